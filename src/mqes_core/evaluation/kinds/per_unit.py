"""So many points for every unit, or for every complete lot of N units; a penalty takes them away."""

from __future__ import annotations

from collections.abc import Mapping

from mqes_core.evaluation.kinds.base import Context, Score, absences
from mqes_core.evaluation.kinds.numeric import Domain, Locate, numeric
from mqes_core.evaluation.outcomes import Match, Outcome, Points, known
from mqes_core.model.measures import CountMeasure, Measure
from mqes_core.model.scales import PerUnitScale
from mqes_core.model.units import Absence, Value

__all__ = ["compile_per_unit", "per_unit_score"]

_MATCH = Match("per_unit")
_BOUNDED = Match("bounded")


def compile_per_unit(scale: PerUnitScale, domain: Domain) -> tuple[Locate, Points | None, Points | None]:
    """A function from a value to its points, and the exact range over ``domain``."""
    each = -scale.points if scale.penalty else scale.points
    per, cap, floor = scale.per, scale.cap, scale.floor

    def points_of(numerator: int, denominator: int) -> Points:
        lots = abs(numerator) // (per * denominator)
        points = lots * each if numerator >= 0 else -lots * each
        if cap is not None and points > cap:
            return cap
        if floor is not None and points < floor:
            return floor
        return points

    def locate(numerator: int, denominator: int) -> Outcome:
        return known(points_of(numerator, denominator), _MATCH)

    def at(end: Points | None, bound: Points | None) -> Points | None:
        return bound if end is None else points_of(end.numerator, end.denominator)

    least, most = domain.least, domain.most
    if each == 0:
        return locate, 0, 0
    if each > 0:
        return locate, at(least, floor), at(most, cap)
    return locate, at(most, floor), at(least, cap)


def per_unit_score(scale: PerUnitScale, measure: Measure, domain: Domain) -> tuple[Score, Points | None, Points | None]:
    """The score of a measure; a missing count is bounded by the counts it is part of, where they are known."""
    locate, low, high = compile_per_unit(scale, domain)
    score = numeric(measure, locate, low, high)
    if not isinstance(measure, CountMeasure) or not measure.out_of:
        return score, low, high

    def bounded(values: Mapping[str, Value], context: Context) -> Outcome:
        value = values.get(measure.id, Absence.MISSING)
        if value is not Absence.MISSING and value is not Absence.WITHHELD:
            return score(values, context)
        limit = measure.limit(values, context.most)
        if limit is None:
            return score(values, context)
        _, least, most = compile_per_unit(scale, Domain(0, limit, 1))
        return absences(least, most)[value]._replace(match=_BOUNDED)

    return bounded, low, high
