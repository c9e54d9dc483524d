"""How far a ranking holds: without one line, under the other reading, with other weights of the criteria."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from mqes_core.comparison.results.fields import Field, upper_quarter
from mqes_core.comparison.results.given import Key
from mqes_core.comparison.results.intervals import Interval
from mqes_core.comparison.results.settings import Settings
from mqes_core.comparison.results.units import UnitYear
from mqes_core.comparison.results.weights import drawn_figures
from mqes_core.evaluation import Ranking, RankRange, rank_intervals

__all__ = ["Holding", "Often", "Without", "hold"]


class Often(NamedTuple):
    """In how many of so many trials something is so for sure, and in how many at most."""

    surely: int
    perhaps: int
    of: int


class Without(NamedTuple):
    """The place of a unit if one line did not exist."""

    line: int
    place: RankRange


@dataclass(frozen=True, slots=True)
class Holding:
    """How the place of one unit holds."""

    place: RankRange
    """Its place with all lines, by the document's own weights."""
    without: tuple[Without, ...]
    """Without each line in turn."""
    other: RankRange | None
    """Under the other reading; None where it is not ranked there."""
    first: Often
    """How often it is first, over all weights that were drawn; no trials where weights cannot be drawn."""
    quarter: Often
    """How often it is in the upper quarter."""

    @property
    def range(self) -> RankRange:
        """The best and the worst place over everything but the weights."""
        places = [self.place, *(item.place for item in self.without), *([self.other] if self.other else [])]
        return RankRange(min(item.best for item in places), max(item.worst for item in places))


def hold(field: Field, other: Mapping[tuple[Key, int], UnitYear], settings: Settings) -> dict[Key, Holding]:
    """Try the ranking of a field.

    Args:
        field: the units and their places.
        other: the same units under the other reading, by unit and year.
        settings: by what places are given, and how weights are drawn.
    """
    units = [item.unit for item in field.placed]
    if not units:
        return {}
    left_out = {line: _places([unit.figure_without(line, settings.by) for unit in units]) for line in field.lines}
    read_otherwise = _places([
        twin.figure(settings.by) if (twin := other.get((unit.key, unit.year))) is not None else None for unit in units
    ])  # fmt: skip
    first, quarter = _weighted(units, settings)
    return {
        item.unit.key: Holding(
            item.place,
            tuple(Without(line, place) for line, places in left_out.items() if (place := places[at]) is not None),
            read_otherwise[at],
            first[at],
            quarter[at],
        )
        for at, item in enumerate(field.placed)
    }


def _places(figures: Sequence[Interval | None]) -> list[RankRange | None]:
    """Places of those that have a figure; the others have none."""
    there = [figure for figure in figures if figure is not None]
    ranks = iter(rank_intervals(there))
    return [None if figure is None else next(ranks) for figure in figures]


def _weighted(units: Sequence[UnitYear], settings: Settings) -> tuple[list[Often], list[Often]]:
    """How often each unit is first and in the upper quarter, over weights drawn within the stated bounds."""
    quarter = upper_quarter(len(units))
    trials = [(ranking.within(1), ranking.within(quarter)) for ranking in map(Ranking, drawn_figures(units, settings))]
    return _often([trial[0] for trial in trials], len(units)), _often([trial[1] for trial in trials], len(units))


def _often(trials: Sequence[tuple[Sequence[bool], Sequence[bool]]], units: int) -> list[Often]:
    if not trials:
        return [Often(0, 0, 0)] * units
    surely, perhaps = (map(sum, zip(*(trial[way] for trial in trials), strict=True)) for way in (0, 1))
    return [Often(sure, may, len(trials)) for sure, may in zip(surely, perhaps, strict=True)]
