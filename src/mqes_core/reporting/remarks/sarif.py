"""Findings as SARIF 2.1.0, the format in which code hosts and editors show remarks beside the lines of a file."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final
from urllib.parse import quote

from mqes_core.__about__ import __version__
from mqes_core.i18n import Language
from mqes_core.lint import Finding, LintReport, LintRule, Spot
from mqes_core.lint.subject import dotted

__all__ = ["sarif"]

_LEVELS: Final = {"error": "error", "warning": "warning", "note": "note"}


def sarif(reports: Sequence[LintReport], root: Path, lang: Language = "ru") -> dict[str, Any]:
    """One run with every finding of every report; a deliberate exception is a suppression with its reason.

    Files under ``root`` are named from there on, as services expect it; others by their whole address.
    """
    used = {item.rule.code: item.rule for report in reports for item in report.findings}
    order = sorted(used)
    return {
        "version": "2.1.0",
        "runs": [
            {
                "tool": {
                    "driver": {
                        "name": "mqes",
                        "version": __version__,
                        "language": lang,
                        "rules": [_rule(used[code], lang) for code in order],
                    }
                },
                "columnKind": "unicodeCodePoints",
                "results": [
                    _result(item, report, order.index(item.code), root, lang)
                    for report in reports
                    for item in report.findings
                ],
            }
        ],
    }


def _rule(rule: LintRule, lang: Language) -> dict[str, Any]:
    return {
        "id": rule.code,
        "shortDescription": {"text": rule.title(lang)},
        "fullDescription": {"text": rule.why(lang)},
        "defaultConfiguration": {"level": _LEVELS[rule.severity]},
        "properties": {"family": rule.family},
    }


def _result(item: Finding, report: LintReport, index: int, root: Path, lang: Language) -> dict[str, Any]:
    result: dict[str, Any] = {
        "ruleId": item.code,
        "ruleIndex": index,
        "level": _LEVELS[item.severity],
        "message": {"text": f"{item.message(lang)} {item.hint(lang)}"},
        "locations": [_location(item.spot, report, root, lang)],
    }
    if item.also:
        result["relatedLocations"] = [
            {"id": number, **_location(spot, report, root, lang)} for number, spot in enumerate(item.also, 1)
        ]
    if item.excused:
        reason = item.excused.in_language(lang)
        result["suppressions"] = [{"kind": "inSource", "justification": reason}]
    return result


def _location(spot: Spot, report: LintReport, root: Path, lang: Language) -> dict[str, Any]:
    logical = {"fullyQualifiedName": f"{report.edition.key}:{dotted(spot.path)}", "kind": "member"}
    if document := spot.in_document(report.edition, lang):
        logical["decoratedName"] = document
    location: dict[str, Any] = {"logicalLocations": [logical]}
    if spot.place.line:
        location["physicalLocation"] = {
            "artifactLocation": {"uri": _address(Path(spot.place.file), root)},
            "region": {"startLine": spot.place.line, "startColumn": spot.place.column},
        }
    return location


def _address(file: Path, root: Path) -> str:
    whole = file.absolute()
    return quote(whole.relative_to(root).as_posix()) if whole.is_relative_to(root) else whole.as_uri()
