"""A plan as a chart over months: groups by direction and stage, bars with their states, the day of today."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from functools import cached_property
from itertools import groupby
from typing import Final, NamedTuple

from mqes_core.model.edition import Edition
from mqes_core.model.roadmap import Roadmap, RoadmapSection, Stage
from mqes_core.roadmapping import Overview, Standing, State
from mqes_core.roadmapping.periods import Span, span, stage_span, sticks_out
from mqes_core.timing import Window

__all__ = ["Axis", "Bar", "Block", "Chart", "Group", "chart"]

_MOST_YEARS: Final = 6


class Bar(NamedTuple):
    """A window on the axis, in thousandths of its length."""

    window: Window
    state: State
    start: int
    width: int


@dataclass(frozen=True, slots=True)
class Axis:
    """Whole months from the first to the last; each is as wide as any other."""

    first: date
    """First day of the first month."""
    last: date
    """Last day of the last month."""

    @property
    def months(self) -> tuple[date, ...]:
        """The first day of each month."""
        count = (self.last.year - self.first.year) * 12 + self.last.month - self.first.month + 1
        start = self.first.year * 12 + self.first.month - 1
        return tuple(date((start + step) // 12, (start + step) % 12 + 1, 1) for step in range(count))

    def place(self, day: date, *, end: bool = False) -> int:
        """Where a day begins, or ends, in thousandths of the axis; what lies outside is put at its edge."""
        if day < self.first:
            return 0
        if day > self.last:
            return 1000
        months = (day.year - self.first.year) * 12 + day.month - self.first.month
        part = Fraction(day.day - (not end), monthrange(day.year, day.month)[1])
        return round((months + part) * 1000 / len(self.months))

    def stretch(self, window: Window | Span) -> tuple[int, int] | None:
        """Start and width of a window; None where none of it lies on the axis. Never so narrow as not to be seen."""
        if window.end < self.first or window.start > self.last:
            return None
        start = self.place(window.start)
        return start, max(self.place(window.end, end=True) - start, 4)


@dataclass(frozen=True, eq=False)
class Block:
    """Rows of one stage; rows without a stage make blocks of their own."""

    stage: Stage | None
    span: Span | None
    """The days of the stage."""
    standings: tuple[Standing, ...]


@dataclass(frozen=True, eq=False)
class Group:
    """A part of a plan: one direction, as a rule."""

    edition: Edition
    roadmap: Roadmap
    section: RoadmapSection
    blocks: tuple[Block, ...]


@dataclass(frozen=True, eq=False)
class Chart:
    """An overview laid out over months."""

    overview: Overview
    axis: Axis

    @cached_property
    def groups(self) -> tuple[Group, ...]:
        """Rows by part of the plan and stage, in the order of the data."""
        by_section = groupby(self.overview.standings, key=lambda item: (item.row.roadmap, item.row.section))
        return tuple(_group(tuple(items)) for _, items in by_section)

    def bars(self, item: Standing) -> Iterator[Bar]:
        """The windows of a row as far as they lie on the axis."""
        for window in item.windows:
            stretch = self.axis.stretch(window)
            if stretch is not None:
                yield Bar(window, self._state(item, window), *stretch)

    def _state(self, item: Standing, window: Window) -> State:
        on = self.overview.on
        if item.state is State.DONE or window in item.finished:
            return State.DONE
        if item.row.reading is not None and item.row.reading.kind == "period":
            return State.CONTINUOUS if window.end >= on else State.LATE
        if window.end < on:
            # Of times gone by nothing is known unless progress is kept; the last one makes a row late.
            return State.LATE
        if window.start <= on:
            return State.NOW
        return State.COMING if (window.start - on).days <= self.overview.days else State.LATER

    def deviates(self, item: Standing) -> bool:
        """Whether the row's time lies outside the stage under which it stands."""
        row = item.row
        if row.stage is None or row.reading is None:
            return False
        claimed, allowed = span(row.reading), stage_span(row.edition.concept, row.roadmap, row.stage)
        return claimed is not None and allowed is not None and sticks_out(claimed, allowed)


def chart(found: Overview) -> Chart:
    """Lay out an overview: from the first window or the beginning of the plan to the last, at most six years."""
    on = found.on
    firsts = [item.windows[0].start for item in found.standings if item.windows]
    lasts = [window.end for item in found.standings for window in item.windows if _bounded(item)]
    plans = [item.row.years for item in found.standings]
    firsts += [since for since, _ in plans if since]
    lasts += [until for _, until in plans if until]
    first = min(firsts, default=date(on.year, 1, 1))
    open_ended = any(item.windows and not _bounded(item) for item in found.standings)
    if open_ended or not lasts:
        lasts.append(date(max(on.year, first.year), 12, 31))
    last = max(first, *lasts)
    last = min(last, date(first.year + _MOST_YEARS - 1, 12, 31))
    return Chart(found, Axis(first.replace(day=1), last.replace(day=monthrange(last.year, last.month)[1])))


def _bounded(item: Standing) -> bool:
    """Whether the row's windows come to an end by themselves or with the plan."""
    reading = item.row.reading
    return item.row.years[1] is not None or (reading is not None and bool(reading.windows))


def _group(items: tuple[Standing, ...]) -> Group:
    row = items[0].row
    blocks = []
    for stage, members in groupby(items, key=lambda item: item.row.stage):
        days = stage_span(row.edition.concept, row.roadmap, stage) if stage else None
        blocks.append(Block(stage, days, tuple(members)))
    return Group(row.edition, row.roadmap, row.section, tuple(blocks))
