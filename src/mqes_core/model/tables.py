"""Tables of a document with their rows as printed: what the data of a concept is counted against."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from mqes_core.model.base import Id, Model, Text
from mqes_core.model.exceptions import Checked
from mqes_core.model.sources import Source

__all__ = ["Holds", "MergedRows", "Table"]

Holds = Literal["acts", "activities", "indicators", "mechanisms", "passport", "requirements", "targets"]
"""What the rows of a table are in the data."""


class MergedRows(Model):
    """Items that are not one row each: one item for several printed rows, or several items for one."""

    items: tuple[Id, ...] = Field(min_length=1)
    rows: int = Field(ge=1)
    """How many printed rows they are together."""
    because: Text


class Table(Checked):
    """A table or list of the document, counted by hand: its rows as printed and where they stand in the data."""

    id: Id
    title: Text
    holds: Holds
    within: Id | None = None
    """The plan or the part of a plan whose rows these are; for a passport and its targets, the plan it belongs to."""
    rows: int = Field(ge=0)
    """Rows as printed; a row torn by the end of a page counts once."""
    merged: tuple[MergedRows, ...] = ()
    note: Text | None = None
    """How the rows were counted, and why there are fewer or more in the data."""
    source: Source
