"""A reading as JSON, and the schema of that."""

from __future__ import annotations

from datetime import date
from typing import Any, Final, get_args

from mqes_core.timing.calendar import Window
from mqes_core.timing.describe import describe, next_windows
from mqes_core.timing.reading import Confidence, Kind, TimingReading
from mqes_core.timing.render import render

__all__ = ["schemas", "to_dict"]

_TEXT: Final = {"type": "string"}
_DAY: Final = {"type": "string", "format": "date"}
_OPEN_DAY: Final = {"anyOf": [_DAY, {"type": "null"}]}
_BOTH: Final = {
    "type": "object",
    "additionalProperties": False,
    "required": ["ru", "en"],
    "properties": {"ru": _TEXT, "en": _TEXT},
}


def to_dict(reading: TimingReading, on: date | None = None) -> dict[str, Any]:
    """A reading as plain data; with ``on``, the next three windows that are not over on that day."""
    recurrence = reading.recurrence
    relative = reading.relative
    made: dict[str, Any] = {
        "printed": reading.printed,
        "kind": reading.kind,
        "confidence": reading.confidence,
        "words": {"ru": render(reading, "ru"), "en": render(reading, "en")},
        "windows": [_window(window) for window in reading.windows],
        "bounds": dict(zip(("since", "until"), (_day(day) for day in reading.bounds), strict=True)),
        "yearly": reading.yearly,
        "assumptions": [_said(key, params) for key, params in reading.assumptions],
        "slips": [{**_said(key, params), "column": column} for key, params, column in reading.slips],
        "parts": [to_dict(part, on) for part in reading.parts],
        "described": {"ru": list(describe(reading, "ru")), "en": list(describe(reading, "en"))},
    }
    if on is not None:
        made["next"] = [_window(window) for window in next_windows(reading, on)]
    if reading.stopped_at is not None:
        made["stopped_at"] = reading.stopped_at
    if recurrence is not None:
        made["recurrence"] = {
            "rules": list(recurrence.rules),
            "times": recurrence.times,
            "since": _day(recurrence.since),
        }
    if relative is not None:
        distance = relative.distance
        made["relative"] = {
            "direction": relative.direction,
            "event": relative.event.printed if relative.event else None,
            "distance": {"count": distance.count, "unit": str(distance.unit)} if distance else None,
        }
    if reading.schedule is not None:
        made["schedule"] = reading.schedule.printed
    if reading.clause is not None and reading.clause.note is not None:
        made["note"] = reading.clause.note.printed
    return made


def _window(window: Window) -> dict[str, str]:
    return {"start": window.start.isoformat(), "end": window.end.isoformat()}


def _day(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def _said(key: str, params: dict[str, Any]) -> dict[str, Any]:
    from mqes_core.i18n import translate

    return {"key": key, "words": {"ru": translate(key, "ru", **params), "en": translate(key, "en", **params)}}


def schemas() -> dict[str, dict[str, Any]]:
    """The schema by the name of its file in ``schemas/``."""
    windows = {"type": "array", "items": {"$ref": "#/$defs/window"}}
    said = _closed({"key": _TEXT, "words": _BOTH})
    slip = _closed({"key": _TEXT, "words": _BOTH, "column": {"type": "integer", "minimum": 1}})
    distance = _closed({"count": {"type": "integer", "minimum": 1}, "unit": _TEXT})
    lines = {"type": "array", "items": _TEXT}
    reading = _closed(
        {
            "printed": _TEXT,
            "kind": {"enum": list(get_args(Kind))},
            "confidence": {"enum": list(get_args(Confidence))},
            "words": {**_BOTH, "description": "Canonical words; empty for what cannot be read."},
            "windows": {**windows, "description": "The exact windows, where they are known; a deadline's last day."},
            "bounds": _closed({"since": _OPEN_DAY, "until": _OPEN_DAY}),
            "yearly": {"type": "boolean"},
            "assumptions": {"type": "array", "items": said},
            "slips": {"type": "array", "items": slip},
            "parts": {"type": "array", "items": {"$ref": "#/$defs/reading"}},
            "described": _closed({"ru": lines, "en": lines}),
            "next": {**windows, "description": "The next three windows that are not over on the day asked for."},
            "stopped_at": {"type": "integer", "minimum": 1, "description": "Where reading stopped, from 1."},
            "recurrence": _closed(
                {
                    "rules": {"type": "array", "items": _TEXT, "description": "RFC 5545 rules of the first days."},
                    "times": {"type": "integer", "minimum": 1, "description": "How many times in each window."},
                    "since": _OPEN_DAY,
                }
            ),
            "relative": _closed(
                {
                    "direction": {"enum": ["after", "before", "during"]},
                    "event": {"anyOf": [_TEXT, {"type": "null"}]},
                    "distance": {"anyOf": [distance, {"type": "null"}]},
                }
            ),
            "schedule": _TEXT,
            "note": _TEXT,
        },
        "next", "stopped_at", "recurrence", "relative", "schedule", "note",
    )  # fmt: skip
    return {
        "timing.schema.json": {
            "$schema": "https://json-schema.org/draft/2020-12/schema",
            "$id": "timing.schema.json",
            "title": "mqes: how a deadline is read",
            "$ref": "#/$defs/reading",
            "$defs": {"reading": reading, "window": _closed({"start": _DAY, "end": _DAY})},
        }
    }


def _closed(properties: dict[str, Any], *optional: str) -> dict[str, Any]:
    """An object with these properties and no others; all are required but the ``optional`` ones."""
    required = [name for name in properties if name not in optional]
    return {"type": "object", "additionalProperties": False, "required": required, "properties": properties}
