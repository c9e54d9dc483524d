"""Totals of districts and of all of them together, none of which lets be worked out what is withheld."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from mqes_core.comparison.results.given import District, DistrictYear
from mqes_core.comparison.results.hidden import Cell, Hidden, cells_of
from mqes_core.comparison.results.ledger import Ledger
from mqes_core.model.measures import CountMeasure, Measure, RateMeasure, ShareMeasure
from mqes_core.model.percents import is_percent
from mqes_core.model.units import Absence, Share, Value

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
    """How many more units should be in the sum: they reported nothing, withheld it themselves, or gave a percent, which
    tells nothing of how many people there are."""
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


@dataclass(frozen=True, slots=True)
class _Group:
    """What the units of a district reported of one measure."""

    values: tuple[int | Share, ...]
    hidden: tuple[tuple[Cell, ...], ...]
    """The numbers of each value that is withheld."""
    unknown: int


def totals(given: Sequence[DistrictYear], published: Sequence[DistrictYear], small: int) -> tuple[Totals, ...]:
    """Totals of every count and of every share that was counted, true to the unit, as far as they may be told.

    A total is told only if, beside all that was told before, no withheld value can be worked out from it: districts
    first, then all of them together, measure by measure in the order of the edition.

    Args:
        given: what was reported, whole.
        published: the same after small groups were withheld, in the same order.
        small: up to how many make a small group, as they were withheld by.
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
    hidden = Hidden(pairs, small)
    ledger = Ledger(hidden.rooms(), hidden.trade)
    for measure in pairs[0][0].plan.edition.measures.values():
        if not isinstance(measure, (CountMeasure, ShareMeasure, RateMeasure)):
            continue
        groups = [_group(measure, whole, shown) for whole, shown in pairs]
        if not any(group.values or group.unknown for group in groups):
            continue
        sums = [_total(ledger, measure, [group]) for group in groups]
        districts = tuple((whole.district, item) for (whole, _), item in zip(pairs, sums, strict=True))
        # A sum of several that is withheld shows that they are all at one end; beside it the sum of all says too much.
        at_an_end = any(item.hidden and item.withheld > 1 for item in sums)
        together = _total(ledger, measure, groups, hide=at_an_end and len(groups) > 1)
        yield Totals(edition, year, measure, districts, together)


def _group(measure: Measure, whole: DistrictYear, shown: DistrictYear) -> _Group:
    values: list[int | Share] = []
    hidden: list[tuple[Cell, ...]] = []
    unknown = 0
    for case, published in zip(whole.cases, shown.cases, strict=True):
        value: Value = case.values.get(measure.id, Absence.MISSING)
        if value is Absence.MISSING or value is Absence.WITHHELD or is_percent(measure, value):
            unknown += 1
        elif isinstance(value, (int, Share)):
            values.append(value)
            if published.values[measure.id] is Absence.WITHHELD:
                hidden.append(cells_of(measure, (whole.district.id, case.unit.id)))
    return _Group(tuple(values), tuple(hidden), unknown)


def _total(ledger: Ledger[Cell], measure: Measure, groups: Sequence[_Group], *, hide: bool = False) -> Total:
    values = [value for group in groups for value in group.values]
    hidden = [cells for group in groups for cells in group.hidden]
    unknown = sum(group.unknown for group in groups)
    if hide or (hidden and not _may_be_told(ledger, measure, hidden)):
        return Total(None, len(values), len(hidden), unknown, hidden=True)
    return Total(_sum(values), len(values), len(hidden), unknown)


def _may_be_told(ledger: Ledger[Cell], measure: Measure, hidden: Sequence[tuple[Cell, ...]]) -> bool:
    """Of a share both sums are told, of what was counted and of the wholes, or neither.

    What a rate counts has no upper end, so that a sum which is not told would tell that it is zero; none is.
    """
    return not isinstance(measure, RateMeasure) and ledger.tell(zip(*hidden, strict=True))


def _sum(values: Sequence[int | Share]) -> int | Share | None:
    if not values:
        return None
    shares = [value for value in values if isinstance(value, Share)]
    if shares:
        return Share(sum(share.count for share in shares), sum(share.of for share in shares))
    return sum(value for value in values if isinstance(value, int))
