"""The JSON Schema of a comparison."""

from __future__ import annotations

from typing import Final, get_args

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
from mqes_core.reporting.schema_words import COUNT, EXACT, FLAG, TEXT, Schema, closed, listed, or_null, ref

__all__ = ["comparison_schema"]

_RELATION: Final[Schema] = {"enum": list(get_args(frame.Relation))}
_COMPARABILITY: Final[Schema] = {"enum": list(get_args(frame.Comparability))}


def comparison_schema() -> Schema:
    """What ``mqes compare -o FILE.json`` writes and ``--format json`` prints."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": "comparison.schema.json",
        "title": "Concepts side by side under one edition of the frame of directions",
        **closed(
            {
                "frame": closed({"id": TEXT, "year": COUNT, "title": ref("text"), "basis": ref("text")}),
                "directions": listed(closed({"code": TEXT, "title": ref("text"), "provisional": FLAG})),
                "stages": listed(closed({"id": TEXT, "title": ref("text")})),
                "on": TEXT | {"format": "date"},
                "concepts": listed(_concept()),
                "indicators": listed(_indicators()),
                "scales": listed(_scales()),
                "experts": _experts(),
            }
        ),
        "$defs": {
            "text": closed({"ru": TEXT, "en": TEXT}, "en"),
            "exact": EXACT,
            "range": listed(ref("exact")) | {"minItems": 2, "maxItems": 2},
            "end": closed({"concept": COUNT, "key": TEXT}),
            "counts": _counts(),
            "cell": _cell(),
            "linked": closed({"id": TEXT, "number": TEXT, "title": ref("text"), **_way()}),
            "row": closed(
                {
                    **_provision(),
                    **_way(),
                    "stage_relation": {"anyOf": [_RELATION, {"type": "null"}]},
                    "provisional": FLAG,
                }
            ),
        },
    }


def _map(values: Schema) -> Schema:
    return {"type": "object", "additionalProperties": values}


def _concept() -> Schema:
    entry = {
        "code": TEXT,
        "linked": listed(ref("linked")),
        "related": listed(ref("linked")),
        "cells": listed(ref("cell")),
    }
    task = {
        "task": {"enum": [item.value for item in Task]},
        "code": or_null(TEXT),
        "stages": listed(TEXT),
        "rows": COUNT,
        "words": ref("text"),
    }
    coverage = {
        "total": ref("counts"),
        "directions": _map(ref("counts")),
        "outside": ref("counts"),
        "stages": _map(COUNT),
        "years": _map(COUNT),
        "open_ended": FLAG,
    }
    rule = closed({"code": TEXT, "title": ref("text"), "count": COUNT})
    family = {
        "family": {"enum": list(FAMILY_NAMES)},
        "counts": closed({str(severity): COUNT for severity in Severity}),
        "rules": listed(rule),
        "excused": COUNT,
    }
    return closed(
        {
            "concept": TEXT,
            "edition": TEXT,
            "title": ref("text"),
            "municipality": ref("text"),
            "region": ref("text"),
            "rules_hash": TEXT | {"pattern": "^[0-9a-f]{64}$"},
            "applicable": FLAG,
            "map": listed(closed(entry)),
            "outside": listed(closed({**_provision(), "why": {"enum": [item.value for item in Why]}})),
            "todo": listed(closed(task)),
            "coverage": closed(coverage),
            "remarks": or_null(listed(closed(family))),
        }
    )


def _cell() -> Schema:
    blank = {
        "reason": {"enum": [item.value for item in Reason]},
        "words": ref("text"),
        "readings": listed(TEXT),
    }
    return closed(
        {
            "stage": or_null(TEXT),
            "comparability": _COMPARABILITY,
            "confirmed": FLAG,
            "rows": listed(ref("row")),
            "related": listed(ref("row")),
            "blank": or_null(closed(blank)),
        }
    )


def _way() -> Schema:
    link = closed({"frame": TEXT, "code": TEXT, "relation": _RELATION, "provisional": FLAG})
    return {"way": listed(link) | {"minItems": 1}, "comparability": _COMPARABILITY}


def _provision() -> Schema:
    source = {name: COUNT if name == "line" else TEXT for name in Source.model_fields}
    source["note"] = ref("text")
    return {
        "kind": {"enum": list(KINDS)},
        "key": TEXT,
        "number": TEXT,
        "title": ref("text"),
        "source": closed(source, *source),
    }


def _counts() -> Schema:
    names = ("activities", "responsible", "dated", "checkable", "indicators", "numbered")
    return closed({**dict.fromkeys(names, COUNT), "undated": _map(COUNT)})


def _indicators() -> Schema:
    measured = {
        "concept": COUNT,
        "key": TEXT,
        "title": ref("text"),
        "kind": TEXT,
        "unit": TEXT,
        "base": listed(ref("text")),
        "period": or_null(TEXT),
        "better": {"enum": ["up", "down", None]},
        "value": ref("exact"),
    }
    pair = {
        "first": ref("end"),
        "second": ref("end"),
        "comparability": _COMPARABILITY,
        "limits": listed({"enum": [item.value for item in Limit]}),
    }
    return closed(
        {
            "code": or_null(TEXT),
            "measured": listed(closed(measured)),
            "pairs": listed(closed(pair)),
            "apart": COUNT,
        }
    )


def _scales() -> Schema:
    ends = listed(ref("range")) | {"minItems": 2, "maxItems": 2}
    stretch = {
        "low": ref("exact"),
        "low_closed": FLAG,
        "high": ref("exact"),
        "high_closed": FLAG,
        "first": ends,
        "second": ends,
    }
    value = {"anyOf": [TEXT, {"type": "integer"}, FLAG]}
    answer = {"value": value, "title": TEXT, "first": ref("range"), "second": ref("range")}
    return closed(
        {
            "first": ref("end"),
            "second": ref("end"),
            "why": {"enum": [*get_args(ScaleWhy), None]},
            "equal": FLAG,
            "differ_at_most": ref("exact"),
            "stretches": listed(closed(stretch)),
            "answers": listed(closed(answer)),
            "ranges": or_null(ends),
        }
    )


def _experts() -> Schema:
    category = {"concept": COUNT, "id": TEXT, "number": TEXT, "title": ref("text")}
    pair = {
        "first": COUNT,
        "second": COUNT,
        "relation": {"enum": [item.value for item in Relation]},
        "second_keeps_out": ref("text"),
        "first_keeps_out": ref("text"),
    }
    return closed({"categories": listed(closed(category)), "pairs": listed(closed(pair)), "silent": listed(COUNT)})
