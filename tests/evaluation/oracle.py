"""The simplest evaluation there can be: straight from the words of the model, slow, in Fractions, sharing no code.

A node comes out as a status and two ends; where the letter leaves open whether a criterion applies, both ways are
tried.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from itertools import product
from math import inf, isnan
from typing import Any

from mqes_core.model.edition import Edition
from mqes_core.model.scoring import Criterion, Indicator, Scoring
from mqes_core.model.units import Absence, Case, Share, Unit
from tests.evaluation.oracle_scales import (
    NOT_APPLICABLE,
    Got,
    Number,
    assessed,
    between,
    domain,
    known,
    listed,
    on_line,
    per_unit,
    position,
    whole_range,
)

# --- one line --------------------------------------------------------------------------------------------------------

UNKNOWN = (Absence.MISSING, Absence.WITHHELD)


def exists(rule: Indicator, unit: Unit) -> bool:
    asked = rule.applies
    if asked is None:
        return True
    fits = not asked.kinds or unit.kind in asked.kinds
    return fits and (not asked.levels or not unit.levels or bool(set(asked.levels) & set(unit.levels)))


def perhaps_exists(rule: Indicator, unit: Unit, letter: bool) -> bool:
    """Whether the line is for the unit, or only a reading that the letter does not follow says that it is not."""
    return exists(rule, unit) or (letter and rule.applies is not None and rule.applies.reading is not None)


def line(rule: Indicator, edition: Edition, case: Case, cases: tuple[Case, ...], letter: bool) -> Got:
    if not perhaps_exists(rule, case.unit, letter):
        return NOT_APPLICABLE
    got = _counted(rule, edition, case, cases, letter)
    if exists(rule, case.unit) or got.status == "not_applicable":
        return got
    return Got("undetermined", min(got.low, 0), max(got.high, 0), perhaps=True)


def _counted(rule: Indicator, edition: Edition, case: Case, cases: tuple[Case, ...], letter: bool) -> Got:
    got = _line(rule, edition, case, cases, letter)
    if letter and rule.open is not None and got.status != "not_applicable":
        status = got.status if got.status in ("missing", "withheld") else "undetermined"
        return whole_range(rule.scale, edition.measures[str(rule.measure)], letter, status)
    return got


def _line(rule: Indicator, edition: Edition, case: Case, cases: tuple[Case, ...], letter: bool) -> Got:
    scale: Any = rule.scale
    measure: Any = edition.measures[str(rule.measure)]
    value = observed(measure, case)
    nobody = isinstance(value, Share) and value.of == 0
    if value is Absence.NOT_APPLICABLE or nobody:
        return NOT_APPLICABLE
    if scale.kind == "change":
        before = [other for other in cases if (other.unit.id, other.year) == (case.unit.id, case.year - 1)]
        earlier = observed(measure, before[0]) if before else Absence.MISSING
        if earlier is Absence.NOT_APPLICABLE or (isinstance(earlier, Share) and earlier.of == 0):
            return NOT_APPLICABLE
        if value in UNKNOWN or earlier in UNKNOWN:
            status = value.value if value in UNKNOWN else "missing"
            return whole_range(scale, measure, letter, status)
        return _change(scale, measure, earlier, value, letter)
    if value in UNKNOWN:
        return _bounded(scale, measure, edition, case, letter, value.value)
    match scale.kind:
        case "relative":
            return _relative(rule, measure, case, cases, letter)
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


def summand(name: str, part: Any, edition: Edition, case: Case, letter: bool) -> Any:
    """A whole of a count; one of several that nothing asks of such a unit is nobody, unless it is given."""
    value = case.values.get(name, Absence.MISSING)
    if value is not Absence.MISSING or len(part.out_of) == 1:
        return value
    own = {name} | {
        other.id
        for other in edition.measures.values()
        if (getattr(other, "out_of", None) == (name,) or getattr(other, "out_of_count", None) == name)
    }
    users = [rule for rule in edition.indicators() if rule.measure in own]
    asked = any(perhaps_exists(rule, case.unit, letter) for rule in users)
    return value if asked or not users else Absence.NOT_APPLICABLE


def _bounded(scale: Any, measure: Any, edition: Edition, case: Case, letter: bool, status: str) -> Got:
    """A missing count is at most the known counts that it is part of, where points count by the unit."""
    wholes = (
        [summand(name, measure, edition, case, letter) for name in measure.out_of] if measure.kind == "count" else []
    )
    sure = all(isinstance(whole, int) or whole is Absence.NOT_APPLICABLE for whole in wholes)
    numbers = [whole for whole in wholes if isinstance(whole, int)]
    if scale.kind == "per_unit" and numbers and sure:
        return between(status, [per_unit(scale, Fraction(count)) for count in range(sum(numbers) + 1)])
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


def _relative(rule: Indicator, measure: Any, case: Case, cases: tuple[Case, ...], letter: bool) -> Got:
    """Against every group that there may be: with and without each unit that perhaps does not belong to it."""
    scale: Any = rule.scale
    others = [other for other in cases if other.year == case.year and perhaps_exists(rule, other.unit, letter)]
    surely = [exists(rule, other.unit) or other is case for other in others]
    values = [observed(measure, other) for other in others]
    numbers = [None if isinstance(value, Absence) else position(measure, value) for value in values]
    ways = [[number] if sure else [number, None] for number, sure in zip(numbers, surely, strict=True)]
    groups = [[number for number in way if number is not None] for way in product(*ways)]
    bests = [max(group) if scale.better == "up" else min(group) for group in groups]
    own = position(measure, case.values[measure.id])
    assert own is not None

    def part(top: Fraction) -> Fraction:
        if own == top:
            return Fraction(scale.most)
        return scale.most * (own / top if scale.better == "up" else top / own)

    if scale.better == "up" and 0 in bests:
        return Got("undetermined", 0, scale.most)
    parts = [part(best) for best in bests]
    if not any(value in UNKNOWN for value in values):
        return known(parts[0]) if min(parts) == max(parts) else between("undetermined", parts)
    most = domain(scale, measure)[1]
    if scale.better == "up":
        least = Fraction(0) if most == inf else part(most)
    else:
        least = part(Fraction(0))
    return known(least) if least == max(parts) else Got("open", least, max(parts))


def observed(measure: Any, case: Case) -> Any:
    """The value; an unknown share of a whole that is known to be nobody or not to exist cannot exist itself."""
    value = case.values.get(measure.id, Absence.MISSING)
    whole = case.values.get(measure.out_of_count) if measure.kind == "share" and measure.out_of_count else None
    return Absence.NOT_APPLICABLE if value in UNKNOWN and whole in (0, Absence.NOT_APPLICABLE) else value


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
    """Whether the unit cannot reach the minimum: with or without the lines that are perhaps not for it, whether or
    not narrower criteria that it cannot reach count."""
    assert rule.minimum is not None
    ways = (False, True) if letter else (True,)
    reaches = [_reach(rule, edition, unit, letter, way) for way in product(ways, ways)]
    return any(reach.status != "not_applicable" and reach.high < rule.minimum.points for reach in reaches)


def _reach(
    rule: Any, edition: Edition, unit: Unit, letter: bool, drop: tuple[bool, bool], below: dict[str, Got] | None = None
) -> Got:
    drop_lines, drop_criteria = drop
    if isinstance(rule, Indicator):
        if not perhaps_exists(rule, unit, letter and not drop_lines):
            return NOT_APPLICABLE
        return whole_range(rule.scale, edition.measures[str(rule.measure)], letter, "open")
    below = {} if below is None else below
    for part in _parts(rule):
        below[part.id] = _reach(part, edition, unit, letter, drop, below)
        minimum = getattr(part, "minimum", None)
        drops = drop_criteria and minimum is not None and minimum.unreachable == "not_applicable"
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
