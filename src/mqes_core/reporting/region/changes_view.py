"""Change from year to year on the page: districts over the units of both years, and which units surely moved."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from mqes_core.comparison.results import Results
from mqes_core.comparison.results.districts import DistrictChange
from mqes_core.comparison.results.given import Key
from mqes_core.comparison.results.wording import change_words, unit_name
from mqes_core.i18n import Language
from mqes_core.model.base import Points
from mqes_core.reporting.region.drawing import ShareBar, share_bar
from mqes_core.reporting.region.figures import Move, link, moved, moves, short

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
    groups: defaultdict[tuple[str, int], list[Move]] = defaultdict(list)
    for move in moves(results).values():
        groups[move.change.now.district.id, move.change.now.year].append(move)
    return tuple(_view(item, groups[item.district.id, item.year], lang) for item in results.district_changes)


def _view(item: DistrictChange, units: list[Move], lang: Language) -> ChangeView:
    by_sign: defaultdict[int | None, list[Move]] = defaultdict(list)
    compared = 0
    for move in units:
        if move.share is not None:
            compared += 1
            by_sign[move.share.sign].append(move)
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
        apart=len(units) - compared,
    )


def _listed(units: list[Move], lang: Language) -> tuple[MovedUnit, ...]:
    """By the least that they have moved, whatever the unknown values turn out to be."""

    def surely(move: Move) -> tuple[Points, Key]:
        assert move.share is not None
        low, high = move.share
        if low is not None and low > 0:
            return -low, move.change.now.key
        return (0 if high is None else high), move.change.now.key

    return tuple(
        MovedUnit(link(move.change.now), unit_name(move.change.now), moved(move, lang).words)
        for move in sorted(units, key=surely)
    )
