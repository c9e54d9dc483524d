"""Values that lie on a line: read as an exact ratio in the unit of the scale, never divided."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from fractions import Fraction
from typing import Final, NamedTuple

from mqes_core.evaluation.kinds.base import Context, Score, absences
from mqes_core.evaluation.outcomes import Match, Outcome, Points, Status
from mqes_core.model.measures import CountMeasure, Measure, NumberMeasure, RateMeasure, ShareMeasure
from mqes_core.model.units import Absence, Share, Value

__all__ = ["NOBODY", "NUMERIC", "Domain", "Locate", "domain_of", "numeric", "observed", "ratio"]

NUMERIC: Final = frozenset({"share", "rate", "count", "number"})

Locate = Callable[[int, int], Outcome]
"""The outcome of the value ``numerator / denominator`` (denominator positive), in the unit of the scale."""

NOBODY: Final = Outcome(Status.NOT_APPLICABLE, 0, 0, Match("nobody"))
"""The outcome of a share of nobody."""

_UNKNOWN: Final = (Absence.MISSING, Absence.WITHHELD)


class Domain(NamedTuple):
    """Which values there can be: two ends (None: no end) and the grid they lie on (None: anywhere)."""

    least: Points | None
    most: Points | None
    grid: Points | None = None


def domain_of(measure: Measure) -> Domain:
    """The values that a measure can take, in the unit of a scale (shares in percent)."""
    match measure:
        case ShareMeasure():
            return Domain(0, 100)
        case CountMeasure():
            return Domain(0, None, 1)
        case NumberMeasure():
            return Domain(measure.at_least, measure.at_most)
        case _:
            return Domain(0, None)


def _factor(measure: Measure) -> int:
    return 100 if isinstance(measure, ShareMeasure) else measure.per if isinstance(measure, RateMeasure) else 1


def observed(measure: Measure, values: Mapping[str, Value]) -> Value:
    """The value of a measure; an unknown share of a whole that is nobody, or cannot exist, is not unknown."""
    value = values.get(measure.id, Absence.MISSING)
    if value in _UNKNOWN and isinstance(measure, ShareMeasure) and measure.out_of_count is not None:
        whole = values.get(measure.out_of_count)
        if whole is Absence.NOT_APPLICABLE:
            return whole
        return Share(0, 0) if type(whole) is int and whole == 0 else value
    return value


def ratio(measure: Measure, value: Value) -> Points | None:
    """The value as one exact number in the unit of a scale; None where there is none."""
    if isinstance(value, Share):
        return Fraction(value.count * _factor(measure), value.of) if value.of else None
    return value if isinstance(value, (int, Fraction)) else None


def numeric(measure: Measure, locate: Locate, low: Points | None, high: Points | None) -> Score:
    """A score that takes the measure's value as an exact ratio to ``locate``."""
    key = measure.id
    absent = absences(low, high)
    missing = absent[Absence.MISSING]

    def of_shares(values: Mapping[str, Value], _: Context) -> Outcome:
        value = values.get(key)
        if type(value) is not Share:
            value = observed(measure, values)
            if type(value) is not Share:
                return absent[value]  # type: ignore[index]  # else it is an absence
        count, of = value
        return locate(count * factor, of) if of else NOBODY

    def of_numbers(values: Mapping[str, Value], _: Context) -> Outcome:
        value = values.get(key)
        if type(value) is int:
            return locate(value, 1)
        if type(value) is Fraction:
            return locate(value.numerator, value.denominator)
        return missing if value is None else absent[value]  # type: ignore[index]

    factor = _factor(measure)
    return of_shares if isinstance(measure, (ShareMeasure, RateMeasure)) else of_numbers
