"""Tables of text: separated by semicolons, commas or tabs, in UTF-8, UTF-16 or the Windows Cyrillic code page."""

from __future__ import annotations

import codecs
import csv
import io
import re
from collections.abc import Sequence
from typing import Final

from mqes_core.diagnostics import Diagnostic, Place
from mqes_core.exchange.cells import Cell, Number
from mqes_core.exchange.content import decimal, field_content, unit_content, words_of_content
from mqes_core.exchange.grid import MOST_CELLS, Grid, cell_name, find_header
from mqes_core.exchange.layout import Layout, Role
from mqes_core.model.units import Case

__all__ = ["csv_grids", "read_csv", "write_csv"]

_DELIMITERS: Final = ";,\t"
# Text that a spreadsheet would take for a formula gets an apostrophe in front, as spreadsheets themselves do.
_LIKE_FORMULA: Final = re.compile(r"'*[=+\-@]")
_ESCAPED: Final = re.compile(r"'+[=+\-@]")


def read_csv(data: bytes, file: str, layout: Layout, found: list[Diagnostic]) -> Grid | None:
    """The grid of a CSV file; the separator is the one under which most columns of the form are found."""
    grids = csv_grids(data, file, found)

    def columns_found(grid: Grid) -> int:
        header = find_header(grid, layout)
        return len(header.columns) if header is not None else 0

    return max(grids, key=columns_found, default=None)


def csv_grids(data: bytes, file: str, found: list[Diagnostic]) -> list[Grid]:
    """The table under each separator that it may have; none where it cannot be read, and ``found`` says why."""
    text = _decode(data)
    if text is None:
        found.append(Diagnostic("MQ712", Place(file)))
        return []
    try:
        grids = [_grid(text, delimiter, file) for delimiter in _DELIMITERS]
    except csv.Error as error:
        found.append(Diagnostic("MQ704", Place(file), {"reason": str(error)}))
        return []
    if any(len(grid.cells) > MOST_CELLS for grid in grids):
        found.append(Diagnostic("MQ761", Place(file), {"most": MOST_CELLS}))
        return []
    return grids


def write_csv(cases: Sequence[Case], layout: Layout) -> bytes:
    """The cases as a table with keys for headers: semicolons, decimal commas, UTF-8 with BOM, as Excel opens it."""
    target = io.StringIO()
    writer = csv.writer(target, delimiter=";", lineterminator="\r\n")
    writer.writerow([column.key for column in layout.columns] + ["form:edition"])
    for case in cases:
        written = _texts(case, layout)
        row = [written.get(column.key, "") for column in layout.columns]
        writer.writerow([*row, layout.name])
    return target.getvalue().encode("utf-8-sig")


def _texts(case: Case, layout: Layout) -> dict[str, str]:
    texts = {key: _text(value, None) for key, value in unit_content(case, layout).items()}
    content = field_content(case, layout)
    for field in layout.fields:
        for column in field.columns:
            cell = content.get(field.measure.id, {}).get(column.role)
            if cell is not None:
                texts[column.key] = _text(words_of_content(cell, field, layout.lang), column.role)
    return texts


def _text(value: object, role: Role | None) -> str:
    if isinstance(value, Number) and not isinstance(value, bool):
        return f"{decimal(value)}%" if role is Role.PERCENT else decimal(value)
    text = str(value)
    return f"'{text}" if _LIKE_FORMULA.match(text) else text


def _decode(data: bytes) -> str | None:
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        encodings = ["utf-16"]
    else:
        encodings = ["utf-8-sig", "cp1251"]
    for encoding in encodings:
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    return None


def _grid(text: str, delimiter: str, file: str) -> Grid:
    cells: dict[tuple[int, int], Cell] = {}
    for row, values in enumerate(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter), 1):
        if len(cells) > MOST_CELLS:
            break
        for column, value in enumerate(values, 1):
            if value.strip():
                plain = value[1:] if _ESCAPED.match(value) else value
                cells[row, column] = Cell(plain, Place(file, cell=cell_name(row, column)))
    return Grid(file, "", cells)
