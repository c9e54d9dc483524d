"""What is known of an expert: facts in lists, each list whole or not; no name, no document number, at most a code."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from mqes_core.model.base import Day, Exact, Id, Line, Model
from mqes_core.model.concept import Level
from mqes_core.model.experts import CommissionRank, ContestPlace, CredentialKind, ExpertEducation, SpecialityGroup

__all__ = [
    "CommissionRecord",
    "ConfirmationRecord",
    "ContestRecord",
    "CredentialRecord",
    "EducationRecord",
    "EmploymentRecord",
    "Fact",
    "FactList",
    "MembershipRecord",
    "OrderRecord",
    "Profile",
    "StatedExperience",
    "TestRecord",
]

FactList = Literal[
    "educations",
    "employments",
    "credentials",
    "orders",
    "commissions",
    "contests",
    "memberships",
    "confirmations",
    "tests",
]
"""The lists of facts, named as the fields of ``Profile``."""


class EducationRecord(Model):
    """One education that was completed. What is left out is not known."""

    level: ExpertEducation | None = None
    """``higher`` where only that is known: then its level may be any of the higher ones."""
    field: Line | None = None
    group: SpecialityGroup | None = None
    """Code of the speciality or of its group."""
    since: Day | None = None
    """Date of the diploma; long ago where it is left out."""


class EmploymentRecord(Model):
    """Work from a day to a day, both included."""

    since: Day
    until: Day | None = None
    """The last day; left out while the work goes on."""
    in_education: bool | None = True
    """Whether it counts as work in education; None where that is not known."""


class StatedExperience(Model):
    """Whole years of work in education as somebody stated them, without dates."""

    years: int = Field(ge=0, le=80)
    on: Day | None = None
    """The day for which the number was stated; left out, it is the number of whichever day is asked about."""


class _Dated(Model):
    """A fact that holds from a day to a day, both included. A date left out is open: held already, or no expiry."""

    since: Day | None = None
    until: Day | None = None


class CredentialRecord(_Dated):
    """A certificate, a document of training, a list entry. What is left out is not known, apart from the dates."""

    what: CredentialKind | None = None
    issuer: Line | None = None
    issuer_level: Level | None = None
    programme: Line | None = None
    topic: Line | None = None
    """What it is about."""
    hours: int | None = Field(default=None, ge=0)
    practice_hours: int | None = Field(default=None, ge=0)
    subject: Line | None = None
    """School subject."""


class OrderRecord(_Dated):
    """An order or local act that grants a status."""

    issuer: Line | None = None
    level: Level | None = None
    act: Literal["order", "local_act"] | None = None
    category: Id | None = None
    """The category of experts to which it admits, by its id in the concept."""
    status: Line | None = None
    """A status that it grants by name, where it is not that of a category."""


class CommissionRecord(_Dated):
    """A status in a subject commission."""

    rank: CommissionRank | None = None
    subject: Line | None = None


class ContestRecord(Model):
    """A result in a contest."""

    contest: Line | None = None
    result: ContestPlace | None = None
    year: int | None = Field(default=None, ge=1900, le=2200)


class MembershipRecord(_Dated):
    """Membership of a body or project group."""

    body: Line | None = None


class ConfirmationRecord(_Dated):
    """A competence that somebody confirmed."""

    competence: Line | None = None
    by: Line | None = None
    """The body or office that confirmed it; never a person's name."""


class TestRecord(_Dated):
    """The outcome of a qualification test."""

    __test__ = False  # not a class of tests, whatever pytest makes of the name

    disagreement: Exact | None = Field(default=None, ge=0, le=100)
    """Percent of tasks on which the marks disagreed."""
    passed: bool | None = None
    """What the body that held the test concluded."""
    subject: Line | None = None


Fact = (
    EducationRecord
    | EmploymentRecord
    | CredentialRecord
    | OrderRecord
    | CommissionRecord
    | ContestRecord
    | MembershipRecord
    | ConfirmationRecord
    | TestRecord
)


class Profile(Model):
    """All that is known of one expert.

    A fact that stands in no list is unknown; where the list is declared ``complete``, there is no such fact.
    """

    code: Line | None = None
    """How the municipality refers to the person; the only thing here that points at one."""
    educations: tuple[EducationRecord, ...] = ()
    employments: tuple[EmploymentRecord, ...] = ()
    stated_experience: StatedExperience | None = None
    credentials: tuple[CredentialRecord, ...] = ()
    orders: tuple[OrderRecord, ...] = ()
    commissions: tuple[CommissionRecord, ...] = ()
    contests: tuple[ContestRecord, ...] = ()
    memberships: tuple[MembershipRecord, ...] = ()
    confirmations: tuple[ConfirmationRecord, ...] = ()
    tests: tuple[TestRecord, ...] = ()
    complete: tuple[FactList, ...] = ()
    """The lists that are known to be whole."""
