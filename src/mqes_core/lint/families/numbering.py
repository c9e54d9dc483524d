"""Numbers as printed: repeated and skipped ones, of rows, sections and criteria."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Any, Final, NamedTuple

from mqes_core.lint.rule import Defect
from mqes_core.lint.subject import Path, Subject
from mqes_core.model.roadmap import Roadmap, RoadmapSection
from mqes_core.model.scoring import Criterion, Scoring

__all__ = ["criteria_skipped", "repeated", "sections_numbered_twice", "skipped", "starts_late"]

_ROMAN: Final = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}


class _Numbered(NamedTuple):
    """A printed number taken apart: what stands before its last figure, and that figure."""

    path: Path
    printed: str
    stem: tuple[int, ...]
    last: int


def repeated(subject: Subject) -> Iterator[Defect]:
    """Two rows of one section with one number."""
    for path, section in subject.each(RoadmapSection):
        yield from _repeated(_numbered(path, "activities", section.activities))


def sections_numbered_twice(subject: Subject) -> Iterator[Defect]:
    """Two sections of one plan with one number."""
    for path, roadmap in subject.each(Roadmap):
        yield from _repeated(_numbered(path, "sections", roadmap.sections))


def skipped(subject: Subject) -> Iterator[Defect]:
    """Rows or sections whose numbers leave one out."""
    for path, roadmap in subject.each(Roadmap):
        yield from _skipped(_numbered(path, "sections", roadmap.sections))
    for path, section in subject.each(RoadmapSection):
        yield from _skipped(_numbered(path, "activities", section.activities))


def criteria_skipped(subject: Subject) -> Iterator[Defect]:
    """Criteria or indicators whose numbers leave one out."""
    for path, scoring in subject.each(Scoring):
        yield from _skipped(_numbered(path, "criteria", scoring.criteria))
    for path, criterion in subject.each(Criterion):
        yield from _skipped(_numbered(path, "criteria", criterion.criteria))
        yield from _skipped(_numbered(path, "indicators", criterion.indicators))


def starts_late(subject: Subject) -> Iterator[Defect]:
    """A part of a plan whose first number is neither one nor the next after the part before."""
    for path, roadmap in subject.each(Roadmap):
        before: _Numbered | None = None
        for place, section in enumerate(roadmap.sections):
            numbers = _numbered((*path, "sections", place), "activities", section.activities)
            if numbers and numbers[0].path[-1] == 0:
                first = numbers[0]
                goes_on = before is not None and (before.stem, before.last + 1) == (first.stem, first.last)
                if first.last > 1 and not goes_on:
                    yield Defect((*first.path, "number"), {"number": first.printed})
            before = numbers[-1] if numbers else before


def _numbered(path: Path, field: str, items: Sequence[Any]) -> list[_Numbered]:
    """The numbered ones of a list. A number that is no plain one (a letter, a range) is left out: it says nothing."""
    found = []
    for index, item in enumerate(items):
        if item.number is not None and (figures := _figures(item.number)):
            found.append(_Numbered((*path, field, index), item.number.strip().rstrip("."), figures[:-1], figures[-1]))
    return found


def _figures(printed: str) -> tuple[int, ...]:
    parts = printed.strip().rstrip(".)").split(".")
    values = [int(part) if re.fullmatch(r"\d{1,4}", part) else _roman(part) for part in parts]
    return tuple(value for value in values if value) if all(values) else ()


def _roman(text: str) -> int:
    """The value of a Roman number; Cyrillic letters of the same shape are taken for the Latin ones."""
    text = text.translate(str.maketrans("ІХСМ", "IXCM"))
    values = [_ROMAN.get(letter, 0) for letter in text]
    if not values or not all(values):
        return 0
    after = [*values[1:], 0]
    return sum(-value if value < following else value for value, following in zip(values, after, strict=True))


def _repeated(items: Iterable[_Numbered]) -> Iterator[Defect]:
    first: dict[tuple[int, ...], Path] = {}
    for item in items:
        whole = (*item.stem, item.last)
        if whole in first:
            yield Defect((*item.path, "number"), {"number": item.printed}, also=(first[whole],))
        else:
            first[whole] = item.path


def _skipped(items: Sequence[_Numbered]) -> Iterator[Defect]:
    """Gaps between neighbours with the same stem; a number lost by a scan between them is not known to be skipped."""
    for before, after in pairwise(items):
        adjacent = before.path[:-1] == after.path[:-1] and _step(after.path) - _step(before.path) == 1
        if adjacent and before.stem == after.stem and after.last > before.last + 1:
            params = {"number": after.printed, "before": before.printed}
            yield Defect((*after.path, "number"), params, also=(before.path,))


def _step(path: Path) -> int:
    step = path[-1]
    return step if isinstance(step, int) else 0
