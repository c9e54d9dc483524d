"""The times of a deadline within its plan: what recurs is cut to the plan, and told by months where it is oftener.

The rule, for the list, the year, the table of progress, the chart and the calendar alike:

- What recurs or runs on belongs to the plan as far as it lies within it. A time that begins within the plan and reaches
  over its last day is cut there; one that began before the plan counts, from the plan's first day on, where at least
  half of it lies within. A time that the document names by its own year stands as it is.
- What recurs oftener than once a month (every day, working day or week, on days of the week) is one time a month. A
  calendar alone keeps the named days of the week.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from itertools import groupby
from typing import Final

from mqes_core.roadmapping.periods import Bounds
from mqes_core.timing import TimingReading, Window
from mqes_core.timing.calendar import last_of
from mqes_core.timing.meaning import Clause, Unit
from mqes_core.timing.slots import allowed, restriction

__all__ = ["cut", "is_often", "keeps_days", "month_windows"]

_OFTEN: Final = frozenset({Unit.DAY, Unit.WORKING_DAY, Unit.WEEK, Unit.TEN_DAYS})
_DAY: Final = timedelta(days=1)


def is_often(part: TimingReading) -> bool:
    """Whether a deadline recurs oftener than once a month."""
    frequency = part.clause.frequency if part.clause else None
    return part.recurrence is not None and frequency is not None and frequency.unit in _OFTEN


def keeps_days(part: TimingReading) -> bool:
    """Whether a deadline recurs on named days of the week («по понедельникам»)."""
    return is_often(part) and part.clause is not None and bool(part.clause.frequency and part.clause.frequency.weekdays)


def cut(windows: Iterable[Window], years: Bounds, *, slivers: bool = False) -> Iterator[Window]:
    """The windows as far as they lie within a plan; ``slivers`` keeps less than half of one that began before it."""
    since, until = years
    for window in windows:
        start = max(window.start, since) if since else window.start
        end = min(window.end, until) if until else window.end
        half = 2 * ((window.end - start).days + 1) >= (window.end - window.start).days + 1
        if start <= end and (slivers or half):
            yield Window(start, end)


def month_windows(clause: Clause, occurrences: Iterable[Window]) -> Iterator[Window]:
    """A window for every month in which something begins, from the first to the last day that the deadline allows."""
    for (year, month), _ in groupby(occurrences, key=lambda window: (window.start.year, window.start.month)):
        first, last = date(year, month, 1), last_of(year, month)
        if restriction(clause) or clause.exceptions:
            while first < last and not allowed(clause, first):
                first += _DAY
            while last > first and not allowed(clause, last):
                last -= _DAY
        yield Window(first, last)
