"""Days of work in education up to a day: overlapping employments count once, 29 February counts for nothing.

So a year is 365 days, work without a break completes its years on the anniversaries, and a day more of evidence
never makes the experience shorter.
"""

from __future__ import annotations

from calendar import isleap
from collections.abc import Iterable
from datetime import date, timedelta
from typing import Final, NamedTuple

from mqes_core.model.profile import EmploymentRecord, Profile

__all__ = ["UNBOUNDED", "YEAR", "Experienced", "experienced", "first_day"]

YEAR: Final = 365
"""Days in a year of work."""

UNBOUNDED: Final = 200 * YEAR
"""More days than anybody works: the upper bound where earlier work may be unlisted."""

_HORIZON: Final = 100 * 366


class Experienced(NamedTuple):
    """The least and the most days of work in education that the facts allow."""

    least: int
    most: int


def _number(day: date) -> int:
    """Days since the beginning of the calendar, without those that are 29 February."""
    before = day.year - 1
    leap_days = before // 4 - before // 100 + before // 400
    if isleap(day.year) and (day.month, day.day) > (2, 29):
        leap_days += 1
    return day.toordinal() - leap_days


def _worked(employments: Iterable[EmploymentRecord], day: date) -> int:
    """Days before ``day`` on which at least one of the employments ran."""
    spans = sorted(
        (item.since, day if item.until is None or item.until >= day else item.until + timedelta(1))
        for item in employments
        if item.since < day
    )
    total, reached = 0, date.min
    for since, end in spans:
        begin = max(since, reached)
        if end > begin:
            total += _number(end) - _number(begin)
            reached = end
    return total


def experienced(profile: Profile, day: date) -> Experienced:
    """Days of work in education before ``day``, as an interval.

    Dated employments are a lower bound, and an upper one where their list is whole. A number stated for a day is exact
    in whole years there, and bounds the days before and after it. Where the two disagree, the longer one stands.
    """
    employments = profile.employments
    least = _worked([item for item in employments if item.in_education], day) if employments else 0
    most = UNBOUNDED
    if "employments" in profile.complete:
        sure = all(item.in_education is not None for item in employments)
        most = least if sure else _worked([item for item in employments if item.in_education is not False], day)
    stated = profile.stated_experience
    if stated is not None:
        days = stated.years * YEAR
        apart = 0 if stated.on is None else _number(day) - _number(stated.on)
        least = max(least, days + min(apart, 0))
        most = min(most, days + YEAR - 1 + max(apart, 0))
    return Experienced(least, max(least, most))


def first_day(profile: Profile, days: int, after: date, *, surely: bool) -> date | None:
    """The first day after ``after`` on which the experience is (or, unless ``surely``, may be) at least so many days.

    Work that goes on is taken to go on. None where that day does not come within a hundred years.
    """
    bound = 0 if surely else 1

    def reached(ordinal: int) -> bool:
        return experienced(profile, date.fromordinal(ordinal))[bound] >= days

    low = after.toordinal()
    high = min(low + _HORIZON, date.max.toordinal())
    if reached(low) or not reached(high):
        return None
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (low, middle) if reached(middle) else (middle, high)
    return date.fromordinal(high)
