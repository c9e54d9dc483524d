"""The concept itself: who issued it, for when, in which words, resting on what, with which bodies and procedures."""

from __future__ import annotations

from datetime import date
from typing import Literal

from pydantic import Field

from mqes_core.model.base import Day, FormerId, Id, Line, Model, Slug, Text
from mqes_core.model.exceptions import Checked
from mqes_core.model.frame import Mapping
from mqes_core.model.sources import Act, Document, Reading, Source
from mqes_core.model.tables import Table

__all__ = [
    "Abbreviation",
    "Body",
    "Concept",
    "ConceptFile",
    "Definition",
    "Direction",
    "Instrument",
    "Level",
    "Mechanism",
    "MechanismUse",
    "Procedure",
    "Statement",
    "Validity",
]

Level = Literal["international", "federal", "regional", "municipal", "organisation", "individual"]


class Validity(Model):
    """The period for which the document speaks; an open end is left out."""

    since: Day | None = None
    until: Day | None = None

    def covers(self, day: date) -> bool:
        """Whether ``day`` lies inside, both ends included."""
        return (self.since is None or self.since <= day) and (self.until is None or day <= self.until)


class Statement(Checked):
    """A goal, task, principle, power or other sentence of the document, in short words of ours."""

    id: Id
    text: Text
    source: Source


class Abbreviation(Checked):
    """A short form and what it stands for; ``meaning`` is left out where the document never says it."""

    short: Line
    meaning: Text | None = None
    source: Source


class Definition(Checked):
    """A term that the document defines, with the gist of the definition."""

    id: Id
    term: Text
    gist: Text
    source: Source


class Body(Checked):
    """A body or kind of organisation that acts under the concept, with its powers."""

    id: Id
    title: Text
    level: Level
    aliases: tuple[Line, ...] = ()
    """Other names that the document uses for it."""
    powers: tuple[Statement, ...] = ()
    source: Source


class Procedure(Checked):
    """An assessment procedure, such as ВПР, ОГЭ or a municipal test."""

    id: Id
    title: Text
    short: Line | None = None
    level: Level
    source: Source


class Direction(Checked):
    """A direction of activity that the concept names, with its links to directions of a federal frame."""

    id: Id
    renamed_from: FormerId = None
    number: Line | None = None
    """Number as printed."""
    title: Text
    source: Source
    also: tuple[Source, ...] = ()
    """Other places that name it, such as a table beside the text."""
    mappings: tuple[Mapping, ...] = ()


class Mechanism(Checked):
    """A mechanism of management, with the procedures by which it works."""

    id: Id
    title: Text
    procedures: tuple[Statement, ...] = ()
    source: Source


class Instrument(Model):
    """What a mechanism works through: the register, the platform, an order, a record that is kept."""

    kind: Literal["register", "platform", "interaction", "order", "record"]
    title: Text
    """As printed."""
    mechanism: Id | None = None
    """The mechanism of the concept that it belongs to, where the document says so."""
    issuer: Id | None = None
    """The body that issues the order."""


class MechanismUse(Checked):
    """One row of a table that says, for a direction, who works in which procedures, on what, by which mechanisms."""

    id: Id
    direction: Id
    experts: tuple[Id, ...] = ()
    """Who works: bodies of the concept."""
    procedures: tuple[Id, ...] = ()
    content: tuple[Text, ...] = ()
    """What the work consists of."""
    instruments: tuple[Instrument, ...] = ()
    readings: tuple[Id, ...] = ()
    source: Source


class Concept(Checked):
    """What one edition of a municipality's concept says about itself."""

    id: Slug
    edition: Id
    """Name of the edition, unique within the concept, such as its first year."""
    title: Text
    municipality: Text
    region: Text
    subject: Text
    """What the document governs, in one line."""
    validity: Validity
    approved: Day | None = None
    supersedes: Id | None = None
    """The edition that this one replaces."""
    documents: tuple[Document, ...] = Field(min_length=1)
    scope: Text | None = None
    """What of the document stands here as data, and what does not yet."""
    acts: tuple[Act, ...] = ()
    abbreviations: tuple[Abbreviation, ...] = ()
    definitions: tuple[Definition, ...] = ()
    goals: tuple[Statement, ...] = ()
    tasks: tuple[Statement, ...] = ()
    principles: tuple[Statement, ...] = ()
    elements: tuple[Statement, ...] = ()
    """Parts of which the document says the system consists."""
    objects: tuple[Statement, ...] = ()
    """What is assessed."""
    provisions: tuple[Statement, ...] = ()
    """Other statements of the document that a reader would look up."""
    bodies: tuple[Body, ...] = ()
    procedures: tuple[Procedure, ...] = ()
    directions: tuple[Direction, ...] = ()
    mechanisms: tuple[Mechanism, ...] = ()
    mechanism_uses: tuple[MechanismUse, ...] = ()
    """The table of mechanisms by direction, row by row."""
    tables: tuple[Table, ...] = ()
    """The tables of the document with their rows as printed, so that what stands here can be counted against them."""
    readings: tuple[Reading, ...] = ()


class ConceptFile(Model):
    """A YAML file that says what the concept is."""

    format: Literal[1]
    kind: Literal["concept"]
    concept: Concept
