"""The simplest evaluation there can be: straight from the words of the model, slow, in Fractions, sharing no code.

Points with an open end are plus or minus infinity. A node comes out as a status and two ends; where the letter leaves
open whether a criterion applies, both ways are tried.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from itertools import product
from math import ceil, floor, inf, isnan
from typing import Any

from mqes_core.model.edition import Edition
from mqes_core.model.scoring import Criterion, Indicator, Scoring
from mqes_core.model.units import Absence, Assessed, Case, Share, Unit

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
    least, most, whole = _domain(scale, measure)
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


def _domain(scale: Any, measure: Any) -> tuple[Number, Number, bool]:
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


# --- one line --------------------------------------------------------------------------------------------------------

UNKNOWN = (Absence.MISSING, Absence.WITHHELD)


def exists(rule: Indicator, unit: Unit) -> bool:
    asked = rule.applies
    if asked is None:
        return True
    fits = not asked.kinds or unit.kind in asked.kinds
    return fits and (not asked.levels or not unit.levels or bool(set(asked.levels) & set(unit.levels)))


def line(rule: Indicator, edition: Edition, case: Case, cases: tuple[Case, ...], letter: bool) -> Got:
    if not exists(rule, case.unit):
        return NOT_APPLICABLE
    got = _line(rule, edition, case, cases, letter)
    if letter and rule.open is not None and got.status == "known":
        return whole_range(rule.scale, edition.measures[str(rule.measure)], letter, "undetermined")
    return got


def _line(rule: Indicator, edition: Edition, case: Case, cases: tuple[Case, ...], letter: bool) -> Got:
    scale: Any = rule.scale
    measure: Any = edition.measures[str(rule.measure)]
    value: Any = case.values.get(measure.id, Absence.MISSING)
    nobody = isinstance(value, Share) and value.of == 0
    if value is Absence.NOT_APPLICABLE or nobody:
        return NOT_APPLICABLE
    if scale.kind == "change":
        before = [other for other in cases if (other.unit.id, other.year) == (case.unit.id, case.year - 1)]
        earlier: Any = before[0].values.get(measure.id, Absence.MISSING) if before else Absence.MISSING
        if earlier is Absence.NOT_APPLICABLE or (isinstance(earlier, Share) and earlier.of == 0):
            return NOT_APPLICABLE
        if value in UNKNOWN or earlier in UNKNOWN:
            status = value.value if value in UNKNOWN else "missing"
            return whole_range(scale, measure, letter, status)
        return _change(scale, measure, earlier, value, letter)
    if value in UNKNOWN:
        return _bounded(scale, measure, case, letter, value.value)
    match scale.kind:
        case "relative":
            return _relative(rule, measure, case, edition, cases)
        case "yes_no":
            return known(scale.yes if value else scale.no)
        case "rubric":
            return known(next(option.points for option in scale.options if option.option == value))
        case "lookup":
            return listed(scale, value)
        case "discretionary":
            return assessed(scale, value)
    x = position(measure, value)
    assert x is not None
    return on_line(scale, x, letter)


def _bounded(scale: Any, measure: Any, case: Case, letter: bool, status: str) -> Got:
    """A missing count is at most the known count that it is part of, where points count by the unit."""
    limit = case.values.get(measure.out_of) if measure.kind == "count" and measure.out_of else None
    if scale.kind == "per_unit" and isinstance(limit, int):
        return between(status, [per_unit(scale, Fraction(count)) for count in range(limit + 1)])
    return whole_range(scale, measure, letter, status)


def _change(scale: Any, measure: Any, earlier: Any, value: Any, letter: bool) -> Got:
    before, now = position(measure, earlier), position(measure, value)
    assert before is not None
    assert now is not None
    if scale.by == "difference":
        return on_line(scale.scale, now - before, letter)
    if before == 0:
        return whole_range(scale, measure, letter, "undetermined")
    return on_line(scale.scale, (now - before) / abs(before) * 100, letter)


def _relative(rule: Indicator, measure: Any, case: Case, edition: Edition, cases: tuple[Case, ...]) -> Got:
    scale: Any = rule.scale
    group = [other for other in cases if other.year == case.year and exists(rule, other.unit)]
    values: list[Any] = [other.values.get(measure.id, Absence.MISSING) for other in group]
    numbers = [position(measure, value) for value in values if not isinstance(value, Absence)]
    present = [number for number in numbers if number is not None]
    own = position(measure, case.values[measure.id])
    assert own is not None
    best = max(present) if scale.better == "up" else min(present)

    def part(top: Fraction) -> Fraction:
        if own == top:
            return Fraction(scale.most)
        return scale.most * (own / top if scale.better == "up" else top / own)

    if scale.better == "up" and best == 0:
        return Got("undetermined", 0, scale.most)
    if not any(value in UNKNOWN for value in values):
        return known(part(best))
    most = _domain(scale, measure)[1]
    if scale.better == "up":
        least = Fraction(0) if most == inf else part(most)
    else:
        least = part(Fraction(0))
    return known(least) if least == part(best) else Got("open", least, part(best))


# --- the tree --------------------------------------------------------------------------------------------------------


@dataclass
class Judged:
    """Every node of one case by its id, and the state of its minima."""

    nodes: dict[str, Got]
    minima: dict[str, str]


def judge(edition: Edition, case: Case, cases: tuple[Case, ...], letter: bool) -> Judged:
    """What one case earns, beside ``cases``."""
    judged = Judged({}, {})
    assert edition.scoring is not None
    _judge(edition.scoring, "total", edition, case, cases, letter, judged)
    return judged


def _parts(rule: Criterion | Scoring) -> list[Any]:
    return [*rule.criteria, *(rule.indicators if isinstance(rule, Criterion) else ())]


def _judge(
    rule: Any, name: str, edition: Edition, case: Case, cases: tuple[Case, ...], letter: bool, judged: Judged
) -> Got:
    if isinstance(rule, Indicator):
        got = line(rule, edition, case, cases, letter)
    else:
        inner = {part.id: _judge(part, part.id, edition, case, cases, letter, judged) for part in _parts(rule)}
        got = together(rule, inner, judged.nodes)
        unsaid = letter and getattr(rule.combine, "reading", None) is not None
        if unsaid and got.status != "not_applicable" and not got.perhaps:
            got = Got("undetermined", got.low, got.high)
        minimum = rule.minimum
        if minimum is not None:
            lost = minimum.unreachable == "not_applicable" and unreachable(rule, edition, case.unit, letter)
            if lost and not letter:
                got = NOT_APPLICABLE
            elif lost and got.status != "not_applicable":
                got = Got("undetermined", min(got.low, 0), max(got.high, 0), perhaps=True)
            judged.minima[name] = _minimum(minimum.points, got)
    judged.nodes[name] = got
    return got


def _minimum(points: Number, got: Got) -> str:
    if got.perhaps:
        return "open"
    if got.status == "not_applicable":
        return "not_applicable"
    return "met" if got.low >= points else "not_met" if got.high < points else "open"


def unreachable(rule: Criterion | Scoring, edition: Edition, unit: Unit, letter: bool) -> bool:
    """Whether the unit cannot reach the minimum, whether or not narrower criteria that it cannot reach count."""
    assert rule.minimum is not None
    reaches = [_reach(rule, edition, unit, letter, drop) for drop in ((False, True) if letter else (True,))]
    return any(reach.status != "not_applicable" and reach.high < rule.minimum.points for reach in reaches)


def _reach(
    rule: Any, edition: Edition, unit: Unit, letter: bool, drop: bool, below: dict[str, Got] | None = None
) -> Got:
    if isinstance(rule, Indicator):
        if not exists(rule, unit):
            return NOT_APPLICABLE
        return whole_range(rule.scale, edition.measures[str(rule.measure)], letter, "open")
    below = {} if below is None else below
    for part in _parts(rule):
        below[part.id] = _reach(part, edition, unit, letter, drop, below)
        minimum = getattr(part, "minimum", None)
        drops = drop and minimum is not None and minimum.unreachable == "not_applicable"
        if drops and below[part.id].high < minimum.points:
            below[part.id] = NOT_APPLICABLE
    return together(rule, {part.id: below[part.id] for part in _parts(rule)}, below)


def together(rule: Any, parts: dict[str, Got], below: dict[str, Got]) -> Got:
    """The parts put together, by trying every end of every part, and without each that may not apply.

    A bonus may look at anything ``below``; where that is not a part itself, both answers are tried if both can be.
    """
    if rule.combine.kind == "separate":
        return NOT_APPLICABLE
    choices: list[list[tuple[Any, Number]]] = []
    for name, got in parts.items():
        ways: list[Number] = [] if got.status == "not_applicable" else [got.low, got.high]
        choices.append([(name, way) for way in ways] + ([(name, None)] if not ways or got.perhaps else []))
    for bonus in getattr(rule, "bonuses", ()):
        if bonus.when not in parts:
            got = below[bonus.when]
            enough = [end for end in (got.low, got.high) if got.status != "not_applicable" and end >= bonus.at_least]
            choices.append([(bonus, inf)] * bool(enough))
            if len(enough) < 2 or got.perhaps:
                choices[-1].append((bonus, None))
    found = []
    nothing = False
    for way in product(*choices):
        present = {name: end for name, end in way if end is not None and name in parts}
        earned = [bonus for bonus, end in way if end is not None and bonus not in present]
        if not present:
            nothing = True
            continue
        points = _combine(rule, present, earned)
        if not (isinstance(points, float) and isnan(points)):
            found.append(points)
    if not found:
        return NOT_APPLICABLE
    low, high = min(found), max(found)
    if nothing:
        return Got("undetermined", min(low, 0), max(high, 0), perhaps=True)
    return known(low) if low == high else Got("open", low, high)


def _combine(rule: Any, points: dict[str, Number], earned: list[Any]) -> Number:
    how = rule.combine
    match how.kind:
        case "sum":
            whole = sum(points.values())
        case "weighted":
            whole = sum((0 if not how.weights[name] else how.weights[name] * end) for name, end in points.items())
        case "greatest":
            whole = max(points.values())
        case _:
            whole = min(points.values())
    if how.cap is not None:
        whole = min(whole, how.cap)
    if how.floor is not None:
        whole = max(whole, how.floor)
    extra: Number = 0
    for bonus in rule.bonuses:
        if bonus in earned or (bonus.when in points and points[bonus.when] >= bonus.at_least):
            extra += bonus.points if bonus.points is not None else max(whole, 0) * Fraction(bonus.percent) / 100
    return whole + extra
