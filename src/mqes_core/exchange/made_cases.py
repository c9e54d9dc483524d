"""Cases that a program made are held to what forms are held to: kinds of values, signs, parts and wholes, no twins."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from mqes_core.diagnostics import Diagnostic, Place
from mqes_core.model.edition import Edition
from mqes_core.model.fitting import contradicted, fits
from mqes_core.model.measures import (
    Measure,
)
from mqes_core.model.percents import is_percent
from mqes_core.model.units import Absence, Assessed, Case, Share, Value
from mqes_core.model.units import Absence, Case, Value
from mqes_core.model.uses import counts_of_nobody, with_nobody

__all__ = ["check_cases"]


def check_cases(cases: Sequence[Case], edition: Edition) -> Iterator[Diagnostic]:
    """Everything wrong with cases.

    MQ791: a value that is none of its measure; MQ792: an unknown measure; MQ793: a unit twice in a year; MQ794: a part
    that contradicts its whole.
    """
    for (unit, year), times in Counter((case.unit.id, case.year) for case in cases).items():
        if times > 1:
            yield Diagnostic("MQ793", Place(path=f"{unit}/{year}"), {"unit": unit, "year": str(year)})
    nobody: dict[tuple[str, frozenset[str]], frozenset[str]] = {}
    for case in cases:
        profile = case.unit.kind, frozenset(case.unit.levels)
        if profile not in nobody:
            nobody[profile] = counts_of_nobody(edition.measures, edition.indicators(), *profile)
        yield from _of_case(case, with_nobody(case.values, nobody[profile]), edition.measures)


def _of_case(case: Case, values: Mapping[str, Value], measures: Mapping[str, Measure]) -> Iterator[Diagnostic]:
    for key, value in case.values.items():
        place = Place(path=f"{case.unit.id}/{case.year}/{key}")
        measure = measures.get(key)
        if measure is None:
            yield Diagnostic("MQ792", place, {"measure": key})
        elif not isinstance(value, Absence) and not fits(measure, value):
            yield Diagnostic("MQ791", place, {"measure": key, "kind": measure.kind, "value": repr(value)[:80]})
        elif (whole := contradicted(measure, value, values)) is not None:
            yield Diagnostic("MQ794", place, {"measure": key, "whole": whole})


def _fits(measure: Measure, value: Value) -> bool:
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


def _whole(measure: Measure, value: Value, values: Mapping[str, Value]) -> str | None:
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
