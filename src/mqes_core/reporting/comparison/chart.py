"""Two scales drawn on one another: exact steps as lines of an SVG, rounded to its pixels only."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from typing import Final, Literal, NamedTuple

from mqes_core.comparison.concepts.scales import ScalePair
from mqes_core.comparison.concepts.steps import Ends, Range, Stretch
from mqes_core.i18n import Language, format_number
from mqes_core.model.base import Points

__all__ = ["HEIGHT", "WIDTH", "Chart", "Tick", "chart"]

WIDTH: Final = 640
HEIGHT: Final = 200
_LEFT, _RIGHT, _TOP, _BOTTOM = 44, 16, 14, 30
_TAIL: Final = Fraction(1, 12)
"""How much of the width stands for values beyond the last turn."""
_MOST_TICKS: Final = 9


class Tick(NamedTuple):
    """A figure at an axis."""

    at: int
    text: str


@dataclass(frozen=True, slots=True)
class Chart:
    """What is drawn."""

    first: str
    """The path of the first scale."""
    second: str
    x: tuple[Tick, ...]
    y: tuple[Tick, ...]
    differ: tuple[tuple[int, int], ...]
    """Where the points differ: from where, how wide."""


def chart(pair: ScalePair, lang: Language) -> Chart | None:
    """The drawing of two scales over values on a line; None where there is nothing to draw."""
    points = [end for item in pair.stretches for ends in (item.first, item.second) for end in _known(ends)]
    bounds = [end for item in pair.stretches for end in (item.low, item.high) if end is not None]
    if not points or len(set(bounds)) < 2:
        return None
    plot = _Plot(Fraction(min(bounds)), Fraction(max(bounds)), Fraction(min(points)), Fraction(max(points)))
    differ = [plot.band(item) for item in pair.stretches if not item.equal]
    return Chart(
        "".join(_path(pair.stretches, "first", plot)),
        "".join(_path(pair.stretches, "second", plot)),
        tuple(Tick(plot.x(value), format_number(value, lang)) for value in _some(sorted(set(bounds)))),
        tuple(Tick(plot.y(value), format_number(value, lang)) for value in _some(sorted(set(points)))),
        tuple(differ),
    )


def _known(ends: Ends) -> Iterator[Points]:
    for low, high in ends:
        yield from (end for end in (low, high) if end is not None)


def _some(values: list[Points]) -> list[Points]:
    """Not more figures than an axis can bear; the first and the last are among them."""
    if len(values) <= _MOST_TICKS:
        return values
    step = -(-len(values) // (_MOST_TICKS - 1))
    return [*values[:-1:step], values[-1]]


class _Plot(NamedTuple):
    """The axes."""

    least: Fraction
    most: Fraction
    low: Fraction
    high: Fraction

    def x(self, value: Points) -> int:
        room = (WIDTH - _LEFT - _RIGHT) * (1 - 2 * _TAIL)
        start = _LEFT + (WIDTH - _LEFT - _RIGHT) * _TAIL
        return round(start + room * Fraction(value - self.least) / (self.most - self.least))

    def y(self, value: Points) -> int:
        room = HEIGHT - _TOP - _BOTTOM
        return round(HEIGHT - _BOTTOM - room * Fraction(value - self.low) / ((self.high - self.low) or 1))

    def ends(self, item: Stretch) -> tuple[int, int]:
        left = _LEFT if item.low is None else self.x(item.low)
        right = WIDTH - _RIGHT if item.high is None else self.x(item.high)
        return left, right

    def band(self, item: Stretch) -> tuple[int, int]:
        left, right = self.ends(item)
        return (left - 2, 4) if left == right else (left, right - left)


def _path(items: tuple[Stretch, ...], which: Literal["first", "second"], plot: _Plot) -> Iterator[str]:
    """Level or sloping lines; what the document does not decide is drawn as its least and its most."""
    for item in items:
        ends: Ends = getattr(item, which)
        left, right = plot.ends(item)
        for start, end in _lines(ends):
            if left == right:
                yield f"M{left - 3} {plot.y(start)}h6"
            else:
                yield f"M{left} {plot.y(start)}L{right} {plot.y(end)}"


def _lines(ends: Ends) -> Iterator[tuple[Points, Points]]:
    first = ends.end if None in ends.start else ends.start
    last: Range = ends.start if None in ends.end else ends.end
    seen = set()
    for start, end in zip(first, last, strict=True):
        if start is not None and end is not None and (start, end) not in seen:
            seen.add((start, end))
            yield start, end
