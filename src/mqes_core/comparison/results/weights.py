"""Weights of criteria drawn within stated bounds around the document's own, and what they make of each unit."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from fractions import Fraction
from math import lcm
from typing import Final

from mqes_core.comparison.results.settings import Settings
from mqes_core.comparison.results.units import UnitYear
from mqes_core.evaluation import Outcome, Scorecard
from mqes_core.evaluation.outcomes import Ends
from mqes_core.model.base import Points
from mqes_core.model.scoring import Scoring, Sum, Weighted

__all__ = ["can_be_weighted", "drawn_figures", "own_weights"]

WholeEnds = tuple[int | None, int | None]

_PARTS: Final = 1000
"""A weight is drawn in thousandths of the document's own."""


def can_be_weighted(scoring: Scoring) -> bool:
    """Whether the total is a plain sum of criteria, so that other weights make another plain sum."""
    combine = scoring.combine
    plain = isinstance(combine, (Sum, Weighted)) and combine.cap is None and combine.floor is None
    return plain and not scoring.bonuses


def own_weights(scoring: Scoring) -> dict[str, Points]:
    """The weights that the document gives its criteria, by id; one each where it simply adds them up."""
    if isinstance(scoring.combine, Weighted):
        return {item.id: scoring.combine.weights.get(item.id, 0) for item in scoring.criteria}
    return {item.id: 1 for item in scoring.criteria}


def drawn_figures(units: Sequence[UnitYear], settings: Settings) -> Iterator[list[WholeEnds]]:
    """What places are given by, of every unit, for one set of weights after another.

    Each weight lies within ``settings.spread`` percent of the document's own, each as likely as any other, each drawn
    by itself; the figures of a draw are all multiplied by the same number. Nothing is drawn where the total is not a
    plain sum; a draw under which a unit could attain nothing, of which its points would be a part, does not count.
    """
    scoring = units[0].plan.edition.scoring
    if scoring is None or not can_be_weighted(scoring):
        return
    own = own_weights(scoring)
    nodes = units[0].card.nodes
    parts = [(index, own[nodes[index].id]) for index in nodes[-1].children]
    # Whole numbers from here on: what is common to all makes no difference to a place.
    times = lcm(*(weight.denominator for _, weight in parts))
    base = [int(weight * times) for _, weight in parts]
    by_share = settings.by == "share"
    points = _Table([unit.counted if by_share else unit.card for unit in units], parts)
    most = _Table([unit.counted_ceiling for unit in units], parts) if by_share else None
    room = int(Fraction(settings.spread) * _PARTS / 100)
    chance = random.Random(settings.seed)  # noqa: S311 — a draw that anybody can repeat, no secret
    for _ in range(settings.samples):
        weights = [number * chance.randint(_PARTS - room, _PARTS + room) for number in base]
        figures = points.weighted(weights)
        if most is not None:
            wholes = [high for _, high in most.weighted(weights) if high is not None and high > 0]
            if len(wholes) < len(figures):
                continue
            common = lcm(*wholes)
            figures = [
                (None if low is None else low * (common // whole), None if high is None else high * (common // whole))
                for (low, high), whole in zip(figures, wholes, strict=True)
            ]
        yield figures


class _Table:
    """The criteria of all units in whole numbers, all multiplied by the same; what does not apply adds nothing."""

    def __init__(self, cards: Sequence[Scorecard], parts: Sequence[tuple[int, Points]]) -> None:
        """``parts``: criteria by index of the node, with their weights."""
        ends = [[_ends(card.outcomes[index], weight) for index, weight in parts] for card in cards]
        times = lcm(*(end.denominator for row in ends for pair in row for end in pair if end is not None))
        self._lows = _Columns([_whole([pair[0] for pair in row], times) for row in ends])
        # Most units have one number at both ends.
        self._apart = [at for at, row in enumerate(ends) if any(low != high for low, high in row)]
        self._highs = _Columns([_whole([pair[1] for pair in ends[at]], times) for at in self._apart])

    def weighted(self, weights: Sequence[int]) -> list[WholeEnds]:
        """The figures of the units under these weights."""
        lows = self._lows.weighted(weights)
        highs = lows.copy()
        for at, high in zip(self._apart, self._highs.weighted(weights), strict=True):
            highs[at] = high
        return list(zip(lows, highs, strict=True))


class _Columns:
    """One end of the totals of units, criterion by criterion; added up so, a draw takes half the time."""

    def __init__(self, rows: Sequence[Sequence[int] | None]) -> None:
        """``rows``: what makes up the end of a unit, None where it has no bound."""
        self._bounded = [row is not None for row in rows]
        self._columns = list(zip(*(row for row in rows if row is not None), strict=True))

    def weighted(self, weights: Sequence[int]) -> list[int | None]:
        """The end of every unit under these weights."""
        totals = [0] * sum(self._bounded)
        for weight, column in zip(weights, self._columns, strict=False):  # no columns where no unit has a bound
            totals = [total + weight * number for total, number in zip(totals, column, strict=True)]
        found = iter(totals)
        return [next(found) if bounded else None for bounded in self._bounded]


def _ends(outcome: Outcome, weight: Points) -> Ends:
    """What makes the total least, and what makes it most: the other way round where the weight is below zero."""
    if weight == 0:
        return 0, 0
    return (outcome.low, outcome.high) if weight > 0 else (outcome.high, outcome.low)


def _whole(ends: Sequence[Points | None], times: int) -> tuple[int, ...] | None:
    """What makes up one end of a total; None where a part of it has no bound."""
    numbers = [int(end * times) for end in ends if end is not None]
    return tuple(numbers) if len(numbers) == len(ends) else None
