"""A district in a year: its units together, by criterion and line, and how its minima are met."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from mqes_core.comparison.results.changes import Change
from mqes_core.comparison.results.given import District
from mqes_core.comparison.results.intervals import Interval, change, part_of, together
from mqes_core.comparison.results.units import UnitYear
from mqes_core.evaluation import Header, MinimumStatus, Node, Plan, Status
from mqes_core.model.base import Points

__all__ = ["DistrictChange", "DistrictResult", "NodeTogether", "district_changes", "district_result"]


@dataclass(frozen=True, slots=True)
class NodeTogether:
    """A criterion or line over the units of a district for which something can be attained, or a minimum holds."""

    index: int
    share: Interval | None
    """Their points in percent of all that they can attain; lines without an upper bound are left out. None where no
    unit has a bounded share, as where every line is without one."""
    units: int
    """How many units are in the share."""
    unbounded: int
    """How many are not, because nothing bounds what unknown values may cost or earn them."""
    exact: Points | None
    """The share over those units alone of which everything is known here; None where there is none."""
    exact_units: int
    """How many units these are."""
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
    """By index of the node; the last is the total. A node that says nothing of any unit is not there."""

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
    def has_minima(self) -> bool:
        """Whether its concept sets any minimum that could be missed."""
        return any(node.minima for node in self.nodes.values())

    @property
    def not_met(self) -> int:
        """How many units surely miss at least one minimum."""
        return sum(MinimumStatus.NOT_MET in unit.card.minima.values() for unit in self.units)


@dataclass(frozen=True, eq=False, slots=True)
class DistrictChange:
    """A district from one year to the next, over the units that are there in both, under one set of rules."""

    district: District
    year: int
    units: int
    """How many units are compared."""
    before: Interval | None
    """Their share of what could be attained in the year before; None where nothing can be compared."""
    now: Interval | None
    exact: Points | None
    """The change over those units alone of which everything is known in both years; None where there is none."""
    exact_units: int
    """How many units these are."""
    editions: tuple[str, str]
    """The edition in force in the year before, and now."""
    again: bool
    """Whether the year before was scored once more under the rules of now."""

    @property
    def broken(self) -> bool:
        """Whether the rules changed in between."""
        return self.editions[0] != self.editions[1]

    @property
    def change(self) -> Interval | None:
        """By how many percentage points the share changed; None where nothing can be compared."""
        return None if self.before is None or self.now is None else change(self.before, self.now)


def district_result(units: Sequence[UnitYear]) -> DistrictResult:
    """Put the units of one district and year together; there is at least one."""
    first = units[0]
    found = {node.index: item for node in first.plan.nodes if (item := _together(units, node.index)) is not None}
    return DistrictResult(first.district, first.year, first.plan, first.card.header, tuple(units), found)


def district_changes(changes: Iterable[Change]) -> tuple[DistrictChange, ...]:
    """The change of each district from year to year, over units that are there in both years; the latest first."""
    groups: dict[tuple[int, str], list[Change]] = {}
    for item in changes:
        groups.setdefault((-item.now.year, item.now.district.id), []).append(item)
    return tuple(_change(group) for _, group in sorted(groups.items(), key=lambda pair: pair[0][0]))


def _change(group: list[Change]) -> DistrictChange:
    first = group[0]
    pairs = [(item.base, item.now) for item in group if item.base is not None and _bounded(item)]
    total = len(first.now.card.nodes) - 1
    before, now = (_together([pair[place] for pair in pairs], total) for place in (0, 1))
    whole = [(one, other) for one, other in pairs if _exact(one) and _exact(other)]
    least, most = (_together([pair[place] for pair in whole], total) for place in (0, 1))
    shift = None
    if least is not None and most is not None and least.share is not None and most.share is not None:
        shift = change(least.share, most.share).low
    return DistrictChange(
        district=first.now.district,
        year=first.now.year,
        units=len(pairs),
        before=None if before is None else before.share,
        now=None if now is None else now.share,
        exact=shift,
        exact_units=len(whole),
        editions=(first.before.edition, first.now.edition),
        again=any(item.again is not None for item in group),
    )


def _exact(unit: UnitYear) -> bool:
    return unit.share is not None and unit.share.exact


def _bounded(item: Change) -> bool:
    """Whether the change of a unit has two ends; one without them would leave that of the district open as well."""
    return item.share is not None and None not in item.share


def _together(units: Sequence[UnitYear], index: int) -> NodeTogether | None:
    points: list[Interval] = []
    ceilings: list[Points] = []
    minima = Counter(status for unit in units if (status := unit.card.minima.get(index)) is not None)
    unbounded = 0
    for unit in units:
        outcome, most = unit.counted.outcomes[index], unit.counted_ceiling.outcomes[index].high
        if outcome.status is Status.NOT_APPLICABLE or most is None or most <= 0:
            continue
        if outcome.low is None or outcome.high is None:
            unbounded += 1
            continue
        points.append(Interval(outcome.low, outcome.high))
        ceilings.append(most)
    if not ceilings and not unbounded and not minima.keys() - {MinimumStatus.NOT_APPLICABLE}:
        return None
    whole = [(item, most) for item, most in zip(points, ceilings, strict=True) if item.exact]
    exact = part_of(together(item for item, _ in whole), sum(most for _, most in whole)).low if whole else None
    share = part_of(together(points), sum(ceilings)) if ceilings else None
    return NodeTogether(index, share, len(ceilings), unbounded, exact, len(whole), minima)
