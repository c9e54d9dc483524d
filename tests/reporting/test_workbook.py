"""The workbook read back: numbers are numbers, texts are texts, sheets have names that Excel accepts."""

from __future__ import annotations

import io
from fractions import Fraction
from functools import cache
from typing import Any

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from mqes_core.evaluation import Status
from mqes_core.model import render_exact
from mqes_core.reporting.building import build_report
from mqes_core.reporting.view import Report, walk
from mqes_core.reporting.workbook import render_workbook
from mqes_core.reporting.workbook.cells import exact_ratio
from mqes_core.reporting.workbook.names import SheetNames
from tests.reporting.scored import HOSTILE, Scored, hostile, region, scored

FIRST = 6
"""The first row of the body of the sheet of totals, counted from one."""


@cache
def built(kind: str) -> tuple[Report, Workbook]:
    report = build_report(*(hostile() if kind == "hostile" else region()), "ru")
    return report, openpyxl.load_workbook(io.BytesIO(render_workbook(report)))


def read(report: Report) -> Workbook:
    return openpyxl.load_workbook(io.BytesIO(render_workbook(report)))


def sheet(book: Workbook, name: str) -> Worksheet:
    found = book[name]
    assert isinstance(found, Worksheet)
    return found


def shown(end: int | Fraction | None, unbounded: str) -> Any:
    """What a cell shows: only a ratio that never ends is rounded."""
    if end is None:
        return unbounded
    return float(end) if "/" not in str(render_exact(end)) else round(float(end), 4)


@settings(max_examples=15)
@given(scored())
def test_totals_hold_every_card_with_its_rank_and_intervals(given_: Scored) -> None:
    report = build_report(*given_, "ru")
    totals = sheet(read(report), "Итоги")
    heads = [cell.value for cell in totals[FIRST - 1]]
    for place, row in enumerate(report.rows(), start=FIRST):
        values = [cell.value for cell in totals[place]]
        assert values[0] == row.card.year
        assert values[1:3] == (list(row.rank) if row.rank else ["—", "—"])
        assert values[3:5] == [row.name, row.card.unit.id]
        cells = (row.total, *row.cells) if report.has_total else row.cells
        starts = [column for column, head in enumerate(heads) if head == "от"]
        assert len(starts) == len(cells)
        for start, cell in zip(starts, cells, strict=True):
            if cell.status is not Status.NOT_APPLICABLE:
                low, high = values[start : start + 2]
                assert [low, high] == [shown(cell.ends[0], "и ниже"), shown(cell.ends[1], "и выше")]
    ratios = [exact_ratio(*cell.ends) for row in report.rows() for cell in row.cells]
    assert any(ratios) <= (totals.cell(4, totals.max_column).value == "Точное значение")


def test_a_ratio_that_never_ends_is_rounded_and_stands_in_full_beside() -> None:
    assert exact_ratio(Fraction(1, 3), Fraction(1, 3)) == "1/3"
    assert exact_ratio(Fraction(-1, 3), 2) == "-1/3 … 2"
    assert exact_ratio(None, Fraction(22, 7)) == " … 22/7"
    assert exact_ratio(Fraction(1, 4), None) == ""


def test_first_come_totals_then_words_then_a_sheet_for_each_school() -> None:
    report, book = built("region")
    assert book.sheetnames[:5] == ["Итоги", "Пояснения", "Прочтения", "Замечания к данным", "О расчёте"]
    units = {row.card.unit.id for row in report.rows()}
    assert len(book.sheetnames) == 5 + len(units)
    assert book.sheetnames[5:7] == ["Школа 01", "Школа 02"]
    for row in list(report.rows())[:10]:
        link = next(
            cell.hyperlink for (cell,) in sheet(book, "Итоги").iter_rows(FIRST, min_col=4, max_col=4)
            if cell.value == row.name
        )  # fmt: skip
        assert link is not None
        assert link.location == f"'{row.name}'!A1"
        assert sheet(book, row.name)["A1"].value == row.name


def test_a_school_has_every_line_of_every_year() -> None:
    report, book = built("region")
    rows = [row for row in report.rows() if row.name == "Школа 05"]
    found = [[cell.value for cell in line] for line in sheet(book, "Школа 05").iter_rows(min_row=5)]
    bands = [values[0] for values in found if isinstance(values[0], str) and "год" in values[0]]
    assert bands == [f"{row.card.year} год · место {row.rank_text}" for row in rows]
    lines = [values for values in found if values[1]]
    expected = [part for row in rows for part in walk(row.explanation)]
    assert [values[1] for values in lines] == [part.title for part in expected]
    assert [values[5] for values in lines] == [part.outcome for part in expected]
    assert [values[8] for values in lines] == [part.because for part in expected]
    assert [values[9] for values in lines] == [part.source for part in expected]
    assert all(part.inputs[0][1] in values[2] for values, part in zip(lines, expected, strict=True) if part.inputs)


