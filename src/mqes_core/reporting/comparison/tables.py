"""The parts of a comparison as plain tables."""

from __future__ import annotations

from collections.abc import Iterator

from mqes_core.comparison.concepts import SideBySide
from mqes_core.comparison.concepts.coverage import Counts
from mqes_core.comparison.concepts.scales import ScalePair
from mqes_core.comparison.concepts.summary import summary
from mqes_core.comparison.concepts.wording import (
    blank_words,
    deciding_words,
    ends_words,
    range_words,
    stage_words,
    stretch_words,
    task_words,
    way_words,
)
from mqes_core.diagnostics import Severity
from mqes_core.eligibility import relation_in_words
from mqes_core.i18n import Language, format_number, translate
from mqes_core.reporting.comparison.names import category_name, concept_names, row_name, source_words
from mqes_core.reporting.comparison.table import Cell, Table, table

__all__ = [
    "coverage_table",
    "experts_table",
    "indicators_table",
    "methods_table",
    "remarks_table",
    "rows_table",
    "scales_table",
    "summary_table",
    "todo_table",
]


def summary_table(it: SideBySide, lang: Language) -> Table:
    """Sentences on each concept."""

    def rows() -> Iterator[tuple[Cell, ...]]:
        for name, item in zip(concept_names(it, lang), it.concepts, strict=True):
            for sentence in summary(item, it, lang):
                yield name, item.edition.key, sentence

    return table(lang, [("concept", 32), ("methods.editions", 18), ("summary", 110)], rows())


def rows_table(it: SideBySide, lang: Language) -> Table:
    """Every cell of the map: its rows with their sources, or the reason why there is none; then what is outside."""

    def rows() -> Iterator[tuple[Cell, ...]]:
        for name, item in zip(concept_names(it, lang), it.concepts, strict=True):
            edition = item.edition
            for entry in item.column.entries:
                code, title = entry.direction.code, entry.direction.title.in_language(lang)
                for cell in entry.cells:
                    stage = stage_words([cell.stage], it, lang)
                    for placed in (*cell.placed, *cell.related):
                        found = placed.provision
                        relation = placed.stage.relation if placed.stage else None
                        state = "related_rows" if not placed.counts else "provisional" if placed.provisional else ""
                        yield (
                            name, code, title, stage, translate(f"compare.kind.{found.kind}", lang),
                            row_name(found, lang), source_words(found, edition, lang), way_words(placed.way, it, lang),
                            translate(f"compare.stage_relation.{relation}", lang) if relation else "",
                            translate(f"compare.{state}", lang) if state else "",
                        )  # fmt: skip
                    if cell.blank is not None:
                        reason = blank_words(cell.blank, it, lang)
                        yield name, code, title, stage, "–", "", "", "", "", reason
            for outside in item.column.outside:
                found = outside.provision
                yield (
                    name, "–", translate("compare.outside", lang), "", translate(f"compare.kind.{found.kind}", lang),
                    row_name(found, lang), source_words(found, edition, lang), "", "",
                    translate(f"compare.outside.{outside.why.value}", lang),
                )  # fmt: skip

    heads = [
        ("concept", 24.0), ("column.number", 8), ("direction", 34), ("stage", 22), ("column.kind", 16),
        ("column.title", 50), ("column.source", 50), ("column.way", 26), ("column.stage_relation", 16),
        ("column.state", 40),
    ]  # fmt: skip
    return table(lang, heads, rows(), frozen=2)


def todo_table(it: SideBySide, lang: Language) -> Table:
    """What each district has to do."""

    def rows() -> Iterator[tuple[Cell, ...]]:
        for name, item in zip(concept_names(it, lang), it.concepts, strict=True):
            for task in item.todo:
                kind = translate(f"compare.task.{task.task.value}", lang)
                yield name, kind, task.code or "–", task_words(task, item, it, lang)

    heads = [("concept", 32.0), ("column.task", 28), ("column.number", 8), ("todo", 110)]
    return table(lang, heads, rows(), empty="todo.none")


