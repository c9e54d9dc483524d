"""How the results were compared, in sentences: everything that was chosen, and what the figures mean."""

from __future__ import annotations

from collections.abc import Iterator

from mqes_core.__about__ import __version__
from mqes_core.comparison.results import Results
from mqes_core.diagnostics import Diagnostic
from mqes_core.i18n import Language, translate
from mqes_core.reporting.region.subject import Region

__all__ = ["low_words", "methods"]


def methods(region: Region, lang: Language) -> Iterator[tuple[str, str]]:
    """Pairs of what a sentence is about, and the sentence; nothing where no results are compared."""
    if region.results is None:
        return
    results, it = region.results, region.results.settings
    chosen, meaning = (translate(f"documents.methods.{key}", lang) for key in ("chosen", "meaning"))
    yield chosen, translate("documents.methods.on", lang, day=it.on, engine=__version__)
    yield chosen, translate(f"documents.methods.reading.{it.reading}", lang)
    yield chosen, translate(f"documents.methods.by.{it.by}", lang)
    yield chosen, translate("documents.methods.known", lang, percent=it.known * 100)
    yield chosen, translate("documents.methods.weights", lang, spread=it.spread, n=it.samples, seed=str(it.seed))
    key = "small" if it.small else "small_none"
    yield chosen, translate(f"documents.methods.{key}", lang, small=it.small, n=results.withheld)
    yield chosen, low_words(results, lang)
    if results.crossed is not None:
        edition, n = results.crossed.plan.edition.key, len(results.crossed.lines)
        yield chosen, translate("documents.methods.under", lang, edition=edition, n=n)
    for key in ("share", "range", "place", "peers", "holds", "best", "change", "minimum", "totals"):
        yield meaning, translate(f"documents.methods.{key}", lang)
    notices = {code for item in results.results for code in item.header.notices}
    for code in sorted(notices):
        yield f"{translate('report.notices', lang)}: {code}", Diagnostic(code).message(lang)
    for remark in region.told:
        yield f"{translate('report.remarks', lang)}: {remark.code}", f"{remark.place}: {remark.message(lang)}"
    for key, plan in results.plans.items():
        yield key, f"{plan.edition.concept.title.in_language(lang)} · {plan.edition.rules_hash}"


def low_words(results: Results, lang: Language) -> str:
    """The numbers for low results over years, as the user stated them, or that none are stated."""
    low = results.settings.low
    if low is None:
        return translate("documents.low.unstated", lang)
    return translate("documents.low.stated", lang, below=low.below, years=low.years)
