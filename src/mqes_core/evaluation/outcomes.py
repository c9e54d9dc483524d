"""What a rule makes of a value: a status, the least and the most points, and what matched."""

from __future__ import annotations

from enum import StrEnum
from fractions import Fraction
from typing import NamedTuple

__all__ = ["Ends", "Match", "MinimumStatus", "Outcome", "Points", "Status", "add", "known"]

Points = int | Fraction
Ends = tuple[Points | None, Points | None]
"""The least and the most; None is an end without a bound."""


class Status(StrEnum):
    """How much is known of a result."""

    KNOWN = "known"
    MISSING = "missing"
    WITHHELD = "withheld"
    NOT_APPLICABLE = "not_applicable"
    UNDETERMINED = "undetermined"
    """The document does not decide the points, or does not say whether the rule applies."""
    OPEN = "open"
    """Put together from parts of which not all are known."""


class MinimumStatus(StrEnum):
    """Whether a minimum is reached, as far as the interval of points decides it."""

    MET = "met"
    NOT_MET = "not_met"
    OPEN = "open"
    NOT_APPLICABLE = "not_applicable"


class Match(NamedTuple):
    """What decided: a key of the message catalogue (after ``match.``) and where in the rule."""

    key: str
    at: int = -1
    """The how-manieth band, entry or option of the rule, from zero; -1 where that says nothing."""
    under: str = ""
    """What would decide if the rule applied, where the letter leaves open whether it does."""


class Outcome(NamedTuple):
    """Status and interval of points; ``None`` is an end without a bound."""

    status: Status
    low: Points | None
    high: Points | None
    match: Match

    @property
    def is_exact(self) -> bool:
        """Whether the points are one number."""
        return self.low is not None and self.low == self.high


def known(points: Points, match: Match) -> Outcome:
    """The outcome of a value whose points are decided."""
    return Outcome(Status.KNOWN, points, points, match)


def add(first: Points | None, second: Points | None) -> Points | None:
    """Sum of two ends of intervals; an end without a bound swallows the other."""
    return None if first is None or second is None else first + second
