"""Workbooks: opened with care, since anything may be called .xlsx, and turned into grids of exact cells."""

from __future__ import annotations

import io
import re
import warnings
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from fractions import Fraction
from typing import TYPE_CHECKING, Any, Final

from mqes_core.diagnostics import Diagnostic, Place
from mqes_core.exchange.cells import Cell, CellValue, Trouble, exact_float
from mqes_core.exchange.grid import Grid, cell_name
from mqes_core.exchange.identity import FORM_MARK, GUIDE_MARK, LISTS_MARK

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

__all__ = ["Book", "Stamp", "read_workbook"]

_OLE: Final = bytes.fromhex("d0cf11e0a1b11ae1")
_ENCRYPTED: Final = "EncryptedPackage".encode("utf-16-le")
_MOST_BYTES: Final = 96 * 2**20
_MOST_ENTRIES: Final = 2000
_MOST_RATIO: Final = 400
_MOST_MERGED: Final = 100_000
_MERGED: Final = re.compile(rb"""<(?:\w+:)?mergeCell\s[^>]*?ref\s*=\s*["']\$?([A-Z]+)\$?(\d+):\$?([A-Z]+)\$?(\d+)""")
_NOT_SHOWN: Final = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]')


@dataclass(frozen=True, slots=True)
class Stamp:
    """What a form's hidden sheet says of it, and where."""

    concept: str
    edition: str
    version: str
    place: Place


@dataclass(frozen=True, slots=True)
class Book:
    """The sheets of a workbook that may hold data, and the form's stamp where there is one."""

    grids: tuple[Grid, ...]
    stamp: Stamp | None


def read_workbook(data: bytes, file: str, found: list[Diagnostic]) -> Book | None:
    """The workbook in ``data``; None where it cannot be read, and ``found`` says why."""
    if data.startswith(_OLE):
        found.append(Diagnostic("MQ706" if _ENCRYPTED in data else "MQ705", Place(file)))
        return None
    try:
        code = _danger(data)
        if code is not None:
            found.append(Diagnostic(code, Place(file)))
            return None
        return _book(data, file)
    except Exception as error:  # whatever a damaged file makes of the libraries beneath
        found.append(Diagnostic("MQ704", Place(file), {"reason": type(error).__name__}))
        return None


def _danger(data: bytes) -> str | None:
    """The code of what makes the archive unsafe to unpack; None where nothing does."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        entries = archive.infolist()
        if any(entry.flag_bits & 1 for entry in entries):
            return "MQ706"
        size = sum(entry.file_size for entry in entries)
        if len(entries) > _MOST_ENTRIES or size > _MOST_BYTES or size > _MOST_RATIO * len(data) + 2**20:
            return "MQ707"
        merged = 0
        for entry in entries:
            if entry.filename.startswith("xl/worksheets/"):
                for first, top, last, bottom in _MERGED.findall(archive.read(entry)):
                    merged += (_column(last) - _column(first) + 1) * (int(bottom) - int(top) + 1)
        return "MQ707" if merged > _MOST_MERGED else None


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - ord("A") + 1
    return number


def _book(data: bytes, file: str) -> Book:
    from openpyxl import load_workbook

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of drawings and extensions that openpyxl does not keep
        book = load_workbook(io.BytesIO(data))
        sheets = {sheet.title: sheet for sheet in book.worksheets}
        formulas = any(cell.data_type == "f" for sheet in sheets.values() for cell in _cells(sheet).values())
        cached = load_workbook(io.BytesIO(data), data_only=True) if formulas else book
    grids: list[Grid] = []
    stamp: Stamp | None = None
    for title, sheet in sheets.items():
        values = _cells(cached[title])
        mark = values.get((1, 1))
        word = mark.value if mark is not None else None
        if word == FORM_MARK:
            stamp = _stamp(values, Place(file, sheet=title))
        elif word not in (GUIDE_MARK, LISTS_MARK):
            grids.append(_grid(sheet, values, file))
    return Book(tuple(grids), stamp)


def _cells(sheet: Worksheet) -> Mapping[tuple[int, int], Any]:
    # The cells that exist: asking for rows would make every cell up to the furthest one.
    cells: Mapping[tuple[int, int], Any] = sheet._cells
    return cells


def _stamp(cells: Mapping[tuple[int, int], Any], place: Place) -> Stamp:
    facts = {str(cell.value): cells.get((row, 2)) for (row, column), cell in cells.items() if column == 1}

    def fact(name: str) -> str:
        cell = facts.get(name)
        return "" if cell is None or cell.value is None else str(cell.value)

    return Stamp(fact("concept"), fact("edition"), fact("version"), place)


def _grid(sheet: Worksheet, cached: Mapping[tuple[int, int], Any], file: str) -> Grid:
    cells: dict[tuple[int, int], Cell] = {}
    for (row, column), cell in _cells(sheet).items():
        if cell.value is None:
            continue
        place = Place(file, sheet=sheet.title, cell=cell_name(row, column))
        shown = cached.get((row, column))
        formula = cell.data_type == "f"
        value: CellValue = _value(shown.value if shown is not None else None, shown.data_type if shown else "n")
        if formula and value is None:
            value = Trouble("MQ746")
        percent = isinstance(value, (int, Fraction)) and "%" in _NOT_SHOWN.sub("", str(cell.number_format))
        cells[row, column] = Cell(value, place, percent, formula)
    merged = tuple((area.min_row, area.min_col, area.max_row, area.max_col) for area in sheet.merged_cells.ranges)
    return Grid(file, sheet.title, cells, tuple(sorted(merged)))


def _value(value: object, data_type: str) -> CellValue:
    if data_type == "e":
        return Trouble("MQ745", {"value": str(value)})
    if isinstance(value, (datetime, date, time, timedelta)):
        shown = value.strftime("%d.%m.%Y") if isinstance(value, date) else str(value)
        return Trouble("MQ744", {"value": shown})
    if isinstance(value, float):
        return exact_float(value)
    return value if isinstance(value, (str, int)) else None if value is None else str(value)
