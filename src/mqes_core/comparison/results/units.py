"""One unit in one year: its scorecard, what it could have reached at most, and how much of it is known."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from mqes_core.comparison.results.given import District, DistrictYear, Key
from mqes_core.comparison.results.intervals import Interval, part_of
from mqes_core.comparison.results.settings import By, Settings
from mqes_core.evaluation import Node, Plan, Scorecard, Status
from mqes_core.evaluation.kinds import Context
from mqes_core.evaluation.program import Profile, profile_of
from mqes_core.model.scoring import Indicator
from mqes_core.model.units import Absence, Case, Share, Value
from mqes_core.model.uses import wholes_of

__all__ = ["Known", "UnitYear", "over_lines", "score_units"]


class Known(NamedTuple):
    """Of how many lines that exist for a unit the points are known."""

    known: int
    of: int


@dataclass(frozen=True, eq=False, slots=True)
class UnitYear:
    """What a unit earned in a year, beside what it could have earned."""

    district: District
    plan: Plan
    card: Scorecard
    ceiling: Scorecard
    """What its rules let it reach if nothing of its values were known but which of them can exist."""
    endless: tuple[int, ...]
    """Lines (by index of the node) without an upper bound, of their own or of what they are part of, whoever reports
    what; a share of what can be attained leaves them out."""
    counted: Scorecard
    """The scorecard without those lines, and without :attr:`left_out`."""
    counted_ceiling: Scorecard
    """What the unit could reach without them."""
    left_out: frozenset[int] = frozenset()
    """Lines that are set aside altogether, as where only some are compared."""

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

    @property
    def lines(self) -> tuple[int, ...]:
        """The lines that exist for such a unit, by their index; units with the same lines are peers."""
        lines = self.plan.program(self.card.header.reading, self.card.unit).lines
        return tuple(index for index, _ in lines if index not in self.left_out)

    @property
    def known(self) -> Known:
        """How much of it is known."""
        found = [self.card.outcomes[index] for index in self.lines]
        existing = [outcome for outcome in found if outcome.status is not Status.NOT_APPLICABLE]
        return Known(sum(outcome.is_exact for outcome in existing), len(existing))

    @property
    def points(self) -> Interval | None:
        """The total as the concept makes it; None where it makes none."""
        return _points(self.card)

    @property
    def share(self) -> Interval | None:
        """Points in percent of what this unit can attain; None where nothing can be attained.

        Lines without an upper bound (:attr:`endless`) are left out of both.
        """
        return _share(self.counted, self.counted_ceiling, len(self.card.nodes) - 1)

    def share_of(self, index: int) -> Interval | None:
        """The same for one node."""
        return _share(self.counted, self.counted_ceiling, index)

    def figure(self, by: By) -> Interval | None:
        """What a place is given by; None where there is none."""
        return self.share if by == "share" else self.points

    def figure_without(self, line: int, by: By) -> Interval | None:
        """What a place would be given by if a line did not exist."""
        if by == "points":
            return _points(self.plan.without(self.card, [line]))
        card, most = (self.plan.without(card, [line]) for card in (self.counted, self.counted_ceiling))
        return _share(card, most, len(self.card.nodes) - 1)


def score_units(given: DistrictYear, before: Mapping[str, Case], settings: Settings) -> Iterator[UnitYear]:
    """Score the cases of a district and year.

    ``before``: cases of the year before in terms of the same edition, by unit; they feed lines that score a change.
    """
    plan = given.plan
    # Cases of the year before are company of this year's, and get no scorecard of their own here.
    cases = [*given.cases, *(before[case.unit.id] for case in given.cases if case.unit.id in before)]
    cards = plan.score(cases, reading=settings.reading, on=settings.on)[: len(given.cases)]
    ceilings = _Ceilings(plan)
    for card in cards:
        ceiling, endless = ceilings.of(card), ceilings.endless(card)
        counted, most = (plan.without(item, endless) if endless else item for item in (card, ceiling))
        yield UnitYear(given.district, plan, card, ceiling, endless, counted, most)


class _Ceilings:
    """What units could reach: the same for all with the same lines and the same values that cannot exist."""

    def __init__(self, plan: Plan) -> None:
        self._plan = plan
        self._wholes = {name for measure in plan.edition.measures.values() for name in wholes_of(measure)}
        self._found: dict[object, Scorecard] = {}
        self._endless: dict[Profile, tuple[int, ...]] = {}

    def of(self, card: Scorecard) -> Scorecard:
        """The scorecard of a unit that reported nothing but what cannot exist."""
        values, before = self._nothing(card.values), self._nothing(card.context.previous or {})
        key = profile_of(card.unit), frozenset(values.items()), frozenset(before.items())
        known = self._found.get(key)
        if known is None:
            known = self._found[key] = self._score(card, values, Context(before))
        return Scorecard(
            card.header, card.unit, card.year, values, card.nodes, known.outcomes, known.minima, card.context
        )

    def endless(self, card: Scorecard) -> tuple[int, ...]:
        """The lines that nothing bounds from above, for such a unit."""
        key = profile_of(card.unit)
        if key not in self._endless:
            blank = self._score(card, {}, Context())
            self._endless[key] = tuple(_unbounded(blank, card.nodes[-1], bounded=False))
        return self._endless[key]

    def _score(self, card: Scorecard, values: Mapping[str, Value], context: Context) -> Scorecard:
        case = Case(card.unit, card.year, values)
        return self._plan.rerun(case, context, reading=card.header.reading, on=card.header.evaluated_on)

    def _nothing(self, values: Mapping[str, Value]) -> dict[str, Value]:
        """Of the values those that say that something cannot exist, or that there is nobody."""
        return {key: value for key, value in values.items() if _cannot_be(value, is_whole=key in self._wholes)}


def _cannot_be(value: Value, *, is_whole: bool) -> bool:
    nobody = value.of == 0 if isinstance(value, Share) else is_whole and type(value) is int and value == 0
    return value is Absence.NOT_APPLICABLE or nobody


def _unbounded(blank: Scorecard, node: Node, *, bounded: bool) -> Iterator[int]:
    """The lines below a node that have no upper bound, where nothing above them has one either."""
    outcome = blank.outcomes[node.index]
    bounded = bounded or (outcome.status is not Status.NOT_APPLICABLE and outcome.high is not None)
    if isinstance(node.rule, Indicator) and not bounded and outcome.high is None:
        yield node.index
    for child in node.children:
        yield from _unbounded(blank, blank.nodes[child], bounded=bounded)


def _points(card: Scorecard) -> Interval | None:
    total = card.total
    return None if total.status is Status.NOT_APPLICABLE else Interval(total.low, total.high)


def _share(card: Scorecard, ceiling: Scorecard, index: int) -> Interval | None:
    outcome, most = card.outcomes[index], ceiling.outcomes[index].high
    if outcome.status is Status.NOT_APPLICABLE or most is None or most <= 0:
        return None
    return part_of(Interval(outcome.low, outcome.high), most)


def over_lines(unit: UnitYear, lines: Collection[int]) -> UnitYear:
    """The unit as if there were these lines alone."""
    others = frozenset(node.index for node in _lines(unit.card)) - frozenset(lines)
    cards = (unit.card, unit.ceiling, unit.counted, unit.counted_ceiling)
    card, ceiling, counted, most = (unit.plan.without(item, others) for item in cards)
    endless = tuple(index for index in unit.endless if index not in others)
    return UnitYear(unit.district, unit.plan, card, ceiling, endless, counted, most, unit.left_out | others)


def _lines(card: Scorecard) -> Iterator[Node]:
    return (node for node in card.nodes if isinstance(node.rule, Indicator))
