"""One value and one scale, the simplest way: straight from the words of the model, slow, in Fractions.

Points with an open end are plus or minus infinity.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from math import ceil, floor, inf
from typing import Any

from mqes_core.model.units import Assessed, Share

Number = Any
"""A Fraction, or an infinite float where there is no bound."""


@dataclass(frozen=True)
class Got:
    """What came out at a node; ``perhaps`` where it may as well not apply."""

    status: str
    low: Number
    high: Number
    perhaps: bool = False


NOT_APPLICABLE = Got("not_applicable", 0, 0)


def known(points: Number) -> Got:
    return Got("known", points, points)


def between(status: str, every: list[Number]) -> Got:
    return Got(status, min(every), max(every))


# --- one value -------------------------------------------------------------------------------------------------------


def position(measure: Any, value: Any) -> Fraction | None:
    """The value on the line of its scale; None where a share is a share of nobody."""
    if isinstance(value, Share):
        times = 100 if measure.kind == "share" else measure.per
        return None if value.of == 0 else Fraction(value.count, value.of) * times
    return Fraction(value)


def ends(band: Any) -> tuple[Number, bool, Number, bool]:
    if band.equals is not None:
        return band.equals, True, band.equals, True
    low = (band.at_least, True) if band.at_least is not None else (band.more_than, False)
    high = (band.at_most, True) if band.at_most is not None else (band.less_than, False)
    return (-inf if low[0] is None else low[0]), low[1], (inf if high[0] is None else high[0]), high[1]


def reached(band: Any, x: Fraction) -> bool:
    low, closed, _, _ = ends(band)
    return x > low or (x == low and closed)


def passed(band: Any, x: Fraction) -> bool:
    _, _, high, closed = ends(band)
    return x > high or (x == high and not closed)


def rounded(x: Fraction, how: str, step: Number) -> Fraction:
    lots = x / step
    return {"floor": floor(lots), "ceiling": ceil(lots), "half_up": floor(lots + Fraction(1, 2))}[how] * Fraction(step)


def in_bands(scale: Any, x: Fraction, letter: bool) -> Got:
    def held(at: Fraction) -> Got | None:
        points = {band.points for band in scale.bands if reached(band, at) and not passed(band, at)}
        if not points:
            return None
        if len(points) == 1:
            return known(points.pop())
        if letter or scale.read_as.overlap is None:
            return between("undetermined", list(points))
        return known(max(points) if scale.read_as.overlap == "highest" else min(points))

    got = held(x)
    if got is not None:
        return got
    under = not any(reached(band, x) for band in scale.bands)
    over = all(passed(band, x) for band in scale.bands)
    if under and scale.below is not None:
        return known(scale.below)
    if over and scale.above is not None:
        return known(scale.above)
    if not letter:
        how = scale.read_as.values
        if how in ("floor", "ceiling", "half_up"):
            got = held(rounded(x, how, scale.read_as.step))
            if got is not None:
                return got
        if how == "threshold" and not under and not over:
            return known(max((band for band in scale.bands if reached(band, x)), key=lambda band: ends(band)[0]).points)
        if over and scale.read_as.above == "top":
            return known(max(scale.bands, key=lambda band: ends(band)[2]).points)
    every = [band.points for band in scale.bands] + [end for end in (scale.below, scale.above) if end is not None]
    return between("undetermined", every)


def per_unit(scale: Any, x: Fraction) -> Fraction:
    lots = floor(abs(x) / scale.per) * (1 if x >= 0 else -1)
    points = lots * Fraction(scale.points) * (-1 if scale.penalty else 1)
    if scale.cap is not None:
        points = min(points, scale.cap)
    return points if scale.floor is None else max(points, scale.floor)


def linear(scale: Any, x: Fraction) -> Fraction:
    way = (x - scale.start) / Fraction(scale.end - scale.start)
    way = min(max(way, Fraction(0)), Fraction(1))
    return scale.start_points + way * (Fraction(scale.end_points) - scale.start_points)


def on_line(scale: Any, x: Fraction, letter: bool) -> Got:
    if scale.kind == "bands":
        return in_bands(scale, x, letter)
    return known(per_unit(scale, x) if scale.kind == "per_unit" else linear(scale, x))


def assessed(scale: Any, value: Any) -> Got:
    points, comment = value if isinstance(value, Assessed) else (value, "")
    steps = (Fraction(points) - scale.least) / (scale.step or 1)
    allowed = scale.least <= points <= scale.most and (scale.step is None or steps.denominator == 1)
    needed = scale.comment == "always" or (scale.comment == "at_zero" and points == scale.least)
    if not allowed or (needed and not comment.strip()):
        return whole_range(scale, None, False, "undetermined")
    return known(points)


def listed(scale: Any, value: Any) -> Got:
    found = [entry.points for entry in scale.entries if entry.at == value]
    if found:
        return known(found[0])
    if scale.otherwise is not None:
        return known(scale.otherwise)
    return between("undetermined", [entry.points for entry in scale.entries])


# --- every value that there can be -----------------------------------------------------------------------------------


def whole_range(scale: Any, measure: Any, letter: bool, status: str) -> Got:
    """The least and the most that any value of the measure earns, by trying all that matter."""
    match scale.kind:
        case "yes_no":
            return between(status, [scale.yes, scale.no])
        case "rubric":
            return between(status, [option.points for option in scale.options])
        case "relative":
            return Got(status, 0, scale.most)
        case "discretionary":
            steps = floor(Fraction(scale.most - scale.least) / (scale.step or 1)) * (scale.step or 1)
            return Got(status, scale.least, scale.most if scale.step is None else scale.least + steps)
        case "lookup":
            answers = [option.id for option in measure.options] if measure.kind == "choice" else None
            points = [entry.points for entry in scale.entries]
            if scale.otherwise is not None and (
                answers is None or set(answers) - {entry.at for entry in scale.entries}
            ):
                points.append(scale.otherwise)
            return between(status, points)
    return _numeric_range(scale, measure, letter, status)


def _numeric_range(scale: Any, measure: Any, letter: bool, status: str) -> Got:
    least, most, whole = domain(scale, measure)
    inner = scale.scale if scale.kind == "change" else scale
    far = Fraction(10**7)
    turns = [Fraction(end) for end in _turns(inner)] + [end for end in (least, most) if abs(end) != inf] + [far, -far]
    around = {turn + step for turn in turns for step in (*_NEAR, *(-step for step in _NEAR))}
    if whole:
        around = {Fraction(round_(turn)) for turn in around for round_ in (floor, ceil)}
    tried = [on_line(inner, x, letter) for x in around if least <= x <= most]
    low, high = min(got.low for got in tried), max(got.high for got in tried)
    if inner.kind == "per_unit":
        rising = not inner.penalty
        if (most if rising else -least) == inf and inner.cap is None:
            high = inf
        if (-least if rising else most) == inf and inner.floor is None:
            low = -inf
    return Got(status, low, high)


_NEAR = (Fraction(0), Fraction(1, 100), Fraction(1, 20), Fraction(1, 4), Fraction(1, 2), Fraction(3, 4), Fraction(1))


def _turns(scale: Any) -> list[Number]:
    if scale.kind == "bands":
        return [end for band in scale.bands for end in (ends(band)[0], ends(band)[2]) if abs(end) != inf]
    return [scale.start, scale.end] if scale.kind == "linear" else [Fraction(0)]


def domain(scale: Any, measure: Any) -> tuple[Number, Number, bool]:
    least, most = {
        "share": (Fraction(0), Fraction(100)),
        "number": (
            -inf if getattr(measure, "at_least", None) is None else Fraction(measure.at_least),
            inf if getattr(measure, "at_most", None) is None else Fraction(measure.at_most),
        ),
    }.get(measure.kind, (Fraction(0), inf))
    if scale.kind != "change":
        return least, most, measure.kind == "count"
    if scale.by == "growth":
        return (Fraction(-100) if least == 0 else -inf), inf, False
    return least - most, most - least, measure.kind == "count"