def test_explanations_are_one_long_table_to_filter() -> None:
    report, book = built("region")
    words = sheet(book, "Пояснения")
    expected = [part for row in report.rows() for part in walk(row.explanation)]
    assert words.max_row == 1 + len(expected)
    assert words.auto_filter.ref == f"A1:R{words.max_row}"
    assert [cell.value for (cell,) in words.iter_rows(2, min_col=9, max_col=9)] == [part.because for part in expected]
    for column, decisive in ((16, True), (17, False)):
        named = [cell.value or "" for (cell,) in words.iter_rows(2, min_col=column, max_col=column)]
        assert any(named)
        assert named == [", ".join(note.id for note in part.readings if note.decisive is decisive) for part in expected]


def test_readings_and_head_are_passed_on() -> None:
    report, book = built("region")
    readings = sheet(book, "Прочтения")
    rows = [[cell.value for cell in row] for row in readings.iter_rows(min_row=4)]
    states = {True: "ждёт подтверждения", False: "принято"}
    assert rows == [
        [note.id, note.about, note.taken, note.because, states[note.provisional], report.bearing[note.id]]
        for note in report.readings
    ]
    about = {row[0].value: row[1].value for row in sheet(book, "О расчёте").iter_rows(min_row=3)}
    header = report.header
    assert about["Отпечаток правил"] == header.rules_hash
    assert about["Дата оценки"] == "23.11.2026"
    assert about["Чтение документа"] == "по принятым прочтениям"
    assert about["Версия программы"] == f"mqes {header.engine}"
    assert "ВПР" in about["Правовые оговорки: MQ601"]
    assert {"нет данных", "скрыто", "не применимо", "документ не решает", "известно не всё"} <= set(about)


def test_sheets_are_ready_to_read_and_to_print() -> None:
    _, book = built("region")
    totals = sheet(book, "Итоги")
    assert totals.freeze_panes == f"E{FIRST}"
    assert totals.auto_filter.ref == f"A{FIRST - 1}:Z{totals.max_row}"
    assert [item.id for item in totals.row_breaks.brk] == [FIRST - 1 + 44, FIRST - 1 + 88]
    for each in map(book.__getitem__, book.sheetnames[:6]):
        assert each.page_setup.orientation == "landscape"
        assert each.page_setup.paperSize == 9
        assert each.print_title_rows
    assert sheet(book, "Школа 05").page_setup.fitToHeight == 0


def test_hostile_titles_stay_texts() -> None:
    _, book = built("hostile")
    found = set()
    for each in book.worksheets:
        for row in each.iter_rows():
            for cell in row:
                assert cell.data_type != "f", (each.title, cell.coordinate)
                found.add(cell.value)
                if cell.hyperlink is not None:
                    assert cell.hyperlink.target is None
                    assert cell.hyperlink.location.rsplit("!", 1)[0].strip("'").replace("''", "'") in book.sheetnames
    assert set(HOSTILE) <= found


def test_the_same_report_gives_the_same_bytes() -> None:
    report, _ = built("hostile")
    assert render_workbook(report) == render_workbook(report)


@given(st.lists(st.text() | st.sampled_from(HOSTILE) | st.just("История"), max_size=12))
def test_names_of_sheets_are_such_as_excel_accepts(titles: list[str]) -> None:
    names = SheetNames()
    taken = [names.take(title) for title in [*titles, "History", "Итоги", "итоги"]]
    assert len({name.casefold() for name in taken}) == len(taken)
    for name in taken:
        assert 1 <= len(name) <= 31
        assert not set(name) & set("[]:*?/\\#\x00\n")
        assert not name.startswith("'")
        assert not name.endswith("'")
        assert name.casefold() != "history"


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Школа 1", "Школа 1"),
        ("a" * 40, "a" * 31),
        ("a" * 41, "a" * 27 + " (2)"),
        ("МБОУ «СОШ № 1»/филиал", "МБОУ «СОШ № 1» филиал"),
        ("''", "—"),
    ],
)
def test_a_name_of_a_sheet_stays_near_to_the_title(title: str, name: str) -> None:
    names = SheetNames()
    names.take("a" * 31) if len(title) == 41 else None
    assert names.take(title) == name


def test_a_very_long_text_is_cut_to_what_a_cell_can_hold() -> None:
    cards, edition = region()
    report = build_report(cards[:1], edition, "en")
    unit = report.years[0].rows[0].card.unit
    assert unit.title
    book = read(report)
    assert book.sheetnames[:5] == ["Totals", "Explanations", "Readings", "Remarks on the data", "About"]
