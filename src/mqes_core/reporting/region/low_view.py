"""Low results over years as rows of the page, and what each edition says of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from mqes_core.comparison.results import Results
from mqes_core.comparison.results.low import LowResult
from mqes_core.comparison.results.wording import unit_name
from mqes_core.evaluation import Plan, source_in_words
from mqes_core.i18n import Language
from mqes_core.reporting.region.figures import link, tenths

__all__ = ["LowRule", "LowView", "low_rules", "low_views", "years_span"]


@dataclass(frozen=True, slots=True)
class LowRule:
    """What an edition says of low results over years."""

    title: str
    years: tuple[int, ...]
    below: str
    """By how many percent; empty where the document names no number."""
    source: str


@dataclass(frozen=True, slots=True)
class LowView:
    """Low results of a district, the sure ones first."""

    district: str
    rows: tuple[tuple[LowResult, str, str, str], ...]
    """Each with the address of the profile, the unit's name and the criterion."""

    @property
    def sure(self) -> int:
        """For how many units it is sure."""
        return len({item.unit.key for item, *_ in self.rows if item.sure})

    @property
    def perhaps(self) -> int:
        """For how many more it may be so."""
        return len({item.unit.key for item, *_ in self.rows}) - self.sure


def low_rules(results: Results, lang: Language) -> tuple[tuple[str, LowRule | None], ...]:
    """For each edition its rule on low results, or None where it has none."""
    return tuple((key, _low_rule(plan, lang)) for key, plan in results.plans.items())


def _low_rule(plan: Plan, lang: Language) -> LowRule | None:
    scoring = plan.edition.scoring
    rule = scoring.low_results if scoring else None
    if rule is None:
        return None
    below = "" if rule.below is None else tenths(rule.below, lang)
    source = source_in_words(rule.source, plan.edition, lang)
    return LowRule(rule.title.in_language(lang), rule.years, below, source)


def low_views(results: Results, lang: Language) -> tuple[LowView, ...]:
    """Low results by district."""
    groups: defaultdict[str, list[LowResult]] = defaultdict(list)
    for item in results.low or ():
        groups[item.unit.district.id].append(item)
    return tuple(
        LowView(
            district.title.in_language(lang),
            tuple(
                (item, link(item.unit), unit_name(item.unit), item.unit.card.nodes[item.criterion].title(lang))
                for item in groups[district.id]
            ),
        )
        for district in results.districts
        if groups[district.id]
    )


def years_span(years: Sequence[int]) -> str:
    """«2022–2023» for years that follow each other, or the single one."""
    return str(years[0]) if len(years) == 1 else f"{years[0]}–{years[-1]}"
