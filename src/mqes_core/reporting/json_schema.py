"""JSON Schemas of what reports write as JSON: a scorecard, and a report of many."""

from __future__ import annotations

from typing import Any, Final, get_args

from mqes_core.diagnostics import Place, Severity
from mqes_core.evaluation.outcomes import MinimumStatus, Status
from mqes_core.model.sources import Source
from mqes_core.model.units import Absence, EducationLevel, UnitKind
from mqes_core.reporting.comparison.schema import comparison_schema
from mqes_core.reporting.editions.schema import difference_schema
from mqes_core.reporting.experts.schema import experts_schema, indicators_schema
from mqes_core.reporting.region.schema import results_schema
from mqes_core.reporting.remarks.schema import lint_schema
from mqes_core.reporting.roadmap.schema import roadmap_schemas
from mqes_core.reporting.schema_words import closed

__all__ = ["schemas"]

_DIALECT: Final = "https://json-schema.org/draft/2020-12/schema"
_TEXT: Final[dict[str, Any]] = {"type": "string", "minLength": 1}
_ID: Final[dict[str, Any]] = {"type": "string", "pattern": r"^[a-z0-9]+([._-][a-z0-9]+)*$"}
_EXACT: Final[dict[str, Any]] = {
    "description": "An exact number: a whole number, a decimal that ends, or a ratio that does not.",
    "anyOf": [{"type": "integer"}, {"type": "string", "pattern": r"^-?\d+(\.\d+|/[1-9]\d*)$"}],
}


def schemas() -> dict[str, dict[str, Any]]:
    """The schemas by the names of their files in ``schemas/``."""
    return {
        "scorecard.schema.json": _scorecard(),
        "report.schema.json": _report(),
        "lint.schema.json": lint_schema(),
        "comparison.schema.json": comparison_schema(),
        "results.schema.json": results_schema(),
        "difference.schema.json": difference_schema(),
        "experts-check.schema.json": experts_schema(),
        "experts-indicators.schema.json": indicators_schema(),
    } | roadmap_schemas()


def _scorecard() -> dict[str, Any]:
    values = {"type": "object", "propertyNames": _ID, "additionalProperties": {"$ref": "#/$defs/value"}}
    best = closed(
        {
            "value": {"anyOf": [{"$ref": "#/$defs/exact"}, {"type": "null"}]},
            "complete": {"type": "boolean"},
            "perhaps": {
                "description": "The best if the units count too for which the letter does not say that the line holds.",
                "$ref": "#/$defs/exact",
            },
        },
        "perhaps",
    )
    context = closed(
        {
            "previous": values,
            "best": {"type": "object", "propertyNames": _ID, "additionalProperties": best},
            "most": {
                "description": "The most that a withheld count can be, where that is known.",
                "type": "object",
                "propertyNames": _ID,
                "additionalProperties": {"type": "integer", "minimum": 0},
            },
        },
        "previous",
        "best",
        "most",
    )
    whole = closed(
        {
            "header": {"$ref": "#/$defs/header"},
            "unit": _unit(),
            "year": {"type": "integer"},
            "values": {**values, "description": "What was observed, by measure."},
            "context": {**context, "description": "What of other years and units bears on the points."},
            "result": {"$ref": "#/$defs/result"},
        }
    )
    return {
        "$schema": _DIALECT,
        "$id": "scorecard.schema.json",
        "title": "mqes: scorecard",
        "description": "Points of one unit for one year, with all that is needed to run the evaluation again.",
        **whole,
        "$defs": {"exact": _EXACT, "header": header(), "value": _value(), "result": _result(), "source": _source()},
    }


def _report() -> dict[str, Any]:
    whole = closed(
        {
            "format": {"const": 1},
            "kind": {"const": "report"},
            "header": header(),
            "diagnostics": {
                "description": "What was noticed while the data was read.",
                "type": "array",
                "items": _diagnostic(),
            },
            "scorecards": {"type": "array", "minItems": 1, "items": {"$ref": "scorecard.schema.json"}},
        }
    )
    return {
        "$schema": _DIALECT,
        "$id": "report.schema.json",
        "title": "mqes: report, format 1",
        "description": "The scorecards of one evaluation.",
        **whole,
    }


