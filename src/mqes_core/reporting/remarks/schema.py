"""The JSON Schema of findings."""

from __future__ import annotations

from typing import Any

from mqes_core.diagnostics import Severity
from mqes_core.lint.rule import FAMILIES

__all__ = ["lint_schema"]


def lint_schema() -> dict[str, Any]:
    """What ``mqes lint --format json`` prints."""
    text, line = {"type": "string"}, {"type": "integer", "minimum": 0}
    words = _closed({"ru": text, "en": text})
    spot = {
        "path": text,
        "place": _closed({"file": text, "line": line, "column": line}),
        "item": text,
        "document": words,
    }
    finding = {
        "code": text,
        "family": {"enum": [*FAMILIES.values(), "plugin"]},
        "severity": {"enum": [str(item) for item in Severity]},
        "title": words,
        "message": words,
        "hint": words,
        **spot,
        "also": _list(_closed(spot)),
        "readings": _list(text),
        "excused": {"anyOf": [{"type": "null"}, words | {"required": ["ru"]}]},
    }
    report = {
        "concept": text,
        "edition": text,
        "rules_hash": text | {"pattern": "^[0-9a-f]{64}$"},
        "on": text | {"format": "date"},
        "findings": _list(_closed(finding)),
    }
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Findings of the linter",
        **_closed({"reports": _list(_closed(report))}),
    }


def _closed(properties: dict[str, Any]) -> dict[str, Any]:
    return {"type": "object", "additionalProperties": False, "required": list(properties), "properties": properties}


def _list(items: dict[str, Any]) -> dict[str, Any]:
    return {"type": "array", "items": items}
