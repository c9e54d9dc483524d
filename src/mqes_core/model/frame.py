"""The shared frame of directions in its editions, the management cycle, and links to them with a SKOS relation."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, Literal

from pydantic import Field

from mqes_core.model.base import Id, Line, Model, Text

__all__ = [
    "Comparability",
    "CycleFile",
    "CycleStage",
    "CycleStep",
    "CycleVersion",
    "Frame",
    "FrameDirection",
    "FrameFile",
    "FrameGroup",
    "ManagementCycle",
    "Mapping",
    "Relation",
    "Seen",
    "comparability",
    "inverse",
]

Relation = Literal["exact", "close", "broad", "narrow", "related"]
"""SKOS: exact and close may be compared; broad and narrow in part; related not at all."""

Comparability = Literal["comparable", "partial", "none"]
"""Whether what two linked directions hold may be set side by side: wholly, in part and so marked, or not."""

Seen = Literal["read", "document", "unconfirmed"]
"""Where a name or a code comes from: read at its source, standing in a municipality's document, or only believed."""

_COMPARABILITY: Final[dict[Relation, Comparability]] = {
    "exact": "comparable",
    "close": "comparable",
    "broad": "partial",
    "narrow": "partial",
    "related": "none",
}
_INVERSE: Final[dict[Relation, Relation]] = {"broad": "narrow", "narrow": "broad"}
_ORDER: Final[tuple[Comparability, ...]] = ("none", "partial", "comparable")


def comparability(*relations: Relation | None) -> Comparability:
    """How far a comparison through all of these links goes: as far as the weakest of them; no link, no comparison."""
    steps: list[Comparability] = ["none" if relation is None else _COMPARABILITY[relation] for relation in relations]
    return min(steps, key=_ORDER.index) if steps else "none"


def inverse(relation: Relation) -> Relation:
    """The relation as seen from the other side: what is broader for one is narrower for the other."""
    return _INVERSE.get(relation, relation)


class Mapping(Model):
    """A link to a direction of one edition of a frame: the other side is broader, narrower or the same."""

    frame: Id
    """Edition of the frame, such as ``federal-2020``: a code means nothing without it."""
    code: Line
    relation: Relation
    provisional: bool = False
    because: Text | None = None


class FrameGroup(Model):
    """A group of directions, by the first figure of their codes."""

    code: Line
    title: Text


class FrameDirection(Model):
    """A direction of the frame in one edition."""

    code: Line
    title: Text
    group: Line | None = None
    """Code of its group."""
    seen: Seen
    """Where the name comes from."""
    code_seen: Seen | None = None
    """Where the code comes from, if elsewhere than the name."""
    mappings: tuple[Mapping, ...] = ()
    """What became of it in a later edition."""
    note: Text | None = None
    """What a reader must know, such as that no earlier edition has the like."""

    @property
    def provisional(self) -> bool:
        """Whether its name or its code is believed and was never read; the mark is shown to the user."""
        return "unconfirmed" in (self.seen, self.code_seen)


class Frame(Model):
    """One edition of a frame of directions."""

    id: Id
    title: Text
    year: int = Field(ge=2000, le=2100)
    basis: Text
    """The document that sets the directions out, and how much of it was read."""
    supersedes: Id | None = None
    """The edition that this one replaces."""
    groups: tuple[FrameGroup, ...] = ()
    directions: tuple[FrameDirection, ...] = Field(min_length=1)

    def find(self, code: str) -> FrameDirection | None:
        """The direction with this code, if there is one."""
        return next((item for item in self.directions if item.code == code), None)

    def links_to(self, other: Frame) -> Iterator[tuple[FrameDirection, Mapping]]:
        """The crosswalk to another edition, earlier or later: each direction of this one with its link."""
        for own in self.directions:
            for link in own.mappings:
                if link.frame == other.id:
                    yield own, link
            for theirs in other.directions:
                for link in theirs.mappings:
                    if (link.frame, link.code) == (self.id, own.code):
                        turned = {"frame": other.id, "code": theirs.code, "relation": inverse(link.relation)}
                        yield own, link.model_copy(update=turned)


class CycleStage(Model):
    """A stage of the management cycle, in its order."""

    id: Id
    title: Text


class CycleStep(Model):
    """A step as one document or method groups the stages."""

    title: Text
    stages: tuple[Id, ...] = Field(min_length=1)


class CycleVersion(Model):
    """The cycle as one source divides it: fewer steps where it takes stages together, its own order."""

    id: Id
    title: Text
    basis: Text
    seen: Seen
    steps: tuple[CycleStep, ...] = Field(min_length=1)


class ManagementCycle(Model):
    """The stages that management of quality goes through, and how sources group them."""

    id: Id
    title: Text
    basis: Text
    stages: tuple[CycleStage, ...] = Field(min_length=1)
    versions: tuple[CycleVersion, ...] = ()


class FrameFile(Model):
    """A YAML file with one edition of a frame."""

    format: Literal[1]
    kind: Literal["frame"]
    frame: Frame


class CycleFile(Model):
    """A YAML file with the management cycle."""

    format: Literal[1]
    kind: Literal["cycle"]
    cycle: ManagementCycle
