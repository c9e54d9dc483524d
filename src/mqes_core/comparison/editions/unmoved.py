"""Whether a result comes from the same rule and the same values under two editions, so that nothing can move it."""

from __future__ import annotations

from collections.abc import Iterable

from mqes_core.comparison.concepts.scales import ScalePair
from mqes_core.comparison.editions.bearing import Bearing
from mqes_core.comparison.editions.carry import Carried, Carrier
from mqes_core.comparison.editions.difference import Difference, RuleChange
from mqes_core.comparison.editions.effect import Span
from mqes_core.evaluation.outcomes import Status
from mqes_core.evaluation.scorecard import NodeResult
from mqes_core.model.scales import ChangeScale, RelativeScale
from mqes_core.model.scoring import Indicator
from mqes_core.model.uses import wholes_of

__all__ = ["Unmoved"]

_RULE = frozenset({Bearing.POINTS, Bearing.MINIMA, Bearing.DATA})


class Unmoved:
    """What of two editions and of the data carried between them stayed as it was."""

    def __init__(self, difference: Difference, carrier: Carrier, carried: Iterable[Carried]) -> None:
        self._open = {name for name, (_, barrier) in carrier.ways.items() if barrier is None}
        self._changed = {
            (item.after.family, item.after.id)
            for item in difference.changes
            if item.after is not None and any(field.bearing in _RULE for field in item.fields)
        }
        # An answer or a bonus that came, went or changed is a change of what it belongs to.
        inner = [item for item in difference.changes if item.rule.family in {"option", "bonus"} and _bears(item)]
        partner = {id(one): other for one, other in difference.matching.pairs}
        for item in inner:
            parents = [
                rule.parent for rule in (item.before, item.after) if rule is not None and rule.parent is not None
            ]
            self._changed |= {(found.family, found.id) for found in (partner.get(id(rule), rule) for rule in parents)}
        self._scales = {
            item.after.id: item.scales
            for item in difference.changes
            if item.scales is not None and item.after is not None and _alone(item)
        }
        self._measures = {one.id: other.id for one, other in difference.matching.pairs if one.family == "measure"}
        self._before = difference.before.measures
        self._left: set[tuple[str, int, str]] = set()
        for found in carried:
            self._left |= {(found.case.unit.id, found.case.year, left.measure) for left in found.left}
        self._left_anywhere = {measure for _, _, measure in self._left}

    def line(self, before: NodeResult, after: NodeResult) -> bool:
        """Whether a line is scored by the same rule from the same value, known or not."""
        rule, other = before.node.rule, after.node.rule
        if not isinstance(rule, Indicator) or not isinstance(other, Indicator) or rule.measure is None:
            return False
        if ("indicator", other.id) in self._changed or not self._same_value(before, rule):
            return False
        if isinstance(rule.scale, RelativeScale) and not self._same_best(before, after, rule.measure):
            return False
        return before.outcome[:3] == after.outcome[:3]

    def bounds(self, before: NodeResult, after: NodeResult) -> Span | None:
        """How far two scales of one unknown value lie apart; None where more changed, or they cannot be laid together.

        The value is the same under both, so the least of the one scale never meets the most of the other.
        """
        rule, other = before.node.rule, after.node.rule
        pair = self._scales.get(after.node.id)
        if pair is None or not isinstance(rule, Indicator) or not isinstance(other, Indicator):
            return None
        unknown = {before.status, after.status} <= {Status.MISSING, Status.WITHHELD}
        return _apart(pair) if unknown and self._same_value(before, rule) else None

    def whole(self, before: NodeResult, after: NodeResult) -> bool:
        """Whether a criterion or the total puts its parts together in the same way."""
        return before.node.kind == after.node.kind and (after.node.kind, after.node.id) not in self._changed

    def _same_value(self, before: NodeResult, rule: Indicator) -> bool:
        """Whether what the line looks at is observed in the same way, and was carried over, whatever it is."""
        measure = self._measures.get(rule.measure or "")
        if measure is None or ("measure", measure) in self._changed or rule.measure not in self._open:
            return False
        unit, year = before.card.unit.id, before.card.year
        looked_at = [rule.measure, *wholes_of(self._before[rule.measure])]
        years = (year, year - 1) if isinstance(rule.scale, ChangeScale) else (year,)
        return not any((unit, when, name) in self._left for when in years for name in looked_at)

    def _same_best(self, before: NodeResult, after: NodeResult, measure: str) -> bool:
        """Whether the best of the group is the same, known or not."""
        ours, theirs = (
            None if item.card.context.best is None else item.card.context.best.get(item.node.id)
            for item in (before, after)
        )
        known = ours is not None and ours.complete
        return ours == theirs and (known or measure not in self._left_anywhere)


def _bears(item: RuleChange) -> bool:
    return any(bearing in _RULE for bearing in item.bearings)


def _alone(item: RuleChange) -> bool:
    """Whether the scale is all that changes the points of a line."""
    return [field.name for field in item.fields if field.bearing in _RULE] == ["scale"]


def _apart(pair: ScalePair) -> Span | None:
    """The least and the most by which the second scale exceeds the first over all values."""
    if pair.why is not None or pair.ranges is not None or any(item.endless for item in pair.stretches):
        return None
    ends = [two for item in pair.stretches for two in zip(item.first, item.second, strict=True)]
    ends += [(item.first, item.second) for item in pair.answers]
    lows = [None if ours[1] is None or theirs[0] is None else theirs[0] - ours[1] for ours, theirs in ends]
    highs = [None if ours[0] is None or theirs[1] is None else theirs[1] - ours[0] for ours, theirs in ends]
    low = None if None in lows else min(end for end in lows if end is not None)
    return low, None if None in highs else max(end for end in highs if end is not None)
