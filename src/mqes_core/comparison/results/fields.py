"""Who is ranked beside whom: units of one year and edition for which the same lines exist."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from mqes_core.comparison.results.intervals import Interval, best_100
from mqes_core.comparison.results.settings import Settings
from mqes_core.comparison.results.units import UnitYear
from mqes_core.evaluation import Plan, RankRange, rank_intervals
from mqes_core.model.scoring import Indicator

__all__ = ["Aside", "Beside", "Field", "Placed", "fields", "gives_points", "in_order", "upper_quarter"]


class Aside(StrEnum):
    """Why a unit stands beside a ranking."""

    NO_POINTS = "no_points"
    """The concept gives no points: its lines are observed alone."""
    NO_TOTAL = "no_total"
    """The concept makes no total, or none of its lines exists for the unit."""
    NO_CEILING = "no_ceiling"
    """Nothing can be attained, so there is no share of it."""
    LITTLE_KNOWN = "little_known"
    """Too little of it is known."""
    ALONE = "alone"
    """Nobody else can be ranked among its peers: the first of one is no place."""


@dataclass(frozen=True, eq=False, slots=True)
class Placed:
    """A unit with its place among its peers."""

    unit: UnitYear
    figure: Interval
    """What places are given by."""
    place: RankRange
    """The best and the worst place that it can have, whatever the unknown values turn out to be."""
    of_best: Interval | None
    """Its figure in percent of the best; None where the best may be zero or less, or has no upper end."""


class Beside(NamedTuple):
    """A unit that is not ranked, and why."""

    unit: UnitYear
    why: Aside


@dataclass(frozen=True, eq=False, slots=True)
class Field:
    """Units that may be ranked together: of one year and edition, and with the same lines."""

    year: int
    edition: str
    lines: tuple[int, ...]
    """The lines that exist for all of them, by their index."""
    placed: tuple[Placed, ...]
    """The best first; equals by district and code."""
    beside: tuple[Beside, ...]

    @property
    def quarter(self) -> int:
        """The last place of the upper quarter."""
        return upper_quarter(len(self.placed))


def upper_quarter(units: int) -> int:
    """The last place of the upper quarter of so many units; with fewer than four, the first place alone."""
    return -(-units // 4)


def fields(units: Iterable[UnitYear], settings: Settings) -> tuple[Field, ...]:
    """Sort units into fields and rank each; the latest year first."""
    groups: dict[tuple[int, str, tuple[int, ...]], list[UnitYear]] = {}
    for unit in units:
        groups.setdefault((-unit.year, unit.edition, unit.lines), []).append(unit)
    return tuple(
        _field(-year, edition, lines, groups[year, edition, lines], settings)
        for year, edition, lines in sorted(groups, key=lambda key: (*key[:2], -len(key[2]), key[2]))
    )


def in_order(placed: Iterable[Placed]) -> tuple[Placed, ...]:
    """Placed units in the order in which they are read: by place, equals by district and code."""
    return tuple(sorted(placed, key=lambda item: (item.place, item.unit.key)))


def gives_points(plan: Plan) -> bool:
    """Whether any line of a concept earns points; where none does, all are observed alone."""
    return any(isinstance(node.rule, Indicator) and node.rule.scale is not None for node in plan.nodes)


def _no_figure(unit: UnitYear) -> Aside:
    if unit.points is not None:
        return Aside.NO_CEILING
    return Aside.NO_TOTAL if gives_points(unit.plan) else Aside.NO_POINTS


def _field(year: int, edition: str, lines: tuple[int, ...], units: list[UnitYear], settings: Settings) -> Field:
    ranked: list[tuple[UnitYear, Interval]] = []
    beside: list[Beside] = []
    for unit in units:
        figure, (known, of) = unit.figure(settings.by), unit.known
        if figure is None:
            beside.append(Beside(unit, _no_figure(unit)))
        elif known < settings.known * of:
            beside.append(Beside(unit, Aside.LITTLE_KNOWN))
        else:
            ranked.append((unit, figure))
    if len(ranked) == 1:
        beside.append(Beside(ranked.pop()[0], Aside.ALONE))
    figures = [figure for _, figure in ranked]
    placed = (
        Placed(unit, figure, place, part)
        for (unit, figure), place, part in zip(ranked, rank_intervals(figures), best_100(figures), strict=True)
    )
    beside.sort(key=lambda item: item.unit.key)
    return Field(year, edition, lines, in_order(placed), tuple(beside))
