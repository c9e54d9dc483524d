"""The JSON Schema of the difference of two editions."""

from __future__ import annotations

from typing import Any, Final

from mqes_core.comparison.editions.bearing import Bearing
from mqes_core.comparison.editions.carry import Why
from mqes_core.comparison.editions.impact import Verdict
from mqes_core.comparison.editions.rules import FAMILIES
from mqes_core.eligibility import Relation
from mqes_core.evaluation import MinimumStatus

__all__ = ["difference_schema"]

Schema = dict[str, Any]

_TEXT: Final[Schema] = {"type": "string"}
_FLAG: Final[Schema] = {"type": "boolean"}
_COUNT: Final[Schema] = {"type": "integer", "minimum": 0}
_EXACT: Final[Schema] = {
    "description": "An exact number: a whole number, a decimal that ends, or a ratio; null: without a bound.",
    "anyOf": [{"type": "integer"}, {"type": "string", "pattern": r"^-?\d+(\.\d+|/[1-9]\d*)$"}, {"type": "null"}],
}


def difference_schema() -> Schema:
    """What ``mqes diff -o FILE.json`` writes and ``--format json`` prints."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": "difference.schema.json",
        "title": "Two editions: what changed, rule by rule, and whom it moves",
        **_closed(
            {
                "format": {"const": 1},
                "kind": {"const": "difference"},
                "before": _ref("edition"),
                "after": _ref("edition"),
                "on": _TEXT | {"format": "date"},
                "matched_by": {"enum": ["id", "words"]},
                "unknown_names": _list(_TEXT)
                | {"description": "Former ids that one edition names and the other does not have."},
                "changes": _list(_change()),
                "experts": _list(
                    _closed(
                        {
                            "before": _TEXT,
                            "after": _TEXT,
                            "relation": {"enum": [str(item) for item in Relation]},
                            "words": _closed({"ru": _list(_TEXT), "en": _list(_TEXT)}),
                        }
                    )
                ),
                "impact": _or_null(_closed({"reading": {"enum": ["adopted", "letter"]}, "units": _list(_unit())})),
            }
        ),
        "$defs": {
            "exact": _EXACT,
            "span": _closed({"low": _ref("exact"), "high": _ref("exact")}),
            "text": _closed({"ru": _TEXT, "en": _TEXT}, "en"),
            "words": _closed({"ru": _TEXT, "en": _TEXT}),
            "edition": _closed(
                {
                    "concept": _TEXT,
                    "edition": _TEXT,
                    "title": _ref("text"),
                    "rules_hash": _TEXT | {"pattern": "^[0-9a-f]{64}$"},
                }
            ),
            "effect": _closed(
                {
                    "rule": _TEXT,
                    "kind": {"enum": ["total", "criterion", "indicator"]},
                    "status": _status(),
                    "change": _ref("span"),
                    "adds_up": _FLAG
                    | {"description": "Whether the changes of its parts add up to its own; if not, they stand inside."},
                    "parts": _list(_ref("effect")),
                }
            ),
        },
    }


def _change() -> Schema:
    side = _closed(
        {
            "id": _TEXT,
            "number": _TEXT,
            "title": _ref("text"),
            "within": _TEXT,
            "says": _ref("words"),
            "source": _ref("words"),
        }
    )
    bearing = {"enum": [str(item) for item in Bearing]}
    field = _closed({"name": _TEXT, "bearing": bearing, "before": _ref("words"), "after": _ref("words")})
    scales = _closed({"equal": _FLAG, "widest": _ref("exact"), "why": _or_null(_TEXT)})
    return _closed(
        {
            "family": {"enum": list(FAMILIES)},
            "status": _status(),
            "renamed": _FLAG,
            "moved": _FLAG,
            "bearings": _list(bearing) | {"minItems": 1},
            "tier": {"enum": ["results", "others", "without"]},
            "before": _or_null(side),
            "after": _or_null(side),
            "fields": _list(field),
            "scales": _or_null(scales),
        }
    )


def _unit() -> Schema:
    side = _closed(
        {
            "points": _or_null(_ref("span")),
            "attainable": _ref("exact"),
            "rank": _closed({"best": _COUNT, "worst": _COUNT}),
        }
    )
    state = _or_null({"enum": [str(item) for item in MinimumStatus]})
    why = {"enum": [str(item) for item in Why]}
    left = _closed({"measure": _TEXT, "why": why})
    return _closed(
        {
            "unit": _TEXT,
            "year": {"type": "integer"},
            "verdict": {"enum": [str(item) for item in Verdict]},
            "before": side,
            "after": side,
            "change": _or_null(_ref("span")),
            "rules": _list(_ref("effect")),
            "minima": _list(_closed({"rule": _TEXT, "before": state, "after": state})),
            "left": _list(left),
            "doubtful": _list(_TEXT),
        }
    )


def _status() -> Schema:
    return {"enum": ["added", "removed", "changed"]}


def _ref(name: str) -> Schema:
    return {"$ref": f"#/$defs/{name}"}


def _or_null(schema: Schema) -> Schema:
    return {"anyOf": [schema, {"type": "null"}]}


def _list(items: Schema) -> Schema:
    return {"type": "array", "items": items}


def _closed(properties: Schema, *optional: str) -> Schema:
    required = [name for name in properties if name not in optional]
    return {"type": "object", "additionalProperties": False, "required": required, "properties": properties}
