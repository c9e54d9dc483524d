"""How a deadline is read: its kind, its days, what was assumed, what was slipped in writing it."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any, Literal

from mqes_core.timing.calendar import Window
from mqes_core.timing.meaning import Clause, Relative, Unit, Words
from mqes_core.timing.recurrence import Recurrence
from mqes_core.timing.rules import add_working_days

__all__ = ["Confidence", "Kind", "TimingReading"]

Kind = Literal[
    "window", "deadline", "recurrence", "period", "relative", "external", "academic", "on_request", "several",
    "unreadable",
]  # fmt: skip
Confidence = Literal["certain", "assumed", "doubtful", "none"]
Said = tuple[str, dict[str, Any]]
Slip = tuple[str, dict[str, Any], int]


@dataclass(frozen=True, slots=True)
class TimingReading:
    """What a printed deadline says. Two readings are equal when they say the same, however it was printed."""

    printed: str = field(compare=False)
    kind: Kind
    clause: Clause | None = None
    """What the words say, for one deadline; None for several and for what cannot be read."""
    parts: tuple[TimingReading, ...] = ()
    windows: tuple[Window, ...] = ()
    """The exact windows where they are known; for a deadline its last day."""
    recurrence: Recurrence | None = None
    bounds: tuple[date | None, date | None] = (None, None)
    """The earliest and the latest day that the phrase claims; None is open."""
    confidence: Confidence = field(default="certain", compare=False)
    """``certain``; ``assumed``: something was filled in, and is said; ``doubtful``: the writing may mean something
    else, or a year is open; ``none``: not read."""
    assumptions: tuple[Said, ...] = field(default=(), compare=False)
    """What was filled in or follows from the rules: keys of the catalogue and what fills them in."""
    slips: tuple[Slip, ...] = field(default=(), compare=False)
    """What was written wrongly: key, what fills it in, column (from 1)."""
    stopped_at: int | None = field(default=None, compare=False)
    """The column (from 1) where reading stopped, for what cannot be read."""

    @property
    def yearly(self) -> bool:
        """Whether the phrase says that it recurs once in every year («ежегодно»)."""
        if self.parts:
            return any(part.yearly for part in self.parts)
        frequency = self.clause.frequency if self.clause else None
        if frequency is None or frequency.unit not in {Unit.YEAR, Unit.ACADEMIC_YEAR}:
            return False
        return frequency.interval == frequency.times == 1

    @property
    def schedule(self) -> Words | None:
        """Whose schedule decides, in the document's words, where the phrase names one."""
        return self.clause.schedule if self.clause else None

    @property
    def relative(self) -> Relative | None:
        """The event and the distance from it, where the phrase names one."""
        return self.clause.relative if self.clause else None

    @property
    def open_ended(self) -> bool:
        """Whether it goes on without an end that is known («постоянно», «с 2021 года»)."""
        clause = self.clause
        return clause is not None and self.kind == "period" and (clause.constant or clause.since is not None)

    def occurrences(self, since: date, until: date) -> tuple[Window, ...]:
        """All windows of the phrase with a day in the range, in order.

        What is open at an end («постоянно», «с 2021 года») is cut at the range; every other window is given whole.

        Raises:
            ValueError: the range ends before it begins.
        """
        if until < since:
            raise ValueError("the range ends before it begins")
        if self.parts:
            return tuple(sorted({window for part in self.parts for window in part.occurrences(since, until)}))
        if self.recurrence is not None:
            return tuple(sorted(set(self.recurrence.windows(since, until))))
        if self.windows:
            return tuple(window for window in self.windows if window.start <= until and window.end >= since)
        if self.open_ended:
            start, end = max(since, self.bounds[0] or since), min(until, self.bounds[1] or until)
            return (Window(start, end),) if start <= end else ()
        return ()

    def due(self, event: date) -> Window | None:
        """The window that a distance from an event makes, once the day of the event is known.

        Working days are those of Russia's production calendar. None where the phrase has no distance, or is not
        relative to an event, or leads beyond the calendar.
        """
        relative = self.relative
        if relative is None or relative.distance is None or relative.distance.unit is Unit.HOUR:
            return None
        sign = -1 if relative.direction == "before" else 1
        try:
            other = _shift(event, sign * relative.distance.count, relative.distance.unit)
        except (ValueError, OverflowError):
            return None
        if relative.exact or sign < 0:
            return Window(other, other)
        return Window(event, other)


def _shift(day: date, count: int, unit: Unit) -> date:
    match unit:
        case Unit.WORKING_DAY:
            return add_working_days(day, count)
        case Unit.DAY:
            return day + timedelta(days=count)
        case Unit.WEEK:
            return day + timedelta(days=7 * count)
    months = {Unit.MONTH: 1, Unit.QUARTER: 3, Unit.HALF: 6, Unit.YEAR: 12}.get(unit, 0) * count
    number = day.year * 12 + day.month - 1 + months
    year, month = number // 12, number % 12 + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))
