"""Marks of the calendar as days: the first and last day of each, in a year."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

from mqes_core.timing.meaning import Mark, Part, Span, Unit
from mqes_core.timing.rules import RULES

__all__ = ["Window", "days_of", "is_exact", "is_open", "last_of", "position", "span_days", "wraps"]

_DAY = timedelta(days=1)
_SAMPLE = 2001
"""A year like any other."""
_UNNUMBERED = {Unit.YEAR, Unit.ACADEMIC_YEAR}


@dataclass(frozen=True, slots=True, order=True)
class Window:
    """From the first to the last day, both included; a deadline is the one day that still is in time."""

    start: date
    end: date


def is_open(mark: Mark) -> bool:
    """Whether nothing says which stretch is meant («в течение месяца»)."""
    return mark.number == 0 and mark.unit not in _UNNUMBERED


def is_exact(mark: Mark) -> bool:
    """Whether its days follow from the calendar; those of school holidays but summer's do not."""
    return not is_open(mark) and not (mark.unit is Unit.HOLIDAYS and mark.number != len(RULES.holidays))


def last_of(year: int, month: int) -> date:
    """The last day of a month."""
    return date(year, month, monthrange(year, month)[1])


def days_of(mark: Mark, year: int) -> tuple[date, date]:
    """The first and last day of a mark in a year; for an academic stretch, of the academic year that begins then.

    Raises:
        ValueError: no such stretch exists («V квартал»), or nothing says which is meant.
    """
    if is_open(mark):
        raise ValueError(mark)
    if mark.unit in {Unit.DAY, Unit.WEEKDAY, Unit.WEEK, Unit.TEN_DAYS}:
        return _within_month(mark, year)
    first, last = _months(mark)
    begins, ends = _year_of(mark, first, year), _year_of(mark, last, year)
    if (ends, last) < (begins, first):
        ends += 1
    return _part(date(begins, first, 1), last_of(ends, last), mark.part)


def _months(mark: Mark) -> tuple[int, int]:
    """The first and last month of a stretch made of whole months."""
    number = mark.number
    match mark.unit:
        case Unit.MONTH:
            return number, number
        case Unit.QUARTER if 1 <= number <= 4:
            return 3 * number - 2, 3 * number
        case Unit.HALF if number in {1, 2}:
            return 6 * number - 5, 6 * number
        case Unit.YEAR:
            return 1, 12
        case Unit.ACADEMIC_YEAR:
            return RULES.academic_first[0], RULES.academic_last[0]
    tables = {
        Unit.SEASON: RULES.seasons, Unit.ACADEMIC_HALF: RULES.halves, Unit.TERM: RULES.terms,
        Unit.TRIMESTER: RULES.trimesters, Unit.HOLIDAYS: RULES.holidays,
    }  # fmt: skip
    table = tables.get(mark.unit, ())
    if not 1 <= number <= len(table):
        raise ValueError(mark)
    return table[number - 1]


def _year_of(mark: Mark, month: int, year: int) -> int:
    """The calendar year of a month of an academic year that begins in ``year``."""
    return year + 1 if mark.unit.academic and month < RULES.academic_first[0] else year


def _within_month(mark: Mark, year: int) -> tuple[date, date]:
    month, number = mark.month or 0, mark.number
    last = monthrange(year, month)[1]
    match mark.unit:
        case Unit.DAY:
            day = date(year, month, last if number == -1 else min(number, last))
            return day, day
        case Unit.TEN_DAYS if number in {1, 2, 3, -1}:
            begin = 21 if number == -1 else 10 * number - 9
            return date(year, month, begin), date(year, month, last if begin == 21 else begin + 9)
        case Unit.WEEK if number == -1:
            return date(year, month, last - 6), date(year, month, last)
        case Unit.WEEK if 1 <= number <= 5:
            begin = 7 * number - 6
            return date(year, month, min(begin, last)), date(year, month, min(begin + 6, last))
        case Unit.WEEKDAY if mark.weekday is not None and (number == -1 or 1 <= number <= 4):
            if number == -1:
                back = (date(year, month, last).weekday() - mark.weekday) % 7
                day = date(year, month, last - back)
                return day, day
            ahead = (mark.weekday - date(year, month, 1).weekday()) % 7
            day = date(year, month, 1 + ahead + 7 * (number - 1))
            return day, day
    raise ValueError(mark)


def _part(first: date, last: date, part: Part) -> tuple[date, date]:
    """The part of a stretch: ten days of a month, a month of what is longer, the middle between them; or a half."""
    if part is Part.WHOLE:
        return first, last
    months = (last.year - first.year) * 12 + last.month - first.month + 1
    if months == 1:
        cuts = {
            Part.BEGINNING: (1, 10), Part.MIDDLE: (11, 20), Part.END: (21, last.day),
            Part.FIRST_HALF: (1, 15), Part.SECOND_HALF: (16, last.day),
        }  # fmt: skip
        begin, end = cuts[part]
        return first.replace(day=begin), first.replace(day=end)
    edge = {
        Part.BEGINNING: (0, 1), Part.END: (months - 1, months), Part.MIDDLE: _middle(months),
        Part.FIRST_HALF: (0, months // 2), Part.SECOND_HALF: (months // 2, months),
    }  # fmt: skip
    begin, end = edge[part]
    return _month_after(first, begin), _month_after(first, end) - _DAY


def _middle(months: int) -> tuple[int, int]:
    third = months // 3 if months > 2 else 0
    return third, months - third


def _month_after(first: date, months: int) -> date:
    count = first.year * 12 + first.month - 1 + months
    return date(count // 12, count % 12 + 1, 1)


def position(mark: Mark) -> tuple[int, int]:
    """Where in a year a mark begins, to put marks in order; those of the spring follow in an academic year."""
    try:
        first = days_of(mark, _SAMPLE)[0]
    except ValueError:
        return 0, 0
    return first.year * 12 + first.month, first.day


def wraps(span: Span) -> bool:
    """Whether a span without years runs over the turn of a year («ноябрь – март»)."""
    try:
        return days_of(span.last, _SAMPLE)[1] < days_of(span.first, _SAMPLE)[0]
    except ValueError:
        return False


def span_days(span: Span, year: int | None = None) -> tuple[date, date]:
    """The first and last day of a span; ``year`` is for marks that name none: the year in which the span begins.

    Raises:
        ValueError: no such stretch exists, it is not said which, or its end lies before its beginning.
    """
    first_year = span.first.year if span.first.year is not None else year
    if not first_year:
        raise ValueError(span)
    last_year = span.last.year if span.last.year is not None else first_year + wraps(span)
    if not last_year:
        raise ValueError(span)
    first, last = days_of(span.first, first_year)[0], days_of(span.last, last_year)[1]
    if last < first:
        raise ValueError(span)
    return first, last
