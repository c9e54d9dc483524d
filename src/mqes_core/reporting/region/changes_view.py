"""Change from year to year on the page: districts over the units of both years, and which units surely moved."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from mqes_core.comparison.results import Results
from mqes_core.comparison.results.changes import Change
from mqes_core.comparison.results.districts import DistrictChange
from mqes_core.comparison.results.given import Key
from mqes_core.comparison.results.wording import change_words, unit_name
from mqes_core.i18n import Language
from mqes_core.model.base import Points
from mqes_core.reporting.region.drawing import ShareBar, share_bar
from mqes_core.reporting.region.figures import link, moved, short

__all__ = ["ChangeView", "MovedUnit", "change_views"]


@dataclass(frozen=True, slots=True)
class MovedUnit:
    """A unit that surely rose or fell."""

    link: str
    name: str
    by: str


@dataclass(frozen=True, slots=True)
class ChangeView:
    """A district from one year to the next."""

    item: DistrictChange
    district: str
    words: str
    before: str
    before_bar: ShareBar | None
    now: str
    now_bar: ShareBar | None
    risen: tuple[MovedUnit, ...]
    """The greatest rise first."""
    fallen: tuple[MovedUnit, ...]
    """The greatest fall first."""
    same: int
    open: int
    """How many may have risen or fallen."""
    apart: int
    """How many cannot be compared."""


def change_views(results: Results, lang: Language) -> tuple[ChangeView, ...]:
    """The change of every district, the latest year first."""
    groups: defaultdict[tuple[str, int], list[Change]] = defaultdict(list)
    for item in results.changes:
        groups[item.now.district.id, item.now.year].append(item)
    return tuple(_view(item, groups[item.district.id, item.year], lang) for item in results.district_changes)


def _view(item: DistrictChange, units: list[Change], lang: Language) -> ChangeView:
    by_sign: defaultdict[int | None, list[Change]] = defaultdict(list)
    compared = [unit for unit in units if unit.share is not None]
    for unit in compared:
        assert unit.share is not None
        by_sign[unit.share.sign].append(unit)
    return ChangeView(
        item=item,
        district=item.district.title.in_language(lang),
        words=change_words(item, lang),
        before=short(item.before, lang),
        before_bar=share_bar(item.before),
        now=short(item.now, lang),
        now_bar=share_bar(item.now),
        risen=_listed(by_sign[1], lang),
        fallen=_listed(by_sign[-1], lang),
        same=len(by_sign[0]),
        open=len(by_sign[None]),
        apart=len(units) - len(compared),
    )


def _listed(units: list[Change], lang: Language) -> tuple[MovedUnit, ...]:
    """By the least that they have moved, whatever the unknown values turn out to be."""

    def surely(unit: Change) -> tuple[Points, Key]:
        assert unit.share is not None
        low, high = unit.share
        if low is not None and low > 0:
            return -low, unit.now.key
        return (0 if high is None else high), unit.now.key

    return tuple(
        MovedUnit(link(unit.now), unit_name(unit.now), moved(unit.share, lang).words)
        for unit in sorted(units, key=surely)
    )
