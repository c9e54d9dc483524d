"""The JSON Schema of a comparison."""

from __future__ import annotations

from typing import Any, Final, get_args

from mqes_core.comparison.concepts.cells import Reason
from mqes_core.comparison.concepts.columns import Why
from mqes_core.comparison.concepts.indicators import Limit
from mqes_core.comparison.concepts.provisions import KINDS
from mqes_core.comparison.concepts.remarks import FAMILY_NAMES
from mqes_core.comparison.concepts.scales import Why as ScaleWhy
from mqes_core.comparison.concepts.todo import Task
from mqes_core.diagnostics import Severity
from mqes_core.eligibility import Relation
from mqes_core.model import frame
from mqes_core.model.sources import Source

__all__ = ["comparison_schema"]

Schema = dict[str, Any]

_TEXT: Final[Schema] = {"type": "string"}
_COUNT: Final[Schema] = {"type": "integer", "minimum": 0}
_FLAG: Final[Schema] = {"type": "boolean"}
_EXACT: Final[Schema] = {
    "description": "An exact number; null: none, or without bound.",
    "anyOf": [
        {"type": "integer"},
        {"type": "string", "pattern": r"^-?\d+(\.\d+|/[1-9]\d*)$"},
        {"type": "null"},
    ],
}
_RELATION: Final[Schema] = {"enum": list(get_args(frame.Relation))}
_COMPARABILITY: Final[Schema] = {"enum": list(get_args(frame.Comparability))}


