"""What a comparison of results is made under: everything that the user chose and the report prints."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Literal

from mqes_core.evaluation import ReadingMode
from mqes_core.model.base import Points

__all__ = ["By", "Low", "Settings"]

By = Literal["points", "share"]
"""What places are given by: points as the concept adds them up, or their share of what a unit can attain."""


@dataclass(frozen=True, slots=True)
class Low:
    """The numbers that a rule on low results leaves open, as the user states them."""

    below: Points
    """By how many percent of the minimum points must fall short of it to lie «considerably» below."""
    years: int
    """For how many years on end."""

    def __post_init__(self) -> None:
        """Raises ValueError where the numbers make no sense."""
        if not 0 <= self.below <= 100 or self.years < 1:
            raise ValueError(f"low results: {self.below} percent for {self.years} years")


@dataclass(frozen=True, slots=True)
class Settings:
    """Under what results are compared."""

    on: date
    """The day of the evaluation; it decides on legal notices."""
    reading: ReadingMode = "adopted"
    small: int = 5
    """Values about groups of at most so many are withheld; 0 withholds none, for use inside the house alone."""
    by: By = "points"
    known: Fraction = Fraction(1, 2)
    """A unit is ranked if at least this part of the lines that exist for it is known."""
    spread: Points = 25
    """By how many percent weights of criteria may differ from the document's, up and down."""
    samples: int = 200
    """So many sets of weights are drawn."""
    seed: int = 1
    """Begins the draw: the same seed draws the same weights."""
    low: Low | None = None
    """The numbers for low results over years; without them nobody is said to have such results."""
    under: str | None = None
    """The concept under which everybody is scored once more, as far as it goes."""

    def __post_init__(self) -> None:
        """Raises ValueError where the numbers make no sense."""
        # Beyond a hundred percent up and down a weight would change its sign, and good would become bad.
        if self.small < 0 or self.samples < 0 or not 0 <= self.known <= 1 or not 0 <= self.spread <= 100:
            raise ValueError(f"settings out of bounds: {self}")
