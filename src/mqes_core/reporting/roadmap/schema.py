"""The JSON Schemas of plans on a day and of a year by months."""

from __future__ import annotations

from typing import Any, Final

from mqes_core.roadmapping import State

__all__ = ["roadmap_schemas"]

_TEXT: Final[dict[str, Any]] = {"type": "string"}
_OR_NOT: Final[dict[str, Any]] = {"type": ["string", "null"]}
_COUNT: Final[dict[str, Any]] = {"type": "integer", "minimum": 0}
_DAY: Final[dict[str, Any]] = {"type": "string", "format": "date"}


def roadmap_schemas() -> dict[str, dict[str, Any]]:
    """The schemas by the names of their files in ``schemas/``."""
    return {
        "agenda.schema.json": _agenda(),
        "year-plan.schema.json": _year_plan(),
        "passport.schema.json": _passports(),
    }


def _agenda() -> dict[str, Any]:
    """What ``mqes roadmap --format json`` prints."""
    window = _closed({"start": _DAY, "end": _DAY})
    counts = _closed({str(state): _COUNT for state in State})
    row = _row(
        state={"enum": [str(state) for state in State]},
        days={"type": ["integer", "null"]},
        next={"anyOf": [window, {"type": "null"}]},
        late=_list(window),
        done=_COUNT,
        why=_list(_said()),
    )
    names = _list(_TEXT)
    return _schema(
        "Plans of activities on a day",
        {
            "on": _DAY,
            "days": _COUNT,
            "tracked": {"type": "boolean"},
            "filters": _closed({"responsible": names, "direction": names, "stage": names}),
            "concepts": _list(_closed({"concept": _TEXT, "rules_hash": _TEXT | {"pattern": "^[0-9a-f]{64}$"}})),
            "counts": counts,
            "rows": _list(row),
            "totals": _list(_closed({"responsible": {"anyOf": [_body(), {"type": "null"}]}, "counts": counts})),
        },
    )


def _year_plan() -> dict[str, Any]:
    """What ``mqes roadmap --year … --format json`` prints."""
    items = _list(_row(start=_DAY, end=_DAY))
    repeats = _list(_row(start=_DAY, end=_DAY, times=_COUNT))
    month = {"month": _TEXT | {"pattern": "^[0-9]{4}-[0-9]{2}$"}, "begins": items, "due": items, "repeats": repeats}
    return _schema(
        "A year of plans by months",
        {
            "year": {"type": "integer"},
            "months": _list(_closed(month)) | {"minItems": 12, "maxItems": 12},
            "all_along": _list(_row()),
            "undated": _list(_row(why=_list(_said()))),
        },
    )


def _passports() -> dict[str, Any]:
    """What ``mqes roadmap --passport --format json`` prints."""
    target = {
        "row": _TEXT,
        "title": _OR_NOT,
        "relation": _TEXT,
        "value": {"type": ["integer", "string", "null"]},
        "unit": _OR_NOT,
        "by": _OR_NOT,
        "due": _list(_closed({"start": _DAY, "end": _DAY})),
        "source": _closed({"ru": _TEXT, "en": _TEXT}),
    }
    passport = {
        "concept": _TEXT,
        "roadmap": _TEXT,
        "title": _TEXT,
        "goals": _list(_TEXT),
        "targets": _list(_closed(target)),
        "measured": _list(_TEXT),
        "unserved": _list(_closed({"row": _TEXT, "title": _TEXT})),
        "activities": _COUNT,
    }
    return _schema("Passports of plans", {"passports": _list(_closed(passport))})


def _row(**more: dict[str, Any]) -> dict[str, Any]:
    return _closed(
        {
            "concept": _TEXT,
            "row": _TEXT,
            "number": _OR_NOT,
            "title": _TEXT,
            "printed": _OR_NOT,
            "meant": _OR_NOT,
            "kind": _OR_NOT,
            "confidence": {"enum": ["certain", "assumed", "doubtful", "none", None]},
            "assumptions": _list(_said()),
            "section": _TEXT,
            "direction": _OR_NOT,
            "stage": _OR_NOT,
            "responsible": _list(_body()),
            "results": _list(_closed({"kind": _TEXT, "title": _TEXT})),
            "source": _closed({"ru": _TEXT, "en": _TEXT}),
            **more,
        }
    )


def _said() -> dict[str, Any]:
    return _closed({"key": _TEXT, "ru": _TEXT, "en": _TEXT})


def _body() -> dict[str, Any]:
    return _closed({"id": _TEXT, "title": _TEXT, "known": {"type": "boolean"}})


def _schema(title: str, properties: dict[str, Any]) -> dict[str, Any]:
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": title, **_closed(properties)}


def _closed(properties: dict[str, Any]) -> dict[str, Any]:
    return {"type": "object", "additionalProperties": False, "required": list(properties), "properties": properties}


def _list(items: dict[str, Any]) -> dict[str, Any]:
    return {"type": "array", "items": items}
