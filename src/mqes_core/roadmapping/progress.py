"""What is done of a plan: a line for each time of each row, what is reported of it, and what does not hold together."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from mqes_core.diagnostics import Diagnostic, Place, Severity
from mqes_core.i18n import Key
from mqes_core.roadmapping.rows import PlanRow
from mqes_core.roadmapping.times import is_often
from mqes_core.timing import Window, read

__all__ = ["RESULT_KINDS", "Line", "Mark", "Report", "check_report", "finished", "lines", "stated_day"]

RESULT_KINDS: Final = (
    "document", "report", "event", "register", "publication", "training", "resource", "state", "other",
)  # fmt: skip
_FAR: Final = date(2100, 12, 31)
_DATE: Final = re.compile(
    r"(?<![0-9.])[0-3]?[0-9](?:\.[01]?[0-9]\.|\s+[а-яё]{3,8}\s+)(?:19|20)[0-9]{2}(?![0-9])"
    r"|(?<=\bот )[0-3]?[0-9]\.[01]?[0-9]\.[0-9]{2}(?![0-9.])",
    re.IGNORECASE,
)
"""A day with its year; two figures are a year only after «от», for «п. 1.2.30» is none."""


class Mark(StrEnum):
    """What is reported of one time of a row."""

    DONE = "done"
    STARTED = "started"
    NOT_STARTED = "not_started"


@dataclass(frozen=True, eq=False)
class Line:
    """One time of a row: what a line of the table is about."""

    row: PlanRow
    window: Window | None
    """None for a row that runs all along, or whose days the plan does not give."""
    turn: int = 1
    """Which time within the window, where the deadline asks for several."""
    of: int = 1

    @property
    def key(self) -> str:
        """Name of the line, the same in every table of the edition."""
        days = f"{self.window.start.isoformat()}/{self.window.end.isoformat()}" if self.window else "-"
        return f"{self.row.key}/{days}/{self.turn}"


@dataclass(frozen=True, eq=False)
class Report:
    """What a line of the table says, and where it says so."""

    line: Line
    mark: Mark | None
    day: date | None = None
    """Since when the state holds."""
    result: str | None = None
    """The kind of result that came out."""
    evidence: str = ""
    """Where it can be seen: an address, or a document with its date and number."""
    comment: str = ""
    places: Mapping[str, Place] | None = None
    """Where ``state``, ``date``, ``result`` and ``evidence`` stand."""

    def place(self, name: str) -> Place:
        """Where a part of the report stands."""
        return (self.places or {}).get(name, Place(path=self.line.key))


def lines(rows: Iterable[PlanRow], on: date, until: date | None = None) -> tuple[Line, ...]:
    """A line for every time of every row, for every month of what recurs oftener; one for a row without days.

    Args:
        rows: of plans.
        on: the day.
        until: the last day on which a time may begin; without it the end of the plan, of the year of ``on`` where the
            plan has none.
    """
    return tuple(line for row in rows for line in _lines(row, on, until or _until(row, on)))


def _until(row: PlanRow, on: date) -> date:
    recurs = row.reading is not None and any(part.recurrence for part in row.reading.parts or (row.reading,))
    return date(on.year, 12, 31) if recurs and row.years[1] is None else _FAR


def _lines(row: PlanRow, on: date, until: date) -> Iterator[Line]:
    windows = row.windows(on, until) if row.reading and (row.reading.kind != "period" or row.reading.windows) else ()
    times: Counter[Window] = Counter()
    for part in row.parts:
        if part.recurrence is not None and part.recurrence.times > 1 and not is_often(part):
            times.update(dict.fromkeys(windows, part.recurrence.times - 1))
    for window in windows:
        count = 1 + times[window]
        yield from (Line(row, window, turn, count) for turn in range(1, count + 1))
    if not windows:
        yield Line(row, None)


def check_report(report: Report, on: date) -> Iterator[Diagnostic]:
    """What does not hold together in a line: errors, and what only deserves a second look as warnings."""
    if report.mark is None:
        if report.day or report.result or report.evidence:
            yield Diagnostic("MQ796", report.place("state"))
        return
    if report.day is not None:
        yield from _day(report, report.day, on)
    if report.mark is not Mark.DONE:
        return
    if report.day is None:
        yield Diagnostic("MQ772", report.place("date"))
    if not report.evidence:
        yield Diagnostic("MQ773", report.place("evidence"))
    expected = dict.fromkeys(item.kind for item in report.line.row.activity.results)
    if expected and report.result not in expected:
        params = {"expected": tuple(Key(f"roadmap.result.{kind}") for kind in expected)}
        yield Diagnostic("MQ776", report.place("result"), params, Severity.WARNING)


def _day(report: Report, day: date, on: date) -> Iterator[Diagnostic]:
    if day > on:
        yield Diagnostic("MQ775", report.place("date"), {"day": day, "on": on})
    for evidence in _dates(report.evidence):
        if day < evidence:
            yield Diagnostic("MQ774", report.place("date"), {"day": day, "evidence": evidence})
    window = report.line.window
    if window is not None and day < window.start and report.mark is Mark.DONE and window.start != window.end:
        params = {"day": day, "start": window.start}
        yield Diagnostic("MQ795", report.place("date"), params, Severity.WARNING)


def _dates(text: str) -> Iterator[date]:
    """The dates that a text names: «приказ № 5 от 12.10.2022», «справка от 12 октября 2022 г.»."""
    for found in _DATE.findall(text):
        if (day := stated_day(found)) is not None:
            yield day


def stated_day(text: str) -> date | None:
    """The one day that a text states with its year, in figures or words; None where it states none."""
    reading = read(text)
    if reading.kind != "window" or reading.slips or len(reading.windows) != 1:
        return None
    window = reading.windows[0]
    return window.start if window.start == window.end else None


def finished(reports: Iterable[Report]) -> dict[tuple[str, str], frozenset[Window | None]]:
    """The windows of which every time is done, by edition and row; None stands for a row without days of its own."""
    done: dict[tuple[str, str], Counter[Window | None]] = defaultdict(Counter)
    needed: dict[tuple[str, str, Window | None], int] = {}
    for report in reports:
        line = report.line
        name = (line.row.edition.key, line.row.key)
        needed[(*name, line.window)] = line.of
        done[name][line.window] += report.mark is Mark.DONE
    return {
        name: frozenset(window for window, count in counts.items() if count >= needed[(*name, window)])
        for name, counts in done.items()
    }
