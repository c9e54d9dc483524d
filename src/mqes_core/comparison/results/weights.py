"""Weights of criteria drawn within stated bounds around the document's own, and what they make of each unit."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from fractions import Fraction
from math import lcm
from operator import mul
from typing import Final

from mqes_core.comparison.results.settings import Settings
from mqes_core.comparison.results.units import UnitYear
from mqes_core.evaluation import Outcome, Scorecard
from mqes_core.model.base import Points
from mqes_core.model.scoring import Scoring, Sum, Weighted

__all__ = ["can_be_weighted", "drawn_figures", "own_weights"]

Ends = tuple[Points | None, Points | None]

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


def drawn_figures(units: Sequence[UnitYear], settings: Settings) -> Iterator[list[Ends]]:
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
            common = lcm(*(whole.numerator for whole in wholes))
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
        self._lows = [_whole([pair[0] for pair in row], times) for row in ends]
        highs = [_whole([pair[1] for pair in row], times) for row in ends]
        self._highs = {at: high for at, high in enumerate(highs) if high != self._lows[at]}
        """Those that are not the same as the lows, by the place of the unit."""

    def weighted(self, weights: Sequence[int]) -> list[Ends]:
        """The figures of the units under these weights."""
        lows = [None if row is None else sum(map(mul, weights, row)) for row in self._lows]
        highs = lows.copy()
        for at, row in self._highs.items():
            highs[at] = None if row is None else sum(map(mul, weights, row))
        return list(zip(lows, highs, strict=True))


def _ends(outcome: Outcome, weight: Points) -> Ends:
    """What makes the total least, and what makes it most: the other way round where the weight is below zero."""
    if weight == 0:
        return 0, 0
    return (outcome.low, outcome.high) if weight > 0 else (outcome.high, outcome.low)


def _whole(ends: Sequence[Points | None], times: int) -> tuple[int, ...] | None:
    """What makes up one end of a total; None where a part of it has no bound."""
    numbers = [int(end * times) for end in ends if end is not None]
    return tuple(numbers) if len(numbers) == len(ends) else None
