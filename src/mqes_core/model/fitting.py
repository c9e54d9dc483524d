"""What a value must be to belong to its measure, and to stand beside the values of which it is a part."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from fractions import Fraction

from mqes_core.model.measures import (
    ChoiceMeasure,
    CountMeasure,
    FlagMeasure,
    Measure,
    NumberMeasure,
    PlaceMeasure,
    PointsMeasure,
    RateMeasure,
    ShareMeasure,
)
from mqes_core.model.percents import is_percent
from mqes_core.model.units import Assessed, Share, Value

__all__ = ["contradicted", "fits"]


def fits(measure: Measure, value: Value) -> bool:
    """Whether a known value is one of the measure."""
    match measure:
        case CountMeasure() | PlaceMeasure():
            return _is_count(value)
        case ShareMeasure():
            return isinstance(value, Share) and _are_counts(value) and value.count <= value.of
        case RateMeasure():
            return isinstance(value, Share) and _are_counts(value)
        case NumberMeasure():
            least, most = measure.at_least, measure.at_most
            if not isinstance(value, (int, Fraction)) or isinstance(value, bool):
                return False
            return (least is None or value >= least) and (most is None or value <= most)
        case ChoiceMeasure():
            return isinstance(value, str) and value in {option.id for option in measure.options}
        case FlagMeasure():
            return isinstance(value, bool)
        case PointsMeasure():
            return isinstance(value, Assessed) and type(value.points) in (int, Fraction)


def _is_count(value: object) -> bool:
    return type(value) is int and value >= 0


def _are_counts(values: Iterable[object]) -> bool:
    return all(_is_count(value) for value in values)


def contradicted(measure: Measure, value: Value, values: Mapping[str, Value]) -> str | None:
    """The measure whose known count the value contradicts; None where it fits."""
    if isinstance(measure, CountMeasure):
        limit = measure.limit(values)
        return " + ".join(measure.out_of) if limit is not None and type(value) is int and value > limit else None
    if isinstance(measure, ShareMeasure) and measure.out_of_count is not None:
        whole = values.get(measure.out_of_count)
        if is_percent(measure, value):
            return None  # a percent typed by hand stands for no people
        return measure.out_of_count if type(whole) is int and isinstance(value, Share) and value.of != whole else None
    return None
