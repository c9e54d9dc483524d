"""The findings of a year in figures and sentences: who meets the minima, what is missing, what is not comparable."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from mqes_core.evaluation.outcomes import MinimumStatus, Status
from mqes_core.i18n import format_years, translate
from mqes_core.reporting.view import GAPS, Report, YearTable

__all__ = ["YearSummary", "scope", "summarise", "uneven", "year_span"]

_OFTEN = 4
_VERDICTS = (MinimumStatus.MET, MinimumStatus.OPEN, MinimumStatus.NOT_MET, MinimumStatus.NOT_APPLICABLE)
_GAP_ORDER = (Status.MISSING, Status.WITHHELD, Status.UNDETERMINED)


@dataclass(frozen=True, slots=True)
class YearSummary:
    """One year in figures and words."""

    year: int
    units: int
    verdicts: tuple[tuple[MinimumStatus, int], ...]
    """How many units stand where with all their minima; empty groups left out."""
    gaps: str
    """How many lines have no exact points, and why; or that nothing is missing."""
    often: tuple[tuple[str, int], ...]
    """The lines that most units lack exact points for, with how many units."""


def scope(report: Report) -> str:
    """How many units, years and scorecards the report holds, as a sentence."""
    units = {row.card.unit.id for row in report.rows()}
    cards = sum(len(table.rows) for table in report.years)
    return translate("report.summary.scope", report.lang, units=len(units), years=year_span(report), cards=cards)


def year_span(report: Report) -> str:
    """The years of the report in words."""
    return format_years((table.year for table in report.years), report.lang)


def uneven(report: Report) -> int:
    """How many units there are to which, in some year, not all criteria apply."""
    return len({row.card.unit.id for row in report.rows() if row.applicable < len(row.cells)})


def summarise(table: YearTable, report: Report) -> YearSummary:
    """The year's figures; nothing is counted that the rows do not show."""
    verdicts = Counter(row.verdict for row in table.rows)
    gaps, often = _gaps(table, report)
    return YearSummary(
        year=table.year,
        units=len(table.rows),
        verdicts=tuple((verdict, verdicts[verdict]) for verdict in _VERDICTS if verdicts[verdict]),
        gaps=gaps,
        often=often,
    )


def _gaps(table: YearTable, report: Report) -> tuple[str, tuple[tuple[str, int], ...]]:
    statuses: Counter[Status] = Counter()
    lines: Counter[str] = Counter()
    for row in table.rows:
        for result in row.card.lines():
            if result.status in GAPS:
                statuses[result.status] += 1
                lines[_name(result.node.number, result.node.title(report.lang))] += 1
    if not lines:
        return translate("report.summary.complete", report.lang), ()
    parts = ", ".join(
        translate(f"report.summary.gap.{status}", report.lang, n=statuses[status])
        for status in _GAP_ORDER
        if statuses[status]
    )
    units = sum(row.has_gaps for row in table.rows)
    words = translate("report.summary.gaps", report.lang, lines=statuses.total(), units=units, parts=parts)
    return words, tuple(lines.most_common(_OFTEN))


def _name(number: str, title: str) -> str:
    return f"{number} {title}" if number else title
