"""The smallest ways to make a formula true: sets of leaves to come true and of leaves that must stay false."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from mqes_core.eligibility.formulas import AtLeast, Atom, Formula

__all__ = ["Way", "smallest", "ways"]

Way = tuple[int, int]
"""What must be brought and what must stay away, as bits."""

Literally = Callable[[int, bool], tuple[Way, ...]]


def ways(formula: Formula, literal: Literally, *, holds: bool = True) -> tuple[Way, ...]:
    """Every smallest way to make the formula hold (or not hold); none where there is no way.

    Args:
        formula: the formula.
        literal: the ways to make one leaf hold (True) or not hold (False).
        holds: whether the formula must hold.
    """
    if isinstance(formula, Atom):
        return literal(formula.leaf, holds)
    if isinstance(formula, AtLeast):
        needed = formula.number if holds else len(formula.parts) - formula.number + 1
        return _some_of(needed, [ways(part, literal, holds=holds) for part in formula.parts])
    return ways(formula.part, literal, holds=not holds)


def _some_of(number: int, parts: list[tuple[Way, ...]]) -> tuple[Way, ...]:
    """The smallest ways to make so many of the parts come out."""
    if number <= 0:
        return ((0, 0),)
    apart = _apart(parts)
    chosen: list[tuple[Way, ...]] = [((0, 0),), *[()] * number]
    for part in parts:
        for count in range(number, 0, -1):
            if chosen[count - 1]:
                more = ((need | own, away | off) for need, away in chosen[count - 1] for own, off in part)
                every = (*chosen[count], *more)
                chosen[count] = every if apart else smallest(every)
    return chosen[number]


def _apart(parts: Iterable[tuple[Way, ...]]) -> bool:
    """Whether the parts have nothing in common, so that no choice among them can be a part of another."""
    seen_need = seen_away = 0
    for part in parts:
        need = away = 0
        for own, off in part:
            if not own | off:
                return False
            need |= own
            away |= off
        if need & seen_need or away & seen_away:
            return False
        seen_need |= need
        seen_away |= away
    return True


def smallest(found: Iterable[Way]) -> tuple[Way, ...]:
    """Those ways of which no other is a part, each once."""
    kept: list[Way] = []
    shorter: list[Way] = []
    size = -1
    for way in sorted(set(found), key=lambda way: (way[0].bit_count() + way[1].bit_count(), way)):
        need, away = way
        bits = need.bit_count() + away.bit_count()
        if bits > size:
            # Ways of one size are no parts of each other.
            shorter, size = kept.copy(), bits
        if not any(other & ~need == 0 and off & ~away == 0 for other, off in shorter):
            kept.append(way)
    return tuple(kept)
