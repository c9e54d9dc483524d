"""A file says itself for which concept it was made, and reading it whole says the same."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest
from openpyxl import load_workbook

from mqes_core.diagnostics import Diagnostic
from mqes_core.exchange import write_cases
from mqes_core.exchange.naming import concept_of
from mqes_core.exchange.xlsx_sheet import SheetReader
from tests.exchange.made_up import GOOD, edition, problems
from tests.office import converted, needs_office


def named(path: Path) -> str | None:
    found: list[Diagnostic] = []
    concept = concept_of(path, found)
    assert found == []
    return concept


@pytest.mark.parametrize("suffix", ["xlsx", "csv", "json"])
def test_every_format_names_its_concept(suffix: str, tmp_path: Path) -> None:
    path = tmp_path / f"form.{suffix}"
    write_cases([GOOD], edition(), path)
    assert named(path) == edition().key
    assert problems(path) == ()


def test_only_the_hidden_sheets_of_a_form_are_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "form.xlsx"
    write_cases([GOOD], edition(), path)
    with zipfile.ZipFile(path) as archive:
        sheets = sum(name.startswith("xl/worksheets/sheet") for name in archive.namelist())
    read = []
    start = SheetReader.__init__
    monkeypatch.setattr(
        SheetReader, "__init__", lambda self, *rest: (read.append(rest[0].title), start(self, *rest))[1]
    )
    assert named(path) == edition().key
    assert len(read) < sheets - 1


@pytest.mark.parametrize("shown", [False, True], ids=["hidden", "shown"])
def test_a_workbook_saved_anew_is_still_known(shown: bool, tmp_path: Path) -> None:
    path = tmp_path / "form.xlsx"
    write_cases([GOOD], edition(), path)
    book = load_workbook(path)
    for sheet in book.worksheets:
        sheet.sheet_state = "visible" if shown else sheet.sheet_state
    book.save(path)
    assert named(path) == edition().key


@needs_office
def test_a_workbook_saved_by_another_program_is_still_known(tmp_path: Path) -> None:
    path = tmp_path / "form.xlsx"
    write_cases([GOOD], edition(), path)
    assert named(converted(path, "xlsx")) == edition().key


def test_a_table_of_data_saved_as_a_workbook_keeps_the_column(tmp_path: Path) -> None:
    path = tmp_path / "form.xlsx"
    write_cases([GOOD], edition(), path)
    book = load_workbook(path)
    for sheet in [sheet for sheet in book.worksheets if sheet.sheet_state != "visible"]:
        book.remove(sheet)
    data = book.worksheets[1]
    column = data.max_column + 1
    data.cell(7, column).value = "form:edition"
    data.cell(8, column).value = edition().key
    book.save(path)
    assert named(path) == edition().key


@pytest.mark.parametrize(
    ("text", "concept"),
    [
        ("Код школы;Форма\n01;nazran@2021\n", "nazran@2021"),
        ("Код школы,Form\n01,\n02,nazran@2021\n", "nazran@2021"),
        ("Код школы;Форма\n01;очная\n", None),
        ("Код школы;Год\n01;2021\n", None),
    ],
)
def test_a_column_names_it_where_it_looks_like_a_name(text: str, concept: str | None, tmp_path: Path) -> None:
    path = tmp_path / "form.csv"
    path.write_text(text, encoding="utf-8")
    assert named(path) == concept


@pytest.mark.parametrize(
    ("text", "concept"),
    [
        ('{"edition": "2021", "concept": "nazran"}', "nazran@2021"),
        ('{"concept": "nazran"}', "nazran"),
        ('{"concept": 5, "edition": "2021"}', None),
        ("[1]", None),
    ],
)
def test_keys_name_it(text: str, concept: str | None, tmp_path: Path) -> None:
    path = tmp_path / "cases.json"
    path.write_text(text, encoding="utf-8")
    assert named(path) == concept
