"""Files of people read: workbooks and JSON of the same rows; all problems at once, and whatever is sound is kept."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import Any, Final

from mqes_core.diagnostics import Diagnostic, Place, Severity, has_errors
from mqes_core.exchange.cells import Cell
from mqes_core.exchange.experts.activity import activity_of
from mqes_core.exchange.experts.columns import EVERY_SHEET, VERSION
from mqes_core.exchange.experts.form import Made, Rows
from mqes_core.exchange.experts.people import acts_of, owners_of, people_of
from mqes_core.exchange.experts.rows import read_rows
from mqes_core.exchange.experts.vocabulary import Vocabulary
from mqes_core.exchange.grid import MOST_CELLS, Grid
from mqes_core.exchange.identity import foreign
from mqes_core.exchange.opening import WORKBOOKS, content_of
from mqes_core.model import render_exact
from mqes_core.model.activity import Activity
from mqes_core.model.person import Person

__all__ = ["People", "people_json", "read_people"]

_MOST: Final = {".json": 32, **dict.fromkeys(WORKBOOKS, 48)}


@dataclass(frozen=True, slots=True)
class People:
    """The people of a file, and everything that is wrong or odd in it.

    A row that cannot be read is set aside, and its list is not taken for whole: nobody is judged on less than was said.
    """

    people: tuple[Person, ...]
    diagnostics: tuple[Diagnostic, ...] = ()
    activity: Activity = field(default_factory=Activity)
    """The register and the procedures of the years, where the file speaks of them."""

    @property
    def sound(self) -> bool:
        """Whether everything could be read."""
        return not has_errors(self.diagnostics)


def read_people(path: Path, known: Vocabulary, today: date) -> People:
    """Read a file of people made by :func:`~mqes_core.exchange.experts.people_form`, or JSON of the same rows.

    Args:
        path: the file; .xlsx or .json.
        known: what the concept knows of experts.
        today: the day of reading; nothing can have been issued later.
    """
    found: list[Diagnostic] = []
    data = content_of(path, _MOST, found)
    grids = None
    if data is not None:
        read = _workbook if path.suffix.lower() in WORKBOOKS else _json
        grids = read(data, path.name, known, found)
    if grids is None:
        return People((), tuple(found))
    sheets = read_rows(grids, known, today, found)
    owners, acts = owners_of(sheets, found), acts_of(sheets, found)
    people = people_of(sheets, owners, acts, found)
    activity = activity_of(sheets, owners, acts, known, found)
    if not people and not has_errors(found):
        found.append(Diagnostic("MQ334", Place(path.name), severity=Severity.WARNING))
    return People(people, tuple(found), activity)


def people_json(known: Vocabulary, rows: Rows) -> bytes:
    """The rows of a file of people as JSON; dates as YYYY-MM-DD, what is chosen by its id."""
    sheets = {
        sheet.key: [{key: _plain(value) for key, value in row.items() if value is not None} for row in rows[sheet.key]]
        for sheet in EVERY_SHEET
        if rows.get(sheet.key)
    }
    data = {"format": 1, "kind": "people", "concept": known.name, "sheets": sheets}
    return (json.dumps(data, ensure_ascii=False, indent=1) + "\n").encode()


def _plain(value: object) -> object:
    return render_exact(value) if isinstance(value, Fraction) else value if isinstance(value, int) else str(value)


def _workbook(data: bytes, file: str, known: Vocabulary, found: list[Diagnostic]) -> tuple[Grid, ...] | None:
    from mqes_core.exchange.xlsx_reader import read_workbook

    book = read_workbook(data, file, found)
    if book is None:
        return None
    made = Made.of(known)
    if book.stamp is None:
        found.append(Diagnostic("MQ764", Place(file), {"expected": made.name}, Severity.WARNING))
    else:
        stamp = book.stamp
        stranger = foreign(made, stamp.place, stamp.concept, stamp.edition, stamp.version)
        if stranger is not None:
            found.append(stranger)
            return None
    return book.grids


def _json(data: bytes, file: str, known: Vocabulary, found: list[Diagnostic]) -> tuple[Grid, ...] | None:
    """The sheets of a JSON file as grids: keys in the first row, as in the form; a row keeps its number in the list."""
    try:
        content: Any = json.loads(data, parse_float=Fraction, parse_constant=_no_constant)
        if not isinstance(content, dict) or (content.get("format"), content.get("kind")) != (1, "people"):
            raise ValueError("format: 1, kind: people")
        sheets = content.get("sheets")
        if not isinstance(sheets, dict):
            raise ValueError("sheets")
        grids = tuple(_grid(str(name), rows, file) for name, rows in sheets.items())
        if sum(len(grid.cells) for grid in grids) > MOST_CELLS:
            raise ValueError(f"> {MOST_CELLS}")
    except (ValueError, RecursionError, UnicodeDecodeError) as error:
        found.append(Diagnostic("MQ330", Place(file), {"reason": str(error)[:200]}))
        return None
    concept, _, edition = str(content.get("concept", "")).partition("@")
    stranger = foreign(Made.of(known), Place(file), concept, edition, VERSION)
    if stranger is not None:
        found.append(stranger)
        return None
    absent = [sheet for sheet in EVERY_SHEET if sheet.key not in sheets]
    # In JSON a sheet without rows may be left out; all its columns are there.
    return (*grids, *(_grid(sheet.key, [], file) for sheet in absent))


def _grid(name: str, rows: object, file: str) -> Grid:
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        raise ValueError(f"sheets.{name}")
    known = next((sheet for sheet in EVERY_SHEET if sheet.key == name), None)
    keys = [column.key for column in known.columns] if known else []
    keys += sorted({str(key) for row in rows for key in row} - set(keys))
    cells: dict[tuple[int, int], Cell] = {}
    for position, key in enumerate(keys, 1):
        title = f"{name}:{key}"
        cells[0, position] = Cell(title, Place(file, sheet=name, cell=key))
        for number, row in enumerate(rows, 1):
            value = row.get(key)
            if isinstance(value, (list, dict)):
                raise ValueError(f"sheets.{name}[{number}].{key}")
            if value is not None:
                cells[number, position] = Cell(value, Place(file, sheet=name, cell=f"[{number}].{key}"))
    return _NamedGrid(file, name, cells, columns=tuple(keys))


class _NamedGrid(Grid):
    """A grid whose places are named by row and key, as JSON is read."""

    columns: tuple[str, ...]

    def __init__(self, file: str, sheet: str, cells: Mapping[tuple[int, int], Cell], columns: Iterable[str]) -> None:
        super().__init__(file, sheet, cells)
        object.__setattr__(self, "columns", tuple(columns))

    def place(self, row: int, column: int) -> Place:
        """Where a value stands: the row in the list, counted from one, and its key."""
        return Place(self.file, sheet=self.sheet, cell=f"[{row}].{self.columns[column - 1]}")


def _no_constant(name: str) -> object:
    raise ValueError(name)
