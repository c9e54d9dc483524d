"""Which way points go: with what the indicator calls better, against it, or to and fro."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Final, NamedTuple

from mqes_core.i18n import Key
from mqes_core.lint.families.rows import Rows, rows_of
from mqes_core.lint.rule import Defect
from mqes_core.lint.subject import Path, Subject
from mqes_core.model.base import Points
from mqes_core.model.measures import PlaceMeasure
from mqes_core.model.scales import (
    ChangeScale,
    InnerScale,
    LinearScale,
    LookupScale,
    PerUnitScale,
    RelativeScale,
    Scale,
    YesNoScale,
)
from mqes_core.model.scoring import Indicator

__all__ = ["against_better", "both_ways", "level_steps", "places", "steps_back", "unmarked_penalty"]

_MINUS: Final = re.compile(
    r"минус|(?<![\w,])[-\u2212\u2013\u2014]\s?\d|сним|сня[тл]|вычит|вычет|отним|штраф|списыв|уменьш", re.I
)


_WAYS: Final = {1: "rise", -1: "fall"}


class _Step(NamedTuple):
    """Two neighbouring rows and how their points differ."""

    lower: Path
    upper: Path
    before: Points
    after: Points

    @property
    def way(self) -> int:
        """1 where points rise with the value, -1 where they fall, 0 where they stay."""
        return (self.after > self.before) - (self.after < self.before)


def steps_back(subject: Subject) -> Iterator[Defect]:
    """Rows that earn less than a worse one, in a scale that otherwise goes the way the indicator says."""
    for rows in rows_of(subject):
        better = _sign(rows.indicator.better)
        steps = _steps(rows)
        if better and any(step.way == better for step in steps):
            for step in steps:
                if step.way == -better:
                    yield Defect(step.upper, {"before": step.before, "after": step.after}, (step.lower,))


def both_ways(subject: Subject) -> Iterator[Defect]:
    """Points that rise and fall with the value, while nothing says which way is better."""
    for rows in rows_of(subject):
        ways = {step.way for step in _steps(rows)}
        if rows.indicator.better is None and {1, -1} <= ways:
            yield Defect(rows.path)


def level_steps(subject: Subject) -> Iterator[Defect]:
    """Two neighbouring rows with the same points."""
    for rows in rows_of(subject):
        for lower, upper in pairwise(rows.in_order()):
            if lower.points == upper.points:
                yield Defect(rows.band_path(upper), {"points": upper.points}, (rows.band_path(lower),))


def against_better(subject: Subject) -> Iterator[Defect]:
    """A whole scale whose points go the other way than the indicator says is better."""
    turned = {rows.path: {step.way for step in _steps(rows)} for rows in rows_of(subject)}
    for path, indicator in subject.each(Indicator):
        better = _sign(indicator.better)
        scale = indicator.scale
        inner = isinstance(scale, ChangeScale)
        here = (*path, "scale", "scale") if inner else (*path, "scale")
        ways = turned.get(here) or {_way(scale.scale if isinstance(scale, ChangeScale) else scale)}
        if better and -better in ways and better not in ways:
            words = {"better": Key(f"lint.better.{indicator.better}"), "points": Key(f"lint.points.{_WAYS[-better]}")}
            yield Defect(here, words)


def unmarked_penalty(subject: Subject) -> Iterator[Defect]:
    """Points that are taken away, while the document prints no minus and no word for it."""
    for path, indicator in subject.each(Indicator):
        scale = indicator.scale
        printed = indicator.printed
        if isinstance(scale, PerUnitScale) and scale.penalty and printed and not _MINUS.search(printed.ru):
            yield Defect((*path, "printed"), {"printed": printed.ru})


def places(subject: Subject) -> Iterator[Defect]:
    """A place that earns more than the place before it."""
    for path, indicator in subject.each(Indicator):
        measure = subject.edition.measures.get(indicator.measure or "")
        scale = indicator.scale
        if not isinstance(scale, LookupScale) or not isinstance(measure, PlaceMeasure):
            continue
        rows = sorted((entry.at, index) for index, entry in enumerate(scale.entries) if isinstance(entry.at, int))
        for (better, above), (worse, below) in pairwise(row for row in rows if row[0] > 0):
            first, second = scale.entries[above].points, scale.entries[below].points
            if second > first:
                params = {"place": worse, "points": second, "better": better, "fewer": first}
                yield Defect((*path, "scale", "entries", below), params, ((*path, "scale", "entries", above),))


def _steps(rows: Rows) -> list[_Step]:
    """The rows in order, with what stands below and above all of them."""
    found = [(rows.band_path(band), band.points) for band in rows.in_order()]
    if rows.scale.below is not None:
        found.insert(0, ((*rows.path, "below"), rows.scale.below))
    if rows.scale.above is not None:
        found.append(((*rows.path, "above"), rows.scale.above))
    return [_Step(low, high, before, after) for (low, before), (high, after) in pairwise(found)]


def _sign(better: str | None) -> int:
    return {"up": 1, "down": -1}.get(better or "", 0)


def _way(scale: Scale | InnerScale | None) -> int:
    """Which way points go with the value, for scales that go one way only."""
    match scale:
        case PerUnitScale():
            gain: Points = -scale.points if scale.penalty else scale.points
        case LinearScale():
            gain = (scale.end_points - scale.start_points) * (1 if scale.end > scale.start else -1)
        case YesNoScale():
            gain = scale.yes - scale.no
        case RelativeScale():
            return _sign(scale.better)
        case _:
            return 0
    return (gain > 0) - (gain < 0)
