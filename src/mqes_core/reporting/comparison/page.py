"""The comparison as one HTML page that needs nothing else: the map opens to rows, sources and reasons."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from mqes_core.__about__ import __version__
from mqes_core.comparison.concepts import SideBySide
from mqes_core.comparison.concepts.coverage import Counts
from mqes_core.comparison.concepts.marks import MARKS, cell_mark
from mqes_core.comparison.concepts.summary import stage_counts, summary
from mqes_core.comparison.concepts.todo import Task
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
from mqes_core.eligibility import Relation, relation_in_words
from mqes_core.i18n import Language, format_date, format_number, translate
from mqes_core.reporting.comparison.chart import HEIGHT, WIDTH, chart
from mqes_core.reporting.comparison.names import category_name, concept_names, row_name, source_words
from mqes_core.reporting.html import asset, assets, environment, policy

__all__ = ["RELATION_SIGNS", "page_helpers", "page_style", "render_page"]

RELATION_SIGNS: Final[Mapping[Relation, str]] = {
    Relation.STRICTER: "▲",
    Relation.WEAKER: "▼",
    Relation.EQUAL: "=",
    Relation.INCOMPARABLE: "∥",
}
"""Signs of the matrix of requirements; each stands beside its word in the legend."""


def render_page(comparison: SideBySide, lang: Language = "ru") -> bytes:
    """The page as UTF-8."""
    style = page_style(comparison)
    script = assets("folding.js", "comparison.js")
    page = (
        environment()
        .get_template("comparison.html.j2")
        .render(
            it=comparison,
            lang=lang,
            style=style,
            script=script,
            policy=policy(style, script),
            **page_helpers(comparison, lang),
        )
    )
    return page.encode()


def page_style(comparison: SideBySide) -> str:
    """The style of all parts of a comparison; tables of many concepts get room to scroll."""
    room = f".map, .coverage {{ min-width: {12 + 15 * len(comparison.concepts)}rem; }}"
    return "\n".join((asset("report.css"), room, asset("comparison.css")))


def page_helpers(comparison: SideBySide, lang: Language) -> dict[str, Any]:
    """What the templates of the parts ask for while they write."""
    years = sorted({year for item in comparison.concepts for year in item.coverage.years})
    return {
        "engine": __version__,
        "names": concept_names(comparison, lang),
        "t": lambda key, **params: translate(f"compare.{key}", lang, **params),
        "on": lambda day: format_date(day, lang),
        "text": lambda words: words.in_language(lang),
        "figure": lambda value: format_number(value, lang),
        "years": years,
        "marks": MARKS,
        "mark": cell_mark,
        "signs": RELATION_SIGNS,
        "severities": tuple(Severity),
        "severity": lambda item: translate(f"lint.severity.{item}", lang),
        "family": lambda name: translate(f"remarks.family.{name}", lang),
        "relation": lambda item: relation_in_words(item, lang),
        "summary": lambda item: summary(item, comparison, lang),
        "stage_counts": lambda item: stage_counts(item, comparison),
        "blank_words": lambda blank: blank_words(blank, comparison, lang),
        "way_words": lambda way: way_words(way, comparison, lang),
        "task_words": lambda task, item: task_words(task, item, comparison, lang),
        "tasks": tuple(Task),
        "stages_words": lambda stages: stage_words(stages, comparison, lang),
        "stage_words": lambda stage: stage_words([stage], comparison, lang),
        "deciding": lambda pair: deciding_words(pair, lang),
        "row_name": lambda row: row_name(row, lang),
        "source": lambda row, edition: source_words(row, edition, lang),
        "category": lambda item: category_name(item, lang),
        "meters": _meters,
        "chart": lambda pair: chart(pair, lang),
        "size": (WIDTH, HEIGHT),
        "stretch": lambda item, pair: stretch_words(item, pair.pair.first.what.unit_in(lang), lang),
        "ends": lambda item: ends_words(item, lang),
        "points": lambda item: range_words(item, lang),
    }


def _meters(counts: Counts) -> list[tuple[str, int, int]]:
    """Each count beside that of which it is a part."""
    return [
        ("responsible", counts.responsible, counts.activities),
        ("dated", counts.dated, counts.activities),
        ("checkable", counts.checkable, counts.activities),
        ("numbered", counts.numbered, counts.indicators),
    ]
