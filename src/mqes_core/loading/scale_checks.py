"""Checks of scales: bounds that hold something, numbers that make sense, readings where something is read."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Final

from mqes_core.diagnostics import Diagnostic
from mqes_core.loading.parts import Part
from mqes_core.model.base import Model
from mqes_core.model.scales import (
    Band,
    BandReading,
    DiscretionaryScale,
    LinearScale,
    LookupScale,
    PerUnitScale,
    RelativeScale,
    RubricScale,
)

__all__ = ["SCALE_CHECKS"]


def _band(part: Part) -> Iterator[Diagnostic]:
    band: Band = part.item
    bounds = {
        key: value
        for key in ("at_least", "more_than", "at_most", "less_than")
        if (value := getattr(band, key)) is not None
    }
    if band.equals is not None:
        for key in bounds:
            yield part.report("MQ204", key, bound=key)
        return
    if not bounds:
        yield part.report("MQ203")
    doubled = False
    for first, second in (("at_least", "more_than"), ("at_most", "less_than")):
        if first in bounds and second in bounds:
            doubled = True
            yield part.report("MQ206", second, first=first, second=second)
    lower, upper = bounds.get("at_least", band.more_than), bounds.get("at_most", band.less_than)
    if doubled or lower is None or upper is None:
        return
    closed = "at_least" in bounds and "at_most" in bounds
    if lower > upper or (lower == upper and not closed):
        yield part.report("MQ205", "at_most" if "at_most" in bounds else "less_than", lower=lower, upper=upper)


def _band_reading(part: Part) -> Iterator[Diagnostic]:
    how: BandReading = part.item
    rounds = how.values in {"floor", "half_up", "ceiling"}
    if how.reading is None and (how.values != "literal" or how.overlap or how.above):
        yield part.report("MQ207")
    if how.step <= 0:
        yield part.report("MQ208", "step", found=how.step)
    elif how.step != 1 and not rounds:
        yield part.report("MQ230", "step", values=how.values)


def _per_unit(part: Part) -> Iterator[Diagnostic]:
    scale: PerUnitScale = part.item
    if scale.penalty and scale.points < 0:
        yield part.report("MQ226", "points", found=scale.points)
    if scale.floor is not None and scale.cap is not None and scale.floor > scale.cap:
        yield part.report("MQ221", "floor", least=scale.floor, most=scale.cap)


def _discretionary(part: Part) -> Iterator[Diagnostic]:
    scale: DiscretionaryScale = part.item
    if scale.least > scale.most:
        yield part.report("MQ221", "most", least=scale.least, most=scale.most)
    if scale.step is not None and scale.step <= 0:
        yield part.report("MQ208", "step", found=scale.step)


def _linear(part: Part) -> Iterator[Diagnostic]:
    scale: LinearScale = part.item
    if scale.start == scale.end:
        yield part.report("MQ227", "end", found=scale.end)


def _relative(part: Part) -> Iterator[Diagnostic]:
    scale: RelativeScale = part.item
    if scale.most <= 0:
        yield part.report("MQ228", "most", found=scale.most)


def _lookup(part: Part) -> Iterator[Diagnostic]:
    scale: LookupScale = part.item
    yield from _twice(part, "entries", "at", [entry.at for entry in scale.entries])


def _rubric(part: Part) -> Iterator[Diagnostic]:
    scale: RubricScale = part.item
    yield from _twice(part, "options", "option", [option.option for option in scale.options])


def _twice(part: Part, rows: str, key: str, values: list[int | str]) -> Iterator[Diagnostic]:
    for index, value in enumerate(values):
        if value in values[:index]:
            yield part.report("MQ211", rows, index, key, id=str(value))


SCALE_CHECKS: Final[Mapping[type[Model], Callable[[Part], Iterator[Diagnostic]]]] = {
    Band: _band,
    BandReading: _band_reading,
    PerUnitScale: _per_unit,
    DiscretionaryScale: _discretionary,
    LinearScale: _linear,
    RelativeScale: _relative,
    LookupScale: _lookup,
    RubricScale: _rubric,
}
"""The check of each kind of model that scales are made of."""
