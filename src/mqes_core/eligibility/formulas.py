"""How clauses are put together: trees over numbered leaves, evaluated in three values."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from mqes_core.eligibility.truth import NEGATED, Truth

__all__ = ["AtLeast", "Atom", "Formula", "Negation", "leaves_of"]


@dataclass(frozen=True, slots=True)
class Atom:
    """A leaf, by its number."""

    leaf: int

    def value(self, truths: Sequence[Truth]) -> Truth:
        """The truth of the leaf."""
        return truths[self.leaf]


@dataclass(frozen=True, slots=True)
class AtLeast:
    """At least so many of the parts hold; all of them where the number is theirs."""

    number: int
    parts: tuple[Formula, ...]

    def value(self, truths: Sequence[Truth]) -> Truth:
        """Yes where enough parts hold, no where too few still can."""
        wanted, spare = self.number, len(self.parts) - self.number
        if wanted <= 0:
            return Truth.YES
        for part in self.parts:
            truth = part.value(truths)
            if truth is Truth.YES:
                wanted -= 1
                if not wanted:
                    return Truth.YES
            elif truth is Truth.NO:
                spare -= 1
                if spare < 0:
                    return Truth.NO
        return Truth.UNKNOWN if spare >= 0 else Truth.NO


@dataclass(frozen=True, slots=True)
class Negation:
    """The part does not hold."""

    part: Formula

    def value(self, truths: Sequence[Truth]) -> Truth:
        """The opposite of the part."""
        return NEGATED[self.part.value(truths)]


Formula = Atom | AtLeast | Negation


def leaves_of(formula: Formula) -> Iterator[int]:
    """The numbers of the leaves, in order, as often as they stand there."""
    match formula:
        case Atom():
            yield formula.leaf
        case AtLeast():
            for part in formula.parts:
                yield from leaves_of(part)
        case Negation():
            yield from leaves_of(formula.part)
