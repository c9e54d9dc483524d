"""Regions to report on: a part of the example region, everybody under one concept, hostile words, other secrets."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from mqes_core.comparison.concepts.columns import column
from mqes_core.comparison.concepts.crosswalk import Crosswalk
from mqes_core.comparison.concepts.indicators import indicators
from mqes_core.comparison.results import DistrictYear, Low, Results, Settings, compare_results
from mqes_core.comparison.results.crossed import Crossed, cross
from mqes_core.comparison.results.crossing import Crossing, crossing
from mqes_core.comparison.results.withholding import publishable
from mqes_core.evaluation import Plan, compile_plan
from mqes_core.model.base import Text
from mqes_core.model.scoring import Separate
from mqes_core.model.units import Absence, Assessed, Case, Share, Unit
from mqes_core.reporting.region.subject import Region
from tests.region import ON, example_given, example_region, library
from tests.reporting.scored import HOSTILE

__all__ = [
    "SMALL",
    "compared",
    "crossed_region",
    "hostile_region",
    "other_secrets",
    "separate_region",
    "some_given",
    "some_region",
]

SMALL = Settings(on=ON, low=Low(50, 2), samples=20)


def some_given(*districts: str, since: int = 2022) -> list[DistrictYear]:
    """What some districts of the example region reported."""
    return [item for item in example_given() if item.district.id in districts and item.year >= since]


def compared(given: Sequence[DistrictYear], settings: Settings = SMALL) -> Results:
    """Their results."""
    return compare_results(given, settings, carry=lambda case, old, new: None)


def _region(results: Results) -> Region:
    return replace(example_region(), results=results)


@cache
def some_region() -> Region:
    """Two districts: an edition that changes, and one whose total is weighted."""
    return _region(compared(some_given("stepnoy", "gorny")))


def _cross(published: Sequence[DistrictYear], settings: Settings) -> Crossed:
    chosen = library().plan("stepnoy@2023")
    it = example_region().concepts
    walk = Crosswalk(it.frame, it.frames)

    def crossing_of(plan: Plan) -> Crossing:
        columns = [column(edition, walk, it.cycle) for edition in (plan.edition, chosen.edition)]
        lined_up = indicators(columns, [item.code for item in it.frame.directions])
        return crossing(plan.edition, chosen.edition, chosen.nodes, lined_up)

    return cross(published, chosen, crossing_of, settings)


@cache
def crossed_region() -> Region:
    """The same, everybody scored once more under the rules of one of them."""
    settings = replace(SMALL, under="stepnoy@2023")
    given = some_given("stepnoy", "gorny")
    return _region(compare_results(given, settings, carry=lambda case, old, new: None, cross=_cross))


def _hostile(item: DistrictYear) -> Iterator[Case]:
    for case, title in zip(item.cases, HOSTILE, strict=False):
        yield replace(case, unit=Unit.model_validate({**case.unit.model_dump(), "id": f"={title}", "title": title}))


@cache
def hostile_region() -> Region:
    """Units, a district and a region whose names try to be formulas, markup, paths or templates."""
    given = [
        replace(
            item,
            district=replace(item.district, title=Text(ru=f"=1+1 {item.district.title.ru}")),
            cases=list(_hostile(item)),
        )
        for item in some_given("gorny")
    ]
    return replace(_region(compared(given)), title=Text(ru="@SUM(A1)", en="=SUM(A1)"))


def other_secrets(given: Sequence[DistrictYear], small: int) -> list[DistrictYear]:
    """The same region, in which all that is withheld, and every comment, is something else."""
    found = []
    for item in given:
        shown = publishable(item.cases, item.plan.edition, small)
        cases = [replace(case, values=_other(case, after)) for case, after in zip(item.cases, shown, strict=True)]
        found.append(replace(item, cases=cases))
    return found


def _other(case: Case, shown: Case) -> dict[str, object]:
    values: dict[str, object] = {}
    for name, value in case.values.items():
        values[name] = value
        if isinstance(value, Assessed):
            values[name] = value._replace(comment=value.comment and f"{value.comment} иначе")
        elif shown.values[name] is Absence.WITHHELD:
            # A group stays small and a part stays within its whole, so that the same is withheld again.
            if isinstance(value, Share):
                values[name] = Share(value.count - 1 if value.count else min(1, value.of), value.of)
            elif isinstance(value, int) and value:
                values[name] = value - 1 if value > 1 else value
    return values


@cache
def separate_region() -> Region:
    """A district whose concept forbids adding up its criteria, and one without data in the latest year."""
    first, *_ = some_given("gorny", since=2023)
    edition = first.plan.edition
    assert edition.scoring is not None
    apart = edition.model_copy(
        update={"scoring": edition.scoring.model_copy(update={"combine": Separate(kind="separate")})}
    )
    before = [item for item in some_given("lesnoy") if item.year == 2022]
    return _region(compared([replace(first, plan=compile_plan(apart)), *before]))
