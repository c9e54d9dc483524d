"""Totals of districts and of all of them together, none of which lets be worked out what is withheld."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from mqes_core.comparison.results.given import District, DistrictYear
from mqes_core.comparison.results.ledger import Equation, Ledger
from mqes_core.model.measures import CountMeasure, Measure, RateMeasure, ShareMeasure
from mqes_core.model.units import Absence, Case, Share, Value

__all__ = ["Total", "Totals", "totals"]


@dataclass(frozen=True, slots=True)
class Total:
    """What the units of a district, or of all districts, reported together."""

    value: int | Share | None
    """The sum, withheld values included; None where nobody reported, or where it is withheld itself."""
    units: int
    """How many units are in the sum."""
    withheld: int
    """Of how many of them the own value is withheld."""
    unknown: int
    """How many more units should be in the sum: they reported nothing, or withheld it themselves."""
    hidden: bool = False
    """Whether the sum is withheld, since with all else that is told it would reveal a part of it."""


@dataclass(frozen=True, slots=True)
class Totals:
    """A measure of one edition in one year: the districts that work by it, and all of them together."""

    edition: str
    year: int
    measure: Measure
    districts: tuple[tuple[District, Total], ...]
    together: Total


class _Part:
    """A unit's own value in a sum, and whether it is withheld."""

    __slots__ = ("cells", "hidden", "least", "value")
    least: tuple[int, ...]
    """The least that everybody knows each of its numbers to be."""

    def __init__(self, measure: Measure, value: int | Share, place: tuple[str, str], *, hidden: bool) -> None:
        self.value, self.hidden = value, hidden
        if isinstance(value, Share):
            whole = measure.out_of_count if isinstance(measure, ShareMeasure) else None
            # The whole of several shares is one and the same number, wherever it is told.
            names = (f"{measure.id}/count", whole or f"{measure.id}/of")
            self.cells = dict(zip(((*place, name) for name in names), value, strict=True))
            self.least = (0, 1)
        else:
            self.cells = {(*place, measure.id): value}
            self.least = (0 if isinstance(measure, CountMeasure) and measure.out_of else 1,)


def totals(given: Sequence[DistrictYear], published: Sequence[DistrictYear], small: int) -> tuple[Totals, ...]:
    """Totals of every count and share, true to the unit, as far as they may be told.

    A total is told only if, beside all that was told before, no withheld value can be worked out from it: districts
    first, then all of them together, measure by measure in the order of the edition.

    Args:
        given: what was reported, whole.
        published: the same after small groups were withheld, in the same order.
        small: up to how many make a small group; everybody knows that a withheld group is no greater.
    """
    pairs = list(zip(given, published, strict=True))
    found: list[Totals] = []
    for year, edition in sorted({(item.year, item.edition) for item in given}, key=lambda key: (-key[0], key[1])):
        here = [(whole, shown) for whole, shown in pairs if (whole.year, whole.edition) == (year, edition)]
        found += _of_edition(edition, year, here, small)
    return tuple(found)


def _of_edition(
    edition: str, year: int, pairs: Sequence[tuple[DistrictYear, DistrictYear]], small: int
) -> Iterator[Totals]:
    measures = [
        measure
        for measure in pairs[0][0].plan.edition.measures.values()
        if isinstance(measure, (CountMeasure, ShareMeasure, RateMeasure))
    ]
    parts = {measure.id: [list(_parts(measure, whole, shown)) for whole, shown in pairs] for measure in measures}
    ledger = Ledger(
        {
            cell: (least, small)
            for groups in parts.values()
            for group in groups
            for part in group
            if part.hidden
            for cell, least in zip(part.cells, part.least, strict=True)
        }
    )
    for measure in measures:
        groups = parts[measure.id]
        sums = [
            _total(ledger, group, _unknown(measure.id, whole.cases))
            for group, (whole, _) in zip(groups, pairs, strict=True)
        ]
        every = [part for group in groups for part in group]
        if every or any(item.unknown for item in sums):
            districts = tuple((whole.district, item) for (whole, _), item in zip(pairs, sums, strict=True))
            together = _total(ledger, every, sum(item.unknown for item in sums))
            yield Totals(edition, year, measure, districts, together)


def _parts(measure: Measure, whole: DistrictYear, shown: DistrictYear) -> Iterator[_Part]:
    for case, published in zip(whole.cases, shown.cases, strict=True):
        value = case.values.get(measure.id)
        if isinstance(value, (int, Share)) and not isinstance(value, bool):
            hidden = published.values[measure.id] is Absence.WITHHELD
            yield _Part(measure, value, (whole.district.id, case.unit.id), hidden=hidden)


def _unknown(measure: str, cases: Sequence[Case]) -> int:
    absent: tuple[Value, ...] = (Absence.MISSING, Absence.WITHHELD)
    return sum(case.values.get(measure, Absence.MISSING) in absent for case in cases)


def _total(ledger: Ledger, parts: Sequence[_Part], unknown: int) -> Total:
    withheld = [part for part in parts if part.hidden]
    if withheld and not ledger.tell(_equations(withheld)):
        return Total(None, len(parts), len(withheld), unknown, hidden=True)
    return Total(_sum([part.value for part in parts]), len(parts), len(withheld), unknown)


def _equations(withheld: Sequence[_Part]) -> Iterator[Equation]:
    """One for each number of the value: of a share its count and its whole."""
    for place in range(len(withheld[0].least)):
        column = dict(list(part.cells.items())[place] for part in withheld)
        yield Equation(tuple(column), sum(column.values()))


def _sum(values: Sequence[int | Share]) -> int | Share | None:
    if not values:
        return None
    shares = [value for value in values if isinstance(value, Share)]
    if shares:
        return Share(sum(share.count for share in shares), sum(share.of for share in shares))
    return sum(value for value in values if isinstance(value, int))
