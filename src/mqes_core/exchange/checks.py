"""What shows only across rows and files: a school and year twice, two titles of a school, codes that look alike."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from mqes_core.diagnostics import Diagnostic, Place, Severity
from mqes_core.exchange.rows import Row
from mqes_core.exchange.texts import fold, outline, shorten

__all__ = ["check_rows"]


def check_rows(rows: Sequence[Row]) -> list[Diagnostic]:
    """Errors for a school and year that stand twice, a single one for a file all of whose rows do; warnings for a
    changed title, and for codes that look alike.
    """
    found: list[Diagnostic] = []
    repeated: dict[tuple[str, str], list[Diagnostic]] = {}
    seen: dict[str, dict[str, Place]] = {}
    first: dict[tuple[str, int], Place] = {}
    titles: dict[str, tuple[str, int]] = {}
    for row in rows:
        unit, year, place = row.unit, row.year, row.place
        if unit is not None and unit.id not in (alike := seen.setdefault(outline(unit.id), {})):
            for other, where in list(alike.items())[:1]:
                params = {"unit": shorten(unit.id), "other": shorten(other), "first": str(where)}
                found.append(Diagnostic("MQ765", place, params, Severity.WARNING))
            alike[unit.id] = place
        if unit is None or year is None:
            continue
        same = first.setdefault((unit.id, year), place)
        if same is not place:
            params = {"unit": shorten(unit.id), "year": str(year), "first": str(same)}
            repeated.setdefault((place.file, same.file), []).append(Diagnostic("MQ733", place, params))
            continue
        if unit.title is None:
            continue
        title, when = titles.setdefault(unit.id, (unit.title, year))
        if fold(title) != fold(unit.title):
            params = {
                "unit": shorten(unit.id),
                "title": shorten(unit.title),
                "other": shorten(title),
                "year": str(when),
            }
            found.append(Diagnostic("MQ781", place, params, Severity.WARNING))
    rows_of = Counter(row.place.file for row in rows)
    for (file, other), items in repeated.items():
        if file != other and 1 < len(items) == rows_of[file]:
            items = [Diagnostic("MQ799", Place(file), {"count": len(items), "first": other})]
        found += items
    return found
