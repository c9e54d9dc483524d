"""How the points of one unit change from one edition to the other, and by which rule: an exact interval of the change.

What is not known is the same unknown under both editions. So a line whose rule and value stayed changes nothing,
whatever its value turns out to be, and only the others widen the interval.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from mqes_core.evaluation.outcomes import Points, Status, add
from mqes_core.evaluation.scorecard import NodeResult
from mqes_core.model.scoring import Criterion, Scoring, Sum, Weighted

__all__ = ["Effect", "Span", "effect"]

Span = tuple[Points | None, Points | None]
"""The least and the most; None: without a bound."""

_NOTHING: Span = (0, 0)
_ADDED_UP = frozenset({"combined", "no_parts"})


@dataclass(frozen=True, slots=True, eq=False)
class Effect:
    """What one rule adds to the change of the whole."""

    before: NodeResult | None
    """The result under the former edition; None where the rule is new."""
    after: NodeResult | None
    """The result under the other edition; None where the rule is gone."""
    change: Span
    """By how many points its whole changes through it."""
    parts: tuple[Effect, ...] = ()
    """What its own parts change, if their changes add up to this one or at least lie inside of it."""
    adds_up: bool = True
    """Whether the changes of the parts add up to this one: not where the greatest counts, or a cap, a bonus or a
    minimum that cannot be reached cuts in."""

    @property
    def result(self) -> NodeResult:
        """The later result where there is one."""
        found = self.after or self.before
        assert found is not None
        return found

    @property
    def apart(self) -> bool:
        """Whether one of the editions forms no whole of its parts here."""
        results = [item for item in (self.before, self.after) if item is not None]
        return any(item.match.key == "separate" for item in results)

    @property
    def unchanged(self) -> bool:
        """Whether it changes nothing for certain."""
        return self.change == _NOTHING

    def deciding(self) -> Iterator[Effect]:
        """The rules that make the change: the innermost ones whose changes add up to the whole.

        Where there is no whole, as where the document forbids adding up, those of each part.
        """
        if self.apart:
            for part in self.parts:
                yield from part.deciding()
            return
        if self.unchanged:
            return
        if self.parts and self.adds_up:
            for part in self.parts:
                yield from part.deciding()
        else:
            yield self


class _Ways(NamedTuple):
    """What is needed to hold two scorecards against each other."""

    partner: Mapping[str, str]
    """Rules of the former edition, by id, that are rules of the other."""
    stayed: Callable[[NodeResult, NodeResult], bool]
    """Whether a line of both editions is scored by the same rule from the same value."""
    bounds: Callable[[NodeResult, NodeResult], Span | None]
    """How far two scales of one unknown value lie apart, where that can be told."""
    kept: Callable[[NodeResult, NodeResult], bool]
    """Whether the way in which parts are put together is the same."""


def effect(
    before: NodeResult,
    after: NodeResult,
    partner: Mapping[str, str],
    *,
    stayed: Callable[[NodeResult, NodeResult], bool],
    bounds: Callable[[NodeResult, NodeResult], Span | None],
    kept: Callable[[NodeResult, NodeResult], bool],
) -> Effect:
    """How the points of ``before`` became those of ``after``.

    Args:
        before: the result at the root of the former scorecard.
        after: the result at the root of the other.
        partner: ids of rules of the former edition, as the other calls the same rules.
        stayed: whether two results of a line come from one rule and one value.
        bounds: how far two scales of one unknown value lie apart; None where that cannot be told.
        kept: whether two wholes put their parts together in the same way.
    """
    return _both(before, after, _Ways(partner, stayed, bounds, kept), 1)


def _both(before: NodeResult, after: NodeResult, ways: _Ways, weight: Points) -> Effect:
    apart = _times(_minus(_points(after), _points(before)), weight)
    if not isinstance(after.node.rule, (Criterion, Scoring)) or not isinstance(before.node.rule, (Criterion, Scoring)):
        if before.node.kind == after.node.kind:
            bounds = _NOTHING if ways.stayed(before, after) else ways.bounds(before, after)
            apart = apart if bounds is None else _common(_times(bounds, weight), apart)
        return Effect(before, after, apart)
    parts = tuple(_parts(before, after, ways, weight))
    adds_up = _adds_up(before) and _adds_up(after) and _one_weight(before, after, ways)
    if adds_up:
        total: Span = _NOTHING
        for part in parts:
            total = add(total[0], part.change[0]), add(total[1], part.change[1])
        # Both intervals hold the change; so does what they have in common.
        return Effect(before, after, _common(total, apart), parts)
    # A part with nothing may still decide, as where the greatest counts; so no part may have come or gone.
    whole = all(part.unchanged and part.before is not None and part.after is not None for part in parts)
    same = whole and before.outcome[:3] == after.outcome[:3] and ways.kept(before, after)
    return Effect(before, after, _NOTHING if same else apart, parts, adds_up=False)


def _parts(before: NodeResult, after: NodeResult, ways: _Ways, weight: Points) -> Iterator[Effect]:
    theirs = {item.node.id: item for item in after.children}
    for one in before.children:
        other = theirs.pop(ways.partner.get(one.node.id, ""), None)
        scale = weight * _weight(before, one)
        if other is None:
            yield Effect(one, None, _times(_minus(_NOTHING, _points(one)), scale))
        else:
            yield _both(one, other, ways, scale)
    for other in theirs.values():
        yield Effect(None, other, _times(_points(other), weight * _weight(after, other)))


def _adds_up(whole: NodeResult) -> bool:
    """Whether the points of the whole are those of its parts, weighted and added."""
    rule = whole.node.rule
    assert isinstance(rule, (Criterion, Scoring))
    combine = rule.combine
    plain = isinstance(combine, (Sum, Weighted)) and combine.cap is None and combine.floor is None
    return plain and not rule.bonuses and whole.match.key in _ADDED_UP


def _one_weight(before: NodeResult, after: NodeResult, ways: _Ways) -> bool:
    """Whether parts that are in both count as much under both."""
    theirs = {item.node.id: item for item in after.children}
    pairs = ((one, theirs.get(ways.partner.get(one.node.id, ""))) for one in before.children)
    return all(other is None or _weight(before, one) == _weight(after, other) for one, other in pairs)


def _weight(whole: NodeResult, part: NodeResult) -> Points:
    rule = whole.node.rule
    combine = rule.combine if isinstance(rule, (Criterion, Scoring)) else None
    return combine.weights.get(part.node.id, 0) if isinstance(combine, Weighted) else 1


def _points(result: NodeResult) -> Span:
    return _NOTHING if result.status is Status.NOT_APPLICABLE else (result.low, result.high)


def _minus(first: Span, second: Span) -> Span:
    low = None if first[0] is None or second[1] is None else first[0] - second[1]
    high = None if first[1] is None or second[0] is None else first[1] - second[0]
    return low, high


def _times(span: Span, weight: Points) -> Span:
    if weight == 0:
        return _NOTHING
    low, high = (None if end is None else end * weight for end in span)
    return (low, high) if weight > 0 else (high, low)


def _common(one: Span, other: Span) -> Span:
    lows = [end for end in (one[0], other[0]) if end is not None]
    highs = [end for end in (one[1], other[1]) if end is not None]
    return max(lows, default=None), min(highs, default=None)
