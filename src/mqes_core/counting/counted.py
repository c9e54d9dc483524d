"""A measure counted from lists: what it counts and what is left open, its value, or the bounds where it has none."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from mqes_core.eligibility.truth import Truth
from mqes_core.model.measures import CountMeasure, ShareMeasure
from mqes_core.model.units import Absence, Share

__all__ = ["Bounds", "Counted", "Item", "Why"]

WhyKey = Literal["register", "procedures", "everybody", "level", "content", "trained"]


@dataclass(frozen=True, slots=True)
class Why:
    """Why something is left open, and of which procedure or person; of the year as a whole where ``item`` is None."""

    key: WhyKey
    item: str | None = None


@dataclass(frozen=True, slots=True)
class Item:
    """A procedure or a person, and whether it belongs."""

    code: str
    title: str
    whole: Truth
    """Whether it belongs to the whole."""
    counted: Truth
    """Whether it is what is counted, if it belongs to the whole."""
    why: tuple[Why, ...] = ()
    """What is missing to tell."""

    @property
    def in_count(self) -> Truth:
        """Whether it belongs to the whole and is counted."""
        return min(self.whole, self.counted)


Bounds = tuple[int | Fraction, int | Fraction | None]
"""The least and the most; None where there is no most."""


@dataclass(frozen=True, slots=True)
class Counted:
    """What came out for one measure and year."""

    measure: CountMeasure | ShareMeasure
    year: int
    items: tuple[Item, ...]
    """Everything that belongs to the whole or may, in the order of the file."""
    why: tuple[Why, ...]
    """Why the whole may hold more than is listed; nothing where it cannot."""

    @property
    def closed(self) -> bool:
        """Whether nothing that is not listed can belong to the whole."""
        return not self.why

    @property
    def whole(self) -> tuple[Item, ...]:
        """The denominator: what surely belongs to the whole."""
        return tuple(item for item in self.items if item.whole is Truth.YES)

    @property
    def counted(self) -> tuple[Item, ...]:
        """The numerator: what surely belongs to the whole and is counted."""
        return tuple(item for item in self.items if item.in_count is Truth.YES)

    @property
    def open(self) -> tuple[Item, ...]:
        """What cannot be told to belong or not."""
        undecided = Truth.UNKNOWN
        return tuple(item for item in self.items if undecided in (item.whole, item.in_count))

    @property
    def value(self) -> int | Share | Absence:
        """The value; missing unless everything is known."""
        if self.open or not self.closed:
            return Absence.MISSING
        if isinstance(self.measure, CountMeasure):
            return len(self.counted)
        return Share(len(self.counted), len(self.whole))

    @property
    def bounds(self) -> Bounds | None:
        """The least and the most that the value can be, a share in percent; None where a share can be anything.

        Whatever what is open turns out to be, the value lies between them.
        """
        least, perhaps = len(self.counted), sum(item.in_count is Truth.UNKNOWN for item in self.items)
        if isinstance(self.measure, CountMeasure):
            return least, least + perhaps if self.closed else None
        if not self.closed:
            return None
        # The least: nothing open counts, and whatever need not count swells the whole. The most: the reverse.
        sure, unsure = len(self.whole), [item.counted for item in self.items if item.whole is Truth.UNKNOWN]
        large = sure + sum(counted is not Truth.YES for counted in unsure)
        small = sure + sum(counted is not Truth.NO for counted in unsure)
        if not large + small:
            return None
        low = Fraction(100 * least, large) if large else Fraction(100)
        return low, Fraction(100 * (least + perhaps), small) if small else low
