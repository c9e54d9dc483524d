"""What a unit could have reached at most: the same for all with the same lines, and the same that cannot exist."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from mqes_core.evaluation import Node, Plan, Scorecard, Status
from mqes_core.evaluation.kinds import Context
from mqes_core.evaluation.program import Profile, profile_of
from mqes_core.model.scoring import Indicator
from mqes_core.model.units import Absence, Case, Share, Value
from mqes_core.model.uses import wholes_of

__all__ = ["Ceiling", "Ceilings"]


@dataclass(frozen=True, eq=False, slots=True)
class Ceiling:
    """What some units could reach if nothing of their values were known but which of them can exist."""

    plan: Plan
    card: Scorecard
    """The scorecard of one of them that reported nothing else."""
    endless: tuple[int, ...]
    """Lines (by index of the node) without an upper bound, of their own or of what they are part of, whoever reports
    what."""
    _less: dict[frozenset[int], Scorecard] = field(default_factory=dict)

    def without(self, lines: frozenset[int]) -> Scorecard:
        """The same if these lines did not exist; worked out once for all the units."""
        found = self._less.get(lines)
        if found is None:
            found = self._less[lines] = self.plan.without(self.card, lines)
        return found


class Ceilings:
    """The ceilings of the units of a district and year."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        self._wholes = {name for measure in plan.edition.measures.values() for name in wholes_of(measure)}
        self._found: dict[object, Ceiling] = {}
        self._endless: dict[Profile, tuple[int, ...]] = {}

    def of(self, card: Scorecard) -> Ceiling:
        """That of the unit which has this scorecard."""
        values, before = self._nothing(card.values), self._nothing(card.context.previous or {})
        key = profile_of(card.unit), frozenset(values.items()), frozenset(before.items())
        found = self._found.get(key)
        if found is None:
            blank = self._score(card, values, Context(before))
            found = self._found[key] = Ceiling(self.plan, blank, self._without_end(card))
        return found

    def _without_end(self, card: Scorecard) -> tuple[int, ...]:
        """The lines that nothing bounds from above, for such a unit."""
        key = profile_of(card.unit)
        if key not in self._endless:
            blank = self._score(card, {}, Context())
            self._endless[key] = tuple(_unbounded(blank, card.nodes[-1], bounded=False))
        return self._endless[key]

    def _score(self, card: Scorecard, values: Mapping[str, Value], context: Context) -> Scorecard:
        case = Case(card.unit, card.year, values)
        return self.plan.rerun(case, context, reading=card.header.reading, on=card.header.evaluated_on)

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
