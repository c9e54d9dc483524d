"""What is odd in a form but does not stop it is read with a warning: doubtful values, codes, titles, lost stamps."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import load_workbook

from mqes_core.diagnostics import Severity
from mqes_core.exchange import write_cases, write_form
from mqes_core.model import Case, Unit
from tests.exchange.made_up import GOOD, KEY_ROW, data_sheet, edition, edition_of_schools, filled, problems, read
from tests.exchange.test_refusals import assert_has_words, codes


def warned(path: Path, rules: object = None) -> list[str]:
    found = read(path, rules).diagnostics  # type: ignore[arg-type]
    assert all(item.severity is Severity.WARNING for item in found)
    assert_has_words(found)
    return codes(found)


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"place": "н/п"}, "MQ783"),
        ({"covered:percent": 0.9}, "MQ785"),
        ({"covered:percent": 1}, "MQ785"),
        ({"covered:percent": "0,9 %"}, None),
        ({"covered:percent": 0}, None),
        ({"tests:count": None}, "MQ788"),
        ({"talents:points": None}, "MQ789"),
        ({"talents:points": None, "talents:comment": None}, None),
        ({"unit:setting": "нет данных"}, None),
    ],
    ids=repr,
)
def test_a_doubtful_cell_is_read_with_a_warning(changes: dict[str, object], code: str | None, tmp_path: Path) -> None:
    filled(tmp_path / "form.xlsx", changes)
    assert warned(tmp_path / "form.xlsx") == ([code] if code else [])


def test_a_value_that_no_rule_takes_from_such_a_school_is_read_with_a_warning(tmp_path: Path) -> None:
    path = tmp_path / "form.xlsx"
    small = Unit(id="s-1", levels=("primary",))
    write_form(edition_of_schools(), path, cases=[Case(small, 2021, {"graduates": 5, "failed": 0})])
    assert warned(path, edition_of_schools()) == ["MQ780"]


def test_a_school_that_changes_its_title_is_read_with_a_warning(tmp_path: Path) -> None:
    path = tmp_path / "form.json"
    later = GOOD.unit.model_copy(update={"title": "Гимназия 1"})
    same = GOOD.unit.model_copy(update={"title": "школа 1"})
    write_cases([GOOD, Case(later, 2022, {}), Case(same, 2023, {}), Case(Unit(id="x"), 2021, {})], edition(), path)
    assert warned(path) == ["MQ781"]


@pytest.mark.parametrize(
    ("first", "second", "alike"),
    [
        ("СОШ-1", "COШ-1", True),
        ("А1", "a 1", True),
        ("1–7", "1-7", True),
        ("0012", "12", True),
        ("О12", "012", True),
        ("№ 5", "№5", True),
        ("1-1", "11", False),
        ("10", "1", False),
        ("s-1", "s-2", False),
        ("А1", "Б1", False),
    ],
)
def test_codes_that_look_alike_are_read_apart_with_a_warning_that_names_both(
    first: str, second: str, alike: bool, tmp_path: Path
) -> None:
    units = [Unit(id=first), Unit(id=second), Unit(id=second)]
    cases = [Case(unit, 2021 + number, {}) for number, unit in enumerate(units)]
    write_form(edition(), tmp_path / "form.xlsx", cases=cases)
    assert warned(tmp_path / "form.xlsx") == ["MQ765"] * alike
    dataset = read(tmp_path / "form.xlsx")
    assert [case.unit.id for case in dataset.cases] == [first, second, second]
    for problem in dataset.diagnostics:
        assert f"A{KEY_ROW + 2}" in str(problem.place)
        assert f"A{KEY_ROW + 1}" in problem.message("ru")


def test_a_school_year_is_refused_with_the_year_to_write(tmp_path: Path) -> None:
    filled(tmp_path / "form.xlsx", {"unit:year": "2023/24"})
    (problem,) = problems(tmp_path / "form.xlsx")
    assert "«2023/24»" in problem.message("ru")
    assert problem.hint("ru").startswith("Впишите 2024")
    assert problem.hint("en").startswith("Write 2024")


def test_a_formula_gives_its_saved_value_with_a_warning(tmp_path: Path) -> None:
    from xlsxwriter import Workbook

    write_form(edition(), tmp_path / "form.xlsx", cases=[GOOD])
    cells = list(data_sheet(load_workbook(tmp_path / "form.xlsx")).iter_rows(min_row=KEY_ROW, max_row=KEY_ROW + 1))
    book = Workbook(tmp_path / "made.xlsx")
    sheet = book.add_worksheet()
    for column, (key, cell) in enumerate(zip(*cells, strict=True)):
        sheet.write(0, column, key.value)
        sheet.write(1, column, cell.value)
        if key.value == "tests:count":
            sheet.write_formula(1, column, "=40+5", None, 45)
    book.close()
    assert read(tmp_path / "made.xlsx").cases == (GOOD,)
    assert warned(tmp_path / "made.xlsx") == ["MQ764", "MQ782"]


def test_a_workbook_without_the_hidden_sheet_is_read_by_its_columns(tmp_path: Path) -> None:
    path = tmp_path / "form.xlsx"
    write_form(edition(), path, cases=[GOOD])
    book = load_workbook(path)
    del book["_form"]
    book.save(path)
    assert read(path).cases == (GOOD,)
    assert warned(path) == ["MQ764"]
    (problem,) = read(path).diagnostics
    assert "sample@2021" in problem.message("ru")
    sheet = data_sheet(book)
    sheet.cell(KEY_ROW, sheet.max_column + 1).value = "form:edition"
    sheet.cell(KEY_ROW + 1, sheet.max_column).value = "sample@2021"
    book.save(path)
    assert warned(path) == []
