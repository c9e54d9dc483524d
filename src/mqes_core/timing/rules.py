"""The rules by which deadlines are counted, stated once; working days by Russia's production calendar."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from typing import Any, Final

__all__ = ["RULES", "Rules", "add_working_days", "is_working_day"]


@dataclass(frozen=True, slots=True)
class Rules:
    """What the words of deadlines mean where the words alone do not say it."""

    day_included: bool = True
    """«До 1 июня», «к 1 июня», «не позднее 1 июня»: the first of June still is in time."""
    academic_first: tuple[int, int] = (9, 1)
    """An academic year begins on 1 September …"""
    academic_last: tuple[int, int] = (5, 31)
    """… and ends on 31 May; June to August are the summer holidays."""
    terms: tuple[tuple[int, int], ...] = ((9, 10), (11, 12), (1, 3), (4, 5))
    """First and last month of each of the four terms (четверти)."""
    trimesters: tuple[tuple[int, int], ...] = ((9, 11), (12, 2), (3, 5))
    halves: tuple[tuple[int, int], ...] = ((9, 12), (1, 5))
    """First and last month of the halves of an academic year."""
    holidays: tuple[tuple[int, int], ...] = ((10, 11), (12, 1), (3, 4), (6, 8))
    """Months within which autumn, winter, spring and summer holidays lie; only summer's are exact."""
    seasons: tuple[tuple[int, int], ...] = ((12, 2), (3, 5), (6, 8), (9, 11))
    """Winter, spring, summer, autumn; a winter belongs to the year in which it begins."""


RULES: Final = Rules()
"""The rules in force."""

_FIRST_WEEKEND_DAY: Final = 5


@cache
def _calendar() -> Any:
    # Imported late: the library is large, and most phrases count no working days.
    from holidays import country_holidays

    return country_holidays("RU")


def is_working_day(day: date) -> bool:
    """Whether people work on this day in Russia: weekends, holidays and the days moved by decree are counted.

    For years whose decree the library does not know yet, the holidays named by the Labour Code are taken.
    """
    return bool(_calendar().is_working_day(day))


def add_working_days(day: date, count: int) -> date:
    """The day that is ``count`` working days after (negative: before) ``day``; the day itself is not counted."""
    step = timedelta(days=1 if count >= 0 else -1)
    left = abs(count)
    while left:
        day += step
        left -= is_working_day(day)
    return day
