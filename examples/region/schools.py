"""A made-up school, and the chances by which its numbers come about."""

from __future__ import annotations

import random
from dataclasses import dataclass
from fractions import Fraction

from mqes_core.model import Absence, Assessed, Share, Unit, Value

__all__ = ["EVENTS", "LEVELS", "YEARS", "School", "as_percent", "part", "school_unit", "share", "talents", "tenths"]

YEARS = (2021, 2022, 2023)
LEVELS = {"primary": ("primary",), "basic": ("primary", "basic"), "full": ("primary", "basic", "secondary")}
EVENTS = (
    "конкурс проектов",
    "научная конференция",
    "спартакиада",
    "конкурс чтецов",
    "турнир по робототехнике",
)


@dataclass(frozen=True)
class School:
    """A school (or a kindergarten) and what does not change from year to year."""

    unit: Unit
    size: int
    """Pupils in one parallel."""
    strength: float
    """From 0 to 1: how well its pupils do; below 0: far below what others reach."""
    diligence: float
    """From 0 to 1: how fully it reports."""
    drift: float = 0.02
    """By how much it grows stronger from year to year, or weaker."""
    least: float = 0.3
    """It is never weaker than this."""
    withholds: int = 5
    """It withholds the results of fewer pupils than this."""
    years: tuple[int, ...] = YEARS
    """When it is there at all."""
    like: str | None = None
    """Another school whose values it has to the last pupil."""

    def strength_in(self, year: int, chance: random.Random) -> float:
        """How well its pupils do in one year."""
        grown = self.strength + self.drift * (year - YEARS[0]) + chance.uniform(-0.05, 0.05)
        return min(0.99, max(self.least, grown))


def school_unit(code: str, title: str, kind: str, *, rural: bool) -> Unit:
    """A school of one of the three usual kinds."""
    setting = "rural" if rural else "urban"
    return Unit.model_validate({"id": code, "title": title, "levels": LEVELS[kind], "setting": setting})


def part(chance: random.Random, whole: int, likely: float) -> int:
    """How many of the whole, each with the same likelihood."""
    return sum(chance.random() < likely for _ in range(whole))


def share(chance: random.Random, school: School, whole: int, likely: float) -> Value:
    """A share as counts; withheld where the school withholds so small a group, not applicable where there is nobody."""
    if whole == 0:
        return Absence.NOT_APPLICABLE
    return Absence.WITHHELD if whole < school.withholds else Share(part(chance, whole, likely), whole)


def as_percent(chance: random.Random, value: Value) -> Value:
    """Now and then a school knows only the percent, to a tenth."""
    if isinstance(value, Share) and chance.random() < 0.12:
        tenths = round(Fraction(1000 * value.count, value.of))
        return Share(tenths // 10, 100) if tenths % 10 == 0 else Share(tenths, 1000)
    return value


def tenths(number: float) -> int | Fraction:
    """The number to a tenth, exactly."""
    exact = Fraction(round(10 * number), 10)
    return exact.numerator if exact.denominator == 1 else exact


def talents(chance: random.Random, most: int, strength: float) -> Assessed:
    """Points of an assessor with the comment that explains them."""
    points = max(0, min(most, round(chance.random() * most * (0.4 + strength))))
    if points == 0:
        return Assessed(0, "победителей и призёров нет")
    return Assessed(points, f"{chance.choice(EVENTS)}: призёров – {points + chance.randint(0, 3)}")
