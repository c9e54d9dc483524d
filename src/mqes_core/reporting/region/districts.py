"""A district on the page: its latest year by criterion, its years, its minima, and its concept."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from mqes_core.comparison.concepts import SideBySide
from mqes_core.comparison.concepts.side_by_side import Compared
from mqes_core.comparison.results import Results
from mqes_core.comparison.results.districts import DistrictResult, NodeTogether
from mqes_core.comparison.results.given import District
from mqes_core.comparison.results.summary import district_sentences
from mqes_core.evaluation import MinimumStatus
from mqes_core.i18n import Language
from mqes_core.reporting.region.drawing import ShareBar, share_bar
from mqes_core.reporting.region.figures import short, tenths

__all__ = ["TALL", "CriterionView", "DistrictView", "YearView", "district_views"]

TALL = 100
"""How high a column of the chart of years is drawn."""


@dataclass(frozen=True, slots=True)
class CriterionView:
    """A topmost criterion over the units of a district."""

    number: str
    title: str
    share: str
    bar: ShareBar | None
    exact: str
    """The share over the units of which everything is known here; empty where that says nothing new."""
    unbounded: int
    not_met: int
    open: int
    met: int


@dataclass(frozen=True, slots=True)
class YearView:
    """A year in the chart of years: the share of what could be attained."""

    year: int
    share: str
    column: ShareBar | None
    broken: bool
    """Whether the rules changed since the year before."""


@dataclass(frozen=True, slots=True)
class DistrictView:
    """All that the card of a district shows."""

    district: District
    title: str
    latest: DistrictResult
    share: str
    bar: ShareBar | None
    exact: str
    sentences: tuple[str, ...]
    """What tables do not say at a glance."""
    criteria: tuple[CriterionView, ...]
    years: tuple[YearView, ...]
    """The earliest first."""
    concept: Compared | None

    @property
    def bars(self) -> Iterator[ShareBar | None]:
        """All that is drawn on the card."""
        yield self.bar
        yield from (item.bar for item in self.criteria)
        yield from (year.column for year in self.years)


def district_views(results: Results, concepts: SideBySide, lang: Language) -> tuple[DistrictView, ...]:
    """The card of every district."""
    return tuple(_view(district, results, concepts, lang) for district in results.districts)


def _view(district: District, results: Results, concepts: SideBySide, lang: Language) -> DistrictView:
    mine = [item for item in results.results if item.district.id == district.id]
    latest = mine[0]
    total = latest.total
    said = district_sentences(district.id, results, lang)
    return DistrictView(
        district=district,
        title=district.title.in_language(lang),
        latest=latest,
        share=short(None if total is None else total.share, lang),
        bar=share_bar(None if total is None else total.share),
        exact="" if total is None else _exact(total, lang),
        sentences=tuple(words for about, words in said if about not in ("scope", "share", "exact", "minimum")),
        criteria=tuple(_criteria(latest, lang)),
        years=tuple(_years(list(reversed(mine)), lang)),
        concept=next((item for item in concepts.concepts if item.edition.key == latest.edition), None),
    )


def _criteria(item: DistrictResult, lang: Language) -> Iterator[CriterionView]:
    for node in item.criteria:
        found = item.nodes.get(node.index)
        minima = found.minima if found else {}
        yield CriterionView(
            number=node.number.rstrip("."),
            title=node.title(lang),
            share=short(found.share if found else None, lang),
            bar=share_bar(found.share if found else None),
            exact=_exact(found, lang) if found else "",
            unbounded=found.unbounded if found else 0,
            not_met=minima.get(MinimumStatus.NOT_MET, 0),
            open=minima.get(MinimumStatus.OPEN, 0),
            met=minima.get(MinimumStatus.MET, 0),
        )


def _exact(found: NodeTogether, lang: Language) -> str:
    known = found.share is not None and found.share.exact
    return "" if found.exact is None or known else tenths(found.exact, lang)


def _years(mine: list[DistrictResult], lang: Language) -> Iterator[YearView]:
    before: DistrictResult | None = None
    for item in mine:
        share = item.total.share if item.total else None
        broken = before is not None and before.edition != item.edition
        yield YearView(item.year, short(share, lang), share_bar(share, TALL), broken)
        before = item
