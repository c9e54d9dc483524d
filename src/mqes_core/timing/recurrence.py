"""What recurs: all windows in a stretch of time, and the RFC 5545 rules of their first days."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from mqes_core.timing.calendar import days_of, is_exact, is_open, span_days
from mqes_core.timing.meaning import Clause, Frequency, Manner, Mark, Span, Unit
from mqes_core.timing.rules import RULES, is_working_day

__all__ = ["Recurrence", "Window", "recurrence_of"]

_DAY = timedelta(days=1)
_WEEK = timedelta(days=7)
_NAMES = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_STRETCHES = {
    Unit.QUARTER: 4, Unit.HALF: 2, Unit.TERM: len(RULES.terms), Unit.TRIMESTER: len(RULES.trimesters),
    Unit.ACADEMIC_HALF: len(RULES.halves),
}  # fmt: skip
_BY_DAYS = {Unit.DAY, Unit.WORKING_DAY, Unit.WEEK}
_COMMON, _LEAP = 2001, 2004


@dataclass(frozen=True, slots=True, order=True)
class Window:
    """From the first to the last day, both included; a deadline is the one day that still is in time."""

    start: date
    end: date


@dataclass(frozen=True, slots=True)
class Recurrence:
    """A set of windows without end, or between two days."""

    clause: Clause
    rules: tuple[str, ...]
    """Rules (RFC 5545) of the windows' first days; none where no rule can say them."""
    anchor: date | None = None
    """The first day from which every second, third … is counted; None where it is needed and not known."""
    since: date | None = None
    until: date | None = None
    anchored: bool = True
    """False where it is every second, third … and nothing says since when."""

    @property
    def times(self) -> int:
        """How many times within each window."""
        return self.clause.frequency.times if self.clause.frequency else 1

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
        by_days = frequency.unit in _BY_DAYS
        found = self._by_days(frequency, low, high) if by_days else self._by_slots(low, high)
        for window in found:
            begins_late = self.since is None or window.start >= self.since
            if begins_late and window.start <= high and window.end >= since and self._allowed(window.start):
                yield window

    def _by_slots(self, low: date, high: date) -> Iterator[Window]:
        slots = _slots(self.clause)
        frequency = self.clause.frequency
        assert frequency is not None
        step = frequency.interval if frequency.unit in {Unit.YEAR, Unit.ACADEMIC_YEAR} else 1
        whole = step > 1 and not _inside(self.clause)
        for year in range(max(low.year - step - 1, date.min.year), min(high.year + 1, date.max.year) + 1):
            if step > 1 and (self.anchor is None or (year - self.anchor.year) % step or year < self.anchor.year):
                continue
            found = set()
            for slot in slots:
                window = _window(slot, year, self.clause.manner)
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
                if self._in_step(monday, frequency.interval * 7):
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
            elif self._in_step(day, frequency.interval):
                yield Window(day, day)
            if day == date.max:
                return
            day += _DAY

    def _in_step(self, day: date, step: int) -> bool:
        if step in {1, 7}:
            return True
        assert self.anchor is not None
        anchor = self.anchor - timedelta(days=self.anchor.weekday()) if step % 7 == 0 else self.anchor
        return day >= anchor and (day - anchor).days % step == 0

    def _allowed(self, day: date) -> bool:
        inside = _restriction(self.clause)
        if inside and not any(_holds(span, day) for span in inside):
            return False
        return not any(_holds(span, day) for span in self.clause.exceptions)


def _week(monday: date, weekdays: tuple[int, ...]) -> list[Window]:
    if not weekdays:
        return [Window(monday, monday + timedelta(days=6))]
    return [Window(day, day) for day in (monday + timedelta(days=number) for number in weekdays)]


def _holds(span: Span, day: date) -> bool:
    years = (day.year - 1, day.year) if span.first.year is None else (None,)
    for year in years:
        try:
            first, last = span_days(span, year)
        except ValueError:
            continue
        if first <= day <= last:
            return True
    return False


