"""Weights of criteria drawn within stated bounds around the document's own, and what they make of each unit."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from fractions import Fraction
from math import lcm
from operator import mul
from typing import Final, NamedTuple

from mqes_core.comparison.results.intervals import Interval, part_of
from mqes_core.comparison.results.settings import Settings
from mqes_core.comparison.results.units import UnitYear
from mqes_core.evaluation import Outcome, Scorecard
from mqes_core.model.base import Points
from mqes_core.model.scoring import Scoring, Sum, Weighted

__all__ = ["can_be_weighted", "drawn_figures", "own_weights"]

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


def drawn_figures(units: Sequence[UnitYear], settings: Settings) -> Iterator[list[Interval]]:
    """What places are given by, of every unit, for one set of weights after another.

    Each weight lies within ``settings.spread`` percent of the document's own, each as likely as any other, each drawn
    by itself. Nothing is drawn where the total is not a plain sum; a draw under which a unit could attain nothing, of
    which its points would be a part, does not count.
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
    points = _rows([unit.counted if by_share else unit.card for unit in units], parts)
    most = _rows([unit.counted_ceiling for unit in units], parts) if by_share else None
    room = int(Fraction(settings.spread) * _PARTS / 100)
    chance = random.Random(settings.seed)  # noqa: S311 — a draw that anybody can repeat, no secret
    for _ in range(settings.samples):
        weights = [number * chance.randint(_PARTS - room, _PARTS + room) for number in base]
        figures = [row.weighted(weights) for row in points]
        if most is not None:
            wholes = [row.weighted(weights).high for row in most]
            if any(whole is None or whole <= 0 for whole in wholes):
                continue
            figures = [part_of(figure, whole or 1) for figure, whole in zip(figures, wholes, strict=True)]
        yield figures


class _Row(NamedTuple):
    """The criteria of one unit in whole numbers, those of all units multiplied by the same."""

    least: tuple[int, ...] | None
    """What each adds to the least, before it is weighted; None where that has no bound."""
    most: tuple[int, ...] | None

    def weighted(self, weights: Sequence[int]) -> Interval:
        """The figure of the unit under these weights."""
        low = None if self.least is None else sum(map(mul, weights, self.least))
        if self.most == self.least:
            return Interval(low, low)
        return Interval(low, None if self.most is None else sum(map(mul, weights, self.most)))


def _rows(cards: Sequence[Scorecard], parts: Sequence[tuple[int, Points]]) -> list[_Row]:
    """The criteria (by index of the node, with their weights) of every card; what does not apply adds nothing."""
    ends = [
        [_ends(card.outcomes[index], weight) for index, weight in parts]
        for card in cards
    ]  # fmt: skip
    times = lcm(*(end.denominator for row in ends for pair in row for end in pair if end is not None))
    return [_Row(*(_whole([pair[at] for pair in row], times) for at in (0, 1))) for row in ends]


def _ends(outcome: Outcome, weight: Points) -> tuple[Points | None, Points | None]:
    """What makes the total least, and what makes it most: the other way round where the weight is below zero."""
    if weight == 0:
        return 0, 0
    return (outcome.low, outcome.high) if weight > 0 else (outcome.high, outcome.low)


def _whole(ends: Sequence[Points | None], times: int) -> tuple[int, ...] | None:
    numbers = [int(end * times) for end in ends if end is not None]
    return tuple(numbers) if len(numbers) == len(ends) else None