def header() -> dict[str, Any]:
    """Schema of the header: under what an evaluation was made."""
    return closed(
        {
            "concept": _ID,
            "edition": _ID,
            "title": _TEXT,
            "rules_hash": {"type": "string", "pattern": "^[0-9a-f]{64}$"},
            "engine": _TEXT,
            "evaluated_on": {"type": "string", "format": "date"},
            "reading": {"enum": ["letter", "adopted"]},
            "notices": {"type": "array", "items": {"type": "string", "pattern": r"^MQ6\d\d$"}},
        }
    )


def _diagnostic() -> dict[str, Any]:
    words = closed({"ru": {"type": "string"}, "en": {"type": "string"}})
    place = {name: {"type": "integer"} if name in ("line", "column") else _TEXT for name in Place.__slots__}
    return closed(
        {
            "code": {"type": "string", "pattern": r"^MQ\d{3}$"},
            "severity": {"enum": [str(severity) for severity in Severity]},
            "place": closed(place, *place),
            "unit": {**_TEXT, "description": "Code of the unit whose data it is about."},
            "year": {"type": "integer"},
            "message": words,
            "hint": words,
        },
        "unit",
        "year",
    )


def _unit() -> dict[str, Any]:
    return closed(
        {
            "id": _TEXT,
            "title": _TEXT,
            "kind": {"enum": list(get_args(UnitKind))},
            "levels": {"type": "array", "items": {"enum": list(get_args(EducationLevel))}},
            "setting": {"enum": ["urban", "rural"]},
        },
        "title",
        "setting",
    )


def _value() -> dict[str, Any]:
    count = {"type": "integer", "minimum": 0}
    return {
        "description": "A known value, or why it is absent.",
        "anyOf": [
            {"type": "string"},
            {"type": "boolean"},
            closed({"number": {"$ref": "#/$defs/exact"}}),
            closed({"count": count, "of": count}),
            closed({"points": {"$ref": "#/$defs/exact"}, "comment": {"type": "string"}}),
            closed({"absent": {"enum": [absence.value for absence in Absence]}}),
        ],
    }


def _result() -> dict[str, Any]:
    end = {"anyOf": [{"$ref": "#/$defs/exact"}, {"type": "null"}], "description": "null: without a bound."}
    minimum = closed(
        {"points": {"$ref": "#/$defs/exact"}, "status": {"enum": [str(status) for status in MinimumStatus]}}
    )
    return closed(
        {
            "id": _ID,
            "kind": {"enum": ["total", "criterion", "indicator"]},
            "number": {"type": "string"},
            "title": _TEXT,
            "status": {"enum": [str(status) for status in Status]},
            "low": end,
            "high": end,
            "match": closed({"key": _TEXT, "at": {"type": "integer"}, "under": _TEXT}, "under"),
            "readings": {
                "description": "The readings of the rule: whether the result turns on each, and followed it.",
                "type": "array",
                "minItems": 1,
                "items": closed({"id": _ID, "decisive": {"type": "boolean"}, "applied": {"type": "boolean"}}),
            },
            "source": {"$ref": "#/$defs/source"},
            "minimum": minimum,
            "parts": {"type": "array", "minItems": 1, "items": {"$ref": "#/$defs/result"}},
        },
        "readings",
        "minimum",
        "parts",
    )


def _source() -> dict[str, Any]:
    integers = {"line"}
    properties = {name: {"type": "integer"} if name in integers else _TEXT for name in Source.model_fields}
    # A note is a text in one or two languages.
    properties["note"] = closed({"ru": _TEXT, "en": _TEXT}, "en")
    return closed(properties, *properties)
