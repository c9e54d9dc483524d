"""What every kind of scale compiles to: a function from observed values to an outcome, with its exact range."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from mqes_core.evaluation.outcomes import Match, Outcome, Points, Status, known
from mqes_core.model.base import simplified
from mqes_core.model.units import Absence, Value

__all__ = ["Best", "Context", "Score", "Scorer", "absences", "exact", "undetermined"]


class Best(NamedTuple):
    """The best known value of a group, and whether an unknown one may be better."""

    value: Points | None
    complete: bool
    perhaps: Points | None = None
    """What is best if the units count too of which the letter does not say whether the line is for them; None where
    that changes nothing."""


class Context(NamedTuple):
    """What a line may look at beside the unit's own values: the period before, and the group."""

    previous: Mapping[str, Value] | None = None
    """Values of the year before, by measure."""
    best: Mapping[str, Best] | None = None
    """The best of the group, by the id of the indicator."""
    most: Mapping[str, int] | None = None
    """The most that a withheld count can be, by measure, where that is known."""


Score = Callable[[Mapping[str, Value], Context], Outcome]


@dataclass(frozen=True, slots=True)
class Scorer:
    """A compiled scale: how it scores, and the least and the most points it can give (None: no bound)."""

    score: Score
    low: Points | None
    high: Points | None


class Absences(dict[Absence, Outcome]):
    """Outcomes by absence; any other key is a value of the wrong type."""

    def __missing__(self, value: object) -> Outcome:
        raise TypeError(f"{value!r} is not a value of this kind of measure; see mqes_core.model.Case")


def absences(low: Points | None, high: Points | None) -> Absences:
    """The outcomes of absent values: anything in the range, or nothing where the value cannot exist."""
    return Absences(
        {
            Absence.MISSING: Outcome(Status.MISSING, low, high, Match("missing")),
            Absence.WITHHELD: Outcome(Status.WITHHELD, low, high, Match("withheld")),
            Absence.NOT_APPLICABLE: Outcome(Status.NOT_APPLICABLE, 0, 0, Match("not_applicable")),
        }
    )


def undetermined(low: Points | None, high: Points | None, why: str) -> Outcome:
    """The outcome of a value for which the document does not decide the points."""
    return Outcome(Status.UNDETERMINED, low, high, Match(why))


def exact(points: Points, match: Match) -> Outcome:
    """A known outcome, whole numbers as ints."""
    return known(simplified(points), match)
