"""Weights of criteria drawn within stated bounds around the document's own, and what they make of each unit."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from fractions import Fraction
from math import lcm
from typing import Final, NamedTuple

from mqes_core.comparison.results.intervals import Interval
from mqes_core.comparison.results.settings import Settings
from mqes_core.comparison.results.units import UnitYear
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
    by itself. Nothing is drawn where the total is not a plain sum.
    """
    scoring = units[0].plan.edition.scoring
    if scoring is None or not can_be_weighted(scoring):
        return
    own = own_weights(scoring)
    parts = [node for node in units[0].card.nodes if node.index in units[0].card.nodes[-1].children]
    base = [Fraction(own[node.id]) for node in parts]
    rows = _rows(units, [node.index for node in parts], settings)
    # Whole numbers from here on: what is common to all makes no difference to a place.
    times = lcm(*(number.denominator for number in base))
    room = int(Fraction(settings.spread) * _PARTS / 100)
    chance = random.Random(settings.seed)  # noqa: S311 — a draw that anybody can repeat, no secret
    for _ in range(settings.samples):
        weights = [int(number * times) * chance.randint(_PARTS - room, _PARTS + room) for number in base]
        yield [row.weighted(weights) for row in rows]


class _Row(NamedTuple):
    """The criteria of one unit in whole numbers, those of all units multiplied by the same."""

    parts: tuple[tuple[int | None, int | None], ...]
    """The least and the most points of each."""
    ceilings: tuple[int, ...] | None
    """What could be attained in each, where places are given by the share of it."""

    def weighted(self, weights: Sequence[int]) -> Interval:
        """The figure of the unit under these weights."""
        low: int | None = 0
        high: int | None = 0
        for weight, (least, most) in zip(weights, self.parts, strict=True):
            if weight < 0:
                least, most = most, least
            low = None if low is None or least is None else low + weight * least
            high = None if high is None or most is None else high + weight * most
        if self.ceilings is None:
            return Interval(low, high)
        whole = sum(weight * ceiling for weight, ceiling in zip(weights, self.ceilings, strict=True))
        return Interval(*(None if end is None else Fraction(end, whole) if whole > 0 else 0 for end in (low, high)))


def _rows(units: Sequence[UnitYear], parts: Sequence[int], settings: Settings) -> list[_Row]:
    """Every unit's criteria (by index of the node), where what does not apply earns and costs nothing."""
    by_share = settings.by == "share"
    cards = [unit.counted if by_share else unit.card for unit in units]
    points = [[(card.outcomes[at].low, card.outcomes[at].high) for at in parts] for card in cards]
    most = [[unit.counted_ceiling.outcomes[at].high or 0 for at in parts] for unit in units] if by_share else []
    numbers = [end for row in points for pair in row for end in pair if end is not None]
    times = lcm(*(number.denominator for number in (*numbers, *(end for row in most for end in row))))
    return [
        _Row(
            tuple((_times(low, times), _times(high, times)) for low, high in row),
            tuple(int(end * times) for end in most[at]) if by_share else None,
        )
        for at, row in enumerate(points)
    ]


def _times(end: Points | None, times: int) -> int | None:
    return None if end is None else int(end * times)
