"""The analytic report of the region: what the results say, district by district, how, and what is not known."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from mqes_core.comparison.concepts.wording import task_words
from mqes_core.comparison.results import District, Results
from mqes_core.comparison.results.crossed import Crossed
from mqes_core.comparison.results.districts import DistrictResult
from mqes_core.comparison.results.fields import Field
from mqes_core.comparison.results.intervals import Interval
from mqes_core.comparison.results.summary import district_summary, low_sentence, summary
from mqes_core.comparison.results.units import UnitYear
from mqes_core.comparison.results.wording import (
    aside_words,
    change_words,
    figures_words,
    percent_words,
    place_words,
    points_words,
    shares_words,
    unit_name,
)
from mqes_core.evaluation import MinimumStatus
from mqes_core.i18n import Language, format_date, translate
from mqes_core.reporting.region.documents.blocks import Block, Column, Grid, Heading, Listed, Paragraph, bullets
from mqes_core.reporting.region.documents.concepts import concept_blocks
from mqes_core.reporting.region.documents.filling import fill
from mqes_core.reporting.region.methods import low_words, methods
from mqes_core.reporting.region.subject import Region

__all__ = ["analytic_blocks", "render_analytic"]


def render_analytic(region: Region, lang: Language = "ru", template: bytes | None = None) -> bytes:
    """The report as the bytes of a docx file.

    Raises:
        UsageError: MQ882, MQ883, MQ884, MQ888 the template does not serve.
    """
    results = region.results
    on = region.concepts.on if results is None else results.settings.on
    title = translate("documents.title.summary" if results else "documents.report.title.concepts", lang)
    words = {
        "title": title,
        "date": format_date(on, lang),
        "region": region.title.in_language(lang) if region.title else "",
        "year": "" if results is None else str(results.years[0]),
    }
    return fill(template, words, analytic_blocks(region, lang), on=on, lang=lang)


def analytic_blocks(region: Region, lang: Language) -> Iterator[Block]:
    """What the report says."""
    results = region.results
    day = region.concepts.on if results is None else results.settings.on
    named = f"{region.title.in_language(lang)}. " if region.title else ""
    yield Paragraph(f"{named}{translate('documents.report.on', lang, day=day)}")
    if results is None:
        yield from concept_blocks(region.concepts, lang)
        return
    yield Heading(translate("documents.report.main", lang))
    yield Listed(summary(results, lang))
    yield _overview(results, lang)
    yield Heading(translate("documents.report.districts", lang))
    told: dict[str, str] = {}
    for item in results.districts:
        yield from _district(item.id, region, results, lang)
        yield from _todo(item, region, results, told, lang)
    yield Heading(translate("documents.report.places", lang))
    yield Paragraph(translate("documents.report.places.text", lang))
    for field in results.fields:
        if field.year == results.years[0]:
            yield from _field(field, results, lang)
    yield Heading(translate("documents.title.low", lang))
    yield from _low(results, lang)
    if results.crossed is not None:
        yield Heading(translate("documents.title.crossed", lang))
        yield from _crossed(results.crossed, results, lang)
    yield Heading(translate("documents.report.concepts", lang))
    yield from concept_blocks(region.concepts, lang)
    yield Heading(translate("documents.title.methods", lang))
    yield Listed(tuple(sentence for _, sentence in methods(region, lang)))
    yield Heading(translate("documents.report.unknown", lang))
    yield Listed(tuple(_unknown(results, lang)))


def _columns(lang: Language, *heads: tuple[str, int, bool]) -> tuple[Column, ...]:
    return tuple(
        Column(translate(f"documents.report.head.{key}", lang), width, figures) for key, width, figures in heads
    )


def _overview(results: Results, lang: Language) -> Grid:
    """Districts and years in one table."""
    columns = _columns(
        lang, ("year", 9, True), ("district", 26, False), ("rules", 20, False), ("units", 16, True),
        ("share", 24, True), ("missed", 16, True),
    )  # fmt: skip
    rows = tuple(
        (
            str(item.year), item.district.title.in_language(lang), item.edition, str(len(item.units)),
            percent_words(item.total.share if item.total else None, lang),
            str(item.not_met) if item.has_minima else "–",
        )
        for item in results.results
    )  # fmt: skip
    return Grid(translate("documents.report.overview", lang), columns, rows)


def _district(district: str, region: Region, results: Results, lang: Language) -> Iterator[Block]:
    years = [item for item in results.results if item.district.id == district]
    last = years[0]
    yield Heading(last.district.title.in_language(lang), 2)
    if last.year != results.years[0]:
        yield Paragraph(translate("documents.report.no_data", lang, year=str(results.years[0]), last=str(last.year)))
    yield Listed(district_summary(district, results, lang))
    yield _by_criterion(last, lang)
    changes = [item for item in results.district_changes if item.district.id == district]
    if changes:
        columns = _columns(
            lang,
            ("year", 10, True),
            ("before", 24, True),
            ("now", 24, True),
            ("units", 14, True),
            ("change", 46, False),
        )
        rows = tuple(
            (str(item.year), percent_words(item.before, lang), percent_words(item.now, lang), str(item.units),
             change_words(item, lang))
            for item in changes
        )  # fmt: skip
        yield Grid(translate("documents.report.changes", lang), columns, rows)


def _todo(
    district: District, region: Region, results: Results, told: dict[str, str], lang: Language
) -> Iterator[Block]:
    """What is to be done about the district's concept; ``told`` is where that of an edition stands already."""
    edition = next(item.edition for item in results.results if item.district.id == district.id)
    found = next((item for item in region.concepts.concepts if item.edition.key == edition), None)
    if found is None or not found.todo:
        return
    if edition in told:
        yield Paragraph(translate("documents.report.todo_above", lang, edition=edition, district=told[edition]))
        return
    told[edition] = district.title.in_language(lang)
    yield Paragraph(translate("documents.report.todo", lang, edition=edition))
    yield Listed(tuple(task_words(task, found, region.concepts, lang) for task in found.todo))


