"""The map of one concept: every direction of the chosen frame by stages of the cycle, and what has no place in it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from mqes_core.comparison.concepts.cells import Blank, Cell, Linked, Placed, Reason
from mqes_core.comparison.concepts.crosswalk import Crosswalk
from mqes_core.comparison.concepts.provisions import GOALS, Provision, provisions
from mqes_core.model.edition import Edition
from mqes_core.model.frame import FrameDirection, ManagementCycle
from mqes_core.model.roadmap import RoadmapSection

__all__ = ["Column", "Entry", "Outside", "Why", "column"]


class Why(StrEnum):
    """Why something of a document has no place among the directions of the frame."""

    NO_DIRECTION = "no_direction"
    """It stands under no direction of the concept."""
    UNLINKED = "unlinked"
    """Its direction is linked to no frame."""
    NOT_IN_EDITION = "not_in_edition"
    """Its direction is linked to an edition from which nothing leads to the chosen one."""
    RELATED = "related"
    """Its direction is only related to one of the frame, and is not compared."""


@dataclass(frozen=True, slots=True)
class Outside:
    """Something that the document provides and the chosen frame has no direction for."""

    provision: Provision
    why: Why


@dataclass(frozen=True, slots=True)
class Entry:
    """One concept in one direction of the frame."""

    direction: FrameDirection
    linked: tuple[Linked, ...]
    """Directions of the concept that may be compared with it."""
    related: tuple[Linked, ...]
    """Directions of the concept that are only related to it."""
    cells: tuple[Cell, ...]
    """One for each stage of the cycle in its order, then one for rows without a stage if there are any."""

    @property
    def filled(self) -> int:
        """In how many stages the document provides something."""
        return sum(bool(cell.placed) for cell in self.cells if cell.stage is not None)

    @property
    def rows(self) -> int:
        """How many rows, targets and indicators it provides, each once."""
        return len({item.provision.key for cell in self.cells for item in cell.placed})

    @property
    def reason(self) -> Reason | None:
        """The reason that all of its cells share, if nothing at all is placed and they do."""
        reasons = {cell.blank.reason if cell.blank else None for cell in self.cells}
        return next(iter(reasons)) if len(reasons) == 1 else None

    @property
    def unconfirmed(self) -> bool:
        """Whether the concept's own links here all wait to be confirmed, whatever the crosswalk adds to them."""
        return bool(self.linked) and all(item.way.links[0].provisional for item in self.linked)


@dataclass(frozen=True, eq=False)
class Column:
    """One concept under the chosen frame."""

    edition: Edition
    entries: tuple[Entry, ...]
    """One for each direction of the frame, in its order."""
    outside: tuple[Outside, ...]

    @property
    def applicable(self) -> bool:
        """Whether the document is made by directions of the frame at all."""
        return any(entry.reason is not Reason.NOT_APPLICABLE for entry in self.entries)

    def entry(self, code: str) -> Entry:
        """Its part in a direction of the frame."""
        return next(entry for entry in self.entries if entry.direction.code == code)


def column(edition: Edition, crosswalk: Crosswalk, cycle: ManagementCycle) -> Column:
    """Lay out one edition under the chosen frame."""
    return _Layout(edition, crosswalk, cycle).column()


