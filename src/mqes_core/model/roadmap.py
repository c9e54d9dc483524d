"""Plans of activities: what happens, when as printed, who answers, what comes out; and passports with targets."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from mqes_core.model.base import FormerId, Id, Line, Model, Text
from mqes_core.model.concept import Validity
from mqes_core.model.exceptions import Checked
from mqes_core.model.frame import Relation
from mqes_core.model.scoring import Target
from mqes_core.model.sources import Reading, Source

__all__ = [
    "Activity",
    "CycleLink",
    "Passport",
    "PassportRow",
    "Result",
    "Roadmap",
    "RoadmapFile",
    "RoadmapSection",
    "Stage",
    "Timing",
]


class Timing(Model):
    """A deadline in the document's own words; what it means is for the reader of deadlines to say."""

    printed: Line
    meant: Line | None = None
    """The deadline as it is to be read where its printed words mislead; ``reading`` gives the reason."""
    reading: Id | None = None


class Result(Model):
    """What an activity must bring."""

    kind: Literal["document", "report", "event", "register", "publication", "training", "resource", "state", "other"]
    title: Text


class CycleLink(Model):
    """A link from an activity to a stage of the management cycle."""

    stage: Id
    relation: Relation
    provisional: bool = False


class Stage(Checked):
    """A stage of the plan with its time as printed."""

    id: Id
    title: Text
    timing: Timing | None = None
    source: Source


class Activity(Checked):
    """One row of a plan."""

    id: Id
    renamed_from: FormerId = None
    number: Line | None = None
    """Number as printed; a number lost or never printed stays empty."""
    title: Text
    """Short title in the official terms, worded for this data; the source leads to the full wording."""
    timing: Timing | None = None
    responsible: tuple[Line, ...] = ()
    """Who answers, as printed, one name a body."""
    partners: tuple[Line, ...] = ()
    participants: tuple[Line, ...] = ()
    results: tuple[Result, ...] = ()
    stage: Id | None = None
    cycle: tuple[CycleLink, ...] = ()
    parent: Id | None = None
    """The row of which this one is a sub-row."""
    uses: tuple[Id, ...] = ()
    """Rows whose results this one works with by its own words, as a monitoring of maps works with the maps."""
    readings: tuple[Id, ...] = ()
    source: Source


class RoadmapSection(Checked):
    """A part of a plan, usually one direction."""

    id: Id
    renamed_from: FormerId = None
    number: Line | None = None
    title: Text
    direction: Id | None = None
    """The concept's direction that this part carries out."""
    activities: tuple[Activity, ...] = ()
    readings: tuple[Id, ...] = ()
    source: Source


class PassportRow(Checked):
    """One row of a passport: its heading and the statements under it."""

    id: Id
    renamed_from: FormerId = None
    number: Line | None = None
    title: Text
    statements: tuple[Text, ...] = ()
    targets: tuple[Target, ...] = ()
    cycle: tuple[CycleLink, ...] = ()
    readings: tuple[Id, ...] = ()
    source: Source


class Passport(Checked):
    """The passport of a plan: goal, expected results, target indicators."""

    id: Id
    title: Text
    rows: tuple[PassportRow, ...] = Field(min_length=1)
    readings: tuple[Id, ...] = ()
    source: Source


class Roadmap(Checked):
    """A plan of activities with its period."""

    id: Id
    renamed_from: FormerId = None
    title: Text
    period: Validity
    """The dates as the document states them; left empty where it states none."""
    timing: Timing | None = None
    """The period in the document's own words, such as «2021–2022 учебный год», where it gives no dates."""
    stages: tuple[Stage, ...] = ()
    sections: tuple[RoadmapSection, ...] = ()
    passport: Passport | None = None
    readings: tuple[Reading, ...] = ()
    source: Source


class RoadmapFile(Model):
    """A YAML file with one plan of activities."""

    format: Literal[1]
    kind: Literal["roadmap"]
    roadmap: Roadmap
