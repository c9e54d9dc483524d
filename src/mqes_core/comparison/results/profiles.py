"""Strong and weak sides of a unit, what is not known of it, and what it might do next."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from mqes_core.comparison.results.intervals import Interval
from mqes_core.comparison.results.next_step import NextSteps, Step
from mqes_core.comparison.results.units import UnitYear
from mqes_core.evaluation import MinimumStatus, NodeResult, Outcome, Plan, Scorecard, Status
from mqes_core.model.base import Points

__all__ = ["Missed", "Profile", "Profiler", "Side", "missed"]


@dataclass(frozen=True, slots=True)
class Side:
    """A line that speaks for a unit, or against it."""

    line: int
    """Index of its node."""
    points: Interval
    lost: Points
    """At least so many points fewer than the unit could have on this line; 0 for a strong side."""
    step: Step | None = None
    """The nearest value that would earn more."""


@dataclass(frozen=True, slots=True)
class Missed:
    """A minimum that is not met, or perhaps not."""

    criterion: int
    """Index of its node."""
    minimum: Points
    points: Interval
    sure: bool


@dataclass(frozen=True, slots=True)
class Profile:
    """One unit in words of its rules; places in lists are by weight."""

    strong: tuple[Side, ...]
    """Lines that surely earn all that can be earned there, or earn something where there is no upper bound."""
    weak: tuple[Side, ...]
    """Lines that surely earn less than they could, the greatest loss first."""
    unknown: tuple[int, ...]
    """Lines whose points are not known for want of a value."""
    missed: tuple[Missed, ...]
    """As from :func:`missed`."""


class Profiler:
    """Profiles of units under one plan, from their points and their rules alone."""

    def __init__(self, plan: Plan) -> None:
        self._next_step = NextSteps(plan)

    def __call__(self, unit: UnitYear) -> Profile:
        """The strong and weak sides of a unit, which was scored by the plan."""
        ceilings = unit.ceiling.outcomes
        sides = [side for index in unit.lines if (side := self._side(unit.card, index, ceilings[index])) is not None]
        weak = sorted((side for side in sides if side.lost > 0), key=lambda side: (-side.lost, side.line))
        strong = sorted(
            (side for side in sides if side.lost == 0 and (side.points.low or 0) > 0),
            key=lambda side: (-(side.points.low or 0), side.line),
        )
        absent = (Status.MISSING, Status.WITHHELD)
        unknown = tuple(index for index in unit.lines if unit.card.outcomes[index].status in absent)
        return Profile(tuple(strong), tuple(weak), unknown, missed(unit))

    def _side(self, card: Scorecard, index: int, ceiling: Outcome) -> Side | None:
        """The line as a side of the unit; None where it does not exist, or nothing sure can be said."""
        outcome = card.outcomes[index]
        if outcome.status is Status.NOT_APPLICABLE or outcome.high is None:
            return None
        points = Interval(outcome.low, outcome.high)
        lost: Points = max(0, -outcome.high) if ceiling.high is None else ceiling.high - outcome.high
        if lost > 0:
            return Side(index, points, lost, self._next_step(NodeResult(card, card.nodes[index])))
        return Side(index, points, 0) if ceiling.high in (None, outcome.low) else None


def missed(unit: UnitYear) -> tuple[Missed, ...]:
    """Minima that a unit does not meet, then those that are open."""
    return tuple(sorted(_missed(unit), key=lambda item: (not item.sure, item.criterion)))


def _missed(unit: UnitYear) -> Iterator[Missed]:
    for index, status in unit.card.minima.items():
        rule = unit.card.nodes[index].rule
        minimum = getattr(rule, "minimum", None)
        if minimum is not None and status in (MinimumStatus.NOT_MET, MinimumStatus.OPEN):
            outcome = unit.card.outcomes[index]
            points = Interval(outcome.low, outcome.high)
            yield Missed(index, minimum.points, points, status is MinimumStatus.NOT_MET)
