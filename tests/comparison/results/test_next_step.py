"""The next step is the nearest value that surely earns more: found again by trying every value there is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mqes_core.comparison.results.next_step import NextSteps, Step
from mqes_core.evaluation import NodeResult, Plan, Status, compile_plan
from mqes_core.model import Absence, Case, Share, Value
from mqes_core.model.measures import CountMeasure, Measure, RateMeasure, ShareMeasure
from mqes_core.model.scoring import Indicator
from mqes_core.testing.strategies import cases, editions
from tests.comparison.results.samples import DAY, lines, nazran, plan_of, school

NUMBERS = tuple(
    (measure, scale)
    for measure in ("share", "count", "rate")
    for scale in ("bands", "per_unit", "linear", "change", "relative")
    if (measure, scale) not in {("share", "per_unit"), ("rate", "per_unit")}
)
ANSWERS = (("place", "lookup"), ("choice", "rubric"), ("choice", "lookup"), ("flag", "yes_no"))


def line_of(plan: Plan, case: Case, before: Case | None = None) -> NodeResult:
    cards = plan.score([case, *([before] if before else [])], on=DAY)
    return next(cards[0].lines())


def measure_of(plan: Plan, result: NodeResult) -> Measure:
    assert isinstance(result.node.rule, Indicator)
    return plan.edition.measures[str(result.node.rule.measure)]


def every_value(measure: Measure, now: Value, case: Case) -> Iterator[Value]:
    match measure, now:
        case ShareMeasure(), Share():
            yield from (Share(count, now.of) for count in range(now.of + 1))
        case RateMeasure(), Share():
            yield from (Share(count, now.of) for count in range(now.count + 600))
        case CountMeasure(), int():
            limit = measure.limit(case.values)
            yield from range((now + 600 if limit is None else limit) + 1)


@given(data=st.data())
def test_the_next_step_is_the_nearest_of_all_that_earn_more(data: st.DataObject) -> None:
    plan = compile_plan(data.draw(editions(kinds=(data.draw(st.sampled_from(NUMBERS)),), most=1)))
    case = data.draw(cases(plan.edition, unit=st.just(school("x")), absent=False))
    before = data.draw(st.none() | cases(plan.edition, year=2020, unit=st.just(case.unit), absent=False))
    result = line_of(plan, case, before)
    measure = measure_of(plan, result)
    now = case.values[measure.id]
    if result.status is Status.NOT_APPLICABLE:
        assert NextSteps(plan)(result) is None
        return
    if not result.outcome.is_exact or not 0 < number(now) < 400 or (isinstance(now, Share) and now.of > 1000):
        return
    better: dict[int, int | Fraction] = {}
    earned = plan.line_with(result.card, result.node.index)
    for value in every_value(measure, now, case):
        outcome = earned(value)
        if outcome.is_exact and outcome.low is not None and result.low is not None and outcome.low > result.low:
            away = abs(number(value) - number(now))
            better[away] = max(better.get(away, outcome.low), outcome.low)
    step = NextSteps(plan)(result)
    if step is None:
        assert not better
        return
    assert step.value != now
    away = abs(number(step.value) - number(now))
    if better or measure.kind == "share":
        assert (away, step.points) == min((away, points) for away, points in better.items())
    if not (isinstance(measure, ShareMeasure) and measure.given != "counts"):
        assert step.by == number(step.value) - number(now)


def number(value: Value) -> int:
    return value.count if isinstance(value, Share) else int(str(value))


@given(data=st.data())
def test_of_answers_and_places_the_next_step_asks_for_the_least_more(data: st.DataObject) -> None:
    plan = compile_plan(data.draw(editions(kinds=(data.draw(st.sampled_from(ANSWERS)),), most=1)))
    case = data.draw(cases(plan.edition, unit=st.just(school("x")), absent=False))
    result = line_of(plan, case)
    measure = measure_of(plan, result)
    if result.status is Status.NOT_APPLICABLE:
        assert NextSteps(plan)(result) is None
        return
    every: dict[str, tuple[Value, ...]] = {
        "flag": (True, False),
        "place": tuple(range(12)),
        "choice": tuple(item.id for item in getattr(measure, "options", ())),
    }
    found = list(map(plan.line_with(result.card, result.node.index), every[measure.kind]))
    better = [item.low for item in found if item.is_exact and item.low is not None and item.low > (result.low or 0)]
    step = NextSteps(plan)(result)
    if result.outcome.is_exact:
        assert (None if step is None else step.points) == min(better, default=None)
        assert step is None or step.by is None


LITERAL = "below: 0, read_as: {values: literal}"
RISING = f"kind: bands, bands: [{{at_least: 50, less_than: 80, points: 1}}, {{at_least: 80, points: 3}}], {LITERAL}"
ABOVE = f"kind: bands, bands: [{{more_than: 4.5, points: 1}}], {LITERAL}"
SHARE = "kind: share, counted: да, out_of: всего"


@pytest.mark.parametrize(
    ("line", "now", "value", "points", "by"),
    [
        (f"{SHARE} | {RISING}", Share(7, 9), Share(8, 9), 3, 1),
        (f"{SHARE} | {RISING}", Share(9, 9), None, 0, None),
        # A percent is of nobody knows how many.
        (f"{SHARE}, given: either | {RISING}", Share(795, 1000), Share(80, 100), 3, None),
        (f"kind: number | {RISING}", Fraction("79.5"), 80, 3, Fraction("0.5")),
        (f"kind: number | {RISING}", 79, 80, 3, 1),
        (f"kind: number, at_most: 79 | {RISING}", 60, None, 0, None),
        (f"kind: number | {ABOVE}", 4, Fraction("4.6"), 1, Fraction("0.6")),
        # Fewer is better, and beyond the floor nothing changes for long.
        ("kind: count | kind: per_unit, points: 2, penalty: true, floor: -10", 40, 4, -8, -36),
        ("kind: count | kind: per_unit, points: 2, per: 100, cap: 6", 130, 200, 4, 70),
        ("kind: count | kind: per_unit, points: 2, per: 100, cap: 6", 300, None, 0, None),
        ("kind: number | kind: per_unit, points: 1, per: 5", Fraction("7.5"), 10, 2, Fraction("2.5")),
        # A count ends at what it is a part of.
        ("kind: count, id: m1, out_of: whole | kind: per_unit, points: 1, per: 5", 6, None, 0, None),
        ("kind: place | kind: lookup, entries: [{at: 1, points: 5}, {at: 2, points: 4}], otherwise: 0", 7, 2, 4, None),
    ],
)  # fmt: skip
def test_examples(line: str, now: Value, value: Value | None, points: int, by: int | None) -> None:
    plan = plan_of(lines(line, "kind: count, id: whole | #"))
    result = line_of(plan, Case(school("x"), 2021, {"m1": now, "whole": 8}))
    expected = None if value is None else Step(result.node.index, value, points, by)
    assert NextSteps(plan)(result) == expected


def test_a_change_counts_from_the_year_before() -> None:
    plan = plan_of(
        lines(
            "kind: count | kind: change, by: growth, "
            f"scale: {{kind: bands, bands: [{{at_least: 10, points: 2}}], {LITERAL}}}"
        )
    )
    case = Case(school("x"), 2021, {"m1": 31})
    result = line_of(plan, case, replace(case, year=2020, values={"m1": 30}))
    assert NextSteps(plan)(result) == Step(result.node.index, 33, 2, 2)
    assert NextSteps(plan)(line_of(plan, case)) is None


@given(data=st.data())
def test_what_was_found_for_one_unit_is_true_of_the_next(data: st.DataObject) -> None:
    """Next steps are remembered from unit to unit; each is the one that would be found for the unit alone."""
    plan = compile_plan(data.draw(editions()))
    given_ = [data.draw(cases(plan.edition, unit=st.just(school(name)))) for name in ("x", "y", "z", "x")]
    reading = data.draw(st.sampled_from(("adopted", "letter")))
    shared = NextSteps(plan)
    for card in plan.score(given_, reading=reading, on=DAY):
        for result in card.lines():
            assert shared(result) == NextSteps(plan)(result)


@pytest.mark.parametrize("value", [Absence.MISSING, Absence.WITHHELD, Absence.NOT_APPLICABLE, Share(0, 0)])
def test_who_has_no_value_has_no_next_step(value: Value) -> None:
    (card,) = nazran().score([Case(school("x"), 2021, {"vpr_basic": value})], on=DAY)
    found = card.find("vpr-basic")
    assert found is not None
    assert NextSteps(nazran())(found) is None
