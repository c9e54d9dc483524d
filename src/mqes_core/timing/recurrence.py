"""What recurs: all windows in a stretch of time, in order, and since when."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from mqes_core.timing.calendar import Window, days_of, span_days
from mqes_core.timing.meaning import Clause, Frequency, Unit
from mqes_core.timing.rrules import BY_DAYS, rules_of
from mqes_core.timing.rules import is_working_day
from mqes_core.timing.slots import STRETCHES, allowed, inside, restriction, slots_of, times_each, window_of

__all__ = ["Recurrence", "recurrence_of"]

_DAY: Final = timedelta(days=1)
_WEEK: Final = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Recurrence:
    """A set of windows without end, or between two days."""

    clause: Clause
    anchor: date | None = None
    """The first day from which every second, third … is counted; None where it is needed and not known."""
    since: date | None = None
    until: date | None = None
    anchored: bool = True
    """False where it is every second, third … and nothing says since when."""

    @property
    def rules(self) -> tuple[str, ...]:
        """Rules (RFC 5545) of the windows' first days; none where no rule can say them."""
        return rules_of(self.clause, self.until)

    @property
    def times(self) -> int:
        """How many times within each window; once where each time is named («2 раза в год: май, декабрь»)."""
        return times_each(self.clause)[0] if self.clause.frequency else 1

    def rrule(self) -> str | None:
        """The rule, where one rule says it all; DTSTART is :attr:`since`, or any earlier first day."""
        return self.rules[0] if len(self.rules) == 1 else None

    def windows(self, since: date, until: date) -> Iterator[Window]:
        """Every window with a day in the range, whole, in order."""
        frequency = self.clause.frequency
        if frequency is None or not self.anchored:
            return
        low = max(since, self.since or since)
        high = min(until, self.until or until)
        if low > high:
            return
        by_days = frequency.unit in BY_DAYS
        found = self._by_days(frequency, low, high) if by_days else self._by_slots(low, high)
        for window in found:
            begins_late = self.since is None or window.start >= self.since
            if begins_late and window.start <= high and window.end >= since and allowed(self.clause, window.start):
                yield window

    def _by_slots(self, low: date, high: date) -> Iterator[Window]:
        slots = slots_of(self.clause)
        frequency = self.clause.frequency
        assert frequency is not None
        step = frequency.interval if frequency.unit in {Unit.YEAR, Unit.ACADEMIC_YEAR} else 1
        whole = step > 1 and not inside(self.clause)
        for year in range(max(low.year - step - 1, date.min.year), min(high.year + 1, date.max.year) + 1):
            if step > 1 and (self.anchor is None or (year - self.anchor.year) % step or year < self.anchor.year):
                continue
            found = set()
            for slot in slots:
                window = window_of(slot, year, self.clause)
                if window is not None and whole:
                    last = min(window.end.year + step - 1, date.max.year)
                    window = Window(window.start, window.end.replace(year=last))
                if window is not None:
                    found.add(window)
            yield from sorted(found)

    def _by_days(self, frequency: Frequency, low: date, high: date) -> Iterator[Window]:
        if frequency.unit is Unit.WEEK:
            monday = low - timedelta(days=min(low.weekday(), (low - date.min).days))
            while monday <= high:
                if self._in_step(monday, frequency.interval, 7):
                    for window in _week(monday, frequency.weekdays):
                        if window.start <= high:
                            yield window
                if (date.max - monday).days < 14:
                    return
                monday += _WEEK
            return
        day = low
        while day <= high:
            if frequency.unit is Unit.WORKING_DAY:
                if is_working_day(day):
                    yield Window(day, day)
            elif self._in_step(day, frequency.interval, 1):
                yield Window(day, day)
            if day == date.max:
                return
            day += _DAY

    def _in_step(self, day: date, interval: int, length: int) -> bool:
        """Whether so many lengths, of a day or a week, lie between the first one and this."""
        if interval == 1:
            return True
        assert self.anchor is not None
        first = self.anchor - timedelta(days=self.anchor.weekday()) if length > 1 else self.anchor
        return day >= first and (day - first).days % (interval * length) == 0


def _week(monday: date, weekdays: tuple[int, ...]) -> list[Window]:
    if not weekdays:
        return [Window(monday, monday + timedelta(days=6))]
    return [Window(day, day) for day in (monday + timedelta(days=number) for number in weekdays)]


def recurrence_of(clause: Clause, anchor: date | None) -> Recurrence:
    """The recurrence of a clause that has a frequency; ``anchor`` is the first day of the plan, if it is known."""
    frequency = clause.frequency
    assert frequency is not None
    since, until = _ends(clause)
    anchor = since or anchor
    sized = {Unit.MONTH: 12, **STRETCHES}.get(frequency.unit)
    stepped = frequency.interval > 1 and (sized is None or sized % frequency.interval != 0)
    anchored = not stepped or (anchor is not None and sized is None)
    return Recurrence(clause, anchor if stepped else None, since, until, anchored)


def _ends(clause: Clause) -> tuple[date | None, date | None]:
    since = None
    if clause.since is not None and clause.since.year:
        since = days_of(clause.since, clause.since.year)[0]
    named = [span for span in restriction(clause) if span.first.year and span.last.year]
    if not named or len(named) < len(restriction(clause)):
        return since, None
    ends = [span_days(span) for span in named]
    first = min(start for start, _ in ends)
    return max(since, first) if since else first, max(end for _, end in ends)
