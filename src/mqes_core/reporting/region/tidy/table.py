"""A tidy table: typed columns, keys, and cells in which nothing exact is lost and nothing unknown is a number."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from fractions import Fraction
from typing import Final, Literal, NamedTuple

from mqes_core.comparison.results.intervals import Interval
from mqes_core.model.base import Points, render_exact, simplified
from mqes_core.model.units import Absence

__all__ = [
    "EXACT", "PLACES", "Cell", "Field", "Gap", "Reference", "Table", "end", "figure", "gap_of", "span",
    "span_fields",
]  # fmt: skip

PLACES: Final = 12
"""So many decimals a number holds at most; what does not end within them is rounded, and stands in full beside."""

EXACT: Final = "_exact"
"""Ends the name of the column in which a number stands in full as a ratio, where its decimals never end."""


class Gap(Enum):
    """Why there is no value in a cell, as it is written there."""

    MISSING = "[missing]"
    WITHHELD = "[withheld]"
    NOT_APPLICABLE = "[not_applicable]"
    UNBOUNDED = "[unbounded]"
    """The end of a range that nothing bounds."""


Cell = str | int | bool | Fraction | Gap | None
"""What a cell holds; None where there is nothing to say."""


class Field(NamedTuple):
    """A column."""

    name: str
    type: Literal["string", "integer", "number", "boolean"] = "string"
    required: bool = False
    enum: tuple[str, ...] = ()
    """All that can stand there, where that is a closed list."""


class Reference(NamedTuple):
    """Columns that name a row of another table."""

    fields: tuple[str, ...]
    table: str
    keys: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table of the package."""

    name: str
    fields: tuple[Field, ...]
    key: tuple[str, ...]
    """The columns that together name a row."""
    rows: tuple[tuple[Cell, ...], ...]
    references: tuple[Reference, ...] = ()


def gap_of(absence: Absence) -> Gap:
    """The gap in a cell for a value that is absent."""
    return Gap[absence.name]


def span_fields(name: str) -> tuple[Field, ...]:
    """The columns of a range: both ends, each with the same in full."""
    ends = (f"{name}_low", f"{name}_high")
    return tuple(field for one in ends for field in (Field(one, "number"), Field(one + EXACT)))


def span(range_: Interval | None) -> tuple[Cell, ...]:
    """The cells of a range, rounded outward so that it still holds; None where there is no such figure."""
    if range_ is None:
        return (Gap.NOT_APPLICABLE, None) * 2
    way = 0 if range_.exact else 1
    return (*end(range_.low, -way), *end(range_.high, way))


def end(value: Points | None, way: int = 0) -> tuple[Cell, Cell]:
    """One end of a range; None is an end without a bound."""
    return (Gap.UNBOUNDED, None) if value is None else figure(value, way)


def figure(value: Points, way: int = 0) -> tuple[Cell, Cell]:
    """A number and, where its decimals do not end within :data:`PLACES`, the ratio that it is.

    ``way``: such a number is rounded down (−1), up (1) or to the nearest (0).
    """
    scaled = Fraction(value) * 10**PLACES
    if scaled.denominator == 1:
        return simplified(value), None
    whole = round(scaled) if way == 0 else -(-scaled // 1) if way > 0 else scaled // 1
    return simplified(Fraction(whole, 10**PLACES)), str(render_exact(value))