def _inside(clause: Clause) -> tuple[Span, ...]:
    """The spans that say which part of each year is meant."""
    return tuple(span for span in clause.spans if span.first.unit is not Unit.YEAR or span.first.part != "whole")


def _restriction(clause: Clause) -> tuple[Span, ...]:
    """The spans outside which nothing recurs; the months of a yearly one are its windows themselves."""
    frequency = clause.frequency
    assert frequency is not None
    if clause.manner is Manner.OF_SCHEDULE:
        return ()
    yearly = frequency.unit is Unit.YEAR
    return tuple(
        span
        for span in clause.spans
        if not is_open(span.first) and not (yearly and span.first.year is None) and span != Span.of(Mark(Unit.YEAR))
    )


def _window(slot: Span, year: int, manner: Manner) -> Window | None:
    try:
        first, last = span_days(slot, year)
    except (ValueError, OverflowError):
        return None
    if manner is Manner.BY:
        return Window(last, last)
    if manner is Manner.BEFORE:
        return Window(first - _DAY, first - _DAY)
    return Window(first, last)


def _slots(clause: Clause) -> list[Span]:
    """The spans of one year in which the thing recurs, without years."""
    frequency = clause.frequency
    assert frequency is not None
    match frequency.unit:
        case Unit.YEAR:
            inside = [span for span in _inside(clause) if is_exact(span.first) and is_exact(span.last)]
            spans = inside if _inside(clause) else [Span.of(Mark(Unit.YEAR))]
            return [Span(replace(span.first, year=None), replace(span.last, year=None)) for span in spans]
        case Unit.ACADEMIC_YEAR:
            return [Span.of(Mark(Unit.ACADEMIC_YEAR))]
        case Unit.MONTH | Unit.QUARTER if frequency.days or frequency.ordinals:
            months = range(1, 13, 3 if frequency.unit is Unit.QUARTER else 1)
            return [Span.of(mark) for month in months for mark in _in_month(frequency, month)]
        case Unit.MONTH:
            size = frequency.interval
            return [Span(Mark(Unit.MONTH, at), Mark(Unit.MONTH, at + size - 1)) for at in range(1, 14 - size, size)]
    if frequency.unit is Unit.TEN_DAYS:
        return [Span.of(Mark(Unit.TEN_DAYS, at, month=month)) for month in range(1, 13) for at in (1, 2, 3)]
    count = _STRETCHES.get(frequency.unit, 0)
    size = frequency.interval
    return [
        Span(Mark(frequency.unit, at), Mark(frequency.unit, at + size - 1)) for at in range(1, count + 2 - size, size)
    ]


def _in_month(frequency: Frequency, month: int) -> Iterator[Mark]:
    for day in frequency.days:
        yield Mark(Unit.DAY, day, month=month)
    for ordinal in frequency.ordinals:
        for weekday in frequency.weekdays:
            yield Mark(Unit.WEEKDAY, ordinal, month=month, weekday=weekday)


# --- rules ------------------------------------------------------------------------------------------------------------


def recurrence_of(clause: Clause, anchor: date | None) -> Recurrence:
    """The recurrence of a clause that has a frequency; ``anchor`` is the first day of the plan, if it is known."""
    frequency = clause.frequency
    assert frequency is not None
    since, until = _ends(clause)
    anchor = since or anchor
    sized = {Unit.MONTH: 12, **_STRETCHES}.get(frequency.unit)
    stepped = frequency.interval > 1 and (sized is None or sized % frequency.interval != 0)
    anchored = not stepped or (anchor is not None and sized is None)
    return Recurrence(clause, _rules(clause, until), anchor if stepped else None, since, until, anchored)


def _ends(clause: Clause) -> tuple[date | None, date | None]:
    since = None
    if clause.since is not None and clause.since.year:
        since = days_of(clause.since, clause.since.year)[0]
    named = [span for span in _restriction(clause) if span.first.year and span.last.year]
    if not named or len(named) < len(_restriction(clause)):
        return since, None
    ends = [span_days(span) for span in named]
    first = min(start for start, _ in ends)
    return max(since, first) if since else first, max(end for _, end in ends)


