"""Values of every kind of measure, known and absent; cases made of them, and completions of what is absent."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Mapping
from dataclasses import replace
from fractions import Fraction
from functools import cache, lru_cache
from typing import Any, cast

from hypothesis import strategies as st

from mqes_core.model.base import simplified
from mqes_core.model.edition import Edition
from mqes_core.model.measures import ChoiceMeasure, CountMeasure, Measure, NumberMeasure, RateMeasure, ShareMeasure
from mqes_core.model.scales import (
    BandScale,
    ChangeScale,
    DiscretionaryScale,
    LinearScale,
    LookupScale,
    PerUnitScale,
    Scale,
)
from mqes_core.model.units import Absence, Assessed, Case, Share, Unit, Value
from mqes_core.testing.strategies.fitting import UNKNOWN, consistent, nobody_of, somebody_of
from mqes_core.testing.strategies.units import units

__all__ = ["cases", "completions", "groups", "interesting", "known_values", "near_values"]


def interesting(edition: Edition) -> dict[str, tuple[Fraction, ...]]:
    """The numbers at which a scale turns, by measure: its bounds, its listed values, its caps in units."""
    found: dict[str, set[Fraction]] = {}
    for indicator in edition.indicators():
        if indicator.measure is not None and indicator.scale is not None:
            found.setdefault(indicator.measure, set()).update(_turns(indicator.scale))
    return {measure: tuple(sorted(numbers)) for measure, numbers in found.items()}


def _turns(scale: Scale) -> Iterator[Fraction]:
    match scale:
        case BandScale():
            for band in scale.bands:
                ends = (band.equals, band.at_least, band.more_than, band.at_most, band.less_than)
                yield from (Fraction(end) for end in ends if end is not None)
        case PerUnitScale():
            for limit in (scale.cap, scale.floor):
                if limit is not None:
                    yield abs(Fraction(limit) / Fraction(scale.points)) * scale.per
        case LookupScale():
            yield from (Fraction(entry.at) for entry in scale.entries if isinstance(entry.at, int))
        case LinearScale():
            yield Fraction(scale.start)
            yield Fraction(scale.end)
        case DiscretionaryScale():
            yield Fraction(scale.least)
            yield Fraction(scale.most)
    if isinstance(scale, ChangeScale):
        yield from _turns(scale.scale)


def near_values(measure: Measure, numbers: tuple[Fraction, ...] = ()) -> tuple[Value, ...]:
    """Known values of the measure at and around ``numbers``, and at the ends of its domain."""
    around = sorted({number + step for number in (*numbers, Fraction(0)) for step in _STEPS})
    match measure:
        case ShareMeasure():
            percents = [number for number in (*around, Fraction(100)) if 0 <= number <= 100]
            return tuple(_part(percent / 100) for percent in percents)
        case RateMeasure():
            return tuple(_part(number / measure.per) for number in (*around, Fraction(10**9)) if number >= 0)
        case NumberMeasure():
            far = (Fraction(-(10**9)), Fraction(10**9)) if measure.at_least is None else (Fraction(measure.at_least),)
            return tuple(simplified(number) for number in (*around, *far) if _inside(number, measure))
        case ChoiceMeasure():
            return tuple(option.id for option in measure.options)
    whole = sorted(
        {int(number) for number in around if number >= 0} | {int(number) + 1 for number in numbers if number >= 0}
    )
    match measure.kind:
        case "flag":
            return (True, False)
        case "points":
            return tuple(Assessed(simplified(number), "почему так") for number in numbers)
        case "place":
            return tuple({0, 1, *whole})
    return tuple({0, 1, *whole, 10**6})


_STEPS = (
    Fraction(0),
    Fraction(1, 2),
    Fraction(-1, 2),
    Fraction(1, 1000),
    Fraction(-1, 1000),
    Fraction(1),
    Fraction(-1),
)


def _part(ratio: Fraction) -> Share:
    return Share(ratio.numerator, ratio.denominator)


def _inside(number: Fraction, measure: NumberMeasure) -> bool:
    above = measure.at_least is None or number >= measure.at_least
    return above and (measure.at_most is None or number <= measure.at_most)


def known_values(measure: Measure, numbers: tuple[Fraction, ...] = ()) -> st.SearchStrategy[Value]:
    """Any known value of the measure's domain, with a liking for what lies near ``numbers``."""
    return _known_values(cast("Hashable", measure), numbers)


@st.composite
def _shares(draw: st.DrawFn) -> Share:
    of = draw(st.integers(1, 200))
    return Share(draw(st.integers(0, of)), of)


_SHARES = _shares()
_RATES = st.builds(Share, st.integers(0, 300), st.integers(1, 200))
_ONE_OF_TEN = st.integers(0, 9)
_ABSENCES = st.sampled_from(Absence)


