"""The years of a plan, and what its deadlines say in them: the rules that all who read plans share."""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from typing import Final, NamedTuple

from mqes_core.model.concept import Concept
from mqes_core.model.roadmap import Roadmap, Stage, Timing
from mqes_core.timing import TimingReading, read

__all__ = [
    "UNSTATED",
    "Bounds",
    "Span",
    "is_academic",
    "plan_span",
    "plan_years",
    "span",
    "stage_span",
    "sticks_out",
    "understood",
]

Bounds = tuple[date | None, date | None]
"""First and last day; None where it is not said."""
UNSTATED: Final[Bounds] = (None, None)
"""The bounds of a plan that says nothing of its years."""


class Span(NamedTuple):
    """First and last day, both included."""

    start: date
    end: date


def understood(timing: Timing, years: Bounds = UNSTATED, *, letter: bool = False) -> TimingReading:
    """The reading of a deadline in a plan of these years.

    Args:
        timing: as it stands in the data; where it says how the words are meant, that is read.
        years: from them comes a year that the words leave out.
        letter: read the words as printed all the same.
    """
    return _read(timing.printed if letter else timing.meant or timing.printed, *years)


@lru_cache(maxsize=8192)
def _read(phrase: str, since: date | None, until: date | None) -> TimingReading:
    return read(phrase, since=since, until=until)


def plan_span(roadmap: Roadmap) -> Bounds:
    """From when to when a plan runs by its own words: by its dates, else by its period as printed.

    A plan for an academic year is taken from the August before it to the end of the August after it: preparing the
    year and summing it up belong to it.
    """
    if roadmap.period.since or roadmap.period.until or roadmap.timing is None:
        return roadmap.period.since, roadmap.period.until
    since, until = understood(roadmap.timing).bounds
    if since and until and is_academic(roadmap):
        return date(since.year, 8, 1), date(until.year, 8, 31)
    return since, until


def plan_years(concept: Concept, roadmap: Roadmap) -> Bounds:
    """The years from which a plan's deadlines take what they leave out: the plan's own, else the concept's."""
    own = plan_span(roadmap)
    return own if own != UNSTATED else (concept.validity.since, concept.validity.until)


def is_academic(roadmap: Roadmap) -> bool:
    """Whether a plan is for one academic year by its own words."""
    if roadmap.timing is None:
        return False
    reading = understood(roadmap.timing)
    since, until = reading.bounds
    return reading.kind == "academic" and since is not None and until is not None and until.year == since.year + 1


def span(reading: TimingReading) -> Span | None:
    """The days that a deadline claims by itself; None where it recurs, runs on, or hangs on something else."""
    if reading.kind in ("external", "relative", "recurrence") or not reading.windows:
        return None
    return Span(min(window.start for window in reading.windows), max(window.end for window in reading.windows))


def stage_span(concept: Concept, roadmap: Roadmap, stage: Stage) -> Span | None:
    """The days of a stage, where its time is printed and can be read."""
    return span(understood(stage.timing, plan_years(concept, roadmap))) if stage.timing else None


def sticks_out(claimed: Span, allowed: Span) -> bool:
    """Whether a deadline lies before what is allowed, or reaches beyond it.

    Whole calendar years («2021 г.») are held against the years alone: the work may be done in the part that fits.
    """
    whole_years = claimed.start == date(claimed.start.year, 1, 1) and claimed.end == date(claimed.end.year, 12, 31)
    if claimed.start.year < allowed.start.year:
        return True
    if whole_years:
        return claimed.end.year > allowed.end.year
    return claimed.end < allowed.start or claimed.end > allowed.end
