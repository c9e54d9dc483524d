"""The JSON Schema of the difference of two editions."""

from __future__ import annotations

from mqes_core.comparison.editions.bearing import Bearing
from mqes_core.comparison.editions.carry import Why
from mqes_core.comparison.editions.impact import Verdict
from mqes_core.comparison.editions.rules import FAMILIES
from mqes_core.eligibility import Relation
from mqes_core.evaluation import MinimumStatus
from mqes_core.reporting.schema_words import COUNT, EXACT, FLAG, TEXT, Schema, closed, listed, or_null, ref

__all__ = ["difference_schema"]


def difference_schema() -> Schema:
    """What ``mqes diff -o FILE.json`` writes and ``--format json`` prints."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": "difference.schema.json",
        "title": "Two editions: what changed, rule by rule, and whom it moves",
        **closed(
            {
                "format": {"const": 1},
                "kind": {"const": "difference"},
                "before": ref("edition"),
                "after": ref("edition"),
                "on": TEXT | {"format": "date"},
                "matched_by": {"enum": ["id", "words"]},
                "unknown_names": listed(TEXT)
                | {"description": "Former ids that one edition names and the other does not have."},
                "changes": listed(_change()),
                "experts": listed(
                    closed(
                        {
                            "before": TEXT,
                            "after": TEXT,
                            "relation": {"enum": [str(item) for item in Relation]},
                            "words": closed({"ru": listed(TEXT), "en": listed(TEXT)}),
                        }
                    )
                ),
                "impact": or_null(closed({"reading": {"enum": ["adopted", "letter"]}, "units": listed(_unit())})),
            }
        ),
        "$defs": {
            "exact": EXACT,
            "span": closed({"low": ref("exact"), "high": ref("exact")}),
            "text": closed({"ru": TEXT, "en": TEXT}, "en"),
            "words": closed({"ru": TEXT, "en": TEXT}),
            "edition": closed(
                {
                    "concept": TEXT,
                    "edition": TEXT,
                    "title": ref("text"),
                    "rules_hash": TEXT | {"pattern": "^[0-9a-f]{64}$"},
                }
            ),
            "effect": closed(
                {
                    "rule": TEXT,
                    "kind": {"enum": ["total", "criterion", "indicator"]},
                    "status": _status(),
                    "change": ref("span"),
                    "adds_up": FLAG
                    | {"description": "Whether the changes of its parts add up to its own; if not, they stand inside."},
                    "parts": listed(ref("effect")),
                }
            ),
        },
    }


def _change() -> Schema:
    side = closed(
        {
            "id": TEXT,
            "number": TEXT,
            "title": ref("text"),
            "within": TEXT,
            "says": ref("words"),
            "source": ref("words"),
        }
    )
    bearing = {"enum": [str(item) for item in Bearing]}
    field = closed({"name": TEXT, "bearing": bearing, "before": ref("words"), "after": ref("words")})
    scales = closed({"equal": FLAG, "widest": ref("exact"), "why": or_null(TEXT)})
    return closed(
        {
            "family": {"enum": list(FAMILIES)},
            "status": _status(),
            "renamed": FLAG,
            "moved": FLAG,
            "bearings": listed(bearing) | {"minItems": 1},
            "tier": {"enum": ["results", "others", "without"]},
            "before": or_null(side),
            "after": or_null(side),
            "fields": listed(field),
            "scales": or_null(scales),
        }
    )


def _unit() -> Schema:
    side = closed(
        {
            "points": or_null(ref("span")),
            "attainable": ref("exact"),
            "rank": closed({"best": COUNT, "worst": COUNT}),
        }
    )
    state = or_null({"enum": [str(item) for item in MinimumStatus]})
    why = {"enum": [str(item) for item in Why]}
    left = closed({"measure": TEXT, "why": why})
    return closed(
        {
            "unit": TEXT,
            "year": {"type": "integer"},
            "verdict": {"enum": [str(item) for item in Verdict]},
            "before": side,
            "after": side,
            "change": or_null(ref("span")),
            "rules": listed(ref("effect")),
            "minima": listed(closed({"rule": TEXT, "before": state, "after": state})),
            "left": listed(left),
            "doubtful": listed(TEXT),
        }
    )


def _status() -> Schema:
    return {"enum": ["added", "removed", "changed"]}
