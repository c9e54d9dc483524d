"""The report on experts as JSON-ready data: everything that the page shows, in both languages."""

from __future__ import annotations

from typing import Any

from mqes_core.__about__ import __version__
from mqes_core.eligibility import (
    Change,
    ClauseResult,
    Reason,
    RequirementResult,
    ToBring,
    cause_in_words,
    clause_in_words,
    item_in_words,
    result_in_words,
)
from mqes_core.reporting.experts.view import Cell, ExpertReport, Row

__all__ = ["cell_record", "experts_record"]


def experts_record(report: ExpertReport) -> dict[str, Any]:
    """The whole report; see ``schemas/experts-check.schema.json``."""
    return {
        "concept": report.edition.concept.id,
        "edition": report.edition.concept.edition,
        "rules_hash": report.edition.rules_hash,
        "engine": __version__,
        "on": report.on.isoformat(),
        "reading": report.reading,
        "personal": report.personal,
        "whole": report.whole,
        "categories": [
            {
                "id": total.category.id,
                "number": total.category.number,
                "title": total.category.title.ru,
                "eligible": total.eligible,
                "unknown": total.unknown,
                "not_eligible": total.not_eligible,
                "need": total.need,
                "short": None if total.short is None else {"least": total.short[0], "most": total.short[1]},
            }
            for total in report.totals
        ],
        "people": [_row(row, report) for row in report.rows],
        "expiries": {
            "until": report.last_day.isoformat(),
            "items": [
                {"code": item.person.code, "category": item.category.id, **_change(item.change, report)}
                for item in report.expiries
            ],
        },
        "diagnostics": [item.to_dict() for item in report.diagnostics],
    }


def _row(row: Row, report: ExpertReport) -> dict[str, Any]:
    personal = {"name": row.person.name, "workplace": row.person.workplace} if report.personal else {}
    return {
        "code": row.person.code,
        **personal,
        "subject": row.person.subject,
        "verdicts": [cell_record(cell, report) for cell in row.cells],
    }


def cell_record(cell: Cell, report: ExpertReport) -> dict[str, Any]:
    """One person and one category."""
    return {
        "category": cell.category.id,
        "eligibility": cell.eligibility.value,
        "together": cell.verdict.together,
        "change": None if cell.change is None else _change(cell.change, report),
        "requirements": [_requirement(item, report) for item in cell.verdict.requirements()],
        "bring": _bring(cell.bring, report),
    }


def _requirement(item: RequirementResult, report: ExpertReport) -> dict[str, Any]:
    return {
        "id": item.requirement.id,
        "title": item.requirement.title.ru,
        "truth": item.truth.word,
        "counts": item.counts,
        "in_force": item.in_force,
        "because": _reason(item, item.reason, report),
        "clause": _clause(item.clause, report),
        "reading": item.requirement.reading,
        "source": item.source.model_dump(mode="json", exclude_none=True),
    }


def _clause(item: ClauseResult, report: ExpertReport) -> dict[str, Any]:
    return {
        "asks": {
            "ru": clause_in_words(item.clause, "ru", report.kinds),
            "en": clause_in_words(item.clause, "en", report.kinds),
        },
        "truth": item.truth.word,
        "because": _reason(item, item.reason, report),
        "evidence": [fact.model_dump(mode="json", exclude_none=True) for fact in item.evidence],
        "parts": [_clause(part, report) for part in item.parts],
    }


def _reason(item: ClauseResult | RequirementResult, reason: Reason, report: ExpertReport) -> dict[str, str]:
    return {
        "key": reason.key,
        "ru": result_in_words(item, "ru", report.names),
        "en": result_in_words(item, "en", report.names),
    }


def _change(change: Change, report: ExpertReport) -> dict[str, Any]:
    causes = [
        {
            "kind": cause.kind,
            "ru": cause_in_words(cause, "ru", report.kinds, report.names),
            "en": cause_in_words(cause, "en", report.kinds, report.names),
        }
        for cause in change.causes
    ]
    return {
        "on": change.on.isoformat(), "before": change.before.value, "after": change.after.value, "causes": causes,
    }  # fmt: skip


def _bring(bring: ToBring, report: ExpertReport) -> dict[str, Any]:
    return {
        "sufficient": bring.sufficient,
        "sets": [
            [
                {
                    "kind": item.kind,
                    "ru": item_in_words(item, "ru", report.kinds, report.names),
                    "en": item_in_words(item, "en", report.kinds, report.names),
                }
                for item in items
            ]
            for items in bring.sets
        ],
        "blocked": [item.requirement.id for item in bring.blocked],
    }
