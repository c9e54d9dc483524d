"""Scales of every kind, each with a measure that it fits, free of gaps that the loader would refuse.

A strategy takes longer to build than to draw from, so each is built once.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from fractions import Fraction
from functools import cache
from itertools import pairwise
from typing import Any, Literal, get_args

from hypothesis import strategies as st

from mqes_core.model.base import Points, simplified
from mqes_core.model.scales import (
    Band,
    BandReading,
    BandScale,
    ChangeScale,
    DiscretionaryScale,
    InnerScale,
    LinearScale,
    LookupEntry,
    LookupScale,
    PerUnitScale,
    RelativeScale,
    RubricOption,
    RubricScale,
    Scale,
    YesNoScale,
)

__all__ = ["READING", "SCALES", "points", "scales"]

READING = "adopted_reading"
"""The reading that generated rules refer to wherever one is needed."""

_Values = Literal["literal", "threshold", "floor", "half_up", "ceiling"]
_VALUES: tuple[_Values, ...] = get_args(_Values)
_ROUNDING = ("floor", "half_up", "ceiling")
_HALVES = st.integers(-6, 12).map(lambda number: Fraction(number, 2))
_THIRDS = st.integers(-4, 8).map(lambda number: Fraction(number, 3))


_POINTS = st.one_of(st.integers(0, 10), st.integers(-3, 10), _HALVES, _THIRDS).map(simplified)
_SOME_POINTS = st.none() | _POINTS


def points() -> st.SearchStrategy[int | Fraction]:
    """Points as documents give them: mostly small whole numbers, some halves and thirds, some below zero."""
    return _POINTS


@cache
def _bounds(least: int, most: int) -> st.SearchStrategy[list[int]]:
    return st.lists(st.integers(least, most), min_size=2, max_size=5, unique=True).map(sorted)


def _half_open(bounds: Sequence[int]) -> list[dict[str, Any]]:
    """«От a до b», the upper bound left to the next band."""
    return [{"at_least": low, "less_than": high} for low, high in pairwise(bounds)]


def _half_open_below(bounds: Sequence[int]) -> list[dict[str, Any]]:
    """«Более a, но не более b»."""
    return [{"more_than": low, "at_most": high} for low, high in pairwise(bounds)]


def _whole(bounds: Sequence[int]) -> list[dict[str, Any]]:
    """«80–99», «70–79»: nothing said of what lies between whole numbers."""
    return [{"at_least": low, "at_most": high - 1} for low, high in pairwise(bounds)]


def _shared(bounds: Sequence[int]) -> list[dict[str, Any]]:
    """«От 20 до 40», «от 40 до 60»: the bound stands in both."""
    return [{"at_least": low, "at_most": high} for low, high in pairwise(bounds)]


def _single(bounds: Sequence[int]) -> list[dict[str, Any]]:
    """Single values, the last one open upward."""
    return [*({"equals": value} for value in bounds[:-1]), {"at_least": bounds[-1]}]


def _from_each(bounds: Sequence[int]) -> list[dict[str, Any]]:
    """Disjoint bands, the lowest and the highest without an end."""
    low, high = bounds[0], bounds[-1]
    return [{"less_than": low}, *_half_open(bounds), {"at_least": high}]


_LAYOUTS: tuple[Callable[[Sequence[int]], list[dict[str, Any]]], ...] = (
    _half_open,
    _half_open_below,
    _whole,
    _shared,
    _single,
    _from_each,
)


@st.composite
def _bands(draw: st.DrawFn, least: int = 0, most: int = 100) -> BandScale:
    layout = draw(st.sampled_from(_LAYOUTS))
    ends = layout(draw(_bounds(least, most)))
    ends = [end for end in ends if not ("at_least" in end and end.get("at_most", end["at_least"]) < end["at_least"])]
    earned = [draw(_POINTS) for _ in ends]
    if draw(st.booleans()):
        earned.sort()
    bands = [Band(**end, points=worth) for end, worth in zip(ends, earned, strict=True)]
    if draw(st.booleans()):
        bands.reverse()
    values = draw(st.sampled_from(_VALUES))
    steps: tuple[Points, ...] = (1, 1, 5, Fraction(1, 10), Fraction(1, 3)) if values in _ROUNDING else (1,)
    read_as = BandReading(
        values=values,
        step=draw(st.sampled_from(steps)),
        overlap=draw(st.sampled_from(("highest", "lowest"))) if layout is _shared else None,
        above=draw(st.sampled_from((None, "top"))),
        reading=READING,
    )
    return BandScale(
        kind="bands",
        bands=tuple(bands),
        below=draw(_SOME_POINTS) if layout is not _from_each else None,
        above=draw(_SOME_POINTS) if layout in (_half_open, _whole) and read_as.above is None else None,
        read_as=read_as,
    )


_SOME_LIMIT = st.none() | st.integers(1, 12)


@st.composite
def _per_unit(draw: st.DrawFn) -> PerUnitScale:
    penalty = draw(st.booleans())
    worths: tuple[Points, ...] = (1, 2, 3, Fraction(1, 2), Fraction(1, 3))
    worth = draw(st.sampled_from(worths))
    limit = draw(_SOME_LIMIT)
    return PerUnitScale(
        kind="per_unit",
        points=worth,
        per=draw(st.sampled_from((1, 1, 2, 10, 100))),
        penalty=penalty,
        cap=None if penalty else limit,
        floor=None if not penalty or limit is None else -limit,
    )


@st.composite
def _linear(draw: st.DrawFn, least: int = 0, most: int = 100) -> LinearScale:
    start, end = draw(st.lists(st.integers(least, most), min_size=2, max_size=2, unique=True))
    return LinearScale(kind="linear", start=start, end=end, start_points=draw(_POINTS), end_points=draw(_POINTS))


@st.composite
def _lookup(draw: st.DrawFn, keys: st.SearchStrategy[list[Any]]) -> LookupScale:
    entries = tuple(LookupEntry(at=key, points=draw(_POINTS)) for key in draw(keys))
    return LookupScale(kind="lookup", entries=entries, otherwise=draw(_SOME_POINTS))


def _places() -> st.SearchStrategy[list[int]]:
    return st.lists(st.integers(0, 5), min_size=1, max_size=4, unique=True)


def _change() -> st.SearchStrategy[ChangeScale]:
    inner: st.SearchStrategy[InnerScale] = st.one_of(_bands(-30, 30), _per_unit(), _linear(-30, 30))
    return st.builds(ChangeScale, kind=st.just("change"), by=st.sampled_from(("difference", "growth")), scale=inner)


def _relative() -> st.SearchStrategy[RelativeScale]:
    return st.builds(
        RelativeScale,
        kind=st.just("relative"),
        most=st.sampled_from((1, 5, 10, 100, Fraction(1, 2))),
        better=st.sampled_from(("up", "down")),
    )


def _yes_no() -> st.SearchStrategy[YesNoScale]:
    return st.builds(YesNoScale, kind=st.just("yes_no"), yes=_POINTS, no=_POINTS)


@st.composite
def _discretionary(draw: st.DrawFn) -> DiscretionaryScale:
    least = draw(st.sampled_from((0, 0, -2, 1)))
    return DiscretionaryScale(
        kind="discretionary",
        least=least,
        most=least + draw(st.integers(1, 6)),
        step=draw(st.sampled_from((None, 1, Fraction(1, 2)))),
        comment=draw(st.sampled_from(("always", "at_zero", "never"))),
    )


@st.composite
def _rubric(draw: st.DrawFn, options: Sequence[str]) -> RubricScale:
    return RubricScale(
        kind="rubric", options=tuple(RubricOption(option=option, points=draw(_POINTS)) for option in options)
    )


SCALES: dict[str, tuple[str, ...]] = {
    "count": ("bands", "per_unit", "linear", "change", "relative"),
    "share": ("bands", "linear", "change", "relative"),
    "rate": ("bands", "linear", "change", "relative"),
    "number": ("bands", "linear", "per_unit", "change", "relative"),
    "place": ("lookup",),
    "choice": ("rubric", "lookup"),
    "flag": ("yes_no",),
    "points": ("discretionary",),
}
"""Which kinds of scales each kind of measure is generated with."""


def scales(measure: str, kind: str, options: Sequence[str] = ()) -> st.SearchStrategy[Scale]:
    """A scale of ``kind`` for a measure of kind ``measure``; ``options`` are the answers of a choice."""
    return _scales(measure, kind, tuple(options))


@cache
def _scales(measure: str, kind: str, options: tuple[str, ...]) -> st.SearchStrategy[Scale]:
    if kind == "rubric":
        return _rubric(options)
    if kind == "lookup":
        return _lookup(st.just(list(options)) if measure == "choice" else _places())
    plain: dict[str, Callable[[], st.SearchStrategy[Scale]]] = {
        "bands": _bands,
        "per_unit": _per_unit,
        "linear": _linear,
        "change": _change,
        "relative": _relative,
        "yes_no": _yes_no,
        "discretionary": _discretionary,
    }
    return plain[kind]()
