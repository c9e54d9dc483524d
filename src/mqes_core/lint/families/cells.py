"""Empty cells of a plan: rows without a deadline, without anyone who answers, without a result."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Final, NamedTuple

from mqes_core.i18n import Key
from mqes_core.lint.rule import Check, Defect
from mqes_core.lint.subject import Path, Subject
from mqes_core.model.roadmap import Activity, Roadmap

__all__ = ["without"]

_ONE_BY_ONE: Final = 12
"""Up to so many empty cells of a plan are named one by one; more of them are one remark to the plan."""


_WORDS: Final[Mapping[str, Callable[[Activity], Iterable[str]]]] = {
    "timing": lambda activity: [activity.timing.printed] if activity.timing else [],
    "responsible": lambda activity: activity.responsible,
    "results": lambda activity: [result.title.ru for result in activity.results],
}
"""What stands in each of the cells."""


class _Row(NamedTuple):
    path: Path
    filled: bool


def without(cell: str) -> Check:
    """The check that no row leaves this field empty: ``timing``, ``responsible`` or ``results``; a dash is empty."""

    def filled(activity: Activity) -> bool:
        return any(sign.isalnum() for text in _WORDS[cell](activity) for sign in text)

    def check(subject: Subject) -> Iterator[Defect]:
        for path, roadmap in subject.each(Roadmap):
            yield from _empty(path, _rows(path, roadmap, filled), cell)

    return check


def _rows(path: Path, roadmap: Roadmap, is_filled: Callable[[Activity], bool]) -> list[_Row]:
    """Rows with whether their cell is filled; that of a heading row is, where every sub-row fills it."""
    below: dict[str, list[Activity]] = {}
    for section in roadmap.sections:
        for activity in section.activities:
            if activity.parent is not None:
                below.setdefault(activity.parent, []).append(activity)
    rows = []
    for place, section in enumerate(roadmap.sections):
        for index, activity in enumerate(section.activities):
            parts = below.get(activity.id, [])
            filled = is_filled(activity) or (bool(parts) and all(is_filled(part) for part in parts))
            rows.append(_Row((*path, "sections", place, "activities", index), filled))
    return rows


def _empty(path: Path, rows: list[_Row], cell: str) -> Iterator[Defect]:
    empty = [row.path for row in rows if not row.filled]
    if len(empty) > _ONE_BY_ONE or len(empty) == len(rows) > 1:
        key = f"lint.empty.{cell}.all" if len(empty) == len(rows) else f"lint.empty.{cell}.many"
        yield Defect(path, {"what": Key(key, count=len(empty), total=len(rows))})
    else:
        for row in empty:
            yield Defect(row, {"what": Key(f"lint.empty.{cell}.row")})
