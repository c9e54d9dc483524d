"""The JSON Schema of results side by side."""

from __future__ import annotations

from typing import Final, get_args

from mqes_core.comparison.concepts.indicators import Limit
from mqes_core.comparison.results.crossing import Fit
from mqes_core.comparison.results.fields import Aside
from mqes_core.comparison.results.settings import By
from mqes_core.evaluation import MinimumStatus, ReadingMode, Status
from mqes_core.reporting.schema_words import COUNT, EXACT, FLAG, TEXT, Schema, closed, listed, or_null, ref

__all__ = ["results_schema"]

_KEY: Final[Schema] = {"district": TEXT, "unit": TEXT}


def results_schema() -> Schema:
    """What ``mqes compare --data DIR`` writes as JSON of the results."""
    whole = {
        "settings": _settings(),
        "districts": listed(closed({"id": TEXT, "title": ref("text")})),
        "editions": listed(_edition()),
        "results": listed(_district()),
        "rankings": listed(ref("ranking")),
        "changes": listed(
            closed({**_KEY, "year": COUNT, "before": TEXT, "now": TEXT, **_intervals("points", "share")})
        ),
        "district_changes": listed(
            closed(
                {
                    "district": TEXT,
                    "year": COUNT,
                    "before": TEXT,
                    "now": TEXT,
                    "units": COUNT,
                    **_intervals("share"),
                    "exact": ref("exact"),
                    "exact_units": COUNT,
                }
            )
        ),
        "low_results": or_null(
            listed(
                closed(
                    {
                        **_KEY,
                        "criterion": TEXT,
                        "minimum": ref("exact"),
                        "bound": ref("exact"),
                        "years": listed(COUNT),
                        "sure": FLAG,
                    }
                )
            )
        ),
        "totals": listed(_totals()),
        "withheld": COUNT,
        "under": or_null(_crossed()),
    }
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": "results.schema.json",
        "title": "Results of districts side by side",
        **closed(whole),
        "$defs": {
            "text": closed({"ru": TEXT, "en": TEXT}, "en"),
            "exact": EXACT,
            "interval": {
                "description": "The least and the most that a figure can be; null: there is none.",
                "anyOf": [listed(ref("exact")) | {"minItems": 2, "maxItems": 2}, {"type": "null"}],
            },
            "place": {
                "description": "The best and the worst place; null: none.",
                "anyOf": [listed(COUNT) | {"minItems": 2, "maxItems": 2}, {"type": "null"}],
            },
            "often": closed({"surely": COUNT, "perhaps": COUNT, "of": COUNT}),
            "total": _total(),
            "ranking": _ranking(),
        },
    }


def _intervals(*names: str) -> Schema:
    return {name: ref("interval") for name in names}


def _settings() -> Schema:
    return closed(
        {
            "on": TEXT | {"format": "date"},
            "reading": {"enum": list(get_args(ReadingMode))},
            "small": COUNT | {"description": "Values about groups of at most so many are withheld; 0: none."},
            "by": {"enum": list(get_args(By))},
            "known": ref("exact"),
            "spread": ref("exact"),
            "samples": COUNT,
            "seed": {"type": "integer"},
            "low": or_null(closed({"below": ref("exact"), "years": COUNT})),
            "under": or_null(TEXT),
        }
    )


def _edition() -> Schema:
    node = {
        "id": TEXT, "kind": {"enum": ["total", "criterion", "indicator"]}, "number": TEXT, "title": ref("text"),
        "parts": listed(TEXT),
    }  # fmt: skip
    rules = TEXT | {"pattern": "^[0-9a-f]{64}$"}
    return closed({"key": TEXT, "title": ref("text"), "rules_hash": rules, "nodes": listed(closed(node))})


def _district() -> Schema:
    minima = {"type": "object", "additionalProperties": COUNT}
    together = {
        "node": TEXT, **_intervals("share"), "units": COUNT, "unbounded": COUNT, "exact": ref("exact"),
        "exact_units": COUNT, "minima": minima,
    }  # fmt: skip
    node = {
        "node": TEXT,
        "status": {"enum": [status.value for status in Status]},
        **_intervals("points"),
        "ceiling": ref("exact"),
        **_intervals("share"),
        "minimum": {"enum": [status.value for status in MinimumStatus]},
    }
    unit = {
        "unit": {"$ref": "scorecard.schema.json#/properties/unit"},
        **_intervals("points", "share"),
        "known": closed({"known": COUNT, "of": COUNT}),
        "without_ceiling": listed(TEXT),
        "nodes": listed(closed(node, "minimum")),
    }
    return closed(
        {
            "district": TEXT,
            "year": COUNT,
            "edition": TEXT,
            "together": listed(closed(together)),
            "units": listed(closed(unit)),
        }
    )


def _ranking() -> Schema:
    holding = {
        "without": listed(closed({"node": TEXT, "place": ref("place")})),
        "other_reading": ref("place"),
        "first": ref("often"),
        "quarter": ref("often"),
    }
    placed = {
        **_KEY, **_intervals("figure"), "place": ref("place"), **_intervals("of_best"),
        "holding": or_null(closed(holding)),
    }  # fmt: skip
    return closed(
        {
            "year": COUNT,
            "edition": TEXT,
            "lines": listed(TEXT),
            "quarter": COUNT,
            "placed": listed(closed(placed)),
            "beside": listed(closed({**_KEY, "why": {"enum": [why.value for why in Aside]}})),
        }
    )


def _totals() -> Schema:
    total = _total()
    district = closed({"district": TEXT, **total["properties"]})
    return closed(
        {
            "edition": TEXT,
            "year": COUNT,
            "measure": TEXT,
            "title": ref("text"),
            "districts": listed(district),
            "together": ref("total"),
        }
    )


def _total() -> Schema:
    value = {"anyOf": [COUNT, closed({"count": COUNT, "of": COUNT}), {"type": "null"}]}
    return closed({"value": value, "units": COUNT, "withheld": COUNT, "unknown": COUNT, "hidden": FLAG})


def _crossed() -> Schema:
    line = {
        "node": TEXT,
        "fit": {"enum": [fit.value for fit in Fit]},
        "source": or_null(TEXT),
        "limits": listed({"enum": [limit.value for limit in Limit]}),
    }
    crossing = closed({"edition": TEXT, "lines": listed(closed(line))})
    unit = closed({**_KEY, "year": COUNT, **_intervals("own", "chosen")})
    return closed(
        {
            "edition": TEXT,
            "lines": listed(TEXT),
            "taking_part": listed(crossing),
            "apart": listed(crossing),
            "units": listed(unit),
            "rankings": listed(ref("ranking")),
        }
    )
