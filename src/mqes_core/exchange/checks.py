"""What shows only across rows and files: a school and year twice, two titles of a school, codes that look alike."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from mqes_core.diagnostics import Diagnostic, Place, Severity
from mqes_core.exchange.rows import Row
from mqes_core.exchange.texts import fold, outline, shorten

__all__ = ["check_rows"]


def check_rows(rows: Sequence[Row]) -> list[Diagnostic]:
    """Errors for a school and year that stand twice, a single one for a file all of whose rows stand in another file;
    warnings for a changed title, and for codes that look alike.
    """
    found: list[Diagnostic] = []
    repeated: dict[tuple[str, str], list[_Twice]] = {}
    seen: dict[str, dict[str, Place]] = {}
    first: dict[tuple[str, int], Row] = {}
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
        same = first.setdefault((unit.id, year), row)
        if same is not row:
            repeated.setdefault((place.file, same.place.file), []).append(_Twice(row, same))
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
        whole = file != other and 1 < len(items) == rows_of[file]
        found += [_whole_file(file, other, items)] if whole else [item.told() for item in items]
    return found


class _Twice(NamedTuple):
    """Two rows of a school and year."""

    row: Row
    first: Row

    def told(self) -> Diagnostic:
        assert self.row.unit is not None
        params = {"unit": shorten(self.row.unit.id), "year": str(self.row.year), "first": str(self.first.place)}
        return Diagnostic("MQ733", self.row.place, params)

    @property
    def differs(self) -> bool:
        """Whether they say something else, or one of them could not be read."""
        return self.row.case is None or self.first.case is None or self.row.case.values != self.first.case.values


def _whole_file(file: str, other: str, items: Sequence[_Twice]) -> Diagnostic:
    """All rows of a file stand in another one: the same form once more, or one that was mended."""
    params = {"count": len(items), "first": other}
    differing = [item for item in items if item.differs]
    if not differing:
        return Diagnostic("MQ799", Place(file), params)
    where = str(differing[0].row.place)
    return Diagnostic("MQ719", Place(file), params | {"differing": len(differing), "where": where})
