"""Where a rule comes from: documents, locators in them, acts they rest on, and readings of what they leave open."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from mqes_core.model.base import Day, Id, Line, Model, Text
from mqes_core.model.exceptions import Checked

__all__ = ["Act", "Document", "Reading", "Source"]


class Document(Checked):
    """An official document whose rules stand in the concept."""

    id: Id
    """Name by which a source refers to it."""
    kind: Literal["order", "concept", "regulation", "roadmap", "plan", "passport", "letter", "law"]
    title: Text
    number: Line | None = None
    dated: Day | None = None
    issuer: Text | None = None
    """The body that issued it; never a person."""
    extent: Text | None = None
    """What of the document was at hand: whole, or where the copy ends."""


class Source(Model):
    """A place in a document, exact enough to put a finger on it."""

    document: Id | None = None
    """The document; without it, the concept's first."""
    section: Line | None = None
    """Section or item as numbered in the text, such as «VII» or «6.5»."""
    table: Line | None = None
    row: Line | None = None
    """Row as printed, such as «3.» or «1.4.»."""
    line: int | None = Field(default=None, ge=1)
    """The how-manieth line or row of that part, counted from one, where no number is printed."""
    column: Line | None = None
    note: Text | None = None
    """What a reader must know to find it, such as merged cells."""

    def text(self, lang: str = "ru") -> str:
        """The locator in words, from the wide to the narrow."""
        ru = lang != "en"
        parts = [
            (self.section and self.section.rstrip("."), "раздел {}" if ru else "section {}"),
            (self.table, "таблица {}" if ru else "table {}"),
            (self.row and self.row.rstrip("."), "строка {}" if ru else "row {}"),
            (self.line, "позиция {}" if ru else "line {}"),
            (self.column, "графа «{}»" if ru else "column “{}”"),
        ]
        return ", ".join(words.format(value) for value, words in parts if value is not None)


class Act(Checked):
    """An act that the document cites."""

    id: Id
    kind: Literal["law", "decree", "resolution", "order", "letter", "programme", "project"]
    title: Text
    issuer: Text | None = None
    number: Line | None = None
    dated: Day | None = None
    source: Source


class Reading(Model):
    """What the document leaves open, what is taken, and why.

    Evaluation under ``reading="letter"`` leaves the matter undetermined; under ``"adopted"`` it follows ``taken``.
    """

    id: Id
    about: Text
    """What the document says, and what it does not decide."""
    taken: Text
    """The reading that evaluation follows."""
    because: Text
    alternatives: tuple[Text, ...] = ()
    """Other readings that the words would bear."""
    provisional: bool = False
    """Whether the reading still waits for somebody's confirmation; shown to the user."""
    breaks_off: bool = False
    """Whether the copy breaks off here: what followed is not known, so what is not found cannot be called absent."""
    source: Source
