"""Points in proportion to the best of the group; while the best is not known for sure, an interval."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from fractions import Fraction

from mqes_core.evaluation.kinds.base import Best, Context, Scorer, absences, exact, undetermined
from mqes_core.evaluation.kinds.numeric import domain_of, ratio
from mqes_core.evaluation.outcomes import Match, Outcome, Points, Status
from mqes_core.model.measures import Measure
from mqes_core.model.scales import RelativeScale
from mqes_core.model.units import Absence, Value

__all__ = ["best_of", "compile_relative"]


def best_of(scale: RelativeScale, measure: Measure, values: Iterable[Value]) -> Best:
    """The best known value among those of a group, and whether none is unknown."""
    known: list[Points] = []
    complete = True
    for value in values:
        if value is Absence.MISSING or value is Absence.WITHHELD:
            complete = False
        elif (number := ratio(measure, value)) is not None:
            known.append(number)
    choose = max if scale.better == "up" else min
    return Best(choose(known) if known else None, complete)


def compile_relative(scale: RelativeScale, measure: Measure, line: str) -> Scorer:
    """The best earns ``most``; the others that part of it which they reach of the best (or the best of them)."""
    most, key = scale.most, measure.id
    limit = domain_of(measure).most
    absent = absences(0, most)
    alone = undetermined(0, most, "no_group")
    no_best = undetermined(0, most, "no_best")
    match = Match("relative")

    def part(value: Points, best: Points) -> Points:
        top, bottom = (value, best) if scale.better == "up" else (best, value)
        return most if top == bottom else Fraction(top) * most / bottom

    def score(values: Mapping[str, Value], context: Context) -> Outcome:
        value = values.get(key, Absence.MISSING)
        if isinstance(value, Absence):
            return absent[value]
        number = ratio(measure, value)
        if number is None:
            return Outcome(Status.NOT_APPLICABLE, 0, 0, Match("nobody"))
        best = context.best.get(line) if context.best is not None else None
        if best is None or best.value is None:
            return alone
        if scale.better == "up" and best.value == 0:
            return no_best
        high = exact(part(number, best.value), match)
        if best.complete:
            return high
        # An unknown value of another unit may still be better, up to the limit of what the measure can be.
        least = part(number, limit) if scale.better == "up" and limit is not None else 0
        if scale.better == "down" and number == 0:
            least = most
        if least == high.high:
            return high
        return Outcome(Status.OPEN, exact(least, match).low, high.high, Match("best_unknown"))

    return Scorer(score, 0, most)
