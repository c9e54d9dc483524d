"""Who may be an expert: categories and their requirements, as clauses over what a person can show."""

from __future__ import annotations

from typing import Annotated, Any, Final, Literal

from pydantic import Discriminator, Field, Tag

from mqes_core.model.base import Exact, FormerId, Id, Line, Model, Text
from mqes_core.model.concept import Level, Validity
from mqes_core.model.exceptions import Checked
from mqes_core.model.sources import Reading, Source

__all__ = [
    "EDUCATION_LEVELS",
    "RANKS",
    "AllOf",
    "AnyOf",
    "Clause",
    "CommissionRank",
    "Confirmed",
    "ContestPlace",
    "ContestResult",
    "Credential",
    "CredentialKind",
    "Education",
    "Experience",
    "ExpertCategory",
    "ExpertEducation",
    "Experts",
    "ExpertsFile",
    "ExtensionClause",
    "Group",
    "Membership",
    "NoRequirement",
    "Not",
    "OrderGranted",
    "QualificationTest",
    "Requirement",
    "SpecialityGroup",
    "SubjectCommission",
]

ExpertEducation = Literal[
    "preschool",
    "primary",
    "basic",
    "secondary",
    "secondary_vocational",
    "higher",
    "bachelor",
    "master",
    "highest_qualification",
]
"""Levels of education of the law 273-ФЗ, art. 10, parts 4 and 5, from the lowest. ``master`` is the level of master's
and specialist's degrees alike; ``higher`` is higher education of whatever level, so at least ``bachelor``."""

EDUCATION_LEVELS: Final[dict[ExpertEducation, int]] = {
    "preschool": 0,
    "primary": 1,
    "basic": 2,
    "secondary": 3,
    "secondary_vocational": 4,
    "higher": 5,
    "bachelor": 5,
    "master": 6,
    "highest_qualification": 7,
}
"""The order of the levels; ``higher`` asks for no more than the lowest of its levels."""

CommissionRank = Literal["main", "senior", "leading"]

RANKS: Final[dict[CommissionRank, int]] = {"main": 0, "senior": 1, "leading": 2}
"""The order of the statuses in a subject commission: основной, старший, ведущий эксперт."""

CredentialKind = Literal["training", "certificate", "participation", "other"]
ContestPlace = Literal["winner", "prizewinner", "laureate", "participant"]

SpecialityGroup = Annotated[str, Field(pattern=r"^[0-9]{2}(\.[0-9]{2}){0,2}$")]
"""Code of a speciality or of a group of them, such as «44», «44.00.00» or «44.03.01»; the first two figures decide."""


class NoRequirement(Model):
    """The document says expressly that it asks for nothing here."""

    kind: Literal["none"]


class Education(Model):
    """Education of at least this level; in the field or the group of specialities, where either is named."""

    kind: Literal["education"]
    level: ExpertEducation
    field: Text | None = None
    group: SpecialityGroup | None = None
    """A group of specialities; where a field is named too, either will do."""


class Experience(Model):
    """Whole years of work in education; zero where the document asks for none."""

    kind: Literal["experience"]
    years: int = Field(ge=0)


class Credential(Model):
    """A document that the person holds: certificate, programme taken, list of participants."""

    kind: Literal["credential"]
    what: CredentialKind
    title: Text
    """What the document is called here, for people; what it must be is said by the keys below."""
    issuer: Text | None = None
    issuer_level: Level | None = None
    programme: Text | None = None
    topic: Text | None = None
    """What it must be about, where no programme is named."""
    hours: int | None = Field(default=None, ge=1)
    practice_hours: int | None = Field(default=None, ge=1)
    by_subject: bool = False
    """It must be for the subject in which the person is to assess."""
    within_years: int | None = Field(default=None, ge=1)
    """It must not be older than so many years."""


class OrderGranted(Model):
    """An order or other act that grants the status of an expert of this category, or another status that is named."""

    kind: Literal["order"]
    issuer: Text | None = None
    level: Level
    act: Literal["order", "local_act"] | None = None
    """Whether it must be an order, or a local act of an organisation; either will do where it is left out."""
    status: Text | None = None
    """The status that it must grant, where that is not the status of an expert of the category itself."""
    within_years: int | None = Field(default=None, ge=1)


class SubjectCommission(Model):
    """Status of at least this rank in a subject commission."""

    kind: Literal["subject_commission"]
    rank: CommissionRank
    by_subject: bool = False
    ever: bool = False
    """Whether a status that has ended counts too: the document asks for the experience."""


class ContestResult(Model):
    """A result in a contest of past years, of which the present is none."""

    kind: Literal["contest"]
    contest: Text
    results: tuple[ContestPlace, ...] = Field(min_length=1)
    within_years: int | None = Field(default=None, ge=1)
    """How many years back it may lie at most."""


class Membership(Model):
    """Membership of a body or project group."""

    kind: Literal["membership"]
    body: Text


class Confirmed(Model):
    """A competence that somebody must confirm; the document gives no measure of it."""

    kind: Literal["confirmed"]
    competence: Text
    by: Text | None = None
    """Who must confirm it, where the document says so."""


class QualificationTest(Model):
    """A test whose share of disagreement, in percent, must not exceed a threshold.

    Where the document names no number, the percent decides nothing: only what the body that held the test concluded.
    """

    kind: Literal["qualification_test"]
    disagreement_at_most: Exact | None = None
    by_subject: bool = False


class ExtensionClause(Model):
    """A kind of clause that a plugin adds; its name holds a dot: ``plugin.kind``."""

    kind: Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]*\.[a-z][a-z0-9_]*$")]
    params: dict[str, Any] = Field(default_factory=dict)


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


def _tag(data: Any) -> Any:
    kind = data.get("kind") if isinstance(data, dict) else getattr(data, "kind", None)
    return "extension" if isinstance(kind, str) and "." in kind else kind


Clause = Annotated[
    Annotated[NoRequirement, Tag("none")]
    | Annotated[Education, Tag("education")]
    | Annotated[Experience, Tag("experience")]
    | Annotated[Credential, Tag("credential")]
    | Annotated[OrderGranted, Tag("order")]
    | Annotated[SubjectCommission, Tag("subject_commission")]
    | Annotated[ContestResult, Tag("contest")]
    | Annotated[Membership, Tag("membership")]
    | Annotated[Confirmed, Tag("confirmed")]
    | Annotated[QualificationTest, Tag("qualification_test")]
    | Annotated[AllOf, Tag("all")]
    | Annotated[AnyOf, Tag("any")]
    | Annotated[Not, Tag("not")]
    | Annotated[ExtensionClause, Tag("extension")],
    Discriminator(_tag),
]


class Requirement(Checked):
    """One requirement to experts of a category."""

    id: Id
    renamed_from: FormerId = None
    title: Text
    clause: Clause
    obligatory: bool = True
    """Whether the person cannot do without it; an additional one is shown and decides nothing."""
    validity: Validity | None = None
    """When it is in force, where that is not as long as the edition."""
    reading: Id | None = None
    """The reading on which it rests; under the letter it is then undetermined."""
    source: Source


class ExpertCategory(Checked):
    """A category of experts with what is required of them."""

    id: Id
    renamed_from: FormerId = None
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
