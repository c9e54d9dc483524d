"""The table of progress read back: every problem at once, each with its sheet and cell."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Final

from mqes_core.diagnostics import Diagnostic, Place, has_errors
from mqes_core.errors import FormError
from mqes_core.exchange.cells import Cell
from mqes_core.exchange.grid import Grid
from mqes_core.exchange.roadmap_progress.columns import COLUMNS, FILLED, KEY, VERSION
from mqes_core.exchange.texts import fold, shorten
from mqes_core.exchange.xlsx_reader import Book, read_workbook
from mqes_core.i18n import translate
from mqes_core.model.edition import Edition
from mqes_core.roadmapping.progress import RESULT_KINDS, Line, Mark, Report, check_report, lines, stated_day
from mqes_core.roadmapping.rows import plan_rows

__all__ = ["Progress", "read_progress"]

_MOST_MIB: Final = 48
_LAST_DAY: Final = date(2100, 12, 31)
_HEADER_WITHIN: Final = 30


@dataclass(frozen=True, slots=True)
class Progress:
    """What tables of progress say, and what deserves a second look."""

    reports: tuple[Report, ...]
    diagnostics: tuple[Diagnostic, ...] = ()


def read_progress(paths: Iterable[Path], editions: Iterable[Edition], on: date) -> Progress:
    """Read tables of progress, each for one of the editions.

    Args:
        paths: workbooks made by :func:`~mqes_core.exchange.roadmap_progress.progress_table` and filled in.
        editions: the concepts whose plans they are about.
        on: the day; nothing can be done later.

    Raises:
        FormError: every problem of every file at once, each with its cell.
    """
    known = {edition.key: edition for edition in editions}
    found: list[Diagnostic] = []
    reports: list[Report] = []
    first: dict[tuple[str, str], Place] = {}
    for path in paths:
        book = _opened(path, found)
        edition = _edition(book, path, known, found) if book is not None else None
        if book is None or edition is None:
            continue
        for report in _reports(book, edition, on, found):
            name, place = (edition.key, report.line.key), report.place(KEY)
            if name in first:
                found.append(Diagnostic("MQ778", place, {"first": str(first[name])}))
                continue
            first[name] = place
            found += check_report(report, on)
            reports.append(report)
    if has_errors(found):
        raise FormError(found)
    return Progress(tuple(reports), tuple(found))


def _opened(path: Path, found: list[Diagnostic]) -> Book | None:
    place = Place(path.name)
    if path.suffix.lower() not in {".xlsx", ".xlsm"}:
        found.append(Diagnostic("MQ702", place, {"suffix": path.suffix}))
        return None
    try:
        if path.stat().st_size > _MOST_MIB * 2**20:
            found.append(Diagnostic("MQ707", place, {"most": _MOST_MIB}))
            return None
        data = path.read_bytes()
    except OSError:
        found.append(Diagnostic("MQ701", place))
        return None
    if not data:
        found.append(Diagnostic("MQ703", place))
        return None
    return read_workbook(data, path.name, found)


def _edition(book: Book, path: Path, known: Mapping[str, Edition], found: list[Diagnostic]) -> Edition | None:
    """For which edition the table was made."""
    stamp = book.stamp
    if stamp is None or stamp.version != VERSION:
        found.append(Diagnostic("MQ779", Place(path.name)))
        return None
    edition = known.get(f"{stamp.concept}@{stamp.edition}")
    if edition is None:
        params = {"expected": ", ".join(known), "concept": shorten(stamp.concept), "edition": shorten(stamp.edition)}
        others = {name.partition("@")[0] for name in known}
        found.append(Diagnostic("MQ710" if stamp.concept in others else "MQ709", stamp.place, params))
    return edition


def _reports(book: Book, edition: Edition, on: date, found: list[Diagnostic]) -> list[Report]:
    of = {line.key: line for line in lines(plan_rows(edition), on, _LAST_DAY)}
    reports = []
    for grid in book.grids:
        header = _header(grid)
        if header is None:
            continue
        row, columns = header
        for number, cells in grid.rows():
            if number > row:
                named = {key: cells.get(at) or Cell(None, grid.place(number, at)) for key, at in columns.items()}
                report = _report(named, of, found)
                reports += [report] if report is not None else []
    if not reports and not has_errors(found):
        found.append(Diagnostic("MQ779", Place(book.grids[0].file if book.grids else "")))
    return reports


def _header(grid: Grid) -> tuple[int, dict[str, int]] | None:
    """The hidden row of keys and where each key stands."""
    for row, cells in grid.rows():
        named = {cell.words: column for column, cell in cells.items() if cell.words in COLUMNS}
        if KEY in named and "state" in named:
            return row, {key: named[key] for key in (KEY, *FILLED) if key in named}
        if row > _HEADER_WITHIN:
            break
    return None


def _report(cells: Mapping[str, Cell], of: Mapping[str, Line], found: list[Diagnostic]) -> Report | None:
    def words(key: str) -> str:
        cell = cells.get(key)
        return cell.words if cell is not None else ""

    if not any(words(key) for key in (KEY, *FILLED)):
        return None
    line = of.get(words(KEY))
    if line is None:
        found.append(Diagnostic("MQ769", cells[KEY].place, {"name": shorten(words(KEY)) or "—"}))
        return None
    mark = _answer(words("state"), {mark: f"roadmap.progress.mark.{mark}" for mark in Mark})
    if words("state") and mark is None:
        listed = tuple(translate(f"roadmap.progress.mark.{item}") for item in Mark)
        found.append(Diagnostic("MQ770", cells["state"].place, {"value": shorten(words("state")), "listed": listed}))
    result = _answer(words("result"), {kind: f"roadmap.result.{kind}" for kind in RESULT_KINDS})
    if words("result") and result is None:
        found.append(Diagnostic("MQ777", cells["result"].place, {"value": shorten(words("result"))}))
    day = stated_day(words("date"))
    if words("date") and day is None:
        found.append(Diagnostic("MQ771", cells["date"].place, {"value": shorten(words("date"))}))
    places = {key: cell.place for key, cell in cells.items()}
    return Report(line, Mark(mark) if mark else None, day, result, words("evidence"), words("comment"), places)


def _answer(said: str, answers: Mapping[str, str]) -> str | None:
    """The answer that a text stands for in either language; of «отчёт или справка», each of the two."""
    wanted = fold(said)
    for name, key in answers.items():
        ru, en = translate(key, "ru"), translate(key, "en")
        if wanted and wanted in {fold(words) for words in (ru, *ru.split(" или "), en)}:
            return str(name)
    return None