def _rules(clause: Clause, until: date | None) -> tuple[str, ...]:
    frequency = clause.frequency
    assert frequency is not None
    named = [span for span in _restriction(clause) if span.first.year]
    if len(named) > 1 or any(span.first.year for span in clause.exceptions) or frequency.unit is Unit.WORKING_DAY:
        return ()
    end = f";UNTIL={until:%Y%m%d}" if until else ""
    if frequency.unit in _BY_DAYS:
        months = _whole_months(clause)
        if months is None:
            return ()
        step = f";INTERVAL={frequency.interval}" if frequency.interval > 1 else ""
        inside = f";BYMONTH={_list(months)}" if len(months) < 12 else ""
        if step and inside:
            return ()
        days = ",".join(_NAMES[day] for day in frequency.weekdays) or "MO"
        if frequency.unit is Unit.WEEK:
            return (f"FREQ=WEEKLY{step};BYDAY={days}{inside}{end}",)
        return (f"FREQ=DAILY{step}{inside}{end}",)
    return tuple(f"{rule}{end}" for rule in _slot_rules(clause, frequency))


def _slot_rules(clause: Clause, frequency: Frequency) -> Iterator[str]:
    groups: dict[tuple[str, str], set[int]] = {}
    for slot in _slots(clause):
        starts = [_window(slot, year, clause.manner) for year in (_COMMON, _LEAP)]
        if starts[0] is None or starts[1] is None:
            continue
        recurrence = Recurrence(clause, ())
        if not all(window is not None and recurrence._allowed(window.start) for window in starts) and not any(
            span.first.year for span in _restriction(clause)
        ):
            continue
        mark = slot.first
        if mark.unit is Unit.WEEKDAY and mark.weekday is not None and clause.manner is not Manner.BEFORE:
            key = ("BYDAY", f"{mark.number}{_NAMES[mark.weekday]}")
        else:
            key = ("BYMONTHDAY", str(_month_day(starts[0].start, starts[1].start, mark)))
        groups.setdefault(key, set()).add(starts[0].start.month)
    by_months: dict[tuple[str, tuple[int, ...]], list[str]] = {}
    for (name, day), months in groups.items():
        by_months.setdefault((name, tuple(sorted(months))), []).append(day)
    step = f";INTERVAL={frequency.interval}" if frequency.interval > 1 and frequency.unit is Unit.YEAR else ""
    for (name, in_months), days in by_months.items():
        if len(in_months) == 12:
            yield f"FREQ=MONTHLY;{name}={','.join(days)}"
        else:
            yield f"FREQ=YEARLY{step};BYMONTH={_list(in_months)};{name}={','.join(days)}"


def _month_day(common: date, leap: date, mark: Mark) -> int:
    """The day of the month, −1 for the last: where it differs in leap years, or was asked for as such."""
    last = common.day == monthrange(_COMMON, common.month)[1]
    asked = mark.unit is Unit.DAY and mark.number in {-1, 31}
    return -1 if common.day != leap.day or (asked and last) else common.day


def _whole_months(clause: Clause) -> tuple[int, ...] | None:
    """The months to which a clause is restricted; None where it is not by whole months."""
    inside = [span for span in _restriction(clause) if span.first.year is None]
    months = set(range(1, 13))
    for spans, keep in ((inside, True), (clause.exceptions, False)):
        held: set[int] = set()
        for span in spans:
            try:
                first, last = span_days(span, _COMMON)
            except ValueError:
                return None
            if first.day != 1 or (last + _DAY).day != 1:
                return None
            count = (last.year - first.year) * 12 + last.month - first.month + 1
            held |= {(first.month - 1 + step) % 12 + 1 for step in range(count)}
        if spans:
            months = months & held if keep else months - held
    return tuple(sorted(months))


def _list(numbers: tuple[int, ...]) -> str:
    return ",".join(map(str, numbers))
