"""A year of plans by months: what begins, what must be ready, what runs all along, what has no day."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from mqes_core.roadmapping.rows import PlanRow
from mqes_core.roadmapping.standing import Why, why_open
from mqes_core.timing import Window

__all__ = ["Item", "Month", "YearPlan", "year_plan"]


class Item(NamedTuple):
    """A row, and its window of which a month is told."""

    row: PlanRow
    window: Window


@dataclass(frozen=True)
class Month:
    """What a month asks for."""

    first: date
    begins: tuple[Item, ...]
    """What begins and goes on after this month."""
    due: tuple[Item, ...]
    """What must be ready: its last day lies in this month."""
    repeats: tuple[Item, ...]
    """What is to be done again and again within this month."""


@dataclass(frozen=True)
class YearPlan:
    """A year by months."""

    year: int
    months: tuple[Month, ...]
    all_along: tuple[PlanRow, ...]
    """Rows that run on without a window of their own, in this year too."""
    undated: tuple[tuple[PlanRow, tuple[Why, ...]], ...]
    """Rows of which no day can be told, and why."""


def year_plan(rows: Iterable[PlanRow], year: int) -> YearPlan:
    """The rows of plans laid out over a calendar year; a window that only passes through the year stands nowhere."""
    first, last = date(year, 1, 1), date(year, 12, 31)
    dated: list[Item] = []
    repeated: list[Item] = []
    all_along: list[PlanRow] = []
    undated: list[tuple[PlanRow, tuple[Why, ...]]] = []
    for row in rows:
        windows = row.windows(first, last)
        here = [window for window in windows if window.end >= first]
        why = tuple(why_open(row.reading)) if row.reading else (Why("no_deadline", {}),)
        if row.reading is None or (not windows and why):
            undated.append((row, why))
        elif row.reading.kind == "period" and not row.reading.windows:
            all_along += [row] if here else []
        else:
            for window in here:
                (repeated if row.often(window) else dated).append(Item(row, window))
    months = []
    for number in range(1, 13):
        begin = date(year, number, 1)
        due = sorted((item for item in dated if _same(item.window.end, begin)), key=lambda item: item.window.end)
        starts = sorted((item for item in dated if _same(item.window.start, begin)), key=lambda item: item.window.start)
        again = tuple(item for item in repeated if _same(item.window.start, begin))
        months.append(Month(begin, tuple(item for item in starts if item not in due), tuple(due), again))
    return YearPlan(year, tuple(months), tuple(all_along), tuple(undated))


def _same(day: date, month: date) -> bool:
    return (day.year, day.month) == (month.year, month.month)