class _Layout:
    """One edition while it is being laid out."""

    def __init__(self, edition: Edition, crosswalk: Crosswalk, cycle: ManagementCycle) -> None:
        self.edition, self.crosswalk = edition, crosswalk
        self.stages = [stage.id for stage in cycle.stages]
        self.placed: defaultdict[tuple[str, str | None], list[Placed]] = defaultdict(list)
        self.linked: defaultdict[str, list[Linked]] = defaultdict(list)
        self.outside: list[Outside] = []
        self.compared = False
        for direction in edition.concept.directions:
            for way in crosswalk.ways(direction.mappings):
                self.linked[way.code].append(Linked(direction, way))
                self.compared |= way.comparability != "none"
        for provision in provisions(edition):
            self._place(provision)
        self.broken = _broken(edition)

    def _place(self, provision: Provision) -> None:
        ways = self.crosswalk.ways(provision.mappings)
        for way in ways:
            for stage in provision.stages or (None,):
                place = stage.stage if stage is not None and stage.stage in self.stages else None
                self.placed[way.code, place].append(Placed(provision, way, stage))
        if any(way.comparability != "none" for way in ways):
            self.compared = True
        else:
            self.outside.append(Outside(provision, _why(provision, bool(ways))))

    def column(self) -> Column:
        entries = tuple(self._entry(direction) for direction in self.crosswalk.frame.directions)
        return Column(self.edition, entries, tuple(self.outside))

    def _entry(self, direction: FrameDirection) -> Entry:
        code = direction.code
        every = self.linked[code]
        linked = tuple(item for item in every if item.way.comparability != "none")
        related = tuple(item for item in every if item.way.comparability == "none")
        stages = [*self.stages, *([None] if self.placed[code, None] else [])]
        return Entry(direction, linked, related, tuple(self._cell(direction, stage, linked) for stage in stages))

    def _cell(self, direction: FrameDirection, stage: str | None, linked: tuple[Linked, ...]) -> Cell:
        here = self.placed[direction.code, stage]
        placed = tuple(item for item in here if item.counts)
        related = tuple(item for item in here if not item.counts)
        blank = None if placed else self._blank(direction.code, stage, linked, bool(related))
        return Cell(stage, placed, related, blank)

    def _blank(self, code: str, stage: str | None, linked: tuple[Linked, ...], related: bool) -> Blank:
        concept = self.edition.concept
        if not self.compared:
            return Blank(Reason.NOT_APPLICABLE, {"subject": concept.subject})
        if related:
            return Blank(Reason.RELATED_ONLY)
        if linked or any(item.counts for stage in self.stages for item in self.placed.get((code, stage), ())):
            own = [item.direction.id for item in linked]
            readings = tuple(name for key in own for name in self.broken.get(key, ()))
            if readings:
                return Blank(Reason.CUT_OFF, readings=readings)
            whole = len(concept.goals) if stage == GOALS else 0
            return Blank(Reason.NO_STAGE, {"whole": whole}, tuple(_beside(self.edition, own)))
        known = self._editions()
        if not any(self.crosswalk.reaches(edition, code) for edition in known):
            return Blank(Reason.NOT_IN_EDITION, {"editions": known})
        readings = tuple(dict.fromkeys(name for names in self.broken.values() for name in names))
        return Blank(Reason.CUT_OFF if readings else Reason.NO_DIRECTION, readings=readings)

    def _editions(self) -> tuple[str, ...]:
        """The editions of the frame to which the concept keeps."""
        links = (link for item in self.edition.concept.directions for link in item.mappings)
        return tuple(dict.fromkeys(link.frame for link in links)) or (self.crosswalk.frame.id,)


def _why(provision: Provision, related: bool) -> Why:
    if related:
        return Why.RELATED
    if provision.mappings:
        return Why.NOT_IN_EDITION
    return Why.NO_DIRECTION if provision.direction is None else Why.UNLINKED


def _sections(edition: Edition) -> Iterator[tuple[RoadmapSection, Iterable[str]]]:
    """Each part of a plan with the readings of the part as a whole; the passport's are those of the first part."""
    for roadmap in edition.roadmaps:
        for place, section in enumerate(roadmap.sections):
            passport = roadmap.passport if place == 0 else None
            of_passport = (
                (*passport.readings, *(name for row in passport.rows for name in row.readings)) if passport else ()
            )
            yield section, (*section.readings, *of_passport)


def _broken(edition: Edition) -> Mapping[str, tuple[str, ...]]:
    """Where the copy breaks off: the readings that say so, by direction (empty for parts without one)."""
    found: defaultdict[str, dict[str, None]] = defaultdict(dict)
    for section, readings in _sections(edition):
        for name in (*readings, *(name for item in section.activities for name in item.readings)):
            if name in edition.readings and edition.readings[name].breaks_off:
                found[section.direction or ""][name] = None
    return {direction: tuple(names) for direction, names in found.items()}


def _beside(edition: Edition, directions: Collection[str]) -> Iterator[str]:
    """Readings of the parts of plans that carry out these directions, each once."""
    found = {
        name: None for section, names in _sections(edition) if (section.direction or "") in directions for name in names
    }
    yield from (name for name in found if name in edition.readings)
