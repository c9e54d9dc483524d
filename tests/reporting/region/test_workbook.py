"""The region's workbook: every unit once, the same numbers, live tables, formulas that agree, and nothing withheld."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import replace
from functools import cache
from pathlib import Path

import openpyxl
import pytest
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from mqes_core.comparison.results.intervals import Interval
from mqes_core.reporting.region.subject import Region, latest
from mqes_core.reporting.region.workbook import ranking, render_workbook, words
from mqes_core.reporting.region.workbook.grid import Book, Formula
from mqes_core.reporting.workbook.names import SheetNames
from tests.office import converted, needs_office
from tests.reporting.region.made import (
    SMALL,
    compared,
    crossed_region,
    hostile_region,
    other_secrets,
    separate_region,
    some_given,
    some_region,
)

HEAD = 3
OPEN = "не огр."


@cache
def book(region: Region) -> Workbook:
    return openpyxl.load_workbook(io.BytesIO(render_workbook(region)))


def table(sheet: Worksheet) -> list[dict[str, object]]:
    heads = [str(cell.value) for cell in sheet[HEAD]]
    return [dict(zip(heads, row, strict=True)) for row in sheet.iter_rows(min_row=HEAD + 1, values_only=True)]


def shown(row: dict[str, object], low: str, high: str) -> tuple[object, object]:
    return row[low], row[high]


def ends(figure: Interval | None) -> tuple[object, object]:
    if figure is None:
        return None, None
    return tuple(OPEN if end is None else pytest.approx(float(end)) for end in figure)  # type: ignore[return-value]


def test_every_unit_stands_once_in_the_ranking_with_its_numbers() -> None:
    region = crossed_region()
    assert region.results is not None
    rows = {(row["Район"], row["Код"], row["Год"]): row for row in table(book(region)["Места"])}
    assert len(rows) == len(table(book(region)["Места"])) == len(list(region.results.units()))
    for field in region.results.fields:
        for item in field.placed:
            row = rows[item.unit.district.title.ru, item.unit.card.unit.id, item.unit.year]
            assert shown(row, "Место от", "Место до") == item.place
            assert shown(row, "Баллы от", "Баллы до") == ends(item.unit.points)
            assert shown(row, "Доля от, %", "Доля до, %") == ends(item.unit.share)
            assert shown(row, "Лучший = 100, от", "Лучший = 100, до") == ends(item.of_best)
            assert row["Почему без места"] is None
        for beside in field.beside:
            row = rows[beside.unit.district.title.ru, beside.unit.card.unit.id, beside.unit.year]
            assert shown(row, "Место от", "Место до") == (None, None)
            assert row["Почему без места"]


def test_every_sheet_of_results_is_a_live_table() -> None:
    made = book(crossed_region())
    assert made.sheetnames[:12] == [
        "Итоги", "Районы", "Места", "Критерии stepnoy@2023", "Критерии gorny@2021", "Критерии stepnoy@2021",
        "Изменения", "Низкие результаты", "По одной концепции", "Суммы", "Что дальше", "Почему столько баллов",
    ]  # fmt: skip
    assert made.sheetnames[12] == "Как считали"
    for sheet in made.worksheets[:13]:
        assert sheet.page_setup.orientation == "landscape"
        assert sheet.page_setup.paperSize == 9
        if sheet.title == "Низкие результаты":
            continue  # nobody has them here
        (ref,) = [item.ref for item in sheet.tables.values()]
        assert ref.startswith(f"A{HEAD}:")
        assert sheet.print_title_rows == f"${HEAD}:${HEAD}"
        assert str(sheet.freeze_panes).endswith(str(HEAD + 1))


def test_concepts_follow_the_results() -> None:
    region = some_region()
    assert {"Карта", "Строки"} <= set(book(region).sheetnames[12:])
    alone = openpyxl.load_workbook(io.BytesIO(render_workbook(replace(region, results=None))))
    assert alone.sheetnames[:2] == ["Итоги", "Как считали"]
    assert "Карта" in alone.sheetnames


def test_next_steps_are_those_of_the_profiles() -> None:
    region = some_region()
    assert region.results is not None
    found = {(row["Район"], row["Код"]) for row in table(book(region)["Что дальше"])}
    assert found <= {(unit.district.title.ru, unit.card.unit.id) for unit in latest(region.results)}
    assert len(found) > 20
    for row in table(book(region)["Что дальше"]):
        assert isinstance(row["Баллы до"], (int, float)), "a column of numbers sorts as numbers"


def test_a_column_shows_all_its_numbers_with_decimals_or_none() -> None:
    made = book(crossed_region())
    shares = set()
    for sheet in made:
        for column in sheet.iter_cols(min_row=HEAD + 1):
            numbers = [cell for cell in column if isinstance(cell.value, (int, float))]
            assert all(isinstance(cell.value, int) for cell in numbers if cell.number_format == "General")
            shown_as = {cell.number_format for cell in numbers}
            assert len(shown_as) <= 1, (sheet.title, column[0].coordinate)
            shares |= shown_as
    assert shares == {"0", "0.00", "General"}, "what is counted on the sheets of concepts is general"


def test_without_common_lines_the_sheet_says_why_it_is_empty() -> None:
    region = crossed_region()
    assert region.results is not None
    assert region.results.crossed is not None
    nothing = replace(region.results.crossed, lines=(), fields=(), units=())
    made = book(replace(region, results=replace(region.results, crossed=nothing)))
    assert "Общих показателей нет" in str(made["По одной концепции"].cell(HEAD, 1).value)


def test_a_withheld_sum_says_so() -> None:
    region = some_region()
    assert region.results is not None
    rows = table(book(region)["Суммы"])
    hidden = [row for row in rows if row["Сумма"] == "скрыто"]
    assert len(hidden) == sum(
        total.hidden
        for item in region.results.totals
        for total in (*(one for _, one in item.districts), *([item.together] if len(item.districts) > 1 else []))
    )
    assert hidden
    assert all(row["Почему суммы нет"] and row["Из скольких"] is None for row in hidden)


def test_titles_never_become_formulas() -> None:
    for sheet in book(hostile_region()).worksheets:
        for row in sheet.iter_rows():
            for cell in row:
                if cell.data_type == "f":
                    assert re.fullmatch(r"=(IF\(COUNT\(|IF\(|)[A-Z]+[0-9]+[-,>/*+A-Z0-9=(){}\"]*", str(cell.value))
    titles = {row["Организация"] for row in table(book(hostile_region())["Места"])}
    assert {"+1+1", "@SUM(A1:A9)", "=cmd|'/c calc'!A1"} <= titles


def test_a_concept_without_a_total_and_a_district_without_the_last_year_are_shown() -> None:
    rows = table(book(separate_region())["Места"])
    apart = [row for row in rows if row["Район"] == "Горный район"]
    assert apart
    assert all(row["Почему без места"] and row["Баллы от"] is None for row in apart)
    assert {row["Год"] for row in table(book(separate_region())["Районы"])} == {2022, 2023}


def test_the_sheet_works_out_no_change_that_cannot_be_told() -> None:
    results = crossed_region().results
    assert results is not None
    grid = ranking.changes(results, "ru")
    told = [any(isinstance(cell, Formula) for cell in row) for row in grid.rows]
    assert told == [item.share is not None for item in results.changes]
    assert set(told) == {True, False}


def test_nothing_withheld_is_told() -> None:
    given = some_given("gorny", since=2023)
    one, other = (
        render_workbook(replace(some_region(), results=replace(compared(each), totals=())))
        for each in (given, other_secrets(given, SMALL.small))
    )
    assert one == other


def test_the_same_region_gives_the_same_bytes_and_names_nobody() -> None:
    content = render_workbook(hostile_region())
    assert content == render_workbook(hostile_region())
    with zipfile.ZipFile(io.BytesIO(content)) as parts:
        properties = parts.read("docProps/core.xml").decode()
    assert "<dc:creator></dc:creator>" in properties
    assert "<cp:lastModifiedBy></cp:lastModifiedBy>" in properties


@needs_office
@pytest.mark.filterwarnings("ignore:.*extension is not supported")  # what the other program adds
def test_another_program_works_the_formulas_out_alike(tmp_path: Path) -> None:
    import xlsxwriter

    results = crossed_region().results
    assert results is not None
    path = tmp_path / "region.xlsx"
    with xlsxwriter.Workbook(str(path)) as made:
        sheets = Book(made, "ru", SheetNames())
        crossed = ranking.crossed(results, "ru")
        assert crossed is not None
        for grid in (
            ranking.ranking(results, "ru"), ranking.changes(results, "ru"), words.districts(results, "ru"), crossed,
        ):  # fmt: skip
            sheets.write(grid)
        sheets.write(words.totals(results, "ru"))
    ours = openpyxl.load_workbook(path, data_only=True)
    formulas = openpyxl.load_workbook(path)
    _forget(path)
    theirs = openpyxl.load_workbook(io.BytesIO(converted(path, "xlsx").read_bytes()), data_only=True)
    seen = 0
    for sheet in formulas.worksheets:
        for row in sheet.iter_rows():
            for cell in row:
                if cell.data_type == "f":
                    mine, other = (each[sheet.title][cell.coordinate].value for each in (ours, theirs))
                    assert (other or 0) == pytest.approx(mine or 0), (sheet.title, cell.coordinate)
                    seen += 1
    assert seen > 150


def _forget(path: Path) -> None:
    """Take what we worked out from the file, so that the other program has to do it itself."""
    with zipfile.ZipFile(path) as parts:
        content = {name: parts.read(name) for name in parts.namelist()}
    with zipfile.ZipFile(path, "w") as parts:
        for name, part in content.items():
            parts.writestr(name, re.sub(rb"(<f>[^<]*</f>)<v>[^<]*</v>", rb"\1", part))
