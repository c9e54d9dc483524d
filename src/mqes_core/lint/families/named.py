"""What one part of the document names and another does not: directions and indicators; text, tables and plans."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from mqes_core.i18n import Key
from mqes_core.lint.language import shown
from mqes_core.lint.rule import Defect
from mqes_core.lint.subject import Path, Subject
from mqes_core.model.concept import Direction, MechanismUse
from mqes_core.model.roadmap import Roadmap, RoadmapSection
from mqes_core.model.scoring import Criterion, Indicator
from mqes_core.model.sources import Source

__all__ = ["direction_not_everywhere", "direction_not_planned", "indicator_not_everywhere"]


class _Place(NamedTuple):
    """A part of the document that lists things: one of its tables, or its text."""

    document: str
    table: str


class _Named(NamedTuple):
    path: Path
    title: str
    places: Counter[_Place]
    """Each place that names it, with how many times it does: twice, where its two rows are one row elsewhere."""


def direction_not_planned(subject: Subject) -> Iterator[Defect]:
    """A direction that no part of a plan carries out, or a part without one, where plans follow directions."""
    planned = {section.direction for _, section in subject.each(RoadmapSection)}
    if planned - {None}:
        for path, direction in subject.each(Direction):
            if direction.id not in planned:
                yield Defect(path, {"what": Key("MQ154.direction", title=shown(direction.title.ru))})
    for path, roadmap in subject.each(Roadmap):
        if any(section.direction for section in roadmap.sections):
            for index, section in enumerate(roadmap.sections):
                if section.direction is None:
                    yield Defect(
                        (*path, "sections", index), {"what": Key("MQ154.section", title=shown(section.title.ru))}
                    )


def direction_not_everywhere(subject: Subject) -> Iterator[Defect]:
    """A direction that a table or the text leaves out, though it names others; a table of mechanisms names all."""
    uses: dict[str, set[_Place]] = {}
    for _, use in subject.each(MechanismUse):
        uses.setdefault(use.direction, set()).add(_place(subject, use.source))
    tables = frozenset(place for places in uses.values() for place in places)
    items = []
    for path, item in subject.each(Direction):
        named = _named(subject, path, item)
        named.places.update(uses.get(item.id, set()) - named.places.keys())
        items.append(named)
    yield from _apart(subject, items, tables)


def indicator_not_everywhere(subject: Subject) -> Iterator[Defect]:
    """A criterion or indicator that a table or the text leaves out, or makes two of, unlike those of the same rank."""
    ranks: dict[tuple[type, int], list[_Named]] = {}
    for path, criterion in subject.each(Criterion):
        ranks.setdefault((Criterion, path.count("criteria")), []).append(_named(subject, path, criterion))
    for path, indicator in subject.each(Indicator):
        ranks.setdefault((Indicator, 0), []).append(_named(subject, path, indicator))
    for items in ranks.values():
        yield from _apart(subject, items, frozenset())


def _place(subject: Subject, source: Source) -> _Place:
    return _Place(source.document or subject.edition.concept.documents[0].id, source.table or "")


def _named(subject: Subject, path: Path, item: Direction | Criterion | Indicator) -> _Named:
    return _Named(path, item.title.ru, Counter(_place(subject, source) for source in (item.source, *item.also)))


def _apart(subject: Subject, items: list[_Named], tables: frozenset[_Place]) -> Iterator[Defect]:
    """Those that a place leaves out which names at least half of all, and those that it names twice.

    Places count only where something is named in two of them: else each merely stands where it stands.
    """
    counted = Counter(place for item in items for place in item.places)
    shared = {place for item in items if len(item.places) > 1 for place in item.places}
    lists = [place for place in sorted(shared) if counted[place] * 2 >= len(items) or place in tables]
    for item in items:
        title = shown(item.title)
        for place in lists:
            where, count = _in_words(subject, place), counted[place]
            if place not in item.places:
                what = Key("lint.left_out", where=where, count=count, total=len(items), title=title)
                yield Defect(item.path, {"what": what})
            elif item.places[place] > 1:
                what = Key("lint.merged", where=where, count=item.places[place], title=title)
                yield Defect(item.path, {"what": what})


def _in_words(subject: Subject, place: _Place) -> Key:
    if place.table:
        return Key("lint.in_table", table=place.table)
    titles = {document.id: document.title.ru for document in subject.edition.concept.documents[1:]}
    if place.document in titles:
        return Key("lint.in_document", title=shown(titles[place.document]))
    return Key("lint.in_text")
