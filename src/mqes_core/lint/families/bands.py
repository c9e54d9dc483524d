"""Rows of a scale: values that fall into none or into two, ends that stop short, rows that no value reaches."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from math import ceil, floor

from mqes_core.lint.families.rows import Seen, rows_of
from mqes_core.lint.rule import Defect
from mqes_core.lint.subject import Subject
from mqes_core.model.base import Points

__all__ = ["gaps", "overlaps", "stops_short_above", "stops_short_below", "unreached"]

_Run = tuple[Seen, ...]


def gaps(subject: Subject) -> Iterator[Defect]:
    """Values between rows that no row holds; one finding a scale, with a value of every gap."""
    for rows in rows_of(subject):
        runs = rows.runs()
        between = [(before, run) for before, run in pairwise(runs[:-1]) if before[0].bands and not run[0].bands]
        if between:
            under = [max(before[-1].bands, key=lambda band: band.high) for before, _ in between]
            first, *others = dict.fromkeys(rows.band_path(band) for band in under)
            values = tuple(_middle(run) for _, run in between)
            yield Defect(first, {"values": values, "unit": rows.unit}, tuple(others))


def overlaps(subject: Subject) -> Iterator[Defect]:
    """Values that two rows with different points hold."""
    for rows in rows_of(subject):
        told: set[tuple[int, int]] = set()
        for run in rows.runs():
            bands = sorted(run[0].bands, key=lambda band: band.at)
            for other in bands[1:]:
                pair = bands[0].at, other.at
                if other.points != bands[0].points and pair not in told:
                    told.add(pair)
                    points = {"first": bands[0].points, "second": other.points}
                    params = {"value": run[0].value, "unit": rows.unit, **points}
                    yield Defect(rows.band_path(other), params, (rows.band_path(bands[0]),))


def stops_short_above(subject: Subject) -> Iterator[Defect]:
    """Values above the highest row, of which the document says nothing."""
    for rows in rows_of(subject):
        runs = rows.runs()
        if rows.scale.above is None and len(runs) > 1 and not runs[-1][0].bands:
            top = max(rows.in_order(), key=lambda band: (band.high, band.high_closed))
            value = floor(top.high) + 1 if top.high_closed else top.high
            shown = value if not isinstance(value, float) and rows.occurs(value) else runs[-1][-1].value
            yield Defect(rows.band_path(top), {"value": shown, "unit": rows.unit})


def stops_short_below(subject: Subject) -> Iterator[Defect]:
    """Values below the lowest row, of which the document says nothing."""
    for rows in rows_of(subject):
        runs = rows.runs()
        if rows.scale.below is None and len(runs) > 1 and not runs[0][0].bands:
            bottom = rows.in_order()[0]
            value = ceil(bottom.low) - 1 if bottom.low_closed else bottom.low
            shown = value if not isinstance(value, float) and rows.occurs(value) else runs[0][0].value
            yield Defect(rows.band_path(bottom), {"value": shown, "unit": rows.unit})


def unreached(subject: Subject) -> Iterator[Defect]:
    """Rows in which no value can lie."""
    for rows in rows_of(subject):
        reached = {band.at for band in rows.in_order()}
        for band in rows.bands:
            if band.at not in reached:
                yield Defect(rows.band_path(band), {"row": band.at + 1, "unit": rows.unit})


def _middle(run: _Run) -> Points:
    """A value of the stretch that shows it best: neither of its ends, where there is another."""
    return run[len(run) // 2].value
