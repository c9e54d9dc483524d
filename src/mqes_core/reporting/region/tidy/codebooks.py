"""Tables that say what codes stand for: districts, editions, lines, measures, answers, and the map of the concepts."""

from __future__ import annotations

from collections.abc import Iterator
from typing import get_args

from mqes_core.comparison.concepts import SideBySide
from mqes_core.comparison.concepts.cells import Reason
from mqes_core.comparison.concepts.columns import Why
from mqes_core.comparison.concepts.provisions import KINDS
from mqes_core.comparison.results import Results
from mqes_core.evaluation import Node, source_in_words
from mqes_core.model.base import Text
from mqes_core.model.edition import Edition
from mqes_core.model.measures import ChoiceMeasure, CountMeasure, Measure, NumberMeasure, RateMeasure
from mqes_core.model.scoring import Criterion, Indicator
from mqes_core.reporting.region.subject import Region
from mqes_core.reporting.region.tidy.table import Cell, Field, Reference, Table, figure

__all__ = ["TO_EDITION", "answers", "concept_map", "districts", "editions", "lines", "measures"]

TO_EDITION = Reference(("edition",), "editions", ("edition",))
_KINDS = tuple(get_args(part.model_fields["kind"].annotation)[0] for part in get_args(get_args(Measure)[0]))


def _titles(name: str = "title") -> tuple[Field, ...]:
    return Field(f"{name}_ru", required=True), Field(f"{name}_en")


def _both(text: Text | None) -> tuple[Cell, Cell]:
    return (None, None) if text is None else (text.ru, text.en)


def districts(results: Results) -> Table:
    """The districts."""
    rows = tuple((item.id, *_both(item.title)) for item in results.districts)
    return Table("districts", (Field("district", required=True), *_titles()), ("district",), rows)


def editions(region: Region) -> Table:
    """Every edition that is compared, or under which something was scored."""
    found = {item.edition.key: item.edition for item in region.concepts.concepts}
    if region.results is not None:
        found |= {plan.edition.key: plan.edition for plan in region.results.plans.values()}
        if region.results.crossed is not None:
            chosen = region.results.crossed.plan.edition
            found.setdefault(chosen.key, chosen)

    def row(edition: Edition) -> tuple[Cell, ...]:
        concept, ends = edition.concept, edition.concept.validity
        since, until = (None if day is None else day.isoformat() for day in (ends.since, ends.until))
        named = (*_both(concept.title), *_both(concept.municipality))
        return (edition.key, concept.id, *named, since, until, edition.rules_hash)

    fields = (
        Field("edition", required=True), Field("concept", required=True), *_titles(), *_titles("municipality"),
        Field("since"), Field("until"), Field("rules_hash", required=True),
    )  # fmt: skip
    return Table("editions", fields, ("edition",), tuple(row(item) for item in found.values()))


def lines(results: Results) -> Table:
    """The codebook of points: the total, the criteria and the lines of each edition, each with its source."""
    plans = dict(results.plans)
    if results.crossed is not None:
        plans.setdefault(results.crossed.plan.edition.key, results.crossed.plan)

    def rows() -> Iterator[tuple[Cell, ...]]:
        for key, plan in plans.items():
            parents = {child: node.id for node in plan.nodes for child in node.children}
            for node in plan.nodes:
                words = (source_in_words(node.source, plan.edition, lang) for lang in ("ru", "en"))
                yield (
                    key, node.id, node.kind, parents.get(node.index), node.index, node.number or None,
                    *_both(node.rule.title), *_of_rule(node), *words,
                )  # fmt: skip

    fields = (
        Field("edition", required=True), Field("node", required=True),
        Field("kind", required=True, enum=("total", "criterion", "indicator")), Field("parent"),
        Field("position", "integer", required=True), Field("number"), *_titles(), Field("measure"),
        Field("better", enum=("up", "down")), Field("minimum", "number"), Field("minimum_exact"),
        Field("source_ru", required=True), Field("source_en", required=True),
    )  # fmt: skip
    return Table("lines", fields, ("edition", "node"), tuple(rows()), (TO_EDITION,))


