"""The report on experts as one page that needs nothing else: every verdict leads to its reasons, by keyboard too."""

from __future__ import annotations

from mqes_core.__about__ import __version__
from mqes_core.eligibility import category_in_words
from mqes_core.i18n import Language, format_date, translate
from mqes_core.reporting.experts.packed import packed
from mqes_core.reporting.experts.view import ExpertReport
from mqes_core.reporting.experts.words import SIGNS, change_words, shortage_words
from mqes_core.reporting.html import assets, environment, policy

__all__ = ["render_page"]


def render_page(report: ExpertReport, lang: Language = "ru") -> bytes:
    """The page as UTF-8."""
    style = assets("report.css", "experts.css")
    script = assets("experts.js")
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
            data=packed(report, lang),
            policy=policy(style, script),
            signs=SIGNS,
            t=lambda key, **params: translate(f"experts.{key}", lang, **params),
            word=lambda key: translate(key, lang),
            on=lambda day: format_date(day, lang),
            title=lambda category: category_in_words(category, lang),
            change=lambda item: change_words(item, lang, report),
            short=lambda total: shortage_words(total, lang),
        )
    )
    return page.encode()
