"""Parts of the report on experts in words: verdicts, reasons, what to bring, what changes, shortages."""

from __future__ import annotations

from typing import Final

from mqes_core.eligibility import (
    Change,
    ClauseResult,
    Eligibility,
    RequirementResult,
    ToBring,
    cause_in_words,
    eligibility_in_words,
    item_in_words,
    result_in_words,
    truth_in_words,
)
from mqes_core.eligibility.wording import clause_in_words
from mqes_core.i18n import Language, translate
from mqes_core.reporting.experts.view import Cell, ExpertReport, Total

__all__ = ["SIGNS", "bring_lines", "cell_words", "change_words", "parts_of", "requirement_words", "shortage_words"]

SIGNS: Final = {Eligibility.ELIGIBLE: "✓", Eligibility.NOT_ELIGIBLE: "✗", Eligibility.UNKNOWN: "?"}


def cell_words(cell: Cell, lang: Language) -> str:
    """A verdict for a narrow cell: a sign, a word, and the last day of somebody eligible."""
    words = f"{SIGNS[cell.eligibility]} {translate(f'experts.cell.{cell.eligibility.value}', lang)}"
    return words if cell.last_day is None else f"{words} {translate('experts.cell.until', lang, day=cell.last_day)}"


def change_words(change: Change | None, lang: Language, report: ExpertReport) -> str:
    """When and why the verdict will be another."""
    if change is None:
        return translate("experts.change.none", lang)
    causes = "; ".join(cause_in_words(cause, lang, report.kinds, report.names) for cause in change.causes)
    return translate(
        "experts.change.some", lang, day=change.on, after=eligibility_in_words(change.after, lang), causes=causes
    )


def requirement_words(result: RequirementResult, lang: Language, report: ExpertReport) -> str:
    """Whether a requirement is met and why."""
    return f"{truth_in_words(result.truth, lang)}: {result_in_words(result, lang, report.names)}"


def parts_of(result: RequirementResult, lang: Language, report: ExpertReport) -> list[str]:
    """What the parts of a requirement say, where it has any and they decide."""
    if result.reason.key != result.clause.reason.key:
        return []
    return list(_parts(result.clause, lang, report))


def _parts(result: ClauseResult, lang: Language, report: ExpertReport) -> list[str]:
    found = []
    for part in result.parts:
        words = f"{truth_in_words(part.truth, lang)}: {result_in_words(part, lang, report.names)}"
        found.append(f"{clause_in_words(part.clause, lang, report.kinds)} – {words}")
        found += _parts(part, lang, report)
    return found


def bring_lines(bring: ToBring, lang: Language, report: ExpertReport) -> list[list[str]]:
    """The ways to become eligible, each as the things that it takes."""
    return [[item_in_words(item, lang, report.kinds, report.names) for item in items] for items in bring.sets if items]


def shortage_words(total: Total, lang: Language) -> str:
    """How many are missing of those needed; an interval where some are unknown."""
    short = total.short
    if short is None:
        return "—"
    least, most = short
    if most == 0:
        return translate("experts.short.none", lang)
    if least == most:
        return translate("experts.short.some", lang, n=most)
    return translate("experts.short.between", lang, least=least, most=most)
