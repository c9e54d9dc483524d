"""Everybody under one chosen concept, over the lines that every edition observes: what the choice of rules does."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from mqes_core.comparison.results.crossing import Crossing
from mqes_core.comparison.results.fields import Field, fields
from mqes_core.comparison.results.given import DistrictYear
from mqes_core.comparison.results.settings import Settings
from mqes_core.comparison.results.units import UnitYear, over_lines, score_units
from mqes_core.evaluation import Plan

__all__ = ["Crossed", "CrossedUnit", "cross"]


@dataclass(frozen=True, eq=False, slots=True)
class CrossedUnit:
    """A unit over the common lines: by its own rules, and by the chosen ones."""

    own: UnitYear
    chosen: UnitYear


@dataclass(frozen=True, eq=False, slots=True)
class Crossed:
    """Everybody under one chosen concept, as far as it goes."""

    plan: Plan
    """The chosen concept."""
    lines: tuple[int, ...]
    """The common lines: those that every edition that takes part observes; by index of the node."""
    taking_part: tuple[Crossing, ...]
    apart: tuple[Crossing, ...]
    """Editions that observe nothing which the chosen concept asks for; their districts do not take part."""
    units: tuple[CrossedUnit, ...]
    fields: tuple[Field, ...]
    """Rankings over the common lines by the chosen rules, of all districts together."""


def cross(
    published: Sequence[DistrictYear], plan: Plan, crossing_of: Callable[[Plan], Crossing], settings: Settings
) -> Crossed:
    """Score everybody under one chosen concept.

    Only lines that all editions observe count, for everybody alike: a district must neither win nor lose by a line
    that another cannot have. An edition that observes none of them stands apart and narrows nothing.

    Args:
        published: what districts reported, small groups withheld.
        plan: the plan of the chosen concept.
        crossing_of: how values under the edition of a plan come to stand under the chosen one.
        settings: under what they are compared; places are given by the share of what can be attained.
    """
    settings = replace(settings, by="share")
    crossings = {item.edition: crossing_of(item.plan) for item in published}
    taking_part = {key: item for key, item in crossings.items() if item.carried}
    common = frozenset.intersection(*(item.carried for item in taking_part.values())) if taking_part else frozenset()
    units = [
        unit
        for item in published
        if common and item.edition in taking_part
        for unit in _units(item, published, plan, crossings, common, settings)
    ]
    return Crossed(
        plan,
        tuple(sorted(common)),
        tuple(taking_part.values()),
        tuple(item for item in crossings.values() if not item.carried),
        tuple(units),
        fields((unit.chosen for unit in units), settings),
    )


def _units(
    item: DistrictYear,
    published: Sequence[DistrictYear],
    plan: Plan,
    crossings: Mapping[str, Crossing],
    common: frozenset[int],
    settings: Settings,
) -> list[CrossedUnit]:
    crossing = crossings[item.edition]
    earlier = [other for other in published if (other.district.id, other.year) == (item.district.id, item.year - 1)]
    mine = {case.unit.id: case for other in earlier if other.edition == item.edition for case in other.cases}
    theirs = {case.unit.id: crossings[other.edition].case(case) for other in earlier for case in other.cases}
    own = score_units(item, mine, settings)
    carried = replace(item, plan=plan, cases=[crossing.case(case) for case in item.cases])
    sources = {fit.source_line for fit in crossing.lines if fit.line in common}
    lines = [node.index for node in item.plan.nodes if node.kind == "indicator" and node.id in sources]
    return [
        CrossedUnit(over_lines(one, lines), over_lines(other, common))
        for one, other in zip(own, score_units(carried, theirs, settings), strict=True)
    ]
