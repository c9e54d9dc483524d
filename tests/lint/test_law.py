"""Rules of law hold from the date of their source on, and for what the data itself shows."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from mqes_core.lint import lint, rules
from mqes_core.lint.subject import dotted
from mqes_core.model import Edition
from mqes_core.model.base import Text
from tests.lint.clean_plans import base, replace
from tests.lint.clean_scorings import SHARE, Data, scored

NOW = date(2026, 11, 23)
EVEN: Data = {"kind": "linear", "start": 0, "end": 100, "start_points": 0, "end_points": 9}
LINE = "scoring.criteria[0].indicators[0]"


def found(edition: Edition, on: date = NOW) -> list[tuple[str, str]]:
    findings = lint(edition, on=on).findings
    return [(item.code, dotted(item.spot.path)) for item in findings if item.rule.family == "law"]


def by(procedure: str | None, **indicator: Any) -> Edition:
    """A scoring by one procedure."""
    return scored(SHARE | {"procedure": procedure}, {"scale": EVEN} | indicator)


def planned(edition: Edition, title: str) -> Edition:
    """The same with a row of the plan."""
    return replace(edition, 0, 0, title=Text(ru=title))


@pytest.mark.parametrize(("on", "expected"), [(date(2025, 4, 17), []), (date(2025, 4, 18), [("MQ610", LINE)])])
def test_scoring_by_vpr_from_the_letter_on(on: date, expected: list[tuple[str, str]]) -> None:
    assert found(by("vpr"), on) == expected


def test_other_procedures_and_what_is_only_observed() -> None:
    assert found(by("test")) == []
    assert found(by("vpr", scale=None)) == []


@pytest.mark.parametrize(
    ("title", "on", "expected"),
    [
        ("Рейтинг школ по результатам ВПР", date(2026, 2, 6), ["MQ611"]),
        ("Рейтинг школ по результатам ВПР", date(2026, 2, 5), []),
        ("Ранжирование школ по итогам всероссийских проверочных работ", NOW, ["MQ611"]),
        ("Рейтинг школ по баллам ЕГЭ", date(2016, 1, 1), ["MQ612"]),
        ("Рейтинг школ по баллам ЕГЭ", date(2014, 12, 31), []),
        ("Рейтинги школ по ВПР не составляются", NOW, []),
        ("О недопустимости рейтингов по ЕГЭ", NOW, []),
        ("Анализ результатов ВПР", NOW, []),
        ("Рейтинг школьных столовых", NOW, []),
    ],
)
def test_a_planned_ranking(title: str, on: date, expected: list[str]) -> None:
    assert [code for code, _ in found(planned(base(), title), on)] == expected


def test_a_ranking_of_schools_whose_points_rest_on_vpr() -> None:
    path = "roadmaps[0].sections[0].activities[0].title"
    assert found(planned(by("vpr"), "Рейтинг школ района")) == [("MQ610", LINE), ("MQ611", path)]
    assert found(planned(by("ege"), "Рейтинг школ района")) == [("MQ612", path)]
    assert found(planned(by("ege"), "Рейтинг читателей")) == []
    assert found(planned(by("test"), "Рейтинг школ района")) == []


def test_points_against_the_best_are_a_ranking() -> None:
    edition = by("ege", scale={"kind": "relative", "most": 100, "better": "up"})
    assert found(edition) == [("MQ612", f"{LINE}.scale")]


def test_vpr_without_its_procedure() -> None:
    assert found(by(None, title="Доля справившихся с ВПР")) == [("MQ613", f"{LINE}.measure")]
    assert found(by("test", title="Доля справившихся с ВПР")) == []


def test_a_whole_criterion_is_one_remark() -> None:
    edition = by("vpr")
    assert edition.scoring is not None
    criterion = edition.scoring.criteria[0]
    second = criterion.indicators[0].model_copy(update={"id": "second"})
    criterion = criterion.model_copy(update={"indicators": (*criterion.indicators, second)})
    twice = edition.model_copy(update={"scoring": edition.scoring.model_copy(update={"criteria": (criterion,)})})
    (item,) = (item for item in lint(twice, on=NOW).findings if item.code == "MQ610")
    assert dotted(item.spot.path) == "scoring.criteria[0]"
    assert len(item.also) == 2


def test_every_rule_of_law_names_its_source() -> None:
    assert [rule.code for rule in rules().values() if (rule.family == "law") != bool(rule.basis)] == []
