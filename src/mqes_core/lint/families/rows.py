"""The rows of a band scale where they stand, and the values at which they are looked at."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from itertools import groupby, pairwise
from math import ceil, floor
from typing import Final, NamedTuple

from mqes_core.evaluation.kinds.bands import Interval, interval_of
from mqes_core.evaluation.kinds.change import change_domain
from mqes_core.evaluation.kinds.numeric import NUMERIC, Domain, domain_of
from mqes_core.lint.subject import Path, Subject
from mqes_core.model.base import Points, simplified
from mqes_core.model.measures import CountMeasure, Measure, NumberMeasure
from mqes_core.model.scales import BandScale, ChangeScale
from mqes_core.model.scoring import Indicator

__all__ = ["Rows", "Seen", "rows_of", "shown_unit"]


_HALF: Final = Fraction(1, 2)


class Seen(NamedTuple):
    """A value that can occur, and the bands that hold it, as printed."""

    value: Points
    bands: tuple[Interval, ...]


@dataclass(frozen=True)
class Rows:
    """A band scale where it stands, with the values that can occur."""

    path: Path
    """Of the scale, not of the indicator."""
    indicator: Indicator
    scale: BandScale
    bands: tuple[Interval, ...]
    domain: Domain
    unit: str
    """What is written after a value, with the space before it."""

    def band_path(self, band: Interval) -> Path:
        """The way to a band."""
        return (*self.path, "bands", band.at)

    def seen(self) -> tuple[Seen, ...]:
        """Every bound and a value of every stretch between bounds, from the lowest up; only values that can occur."""
        return self._seen

    @cached_property
    def _seen(self) -> tuple[Seen, ...]:
        values = sorted({value for value in self._values() if self.occurs(value)})
        return tuple(Seen(value, tuple(band for band in self.bands if band.holds(value))) for value in values)

    def runs(self) -> tuple[tuple[Seen, ...], ...]:
        """The seen values in stretches that the same bands hold."""
        return tuple(tuple(group) for _, group in groupby(self.seen(), key=lambda seen: seen.bands))

    def in_order(self) -> tuple[Interval, ...]:
        """The bands from the lowest to the highest, without those that no value reaches."""
        reached = {band for seen in self.seen() for band in seen.bands}
        return tuple(sorted(reached, key=lambda band: (band.low, not band.low_closed, band.high)))

    def occurs(self, value: Points) -> bool:
        """Whether the measure can have this value."""
        least, most, grid = self.domain
        if grid is not None and value % grid:
            return False
        return (least is None or value >= least) and (most is None or value <= most)

    def _values(self) -> Iterator[Points]:
        ends = {end for band in self.bands for end in (band.low, band.high)}
        limits = [limit for limit in (self.domain.least, self.domain.most) if limit is not None]
        # A bound that is a float is an infinite one.
        cuts: list[Points] = sorted({end for end in ends if not isinstance(end, float)} | set(limits))
        yield from cuts
        for low, high in pairwise(cuts):
            yield self._between(low, high)
        if cuts:
            yield floor(cuts[-1]) + 1
            yield ceil(cuts[0]) - 1
        else:
            yield 0

    def _between(self, low: Points, high: Points) -> Points:
        if self.domain.grid is None:
            return simplified((low + high) * _HALF)
        return floor(low) + 1


def rows_of(subject: Subject) -> tuple[Rows, ...]:
    """Every band scale of the edition; the one inside a scale of change too."""
    return subject.once(_all_rows)


def _all_rows(subject: Subject) -> tuple[Rows, ...]:
    return tuple(_find(subject))


def _find(subject: Subject) -> Iterator[Rows]:
    for path, indicator in subject.each(Indicator):
        measure = subject.edition.measures.get(indicator.measure or "")
        scale, here = indicator.scale, (*path, "scale")
        if measure is None or measure.kind not in NUMERIC:
            continue
        if isinstance(scale, BandScale):
            yield _rows(here, indicator, scale, _values_of(measure, scale), shown_unit(measure))
        elif isinstance(scale, ChangeScale) and isinstance(scale.scale, BandScale):
            unit = " %" if scale.by == "growth" else " п. п." if measure.kind == "share" else shown_unit(measure)
            yield _rows((*here, "scale"), indicator, scale.scale, change_domain(scale, measure), unit)


def shown_unit(measure: Measure) -> str:
    """What is written after a value of the measure, with the space before it."""
    if measure.kind == "share":
        return " %"
    unit = measure.unit if isinstance(measure, (CountMeasure, NumberMeasure)) else None
    return f" {unit.ru}" if unit else ""


def _rows(path: Path, indicator: Indicator, scale: BandScale, domain: Domain, unit: str) -> Rows:
    bands = tuple(interval_of(band, index) for index, band in enumerate(scale.bands))
    return Rows(path, indicator, scale, bands, domain, unit)


def _values_of(measure: Measure, scale: BandScale) -> Domain:
    """The values that can occur; a number whose rows all lie above zero is not taken to fall below it."""
    domain = domain_of(measure)
    if domain.least is None and isinstance(measure, NumberMeasure):
        bounds = [interval_of(band, index).low for index, band in enumerate(scale.bands)]
        if min(bounds) >= 0:
            return Domain(0, domain.most, domain.grid)
    return domain
