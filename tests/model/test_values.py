"""Small values of the model: texts in two languages, periods, places in documents, days."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from mqes_core.model.base import Text
from mqes_core.model.concept import Validity
from mqes_core.model.sources import Document, Source
from mqes_core.model.units import Case, Share, Unit

DAYS = st.dates(date(2000, 1, 1), date(2040, 1, 1))


def test_a_text_falls_back_to_russian() -> None:
    both, one = Text(ru="балл", en="point"), Text.model_validate("балл")
    assert [both.in_language(lang) for lang in ("ru", "en", "de")] == ["балл", "point", "балл"]
    assert one.in_language("en") == str(one) == "балл"
    assert one == Text(ru="балл")


@pytest.mark.parametrize("data", ["", "  ", "\n", 5, None, ["балл"], {"en": "point"}, {"ru": "балл", "de": "Punkt"}])
def test_a_text_is_not_blank_and_in_known_languages(data: object) -> None:
    with pytest.raises(ValidationError):
        Text.model_validate(data)


@given(st.none() | DAYS, st.none() | DAYS, DAYS)
def test_a_period_covers_its_ends_and_all_between(since: date | None, until: date | None, day: date) -> None:
    period = Validity(since=since, until=until)
    assert period.covers(day) == ((since or date.min) <= day <= (until or date.max))
    assert all(period.covers(end) for end in (since, until) if end and (since or end) <= (until or end))


@given(DAYS)
def test_a_day_is_read_as_written(day: date) -> None:
    assert Validity.model_validate_json(f'{{"since": "{day.isoformat()}"}}').since == day


@pytest.mark.parametrize(
    "written", ["15.09.2020", "2020-9-5", "2020-02-30", "20200915", "1609459200", "2020-W01-1", ""]
)
def test_a_day_is_written_in_one_way(written: str) -> None:
    with pytest.raises(ValidationError) as error:
        Document.model_validate({"id": "a", "kind": "order", "title": "Приказ", "dated": written})
    assert [(item["loc"], item["type"]) for item in error.value.errors()] == [(("dated",), "iso_day")]


def test_a_source_leads_from_the_wide_to_the_narrow() -> None:
    source = Source(section="VII", table="1", row="3.", line=2, column="Баллы")
    assert source.text() == "раздел VII, таблица 1, строка 3, позиция 2, графа «Баллы»"
    assert source.text("en") == "section VII, table 1, row 3, line 2, column “Баллы”"
    assert Source().text() == ""


def test_a_rule_cannot_be_changed() -> None:
    with pytest.raises(ValidationError):
        Source().section = "I"  # type: ignore[misc]  # that it cannot be assigned is what is shown


def test_a_case_lists_what_was_observed() -> None:
    case = Case(Unit(id="school-1"), 2021, {"passed": Share(79, 100), "site": True})
    found = [(item.unit, item.measure, item.year, item.value) for item in case.observations()]
    assert found == [("school-1", "passed", 2021, Share(79, 100)), ("school-1", "site", 2021, True)]
