"""The withheld numbers behind a publication, and how each could change without anybody seeing it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction

from mqes_core.comparison.results.given import DistrictYear, Key
from mqes_core.comparison.results.ledger import Places, Room, Trade
from mqes_core.comparison.results.withholding import Withholding
from mqes_core.model.measures import CountMeasure, Measure, RateMeasure, ShareMeasure
from mqes_core.model.percents import is_percent
from mqes_core.model.units import Absence, Case, Share, Value
from mqes_core.model.uses import wholes_of

__all__ = ["Cell", "Hidden", "cells_of"]

Cell = tuple[Key, str, str]
"""A number: the unit, a measure, and which of its numbers it is. The whole of several shares is one and the same."""


def cells_of(measure: Measure, unit: Key) -> tuple[Cell, ...]:
    """The numbers that a value of the measure is made of: of a share what was counted, and the whole."""
    if isinstance(measure, ShareMeasure) and measure.out_of_count:
        return (unit, measure.id, "count"), (unit, measure.out_of_count, "count")
    if isinstance(measure, (ShareMeasure, RateMeasure)):
        return (unit, measure.id, "count"), (unit, measure.id, "of")
    return ((unit, measure.id, "count"),)


class Hidden:
    """The numbers that districts which work by one edition withheld for a year."""

    def __init__(self, pairs: Sequence[tuple[DistrictYear, DistrictYear]], small: int) -> None:
        """``pairs``: what was reported, whole and as it is published; ``small``: what was withheld."""
        self._measures = pairs[0][0].plan.edition.measures
        self._rule = Withholding(pairs[0][0].plan.edition, small)
        self._parts: defaultdict[str, set[str]] = defaultdict(set)
        """Measures that are a part of others, by these."""
        for key, measure in self._measures.items():
            for whole in wholes_of(measure):
                self._parts[whole].add(key)
        self._values: dict[Key, Mapping[str, Value]] = {}
        self._numbers: dict[Key, dict[Cell, int]] = {}
        for whole_report, shown in pairs:
            for case, published in zip(whole_report.cases, shown.cases, strict=True):
                unit = whole_report.district.id, case.unit.id
                numbers = dict(self._of_case(unit, case, published))
                if numbers:
                    self._values[unit], self._numbers[unit] = case.values, numbers

    def rooms(self) -> dict[Cell, Room]:
        """How each number could change alone."""
        return {
            cell: Room(*(self._unseen(unit, {cell: number + by}) for by in (-1, 1)))
            for unit, numbers in self._numbers.items()
            for cell, number in numbers.items()
        }

    def trade(self, one: Cell, other: Cell, places: Places[Cell]) -> Trade[Cell] | None:
        """What changes if ``one`` changes and ``other``, of another unit, makes up for it; None where anybody would see
        it, or where ``one`` is the same part of its whole as before.
        """
        return None if one[0] == other[0] else self._step(one, other, places) or self._swap(one, other, places)

    def _step(self, one: Cell, other: Cell, places: Places[Cell]) -> Trade[Cell] | None:
        """One more here and one less there, or the other way round."""
        (unit, *_), (partner, *_) = one, other
        mine, theirs = self._numbers[unit], self._numbers[partner]
        for by in (-1, 1):
            moved = [one, *self._bound_to(one, by)]
            trade = tuple((cell, (partner, *cell[1:]) if places[cell] else None) for cell in moved)
            twins = [twin for _, twin in trade if twin is not None]
            if (
                all(twin is None or places.get(twin) == places[cell] for cell, twin in trade)
                and self._unseen(unit, {cell: mine[cell] + by for cell in moved})
                and self._unseen(partner, {twin: theirs[twin] - by for twin in twins})
            ):
                return trade
        return None

    def _swap(self, one: Cell, other: Cell, places: Places[Cell]) -> Trade[Cell] | None:
        """Two units change all that both withhold and that stands in the same sums."""
        (unit, *_), (partner, *_) = one, other
        mine, theirs = self._numbers[unit], self._numbers[partner]
        pairs = [(cell, twin) for cell in mine if places[cell] == places.get(twin := (partner, *cell[1:]))]
        if self._part(one) == self._part(other):
            return None
        to_me = {cell: theirs[twin] for cell, twin in pairs}
        to_them = {twin: mine[cell] for cell, twin in pairs}
        return tuple(pairs) if self._unseen(unit, to_me) and self._unseen(partner, to_them) else None

    def _bound_to(self, cell: Cell, by: int) -> list[Cell]:
        """What must change with a number: parts that are all of it if it falls, a whole that is no more if it rises."""
        numbers = self._numbers[cell[0]]
        same = [other for other, number in numbers.items() if number == numbers[cell] and other != cell]
        if by > 0:
            return [other for other in same if other in self._wholes(cell)]
        return [other for other in same if cell in self._wholes(other)]

    def _wholes(self, cell: Cell) -> list[Cell]:
        """The numbers of which this one is a part, among those withheld."""
        unit, key, which = cell
        wholes = [(unit, name, "count") for name in wholes_of(self._measures[key])] or [(unit, key, "of")]
        return [whole for whole in wholes if which == "count" and whole in self._numbers[unit]]

    def _of_case(self, unit: Key, case: Case, published: Case) -> Iterator[tuple[Cell, int]]:
        for key, value in case.values.items():
            if published.values[key] is not Absence.WITHHELD:
                continue
            measure = self._measures[key]
            if isinstance(value, Share) and not is_percent(measure, value):
                yield from zip(cells_of(measure, unit), value, strict=True)
            elif type(value) is int:
                yield from zip(cells_of(measure, unit), (value,), strict=True)

    def _part(self, cell: Cell) -> Fraction | int:
        """The number as a part of its whole where that is withheld with it, else as it is."""
        numbers, wholes = self._numbers[cell[0]], self._wholes(cell)
        whole = numbers[wholes[0]] if len(wholes) == 1 else 0
        return Fraction(numbers[cell], whole) if whole else numbers[cell]

    def _unseen(self, unit: Key, numbers: Mapping[Cell, int]) -> bool:
        """Whether the unit could have reported these numbers instead, and the same would be published."""
        before = self._values[unit]
        values = dict(before)
        touched = {key for _, key, _ in numbers}
        touched |= {part for key in touched for part in self._parts[key] if part in before}
        for key in touched & before.keys():
            values[key] = self._instead(self._measures[key], before[key], unit, numbers)
        return all(
            self._can_be(key, values) and self._rule.withholds(key, values) is self._rule.withholds(key, before)
            for key in touched & before.keys()
        )

    def _instead(self, measure: Measure, value: Value, unit: Key, numbers: Mapping[Cell, int]) -> Value:
        if isinstance(value, Share):
            count, of = cells_of(measure, unit)
            changed = Share(numbers.get(count, value.count), numbers.get(of, value.of))
            return value if changed == value or is_percent(measure, value) else changed
        return numbers.get((unit, measure.id, "count"), value) if type(value) is int else value

    def _can_be(self, key: str, values: Mapping[str, Value]) -> bool:
        """Whether somebody could have reported the value beside the others."""
        value, measure = values[key], self._measures[key]
        if isinstance(value, Share):
            return value.count >= 0 and (value.count <= value.of or not isinstance(measure, ShareMeasure))
        if not isinstance(value, int):
            return True
        limit = measure.limit(values) if isinstance(measure, CountMeasure) else None
        return value >= 0 and (limit is None or value <= limit)
