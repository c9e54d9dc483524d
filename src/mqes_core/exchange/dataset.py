"""Files in, cases out, and back: the room's doors to the outside."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from mqes_core.diagnostics import Diagnostic, Place, Severity, has_errors
from mqes_core.errors import FormError
from mqes_core.exchange.checks import check_rows
from mqes_core.exchange.csv_file import read_csv, write_csv
from mqes_core.exchange.grid import Grid, Record, find_header, records
from mqes_core.exchange.identity import foreign
from mqes_core.exchange.json_file import read_json, write_json
from mqes_core.exchange.layout import Layout, form_layout
from mqes_core.exchange.opening import FORMS, TABLES, WORKBOOKS, content_of
from mqes_core.exchange.rows import Row, read_row
from mqes_core.i18n import Language
from mqes_core.model.edition import Edition
from mqes_core.model.units import Case

__all__ = ["Dataset", "read_cases", "write_cases", "write_form"]


@dataclass(frozen=True, slots=True)
class Dataset:
    """What files held: the cases in their order, and warnings about them."""

    cases: tuple[Case, ...]
    diagnostics: tuple[Diagnostic, ...] = ()


def write_form(edition: Edition, path: Path, *, cases: Sequence[Case] = (), lang: Language = "ru") -> None:
    """Write the form of ``edition`` as an xlsx file to fill in, with ``cases`` already in it.

    Raises:
        FormError: a case holds what the form does not ask (MQ790).
        OSError: the file cannot be written.
    """
    from mqes_core.exchange.xlsx_writer import workbook

    path.write_bytes(workbook(edition, form_layout(edition, lang), cases))


def write_cases(cases: Sequence[Case], edition: Edition, path: Path) -> None:
    """Write cases as data, by suffix: ``.json``, ``.csv``, or ``.xlsx`` as a filled-in form.

    Raises:
        FormError: another suffix (MQ702), or a case holds what the form does not ask (MQ790).
        OSError: the file cannot be written.
    """
    layout = form_layout(edition)
    match path.suffix.lower():
        case ".json":
            path.write_bytes(write_json(cases, layout))
        case ".csv":
            path.write_bytes(write_csv(cases, layout))
        case ".xlsx":
            write_form(edition, path, cases=cases)
        case suffix:
            raise FormError([Diagnostic("MQ702", Place(path.name), {"suffix": suffix})])


def read_cases(paths: Iterable[Path], edition: Edition, *, on_file: Callable[[], None] = lambda: None) -> Dataset:
    """Read filled-in forms and data files (.xlsx, .csv, .json) for ``edition``; ``on_file`` is called after each.

    Raises:
        FormError: every problem of every file at once, each with its cell; whatever the files hold, nothing else
            is raised.
    """
    layout = form_layout(edition)
    found: list[Diagnostic] = []
    rows: list[Row] = []
    for path in paths:
        for record in _read_file(Path(path), layout, found):
            before = len(found)
            rows.append(read_row(record, layout, found))
            found[before:] = [_about(item, rows[-1]) for item in found[before:]]
        on_file()
    owners = {row.place: row for row in rows}
    found += [_about(item, owners[item.place]) if item.place in owners else item for item in check_rows(rows)]
    if has_errors(found):
        raise FormError(found)
    return Dataset(tuple(row.case for row in rows if row.case is not None), tuple(found))


def _about(found: Diagnostic, row: Row) -> Diagnostic:
    """The diagnostic with whose data it is about, where the row says so much."""
    return found if row.unit is None or row.year is None else replace(found, about=(row.unit.id, row.year))


def _read_file(path: Path, layout: Layout, found: list[Diagnostic]) -> list[Record]:
    data = content_of(path, FORMS, found)
    if data is None:
        return []
    suffix = path.suffix.lower()
    before = len(found)
    if suffix in WORKBOOKS:
        rows = _read_workbook(data, path.name, layout, found)
    elif suffix in TABLES:
        grid = read_csv(data, path.name, layout, found)
        rows = [] if grid is None else _read_grids([grid], layout, found)
    else:
        rows = read_json(data, path.name, layout, found)
    if not rows and len(found) == before:
        found.append(Diagnostic("MQ787", Place(path.name), severity=Severity.WARNING))
    return rows


def _read_workbook(data: bytes, file: str, layout: Layout, found: list[Diagnostic]) -> list[Record]:
    from mqes_core.exchange.xlsx_reader import read_workbook

    book = read_workbook(data, file, found)
    if book is None:
        return []
    if (stamp := book.stamp) is not None:
        stranger = foreign(layout, stamp.place, stamp.concept, stamp.edition, stamp.version)
        if stranger is not None:
            found.append(stranger)
            return []
    rows = _read_grids(book.grids, layout, found)
    if stamp is None and rows and all(row.cell("form:edition").is_blank for row in rows):
        found.append(Diagnostic("MQ764", Place(file), {"expected": layout.name}, Severity.WARNING))
    return rows


def _read_grids(grids: Sequence[Grid], layout: Layout, found: list[Diagnostic]) -> list[Record]:
    """The rows of every sheet that has the form's header; a filled sheet without one is passed over with a warning."""
    headers = [(grid, find_header(grid, layout)) for grid in grids]
    if all(header is None for _, header in headers):
        file = grids[0].file if grids else ""
        code, year = layout.unit_columns[0].title, layout.unit_columns[-1].title
        found.append(Diagnostic("MQ708", Place(file), {"code": code, "year": year}))
        return []
    rows: list[Record] = []
    for grid, header in headers:
        if header is None:
            if grid.cells:
                found.append(Diagnostic("MQ786", Place(grid.file, sheet=grid.sheet), severity=Severity.WARNING))
            continue
        problems: list[Diagnostic] = []
        mine = records(grid, header, layout, problems)
        stranger = _stranger(mine, layout)
        found += problems if stranger is None else [stranger]
        rows += mine if stranger is None else []
    return rows


def _stranger(rows: Sequence[Record], layout: Layout) -> Diagnostic | None:
    """Why the rows belong to another form, where a column of theirs says so."""
    for row in rows:
        cell = row.cells.get("form:edition")
        if cell is not None and not cell.is_blank:
            concept, _, edition = str(cell.value).strip().partition("@")
            stranger = foreign(layout, cell.place, concept, edition)
            if stranger is not None:
                return stranger
    return None
