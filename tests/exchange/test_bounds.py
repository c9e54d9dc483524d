"""A file beyond all forms is refused and says of what there is too much; a big honest form is read."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from mqes_core.exchange import read_cases, write_form
from mqes_core.model import Case, Unit
from tests.exchange.made_up import edition, problems
from tests.exchange.test_files import repacked, with_in_sheet

END = b"</sheetData>"
SHEET = b'<sheet name="a" id="rId1"/>'
FILL = 40 * 2**20


def many(piece: bytes) -> bytes:
    return piece * (FILL // len(piece))


def rows_of_numbers() -> bytes:
    return b"".join(b'<row r="%d"><c r="A%d"><v>7</v></c></row>' % (row, row) for row in range(10, 510_020))


def in_part(name: str, old: bytes, new: bytes) -> bytes:
    return repacked(lambda part, data: data.replace(old, new, 1) if part.endswith(name) else data)


WORKBOOKS = {
    "filled cells": (lambda: with_in_sheet(END, rows_of_numbers() + END), "MQ761"),
    "empty cells": (lambda: with_in_sheet(END, many(b'<c r="A9"/>') + END), "MQ761"),
    "rows": (lambda: with_in_sheet(END, many(b"<row/>") + END), "MQ761"),
    "spaces": (lambda: with_in_sheet(END, b" " * (48 * 2**20) + END), "MQ707"),
    "merged": (lambda: with_in_sheet(END, END + many(b'<mergeCell ref="A1:B2"/>')), "MQ763"),
    "unclosed": (lambda: with_in_sheet(END, END + many(b"<mergeCell ")), "MQ761"),
    "styles": (lambda: in_part("styles.xml", b"<cellXfs", b"<x>" + many(b"<xf/>") + b"</x><cellXfs"), "MQ762"),
    "strings": (lambda: in_part("sharedStrings.xml", b"<si>", many(b"<si><t>a</t></si>") + b"<si>"), "MQ762"),
    "sheets": (lambda: in_part("workbook.xml", b"<sheets>", b"<sheets>" + SHEET * 201), "MQ762"),
    "one long list": (lambda: with_in_sheet(END, END + b'<x sqref="' + many(b"A1:A2 ") + b'"/>'), None),
}  # fmt: skip


@pytest.mark.parametrize("kind", WORKBOOKS)
def test_a_workbook_beyond_all_forms_is_refused(kind: str, tmp_path: Path) -> None:
    make, code = WORKBOOKS[kind]
    path = tmp_path / "form.xlsx"
    path.write_bytes(make())
    found = problems(path)
    assert [item.code for item in found] == ([code] if code else [])
    assert all(item.hint("ru") and item.hint("en") for item in found)


def test_a_table_beyond_all_forms_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "form.csv"
    path.write_text("1;2;3;4;5\n" * 110_000, encoding="utf-8")
    assert [item.code for item in problems(path)] == ["MQ761"]


def test_data_beyond_all_forms_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "form.json"
    content = {"format": 1, "kind": "cases", "concept": "sample", "edition": "2021", "cases": [{}] * 500_001}
    path.write_text(json.dumps(content), encoding="utf-8")
    assert [item.code for item in problems(path)] == ["MQ761"]


@pytest.mark.parametrize("suffix", [".csv", ".json", ".xlsx"])
def test_a_file_too_large_is_not_even_opened(suffix: str, tmp_path: Path) -> None:
    path = tmp_path / f"form{suffix}"
    with path.open("wb") as file:
        file.truncate(49 * 2**20)
    (problem,) = problems(path)
    assert problem.code == "MQ707"
    assert "МБ" in problem.message("ru")


def test_a_big_honest_form_is_read(tmp_path: Path) -> None:
    cases = tuple(
        Case(Unit(id=f"{number:05d}", title=f"Школа {number}"), 2021, {"graduates": number, "load": 12})
        for number in range(5000)
    )
    write_form(edition(), tmp_path / "form.xlsx", cases=cases)
    found = read_cases([tmp_path / "form.xlsx"], edition())
    assert found.cases == cases
    assert found.diagnostics == ()
