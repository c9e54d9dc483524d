"""The sheets about years read back, what is wrong in them named at its cell, and the indicators that come of them."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from mqes_core import score
from mqes_core.api.experts import counted_measure, expert_indicators, write_indicators
from mqes_core.counting import IndicatorReport
from mqes_core.errors import UsageError
from mqes_core.exchange.experts import read_people
from mqes_core.model.activity import HeldProcedure, RegisterEntry
from mqes_core.model.units import Absence, Share
from mqes_core.reporting.experts.indicators import indicators_record, listing, summary
from mqes_core.reporting.experts.schema import indicators_schema
from tests.experts.people import EXAMPLE, TODAY, Rows, codes, example_rows, known, read

SLIPS: list[tuple[str, str, int, str, object]] = [
    # code, sheet, row (from one), column, what is written there
    ("MQ311", "register", 1, "code", "Э-99"),
    ("MQ311", "engaged", 1, "code", "Э-99"),
    ("MQ312", "register", 1, "since", date(2027, 1, 1)),
    ("MQ312", "held", 1, "on", date(2027, 1, 1)),
    ("MQ312", "years", 1, "year", 2031),
    ("MQ313", "register", 1, "since", date(2023, 2, 28)),
    ("MQ315", "register", 1, "order", "нет такого"),
    ("MQ317", "register", 7, "until", date(2021, 9, 30)),
    ("MQ319", "held", 3, "procedure", "паспорт 82 15 123456"),
    ("MQ321", "held", 3, "on", None),
    ("MQ331", "held", 3, "on", "осенью"),
    ("MQ332", "held", 1, "level", "районный"),
    ("MQ332", "register", 1, "category", "9.9."),
    ("MQ335", "held", 2, "number", "П-01"),
    ("MQ336", "engaged", 1, "held", "П-99"),
    ("MQ337", "years", 2, "year", 2022),
]


def spoilt(sheet: str, row: int, column: str, value: object) -> Rows:
    rows = example_rows()
    rows[sheet][row - 1][column] = value
    return rows


def indicators(rows: Rows, folder: Path, year: int = 2023) -> IndicatorReport:
    return expert_indicators(known().edition, read(rows, folder), year=year, on=TODAY)


def values(report: IndicatorReport) -> dict[str, object]:
    return {item.measure.id: item.value for item in report.counted}


@pytest.mark.parametrize(("code", "sheet", "row", "column", "value"), SLIPS)
@pytest.mark.parametrize("suffix", [".json", ".xlsx"])
def test_a_slip_is_named_at_its_cell_and_makes_no_share_up(
    suffix: str, code: str, sheet: str, row: int, column: str, value: object, tmp_path: Path
) -> None:
    rows = spoilt(sheet, row, column, value)
    people = read(rows, tmp_path, suffix)
    assert code in codes(people)
    (found,) = [item for item in people.diagnostics if item.code == code]
    assert found.place is not None
    assert found.place.sheet is not None
    assert found.place.cell is not None
    assert len(people.people) == 12
    sound = values(expert_indicators(known().edition, EXAMPLE / "people.json", year=2023, on=TODAY))
    whole = expert_indicators(known().edition, people, year=2023, on=TODAY)
    for name, share in values(whole).items():
        # A lost row leaves a value open; what it says nothing about stays as it was.
        assert share in (sound[name], Absence.MISSING), name


def test_workbook_and_data_say_the_same_of_the_years() -> None:
    book, data = (read_people(EXAMPLE / f"people{suffix}", known(), TODAY).activity for suffix in (".xlsx", ".json"))
    assert book == data
    assert book.entries[0] == RegisterEntry(code="Э-01", category="observers", since=date(2023, 3, 1))
    assert book.procedures[1] == HeldProcedure(
        number="П-02",
        title="Районная олимпиада школьников",
        procedure="district-olympiad",
        on=date(2022, 11, 17),
        content=False,
        engaged=("Э-03", "Э-07"),
        everybody=True,
    )
    assert book.known_years() == (2022, 2023)


def test_a_procedure_may_be_called_by_its_title_or_short_form(tmp_path: Path) -> None:
    rows = example_rows()
    for number, name in enumerate(
        ["ОГЭ", "Основной государственный экзамен", "Основной государственный экзамен (ОГЭ)"]
    ):
        rows["held"][number]["procedure"] = name
    found = read(rows, tmp_path).activity.procedures
    assert [item.procedure for item in found[:4]] == ["oge", "oge", "oge", "oge"]


def test_the_example_is_counted_as_by_hand() -> None:
    report = expert_indicators(known().edition, EXAMPLE / "people.xlsx", year=2023, on=TODAY)
    assert values(report) == {
        "procedures_with_experts": Share(3, 4),  # П-03, П-05 and П-07 of П-03, П-05, П-06, П-07: ОГЭ is federal
        "procedures_with_content": Absence.MISSING,  # of П-06 it is not said
        "registered_specialists": Share(5, 7),
        "engaged_specialists": Share(5, 7),
        "trained_specialists": Absence.MISSING,  # three documents do not name their programme
    }
    content = counted_measure(report, "procedures_with_content")
    assert [item.code for item in content.open] == ["П-06"]
    assert content.bounds == (75, 100)
    earlier = values(expert_indicators(known().edition, EXAMPLE / "people.xlsx", year=2022, on=TODAY))
    assert earlier["procedures_with_experts"] == Share(1, 2)
    assert report.change(counted_measure(report, "procedures_with_experts")) == 25
    assert len(report.others) == 7


def test_a_list_that_nobody_calls_whole_gives_no_share(tmp_path: Path) -> None:
    rows = example_rows()
    rows["years"] = [{"year": 2023, "procedures_whole": "yes"}]
    report = indicators(rows, tmp_path)
    assert values(report)["registered_specialists"] is Absence.MISSING
    assert counted_measure(report, "engaged_specialists").bounds is None
    text = "\n".join(summary(report, "ru"))
    assert "не сказано, что на листе «Реестр» весь Реестр этого года" in text
    assert "не известно; пока известно: 5 из 7" in text
    assert "к 2022 году: не сравнить" in text


@pytest.mark.parametrize("suffix", [".json", ".csv", ".xlsx"])
def test_what_is_written_feeds_scorecards(suffix: str, tmp_path: Path) -> None:
    report = expert_indicators(known().edition, EXAMPLE / "people.json", year=2023, on=TODAY)
    path = write_indicators(report, tmp_path / f"observed{suffix}")
    result = score(known().edition, path, on=TODAY)
    assert [card.year for card in result.cards] == [2022, 2023]
    line = result.cards[1].find("i2-1-2")
    assert line is not None
    assert (line.value, line.match.key) == (Share(3, 4), "observed")
    missing = result.cards[1].find("i2-1-3")
    assert missing is not None
    assert missing.value is Absence.MISSING


@pytest.mark.parametrize("lang", ["ru", "en"])
def test_numerator_and_denominator_are_listed(lang: Any) -> None:
    report = expert_indicators(known().edition, EXAMPLE / "people.json", year=2023, on=TODAY)
    lines = list(listing(report, counted_measure(report, "registered_specialists"), lang))
    assert [line.strip() for line in lines if line.startswith("      ")] == [
        "Э-02", "Э-03", "Э-04", "Э-05", "Э-08", "Э-07", "Э-12",
    ]  # fmt: skip
    for item in report.counted:
        text = "\n".join(listing(report, item, lang))
        assert all(entry.code in text for entry in (*item.whole, *item.open))
        assert "{" not in text


def test_nobody_is_named_but_by_the_code(tmp_path: Path) -> None:
    rows = example_rows()
    for row in rows["people"]:
        row |= {"name": "Тайное имя", "workplace": "Тайное место"}
    report = indicators(rows, tmp_path)
    said = [*summary(report, "ru"), *(line for item in report.counted for line in listing(report, item, "ru"))]
    assert "Тайное" not in "\n".join(said) + str(indicators_record(report))


def test_data_follows_its_schema(tmp_path: Path) -> None:
    validator = jsonschema.Draft202012Validator(indicators_schema())
    for rows in (example_rows(), spoilt("held", 2, "number", "П-01")):
        validator.validate(indicators_record(indicators(rows, tmp_path)))


def test_a_wrong_question_is_answered_with_a_way_out(tmp_path: Path) -> None:
    people = read(example_rows(), tmp_path)
    with pytest.raises(UsageError, match="MQ867"):
        expert_indicators(known().edition, people, year=2020, on=TODAY)
    report = expert_indicators(known().edition, people, on=TODAY)
    assert report.year == 2023
    with pytest.raises(UsageError, match="MQ868"):
        counted_measure(report, "article_links")
    measures = [item.model_copy(update={"computed": None}) for item in known().edition.measures.values()]
    scoring = known().edition.scoring
    assert scoring is not None
    silent = known().edition.model_copy(update={"scoring": scoring.model_copy(update={"measures": tuple(measures)})})
    with pytest.raises(UsageError, match="MQ866"):
        expert_indicators(silent, people, on=TODAY)
