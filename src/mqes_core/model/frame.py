"""The shared frame of directions, the management cycle, and links to them with a SKOS relation."""

from __future__ import annotations

from typing import Literal

from mqes_core.model.base import Id, Line, Model, Text

__all__ = ["CycleStage", "Frame", "FrameDirection", "ManagementCycle", "Mapping", "Relation"]

Relation = Literal["exact", "close", "broad", "narrow", "related"]
"""SKOS: exact and close may be compared; broad and narrow in part; related not at all."""


class Mapping(Model):
    """A link to a direction of one edition of a frame: the other side is broader, narrower or the same."""

    frame: Id
    """Edition of the frame, such as ``federal-2020``: a code means nothing without it."""
    code: Line
    relation: Relation
    provisional: bool = False
    because: Text | None = None


class FrameDirection(Model):
    """A direction of the frame in one edition."""

    code: Line
    title: Text
    group: Line | None = None
    provisional: bool = False
    """Believed, not read at its source; the mark is shown to the user."""


class Frame(Model):
    """One edition of a frame of directions."""

    id: Id
    title: Text
    directions: tuple[FrameDirection, ...]


class CycleStage(Model):
    """A stage of the management cycle, in its order."""

    id: Id
    title: Text


class ManagementCycle(Model):
    """The stages that management of quality goes through."""

    id: Id
    title: Text
    stages: tuple[CycleStage, ...]
    provisional: bool = False
