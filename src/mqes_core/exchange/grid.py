"""A sheet or a data file as a grid of cells: its header is found and its rows become records."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import groupby
from typing import Final

from mqes_core.diagnostics import Diagnostic, Place
from mqes_core.exchange.cells import Cell
from mqes_core.exchange.layout import Column, Layout, Role
from mqes_core.exchange.texts import fold, shorten

__all__ = ["MOST_CELLS", "Grid", "Header", "Record", "cell_name", "find_header", "records"]

MOST_CELLS: Final = 500_000
"""More filled cells than any form holds: 10,000 schools and 50 columns."""


@dataclass(frozen=True)
class Grid:
    """Cells that hold something, by row and column counted from one, and the ranges of merged ones."""

    file: str
    sheet: str
    cells: Mapping[tuple[int, int], Cell]
    merged: tuple[tuple[int, int, int, int], ...] = ()
    """First row, first column, last row, last column of each merged range."""

    def rows(self) -> Iterator[tuple[int, dict[int, Cell]]]:
        """Rows that hold something, with their cells by column."""
        filled = sorted(position for position, cell in self.cells.items() if not cell.is_blank)
        for row, positions in groupby(filled, key=lambda position: position[0]):
            yield row, {column: self.cells[row, column] for _, column in positions}

    def place(self, row: int, column: int) -> Place:
        """Where a cell stands, in the words of a spreadsheet."""
        return Place(self.file, sheet=self.sheet, cell=cell_name(row, column))


@dataclass(frozen=True)
class Header:
    """The row under which the data stand, and which column of the form each column of the grid is."""

    row: int
    columns: Mapping[int, Column]
    others: Mapping[int, str] = field(default_factory=dict)
    """Headers that the form does not know."""
    twice: Mapping[int, Column] = field(default_factory=dict)
    """Columns of the form that stand there for the second time."""


@dataclass(frozen=True)
class Record:
    """One school in one year as it stood in the file: cells by column key."""

    cells: Mapping[str, Cell]
    place: Place
    place_of: Callable[[str], Place | None] = lambda key: None
    """Where a column's cell stands in the row, blank or not; None where the column is not there."""

    def cell(self, key: str) -> Cell:
        """The cell of a column; a blank one where the column or the value is not there."""
        return self.cells.get(key) or Cell(None, self.place_of(key) or self.place)


def cell_name(row: int, column: int) -> str:
    """The name that spreadsheets give a cell: row 3, column 2 is ``B3``."""
    return f"{_letters(column)}{row}"


@lru_cache(maxsize=4096)
def _letters(column: int) -> str:
    letters = ""
    while column > 0:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def find_header(grid: Grid, layout: Layout) -> Header | None:
    """The header row: the one with the form's keys, else the first with its titles; None where there is neither.

    A form keeps its keys in a hidden row right above the data, so titles may be renamed, and columns moved.
    """
    keys, titles = layout.by_key, layout.by_title
    code, year = (
        next(column for column in layout.unit_columns if column.role is role) for role in (Role.CODE, Role.YEAR)
    )
    by_title: Header | None = None
    above: dict[int, str] = {}
    for row, cells in grid.rows():
        words = {column: cell.words for column, cell in cells.items()}
        if code.key in words.values():
            named = {column: keys.get(word) for column, word in words.items()}
            others = {column: above.get(column, words[column]) for column, known in named.items() if known is None}
            last = max((position[0] for position in grid.cells), default=row)
            unnamed = {
                column: above[column] for column in above if column not in words and _has_data(grid, column, row, last)
            }
            return _header(row, named, others | unnamed)
        if by_title is None:
            named = {column: titles.get(fold(word)) for column, word in words.items()}
            found = [column.key for column in named.values() if column is not None]
            if code.key in found and year.key in found:
                others = {column: words[column] for column, known in named.items() if known is None}
                by_title = _header(row, named, others)
        above |= words
    return by_title


def _has_data(grid: Grid, column: int, above: int, last: int) -> bool:
    cells = (grid.cells.get((row, column)) for row in range(above + 1, last + 1))
    return any(cell is not None and not cell.is_blank for cell in cells)


def _header(row: int, named: Mapping[int, Column | None], others: Mapping[int, str]) -> Header:
    columns: dict[int, Column] = {}
    twice: dict[int, Column] = {}
    for position, column in sorted(named.items()):
        if column is not None:
            (twice if column in columns.values() else columns)[position] = column
    return Header(row, columns, others, twice)


def records(grid: Grid, header: Header, layout: Layout, found: list[Diagnostic]) -> list[Record]:
    """The rows under the header; what is wrong with columns and merged cells goes to ``found``."""
    if _lost_keys(header, layout):
        found.append(Diagnostic("MQ797", grid.place(header.row, min(header.others))))
        return []
    _check_columns(grid, header, layout, found)
    _check_merged(grid, header, found)
    positions = {column.key: position for position, column in header.columns.items()}
    rows: list[Record] = []
    stray: set[int] = set()
    for row, cells in grid.rows():
        if row <= header.row:
            continue
        stray |= cells.keys() - header.columns.keys() - header.others.keys() - header.twice.keys() - stray
        mine = {column.key: cells[position] for position, column in header.columns.items() if position in cells}
        if any(key != "form:edition" for key in mine):
            rows.append(Record(mine, grid.place(row, min(header.columns)), _places(grid, row, positions)))
    found.extend(
        Diagnostic("MQ723", grid.place(_first_row(grid, header.row, column), column)) for column in sorted(stray)
    )
    return rows


def _places(grid: Grid, row: int, positions: Mapping[str, int]) -> Callable[[str], Place | None]:
    return lambda key: grid.place(row, positions[key]) if key in positions else None


def _first_row(grid: Grid, above: int, column: int) -> int:
    return min(row for (row, at), cell in grid.cells.items() if at == column and row > above and not cell.is_blank)


def _lost_keys(header: Header, layout: Layout) -> bool:
    """Whether titles of our own form stand in the header that only its hidden row of keys could have told apart."""
    own = {fold(column.heading) for column in layout.by_key.values()} | {
        fold(item.measure.title.ru) for item in layout.fields
    }
    return sum(fold(title) in own for title in header.others.values()) > 1


def _check_columns(grid: Grid, header: Header, layout: Layout, found: list[Diagnostic]) -> None:
    for column, title in sorted(header.others.items()):
        found.append(Diagnostic("MQ720", grid.place(header.row, column), {"title": shorten(title)}))
    for position, twin in sorted(header.twice.items()):
        found.append(Diagnostic("MQ722", grid.place(header.row, position), {"title": shorten(twin.title)}))
    present = {column.key for column in header.columns.values()}
    missing = [column for column in layout.unit_columns if not column.optional and column.key not in present]
    for item in layout.fields:
        if not any(keys <= present for keys in item.alternatives):
            missing += [wanted for wanted in item.columns if wanted.key in item.alternatives[0] - present]
    where = Place(grid.file, sheet=grid.sheet)
    found.extend(Diagnostic("MQ721", where, {"title": shorten(wanted.title)}) for wanted in missing)


def _check_merged(grid: Grid, header: Header, found: list[Diagnostic]) -> None:
    for first_row, first_column, last_row, last_column in grid.merged:
        touches = any(first_column <= column <= last_column for column in header.columns)
        filled = (first_row, first_column) in grid.cells and not grid.cells[first_row, first_column].is_blank
        if touches and filled and last_row > header.row:
            name = f"{cell_name(first_row, first_column)}:{cell_name(last_row, last_column)}"
            place = Place(grid.file, sheet=grid.sheet, cell=name)
            found.append(Diagnostic("MQ724", place))
