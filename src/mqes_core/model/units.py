"""Who is evaluated, and what was observed there: units, values and the ways a value can be absent."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from fractions import Fraction
from typing import Literal, NamedTuple

from mqes_core.model.base import Id, Line, Model

__all__ = ["Absence", "Assessed", "Case", "EducationLevel", "Observation", "Share", "Unit", "UnitKind", "Value"]

EducationLevel = Literal["preschool", "primary", "basic", "secondary"]
UnitKind = Literal["school", "kindergarten", "additional", "college", "municipality"]


class Unit(Model):
    """An organisation or a municipality that is evaluated."""

    id: Line
    """Code of the unit, as the district uses it."""
    title: Line | None = None
    kind: UnitKind = "school"
    levels: tuple[EducationLevel, ...] = ()
    """Levels of general education that it teaches; they decide which indicators exist for it."""
    setting: Literal["urban", "rural"] | None = None


class Absence(Enum):
    """Why a value is not known. An absent value is never zero."""

    MISSING = "missing"
    """Nobody reported it: it could be anything."""
    NOT_APPLICABLE = "not_applicable"
    """It cannot exist for this unit: it earns and costs nothing."""
    WITHHELD = "withheld"
    """Known, but the group is too small to publish: here it could be anything."""


class Share(NamedTuple):
    """A share or rate as two counts; never divided."""

    count: int  # type: ignore[assignment]  # hides tuple.count: nobody asks a share how often it holds a value
    of: int


class Assessed(NamedTuple):
    """A number that an assessor gave, with the comment that explains it."""

    points: int | Fraction
    comment: str = ""


Value = int | Fraction | str | bool | Share | Assessed | Absence
"""What an observation can hold; which of them depends on the kind of measure."""


@dataclass(frozen=True, slots=True)
class Observation:
    """The value of one measure at one unit in one year."""

    unit: str
    measure: Id
    year: int
    value: Value


@dataclass(frozen=True, slots=True)
class Case:
    """All that was observed at one unit in one year: the values by measure.

    What each kind of measure holds: count and place an int (place 0: none taken); share and rate a ``Share``; number
    an int or Fraction; choice the option's id; flag a bool; points an ``Assessed``. Any of them may be an ``Absence``;
    a measure that is not in ``values`` is missing.
    """

    unit: Unit
    year: int
    values: Mapping[str, Value]
    most: Mapping[str, int] | None = None
    """The most that a withheld count can be, by its measure, where it is known how small a withheld group is."""

    def observations(self) -> tuple[Observation, ...]:
        """The values one by one, in the order in which they were given."""
        return tuple(Observation(self.unit.id, key, self.year, value) for key, value in self.values.items())
