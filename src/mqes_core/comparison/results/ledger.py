"""What sums may be told beside withheld numbers: none that lets one of them be worked out."""

from __future__ import annotations

from collections.abc import Collection, Hashable, Iterable, Iterator, Mapping
from fractions import Fraction
from typing import NamedTuple

__all__ = ["Equation", "Ledger"]


class Equation(NamedTuple):
    """A sum that would be told: the withheld numbers in it, and what is left of it for them together."""

    withheld: Collection[Hashable]
    rest: int


class _Row(NamedTuple):
    """What follows from the sums told so far: numbers with their factors, and what they make together."""

    factors: dict[Hashable, Fraction]
    rest: Fraction


class Ledger:
    """All sums that were told about withheld numbers, solved as far as they can be.

    It keeps the equations in reduced form, so that a number which follows from all of them together stands alone in a
    row. A number also follows where a row lets each of its numbers be one thing only: two groups of one to five that
    are ten together are five each.
    """

    def __init__(self, bounds: Mapping[Hashable, tuple[int, int]]) -> None:
        """``bounds``: the least and the most that everybody knows each withheld number to be."""
        self._bounds = bounds
        self._rows: dict[Hashable, _Row] = {}

    def tell(self, sums: Iterable[Equation]) -> bool:
        """Take the sums as told, all or none; False, and nothing is changed, where they would reveal a number."""
        rows = dict(self._rows)
        for item in sums:
            if not _add(rows, item):
                continue
            if any(self._reveals(row) for row in rows.values()):
                return False
        self._rows = rows
        return True

    def solved(self) -> Iterator[Hashable]:
        """The numbers that can be worked out from what was told; there should be none."""
        for row in self._rows.values():
            if self._reveals(row):
                yield from row.factors

    def _reveals(self, row: _Row) -> bool:
        if len(row.factors) == 1:
            return True
        ends = [self._bounds[name] for name in row.factors]
        pairs = list(zip(row.factors.values(), ends, strict=True))
        least = sum((factor * (low if factor > 0 else high) for factor, (low, high) in pairs), Fraction(0))
        most = sum((factor * (high if factor > 0 else low) for factor, (low, high) in pairs), Fraction(0))
        return row.rest in (least, most)


def _add(rows: dict[Hashable, _Row], item: Equation) -> bool:
    """Add an equation to the reduced rows; False where it says nothing new."""
    factors: dict[Hashable, Fraction] = dict.fromkeys(item.withheld, Fraction(1))
    row = _Row(factors, Fraction(item.rest))
    for pivot, known in rows.items():
        row = _less(row, known, row.factors.get(pivot, Fraction(0)))
    if not row.factors:
        return False
    pivot = next(iter(row.factors))
    scale = row.factors[pivot]
    row = _Row({name: factor / scale for name, factor in row.factors.items()}, row.rest / scale)
    for name, known in rows.items():
        rows[name] = _less(known, row, known.factors.get(pivot, Fraction(0)))
    rows[pivot] = row
    return True


def _less(row: _Row, known: _Row, times: Fraction) -> _Row:
    if times == 0:
        return row
    factors = dict(row.factors)
    for name, factor in known.factors.items():
        left = factors.get(name, Fraction(0)) - times * factor
        if left:
            factors[name] = left
        else:
            factors.pop(name, None)
    return _Row(factors, row.rest - times * known.rest)