def _by_criterion(item: DistrictResult, lang: Language) -> Grid:
    columns = _columns(
        lang, ("criterion", 44, False), ("share", 22, True), ("units", 14, True), ("missed", 14, True),
        ("open", 14, True),
    )  # fmt: skip
    rows: list[tuple[str, ...]] = []
    for node in item.criteria:
        there = item.nodes.get(node.index)
        title = f"{node.number} {node.title(lang)}".strip()
        if there is None:
            rows.append((title, "–", "–", "–", "–"))
            continue
        counts = [str(there.minima.get(status, 0)) if there.minima else "–" for status in _DOUBTS]
        rows.append((title, percent_words(there.share, lang), str(there.units), *counts))
    caption = translate("documents.report.by_criterion", lang, year=str(item.year), edition=item.edition)
    return Grid(caption, columns, tuple(rows))


_DOUBTS = (MinimumStatus.NOT_MET, MinimumStatus.OPEN)


def _field(field: Field, results: Results, lang: Language) -> Iterator[Block]:
    columns = _columns(
        lang, ("place", 11, True), ("holds", 15, True), ("unit", 26, False), ("district", 22, False),
        ("points", 26, True), ("share", 28, True),
    )  # fmt: skip
    rows = tuple(
        (
            place_words(item.place), place_words(results.holding[item.unit.key, item.unit.year].range),
            unit_name(item.unit), item.unit.district.title.in_language(lang), points_words(item.unit.points, lang),
            percent_words(item.unit.share, lang),
        )
        for item in field.placed
    )  # fmt: skip
    caption = translate(
        "documents.report.field", lang, year=str(field.year), edition=field.edition, lines=len(field.lines)
    )
    if rows:
        yield Grid(caption, columns, rows)
    yield from _beside(field, lang, lambda unit: figures_words(unit, lang))


