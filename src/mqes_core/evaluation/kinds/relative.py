"""Points in proportion to the best of the group; while the best is not known for sure, an interval."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from fractions import Fraction

from mqes_core.evaluation.kinds.base import Best, Context, Scorer, absences, exact, undetermined
from mqes_core.evaluation.kinds.numeric import NOBODY, domain_of, observed, ratio
from mqes_core.evaluation.outcomes import Match, Outcome, Points, Status
from mqes_core.model.measures import Measure
from mqes_core.model.scales import RelativeScale
from mqes_core.model.units import Absence, Value

__all__ = ["best_of", "compile_relative"]


def best_of(scale: RelativeScale, measure: Measure, values: Iterable[Value], perhaps: Iterable[Value] = ()) -> Best:
    """The best known value among those of a group, and whether none is unknown.

    ``perhaps`` are the values of units of which the letter does not say whether they belong to the group.
    """
    sure, doubtful = list(values), list(perhaps)
    complete = not any(value is Absence.MISSING or value is Absence.WITHHELD for value in (*sure, *doubtful))
    best, every = (_best_known(scale, measure, known) for known in (sure, [*sure, *doubtful]))
    return Best(best, complete, None if every == best else every)


def _best_known(scale: RelativeScale, measure: Measure, values: Iterable[Value]) -> Points | None:
    numbers = [number for value in values if (number := ratio(measure, value)) is not None]
    return _better(scale)(numbers) if numbers else None


def compile_relative(scale: RelativeScale, measure: Measure, line: str) -> Scorer:
    """The best earns ``most``; the others that part of it which they reach of the best (or the best of them)."""
    most = scale.most
    limit = domain_of(measure).most
    choose = _better(scale)
    absent = absences(0, most)
    alone = undetermined(0, most, "no_group")
    no_best = undetermined(0, most, "no_best")
    match = Match("relative")

    def part(value: Points, best: Points) -> Points:
        top, bottom = (value, best) if scale.better == "up" else (best, value)
        return most if top == bottom else Fraction(top) * most / bottom

    def score(values: Mapping[str, Value], context: Context) -> Outcome:
        value = observed(measure, values)
        if isinstance(value, Absence):
            return absent[value]
        number = ratio(measure, value)
        if number is None:
            return NOBODY
        best = context.best.get(line) if context.best is not None else None
        if best is None or (best.value is None and best.perhaps is None):
            return alone
        # A unit that perhaps does not belong to the group belongs to it wherever its own points count.
        near = number if best.value is None else choose((number, best.value))
        if scale.better == "up" and near == 0:
            return no_best
        high = exact(part(number, near), match)
        if best.complete:
            low = high if best.perhaps is None else exact(part(number, best.perhaps), match)
            return high if low == high else undetermined(low.low, high.high, "best_in_doubt")
        # An unknown value of another unit may still be better, up to the limit of what the measure can be.
        least = part(number, limit) if scale.better == "up" and limit is not None else 0
        if scale.better == "down" and number == 0:
            least = most
        if least == high.high:
            return high
        return Outcome(Status.OPEN, exact(least, match).low, high.high, Match("best_unknown"))

    return Scorer(score, 0, most)


def _better(scale: RelativeScale) -> Callable[[Iterable[Points]], Points]:
    return max if scale.better == "up" else min
