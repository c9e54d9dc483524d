"""What people and programs do to a form without harm: columns moved, rows inserted, other separators and letters."""

from __future__ import annotations

import csv
import io
import json
import tempfile
from fractions import Fraction
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook

from mqes_core.exchange import read_cases, write_cases, write_form
from mqes_core.model import Absence, Case, Share, Unit
from mqes_core.model.units import Value
from tests.exchange.made_up import GOOD, KEY_ROW, column_of, data_sheet, edition, filled, layout, read
from tests.office import converted, needs_office

OTHER = Case(Unit(id="s-2"), 2021, GOOD.values)


def table() -> list[list[str]]:
    """The rows of a CSV file, headers first."""
    with tempfile.TemporaryDirectory() as folder:
        write_cases([GOOD, OTHER], edition(), path := Path(folder) / "form.csv")
        return list(csv.reader(io.StringIO(path.read_text(encoding="utf-8-sig")), delimiter=";"))


def as_csv(rows: list[list[str]], delimiter: str = ";") -> str:
    text = io.StringIO()
    csv.writer(text, delimiter=delimiter, lineterminator="\n").writerows(rows)
    return text.getvalue()


def read_text(text: bytes | str, encoding: str = "utf-8") -> tuple[Case, ...]:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "form.csv"
        path.write_bytes(text if isinstance(text, bytes) else text.encode(encoding))
        return read_cases([path], edition()).cases


# --- order and blanks -------------------------------------------------------------------------------------------------


@given(st.data())
def test_moved_columns_and_blank_rows_change_nothing(data: st.DataObject) -> None:
    rows = table()
    order = data.draw(st.permutations(range(len(rows[0]))))
    moved = [[row[position] for position in order] for row in rows]
    blank = [""] * len(order)
    for place in data.draw(st.lists(st.integers(0, 3), max_size=4)):
        moved.insert(min(place, len(moved)), blank)
    moved = [[*row, "", "  "] for row in moved]
    assert read_text(as_csv(moved, data.draw(st.sampled_from(";,\t")))) == (GOOD, OTHER)


@cache
def sheet_of_form() -> tuple[tuple[object, ...], ...]:
    """What stands on the sheet of data, headings and all."""
    with tempfile.TemporaryDirectory() as folder:
        write_form(edition(), path := Path(folder) / "form.xlsx", cases=[GOOD, OTHER])
        return tuple(data_sheet(load_workbook(path)).iter_rows(max_row=KEY_ROW + 2, values_only=True))


@given(st.permutations(range(len(layout().columns))))
def test_moved_columns_of_a_workbook_change_nothing(order: list[int]) -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "Переименован"
    sheet.append([])
    for row in sheet_of_form():
        sheet.append([None, *(row[position] for position in order)])
        sheet.append([])
    with tempfile.TemporaryDirectory() as folder:
        book.save(path := Path(folder) / "form.xlsx")
        assert read(path).cases == (GOOD, OTHER)


def test_renamed_headers_and_sheets_and_rows_above_change_nothing(tmp_path: Path) -> None:
    path = tmp_path / "form.xlsx"
    write_form(edition(), path, cases=[GOOD])
    book = load_workbook(path)
    sheet = data_sheet(book)
    for merged in list(sheet.merged_cells.ranges):
        sheet.unmerge_cells(str(merged))
    for row in range(1, KEY_ROW):
        for cell in sheet[row]:
            cell.value = "иначе" if cell.value else None
    sheet.insert_rows(1, 3)
    sheet.insert_rows(KEY_ROW + 4, 2)
    for number, each in enumerate(book.worksheets):
        each.title = f"Лист{number}"
    book.save(path)
    assert read(path).cases == (GOOD,)
    assert read(path).diagnostics == ()


def test_several_sheets_are_read_and_a_sheet_of_notes_is_passed_over_with_a_warning(tmp_path: Path) -> None:
    path = tmp_path / "form.xlsx"
    write_form(edition(), path, cases=[GOOD])
    book = load_workbook(path)
    copy = book.copy_worksheet(data_sheet(book))
    copy.cell(KEY_ROW + 1, 1).value = "s-2"
    book.create_sheet("Заметки")["B2"] = "не забыть"
    book.create_sheet("Пусто")
    book.save(path)
    dataset = read(path)
    assert [case.unit.id for case in dataset.cases] == ["s-1", "s-2"]
    assert [(item.code, item.place.sheet) for item in dataset.diagnostics[:1]] == [("MQ786", "Заметки")]
    assert {item.code for item in dataset.diagnostics} == {"MQ786"}


@needs_office
def test_a_form_saved_by_libreoffice_still_reads(tmp_path: Path) -> None:
    source = tmp_path / "form.xlsx"
    write_form(edition(), source, cases=[GOOD, OTHER])
    assert read(converted(source, "xlsx:Calc MS Excel 2007 XML")).cases == (GOOD, OTHER)


# --- tables of text ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1251", "utf-16"])
@pytest.mark.parametrize("delimiter", [";", ",", "\t"])
def test_separators_and_letters(delimiter: str, encoding: str) -> None:
    assert read_text(as_csv(table(), delimiter), encoding) == (GOOD, OTHER)


def test_titles_serve_as_well_as_keys() -> None:
    rows = table()
    rows[0] = [layout().by_key[key].title for key in rows[0]]
    assert read_text(as_csv(rows)) == (GOOD, OTHER)
    rows[0] = [f" {title.upper()}  " for title in rows[0]]
    assert read_text(as_csv(rows)) == (GOOD, OTHER)


def test_a_sheet_saved_as_a_table_of_text_reads_too(tmp_path: Path) -> None:
    path = tmp_path / "form.xlsx"
    write_form(edition(), path, cases=[GOOD])
    cells = data_sheet(load_workbook(path)).iter_rows(values_only=True)
    rows = [["" if value is None else str(value) for value in row] for row in cells]
    assert read_text(as_csv(rows)) == (GOOD,)


