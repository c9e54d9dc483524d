"""Smaller parts of the page as rows: low results, everybody under one concept, totals, what it was made under."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from mqes_core.comparison.results import Results
from mqes_core.comparison.results.crossed import Crossed
from mqes_core.comparison.results.crossing import Fit, LineFit
from mqes_core.comparison.results.fields import Placed
from mqes_core.comparison.results.intervals import Interval
from mqes_core.comparison.results.low import LowResult
from mqes_core.comparison.results.totals import Total, Totals
from mqes_core.comparison.results.wording import aside_words, fit_words, unit_name
from mqes_core.evaluation import Node, Plan, source_in_words
from mqes_core.evaluation.wording import counts_in_words, value_in_words
from mqes_core.i18n import Language, translate
from mqes_core.model.measures import Measure
from mqes_core.model.units import Share
from mqes_core.reporting.region.drawing import PlaceBar, ShareBar, place_bar, share_bar
from mqes_core.reporting.region.figures import link, places, short, tenths

__all__ = ["CrossedView", "LowRule", "LowView", "TotalsView", "crossed_view", "low_rules", "low_views", "totals_views"]

FIT_SIGNS = {
    Fit.SAME: "●", Fit.CARRIED: "✓", Fit.MARKED: "✓≈", Fit.PARTIAL: "≈",
    Fit.OTHER: "≠", Fit.ANSWERS: "∥", Fit.ABSENT: "–",
}  # fmt: skip
"""A sign for each way in which a line fits; each stands beside its words."""


@dataclass(frozen=True, slots=True)
class LowRule:
    """What an edition says of low results over years."""

    edition: str
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
    return tuple((key, _low_rule(key, plan, lang)) for key, plan in results.plans.items())


def _low_rule(key: str, plan: Plan, lang: Language) -> LowRule | None:
    scoring = plan.edition.scoring
    rule = scoring.low_results if scoring else None
    if rule is None:
        return None
    below = "" if rule.below is None else tenths(rule.below, lang)
    source = source_in_words(rule.source, plan.edition, lang)
    return LowRule(key, rule.title.in_language(lang), rule.years, below, source)


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


@dataclass(frozen=True, slots=True)
class FitCell:
    """How a line fits an edition."""

    sign: str
    words: str
    fit: str


@dataclass(frozen=True, slots=True)
class CrossedRow:
    """A unit over the common lines."""

    link: str
    name: str
    district: str
    year: int
    own: str
    own_bar: ShareBar | None
    chosen: str
    chosen_bar: ShareBar | None
    place: str
    bar: PlaceBar
    marked: int
    """How many of its lines are taken although the frame links them in part only."""


@dataclass(frozen=True, slots=True)
class CrossedLine:
    """A line of the chosen concept: whether it is common, and how it fits each edition."""

    title: str
    common: bool
    fits: tuple[FitCell, ...]


@dataclass(frozen=True, slots=True)
class CrossedField:
    """A ranking over the common lines."""

    year: int
    lines: int
    rows: tuple[CrossedRow, ...]
    beside: tuple[tuple[str, str, str, str], ...]
    """Units without a place: address, name, district, and why."""


@dataclass(frozen=True, slots=True)
class CrossedView:
    """Everybody under one chosen concept."""

    chosen: str
    title: str
    editions: tuple[str, ...]
    lines: tuple[CrossedLine, ...]
    apart: tuple[str, ...]
    fields: tuple[CrossedField, ...]


def crossed_view(crossed: Crossed, lang: Language) -> CrossedView:
    """What the choice of rules does to each unit."""
    own = {(item.chosen.key, item.chosen.year): item.own for item in crossed.units}
    every = (*crossed.taking_part, *crossed.apart)
    marked = {
        item.edition.key: sum(fit.fit is Fit.MARKED and fit.line in crossed.lines for fit in item.lines)
        for item in every
    }
    by_line = [{fit.line: fit for fit in item.lines} for item in every]
    nodes: list[Node] = [node for node in crossed.plan.nodes if any(node.index in fits for fits in by_line)]
    return CrossedView(
        chosen=crossed.plan.edition.key,
        title=crossed.plan.edition.concept.title.in_language(lang),
        editions=tuple(item.edition.key for item in every),
        lines=tuple(
            CrossedLine(
                f"{node.number} {node.title(lang)}".strip(),
                node.index in crossed.lines,
                tuple(_fit(fits.get(node.index), lang) for fits in by_line),
            )
            for node in nodes
        ),
        apart=tuple(item.edition.key for item in crossed.apart),
        fields=tuple(
            CrossedField(
                field.year,
                len(field.lines),
                tuple(
                    _crossed_row(
                        placed,
                        own[placed.unit.key, placed.unit.year].share,
                        marked[own[placed.unit.key, placed.unit.year].edition],
                        len(field.placed),
                        lang,
                    )
                    for placed in field.placed
                ),
                tuple(
                    (link(unit), unit_name(unit), unit.district.title.in_language(lang), aside_words(why, lang))
                    for unit, why in field.beside
                ),
            )
            for field in crossed.fields
        ),
    )


def _fit(fit: LineFit | None, lang: Language) -> FitCell:
    if fit is None:
        return FitCell(FIT_SIGNS[Fit.ABSENT], translate("results.fit.absent", lang), Fit.ABSENT.value)
    return FitCell(FIT_SIGNS[fit.fit], fit_words(fit, lang), fit.fit.value)


def _crossed_row(placed: Placed, own: Interval | None, marked: int, peers: int, lang: Language) -> CrossedRow:
    unit = placed.unit
    return CrossedRow(
        link=link(unit),
        name=unit_name(unit),
        district=unit.district.title.in_language(lang),
        year=unit.year,
        own=short(own, lang),
        own_bar=share_bar(own),
        chosen=short(unit.share, lang),
        chosen_bar=share_bar(unit.share),
        place=places(placed.place),
        bar=place_bar(placed.place, None, peers),
        marked=marked,
    )


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