def comparison_schema() -> Schema:
    """What ``mqes compare -o FILE.json`` writes and ``--format json`` prints."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": "comparison.schema.json",
        "title": "Concepts side by side under one edition of the frame of directions",
        **_closed(
            {
                "frame": _closed({"id": _TEXT, "year": _COUNT, "title": _ref("text"), "basis": _ref("text")}),
                "directions": _list(_closed({"code": _TEXT, "title": _ref("text"), "provisional": _FLAG})),
                "stages": _list(_closed({"id": _TEXT, "title": _ref("text")})),
                "on": _TEXT | {"format": "date"},
                "concepts": _list(_concept()),
                "indicators": _list(_indicators()),
                "scales": _list(_scales()),
                "experts": _experts(),
            }
        ),
        "$defs": {
            "text": _closed({"ru": _TEXT, "en": _TEXT}, "en"),
            "exact": _EXACT,
            "range": _list(_ref("exact")) | {"minItems": 2, "maxItems": 2},
            "end": _closed({"concept": _COUNT, "key": _TEXT}),
            "counts": _counts(),
            "cell": _cell(),
            "linked": _closed({"id": _TEXT, "number": _TEXT, "title": _ref("text"), **_way()}),
            "row": _closed(
                {
                    **_provision(),
                    **_way(),
                    "stage_relation": {"anyOf": [_RELATION, {"type": "null"}]},
                    "provisional": _FLAG,
                }
            ),
        },
    }


def _ref(name: str) -> Schema:
    return {"$ref": f"#/$defs/{name}"}


def _closed(properties: Schema, *optional: str) -> Schema:
    required = [name for name in properties if name not in optional]
    return {"type": "object", "additionalProperties": False, "required": required, "properties": properties}


def _list(items: Schema) -> Schema:
    return {"type": "array", "items": items}


def _map(values: Schema) -> Schema:
    return {"type": "object", "additionalProperties": values}


def _or_null(schema: Schema) -> Schema:
    return {"anyOf": [schema, {"type": "null"}]}


def _concept() -> Schema:
    entry = {
        "code": _TEXT,
        "linked": _list(_ref("linked")),
        "related": _list(_ref("linked")),
        "cells": _list(_ref("cell")),
    }
    task = {
        "task": {"enum": [item.value for item in Task]},
        "code": _or_null(_TEXT),
        "stages": _list(_TEXT),
        "rows": _COUNT,
        "words": _ref("text"),
    }
    coverage = {
        "total": _ref("counts"),
        "directions": _map(_ref("counts")),
        "outside": _ref("counts"),
        "stages": _map(_COUNT),
        "years": _map(_COUNT),
        "open_ended": _FLAG,
    }
    rule = _closed({"code": _TEXT, "title": _ref("text"), "count": _COUNT})
    family = {
        "family": {"enum": list(FAMILY_NAMES)},
        "counts": _closed({str(severity): _COUNT for severity in Severity}),
        "rules": _list(rule),
        "excused": _COUNT,
    }
    return _closed(
        {
            "concept": _TEXT,
            "edition": _TEXT,
            "title": _ref("text"),
            "municipality": _ref("text"),
            "region": _ref("text"),
            "rules_hash": _TEXT | {"pattern": "^[0-9a-f]{64}$"},
            "applicable": _FLAG,
            "map": _list(_closed(entry)),
            "outside": _list(_closed({**_provision(), "why": {"enum": [item.value for item in Why]}})),
            "todo": _list(_closed(task)),
            "coverage": _closed(coverage),
            "remarks": _or_null(_list(_closed(family))),
        }
    )


def _cell() -> Schema:
    blank = {
        "reason": {"enum": [item.value for item in Reason]},
        "words": _ref("text"),
        "readings": _list(_TEXT),
    }
    return _closed(
        {
            "stage": _or_null(_TEXT),
            "comparability": _COMPARABILITY,
            "confirmed": _FLAG,
            "rows": _list(_ref("row")),
            "related": _list(_ref("row")),
            "blank": _or_null(_closed(blank)),
        }
    )


def _way() -> Schema:
    link = _closed({"frame": _TEXT, "code": _TEXT, "relation": _RELATION, "provisional": _FLAG})
    return {"way": _list(link) | {"minItems": 1}, "comparability": _COMPARABILITY}


def _provision() -> Schema:
    source = {name: _COUNT if name == "line" else _TEXT for name in Source.model_fields}
    source["note"] = _ref("text")
    return {
        "kind": {"enum": list(KINDS)},
        "key": _TEXT,
        "number": _TEXT,
        "title": _ref("text"),
        "source": _closed(source, *source),
    }


def _counts() -> Schema:
    names = ("activities", "responsible", "dated", "checkable", "indicators", "numbered")
    return _closed({**dict.fromkeys(names, _COUNT), "undated": _map(_COUNT)})


def _indicators() -> Schema:
    measured = {
        "concept": _COUNT,
        "key": _TEXT,
        "title": _ref("text"),
        "kind": _TEXT,
        "unit": _TEXT,
        "base": _list(_ref("text")),
        "period": _or_null(_TEXT),
        "better": {"enum": ["up", "down", None]},
        "value": _ref("exact"),
    }
    pair = {
        "first": _ref("end"),
        "second": _ref("end"),
        "comparability": _COMPARABILITY,
        "limits": _list({"enum": [item.value for item in Limit]}),
    }
    return _closed(
        {
            "code": _or_null(_TEXT),
            "measured": _list(_closed(measured)),
            "pairs": _list(_closed(pair)),
            "apart": _COUNT,
        }
    )


def _scales() -> Schema:
    ends = _list(_ref("range")) | {"minItems": 2, "maxItems": 2}
    stretch = {
        "low": _ref("exact"),
        "low_closed": _FLAG,
        "high": _ref("exact"),
        "high_closed": _FLAG,
        "first": ends,
        "second": ends,
    }
    value = {"anyOf": [_TEXT, {"type": "integer"}, _FLAG]}
    answer = {"value": value, "title": _TEXT, "first": _ref("range"), "second": _ref("range")}
    return _closed(
        {
            "first": _ref("end"),
            "second": _ref("end"),
            "why": {"enum": [*get_args(ScaleWhy), None]},
            "equal": _FLAG,
            "differ_at_most": _ref("exact"),
            "stretches": _list(_closed(stretch)),
            "answers": _list(_closed(answer)),
            "ranges": _or_null(ends),
        }
    )


def _experts() -> Schema:
    category = {"concept": _COUNT, "id": _TEXT, "number": _TEXT, "title": _ref("text")}
    pair = {
        "first": _COUNT,
        "second": _COUNT,
        "relation": {"enum": [item.value for item in Relation]},
        "second_keeps_out": _ref("text"),
        "first_keeps_out": _ref("text"),
    }
    return _closed({"categories": _list(_closed(category)), "pairs": _list(_closed(pair)), "silent": _list(_COUNT)})
