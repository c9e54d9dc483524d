"""The table of progress: a line a period, filled in and read back; what does not fit together is told with its cell."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

import mqes_core
from mqes_core import FormError, UsageError
from mqes_core.api.roadmaps import read_progress as read_named
from mqes_core.api.roadmaps import roadmap_overview, write_progress_table
from mqes_core.exchange.roadmap_progress import Progress, progress_table, read_progress
from mqes_core.model import Edition
from mqes_core.model.base import Text
from mqes_core.model.roadmap import Result
from mqes_core.roadmapping import Mark, State, lines, plan_rows
from tests.office import converted, needs_office
from tests.roadmapping.plans import deadlines, plan

ON = date(2022, 11, 1)
REPORT = (Result(kind="report", title=Text(ru="Справка")),)
KEYS, FIRST = 4, 5
Fill = Callable[[Any, dict[str, int]], None]


def table(edition: Edition, path: Path, fill: Fill | None = None) -> Path:
    """A table of an edition, filled in by a function that gets the sheet and the columns."""
    path.write_bytes(progress_table(edition, lines(plan_rows(edition), ON)))
    if fill is not None:
        book = openpyxl.load_workbook(path)
        sheet = book.worksheets[0]
        fill(sheet, {cell.value: cell.column for cell in sheet[KEYS]})
        book.save(path)
    return path


def put(row: int, **said: Any) -> Fill:
    """Fill in one line."""

    def fill(sheet: Any, at: dict[str, int]) -> None:
        for key, value in said.items():
            sheet.cell(row, at[key]).value = value

    return fill


def read(edition: Edition, path: Path, on: date = ON) -> Progress:
    return read_progress([path], [edition], on)


DONE = {
    "state": "выполнено",
    "date": datetime(2022, 10, 12),
    "evidence": "справка от 12.10.2022",
    "result": "отчёт или справка",
}


def codes(path: Path, edition: Edition) -> list[tuple[str, str]]:
    """What is told of a table, errors or warnings, each with its cell."""
    try:
        found = read(edition, path).diagnostics
    except FormError as error:
        found = error.diagnostics
    return [(item.code, item.place.cell) for item in found]


def test_a_line_for_each_time(tmp_path: Path) -> None:
    edition = plan("октябрь 2022 г.", "ежегодно, май", "2 раза в год", "постоянно", "по графику ВсОШ", None)
    book = openpyxl.load_workbook(table(edition, tmp_path / "t.xlsx"))
    sheet = book.worksheets[0]
    at = {cell.value: cell.column for cell in sheet[KEYS]}
    periods = [
        (sheet.cell(row, at["number"]).value, sheet.cell(row, at["period"]).value) for row in range(FIRST, FIRST + 13)
    ]
    assert periods == [
        ("1.1", "01.10.2022 – 31.10.2022"),
        ("1.2", "01.05.2022 – 31.05.2022"), ("1.2", "01.05.2023 – 31.05.2023"), ("1.2", "01.05.2024 – 31.05.2024"),
        ("1.3", "01.01.2022 – 31.12.2022 (1/2)"), ("1.3", "01.01.2022 – 31.12.2022 (2/2)"),
        ("1.3", "01.01.2023 – 31.12.2023 (1/2)"), ("1.3", "01.01.2023 – 31.12.2023 (2/2)"),
        ("1.3", "01.01.2024 – 31.12.2024 (1/2)"), ("1.3", "01.01.2024 – 31.12.2024 (2/2)"),
        ("1.4", "весь срок плана"), ("1.5", "весь срок плана"), ("1.6", "весь срок плана"),
    ]  # fmt: skip
    assert sheet.row_dimensions[KEYS].hidden
    assert {validation.type for validation in sheet.data_validations.dataValidation} == {"list", "custom"}


def test_what_recurs_by_days_has_a_line_a_month_and_long_texts_fit(tmp_path: Path) -> None:
    long = "Подготовка сведений о ходе выполнения плана мероприятий за отчётный период по каждой организации района"
    edition = plan("по рабочим дням", "октябрь 2022 г.", years=(date(2022, 10, 10), date(2022, 11, 30)))
    section = edition.roadmaps[0].sections[0]
    wordy = section.activities[0].model_copy(update={"title": Text(ru=long)})
    section = section.model_copy(update={"activities": (wordy, *section.activities[1:])})
    edition = edition.model_copy(
        update={"roadmaps": (edition.roadmaps[0].model_copy(update={"sections": (section,)}),)}
    )
    sheet = openpyxl.load_workbook(table(edition, tmp_path / "t.xlsx")).worksheets[0]
    at = {cell.value: cell.column for cell in sheet[KEYS]}
    assert [sheet.cell(row, at["period"]).value for row in range(FIRST, FIRST + 3)] == [
        "10.10.2022 – 31.10.2022, 16 раз", "01.11.2022 – 30.11.2022, 21 раз", "01.10.2022 – 31.10.2022",
    ]  # fmt: skip
    assert sheet.row_dimensions[FIRST].height >= 40
    assert not sheet.row_dimensions[FIRST + 2].height


def test_what_is_reported_done_is_not_late(tmp_path: Path) -> None:
    edition = plan("октябрь 2022 г.", "сентябрь 2022 г.", "постоянно", results=REPORT)
    before = roadmap_overview([edition], on=ON)
    assert before.counts == {State.LATE: 2, State.CONTINUOUS: 1}
    progress = read(edition, table(edition, tmp_path / "t.xlsx", put(FIRST, **DONE)))
    assert progress.diagnostics == ()
    after = roadmap_overview([edition], on=ON, progress=progress)
    assert after.counts == {State.DONE: 1, State.LATE: 1, State.CONTINUOUS: 1}
    assert after.tracked
    whole = read(edition, table(edition, tmp_path / "w.xlsx", put(FIRST + 2, **DONE)))
    assert roadmap_overview([edition], on=ON, progress=whole).counts[State.DONE] == 1


def test_a_period_of_several_times_is_done_when_each_is(tmp_path: Path) -> None:
    edition = plan("2 раза в год", years=(date(2022, 1, 1), date(2022, 12, 31)))
    half = read(edition, table(edition, tmp_path / "half.xlsx", put(FIRST, **DONE)))
    assert roadmap_overview([edition], on=ON, progress=half).counts == {State.NOW: 1}

    def both(sheet: Any, at: dict[str, int]) -> None:
        put(FIRST, **DONE)(sheet, at)
        put(FIRST + 1, **DONE)(sheet, at)

    whole = read(edition, table(edition, tmp_path / "whole.xlsx", both))
    assert roadmap_overview([edition], on=ON, progress=whole).counts == {State.DONE: 1}


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ({}, []),
        ({"state": None}, [("MQ796", "F5")]),
        ({"state": "почти"}, [("MQ770", "F5"), ("MQ796", "F5")]),
        ({"state": " Выполнено "}, []),
        ({"state": "done"}, []),
        ({"date": "12.10.2022"}, []),
        ({"date": "12.10.2022 г."}, []),
        ({"date": "12 октября 2022 года"}, []),
        ({"date": "12.10.22"}, []),
        ({"date": "12 октября"}, [("MQ771", "G5"), ("MQ772", "G5")]),
        ({"date": "31.02.2022"}, [("MQ771", "G5"), ("MQ772", "G5")]),
        ({"date": "до 12.10.2022"}, [("MQ771", "G5"), ("MQ772", "G5")]),
        ({"date": "осенью"}, [("MQ771", "G5"), ("MQ772", "G5")]),
        ({"date": None}, [("MQ772", "G5")]),
        ({"evidence": None}, [("MQ773", "I5")]),
        ({"date": datetime(2022, 10, 11)}, [("MQ774", "G5")]),
        ({"evidence": "справка от 13 октября 2022 г."}, [("MQ774", "G5")]),
        ({"evidence": "справка от 13.10.22"}, [("MQ774", "G5")]),
        ({"evidence": "приказ № 5 от 10.10.2022, п. 1.2.30; от 32.10.2022"}, []),
        ({"date": datetime(2022, 11, 2)}, [("MQ775", "G5")]),
        ({"result": None}, [("MQ776", "H5")]),
        ({"result": "справка"}, []),
        ({"result": "Отчет"}, []),
        ({"result": "обучение"}, [("MQ776", "H5")]),
        ({"result": "нечто"}, [("MQ777", "H5"), ("MQ776", "H5")]),
        ({"date": datetime(2022, 9, 30), "evidence": "ссылка"}, [("MQ795", "G5")]),
        ({"state": "в работе", "date": None, "evidence": None, "result": None}, []),
        ({"line": "нет такой"}, [("MQ769", "K5")]),
    ],
)
def test_what_does_not_hold_together_is_told_with_its_cell(
    said: dict[str, Any], told: list[tuple[str, str]], tmp_path: Path
) -> None:
    edition = plan("октябрь 2022 г.", results=REPORT)
    path = table(edition, tmp_path / "t.xlsx", put(FIRST, **{**DONE, **said}))
    assert sorted(codes(path, edition)) == sorted(told)


@needs_office
def test_a_table_saved_by_another_office_reads_the_same(tmp_path: Path) -> None:
    edition = plan("октябрь 2022 г.", "по рабочим дням", "постоянно", results=REPORT)
    path = table(edition, tmp_path / "t.xlsx", put(FIRST, **DONE))
    again = converted(path, "xlsx:Calc MS Excel 2007 XML")
    first, second = read(edition, path), read(edition, again)
    assert second.diagnostics == ()
    assert [(item.line.key, item.mark, item.day, item.result, item.evidence) for item in first.reports] == [
        (item.line.key, item.mark, item.day, item.result, item.evidence) for item in second.reports
    ]
    validations = openpyxl.load_workbook(again).worksheets[0].data_validations.dataValidation
    assert {item.type for item in validations} == {"list", "custom"}


def test_a_result_is_missed_only_where_the_plan_names_one(tmp_path: Path) -> None:
    edition = plan("октябрь 2022 г.")
    path = table(edition, tmp_path / "t.xlsx", put(FIRST, **{**DONE, "result": None}))
    assert codes(path, edition) == []


def test_a_line_stands_once(tmp_path: Path) -> None:
    edition = plan("октябрь 2022 г.", "ноябрь 2022 г.")

    def twice(sheet: Any, at: dict[str, int]) -> None:
        sheet.cell(FIRST + 1, at["line"]).value = sheet.cell(FIRST, at["line"]).value

    assert codes(table(edition, tmp_path / "t.xlsx", twice), edition) == [("MQ778", "K6")]


def test_sorted_rows_and_renamed_heads_read_the_same(tmp_path: Path) -> None:
    edition = plan("октябрь 2022 г.", "ноябрь 2022 г.")

    def muddle(sheet: Any, at: dict[str, int]) -> None:
        put(FIRST, **DONE)(sheet, at)
        sheet.move_range(f"A{FIRST}:K{FIRST}", rows=5)
        sheet.cell(KEYS - 1, at["state"]).value = "Как дела"

    progress = read(edition, table(edition, tmp_path / "t.xlsx", muddle))
    done = [report.line.row.activity.number for report in progress.reports if report.mark is Mark.DONE]
    assert done == ["1.1"]
    assert len(progress.reports) == 2


def test_files_that_are_no_table(tmp_path: Path) -> None:
    edition = plan("октябрь 2022 г.")
    school = mqes_core.write_form("nazran", tmp_path / "form.xlsx")
    (tmp_path / "empty.xlsx").write_bytes(b"")
    (tmp_path / "text.csv").write_text("a;b", encoding="utf-8")
    other = table(
        edition.model_copy(update={"concept": edition.concept.model_copy(update={"id": "other"})}), tmp_path / "o.xlsx"
    )
    edited = edition.concept.model_copy(update={"edition": "1999"})
    older = table(edition.model_copy(update={"concept": edited}), tmp_path / "e.xlsx")

    def bare(sheet: Any, at: dict[str, int]) -> None:
        sheet.delete_rows(KEYS)

    headless = table(edition, tmp_path / "h.xlsx", bare)
    (tmp_path / "broken.xlsx").write_bytes(b"PK\x03\x04 not a workbook")
    told = {
        path.name: codes(path, edition)[0][0]
        for path in (
            school, tmp_path / "empty.xlsx", tmp_path / "text.csv", tmp_path / "none.xlsx", other, older, headless,
            tmp_path / "broken.xlsx",
        )
    }  # fmt: skip
    assert told == {
        "form.xlsx": "MQ779", "empty.xlsx": "MQ703", "text.csv": "MQ702", "none.xlsx": "MQ701", "o.xlsx": "MQ709",
        "e.xlsx": "MQ710", "h.xlsx": "MQ779", "broken.xlsx": "MQ704",
    }  # fmt: skip


@given(st.lists(deadlines, min_size=1, max_size=4), st.dates(date(2021, 1, 1), date(2026, 12, 31)))
def test_lines_are_told_apart_and_the_same_table_is_the_same_file(phrases: list[str | None], on: date) -> None:
    edition = plan(*phrases)
    found = lines(plan_rows(edition), on)
    assert len({line.key for line in found}) == len(found)
    assert {line.row.key for line in found} == {row.key for row in plan_rows(edition)}


def test_an_empty_table_reads_back_as_nothing_done(tmp_path: Path) -> None:
    library = mqes_core.open_library()
    for name in library.names:
        path = write_progress_table(name, tmp_path / f"{name}.xlsx", on=ON, library=library, lang="en")
        progress = read_named([name], [path], on=ON, library=library)
        assert progress.diagnostics == ()
        assert {report.mark for report in progress.reports} == {None}
        assert len(progress.reports) == len(lines(plan_rows(library.edition(name)), ON))
    assert (
        path.read_bytes()
        == write_progress_table(name, tmp_path / "again.xlsx", on=ON, library=library, lang="en").read_bytes()
    )
    with pytest.raises(UsageError, match="MQ807"):
        write_progress_table("nazran", tmp_path / "t.csv", library=library)
