"""The form as a person meets it in a spreadsheet: headings, drop-downs, checks, notes, instructions, paper."""

from __future__ import annotations

import json
from functools import cache
from io import BytesIO
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from openpyxl import Workbook, load_workbook

from mqes_core.exchange.guidance import asks, comment, unit_words
from mqes_core.exchange.layout import Role, form_layout
from mqes_core.exchange.paper import heading_height, lines, page_starts, width
from mqes_core.exchange.xlsx_writer import workbook
from mqes_core.i18n import Language
from mqes_core.model import Edition
from tests.exchange.made_up import GOOD, KEY_ROW, column_of, data_sheet, edition, edition_of_schools, editions


@cache
def form(lang: Language = "ru") -> Workbook:
    return load_workbook(BytesIO(workbook(edition(), form_layout(edition(), lang), [GOOD])))


def checks(sheet: Any) -> dict[str, Any]:
    """Data validations by the key of their column."""
    found = {}
    for check in sheet.data_validations.dataValidation:
        (area,) = check.sqref.ranges
        assert area.min_row == KEY_ROW + 1
        found[sheet.cell(KEY_ROW, area.min_col).value] = check
    return found


def test_sheets_in_russian_and_the_rest_hidden() -> None:
    states = {sheet.title: sheet.sheet_state for sheet in form().worksheets}
    assert states == {
        "Как заполнять": "visible", "Данные": "visible", "_lists": "veryHidden", "_form": "veryHidden",
    }  # fmt: skip
    assert [sheet.title for sheet in form("en").worksheets[:2]] == ["How to fill in", "Data"]


def test_the_hidden_sheet_says_what_the_form_is() -> None:
    facts = dict(form()["_form"].iter_rows(values_only=True))
    layout = form_layout(edition())
    assert (facts["concept"], facts["edition"], facts["version"]) == ("sample", "2021", layout.version)
    assert facts["made_by"]


def test_headings_stand_by_criterion_over_a_hidden_row_of_keys() -> None:
    sheet = data_sheet(form())
    keys = [cell.value for cell in sheet[KEY_ROW]]
    assert keys == [column.key for column in form_layout(edition()).columns]
    assert sheet.row_dimensions[KEY_ROW].hidden
    groups = [cell.value for cell in sheet[3] if cell.value]
    assert [groups[0], groups[1], groups[2], groups[-1]] == [
        "Организация", "Вид и год", "1. Критерий 1", "2. Критерий 2",
    ]  # fmt: skip
    at = column_of(sheet, "tests:count")
    assert [sheet.cell(row, at).value for row in (4, 5, 6)] == ["Контрольные", "справились", "целое число"]
    assert sheet.freeze_panes == "C8"
    assert sheet.print_title_rows == "$3:$6"


def test_answers_come_from_lists_and_numbers_are_checked() -> None:
    sheet = data_sheet(form())
    found = checks(sheet)
    lists = {key for key, check in found.items() if check.type == "list"}
    assert lists == {"unit:type", "unit:setting", "level", "council"}
    numbers = {column.key for column in form_layout(edition()).columns if column.measure} - lists - {"talents:comment"}
    assert {key for key, check in found.items() if check.type == "custom"} == numbers
    assert all(len(check.formula1) <= 255 for check in found.values())
    rules = found["tests:count"].formula1
    count, of = (f"{sheet.cell(1, column_of(sheet, key)).column_letter}8" for key in ("tests:count", "tests:of"))
    for part in (f"INT({count})", f"{count}>=0", f"{count}<={of}", '"н/п"', '"скрыто"'):
        assert part in rules
    assert "<=5" in found["talents:points"].formula1
    assert "<=40" in found["load"].formula1
    answers = [row[0].value for row in form()["_lists"]["D1:D4"]]
    assert answers == ["базовый", "углублённый", "н/п", "скрыто"]


