"""What would earn more: the nearest other value of a line for which its rule gives more points."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import ceil, floor
from typing import Final, NamedTuple

from mqes_core.evaluation import NodeResult, Outcome, Plan, Status
from mqes_core.evaluation.kinds.bands import turning_points
from mqes_core.evaluation.kinds.numeric import observed, ratio
from mqes_core.model.base import Points, simplified
from mqes_core.model.measures import (
    ChoiceMeasure,
    CountMeasure,
    FlagMeasure,
    Measure,
    NumberMeasure,
    PlaceMeasure,
    RateMeasure,
    ShareMeasure,
)
from mqes_core.model.percents import decimal_places, is_percent, percent_share
from mqes_core.model.scales import (
    BandScale,
    ChangeScale,
    DiscretionaryScale,
    InnerScale,
    LinearScale,
    LookupScale,
    PerUnitScale,
    RubricScale,
    Scale,
    YesNoScale,
)
from mqes_core.model.scoring import Indicator
from mqes_core.model.units import Share, Value
from mqes_core.model.uses import with_nobody

__all__ = ["NextSteps", "Step"]

_OF_ITS_VALUE: Final = (BandScale, LinearScale, LookupScale, PerUnitScale, RubricScale, YesNoScale)
"""Scales that look at nothing of a unit but the value of their line."""

_Earned = Callable[[Value], Outcome]
"""What a line would earn with another value."""


@dataclass(frozen=True, slots=True)
class Step:
    """A value that would earn more, and how much."""

    line: int
    """The line, by index of its node."""
    value: Value
    points: Points
    by: int | Fraction | None
    """By how much the number (of a share: the count) would have to change; None for a place, an answer, or a share
    typed as a percent, of which nobody knows how many people it is."""


class _Grid(NamedTuple):
    """The values that a measure can have beside the one it has, as whole numbers of a smallest step."""

    now: int
    step: Fraction
    """How much of the unit of the scale one step is."""
    least: int | None
    most: int | None
    size: Fraction
    """How much one step is of the number itself (of a share: of its count)."""

    def around(self, turns: Iterable[Points]) -> Iterator[int]:
        """The values at every turn and beside it, and those next to what it is now."""
        found = {self.now - 1, self.now + 1}
        for turn in turns:
            # In whole numbers, for there are many: turn / step.
            low, rest = divmod(turn.numerator * self.step.denominator, turn.denominator * self.step.numerator)
            found |= {low - 1, low, low + 1, low + 2} if rest else {low - 1, low, low + 1}
        found.discard(self.now)
        for number in sorted(found, key=lambda number: (abs(number - self.now), number)):
            if (self.least is None or number >= self.least) and (self.most is None or number <= self.most):
                yield number


class NextSteps:
    """Next steps of units under one plan; for a line and a value that were met before nothing is tried again."""

    def __init__(self, plan: Plan) -> None:
        self._plan = plan
        self._found: dict[tuple[object, ...], Step | None] = {}
        self._turning: dict[int, list[Points]] = {}
        """Where the points of a line may turn, whatever its value, by its index."""

    def __call__(self, result: NodeResult) -> Step | None:
        """The nearest value that earns more than a unit has on this line; None where nothing is sure to earn more.

        Of values that are as near the one that earns more; of places and answers, which have no distance, the one that
        earns the least more. Of a share the whole stays as it is; no count exceeds what it is a part of; a number keeps
        its decimals or those of the scale. What an assessor gives at discretion has no next step. Of a scale that a
        plugin adds the values next to what it is are tried alone.
        """
        rule, card = result.node.rule, result.card
        if not isinstance(rule, Indicator) or rule.measure is None or rule.scale is None:
            return None
        if isinstance(rule.scale, DiscretionaryScale):
            return None
        if result.status is Status.NOT_APPLICABLE or not result.outcome.is_exact:
            return None
        measure = self._plan.edition.measures[rule.measure]
        program = self._plan.program(card.header.reading, card.unit)
        limit = None
        if isinstance(measure, CountMeasure):
            limit = measure.limit(with_nobody(card.values, program.nobody))
        now = observed(measure, card.values)
        if not isinstance(rule.scale, _OF_ITS_VALUE):
            return self._seek(result, measure, rule.scale, now, limit)
        key = program, result.node.index, now, limit
        if key not in self._found:
            self._found[key] = self._seek(result, measure, rule.scale, now, limit)
        return self._found[key]

    def _seek(self, result: NodeResult, measure: Measure, scale: Scale, now: Value, limit: int | None) -> Step | None:
        line, at = result.node.index, ratio(measure, now)
        earned = self._plan.line_with(result.card, line)
        turns = [] if at is None else self._turns(result, measure, scale, at)
        grid = _grid(measure, now, turns, limit)
        if grid is not None:
            return _nearest(grid, turns, is_percent(measure, now), now, result, earned)
        found = ((value, _more(earned(value), result)) for value in _answers(measure, now, scale))
        steps = [Step(line, value, points, None) for value, points in found if points is not None]
        return min(steps, key=lambda step: step.points, default=None)

    def _turns(self, result: NodeResult, measure: Measure, scale: Scale, now: Points) -> list[Points]:
        """Where the points may turn, in the unit of the scale; of lots without end, those next to the value now."""
        match scale:
            case ChangeScale():
                before = ratio(measure, observed(measure, result.card.context.previous or {}))
                grow = Fraction(1) if scale.by == "difference" else abs(Fraction(before or 0)) / 100
                if before is None or not grow:
                    return []
                return [before + grow * turn for turn in _inner_turns(scale.scale, (now - before) / grow)]
            case BandScale() | LinearScale():
                line = result.node.index
                if line not in self._turning:
                    self._turning[line] = list(_inner_turns(scale, now))
                return self._turning[line]
            case PerUnitScale():
                return list(_inner_turns(scale, now))
        return []


def _nearest(
    grid: _Grid, turns: Sequence[Points], percent: bool, now: Value, result: NodeResult, earned: _Earned
) -> Step | None:
    """The nearest number that earns more, in either direction."""
    best: tuple[Points, int, Value] | None = None
    for number in grid.around(turns):
        if best is not None and abs(number - grid.now) > abs(best[1] - grid.now):
            break
        value = _value(number, now, grid, percent=percent)
        points = _more(earned(value), result)
        if points is not None and (best is None or points > best[0]):
            best = points, number, value
    if best is None:
        return None
    points, number, value = best
    by = None if percent else simplified((number - grid.now) * grid.size)
    return Step(result.node.index, value, points, by)


def _value(number: int, now: Value, grid: _Grid, *, percent: bool) -> Value:
    """A number of the grid as a value; of a percent typed by hand another percent, since nobody counted the people."""
    if not isinstance(now, Share):
        return simplified(number * grid.size)
    return percent_share(Fraction(100 * number, now.of)) if percent else Share(number, now.of)


def _more(outcome: Outcome, result: NodeResult) -> Points | None:
    """The points of the outcome; None where they are not surely more than the result has."""
    surely = outcome.is_exact and outcome.low is not None and result.low is not None and outcome.low > result.low
    return outcome.low if surely else None


def _answers(measure: Measure, now: Value, scale: Scale) -> Iterator[Value]:
    """The other answers there are."""
    match measure, now:
        case FlagMeasure(), bool():
            yield not now
        case ChoiceMeasure(), str():
            yield from (item.id for item in measure.options)
        case PlaceMeasure(), int():
            entries = scale.entries if isinstance(scale, LookupScale) else ()
            listed = [entry.at for entry in entries if isinstance(entry.at, int)]
            # One that is not listed stands for all the others.
            yield from sorted({*listed, max(listed, default=0) + 1})


def _grid(measure: Measure, now: Value, turns: Sequence[Points], limit: int | None) -> _Grid | None:
    """The grid of a number; None where it is none, or where it is not known.

    ``turns``: where its points may turn; ``limit``: the most a count can be.
    """
    one = Fraction(1)
    match measure, now:
        case ShareMeasure(), Share() if now.of:
            return _Grid(now.count, Fraction(100, now.of), 0, now.of, one)
        case RateMeasure(), Share() if now.of:
            return _Grid(now.count, Fraction(measure.per, now.of), 0, None, one)
        case CountMeasure(), int():
            return _Grid(now, one, 0, limit, one)
        case NumberMeasure(), int() | Fraction():
            step = Fraction(1, 10 ** max(decimal_places(number) or 0 for number in (now, *turns)))
            least, most = measure.at_least, measure.at_most
            if Fraction(now) % step:
                return None  # a third has no decimals that could be kept
            return _Grid(
                int(now / step),
                step,
                None if least is None else ceil(least / step),
                None if most is None else floor(most / step),
                step,
            )
    return None


def _inner_turns(scale: InnerScale, now: Points) -> Iterator[Points]:
    match scale:
        case BandScale():
            yield from turning_points(scale, letter=False)
        case LinearScale():
            yield from (scale.start, scale.end)
        case PerUnitScale():
            lots = {floor(Fraction(now) / scale.per), 0}
            # Points stay level beyond a cap or a floor.
            lots |= {
                floor(abs(Fraction(end) / scale.points)) for end in (scale.cap, scale.floor) if end and scale.points
            }
            near = {sign * lot + away for lot in lots for sign in (-1, 1) for away in (-1, 0, 1, 2)}
            yield from (lot * scale.per for lot in sorted(near))
