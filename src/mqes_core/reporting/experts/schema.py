"""The JSON Schema of the report on experts."""

from __future__ import annotations

from typing import Any, Final, get_args

from mqes_core.counting.report import NoChange
from mqes_core.eligibility import Eligibility
from mqes_core.eligibility.rules import ReadingMode
from mqes_core.model.units import Absence

__all__ = ["experts_schema", "indicators_schema"]

_TEXT: Final[dict[str, Any]] = {"type": "string"}
_OR_NOT: Final[dict[str, Any]] = {"type": ["string", "null"]}
_FLAG: Final[dict[str, Any]] = {"type": "boolean"}
_COUNT: Final[dict[str, Any]] = {"type": "integer", "minimum": 0}
_DAY: Final[dict[str, Any]] = {"type": "string", "format": "date"}
_TRUTH: Final[dict[str, Any]] = {"enum": ["no", "unknown", "yes"]}
_ELIGIBILITY: Final[dict[str, Any]] = {"enum": [item.value for item in Eligibility]}


def experts_schema() -> dict[str, Any]:
    """What ``mqes experts check --format json`` prints and ``-o report.json`` holds."""
    change = {"on": _DAY, "before": _ELIGIBILITY, "after": _ELIGIBILITY, "causes": _list(_said("kind"))}
    verdict = _closed({
        "category": _TEXT,
        "eligibility": _ELIGIBILITY,
        "together": _FLAG,
        "change": _or_null(_closed(change)),
        "requirements": _list(_requirement()),
        "bring": _closed({"sufficient": _FLAG, "sets": _list(_list(_said("kind"))), "blocked": _list(_TEXT)}),
    })  # fmt: skip
    person = {"code": _TEXT, "name": _OR_NOT, "workplace": _OR_NOT, "subject": _OR_NOT, "verdicts": _list(verdict)}
    total = _closed({
        "id": _TEXT, "number": _OR_NOT, "title": _TEXT, "eligible": _COUNT, "unknown": _COUNT, "not_eligible": _COUNT,
        "need": _or_null(_COUNT), "short": _or_null(_closed({"least": _COUNT, "most": _COUNT})),
    })  # fmt: skip
    whole = _closed({
        "concept": _TEXT,
        "edition": _TEXT,
        "rules_hash": _TEXT,
        "engine": _TEXT,
        "on": _DAY,
        "reading": {"enum": list(get_args(ReadingMode))},
        "personal": _FLAG,
        "whole": _FLAG,
        "categories": _list(total),
        "people": _list(_closed(person, "name", "workplace")),
        "expiries": _closed({"until": _DAY, "items": _list(_closed({"code": _TEXT, "category": _TEXT, **change}))}),
        "diagnostics": _list({"type": "object"}),
    })  # fmt: skip
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Experts against the categories of a concept on a day",
        **whole,
        "$defs": {"clause": _clause()},
    }


def indicators_schema() -> dict[str, Any]:
    """What ``mqes experts indicators --format json`` prints."""
    exact = {"type": ["integer", "string"]}
    pair = {"least": exact, "most": {"type": ["integer", "string", "null"]}}
    lists = _closed({"ru": _list(_TEXT), "en": _list(_TEXT)})
    value = {
        "anyOf": [
            _COUNT, _closed({"count": _COUNT, "of": _COUNT}), _closed({"absent": {"const": Absence.MISSING.value}}),
        ]
    }  # fmt: skip
    change = {"anyOf": [_closed({"by": exact}), _closed({"none": {"enum": list(get_args(NoChange))}})]}
    indicator = _closed({
        "measure": _TEXT,
        "title": _TEXT,
        "value": value,
        "bounds": _or_null(_closed(pair)),
        "change": change,
        "counted": _list(_TEXT),
        "out_of": _or_null(_list(_TEXT)),
        "open": _list(_closed({"code": _TEXT, "because": lists})),
        "because": lists,
        "rule": _said(),
    })  # fmt: skip
    whole = _closed({
        "concept": _TEXT, "edition": _TEXT, "rules_hash": _TEXT, "year": {"type": "integer"}, "whole": _FLAG,
        "indicators": _list(indicator), "not_counted": _list(_TEXT), "diagnostics": _list({"type": "object"}),
    })  # fmt: skip
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Indicators of a year, counted from people and procedures",
        **whole,
    }


def _requirement() -> dict[str, Any]:
    return _closed({
        "id": _TEXT,
        "title": _TEXT,
        "truth": _TRUTH,
        "counts": _FLAG,
        "in_force": _FLAG,
        "because": _said("key"),
        "clause": {"$ref": "#/$defs/clause"},
        "reading": _OR_NOT,
        "source": {"type": "object"},
    })  # fmt: skip


def _clause() -> dict[str, Any]:
    return _closed({
        "asks": _said(),
        "truth": _TRUTH,
        "because": _said("key"),
        "evidence": _list({"type": "object"}),
        "parts": _list({"$ref": "#/$defs/clause"}),
    })  # fmt: skip


def _said(*also: str) -> dict[str, Any]:
    """Words in both languages, with what stands beside them."""
    return _closed(dict.fromkeys((*also, "ru", "en"), _TEXT))


def _list(items: dict[str, Any]) -> dict[str, Any]:
    return {"type": "array", "items": items}


def _or_null(schema: dict[str, Any]) -> dict[str, Any]:
    return {"anyOf": [schema, {"type": "null"}]}


def _closed(properties: dict[str, Any], *optional: str) -> dict[str, Any]:
    """An object with these properties and no others; all are required but the ``optional`` ones."""
    required = [name for name in properties if name not in optional]
    return {"type": "object", "additionalProperties": False, "required": required, "properties": properties}
