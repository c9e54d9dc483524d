"""The tables of phrases with their expected readings, and how a reading is held against what is expected."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from mqes_core.timing import TimingReading
from mqes_core.timing.meaning import Words

HERE = Path(__file__).parent
YEAR = date(2022, 1, 1), date(2022, 12, 31)
Entry = dict[str, Any]


@cache
def table(name: str) -> list[tuple[str, Entry]]:
    """Every phrase of a table with what is expected of it; values stay text."""
    groups = yaml.load((HERE / name).read_text(encoding="utf-8"), Loader=yaml.CBaseLoader)
    return [(phrase, group) for group in groups for phrase in group["phrases"]]


def context(entry: Entry) -> dict[str, Any]:
    """What the plan says of itself, as arguments of ``read``."""
    given = entry.get("context", {})
    return {key: int(value) if key == "year" else date.fromisoformat(value) for key, value in given.items()}


def differences(reading: TimingReading, entry: Entry) -> list[str]:
    """Everything in which a reading is not as expected, with what is said of it."""
    found = list(_meant(reading, entry))
    said = sorted({key.rpartition(".")[2] for key, _ in reading.assumptions})
    found += _unlike("assumed", said, sorted(set(entry.get("assumed", "").split())))
    slips = [f"{key.rpartition('.')[2]}@{column}" for key, _, column in reading.slips]
    found += _unlike("slips", slips, entry.get("slips", "").split())
    found += _unlike("stop", str(reading.stopped_at or ""), entry.get("stop", ""))
    parts = entry.get("parts", [])
    found += _unlike("parts", len(reading.parts), len(parts))
    for part, expected in zip(reading.parts, parts, strict=False):
        found += _meant(part, {"yearly": str(part.yearly).lower(), **expected})
    return found


def _unlike(name: str, got: object, expected: object) -> list[str]:
    return [] if got == expected else [f"{name}: {got!r}, expected {expected!r}"]


def _meant(reading: TimingReading, entry: Entry) -> Iterator[str]:
    yield from _unlike("kind", reading.kind, entry["kind"])
    windows = " ".join(f"{window.start}/{window.end}" for window in reading.windows)
    if "windows" in entry:
        yield from _unlike("windows", windows, entry["windows"])
    elif not reading.parts:
        yield from _unlike("windows", windows, "")
    if "bounds" in entry:
        yield from _unlike("bounds", "/".join(str(day or "") for day in reading.bounds), entry["bounds"])
    if reading.kind != "several":
        yield from _unlike("yearly", str(reading.yearly).lower(), entry.get("yearly", "false"))
    yield from _unlike("rule", _rule(reading), entry.get("rule", ""))
    if "first" in entry:
        coming = reading.occurrences(*YEAR)
        yield from _unlike("first", f"{coming[0].start}/{coming[0].end}" if coming else "none", entry["first"])
    if reading.clause is not None:
        yield from _worded(reading, entry)


def _rule(reading: TimingReading) -> str:
    return "" if reading.recurrence is None else " ".join(reading.recurrence.rules) or "none"


def _worded(reading: TimingReading, entry: Entry) -> Iterator[str]:
    clause = reading.clause
    assert clause is not None
    for name in ("schedule", "request", "note"):
        words = getattr(clause, name)
        expected = Words.of(entry[name]) if name in entry else None
        yield from _unlike(name, words, expected)
    relative, frequency = clause.relative, clause.frequency
    if relative is None:
        yield from _unlike("direction", "", entry.get("direction", ""))
    else:
        distance = relative.distance
        yield from _unlike("direction", relative.direction, entry.get("direction", ""))
        yield from _unlike("event", relative.event, Words.of(entry["event"]) if "event" in entry else None)
        yield from _unlike(
            "distance", f"{distance.count} {distance.unit}" if distance else "", entry.get("distance", "")
        )
        yield from _unlike("exact", str(relative.exact).lower(), entry.get("exact", "false"))
        yield from _unlike("least", str(relative.least).lower(), entry.get("least", "false"))
    if frequency is not None:
        yield from _unlike("times", str(frequency.times), entry.get("times", "1"))
        yield from _unlike("bound", frequency.bound, entry.get("bound", ""))
