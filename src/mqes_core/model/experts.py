"""Who may be an expert: categories and their requirements, as clauses over what a person can show."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from mqes_core.model.base import Exact, Id, Line, Model, Text
from mqes_core.model.concept import Level, Validity
from mqes_core.model.exceptions import Checked
from mqes_core.model.sources import Reading, Source

__all__ = [
    "AllOf",
    "AnyOf",
    "Clause",
    "Confirmed",
    "ContestResult",
    "Credential",
    "Education",
    "Experience",
    "ExpertCategory",
    "Experts",
    "ExpertsFile",
    "Group",
    "Membership",
    "Not",
    "OrderGranted",
    "QualificationTest",
    "Requirement",
    "SubjectCommission",
]


class Education(Model):
    """Education of at least this level, in a field where one is named."""

    kind: Literal["education"]
    level: Literal["secondary_vocational", "higher"]
    field: Text | None = None


class Experience(Model):
    """Whole years of work in education; zero where the document asks for none."""

    kind: Literal["experience"]
    years: int = Field(ge=0)


class Credential(Model):
    """A document that the person holds: certificate, programme taken, list of participants."""

    kind: Literal["credential"]
    what: Literal["training", "certificate", "participation", "other"]
    title: Text
    issuer: Text | None = None
    programme: Text | None = None
    hours: int | None = Field(default=None, ge=1)
    practice_hours: int | None = Field(default=None, ge=1)
    by_subject: bool = False


class OrderGranted(Model):
    """An order or other act that grants the status."""

    kind: Literal["order"]
    issuer: Text
    level: Level


class SubjectCommission(Model):
    """Status of at least this rank in a subject commission."""

    kind: Literal["subject_commission"]
    rank: Literal["main", "senior", "leading"]


class ContestResult(Model):
    """A result in a contest of past years."""

    kind: Literal["contest"]
    contest: Text
    results: tuple[Literal["winner", "prizewinner", "laureate", "participant"], ...] = Field(min_length=1)


class Membership(Model):
    """Membership of a body or project group."""

    kind: Literal["membership"]
    body: Text


class Confirmed(Model):
    """A competence that somebody must confirm; the document gives no measure of it."""

    kind: Literal["confirmed"]
    competence: Text


class QualificationTest(Model):
    """A test whose share of disagreement must not exceed a threshold; without one the matter stays open."""

    kind: Literal["qualification_test"]
    disagreement_at_most: Exact | None = None


class AllOf(Model):
    """Every clause must hold."""

    kind: Literal["all"]
    clauses: tuple[Clause, ...] = Field(min_length=1)


class AnyOf(Model):
    """At least so many of the clauses must hold."""

    kind: Literal["any"]
    at_least: int = Field(default=1, ge=1)
    clauses: tuple[Clause, ...] = Field(min_length=1)


class Not(Model):
    """The clause must not hold."""

    kind: Literal["not"]
    clause: Clause


Clause = Annotated[
    Education
    | Experience
    | Credential
    | OrderGranted
    | SubjectCommission
    | ContestResult
    | Membership
    | Confirmed
    | QualificationTest
    | AllOf
    | AnyOf
    | Not,
    Field(discriminator="kind"),
]


class Requirement(Checked):
    """One requirement to experts of a category."""

    id: Id
    title: Text
    clause: Clause
    obligatory: bool = True
    validity: Validity | None = None
    reading: Id | None = None
    source: Source


class ExpertCategory(Checked):
    """A category of experts with what is required of them."""

    id: Id
    number: Line | None = None
    title: Text
    requirements: tuple[Requirement, ...] = ()
    source: Source


class Group(Checked):
    """A heading row of the table of requirements, with the categories under it."""

    id: Id
    number: Line | None = None
    title: Text
    categories: tuple[ExpertCategory, ...] = ()
    source: Source


class Experts(Checked):
    """All requirements to experts of the concept."""

    title: Text
    groups: tuple[Group, ...] = Field(min_length=1)
    readings: tuple[Reading, ...] = ()
    source: Source


class ExpertsFile(Model):
    """A YAML file with requirements to experts."""

    format: Literal[1]
    kind: Literal["experts"]
    experts: Experts
