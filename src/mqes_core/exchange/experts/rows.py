"""The rows of a file of people: sheets known by their keys or titles, cells by their columns, whatever was moved."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from mqes_core.diagnostics import Diagnostic, Place, Severity
from mqes_core.exchange.cells import Cell, Trouble
from mqes_core.exchange.experts.columns import EVERY_SHEET, PEOPLE, SHEETS, Column, Sheet, sheet_of
from mqes_core.exchange.experts.guide import heading
from mqes_core.exchange.experts.identity_numbers import identity_number
from mqes_core.exchange.experts.values import Value, name_remark, read_value
from mqes_core.exchange.experts.vocabulary import Vocabulary
from mqes_core.exchange.grid import Grid
from mqes_core.exchange.texts import fold, shorten
from mqes_core.i18n import Key, translate

__all__ = ["Row", "Sheets", "read_rows"]

_HEADER_WITHIN = 30


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a sheet: what its cells say, and where they stand; ``sound`` unless a cell could not be read."""

    sheet: Sheet
    values: Mapping[str, Value]
    places: Mapping[str, Place]
    sound: bool

    def text(self, key: str) -> str | None:
        """The text of a column."""
        value = self.values.get(key)
        return None if value is None else str(value)

    def day(self, key: str) -> date | None:
        """The day of a column."""
        value = self.values.get(key)
        return value if isinstance(value, date) else None

    def place(self, key: str) -> Place:
        """Where a column's cell stands; the first cell of the row where there is none."""
        return self.places.get(key) or next(iter(self.places.values()))


@dataclass(slots=True)
class Sheets:
    """The rows of each sheet, and the sheets of which not all could be read."""

    rows: dict[str, list[Row]] = field(default_factory=lambda: {sheet.key: [] for sheet in EVERY_SHEET})
    partial: set[str] = field(default_factory=set)


@dataclass(frozen=True, slots=True)
class _Header:
    sheet: Sheet
    row: int
    columns: Mapping[int, Column]
    others: Mapping[int, str]


def read_rows(grids: Sequence[Grid], known: Vocabulary, today: date, found: list[Diagnostic]) -> Sheets:
    """The rows of all sheets; everything that is wrong with cells goes to ``found``."""
    sheets = Sheets()
    seen: dict[str, Grid] = {}
    for grid in grids:
        refused = _refused(grid, found)
        header = _header(grid)
        if header is None:
            if grid.cells:
                found.append(Diagnostic("MQ786", Place(grid.file, sheet=grid.sheet), severity=Severity.WARNING))
            continue
        key = header.sheet.key
        if key in seen:
            params = {"sheet": header.sheet.title, "first": seen[key].sheet}
            found.append(Diagnostic("MQ333", Place(grid.file, sheet=grid.sheet), params))
            sheets.partial.add(key)
            continue
        seen[key] = grid
        if _complete(header, grid, found):
            sheets.rows[key] = list(_rows(grid, header, refused, known, today, found))
        else:
            sheets.partial.add(key)
    file = grids[0].file if grids else ""
    if PEOPLE not in seen:
        found.append(Diagnostic("MQ326", Place(file), {"sheet": sheet_of(PEOPLE).title}))
        return sheets
    for sheet in SHEETS:
        if sheet.key not in seen:
            sheets.partial.add(sheet.key)
            params = {"sheet": sheet.title}
            found.append(Diagnostic("MQ323", Place(file), params, Severity.WARNING))
    return sheets


def _refused(grid: Grid, found: list[Diagnostic]) -> set[tuple[int, int]]:
    """The cells, of whatever sheet or column, that hold the number of an identity document."""
    refused = set()
    for position in sorted(grid.cells):
        cell = grid.cells[position]
        kind = identity_number(cell.value)
        if kind is not None:
            refused.add(position)
            params = {"kind": Key(f"people.identity.{kind}")}
            found.append(Diagnostic("MQ319", cell.place, params))
    return refused


def _header(grid: Grid) -> _Header | None:
    """The hidden row of keys; where it is gone, the row with the titles of the sheet of this name."""
    keys = {sheet.name_of(column): (sheet, column) for sheet in EVERY_SHEET for column in sheet.columns}
    named = next((item for item in EVERY_SHEET if fold(grid.sheet) in _titles_of(item)), None)
    above: dict[int, str] = {}
    by_title: _Header | None = None
    for row, cells in grid.rows():
        if row > _HEADER_WITHIN:
            break
        words = {position: cell.words for position, cell in cells.items()}
        here = {position: keys[word] for position, word in words.items() if word in keys}
        if here:
            sheet = next(iter(here.values()))[0]
            columns = {position: column for position, (owner, column) in here.items() if owner is sheet}
            return _Header(sheet, row, columns, {at: word for at, word in (above | words).items() if at not in columns})
        if named is not None and by_title is None:
            by_title = _by_title(named, row, words)
        above = words
    return by_title


def _by_title(sheet: Sheet, row: int, words: Mapping[int, str]) -> _Header | None:
    titles = {fold(heading(column, lang)): column for column in sheet.columns for lang in ("ru", "en")}
    columns: dict[int, Column] = {}
    for position, word in words.items():
        column = titles.get(fold(word))
        if column is not None and column not in columns.values():
            columns[position] = column
    if sheet.columns[0] not in columns.values() or len(columns) < min(2, len(words)):
        return None
    return _Header(sheet, row, columns, {at: word for at, word in words.items() if at not in columns})


def _titles_of(sheet: Sheet) -> set[str]:
    return {sheet.key, fold(translate(sheet.title, "ru")), fold(translate(sheet.title, "en"))}


def _complete(header: _Header, grid: Grid, found: list[Diagnostic]) -> bool:
    """Whether every column is there that a row could not be understood without."""
    for position, title in header.others.items():
        params = {"title": shorten(title)}
        found.append(Diagnostic("MQ324", grid.place(header.row, position), params, Severity.WARNING))
    there = set(header.columns.values())
    spare = {column for column in header.sheet.columns if header.sheet.key == PEOPLE and not column.required}
    missing = [column for column in header.sheet.columns if column not in there and column not in spare]
    where = Place(grid.file, sheet=grid.sheet)
    found.extend(Diagnostic("MQ325", where, {"title": column.title}) for column in missing)
    return not missing


def _rows(
    grid: Grid,
    header: _Header,
    refused: set[tuple[int, int]],
    known: Vocabulary,
    today: date,
    found: list[Diagnostic],
) -> Iterator[Row]:
    for row, cells in grid.rows():
        if row <= header.row or not any(position in header.columns for position in cells):
            continue
        values: dict[str, Value] = {}
        places: dict[str, Place] = {}
        sound = True
        for position, column in header.columns.items():
            places[column.key] = grid.place(row, position)
            if (row, position) in refused:
                sound = False
                continue
            cell = cells.get(position) or Cell(None, places[column.key])
            value = read_value(cell, header.sheet, column, known, today)
            if isinstance(value, Trouble):
                found.append(Diagnostic(value.code, cell.place, {**value.params, "column": column.title}))
                sound = False
                continue
            if value is None and column.required:
                params = {"column": column.title}
                found.append(Diagnostic("MQ321", cell.place, params))
                sound = False
            remark = name_remark(cell, value, header.sheet, column, known)
            found += [remark] if remark is not None else []
            values[column.key] = value
        yield Row(header.sheet, values, places, sound)
