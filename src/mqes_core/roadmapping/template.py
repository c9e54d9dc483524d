"""A plan as a template for another period: windows moved by whole years, recurrences and schedules of others kept."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Final

from mqes_core.model.concept import Concept
from mqes_core.model.roadmap import Roadmap, Timing
from mqes_core.roadmapping.periods import Bounds, plan_years, understood
from mqes_core.timing import TimingReading, read, render
from mqes_core.timing.meaning import ILLEGIBLE, Clause, Mark, Span

__all__ = ["Kept", "Template", "as_template"]

_YEAR: Final = re.compile(r"(?<![0-9])((?:19|20)[0-9]{2})(?:([/-])([0-9]{2}))?(?![0-9])")
"""A year, or two of which the second is written in two figures: «2021/22»."""
_OF_THE_DOCUMENT: Final = frozenset({"readings", "reading", "meant", "exceptions", "note", "document"})
"""What speaks of the document that the template was taken from."""


@dataclass(frozen=True, slots=True)
class Kept:
    """A deadline that could not be moved, or whose days lie outside the new period, and why."""

    row: str
    printed: str
    why: str
    """``unreadable``, ``years`` (a year stands where it cannot be moved), ``outside`` or ``external``."""


@dataclass(frozen=True, eq=False)
class Template:
    """A plan for another period, and what its user has to look at."""

    roadmap: Roadmap
    kept: tuple[Kept, ...]


def as_template(concept: Concept, roadmap: Roadmap, first: int, last: int) -> Template:
    """The plan for the years from ``first`` to ``last``.

    Deadlines with years are moved by as many years as lie between the beginnings of the two periods; months, days and
    recurrences stay. What speaks of the old document (its name in sources, readings, exceptions) is left out.

    Args:
        concept: whose plan it is.
        roadmap: the plan.
        first: the first year of the new period.
        last: its last year.

    Raises:
        ValueError: the new period ends before it begins.
    """
    if last < first:
        raise ValueError("the period ends before it begins")
    old = plan_years(concept, roadmap)
    begin = old[0] or concept.approved or _first_year(roadmap, old)
    moved = _Moved(old, first - begin.year if begin else 0, (date(first, 1, 1), date(last, 12, 31)))
    data = moved.plain(json.loads(roadmap.model_dump_json(exclude_defaults=True)), roadmap.id)
    data["title"] = moved.words(data["title"])
    if roadmap.timing is None:
        data["period"] = {"since": f"{first}-01-01", "until": f"{last}-12-31"}
    return Template(Roadmap.model_validate_json(json.dumps(data)), tuple(moved.kept))


def _first_year(roadmap: Roadmap, years: Bounds) -> date | None:
    """The first year that a deadline of a plan without a period names."""
    timings = [row.timing for section in roadmap.sections for row in section.activities if row.timing]
    firsts = [window.start for timing in timings for window in understood(timing, years).windows]
    return min(firsts, default=None)


class _Moved:
    """Data of a plan on its way to another period."""

    def __init__(self, old: Bounds, offset: int, new: tuple[date, date]) -> None:
        self.old, self.offset, self.new = old, offset, new
        self.kept: list[Kept] = []

    def plain(self, value: Any, name: str) -> Any:
        """The data without what speaks of the old document, with deadlines moved."""
        if isinstance(value, list):
            return [self.plain(item, name) for item in value]
        if not isinstance(value, dict):
            return value
        name = value.get("id", name)
        found: dict[str, Any] = {}
        for key, inner in value.items():
            if key == "timing":
                found[key] = {"printed": self.deadline(inner, name)}
            elif key == "by":
                found[key] = self.words(inner)
            elif key not in _OF_THE_DOCUMENT:
                found[key] = self.plain(inner, name)
        return found

    def words(self, text: Any) -> Any:
        """A text with the years in it moved."""
        if isinstance(text, dict):
            return {lang: self.words(said) for lang, said in text.items()}
        return _YEAR.sub(self._year, text)

    def _year(self, found: re.Match[str]) -> str:
        year, sign, short = found.groups()
        second = f"{sign}{(int(short) + self.offset) % 100:02d}" if sign else ""
        return f"{int(year) + self.offset}{second}"

    def deadline(self, timing: dict[str, str], name: str) -> str:
        """The deadline in the new period; one that cannot be moved stays as it is, and is listed."""
        old = understood(Timing.model_validate(timing), self.old)
        phrase = timing.get("meant") or timing["printed"]
        if old.kind == "unreadable" or _illegible(old):
            return self._keep(name, phrase, "unreadable")
        wanted = [_shifted(part.clause, self.offset) for part in old.parts or (old,) if part.clause]
        for text in (self.words(phrase), self._rendered(old)):
            new = read(text, since=self.new[0], until=self.new[1])
            if [part.clause for part in new.parts or (new,)] == wanted and not new.slips:
                return self._checked(name, text, old, new)
        return self._keep(name, phrase, "years")

    def _checked(self, name: str, text: str, old: TimingReading, new: TimingReading) -> str:
        if any(window.end < self.new[0] or window.start > self.new[1] for window in new.windows):
            self.kept.append(Kept(name, text, "outside"))
        elif old.kind == "external":
            self.kept.append(Kept(name, text, "external"))
        return text

    def _rendered(self, old: TimingReading) -> str:
        parts = tuple(replace(part, clause=_shifted(part.clause, self.offset)) for part in old.parts if part.clause)
        clause = _shifted(old.clause, self.offset) if old.clause else None
        return render(replace(old, clause=clause, parts=parts), "ru")

    def _keep(self, name: str, phrase: str, why: str) -> str:
        self.kept.append(Kept(name, phrase, why))
        return phrase


def _marks(clause: Clause) -> Iterator[Mark]:
    for item in (*clause.spans, *clause.exceptions):
        yield from (item.first, item.last)
    if clause.since:
        yield clause.since


def _illegible(reading: TimingReading) -> bool:
    clauses = [part.clause for part in reading.parts or (reading,) if part.clause]
    return any(mark.year == ILLEGIBLE for clause in clauses for mark in _marks(clause))


def _shifted(clause: Clause, offset: int) -> Clause:
    def mark(item: Mark) -> Mark:
        return replace(item, year=item.year + offset) if item.year is not None else item

    def spans(items: tuple[Span, ...]) -> tuple[Span, ...]:
        return tuple(Span(mark(item.first), mark(item.last)) for item in items)

    return replace(
        clause,
        spans=spans(clause.spans),
        exceptions=spans(clause.exceptions),
        since=mark(clause.since) if clause.since else None,
    )