def _low(results: Results, lang: Language) -> Iterator[Block]:
    yield Paragraph(low_words(results, lang))
    if results.low is None:
        return
    if not results.low:
        yield Paragraph(low_sentence(results, lang))
        return
    columns = _columns(
        lang, ("unit", 26, False), ("district", 22, False), ("criterion", 40, False), ("points", 16, True),
        ("minimum", 14, True), ("sure", 24, False),
    )  # fmt: skip
    rows = []
    for item in results.low:
        outcome = item.unit.card.outcomes[item.criterion]
        rows.append(
            (
                unit_name(item.unit), item.unit.district.title.in_language(lang),
                item.unit.card.nodes[item.criterion].title(lang),
                points_words(Interval(outcome.low, outcome.high), lang),
                points_words(Interval(item.minimum, item.minimum), lang),
                translate(f"documents.low.{'sure' if item.sure else 'open'}", lang),
            )
        )  # fmt: skip
    yield Grid(translate("documents.title.low", lang), columns, tuple(rows))


def _beside(field: Field, lang: Language, figures: Callable[[UnitYear], str]) -> Iterator[Block]:
    """The units without a place, each with its reason."""
    if field.beside:
        yield Paragraph(translate("documents.report.beside", lang, edition=field.edition, lines=len(field.lines)))
        yield Listed(
            tuple(
                f"{unit_name(item.unit)}: {aside_words(item.why, lang)} {figures(item.unit)}" for item in field.beside
            )
        )


def _crossed(found: Crossed, results: Results, lang: Language) -> Iterator[Block]:
    edition = found.plan.edition.key
    yield Paragraph(translate("documents.about.crossed", lang, edition=edition, lines=len(found.lines)))
    lines = [found.plan.nodes[index].title(lang) for index in found.lines]
    yield from bullets(translate("documents.report.common", lang), lines, translate("documents.report.no_common", lang))
    apart = [item.edition.key for item in found.apart]
    yield from bullets(translate("documents.report.apart", lang), apart)
    own = {both.chosen.key: both.own for both in found.units if both.own.year == results.years[0]}
    columns = _columns(
        lang, ("place", 12, True), ("unit", 34, False), ("district", 24, False), ("own", 24, True), ("chosen", 24, True)
    )
    for field in found.fields:  # places of different tables do not stand in one
        if field.year != results.years[0]:
            continue
        rows = tuple(
            (
                place_words(item.place), unit_name(item.unit), item.unit.district.title.in_language(lang),
                percent_words(own[item.unit.key].share, lang), percent_words(item.unit.share, lang),
            )
            for item in field.placed
        )  # fmt: skip
        name = translate("documents.title.crossed", lang)
        of = translate("documents.report.crossed_of", lang, lines=len(field.lines), n=len(field.placed))
        if rows:
            yield Grid(f"{name}: {of}", columns, rows)
        yield from _beside(field, lang, lambda unit: shares_words(own[unit.key], unit, lang))


def _unknown(results: Results, lang: Language) -> Iterator[str]:
    """What the results cannot say, and why."""
    for item in results.results:
        if item.year == results.years[0]:
            known, of = (sum(unit.known[place] for unit in item.units) for place in (0, 1))
            whole = sum(unit.known.known == unit.known.of for unit in item.units)
            yield translate(
                "documents.report.unknown.lines", lang, district=item.district.title.in_language(lang),
                year=str(item.year), n=of - known, of=of, whole=whole, units=len(item.units),
            )  # fmt: skip
    hidden = sum(total.hidden for item in results.totals for _, total in item.districts)
    if results.withheld:
        yield translate("results.summary.withheld", lang, n=results.withheld, small=results.settings.small)
    if hidden:
        yield translate("documents.report.unknown.totals", lang, n=hidden)
    yield translate("documents.report.unknown.causes", lang)
