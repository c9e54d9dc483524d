"""Results of districts side by side: every part put together from what was reported, under stated settings."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from mqes_core.comparison.results.changes import Change, changes
from mqes_core.comparison.results.crossed import Crossed
from mqes_core.comparison.results.districts import DistrictChange, DistrictResult, district_changes, district_result
from mqes_core.comparison.results.fields import Field, fields
from mqes_core.comparison.results.given import District, DistrictYear, Key
from mqes_core.comparison.results.holding import Holding, hold
from mqes_core.comparison.results.low import LowResult, low_results
from mqes_core.comparison.results.profiles import Profile, Profiler
from mqes_core.comparison.results.settings import Settings
from mqes_core.comparison.results.totals import Totals, totals
from mqes_core.comparison.results.units import UnitYear, score_units
from mqes_core.comparison.results.withholding import publishable, withheld_in
from mqes_core.evaluation import Plan
from mqes_core.model.edition import Edition
from mqes_core.model.units import Case

__all__ = ["Carry", "Results", "compare_results"]

Carry = Callable[[Case, Edition, Edition], Case | None]
"""A case of one edition in terms of another of the same concept; None where that cannot be done."""


@dataclass(frozen=True, eq=False)
class Results:
    """The comparison of results."""

    settings: Settings
    districts: tuple[District, ...]
    """In the order in which they were given."""
    results: tuple[DistrictResult, ...]
    """A result for each district and year, the latest year first, districts in their order."""
    fields: tuple[Field, ...]
    holding: Mapping[tuple[Key, int], Holding]
    """How the place of each ranked unit holds, by unit and year."""
    changes: tuple[Change, ...]
    district_changes: tuple[DistrictChange, ...]
    low: tuple[LowResult, ...] | None
    """Low results over years; None where the user has stated no numbers for them."""
    totals: tuple[Totals, ...]
    withheld: int
    """How many values were withheld because their group is small."""
    crossed: Crossed | None
    """Everybody under one chosen concept; None where none was chosen."""

    @cached_property
    def years(self) -> tuple[int, ...]:
        """All years, the latest first."""
        return tuple(sorted({item.year for item in self.results}, reverse=True))

    @cached_property
    def plans(self) -> dict[str, Plan]:
        """The plan of every edition, by its key, in the order of districts and years."""
        return {item.edition: item.plan for item in self.results}

    @cached_property
    def _profilers(self) -> dict[str, Profiler]:
        return {key: Profiler(plan) for key, plan in self.plans.items()}

    def profile(self, unit: UnitYear) -> Profile:
        """The strong and weak sides of one of the units."""
        return self._profilers[unit.edition](unit)

    def units(self) -> Iterator[UnitYear]:
        """Every unit in every year, in the order of :attr:`results`."""
        return (unit for item in self.results for unit in item.units)

    def result(self, district: str, year: int) -> DistrictResult | None:
        """One district in one year."""
        return next((item for item in self.results if (item.district.id, item.year) == (district, year)), None)


def compare_results(
    given: Sequence[DistrictYear],
    settings: Settings,
    *,
    carry: Carry,
    cross: Callable[[Sequence[DistrictYear], Settings], Crossed] | None = None,
) -> Results:
    """Lay results of districts side by side.

    Args:
        given: what districts reported, whole; a year in which a district has no cases is no result of it.
        settings: under what they are compared.
        carry: how a case comes from one edition of a concept to the next.
        cross: scores everybody under one chosen concept.

    Raises:
        ValueError: a district stands there twice for a year.
    """
    if len({(item.district.id, item.year) for item in given}) < len(given):
        raise ValueError("a district reported twice for one year")
    districts = tuple({item.district.id: item.district for item in given}.values())
    order = {name: place for place, name in enumerate(dict.fromkeys(item.district.id for item in given))}
    given = sorted((item for item in given if item.cases), key=lambda item: (-item.year, order[item.district.id]))
    published = [replace(item, cases=publishable(item.cases, item.plan.edition, settings.small)) for item in given]
    units = {(item.district.id, item.year): tuple(_scored(item, published, settings, carry)) for item in published}
    other = replace(settings, reading="letter" if settings.reading == "adopted" else "adopted")
    read_otherwise = {
        (unit.key, unit.year): unit for item in published for unit in _scored(item, published, other, carry)
    }
    every = [unit for group in units.values() for unit in group]
    ranked, moved = fields(every, settings), changes(every, _again(published, settings, carry))
    return Results(
        settings=settings,
        districts=districts,
        results=tuple(district_result(group) for group in units.values()),
        fields=ranked,
        holding={
            (key, field.year): found for field in ranked for key, found in hold(field, read_otherwise, settings).items()
        },
        changes=moved,
        district_changes=district_changes(moved),
        low=None if settings.low is None else low_results(every, settings.low),
        totals=totals(given, published, settings.small),
        withheld=sum(
            withheld_in(before, after)
            for whole, shown in zip(given, published, strict=True)
            for before, after in zip(whole.cases, shown.cases, strict=True)
        ),
        crossed=None if cross is None else cross(published, settings),
    )


def _scored(
    item: DistrictYear, published: Sequence[DistrictYear], settings: Settings, carry: Carry
) -> Iterator[UnitYear]:
    return score_units(item, _year_before(item, published, carry), settings)


def _year_before(item: DistrictYear, published: Sequence[DistrictYear], carry: Carry) -> dict[str, Case]:
    """The district's cases of the year before in terms of this year's edition, by unit."""
    before = next(
        (other for other in published if (other.district.id, other.year) == (item.district.id, item.year - 1)), None
    )
    if before is None:
        return {}
    cases = before.cases
    if before.edition != item.edition:
        carried = (carry(case, before.plan.edition, item.plan.edition) for case in before.cases)
        cases = [case for case in carried if case is not None]
    return {case.unit.id: case for case in cases}


def _again(published: Sequence[DistrictYear], settings: Settings, carry: Carry) -> dict[tuple[Key, int], UnitYear]:
    """Years before a change of rules, under the rules of the year after."""
    found: dict[tuple[Key, int], UnitYear] = {}
    by_year = {(item.district.id, item.year): item for item in published}
    for item in published:
        before = by_year.get((item.district.id, item.year - 1))
        if before is None or before.edition == item.edition:
            continue
        cases = list(_year_before(item, published, carry).values())
        again = replace(before, plan=item.plan, cases=cases)
        found |= {(unit.key, unit.year): unit for unit in _scored(again, published, settings, carry)}
    return found
