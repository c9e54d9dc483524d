"""Observations made under one edition, carried to another: what goes on, and what does not and why."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from mqes_core.comparison.editions.pairing import by_id
from mqes_core.evaluation.kinds.numeric import observed
from mqes_core.model.base import Text
from mqes_core.model.edition import Edition
from mqes_core.model.fitting import contradicted, fits
from mqes_core.model.measures import (
    ChoiceMeasure,
    CountMeasure,
    Measure,
    NumberMeasure,
    PointsMeasure,
    RateMeasure,
    ShareMeasure,
)
from mqes_core.model.scales import DiscretionaryScale
from mqes_core.model.units import Absence, Case, Value
from mqes_core.model.uses import counts_of_nobody, with_nobody
from mqes_core.roadmapping.bodies import fold

__all__ = ["Carried", "Carrier", "Left", "Why", "carry"]


class Why(StrEnum):
    """Why a value does not go on."""

    CONCEPT = "concept"
    """The two are editions of different concepts."""
    UNKNOWN = "unknown"
    """The edition under which it was observed has no such measure."""
    GONE = "gone"
    """The other edition does not measure it any more."""
    KIND = "kind"
    """There it is another kind of value: a count became a share."""
    UNIT = "unit"
    """There it is counted in another unit."""
    ANSWER = "answer"
    """There is no such answer to choose there."""
    BOUNDS = "bounds"
    """There the number lies outside of what the measure can be."""
    ASSESSED = "assessed"
    """An assessor gave the points out of another range."""
    WHOLE = "whole"
    """There it is a part of a count that it does not fit."""


@dataclass(frozen=True, slots=True)
class Left:
    """A value that does not go on."""

    measure: str
    """Its measure in the edition under which it was observed."""
    value: Value
    why: Why


@dataclass(frozen=True, slots=True)
class Carried:
    """The case under the other edition."""

    case: Case
    left: tuple[Left, ...]
    """What could not be carried; under the other edition it is missing, never zero."""
    doubtful: tuple[str, ...] = ()
    """Measures of the other edition whose value went on, though what is counted is worded otherwise there."""


def carry(case: Case, old: Edition, new: Edition) -> Carried:
    """The case, observed under ``old``, as one of ``new``; either may be the earlier edition.

    A measure is the same where it has the same id, or where one edition says that it had the other's id.
    """
    return Carrier(old, new)(case)


class Carrier:
    """The way from one edition to another, worked out once for any number of cases."""

    def __init__(self, old: Edition, new: Edition) -> None:
        self.old, self.new = old, new
        self.same = old.concept.id == new.concept.id
        self.nobody: dict[tuple[str, frozenset[str]], frozenset[str]] = {}
        pairs = by_id(old.measures.values(), new.measures.values()).both if self.same else ()
        self.ways: Mapping[str, tuple[Measure, Why | None]] = {
            before.id: (after, _barrier(before, after, old, new)) for before, after in pairs
        }
        self.alone = [
            before.id
            for before, after in pairs
            if isinstance(before, ShareMeasure) and isinstance(after, ShareMeasure) and after.out_of_count is None
        ]
        self.doubtful = frozenset(after.id for before, after in pairs if _words(before) != _words(after))
        self.options = {
            before.id: {ours.id: theirs.id for ours, theirs in by_id(before.options, after.options).both}
            for before, after in pairs
            if isinstance(before, ChoiceMeasure) and isinstance(after, ChoiceMeasure)
        }

    def __call__(self, case: Case) -> Carried:
        """The case under the other edition."""
        values: dict[str, Value] = {}
        left: list[Left] = []
        origin: dict[str, tuple[str, Value]] = {}
        for name, value in self._given(case):
            found = self._carried(name, value)
            if isinstance(found, Why):
                left += [] if value is Absence.MISSING else [Left(name, value, found)]
                continue
            key, values[found[0]] = found[0], found[1]
            origin[key] = name, value
        for key in self._misfits(case, values):
            del values[key]
            left.append(Left(*origin[key], Why.WHOLE))
        doubtful = tuple(key for key, value in values.items() if key in self.doubtful and value is not Absence.MISSING)
        most = {self.ways[key][0].id: size for key, size in (case.most or {}).items() if key in self.ways}
        there = {key: size for key, size in most.items() if values.get(key) is Absence.WITHHELD}
        return Carried(Case(case.unit, case.year, values, there or None), tuple(left), doubtful)

    def _given(self, case: Case) -> Iterator[tuple[str, Value]]:
        """The values; where the whole of a share is asked no more, the share itself says that it is of nobody."""
        for name in dict.fromkeys([*case.values, *self.alone]):
            value = observed(self.old.measures[name], case.values) if name in self.alone else case.values[name]
            if name in case.values or value is not Absence.MISSING:
                yield name, value

    def _carried(self, name: str, value: Value) -> tuple[str, Value] | Why:
        if not self.same:
            return Why.CONCEPT
        if name not in self.old.measures:
            return Why.UNKNOWN
        if name not in self.ways:
            return Why.GONE
        after, barrier = self.ways[name]
        if barrier is not None:
            return barrier
        if isinstance(value, Absence):
            return after.id, value
        if isinstance(after, ChoiceMeasure):
            answer = self.options[name].get(str(value))
            return Why.ANSWER if answer is None else (after.id, answer)
        return (after.id, value) if fits(after, value) else Why.BOUNDS

    def _misfits(self, case: Case, values: Mapping[str, Value]) -> Iterator[str]:
        """Carried values that contradict the counts of which they are a part in the other edition."""
        measures, profile = self.new.measures, (case.unit.kind, frozenset(case.unit.levels))
        if profile not in self.nobody:
            self.nobody[profile] = counts_of_nobody(measures, self.new.indicators(), *profile)
        beside = dict(with_nobody(values, self.nobody[profile]))
        for key in [*values]:
            if contradicted(measures[key], values[key], beside) is not None:
                del beside[key]
                yield key


def _barrier(before: Measure, after: Measure, old: Edition, new: Edition) -> Why | None:
    """What keeps every value of the one from being a value of the other."""
    if before.kind != after.kind:
        return Why.KIND
    units = [item.unit for item in (before, after) if isinstance(item, (CountMeasure, NumberMeasure)) and item.unit]
    if len(units) == 2 and _unit(units[0]) != _unit(units[1]):
        return Why.UNIT
    if isinstance(before, PointsMeasure) and _ranges(before.id, old) != _ranges(after.id, new):
        return Why.ASSESSED
    return None


def _unit(unit: Text) -> str:
    return fold(unit.ru) or unit.ru


def _ranges(measure: str, edition: Edition) -> frozenset[tuple[object, ...]]:
    """Out of what an assessor gives the points."""
    scales = (line.scale for line in edition.indicators() if line.measure == measure)
    return frozenset((item.least, item.most, item.step) for item in scales if isinstance(item, DiscretionaryScale))


def _words(measure: Measure) -> tuple[str, ...]:
    """What is counted, and out of what, folded: where the words differ, somebody should look."""
    texts: Iterable[Text | None] = ()
    match measure:
        case ShareMeasure() | RateMeasure():
            texts = measure.counted, measure.out_of
        case CountMeasure() | NumberMeasure():
            texts = (measure.unit,)
        case ChoiceMeasure():
            texts = [option.title for option in measure.options]
    return tuple(fold(text.ru) for text in texts if text is not None)
