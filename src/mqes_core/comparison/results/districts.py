"""A district in a year: its units together, by criterion and line, and how its minima are met."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from mqes_core.comparison.results.given import District
from mqes_core.comparison.results.intervals import Interval, part_of, together
from mqes_core.comparison.results.units import UnitYear
from mqes_core.evaluation import Header, MinimumStatus, Node, Plan, Status

__all__ = ["DistrictResult", "NodeTogether", "district_result", "matched"]


@dataclass(frozen=True, slots=True)
class NodeTogether:
    """A criterion or line over all units of a district for which something can be attained there."""

    index: int
    share: Interval
    """All their points in percent of all that they can attain; lines without an upper bound are left out."""
    units: int
    minima: Mapping[MinimumStatus, int]
    """How many units meet the minimum, do not, or leave it open; empty where there is none."""


@dataclass(frozen=True, eq=False, slots=True)
class DistrictResult:
    """A district in a year."""

    district: District
    year: int
    plan: Plan
    header: Header
    units: tuple[UnitYear, ...]
    nodes: Mapping[int, NodeTogether]
    """By index of the node; the last is the total. A node that no unit can earn points in is not there."""

    @property
    def edition(self) -> str:
        """The edition in force there in that year."""
        return self.plan.edition.key

    @property
    def total(self) -> NodeTogether | None:
        """All criteria together; None where the concept makes no total."""
        return self.nodes.get(len(self.plan.nodes) - 1)

    @property
    def criteria(self) -> tuple[Node, ...]:
        """The topmost criteria."""
        return tuple(self.plan.nodes[index] for index in self.plan.nodes[-1].children)

    @property
    def not_met(self) -> int:
        """How many units surely miss at least one minimum."""
        return sum(MinimumStatus.NOT_MET in unit.card.minima.values() for unit in self.units)


def district_result(units: Sequence[UnitYear]) -> DistrictResult:
    """Put the units of one district and year together; there is at least one."""
    first = units[0]
    found = {node.index: item for node in first.plan.nodes if (item := _together(units, node.index)) is not None}
    return DistrictResult(first.district, first.year, first.plan, first.card.header, tuple(units), found)


def matched(before: Iterable[UnitYear], now: Iterable[UnitYear]) -> tuple[tuple[UnitYear, UnitYear], ...]:
    """Units that are in both, side by side: a district's change is told over these alone."""
    earlier = {unit.key: unit for unit in before}
    return tuple((earlier[unit.key], unit) for unit in now if unit.key in earlier)


def _together(units: Sequence[UnitYear], index: int) -> NodeTogether | None:
    points: list[Interval] = []
    ceilings = []
    minima = Counter(status for unit in units if (status := unit.card.minima.get(index)) is not None)
    for unit in units:
        outcome, most = unit.counted.outcomes[index], unit.counted_ceiling.outcomes[index].high
        if outcome.status is not Status.NOT_APPLICABLE and most is not None and most > 0:
            points.append(Interval(outcome.low, outcome.high))
            ceilings.append(most)
    if not ceilings:
        return None
    return NodeTogether(index, part_of(together(points), sum(ceilings)), len(ceilings), minima)
