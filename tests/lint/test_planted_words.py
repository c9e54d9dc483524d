"""A word planted into any row of a clean plan is found at that row, and nothing else is."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mqes_core.lint import lint
from mqes_core.model import Edition
from mqes_core.model.base import Text
from mqes_core.model.roadmap import Result
from tests.lint.clean_plans import clean_editions, replace

ON = date(2026, 11, 23)


def results(text: str) -> dict[str, Any]:
    return {"results": (Result(kind="other", title=Text(ru=text)),)}


PLANTS: dict[str, tuple[dict[str, Any], tuple[str | int, ...]]] = {
    "MQ160": ({"timing": None}, ()),
    "MQ161": ({"responsible": ()}, ()),
    "MQ162": ({"results": ()}, ()),
    "MQ171": ({"participants": ("руководители ММС",)}, ("participants", 0)),
    "MQ180": (results("Справка по форме приложения 9"), ("results", 0, "title")),
    "MQ181": (results("Справка по таблице 9"), ("results", 0, "title")),
    "MQ501": (results("Справка для администрации г.о.г. Кулебаки"), ("results", 0, "title")),
    "MQ502": (results("Справка для школ Брянской области"), ("results", 0, "title")),
    "MQ503": (results("Справка для школ округа"), ("results", 0, "title")),
    "MQ504": (results("Справка о краевом конкурсе"), ("results", 0, "title")),
    "MQ505": (results("Справка о педагогах региона"), ("results", 0, "title")),
    "MQ506": ({"participants": ("руководители муниципалитетов",)}, ("participants", 0)),
    "MQ510": ({"responsible": ("Комитет образования",)}, ("responsible", 0)),
    "MQ520": (results("Комплекс мер на 2019–2021 годы"), ("results", 0, "title")),
    "MQ521": (results("Справка за 20241 год"), ("results", 0, "title")),
    "MQ540": (results("Справка, готовит Фамилия И. О."), ("results", 0, "title")),
}


@pytest.mark.parametrize("code", PLANTS)
@given(edition=clean_editions(), data=st.data())
@settings(max_examples=20)
def test_is_found_where_it_was_planted(code: str, edition: Edition, data: st.DataObject) -> None:
    changed, steps = PLANTS[code]
    sections = edition.roadmaps[0].sections
    section = data.draw(st.integers(0, len(sections) - 1))
    index = data.draw(st.integers(0, len(sections[section].activities) - 1))
    planted = replace(edition, section, index, **changed)
    place = ("roadmaps", 0, "sections", section, "activities", index, *steps)
    assert {(item.code, item.spot.path) for item in lint(planted, on=ON).findings} == {(code, place)}
