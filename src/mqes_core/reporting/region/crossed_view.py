"""Everybody under one chosen concept as rows of the page."""

from __future__ import annotations

from dataclasses import dataclass

from mqes_core.comparison.results.crossed import Crossed
from mqes_core.comparison.results.crossing import Fit, LineFit
from mqes_core.comparison.results.fields import Placed
from mqes_core.comparison.results.intervals import Interval
from mqes_core.comparison.results.wording import aside_words, fit_words, shares_words, unit_name
from mqes_core.evaluation import Node
from mqes_core.i18n import Language, translate
from mqes_core.reporting.region.drawing import PlaceBar, ShareBar, place_bar, share_bar
from mqes_core.reporting.region.figures import link, places, short

__all__ = ["CrossedView", "crossed_view"]

FIT_SIGNS = {
    Fit.SAME: "●", Fit.CARRIED: "✓", Fit.MARKED: "✓≈", Fit.PARTIAL: "≈",
    Fit.OTHER: "≠", Fit.ANSWERS: "∥", Fit.ABSENT: "–",
}  # fmt: skip
"""A sign for each way in which a line fits; each stands beside its words."""


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
    beside: tuple[tuple[str, str, str, str, str], ...]
    """Units without a place: address, name, district, why, and their shares."""


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
        item.edition.key: {fit.line for fit in item.lines if fit.fit is Fit.MARKED and fit.line in crossed.lines}
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
                        len(marked[own[placed.unit.key, placed.unit.year].edition].intersection(placed.unit.lines)),
                        len(field.placed),
                        lang,
                    )
                    for placed in field.placed
                ),
                tuple(
                    (
                        link(unit),
                        unit_name(unit),
                        unit.district.title.in_language(lang),
                        aside_words(why, lang),
                        shares_words(own[unit.key, unit.year], unit, lang),
                    )
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
        own=short(own, lang),
        own_bar=share_bar(own),
        chosen=short(unit.share, lang),
        chosen_bar=share_bar(unit.share),
        place=places(placed.place),
        bar=place_bar(placed.place, None, peers),
        marked=marked,
    )
