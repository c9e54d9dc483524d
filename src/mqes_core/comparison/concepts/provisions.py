"""What a document provides: rows of plans and passports, target values, indicators, each with what links it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, Literal, get_args

from mqes_core.model.base import Text
from mqes_core.model.concept import Direction
from mqes_core.model.edition import Edition
from mqes_core.model.frame import Mapping
from mqes_core.model.roadmap import Activity, CycleLink, Passport, PassportRow, Roadmap, RoadmapSection
from mqes_core.model.scoring import Criterion, Indicator, Target
from mqes_core.model.sources import Source

__all__ = ["GOALS", "INDICATORS", "KINDS", "Provision", "ProvisionKind", "provisions"]

ProvisionKind = Literal["activity", "passport", "target", "indicator"]
KINDS: Final[tuple[ProvisionKind, ...]] = get_args(ProvisionKind)

INDICATORS: Final = "indicators"
"""The stage of the cycle to which target values and indicators belong by what they are."""

GOALS: Final = "goals"
"""The stage for which a document may speak as a whole, apart from its directions."""

_BY_KIND: Final = (CycleLink(stage=INDICATORS, relation="exact"),)


@dataclass(frozen=True, slots=True)
class Provision:
    """One row of a document, one target value or one indicator."""

    kind: ProvisionKind
    key: str
    """Unique within the edition."""
    number: str
    """As printed; empty where none is."""
    title: Text
    source: Source
    mappings: tuple[Mapping, ...]
    """Its links to directions of frames: its own or those of what it stands under."""
    stages: tuple[CycleLink, ...]
    item: Activity | PassportRow | Target | Indicator
    """The row itself."""
    direction: Direction | None = None
    """The direction of the concept under which it stands."""


def provisions(edition: Edition) -> tuple[Provision, ...]:
    """All that an edition provides, in the order of its data."""
    return tuple(_all(edition))


def _all(edition: Edition) -> Iterator[Provision]:
    directions = {item.id: item for item in edition.concept.directions}
    for roadmap in edition.roadmaps:
        if roadmap.passport is not None:
            first = roadmap.sections[0].direction if roadmap.sections else None
            yield from _passport(roadmap, roadmap.passport, directions.get(first or ""))
        for section in roadmap.sections:
            yield from _activities(roadmap, section, directions.get(section.direction or ""))
    yield from _indicators(edition.scoring.criteria if edition.scoring else (), ())


def _passport(roadmap: Roadmap, passport: Passport, direction: Direction | None) -> Iterator[Provision]:
    mappings = direction.mappings if direction else ()
    for row in passport.rows:
        key = f"{roadmap.id}/{passport.id}/{row.id}"
        yield Provision("passport", key, row.number or "", row.title, row.source, mappings, row.cycle, row, direction)
        for place, target in enumerate(row.targets, start=1):
            title = target.title or row.title
            name = f"{key}/{place}"
            yield Provision("target", name, "", title, target.source, mappings, _BY_KIND, target, direction)


def _activities(roadmap: Roadmap, section: RoadmapSection, direction: Direction | None) -> Iterator[Provision]:
    mappings = direction.mappings if direction else ()
    for item in section.activities:
        key = f"{roadmap.id}/{item.id}"
        number = item.number or ""
        yield Provision("activity", key, number, item.title, item.source, mappings, item.cycle, item, direction)


def _indicators(criteria: tuple[Criterion, ...], above: tuple[Mapping, ...]) -> Iterator[Provision]:
    """Indicators with the nearest links: their own, else those of the criterion that has any."""
    for criterion in criteria:
        nearest = criterion.mappings or above
        for line in criterion.indicators:
            mappings = line.mappings or nearest
            number = line.number or ""
            yield Provision("indicator", line.id, number, line.title, line.source, mappings, _BY_KIND, line)
        yield from _indicators(criterion.criteria, nearest)
