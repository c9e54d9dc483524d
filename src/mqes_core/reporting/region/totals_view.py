"""Sums over units as rows of the page: by district, and all together."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from mqes_core.comparison.results import Results
from mqes_core.comparison.results.totals import Total, Totals
from mqes_core.evaluation.wording import counts_in_words, value_in_words
from mqes_core.i18n import Language, translate
from mqes_core.model.measures import Measure
from mqes_core.model.units import Share

__all__ = ["TotalsView", "totals_views"]

Told = tuple[Total, str]
"""A total, and what is said of it."""


@dataclass(frozen=True, slots=True)
class TotalsRow:
    """A measure."""

    title: str
    districts: tuple[Told, ...]
    together: Told


@dataclass(frozen=True, slots=True)
class TotalsView:
    """All totals of an edition in a year."""

    year: int
    edition: str
    districts: tuple[str, ...]
    rows: tuple[TotalsRow, ...]


def totals_views(results: Results, lang: Language) -> tuple[TotalsView, ...]:
    """Totals by year and edition, the latest year first."""
    groups: defaultdict[tuple[int, str], list[Totals]] = defaultdict(list)
    for item in results.totals:
        groups[item.year, item.edition].append(item)
    return tuple(_totals(year, edition, items, lang) for (year, edition), items in groups.items())


def _totals(year: int, edition: str, items: list[Totals], lang: Language) -> TotalsView:
    def told(total: Total, measure: Measure) -> Told:
        if total.hidden:
            return total, translate("region.totals.hidden", lang)
        if isinstance(total.value, Share):
            return total, counts_in_words(total.value, measure, lang)
        return total, "–" if total.value is None else value_in_words(total.value, measure, lang)

    return TotalsView(
        year,
        edition,
        tuple(district.title.in_language(lang) for district, _ in items[0].districts),
        tuple(
            TotalsRow(
                item.measure.title.in_language(lang),
                tuple(told(total, item.measure) for _, total in item.districts),
                told(item.together, item.measure),
            )
            for item in items
        ),
    )
