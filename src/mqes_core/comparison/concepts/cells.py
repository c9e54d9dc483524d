"""A cell of the map: what a document provides for a direction at a stage of the cycle, or why it provides nothing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, NamedTuple

from mqes_core.comparison.concepts.crosswalk import Way
from mqes_core.comparison.concepts.provisions import Provision
from mqes_core.model.concept import Direction
from mqes_core.model.frame import Comparability
from mqes_core.model.roadmap import CycleLink

__all__ = ["Blank", "Cell", "Linked", "Placed", "Reason"]


class Reason(StrEnum):
    """Why a cell holds nothing that may be compared."""

    NOT_IN_EDITION = "not_in_edition"
    """The document keeps to editions of the frame in which there is no such direction."""
    NOT_APPLICABLE = "not_applicable"
    """The document is of another kind: it is not made by directions of the frame at all."""
    CUT_OFF = "cut_off"
    """The copy breaks off, so nobody can tell."""
    NO_DIRECTION = "no_direction"
    """Not found in the document: the direction as a whole."""
    NO_STAGE = "no_stage"
    """Not found in the document: the direction is there, the stage is not."""
    RELATED_ONLY = "related_only"
    """There are rows that touch on it, but what is only related is not compared."""


class Linked(NamedTuple):
    """A direction of the concept, and the way on which it comes to the direction of the frame."""

    direction: Direction
    way: Way


@dataclass(frozen=True, slots=True)
class Blank:
    """Why there is nothing in a cell."""

    reason: Reason
    params: Mapping[str, Any] = field(default_factory=dict)
    """What fills in the words of the reason."""
    readings: tuple[str, ...] = ()
    """Readings of the concept that bear on it, such as that numbers of rows are missing there."""


@dataclass(frozen=True, slots=True)
class Placed:
    """Something that the document provides, in its cell."""

    provision: Provision
    way: Way
    stage: CycleLink | None
    """The link to the stage of the cell; None where the row has no stage at all."""

    @property
    def provisional(self) -> bool:
        """Whether it stands here by a link that still waits to be confirmed."""
        return self.way.provisional or (self.stage is not None and self.stage.provisional)

    @property
    def counts(self) -> bool:
        """Whether it may be compared; what is only related touches on the cell and fills nothing."""
        return self.way.comparability != "none" and (self.stage is None or self.stage.relation != "related")


@dataclass(frozen=True, slots=True)
class Cell:
    """What one document provides for one direction at one stage."""

    stage: str | None
    """None for rows that are linked to no stage."""
    placed: tuple[Placed, ...]
    related: tuple[Placed, ...] = ()
    """What only touches on it."""
    blank: Blank | None = None
    """Why nothing is placed; None where something is."""

    @property
    def confirmed(self) -> bool:
        """Whether something stands here by links that are all confirmed."""
        return any(not item.provisional for item in self.placed)

    @property
    def comparability(self) -> Comparability:
        """How far what stands here may be compared with others."""
        ways = [item.way.comparability for item in self.placed]
        return "comparable" if "comparable" in ways else "partial" if ways else "none"
