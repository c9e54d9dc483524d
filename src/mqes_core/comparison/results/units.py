"""One unit in one year: its scorecard beside what it could have reached, and how much of it is known."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from mqes_core.comparison.results.ceilings import Ceiling, Ceilings
from mqes_core.comparison.results.given import District, DistrictYear, Key
from mqes_core.comparison.results.intervals import Interval, part_of
from mqes_core.comparison.results.settings import By, Settings
from mqes_core.evaluation import Node, Outcome, Plan, Scorecard, Status
from mqes_core.model.base import Points
from mqes_core.model.scoring import Indicator
from mqes_core.model.units import Case

__all__ = ["Known", "UnitYear", "over_lines", "score_units"]


class Known(NamedTuple):
    """Of how many lines that exist for a unit the points are known."""

    known: int
    of: int


@dataclass(frozen=True, eq=False)
class UnitYear:
    """What a unit earned in a year, beside what it could have earned."""

    district: District
    card: Scorecard
    ceilings: Ceilings
    """The ceilings of its district and year."""
    left_out: frozenset[int] = frozenset()
    """Lines that are set aside altogether, as where only some are compared."""

    @property
    def plan(self) -> Plan:
        """The plan by which it was scored."""
        return self.ceilings.plan

    @cached_property
    def reach(self) -> Ceiling:
        """What it could have reached, nothing set aside."""
        return self.ceilings.of(self.card)

    @cached_property
    def counted(self) -> Scorecard:
        """The scorecard without lines that are :attr:`endless`, and without :attr:`left_out`."""
        return self.plan.without(self.card, self.reach.endless)

    @property
    def key(self) -> Key:
        """District and code."""
        return self.district.id, self.card.unit.id

    @property
    def year(self) -> int:
        """The year that it reported on."""
        return self.card.year

    @property
    def edition(self) -> str:
        """The edition under which it was scored."""
        return self.plan.edition.key

    @cached_property
    def ceiling(self) -> Scorecard:
        """What its rules let it reach if nothing of its values were known but which of them can exist."""
        return self.reach.without(self.left_out)

    @property
    def endless(self) -> tuple[int, ...]:
        """Lines (by index of the node) without an upper bound, of their own or of what they are part of, whoever
        reports what; a share of what can be attained leaves them out.
        """
        return tuple(index for index in self.reach.endless if index not in self.left_out)

    @cached_property
    def counted_ceiling(self) -> Scorecard:
        """What the unit could reach without them."""
        return self.reach.without(self.left_out.union(self.reach.endless))

    @cached_property
    def lines(self) -> tuple[int, ...]:
        """The lines that exist for such a unit, by their index; units with the same lines are peers."""
        lines = self.plan.program(self.card.header.reading, self.card.unit).lines
        return tuple(index for index in lines if index not in self.left_out) if self.left_out else tuple(lines)

    @cached_property
    def known(self) -> Known:
        """How much of it is known."""
        found = [self.card.outcomes[index] for index in self.lines]
        existing = [outcome for outcome in found if outcome.status is not Status.NOT_APPLICABLE]
        return Known(sum(outcome.is_exact for outcome in existing), len(existing))

    @property
    def points(self) -> Interval | None:
        """The total as the concept makes it; None where it makes none."""
        return _points(self.card.outcomes[-1])

    @cached_property
    def share(self) -> Interval | None:
        """Points in percent of what this unit can attain; None where nothing can be attained.

        Lines without an upper bound (:attr:`endless`) are left out of both.
        """
        return self.share_of(len(self.card.nodes) - 1)

    def share_of(self, index: int) -> Interval | None:
        """The same for one node."""
        return _share(self.counted.outcomes[index], self.counted_ceiling.outcomes[index].high)

    def figure(self, by: By) -> Interval | None:
        """What a place is given by; None where there is none."""
        return self.share if by == "share" else self.points

    def figure_without(self, line: int, by: By) -> Interval | None:
        """What a place would be given by if a line did not exist."""
        if by == "points":
            return _points(self.plan.total_without(self.card, line))
        most = self.reach.without(self.left_out.union(self.reach.endless, [line]))
        return _share(self.plan.total_without(self.counted, line), most.total.high)


def score_units(given: DistrictYear, before: Mapping[str, Case], settings: Settings) -> Iterator[UnitYear]:
    """Score the cases of a district and year.

    ``before``: cases of the year before in terms of the same edition, by unit; they feed lines that score a change.
    """
    plan = given.plan
    # Cases of the year before are company of this year's, and get no scorecard of their own here.
    cases = [*given.cases, *(before[case.unit.id] for case in given.cases if case.unit.id in before)]
    cards = plan.score(cases, reading=settings.reading, on=settings.on)[: len(given.cases)]
    ceilings = Ceilings(plan)
    return (UnitYear(given.district, card, ceilings) for card in cards)


def _points(total: Outcome) -> Interval | None:
    return None if total.status is Status.NOT_APPLICABLE else Interval(total.low, total.high)


def _share(outcome: Outcome, most: Points | None) -> Interval | None:
    if outcome.status is Status.NOT_APPLICABLE or most is None or most <= 0:
        return None
    return part_of(Interval(outcome.low, outcome.high), most)


def over_lines(unit: UnitYear, lines: Collection[int]) -> UnitYear:
    """The unit as if there were these lines alone."""
    others = frozenset(node.index for node in _lines(unit.card)) - frozenset(lines)
    return UnitYear(unit.district, unit.plan.without(unit.card, others), unit.ceilings, unit.left_out | others)


def _lines(card: Scorecard) -> Iterator[Node]:
    return (node for node in card.nodes if isinstance(node.rule, Indicator))
