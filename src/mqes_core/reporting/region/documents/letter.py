"""A letter to one unit: what follows for it from its results, in the words of the rules and nothing beyond them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Final

from mqes_core.comparison.results import Results
from mqes_core.comparison.results.fields import gives_points
from mqes_core.comparison.results.intervals import Interval
from mqes_core.comparison.results.profiles import Side
from mqes_core.comparison.results.units import UnitYear
from mqes_core.comparison.results.wording import (
    aside_words,
    change_words,
    missed_words,
    percent_words,
    points_words,
    side_words,
    step_words,
    unit_name,
)
from mqes_core.diagnostics import Diagnostic
from mqes_core.evaluation import NodeResult, Status
from mqes_core.evaluation.wording import value_in_words
from mqes_core.i18n import Language, format_date, translate
from mqes_core.model.base import Points
from mqes_core.model.scoring import Indicator
from mqes_core.model.sources import Source
from mqes_core.reporting.region.documents.blocks import Block, Column, Grid, Heading, Paragraph, bullets
from mqes_core.reporting.region.documents.filling import fill
from mqes_core.reporting.region.subject import Region

__all__ = ["letter_blocks", "render_letter"]

_MOST: Final = 5
"""So many sides are told in full in a letter; of more the titles."""


def render_letter(unit: UnitYear, region: Region, lang: Language = "ru", template: bytes | None = None) -> bytes:
    """The letter as the bytes of a docx file.

    Args:
        unit: the unit in the year that the letter is about; it is addressed by its title, never by a person's name.
        region: the region among whose results it stands.
        lang: the language of the letter.
        template: the user's own template, see :func:`~mqes_core.reporting.region.documents.filling.fill`.

    Raises:
        UsageError: MQ882, MQ883, MQ884, MQ888 the template does not serve.
    """
    assert region.results is not None
    on = region.results.settings.on
    district, name = unit.district.title.in_language(lang), unit_name(unit)
    words = {
        "addressee": f"{name}\n{district}",
        "title": translate("documents.letter.title", lang, year=str(unit.year)),
        "date": format_date(on, lang),
        "region": region.title.in_language(lang) if region.title else "",
        "district": district,
        "unit": name,
        "year": str(unit.year),
        "edition": unit.edition,
    }
    return fill(template, words, letter_blocks(unit, region.results, lang), on=on, lang=lang)


def letter_blocks(unit: UnitYear, results: Results, lang: Language) -> Iterator[Block]:
    """What the letter says."""
    concept = unit.plan.edition.concept
    yield Paragraph(translate("documents.letter.greeting", lang))
    yield Paragraph(
        translate(
            "documents.letter.opening", lang, year=str(unit.year), concept=concept.title.in_language(lang),
            edition=unit.edition, day=results.settings.on,
        )
    )  # fmt: skip
    if gives_points(unit.plan):
        yield from _results(unit, results, lang)
    else:
        yield Paragraph(translate("documents.letter.no_points", lang))
        yield from bullets(translate("documents.letter.observed", lang, year=str(unit.year)), _observed(unit, lang))
    yield Heading(translate("documents.letter.grounds", lang), 2)
    yield Paragraph(_grounds(unit, lang))
    for code in unit.card.header.notices:
        yield Paragraph(Diagnostic(code).message(lang))


def _results(unit: UnitYear, results: Results, lang: Language) -> Iterator[Block]:
    """What the points say, and what follows from them."""
    found = results.profile(unit)
    yield Paragraph(" ".join(_outcome(unit, lang)))
    yield _criteria(unit, lang)
    if not unit.known.known:
        yield Paragraph(translate("documents.letter.nothing_known", lang))
    yield from bullets(translate("documents.letter.strong", lang), _first(found.strong, _strong, unit, lang))
    yield from bullets(translate("documents.letter.weak", lang), _first(found.weak, _step, unit, lang))
    missed = [missed_words(item, unit, lang) for item in found.missed]
    yield from bullets(translate("documents.letter.minima", lang), missed)
    yield from bullets(translate("documents.letter.report", lang), _whole(_unknown(unit, Status.MISSING, lang)))
    yield from bullets(translate("documents.letter.withheld", lang), _whole(_unknown(unit, Status.WITHHELD, lang)))
    yield Heading(translate("documents.letter.place", lang), 2)
    yield Paragraph(" ".join(_place(unit, results, lang)))
    yield Paragraph(_change(unit, results, lang))


def _observed(unit: UnitYear, lang: Language) -> Iterator[str]:
    """What was reported on each line, where nothing earns points."""
    for line in unit.lines:
        node = unit.card.nodes[line]
        if isinstance(node.rule, Indicator) and node.rule.measure:
            measure = unit.plan.edition.measures[node.rule.measure]
            value = value_in_words(NodeResult(unit.card, node).value, measure, lang)
            yield f"{node.number} {node.title(lang)}: {value}".strip()


def _first(
    sides: Sequence[Side], words: Callable[[Side, UnitYear, Language], str], unit: UnitYear, lang: Language
) -> list[str]:
    """The first sides in full; of the others the titles, since whoever gets a letter has nothing but it."""
    told, others = (sides, ()) if len(sides) <= _MOST + 1 else (sides[:_MOST], sides[_MOST:])
    items = [words(side, unit, lang) for side in told]
    if others:
        titles = "; ".join(unit.card.nodes[side.line].title(lang) for side in others)
        items.append(translate("documents.letter.more", lang, n=len(others), titles=titles))
    return items


def _whole(items: list[str]) -> list[str]:
    """All items; many of them in one line, so that the letter stays short."""
    return items if len(items) <= _MOST + 1 else ["; ".join(items)]


def _outcome(unit: UnitYear, lang: Language) -> Iterator[str]:
    if unit.points is None:
        yield translate("documents.letter.no_total", lang)
    else:
        share = unit.share
        yield translate("documents.letter.total", lang, points=points_words(unit.points, lang))
        if share is not None:
            yield translate("documents.letter.share", lang, share=percent_words(share, lang))
    yield translate("documents.letter.known", lang, known=unit.known.known, of=unit.known.of)


def _criteria(unit: UnitYear, lang: Language) -> Grid:
    """Points by topmost criterion."""
    rows = []
    for result in unit.card.criteria:
        most = unit.ceiling.outcomes[result.node.index].high
        there = result.status is not Status.NOT_APPLICABLE
        minimum, status = result.minimum, result.minimum_status
        verdict = "–" if status is None or minimum is None else translate(f"documents.minimum.{status.value}", lang)
        rows.append(
            (
                f"{result.node.number} {result.node.title(lang)}".strip(),
                points_words(Interval(result.low, result.high), lang) if there else "–",
                _attainable(most, lang) if there else "–",
                "–" if minimum is None else points_words(Interval(minimum.points, minimum.points), lang),
                verdict,
            )
        )
    heads = (("criterion", 40, False), ("points", 16, True), ("attainable", 14, True), ("minimum", 12, True))
    columns = [Column(translate(f"documents.letter.head.{key}", lang), width, figures) for key, width, figures in heads]
    columns.append(Column(translate("documents.letter.head.verdict", lang), 18))
    return Grid(translate("documents.letter.criteria", lang, year=str(unit.year)), tuple(columns), tuple(rows))


def _attainable(most: Points | None, lang: Language) -> str:
    return translate("documents.unbounded", lang) if most is None else points_words(Interval(most, most), lang)


def _strong(side: Side, unit: UnitYear, lang: Language) -> str:
    return f"{side_words(side, unit, lang)}."


def _step(side: Side, unit: UnitYear, lang: Language) -> str:
    """A weak side with what its rule says would earn more."""
    words = _strong(side, unit, lang)
    return words if side.step is None else f"{words} {step_words(side.step, unit, lang)}"


def _unknown(unit: UnitYear, status: Status, lang: Language) -> list[str]:
    return [unit.card.nodes[line].title(lang) for line in unit.lines if unit.card.outcomes[line].status is status]


def _place(unit: UnitYear, results: Results, lang: Language) -> Iterator[str]:
    for field in results.fields:
        for beside in field.beside:
            if beside.unit is unit:
                yield f"{translate('documents.letter.no_place', lang)} {aside_words(beside.why, lang)}"
        for placed in field.placed:
            if placed.unit is unit:
                best, worst = placed.place
                key = "one_place" if best == worst else "places"
                yield translate(f"documents.letter.{key}", lang, best=best, worst=worst, n=len(field.placed))
                if best != worst:
                    yield translate("documents.letter.why_range", lang)


def _change(unit: UnitYear, results: Results, lang: Language) -> str:
    item = next((item for item in results.changes if item.now is unit), None)
    if item is None:
        return translate("documents.letter.no_year_before", lang)
    return translate("documents.letter.change", lang, words=change_words(item, lang))


def _grounds(unit: UnitYear, lang: Language) -> str:
    """The concept, its edition and where its criteria stand in the document."""
    concept = unit.plan.edition.concept
    document = concept.documents[0]
    named = document.title.in_language(lang)
    if document.number:
        named = f"{named} № {document.number}"
    if document.dated:
        named = f"{named} {translate('source.dated', lang, date=format_date(document.dated, lang))}"
    places = "; ".join(_places([item.node.source for item in unit.card.criteria], lang))
    return translate("documents.letter.sources", lang, document=named, places=places, edition=unit.edition)


def _places(sources: Iterable[Source], lang: Language) -> Iterator[str]:
    """Where rules stand, rows of one table together."""
    tables: dict[str, list[str]] = {}
    for source in sources:
        table = source.model_copy(update={"row": None, "line": None, "column": None}).text(lang)
        rows = tables.setdefault(table, [])
        if source.row and (row := source.row.rstrip(".")) not in rows:
            rows.append(row)
    for table, rows in tables.items():
        of_rows = translate("documents.letter.rows", lang, rows=", ".join(rows)) if rows else ""
        yield ", ".join(filter(None, (table, of_rows)))
