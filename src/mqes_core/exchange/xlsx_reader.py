"""Workbooks: opened with care, since anything may be called .xlsx, and turned into grids of exact cells."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from fractions import Fraction
from functools import cache
from typing import Final, TypeVar

from mqes_core.diagnostics import Diagnostic, Place
from mqes_core.exchange.cells import Cell, CellValue, Trouble, exact_float
from mqes_core.exchange.grid import Grid, cell_name
from mqes_core.exchange.identity import FORM_MARK, GUIDE_MARK, LISTS_MARK
from mqes_core.exchange.xlsx_parts import RawCell, RawSheet, TooMuch, read_sheets

__all__ = ["Book", "Stamp", "peek_workbook", "read_workbook"]

_Found = TypeVar("_Found")

_OLE: Final = bytes.fromhex("d0cf11e0a1b11ae1")
_ENCRYPTED: Final = "EncryptedPackage".encode("utf-16-le")
_MOST_ENTRIES: Final = 2000
_ENTRY: Final = b"PK\x01\x02"
_LONGEST_INT: Final = 300
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
    return _opened(data, file, found, lambda archive: _book(archive, file))


def peek_workbook(data: bytes, file: str, found: list[Diagnostic]) -> Book | None:
    """The workbook in ``data`` as far as its stamp, without the sheets that need not be read to find it."""
    return _opened(data, file, found, lambda archive: _book(archive, file, until_stamp=True))


def _opened(
    data: bytes, file: str, found: list[Diagnostic], read: Callable[[zipfile.ZipFile], _Found]
) -> _Found | None:
    """What ``read`` makes of the archive; None where it cannot be read, and ``found`` says why."""
    if data.startswith(_OLE):
        found.append(Diagnostic("MQ706" if _ENCRYPTED in data else "MQ705", Place(file)))
        return None
    try:
        if data.count(_ENTRY) > _MOST_ENTRIES:  # before the list is read, which takes its time
            raise TooMuch("MQ762", _MOST_ENTRIES)
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            entries = archive.infolist()
            if any(entry.flag_bits & 1 for entry in entries):
                found.append(Diagnostic("MQ706", Place(file)))
                return None
            return read(archive)
    except TooMuch as error:
        found.append(Diagnostic(error.code, Place(file, sheet=error.sheet), {"most": error.most}))
        return None
    except Exception as error:  # whatever a damaged file makes of the libraries beneath
        found.append(Diagnostic("MQ704", Place(file), {"reason": type(error).__name__}))
        return None


def _book(archive: zipfile.ZipFile, file: str, *, until_stamp: bool = False) -> Book:
    grids: list[Grid] = []
    stamp: Stamp | None = None
    for sheet in read_sheets(archive, hidden_first=until_stamp):
        mark = sheet.cells.get((1, 1))
        word = None if mark is None else mark.text
        if word == FORM_MARK:
            stamp = _stamp(sheet, Place(file, sheet=sheet.title))
            if until_stamp:
                break
        elif word not in (GUIDE_MARK, LISTS_MARK):
            grids.append(_grid(sheet, file))
    return Book(tuple(grids), stamp)


def _stamp(sheet: RawSheet, place: Place) -> Stamp:
    facts = {cell.text: sheet.cells.get((row, 2)) for (row, column), cell in sheet.cells.items() if column == 1}

    def fact(name: str) -> str:
        cell = facts.get(name)
        return "" if cell is None else cell.text or ""

    return Stamp(fact("concept"), fact("edition"), fact("version"), place)


def _grid(sheet: RawSheet, file: str) -> Grid:
    cells: dict[tuple[int, int], Cell] = {}
    for (row, column), raw in sheet.cells.items():
        value = _value(raw, since_1904=sheet.since_1904)
        percent = type(value) in (int, Fraction) and "%" in raw.number_format and _in_percent(raw.number_format)
        cells[row, column] = Cell(
            value, Place(file, sheet=sheet.title, cell=cell_name(row, column)), percent, raw.formula
        )
    return Grid(file, sheet.title, cells, tuple(sorted(sheet.merged)))


def _value(raw: RawCell, *, since_1904: bool) -> CellValue:
    text = raw.text
    if text is None:
        return Trouble("MQ746")
    match raw.kind:
        case "n":
            if _is_date(raw.number_format):
                return Trouble("MQ744", {"value": _day(text, raw.number_format, since_1904=since_1904)})
            whole = len(text) < _LONGEST_INT and text.lstrip("-").isdecimal()
            return int(text) if whole else exact_float(float(text))
        case "b":
            return bool(int(text))
        case "e":
            return Trouble("MQ745", {"value": text})
        case "d":
            return Trouble("MQ744", {"value": text})
    return text


@cache
def _in_percent(number_format: str) -> bool:
    return "%" in _NOT_SHOWN.sub("", number_format)


@cache
def _is_date(number_format: str) -> bool:
    from openpyxl.styles.numbers import is_date_format

    return number_format != "General" and bool(is_date_format(number_format))


def _day(text: str, number_format: str, *, since_1904: bool) -> str:
    """What a spreadsheet shows for the number of days that a date is stored as; the number where it is none."""
    from openpyxl.styles.numbers import is_timedelta_format
    from openpyxl.utils.datetime import CALENDAR_MAC_1904, CALENDAR_WINDOWS_1900, from_excel

    epoch = CALENDAR_MAC_1904 if since_1904 else CALENDAR_WINDOWS_1900
    try:
        shown = from_excel(float(text), epoch, timedelta=is_timedelta_format(number_format))
    except (OverflowError, ValueError):
        return text
    return shown.strftime("%d.%m.%Y") if isinstance(shown, (date, datetime)) else str(shown)
