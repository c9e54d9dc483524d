"""What would earn more: the nearest other value of a line for which its rule gives more points."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from fractions import Fraction
from math import ceil, floor

from mqes_core.evaluation import NodeResult, Plan
from mqes_core.evaluation.kinds.bands import turning_points
from mqes_core.evaluation.kinds.numeric import observed, ratio
from mqes_core.model.base import Points
from mqes_core.model.measures import ChoiceMeasure, Measure, PlaceMeasure, RateMeasure, ShareMeasure
from mqes_core.model.scales import BandScale, ChangeScale, InnerScale, LinearScale, LookupScale, PerUnitScale, Scale
from mqes_core.model.scoring import Indicator
from mqes_core.model.units import Assessed, Share, Value

__all__ = ["Step", "next_step"]


@dataclass(frozen=True, slots=True)
class Step:
    """A value that would earn more, and how much."""

    line: int
    """The line, by index of its node."""
    value: Value
    points: Points
    by: int | Fraction | None
    """By how much the number (of a share: the count) would have to change; None for a place or an answer."""


def next_step(result: NodeResult, plan: Plan) -> Step | None:
    """The nearest value that earns more than a unit has on this line; None where nothing is sure to earn more.

    Of a share the whole stays as it is. What an assessor gives at discretion has no next step.
    """
    rule = result.node.rule
    if not isinstance(rule, Indicator) or rule.measure is None or rule.scale is None or not result.outcome.is_exact:
        return None
    measure = plan.edition.measures[rule.measure]
    now = observed(measure, result.card.values)
    best: tuple[tuple[Points, Points], Step] | None = None
    for value in _others(now, measure, rule.scale, result):
        outcome = plan.line_with(result.card, result.node.index, value)
        if not outcome.is_exact or outcome.low is None or result.low is None or outcome.low <= result.low:
            continue
        by = None if isinstance(measure, PlaceMeasure) else _distance(now, value)
        key = _nearness(by, outcome.low)
        if best is None or key < best[0]:
            best = (key, Step(result.node.index, value, outcome.low, by))
    return None if best is None else best[1]


def _nearness(by: Points | None, points: Points) -> tuple[Points, Points]:
    """The nearest comes first; of places and answers, which have no distance, the one that asks for the least more."""
    return (Fraction(0), points) if by is None else (abs(Fraction(by)), -points)


def _others(now: Value, measure: Measure, scale: Scale, result: NodeResult) -> Iterator[Value]:
    """Values worth asking for: the first on either side of every turn of the scale."""
    match now:
        case Assessed():
            return
        case bool():
            yield not now
        case str() if isinstance(measure, ChoiceMeasure):
            yield from (item.id for item in measure.options)
        case Share() if now.of and isinstance(measure, (ShareMeasure, RateMeasure)):
            factor = 100 if isinstance(measure, ShareMeasure) else measure.per
            most = now.of if isinstance(measure, ShareMeasure) else None
            turns = (Fraction(turn) * now.of / factor for turn in _turns(scale, measure, result))
            counts = {count for turn in turns for count in _around(turn)} | {now.count - 1, now.count + 1}
            yield from (Share(n, now.of) for n in counts if n >= 0 and (most is None or n <= most))
        case int():
            counts = {count for turn in _turns(scale, measure, result) for count in _around(turn)}
            counts |= {now + away for away in _lots(scale)}
            yield from (n for n in counts if n >= 0)
        case Fraction():
            yield from _turns(scale, measure, result)


def _turns(scale: Scale, measure: Measure, result: NodeResult) -> Iterator[Points]:
    """Where the points may turn, in the unit of the scale."""
    match scale:
        case ChangeScale():
            before = ratio(measure, observed(measure, result.card.context.previous or {}))
            if before is not None:
                grow = 1 if scale.by == "difference" else abs(Fraction(before)) / 100
                yield from (before + grow * turn for turn in _inner_turns(scale.scale))
        case LookupScale():
            yield from (entry.at for entry in scale.entries if isinstance(entry.at, int))
        case BandScale() | LinearScale() | PerUnitScale():
            yield from _inner_turns(scale)


def _inner_turns(scale: InnerScale) -> Iterable[Points]:
    match scale:
        case BandScale():
            return turning_points(scale, letter=False)
        case LinearScale():
            return (scale.start, scale.end)
        case PerUnitScale():
            return (0,)


def _around(turn: Points) -> tuple[int, ...]:
    """The whole numbers at a turn and on both sides of it."""
    return floor(turn) - 1, floor(turn), ceil(turn), ceil(turn) + 1


def _lots(scale: Scale) -> tuple[int, ...]:
    """Steps to try from where a count stands."""
    inner = scale.scale if isinstance(scale, ChangeScale) else scale
    per = inner.per if isinstance(inner, PerUnitScale) else 1
    return tuple(sign * step for sign in (-1, 1) for step in range(1, per + 1)) if per <= 50 else (-per, per)


def _distance(now: Value, value: Value) -> int | Fraction | None:
    match now, value:
        case Share(), Share():
            return value.count - now.count
        case bool(), _:
            return None
        case ((int() | Fraction()), (int() | Fraction())):
            return value - now
    return None
