"""The report on experts as one page that needs nothing else: every verdict leads to its reasons, by keyboard too."""

from __future__ import annotations

from mqes_core.__about__ import __version__
from mqes_core.eligibility import category_in_words, verdict_in_words
from mqes_core.eligibility.wording import clause_in_words
from mqes_core.i18n import Language, format_date, translate
from mqes_core.reporting.experts.view import ExpertReport
from mqes_core.reporting.experts.words import (
    SIGNS,
    bring_lines,
    cell_words,
    change_words,
    parts_of,
    requirement_words,
    shortage_words,
)
from mqes_core.reporting.html import asset, environment, policy

__all__ = ["render_page"]


def render_page(report: ExpertReport, lang: Language = "ru") -> bytes:
    """The page as UTF-8."""
    kinds = report.kinds
    experts = report.edition.experts
    assert experts is not None
    style = "\n".join(asset(name) for name in ("report.css", "experts.css"))
    script = asset("experts.js")
    page = (
        environment()
        .get_template("experts.html.j2")
        .render(
            report=report,
            concept=report.edition.concept,
            lang=lang,
            engine=__version__,
            style=style,
            script=script,
            policy=policy(style, script),
            signs=SIGNS,
            readings={item.id: number for number, item in enumerate(experts.readings, 1)},
            t=lambda key, **params: translate(f"experts.{key}", lang, **params),
            word=lambda key: translate(key, lang),
            on=lambda day: format_date(day, lang),
            title=lambda category: category_in_words(category, lang),
            cell_words=lambda cell: cell_words(cell, lang),
            verdict=lambda cell: verdict_in_words(cell.verdict, lang),
            change=lambda item: change_words(item, lang, kinds),
            why=lambda item: requirement_words(item, lang),
            parts=lambda item: parts_of(item, lang, kinds),
            asks=lambda clause: clause_in_words(clause, lang, kinds),
            bring=lambda cell: bring_lines(cell.bring, lang, kinds),
            short=lambda total: shortage_words(total, lang),
        )
    )
    return page.encode()