def coverage_table(it: SideBySide, lang: Language) -> Table:
    """The counts of every direction, of what is outside, and of the whole."""

    def rows() -> Iterator[tuple[Cell, ...]]:
        for name, item in zip(concept_names(it, lang), it.concepts, strict=True):
            for direction in it.frame.directions:
                counts = item.coverage.directions[direction.code]
                yield (name, f"{direction.code}. {direction.title.in_language(lang)}", *_numbers(counts, lang))
            yield (name, translate("compare.outside", lang), *_numbers(item.coverage.outside, lang))
            yield (name, translate("compare.total", lang), *_numbers(item.coverage.total, lang))
            for stage in it.cycle.stages:
                title = f"{translate('compare.stage', lang)}: {stage.title.in_language(lang)}"
                yield (name, title, item.coverage.stages.get(stage.id, 0), *("",) * 6)
            for year, count in item.coverage.years.items():
                yield (name, f"{translate('compare.coverage.year', lang)}: {year}", count, *("",) * 6)

    names = ("activities", "responsible", "dated", "checkable", "indicators", "numbered", "undated")
    heads = [
        ("concept", 32.0),
        ("direction", 60),
        *((f"coverage.{key}", 40.0 if key == "undated" else 14.0) for key in names),
    ]
    return table(lang, heads, rows(), frozen=2)


def _numbers(counts: Counts, lang: Language) -> tuple[Cell, ...]:
    why = "; ".join(f"{translate(f'compare.coverage.why.{key}', lang)}: {count}" for key, count in counts.undated)
    return (
        counts.activities, counts.responsible, counts.dated, counts.checkable, counts.indicators, counts.numbered, why,
    )  # fmt: skip


def indicators_table(it: SideBySide, lang: Language) -> Table:
    """All that is measured, lined up by direction, with what may be compared."""
    names = concept_names(it, lang)

    def rows() -> Iterator[tuple[Cell, ...]]:
        for group in it.indicators.directions:
            code = group.code or "–"
            for item in group.measurements:
                what = item.what
                verdicts = [
                    "; ".join([
                        f"{names[other]}: {translate(f'compare.comparability.{pair.comparability}', lang)}",
                        *(translate(f"compare.limit.{limit.value}", lang) for limit in pair.limits),
                    ])
                    for pair in group.pairs
                    for end, other in ((pair.first, pair.second.column), (pair.second, pair.first.column))
                    if end is item
                ]  # fmt: skip
                yield (
                    code, names[item.column], row_name(what.provision, lang),
                    translate(f"compare.indicators.kind.{what.kind}", lang), what.unit_in(lang) or "–",
                    " / ".join(text.in_language(lang) for text in what.base) or "–", what.period or "–",
                    translate(f"compare.indicators.{what.better}", lang) if what.better else "–",
                    "–" if what.value is None else format_number(what.value, lang), "\n".join(verdicts) or "–",
                )  # fmt: skip

    heads = [
        ("column.number", 8.0), ("concept", 30), ("indicators.title", 56), ("indicators.what", 18),
        ("indicators.unit", 14), ("indicators.base", 50), ("indicators.period", 20), ("indicators.better", 10),
        ("indicators.value", 10), ("indicators.pairs", 50),
    ]  # fmt: skip
    return table(lang, heads, rows(), empty="indicators.none", frozen=2)


def scales_table(it: SideBySide, lang: Language) -> Table:
    """Scales of one indicator stretch by stretch."""
    names = concept_names(it, lang)

    def rows() -> Iterator[tuple[Cell, ...]]:
        for pair in it.scales:
            first, second = pair.pair.first, pair.pair.second
            head = (row_name(first.what.provision, lang), names[first.column], names[second.column])
            for line in _scale_lines(pair, lang):
                yield (*head, *line)

    heads = [
        ("indicators.title", 50.0), ("concept", 28), ("concept", 28), ("scales.values", 28), ("points.first", 18),
        ("points.second", 18), ("scales.difference", 40),
    ]  # fmt: skip
    return table(lang, heads, rows(), empty="scales.none")


