"""What may leave the house: values about small groups are withheld before anything is computed from them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Final

from mqes_core.model.edition import Edition
from mqes_core.model.measures import CountMeasure, Measure, RateMeasure, ShareMeasure
from mqes_core.model.units import Absence, Assessed, Case, Share, Value
from mqes_core.model.uses import wholes_of

__all__ = ["SAID", "publishable", "withheld_in"]

SAID: Final = "…"
"""In place of a comment: there is one."""


def publishable(cases: Iterable[Case], edition: Edition, small: int) -> tuple[Case, ...]:
    """The cases without what must not leave the house.

    Withheld is every share of a group of at most ``small``, every count out of such a group, and the size of the group
    itself, where it is the whole of other values. All that is computed afterwards is computed from this, so that no
    result tells more than the values beside it. Of comments of assessors only that there is one is kept, whatever the
    size of a group: they are free text, in which people may be named. ``small`` 0 withholds nothing else.

    Everybody knows that a group withheld here is of at most ``small``: what is counted out of it is bounded by that.
    The size of a group is not known where a share was typed as a percent; such a share is not withheld.
    """
    measures = edition.measures
    wholes = {name for measure in measures.values() for name in wholes_of(measure)}
    return tuple(_without_small(case, measures, wholes, small) for case in cases)


def _without_small(case: Case, measures: Mapping[str, Measure], wholes: set[str], small: int) -> Case:
    values = _published(case.values, measures, wholes, small)
    hidden = [key for key in wholes if type(case.values.get(key)) is int and values[key] is Absence.WITHHELD]
    return replace(case, values=values, most=dict.fromkeys(sorted(hidden), small) or None)


def withheld_in(before: Case, after: Case) -> int:
    """How many values of a case were withheld on the way."""
    return sum(
        after.values[key] is Absence.WITHHELD and value is not Absence.WITHHELD for key, value in before.values.items()
    )


def _published(
    values: Mapping[str, Value], measures: Mapping[str, Measure], wholes: set[str], small: int
) -> dict[str, Value]:
    published: dict[str, Value] = {}
    for key, value in values.items():
        measure = measures.get(key)
        if isinstance(value, Assessed):
            published[key] = value._replace(comment=SAID if value.comment else "")
        elif measure is not None and _is_small(measure, value, values, wholes, small):
            published[key] = Absence.WITHHELD
        else:
            published[key] = value
    return published


def _is_small(measure: Measure, value: Value, values: Mapping[str, Value], wholes: set[str], small: int) -> bool:
    """Whether the value speaks of a group of at least one and at most ``small``."""
    if isinstance(value, Absence):
        return False
    match measure:
        case ShareMeasure(out_of_count=str() as whole) if _between(values.get(whole), small):
            return True
        case ShareMeasure() | RateMeasure():
            return isinstance(value, Share) and _between(value.of, small)
        case CountMeasure():
            return _between(measure.limit(values), small) or (measure.id in wholes and _between(value, small))
    return False


def _between(size: object, small: int) -> bool:
    return type(size) is int and 0 < size <= small
