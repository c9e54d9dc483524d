"""Cases that a program made are held to what forms are held to: kinds of values, signs, parts and wholes, no twins."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from mqes_core.diagnostics import Diagnostic, Place
from mqes_core.model.edition import Edition
from mqes_core.model.fitting import contradicted, fits
from mqes_core.model.measures import Measure
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