@lru_cache(maxsize=4096)  # a strategy takes longer to build than to draw from
def _known_values(measure: Measure, numbers: tuple[Fraction, ...]) -> st.SearchStrategy[Value]:
    near = near_values(measure, numbers)
    free: st.SearchStrategy[Any]
    match measure:
        case ShareMeasure():
            free = _SHARES
        case RateMeasure():
            free = _RATES
        case NumberMeasure():
            free = st.fractions(measure.at_least, measure.at_most, max_denominator=20).map(simplified)
        case CountMeasure():
            free = st.integers(0, 150)
        case ChoiceMeasure():
            free = st.sampled_from(near)
        case _ if measure.kind == "place":
            free = st.integers(0, 8)
        case _ if measure.kind == "points":
            low, high = (int(numbers[0]), int(numbers[-1])) if numbers else (0, 5)
            free = st.builds(Assessed, st.integers(low, high), st.just("почему так"))
        case _:
            free = st.booleans()
    return free | st.sampled_from(near) if near else free


@lru_cache(maxsize=4096)
def _values(measure: Measure, numbers: tuple[Fraction, ...], absent: bool) -> st.SearchStrategy[Value]:
    known = known_values(measure, numbers)
    return known | known | _ABSENCES if absent else known


@st.composite
def cases(
    draw: st.DrawFn,
    edition: Edition,
    *,
    year: int = 2021,
    unit: st.SearchStrategy[Unit] | None = None,
    absent: bool = True,
) -> Case:
    """What one unit reported in one year: known values, and with ``absent`` also all kinds of absent ones.

    Without, every whole is somebody: a share of nobody would be no value.
    """
    values = _reported(draw, edition, _strategies(edition, absent=absent), absent=absent)
    who = draw(unit if unit is not None else units())
    return Case(who, year, consistent(values, edition, nobody_of(edition, who)))


def _strategies(edition: Edition, *, absent: bool) -> dict[str, st.SearchStrategy[Value]]:
    """What the values of each measure are drawn from."""
    turns = interesting(edition)
    return {
        key: _values(cast("Hashable", measure), turns.get(key, ()), absent) for key, measure in edition.measures.items()
    }


def _reported(
    draw: st.DrawFn, edition: Edition, strategies: Mapping[str, st.SearchStrategy[Value]], *, absent: bool
) -> dict[str, Value]:
    """Values of one unit in one year, not yet made to fit each other."""
    somebody = frozenset() if absent else somebody_of(edition, edition.measures)
    values: dict[str, Value] = {}
    for key, strategy in strategies.items():
        if absent and draw(_ONE_OF_TEN) == 0:
            continue  # not in ``values`` at all: missing
        value = draw(strategy)
        values[key] = _not_nobody(value) if key in somebody else value
    return values


@st.composite
def groups(draw: st.DrawFn, edition: Edition, *, absent: bool = True, most: int = 4) -> tuple[Case, ...]:
    """Cases of several units for 2021, some of them with the year before."""
    found: list[Case] = []
    strategies = _strategies(edition, absent=absent)
    for number in range(1, draw(st.integers(1, most)) + 1):
        unit = draw(units(_code(number)))
        nobody = nobody_of(edition, unit)
        for year in (2020, 2021) if draw(st.booleans()) else (2021,):
            values = _reported(draw, edition, strategies, absent=absent)
            found.append(Case(unit, year, consistent(values, edition, nobody)))
    return tuple(found)


@cache
def _code(number: int) -> st.SearchStrategy[str]:
    return st.just(f"{number:04d}")


@st.composite
def completions(draw: st.DrawFn, case: Case, edition: Edition) -> Case:
    """The case with a known value of the measure's domain for every missing and withheld one.

    A whole that is not known turns out to be somebody where a share of it is not known either: a share of nobody
    would be no value of it. A count of a sum that no line asks of the unit cannot exist. One that is known
    to be nobody, or not to exist, leaves its unknown shares not applicable.
    """
    turns = interesting(edition)
    values = {key: case.values.get(key, Absence.MISSING) for key in edition.measures}
    nobody = nobody_of(edition, case.unit)
    somebody = somebody_of(edition, {key for key, value in values.items() if value in UNKNOWN})
    for key, measure in edition.measures.items():
        if values[key] in UNKNOWN:
            known = draw(known_values(measure, turns.get(key, ())))
            if key in nobody and values[key] is Absence.MISSING:
                known = Absence.NOT_APPLICABLE
            values[key] = _not_nobody(known) if key in somebody else known
    return replace(case, values=consistent(values, edition, nobody, given=case.values))


def _not_nobody(value: Value) -> Value:
    return 1 if value == 0 and value is not False else value
