"""What may leave the house: values about small groups are withheld before anything is computed from them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Final

from mqes_core.model.edition import Edition
from mqes_core.model.measures import CountMeasure, Measure, RateMeasure, ShareMeasure
from mqes_core.model.units import Absence, Assessed, Case, Share, Value
from mqes_core.model.uses import wholes_of

__all__ = ["SAID", "Withholding", "publishable", "withheld_in"]

SAID: Final = "…"
"""In place of a comment: there is one."""


def publishable(cases: Iterable[Case], edition: Edition, small: int) -> tuple[Case, ...]:
    """The cases without what must not leave the house.

    Withheld is every share of a group of at most ``small``, every count out of such groups alone, and the size of the
    group itself, where it is the whole of other values. All that is computed afterwards is computed from this, so that
    no result tells more than the values beside it. Of comments of assessors only that there is one is kept, whatever
    the size of a group: they are free text, in which people may be named. ``small`` 0 withholds nothing else.

    Everybody knows that a group withheld here is of at most ``small``: what is counted out of it is bounded by that. A
    group of which the district withheld the size itself is small. The size of a group is not known where nobody
    reported it, or where a share was typed as a percent; what is said of such a group is not withheld.
    """
    rule = Withholding(edition, small)
    return tuple(rule.published(case) for case in cases)


def withheld_in(before: Case, after: Case) -> int:
    """How many values of a case were withheld on the way."""
    return sum(
        after.values[key] is Absence.WITHHELD and value is not Absence.WITHHELD for key, value in before.values.items()
    )


class Withholding:
    """What an edition's small groups are, and which values speak of them."""

    def __init__(self, edition: Edition, small: int) -> None:
        self._small = small
        self._measures = edition.measures
        self._wholes = {name for measure in edition.measures.values() for name in wholes_of(measure)}
        self._groups = sorted(name for name in self._wholes if not wholes_of(edition.measures[name]))
        """Wholes that are a part of nothing: such a one is withheld for its own size alone."""

    def published(self, case: Case) -> Case:
        """The case without what must not leave the house."""
        values = {key: self._published(key, value, case.values) for key, value in case.values.items()}
        hidden = [key for key in self._groups if type(case.values.get(key)) is int and values[key] is Absence.WITHHELD]
        return replace(case, values=values, most=dict.fromkeys(hidden, self._small) or None)

    def withholds(self, key: str, values: Mapping[str, Value]) -> bool:
        """Whether a value among these must not leave the house."""
        measure = self._measures.get(key)
        if not self._small or measure is None or isinstance(values[key], Absence):
            return False
        return self._is_small(measure, values) or self._tells_of_whole(measure, values)

    def _published(self, key: str, value: Value, values: Mapping[str, Value]) -> Value:
        if isinstance(value, Assessed):
            return value._replace(comment=SAID if value.comment else "")
        return Absence.WITHHELD if self.withholds(key, values) else value

    def _is_small(self, measure: Measure, values: Mapping[str, Value]) -> bool:
        """Whether the value speaks of a group of at least one and at most ``small``."""
        value = values.get(measure.id)
        match measure:
            case ShareMeasure() | RateMeasure():
                of = value.of if isinstance(value, Share) else 0
                return 0 < of <= self._small or self._is_of_small(measure, values)
            case CountMeasure():
                itself = measure.id in self._wholes and type(value) is int and 0 < value <= self._small
                return itself or self._is_of_small(measure, values)
        return False

    def _is_of_small(self, measure: Measure, values: Mapping[str, Value]) -> bool:
        """Whether the measure is a part of small groups alone, as far as it is known of how many.

        Two small groups together count as one: else their sizes together would show where both are withheld.
        """
        wholes = [values.get(name) for name in wholes_of(measure)]
        if any(type(whole) is int and whole > self._small for whole in wholes):
            return False
        return Absence.WITHHELD in wholes or any(type(whole) is int and whole > 0 for whole in wholes)

    def _tells_of_whole(self, measure: Measure, values: Mapping[str, Value]) -> bool:
        """Whether a count is so great that it tells how great a withheld whole of it must be."""
        value = values[measure.id]
        if not isinstance(measure, CountMeasure) or type(value) is not int:
            return False
        shown, withheld = 0, False
        for name in measure.out_of:
            whole = values.get(name)
            if whole is Absence.WITHHELD or (type(whole) is int and self._is_small(self._measures[name], values)):
                withheld = True
            elif type(whole) is int:
                shown += whole
        return withheld and value > shown
