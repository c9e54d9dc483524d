"""A unit's points beside what it can attain: inside its bounds under every completion, and nobody else's business."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from mqes_core.comparison.results import DistrictYear
from mqes_core.comparison.results.intervals import Interval
from mqes_core.comparison.results.profiles import Profiler
from mqes_core.comparison.results.units import UnitYear
from mqes_core.evaluation import Plan, compile_plan
from mqes_core.model import Absence, Case, Share, Value
from mqes_core.model.scales import RelativeScale
from mqes_core.testing.strategies import completions, editions, near_values
from mqes_core.testing.strategies.values import interesting
from tests.comparison.results.samples import (
    column,
    compare,
    few,
    lines,
    looks_aside,
    nazran,
    never_falls,
    plan_of,
    regions,
    school,
    scored,
)


def holds(outer: Interval | None, inner: Interval | None) -> bool:
    """Whether what came out lies in what was said before."""
    if inner is None:
        return True
    if outer is None:
        return False
    low = outer.low is None or (inner.low is not None and outer.low <= inner.low)
    return low and (outer.high is None or (inner.high is not None and inner.high <= outer.high))


def completed(data: st.DataObject, given: DistrictYear) -> DistrictYear:
    return replace(given, cases=[data.draw(completions(case, given.plan.edition)) for case in given.cases])


@given(data=st.data())
@few
def test_points_and_share_hold_those_of_every_completion(data: st.DataObject) -> None:
    plan = data.draw(plans())
    (given, *_) = data.draw(regions(plan))
    for before, after in zip(scored(given), scored(completed(data, given)), strict=True):
        assert before.endless == after.endless
        assert holds(before.points, after.points)
        for node in plan.nodes:
            assert holds(before.share_of(node.index), after.share_of(node.index)), node.id


def plans() -> st.SearchStrategy[Plan]:
    return editions().map(compile_plan) | editions().map(compile_plan) | st.just(nazran())


@given(data=st.data())
@few
def test_a_share_lies_between_nothing_and_all_where_nothing_is_negative(data: st.DataObject) -> None:
    plan = data.draw(plans())
    assume(never_falls(plan))
    for report in data.draw(regions(plan, most=2)):
        for unit in scored(report):
            least = [unit.ceiling.outcomes[line].low for line in unit.lines]
            if unit.share is not None and all(low is not None and low >= 0 for low in least):
                assert unit.share.low is not None
                assert unit.share.high is not None
                assert 0 <= unit.share.low <= unit.share.high <= 100


@given(data=st.data())
@few
def test_no_share_exceeds_all_that_can_be_attained(data: st.DataObject) -> None:
    plan = data.draw(plans())
    for report in data.draw(regions(plan, most=2)):
        for unit in scored(report):
            share = unit.share
            assert share is None or (share.high is not None and share.high <= 100)


@given(data=st.data())
@few
def test_what_can_be_attained_is_attained_by_some_values(data: st.DataObject) -> None:
    kinds = (("share", "bands"), ("flag", "yes_no"), ("choice", "rubric"), ("count", "per_unit"), ("count", "bands"))
    plan = compile_plan(data.draw(editions(kinds=kinds, most=2)))
    parts = (plan.edition.scoring, *plan.edition.criteria())
    assume(all(part is None or part.combine.kind in ("sum", "greatest") for part in parts))
    turns = interesting(plan.edition)
    blank = scored(column(plan, {}))[0]
    best: dict[str, Value] = {}
    for indicator in plan.edition.indicators():
        measure = plan.edition.measures[str(indicator.measure)]
        index = next(node.index for node in plan.nodes if node.id == indicator.id)
        if index in blank.lines:
            near = near_values(measure, turns.get(measure.id, ()))
            found = [(scored(column(plan, {measure.id: value}))[0].card.outcomes[index], value) for value in near]
            # No bound: any value does, since the line is left out.
            best[measure.id] = max(
                ((outcome.low, at) for at, (outcome, _) in enumerate(found) if outcome.low is not None), default=(0, 0)
            )[1]
            best[measure.id] = near[int(str(best[measure.id]))]
    unit = scored(column(plan, best))[0]
    assert unit.share is None or unit.share == (100, 100)


@given(data=st.data())
@few
def test_company_changes_nobodys_points(data: st.DataObject) -> None:
    plan = data.draw(plans())
    assume(not any(isinstance(item.scale, RelativeScale) for item in plan.edition.indicators()))
    region = data.draw(regions(plan))
    together = {unit.key: unit for unit in compare(region, samples=0).units()}
    for report in region:
        for case in report.cases:
            (alone,) = compare([replace(report, cases=[case])], samples=0).units()
            mine = together[alone.key]
            assert facts(alone) == facts(mine)


def facts(unit: UnitYear) -> tuple[object, ...]:
    return list(unit.card.outcomes), unit.points, unit.share, unit.known, unit.endless, Profiler(unit.plan)(unit)


BANDS = "kind: share, counted: да, out_of: всего | kind: linear, start: 0, end: 100, start_points: 0, end_points: 10"


@pytest.mark.parametrize(
    ("written", "whole", "endless"),
    [
        (BANDS, "kind: sum", ()),
        ("kind: count | kind: per_unit, points: 1", "kind: sum", (1,)),
        ("kind: count | kind: per_unit, points: 1, cap: 5", "kind: sum", ()),
        ("kind: count | kind: per_unit, points: 1, penalty: true", "kind: sum", ()),
        # The sum has a bound, though the line has none: it counts.
        ("kind: count | kind: per_unit, points: 1", "kind: sum, cap: 20", ()),
        # Of how many it is depends on who reports; whether it counts does not.
        ("kind: count, id: m2, out_of: whole | kind: per_unit, points: 1", "kind: sum", (1,)),
    ],
)  # fmt: skip
@pytest.mark.parametrize("values", [{}, {"m2": 3}, {"m2": 3, "whole": 7}, {"whole": Absence.WITHHELD}])
def test_lines_without_a_bound_are_left_out(
    written: str, whole: str, endless: tuple[int, ...], values: dict[str, Value]
) -> None:
    second = written if written != BANDS else "kind: flag | kind: yes_no, yes: 1"
    values = values if written != BANDS else {}
    plan = plan_of(lines(BANDS, second, "kind: count, id: whole | #", whole=whole))
    (unit,) = scored(column(plan, {"m1": Share(1, 2), **values}))
    assert unit.endless == endless
    if endless:
        assert unit.share == (50, 50)
        assert unit.share_of(1) is None


def test_a_share_is_of_what_exists_for_the_unit() -> None:
    plan = plan_of(lines(BANDS, BANDS))
    half: dict[str, Value] = {"m1": Share(1, 2)}
    assert scored(column(plan, {**half, "m2": Absence.NOT_APPLICABLE}))[0].share == (50, 50)
    assert scored(column(plan, {**half, "m2": Share(0, 0)}))[0].share == (50, 50)
    assert scored(column(plan, {**half, "m2": Share(0, 4)}))[0].share == (25, 25)
    assert scored(column(plan, half))[0].share == (25, 75)
    assert scored(column(plan, half))[0].known == (1, 2)


def test_concepts_without_a_total_have_shares_of_their_criteria() -> None:
    plan = plan_of(lines(BANDS, whole="kind: separate"))
    (unit,) = scored(column(plan, {"m1": Share(1, 2)}))
    assert (unit.points, unit.share, unit.share_of(1)) == (None, None, Interval(50, 50))


def test_points_below_zero_are_a_share_below_zero() -> None:
    plan = plan_of(lines(BANDS, "kind: count | kind: per_unit, points: 1, penalty: true"))
    (unit,) = scored(column(plan, {"m1": Share(1, 2), "m2": 9}))
    assert (unit.points, unit.share) == (Interval(-4, -4), Interval(-40, -40))
    (unit,) = scored(column(plan, {"m1": Share(1, 2)}))
    assert unit.share == Interval(None, 50)


def test_where_nothing_can_be_attained_there_is_no_share() -> None:
    plan = plan_of(lines("kind: count | kind: per_unit, points: 1, penalty: true"))
    (unit,) = scored(column(plan, {"m1": 2}))
    assert (unit.points, unit.share) == (Interval(-2, -2), None)


def test_the_best_that_a_change_can_be_does_not_hang_on_what_was_reported() -> None:
    plan = plan_of(
        lines(
            "kind: count | kind: change, by: difference, "
            "scale: {kind: linear, start: 0, end: 5, start_points: 0, end_points: 5}"
        )
    )
    before = [Case(school("s0"), 2020, {"m1": 3})]
    assert scored(column(plan, {"m1": 4}), before)[0].share == (20, 20)
    assert scored(column(plan, {}), before)[0].share == (0, 100)
    assert scored(column(plan, {"m1": 4}), [Case(school("s0"), 2020, {"m1": Absence.NOT_APPLICABLE})])[0].share is None


def test_a_profile_tells_strong_and_weak_sides() -> None:
    (unit,) = scored(
        column(
            nazran(),
            {
                "vpr_primary": Share(9, 9),
                "vpr_basic": Share(75, 99),
                "hundred_points": 1,
                "graduates_9": 30,
                "no_basic_certificate": 2,
            },
        )
    )
    found = Profiler(unit.plan)(unit)
    ids = {node.index: node.id for node in unit.card.nodes}
    assert {ids[side.line] for side in found.strong} == {"vpr-primary", "hundred-points"}
    weak = [(ids[side.line], side.lost, side.step and side.step.by) for side in found.weak]
    assert weak == [("no-basic-certificate", 6, -1), ("vpr-basic", 2, 5)]
    assert "mkr-basic" in {ids[line] for line in found.unknown}
    assert {ids[item.criterion]: item.sure for item in found.missed}["gia"] is False
    assert looks_aside(nazran().edition) is False
    assert Fraction(found.weak[0].lost) == 6
