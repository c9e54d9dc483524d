"""The stretches of each year in which a thing recurs, and the days outside which it does not."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from typing import Final

from mqes_core.timing.calendar import Window, is_exact, is_open, span_days
from mqes_core.timing.meaning import Clause, Frequency, Manner, Mark, Part, Span, Unit
from mqes_core.timing.rules import RULES

__all__ = ["STRETCHES", "allowed", "inside", "restriction", "slots_of", "times_each", "window_of"]

_DAY: Final = timedelta(days=1)
STRETCHES: Final = {
    Unit.QUARTER: 4, Unit.HALF: 2, Unit.TERM: len(RULES.terms), Unit.TRIMESTER: len(RULES.trimesters),
    Unit.ACADEMIC_HALF: len(RULES.halves),
}  # fmt: skip
"""How many of them make a year."""
_LEAST_DAYS: Final = {
    Unit.MONTH: 28, Unit.TERM: 59, Unit.QUARTER: 90, Unit.TRIMESTER: 90, Unit.HALF: 181, Unit.ACADEMIC_YEAR: 273,
}  # fmt: skip
_SAMPLE: Final = 2001


def inside(clause: Clause) -> tuple[Span, ...]:
    """The spans that say which part of each year is meant."""
    return tuple(span for span in clause.spans if span.first.unit is not Unit.YEAR or span.first.part is not Part.WHOLE)


def names_times(clause: Clause) -> bool:
    """Whether the spans say when in each year, and not only in which part of it.

    «1 раз в полугодие (декабрь, май)» names two months; «ежемесячно с сентября по май» restricts the months.
    """
    frequency = clause.frequency
    assert frequency is not None
    if frequency.unit is Unit.YEAR:
        return True
    least = _LEAST_DAYS.get(frequency.unit)
    spans = inside(clause)
    if least is None or not spans or frequency.days or frequency.ordinals:
        return False
    return all(span.first.year is None and _is_shorter(span, least) for span in spans)


def _is_shorter(span: Span, days: int) -> bool:
    try:
        first, last = span_days(span, _SAMPLE)
    except ValueError:
        return False
    return (last - first).days + 1 < days


def restriction(clause: Clause) -> tuple[Span, ...]:
    """The spans outside which nothing recurs; the months of a yearly one are its windows themselves."""
    frequency = clause.frequency
    assert frequency is not None
    if clause.manner is Manner.OF_SCHEDULE:
        return ()
    named = names_times(clause)
    return tuple(
        span
        for span in clause.spans
        if not is_open(span.first) and not (named and span.first.year is None) and span != Span.of(Mark(Unit.YEAR))
    )


def allowed(clause: Clause, day: date) -> bool:
    """Whether a window that begins on a day is among those meant."""
    within = restriction(clause)
    if within and not any(_holds(span, day) for span in within):
        return False
    return not any(_holds(span, day) for span in clause.exceptions)


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


def window_of(slot: Span, year: int, clause: Clause) -> Window | None:
    """The window of a slot in a year, or its one day in time; None where the calendar ends."""
    try:
        first, last = span_days(slot, year)
    except (ValueError, OverflowError):
        return None
    frequency = clause.frequency
    if clause.manner is Manner.BY or (frequency is not None and frequency.by):
        return Window(last, last)
    if clause.manner is Manner.BEFORE:
        return Window(first - _DAY, first - _DAY)
    return Window(first, last)


def slots_of(clause: Clause) -> list[Span]:
    """The spans of one year in which the thing recurs, without years."""
    frequency = clause.frequency
    assert frequency is not None
    spans = _whole_slots(clause, frequency)
    if frequency.part is Part.WHOLE:
        return spans
    return [Span(replace(span.first, part=frequency.part), replace(span.last, part=frequency.part)) for span in spans]


def _whole_slots(clause: Clause, frequency: Frequency) -> list[Span]:
    if names_times(clause) and inside(clause):
        named = [span for span in inside(clause) if is_exact(span.first) and is_exact(span.last)]
        return [Span(replace(span.first, year=None), replace(span.last, year=None)) for span in named]
    match frequency.unit:
        case Unit.YEAR:
            return [Span.of(Mark(Unit.YEAR))]
        case Unit.ACADEMIC_YEAR:
            return [Span.of(Mark(Unit.ACADEMIC_YEAR))]
        case Unit.MONTH | Unit.QUARTER if frequency.days or frequency.ordinals:
            months = range(1, 13, 3 if frequency.unit is Unit.QUARTER else 1)
            return [span for month in months for span in _in_month(frequency, month)]
        case Unit.MONTH:
            size = frequency.interval
            return [Span(Mark(Unit.MONTH, at), Mark(Unit.MONTH, at + size - 1)) for at in range(1, 14 - size, size)]
    if frequency.unit is Unit.TEN_DAYS:
        return [Span.of(Mark(Unit.TEN_DAYS, at, month=month)) for month in range(1, 13) for at in (1, 2, 3)]
    count = STRETCHES.get(frequency.unit, 0)
    size = frequency.interval
    return [
        Span(Mark(frequency.unit, at), Mark(frequency.unit, at + size - 1)) for at in range(1, count + 2 - size, size)
    ]


def _in_month(frequency: Frequency, month: int) -> Iterator[Span]:
    for day in frequency.days:
        yield Span(Mark(Unit.DAY, day, month=month), Mark(Unit.DAY, frequency.to or day, month=month))
    for ordinal in frequency.ordinals:
        if not frequency.weekdays:
            yield Span.of(Mark(Unit.WEEK, ordinal, month=month))
        for weekday in frequency.weekdays:
            yield Span.of(Mark(Unit.WEEKDAY, ordinal, month=month, weekday=weekday))


def times_each(clause: Clause) -> tuple[int, bool]:
    """How many times within each window, and whether the times that are named are as many as are asked for.

    «2 раза в год (май, декабрь)» is once in each month; «2 раза в год, май» is twice in May; «3 раза в год (май,
    декабрь)» does not add up.
    """
    frequency = clause.frequency
    assert frequency is not None
    named = len(inside(clause)) if names_times(clause) else 0
    stretches = STRETCHES.get(frequency.unit, 1)
    asked = frequency.times * stretches
    if not named or frequency.interval > 1 or asked == 1 or (named == 1 and stretches == 1):
        return frequency.times, True
    enough = {"at_least": named >= asked, "at_most": named <= asked}.get(frequency.bound, named == asked)
    return max(1, asked // named), enough or named == stretches > 1