def _of_rule(node: Node) -> tuple[Cell, ...]:
    rule = node.rule
    if isinstance(rule, Indicator):
        return rule.measure, rule.better, None, None
    minimum = rule.minimum if isinstance(rule, Criterion) or rule.minimum is not None else None
    return (None, None, None, None) if minimum is None else (None, None, *figure(minimum.points))


def measures(results: Results) -> Table:
    """The codebook of observations: what each edition measures."""
    fields = (
        Field("edition", required=True), Field("measure", required=True), Field("kind", required=True, enum=_KINDS),
        *_titles(), Field("measured_in_ru"), Field("measured_in_en"), Field("per", "integer"),
    )  # fmt: skip

    def row(key: str, item: Measure) -> tuple[Cell, ...]:
        unit = item.unit if isinstance(item, (CountMeasure, NumberMeasure)) else None
        per = item.per if isinstance(item, RateMeasure) else 100 if item.kind == "share" else None
        return (key, item.id, item.kind, *_both(item.title), *_both(unit), per)

    rows = tuple(row(key, item) for key, plan in results.plans.items() for item in plan.edition.measures.values())
    return Table("measures", fields, ("edition", "measure"), rows, (TO_EDITION,))


def answers(results: Results) -> Table:
    """The answers that a choice leaves."""
    fields = (
        Field("edition", required=True), Field("measure", required=True), Field("answer", required=True), *_titles(),
    )  # fmt: skip
    rows = tuple(
        (key, measure.id, option.id, *_both(option.title))
        for key, plan in results.plans.items()
        for measure in plan.edition.measures.values()
        if isinstance(measure, ChoiceMeasure)
        for option in measure.options
    )
    to_measure = Reference(("edition", "measure"), "measures", ("edition", "measure"))
    return Table("answers", fields, ("edition", "measure", "answer"), rows, (to_measure,))


def concept_map(concepts: SideBySide) -> Table:
    """The map of the concepts: what each provides in a direction of the frame at a stage, or why nothing is there."""
    fields = (
        Field("row", "integer", required=True), Field("edition", required=True), Field("frame", required=True),
        Field("direction"), Field("stage"), Field("kind", enum=KINDS), Field("provision"), Field("number"),
        Field("title_ru"), Field("title_en"), Field("source_ru"), Field("source_en"),
        Field("comparability", enum=("comparable", "partial", "none")), Field("provisional", "boolean"),
        Field("blank", enum=tuple(item.value for item in Reason)),
        Field("outside", enum=tuple(item.value for item in Why)),
    )  # fmt: skip
    rows = tuple((place, *row) for place, row in enumerate(_map_rows(concepts), start=1))
    return Table("concept_map", fields, ("row",), rows, (TO_EDITION,))


def _map_rows(concepts: SideBySide) -> Iterator[tuple[Cell, ...]]:
    for item in concepts.concepts:
        edition = item.edition
        for entry in item.column.entries:
            for cell in entry.cells:
                head = (edition.key, concepts.frame.id, entry.direction.code, cell.stage)
                for placed in (*cell.placed, *cell.related):
                    found, way = placed.provision, placed.way
                    sources = (source_in_words(found.source, edition, lang) for lang in ("ru", "en"))
                    yield (
                        *head, found.kind, found.key, found.number or None, *_both(found.title), *sources,
                        way.comparability, placed.provisional, None, None,
                    )  # fmt: skip
                if cell.blank is not None:
                    yield (*head, *(None,) * 9, cell.blank.reason.value, None)
        for outside in item.column.outside:
            found = outside.provision
            sources = (source_in_words(found.source, edition, lang) for lang in ("ru", "en"))
            yield (
                edition.key, concepts.frame.id, None, None, found.kind, found.key, found.number or None,
                *_both(found.title), *sources, None, None, None, outside.why.value,
            )  # fmt: skip