def _scale_lines(pair: ScalePair, lang: Language) -> Iterator[tuple[str, str, str, str]]:
    if pair.why is not None:
        yield "–", "–", "–", translate(f"compare.scales.why.{pair.why}", lang)
        return
    if pair.equal:
        yield translate("compare.values.all", lang), "–", "–", translate("compare.scales.equal", lang)
        return
    if pair.widest is None:
        verdict = translate("compare.scales.differ_open", lang)
    else:
        verdict = translate("compare.scales.differ", lang, n=pair.widest)
    for item in pair.stretches:
        values = stretch_words(item, pair.pair.first.what.unit_in(lang), lang)
        yield values, ends_words(item.first, lang), ends_words(item.second, lang), "" if item.equal else verdict
    for answer in pair.answers:
        ours, theirs = range_words(answer.first, lang), range_words(answer.second, lang)
        value = answer.title or str(answer.value)
        if isinstance(answer.value, bool):
            value = translate(f"compare.values.{'yes' if answer.value else 'no'}", lang)
        yield value, ours, theirs, "" if answer.first == answer.second else verdict
    if pair.ranges is not None:
        ours, theirs = (range_words(item, lang) for item in pair.ranges)
        yield translate("compare.scales.range", lang), ours, theirs, verdict


def experts_table(it: SideBySide, lang: Language) -> Table:
    """Categories of experts in pairs, with what decides."""
    names, found = concept_names(it, lang), it.requirements

    def rows() -> Iterator[tuple[Cell, ...]]:
        for pair in found.pairs:
            first, second = found.categories[pair.first], found.categories[pair.second]
            by_second, by_first = deciding_words(pair, lang)
            yield (
                names[first.column], category_name(first.category, lang),
                relation_in_words(pair.comparison.relation, lang), names[second.column],
                category_name(second.category, lang), by_second or "–", by_first or "–",
            )  # fmt: skip

    heads = [
        ("concept", 30.0), ("experts.first", 46), ("experts.relation", 14), ("concept", 30), ("experts.second", 46),
        ("experts.kept_by_second", 46), ("experts.kept_by_first", 46),
    ]  # fmt: skip
    return table(lang, heads, rows(), empty="experts.none")


def remarks_table(it: SideBySide, lang: Language) -> Table:
    """Remarks by concept, family and rule."""

    def rows() -> Iterator[tuple[Cell, ...]]:
        for name, item in zip(concept_names(it, lang), it.concepts, strict=True):
            for family in item.remarks or ():
                for rule, count in family.rules:
                    weight = translate(f"lint.severity.{Severity(rule.severity)}", lang)
                    title = translate(f"remarks.family.{family.family}", lang)
                    yield name, title, weight, rule.code, rule.title(lang), count

    heads = [
        ("concept", 32.0), ("remarks.family", 30), ("column.state", 14), ("column.number", 10), ("column.title", 60),
        ("column.count", 10),
    ]  # fmt: skip
    return table(lang, heads, rows(), empty="remarks.unasked")


def methods_table(it: SideBySide, lang: Language) -> Table:
    """How it was compared, and the editions with what was at hand of their documents."""

    def rows() -> Iterator[tuple[Cell, ...]]:
        title = it.frame.title.in_language(lang)
        yield translate("compare.methods", lang), translate("compare.methods.frame", lang, title=title)
        yield translate("compare.frame", lang), it.frame.basis.in_language(lang)
        for key in ("crosswalk", "relations", "stages", "provisional", "dated"):
            yield translate("compare.methods", lang), translate(f"compare.methods.{key}", lang)
        for name, item in zip(concept_names(it, lang), it.concepts, strict=True):
            concept = item.edition.concept
            yield name, f"{item.edition.key} · {concept.title.in_language(lang)} · {concept.region.in_language(lang)}"
            yield name, f"{translate('compare.methods.hash', lang)}: {item.edition.rules_hash}"
            for document in concept.documents:
                if document.extent is not None:
                    yield name, f"{document.title.in_language(lang)}: {document.extent.in_language(lang)}"

    return table(lang, [("concept", 32), ("methods", 130)], rows())