def test_a_note_on_a_header_says_what_to_count_and_for_which_rule() -> None:
    sheet = data_sheet(form())
    notes = [cell.comment for row in sheet.iter_rows(4, 5) for cell in row if cell.comment]
    assert len(notes) == len(form_layout(edition()).columns)
    note = sheet.cell(4, column_of(sheet, "graduates")).comment
    assert note is not None
    assert "Все выпускники года." in note.text
    assert "Источник: приказ, раздел II, таблица 1, строка 1;" in note.text
    part = sheet.cell(4, column_of(sheet, "failed")).comment
    assert part is not None
    assert "Входит в число «Выпускники, всего»" in part.text


def test_cells_of_measures_that_a_school_does_not_have_turn_grey() -> None:
    book = load_workbook(BytesIO(workbook(edition_of_schools(), form_layout(edition_of_schools()))))
    formats = [rule for area in data_sheet(book).conditional_formatting for rule in area.rules]
    assert len(formats) == 4
    assert all('$C8<>"средняя"' in rule.formula[0] and '$C8<>"начальная"' not in rule.formula[0] for rule in formats)
    assert not list(data_sheet(form()).conditional_formatting)


def test_instructions_name_codes_checks_readings_and_columns() -> None:
    rules = edition().model_dump(mode="json", exclude_defaults=True)
    reading = {"id": "gap", "about": "Дыра", "taken": "Вниз", "because": "Так", "source": {}, "provisional": True}
    scoring = rules["scoring"]
    scoring["readings"] = [reading]
    scoring["criteria"][0]["readings"] = ["gap"]
    line = scoring["criteria"][0]["indicators"][0]
    line |= {"open": "gap", "applies": {"levels": ["primary"], "reading": "gap"}, "printed": "1 балл за каждого"}
    share = next(item for item in scoring["criteria"][0]["indicators"] if item["measure"] == "tests")
    share["scale"]["read_as"] = {"values": "threshold", "reading": "gap"}
    scoring["criteria"][0]["minimum"] = {"points": 1, "reading": "gap", "source": {}}
    whole = Edition.model_validate_json(json.dumps(rules))
    book = load_workbook(BytesIO(workbook(whole, form_layout(whole))))
    text = "\n".join(str(cell) for row in book.worksheets[0].iter_rows(values_only=True) for cell in row if cell)
    for words in ("пустая ячейка", "н/п", "скрыто", "Что проверяется", "Дыра", "Вниз (предварительно", "Контрольные"):
        assert words in text
    assert text.count("Дыра") == 1
    field = form_layout(whole).fields[0]
    assert "1 балл за каждого" in comment(whole, field, field.main, "ru")


@given(editions())
def test_every_column_is_explained_and_no_measure_is_torn_between_pages(rules: Edition) -> None:
    layout = form_layout(rules)
    for field in layout.fields:
        for column in field.columns:
            assert asks(field, column, "ru")
            assert unit_words(field, column, "en")
            assert comment(rules, field, column, "ru").count("Источник") == 1
    first = {field.main.key for field in layout.fields}
    starts = page_starts(layout)
    assert starts <= first
    edges = [0, *(n for n, column in enumerate(layout.columns) if column.key in starts), len(layout.columns)]
    kept = sum(width(column) for column in layout.columns[:2])
    for begin, end in pairwise(edges):
        assert sum(width(column) for column in layout.columns[begin:end]) + (kept if begin else 0) <= 172
    assert 0 < heading_height(layout, "ru", strong=True) <= 190


@pytest.mark.parametrize(
    ("text", "room", "count"), [("", 10, 1), ("слово", 10, 1), ("два слова", 6, 2), ("оченьдлинноеслово", 6, 3)]
)
def test_lines_are_counted_as_a_spreadsheet_breaks_them(text: str, room: int, count: int) -> None:
    assert lines(text, room) == count


def test_points_without_bounds_say_so() -> None:
    field = form_layout(edition()).fields_by_measure["talents"]
    free = type(field)(field.measure, field.criterion, (), field.columns)
    column = field.column(Role.POINTS)
    assert column is not None
    assert unit_words(free, column, "ru") == "баллы"
    assert unit_words(field, column, "ru") == "от 0 до 5"
