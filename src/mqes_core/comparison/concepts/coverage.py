"""How much of a document can be worked by: activities with somebody who answers, a deadline, a result; numbers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from mqes_core.comparison.concepts.columns import Column
from mqes_core.comparison.concepts.provisions import provisions
from mqes_core.model.edition import Edition
from mqes_core.model.scoring import Indicator, Target
from mqes_core.roadmapping import PlanRow, plan_rows, why_open

__all__ = ["CHECKABLE", "Counts", "Coverage", "coverage"]

CHECKABLE: Final = frozenset({"document", "report", "event", "register", "publication", "training", "resource"})
"""Kinds of results that leave something which somebody else can look at; a state of affairs does not by itself."""

_AHEAD: Final = 6
"""How many years ahead a time is looked for in a plan without an end."""


@dataclass(frozen=True, slots=True)
class Counts:
    """Counts of one direction, of what stands outside of them, or of the whole document."""

    activities: int = 0
    responsible: int = 0
    """Activities that say who answers."""
    dated: int = 0
    """Activities of which at least one day or window can be told."""
    checkable: int = 0
    """Activities with a result that can be looked at."""
    indicators: int = 0
    """Target values and indicators."""
    numbered: int = 0
    """Those with a number to reach, or a scale that says what each value earns."""
    undated: tuple[tuple[str, int], ...] = ()
    """Why the other deadlines cannot be told (see :func:`mqes_core.roadmapping.why_open`), and how many of each."""


@dataclass(frozen=True, eq=False)
class Coverage:
    """The counts of one concept."""

    total: Counts
    directions: Mapping[str, Counts]
    """By direction of the frame; a row that belongs to two counts in both."""
    outside: Counts
    """What has no direction of the frame."""
    stages: Mapping[str, int]
    """Activities by stage of the cycle; one that serves two stages counts in both."""
    years: Mapping[int, int]
    """Activities by calendar year in which they have a window; a plan without an end counts up to the year compared."""
    open_ended: bool
    """Whether a plan names no end, so that there are more years than are counted."""


@dataclass(frozen=True, slots=True)
class _Row:
    """What a row adds to the counts."""

    kind: str
    codes: frozenset[str]
    responsible: bool = False
    dated: bool = False
    checkable: bool = False
    numbered: bool = False
    why: str = ""


def coverage(column: Column, on: date) -> Coverage:
    """Count what one concept provides; ``on`` ends the years of plans that name no end."""
    codes: dict[str, set[str]] = {}
    for entry in column.entries:
        for cell in entry.cells:
            for item in (*cell.placed, *cell.related):
                if item.way.comparability != "none":
                    codes.setdefault(item.provision.key, set()).add(entry.direction.code)
    plan = plan_rows(column.edition)
    rows = [*_activities(plan, codes, on), *_measured(column.edition, codes)]
    by_direction = {
        entry.direction.code: _counts(row for row in rows if entry.direction.code in row.codes)
        for entry in column.entries
    }
    stages = Counter(stage for row in plan for stage in {link.stage for link in row.activity.cycle})
    years = Counter(year for row in plan for year in _years(row, on))
    outside = _counts(row for row in rows if not row.codes)
    open_ended = any(row.years[1] is None for row in plan)
    return Coverage(_counts(rows), by_direction, outside, dict(stages), dict(sorted(years.items())), open_ended)


def _counts(rows: Iterable[_Row]) -> Counts:
    rows = tuple(rows)
    activities = [row for row in rows if row.kind == "activity"]
    measured = [row for row in rows if row.kind != "activity"]
    why = Counter(row.why for row in activities if not row.dated)
    return Counts(
        activities=len(activities),
        responsible=sum(row.responsible for row in activities),
        dated=sum(row.dated for row in activities),
        checkable=sum(row.checkable for row in activities),
        indicators=len(measured),
        numbered=sum(row.numbered for row in measured),
        undated=tuple(sorted(why.items(), key=lambda item: (-item[1], item[0]))),
    )


def _activities(plan: Iterable[PlanRow], codes: Mapping[str, set[str]], on: date) -> Iterator[_Row]:
    for row in plan:
        dated = bool(row.windows(on, date(on.year + _AHEAD, 12, 31)))
        yield _Row(
            "activity",
            frozenset(codes.get(row.key, ())),
            responsible=bool(row.activity.responsible),
            dated=dated,
            checkable=any(result.kind in CHECKABLE for result in row.activity.results),
            why="" if dated else _why(row),
        )


def _why(row: PlanRow) -> str:
    if row.reading is None:
        return "no_deadline"
    return next((why.key for why in why_open(row.reading)), "outside")


def _measured(edition: Edition, codes: Mapping[str, set[str]]) -> Iterator[_Row]:
    for provision in provisions(edition):
        match provision.item:
            case Target() as target:
                numbered = target.value is not None
            case Indicator() as line:
                numbered = line.scale is not None or any(target.value is not None for target in line.targets)
            case _:
                continue
        yield _Row(provision.kind, frozenset(codes.get(provision.key, ())), numbered=numbered)


def _years(row: PlanRow, on: date) -> set[int]:
    """The calendar years of a row, inside its plan."""
    end = row.years[1] or date(max(on.year, row.since.year if row.since else on.year), 12, 31)
    windows = row.windows(on, end)
    return {year for window in windows for year in range(window.start.year, min(window.end, end).year + 1)}
