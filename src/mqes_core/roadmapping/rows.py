"""The rows of an edition's plans with all that is needed to work by them: deadline read, bodies, direction, stage."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from mqes_core.model.concept import Direction
from mqes_core.model.edition import Edition
from mqes_core.model.roadmap import Activity, Roadmap, RoadmapSection, Stage
from mqes_core.model.sources import Reading
from mqes_core.roadmapping.bodies import Body, BodyNames
from mqes_core.roadmapping.periods import Bounds, plan_years, understood
from mqes_core.roadmapping.times import cut, is_often, keeps_days, month_windows
from mqes_core.timing import TimingReading, Window

__all__ = ["PlanRow", "plan_rows"]


@dataclass(frozen=True, eq=False)
class PlanRow:
    """One row of a plan, in the light of its plan."""

    edition: Edition
    roadmap: Roadmap
    section: RoadmapSection
    activity: Activity
    years: Bounds
    """From when to when the plan runs; None where neither it nor its concept says so."""
    bodies: tuple[Body, ...]
    """Who answers."""
    reading: TimingReading | None
    """How the deadline is read; None where none is printed."""
    direction: Direction | None = None
    stage: Stage | None = None
    overruled: Reading | None = None
    """Why the deadline is read otherwise than printed, where the data say so."""

    @property
    def key(self) -> str:
        """Name of the row, unique among all plans of the edition."""
        return f"{self.roadmap.id}/{self.activity.id}"

    @property
    def printed(self) -> str:
        """The deadline as printed; empty where there is none."""
        return self.activity.timing.printed if self.activity.timing else ""

    @property
    def since(self) -> date | None:
        """From when on the plan holds: its own first day, else the day on which the document was approved."""
        return self.years[0] or self.edition.concept.approved

    @property
    def parts(self) -> tuple[TimingReading, ...]:
        """The deadlines of the row, one by one."""
        return (self.reading.parts or (self.reading,)) if self.reading else ()

    def windows(self, on: date, until: date) -> tuple[Window, ...]:
        """The windows of the deadline from the beginning of the plan up to those that begin not later than ``until``.

        By the rule of :mod:`~mqes_core.roadmapping.times`: what recurs is cut to the plan, and is one window a month
        where it recurs oftener. In a plan without a beginning, what recurs is taken from the year of ``on``.
        """
        return tuple(sorted({window for part in self.parts for window in self.times(part, on, until)}))

    def times(self, part: TimingReading, on: date, until: date, *, days: bool = False) -> tuple[Window, ...]:
        """The windows of one deadline of the row; with ``days``, named days of the week as they are."""
        if part.windows and part.recurrence is None:
            return tuple(window for window in part.windows if window.start <= until and part.kind != "external")
        low, high = self.since or date(on.year, 1, 1), min(until, self.years[1] or until)
        found = part.occurrences(low, high) if low <= high else ()
        often = is_often(part)
        if often and part.clause is not None and not (days and keeps_days(part)):
            found = tuple(month_windows(part.clause, found))
        return tuple(cut(found, (self.since, self.years[1]), slivers=often))

    def often(self, window: Window) -> int:
        """How many times within a window that stands for a month of what recurs oftener; 0 for any other."""
        ours = [part for part in self.parts if is_often(part) and window in self.times(part, window.start, window.end)]
        return sum(
            part.recurrence.times
            for part in ours
            if part.recurrence is not None
            for one in part.occurrences(window.start, window.end)
            if one.start >= window.start
        )


def plan_rows(edition: Edition) -> tuple[PlanRow, ...]:
    """Every row of every plan of an edition, in the order of the data."""
    return tuple(_rows(edition))


def _rows(edition: Edition) -> Iterator[PlanRow]:
    names = BodyNames(edition.concept)
    directions = {item.id: item for item in edition.concept.directions}
    for roadmap in edition.roadmaps:
        years = plan_years(edition.concept, roadmap)
        stages = {item.id: item for item in roadmap.stages}
        for section in roadmap.sections:
            for activity in section.activities:
                timing = activity.timing
                yield PlanRow(
                    edition,
                    roadmap,
                    section,
                    activity,
                    years,
                    names.all(activity.responsible),
                    understood(timing, years) if timing else None,
                    directions.get(section.direction or ""),
                    stages.get(activity.stage or ""),
                    edition.readings.get(timing.reading or "") if timing and timing.meant else None,
                )