def test_optional_columns_may_be_missing() -> None:
    rows = table()
    dropped = {"unit:title", "unit:setting", "form:edition", "exams:percent"}
    kept = [position for position, key in enumerate(rows[0]) if key not in dropped]
    (first, _) = read_text(as_csv([[row[position] for position in kept] for row in rows]))
    assert first.values == GOOD.values
    assert (first.unit.title, first.unit.setting) == (None, None)


# --- cells ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("changes", "measure", "value"),
    [
        ({"graduates": 50.0}, "graduates", 50),
        ({"graduates": " 5\N{NO-BREAK SPACE}000 "}, "graduates", 5000),
        ({"load": "12,5"}, "load", Fraction("12.5")),
        ({"load": 0.1}, "load", Fraction(1, 10)),
        ({"covered:percent": "90,5 %"}, "covered", Share(905, 1000)),
        ({"covered:percent": "33 1/3"}, "covered", Share(100, 300)),
        ({"exams:count": None, "exams:of": None, "exams:percent": 66.7}, "exams", Share(667, 1000)),
        ({"exams:percent": "77,8"}, "exams", Share(7, 9)),
        ({"exams:percent": "77,77 %"}, "exams", Share(7, 9)),
        ({"exams:count": "скрыто", "exams:of": 30}, "exams", Absence.WITHHELD),
        ({"exams:count": None, "exams:of": None, "exams:percent": "н/п"}, "exams", Absence.NOT_APPLICABLE),
        ({"tests:count": "H/П", "tests:of": None}, "tests", Absence.NOT_APPLICABLE),
        ({"tests:count": 0, "tests:of": 0}, "tests", Share(0, 0)),
        ({"council": "нeт"}, "council", False),
        ({"level": " Углубленный "}, "level", "high"),
        ({"talents:points": "2,5"}, "talents", GOOD.values["talents"]),
        ({"entered:count": "cкpытo"}, "entered", Absence.WITHHELD),
    ],
    ids=repr,
)
def test_a_cell_is_taken_as_it_was_meant(
    changes: dict[str, object], measure: str, value: Value, tmp_path: Path
) -> None:
    case = Case(GOOD.unit, 2021, {key: GOOD.values[key] for key in GOOD.values if key not in ("entered", "failed")})
    if measure == "entered":
        case = GOOD
    filled(tmp_path / "form.xlsx", changes, cases=[case])
    assert read(tmp_path / "form.xlsx").cases[0].values[measure] == value


def test_a_cell_of_percents_is_read_as_it_is_shown(tmp_path: Path) -> None:
    path = tmp_path / "form.xlsx"
    filled(path, {"covered:percent": 0.905})
    book = load_workbook(path)
    sheet = data_sheet(book)
    sheet.cell(KEY_ROW + 1, column_of(sheet, "covered:percent")).number_format = "0.0%"
    book.save(path)
    dataset = read(path)
    assert dataset.cases[0].values["covered"] == Share(905, 1000)
    assert dataset.diagnostics == ()


@pytest.mark.parametrize(("code", "wanted"), [(7, "7"), (12.0, "12"), (" s-9 ", "s-9"), ("007", "007")])
def test_codes_of_schools(code: object, wanted: str, tmp_path: Path) -> None:
    filled(tmp_path / "form.xlsx", {"unit:code": code})
    assert read(tmp_path / "form.xlsx").cases[0].unit.id == wanted


@pytest.mark.parametrize(
    ("words", "levels"),
    [
        ("СОШ", ("primary", "basic", "secondary")),
        ("основная", ("primary", "basic")),
        ("Начальная школа", ("primary",)),
        ("школа: основное,  среднее", ("basic", "secondary")),
        ("school: primary", ("primary",)),
        (None, ()),
    ],
)
def test_kinds_of_schools_in_the_words_of_people(words: str | None, levels: tuple[str, ...], tmp_path: Path) -> None:
    filled(tmp_path / "form.xlsx", {"unit:type": words})
    assert read(tmp_path / "form.xlsx").cases[0].unit.levels == levels


@pytest.mark.parametrize(
    ("measure", "written", "value"),
    [
        ("graduates", 50, 50),
        ("graduates", "50", 50),
        ("tests", {"count": 45, "of": 50}, Share(45, 50)),
        ("exams", "90,5 %", Share(905, 1000)),
        ("exams", {"percent": 90.5}, Share(905, 1000)),
        ("covered", {"percent": "33 1/3"}, Share(100, 300)),
        ("load", 0.1, Fraction(1, 10)),
        ("load", 1.0, 1),
        ("load", "1/3", Fraction(1, 3)),
        ("council", False, False),
        ("level", "low", "low"),
        ("talents", {"points": 4, "comment": "за дело"}, (4, "за дело")),
        ("place", {"absent": "withheld"}, Absence.WITHHELD),
        ("place", {"absent": "not_applicable"}, Absence.NOT_APPLICABLE),
        ("place", {"absent": "missing"}, None),
        ("place", None, None),
    ],
    ids=repr,
)
def test_values_in_json(measure: str, written: object, value: object, tmp_path: Path) -> None:
    path = tmp_path / "cases.json"
    case = {"unit": {"id": 7, "levels": ["primary"]}, "year": 2021, "values": {measure: written}}
    content = {"format": 1, "kind": "cases", "concept": "sample", "edition": "2021", "cases": [case]}
    path.write_text(json.dumps(content), encoding="utf-8-sig")
    (read_case,) = read_cases([path], edition()).cases
    assert read_case.unit.id == "7"
    assert read_case.values.get(measure) == value
