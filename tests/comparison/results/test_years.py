"""From year to year: the change under one set of rules, and low results by numbers that the user states."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mqes_core.comparison.results import DistrictYear, Low, compare_results
from mqes_core.comparison.results.low import LowResult
from mqes_core.comparison.results.results import Results
from mqes_core.evaluation import Plan, compile_plan
from mqes_core.model import Absence, Case, Edition, Share
from mqes_core.model.base import Text
from mqes_core.model.scoring import LowResults
from mqes_core.model.sources import Source
from mqes_core.testing.strategies import completions, editions
from tests.comparison.results.samples import (
    FULL,
    NINE,
    column,
    compare,
    few,
    lines,
    nazran,
    plan_of,
    regions,
    school,
    year,
)
from tests.comparison.results.samples import settings as under
from tests.comparison.results.test_units import holds, plans

SHARE = "kind: share, counted: да, out_of: всего | kind: linear, start: 0, end: 100, start_points: 0, end_points: 10"
MINIMUM = 'minimum: {points: 6, source: {table: "1"}}'
RULE = 'low_results: {title: Низкие результаты, years: [1, 2, 3], source: {table: "1"}}'
OLD = plan_of(lines(SHARE, criterion=MINIMUM, scoring=RULE), version="2021")
NEW = plan_of(lines(SHARE.replace("end_points: 10", "end_points: 20"), criterion=MINIMUM, scoring=RULE), version="2022")


# --- change ----------------------------------------------------------------------------------------------------------


@given(data=st.data())
@few
def test_a_change_holds_that_of_every_completion(data: st.DataObject) -> None:
    region = data.draw(regions(data.draw(plans()), years=(2021, 2022), most=2))
    filled = [
        replace(item, cases=[data.draw(completions(case, item.plan.edition)) for case in item.cases]) for item in region
    ]
    before, after = compare(region, samples=0).changes, compare(filled, samples=0).changes
    assert len(before) == len(after) == sum(len(item.cases) for item in region) // 2
    for outer, inner in zip(before, after, strict=True):
        assert holds(outer.points, inner.points)
        assert holds(outer.share, inner.share)
        assert not outer.broken


def test_the_years_before_and_after_a_new_edition_are_compared_by_the_new_one_alone() -> None:
    given = [
        column(OLD, {"m1": Share(6, 10)}, when=2021),
        column(NEW, {"m1": Share(7, 10)}, when=2022),
        column(NEW, {"m1": Share(5, 10)}, when=2023),
    ]
    later, broken = compare(given).changes
    assert (later.broken, later.points) == (False, (-4, -4))
    assert (broken.broken, broken.now.year, broken.before.points) == (True, 2022, (6, 6))
    assert broken.base is not None
    assert (broken.base.points, broken.points, broken.share) == ((12, 12), (2, 2), (10, 10))


def test_where_a_case_cannot_be_carried_nothing_is_compared() -> None:
    given = [column(OLD, {"m1": Share(6, 10)}, when=2021), column(NEW, {"m1": Share(7, 10)}, when=2022)]
    (change,) = compare_results(given, under(), carry=lambda *_: None).changes
    assert (change.broken, change.base, change.points, change.share) == (True, None, None, None)


def test_years_with_a_gap_and_units_with_other_lines_are_not_compared() -> None:
    values = {"vpr_basic": Share(9, 10)}
    given = [
        year("d", 2021, nazran(), [Case(school("x", NINE), 2021, values), Case(school("y"), 2021, values)]),
        year("d", 2022, nazran(), [Case(school("x", FULL), 2022, values)]),
        year("d", 2023, nazran(), [Case(school("y"), 2023, values)]),
    ]
    (opened,) = compare(given).changes
    assert opened.other_lines
    assert (opened.points, opened.share) == (None, None)


def test_a_line_that_scores_a_change_knows_the_year_before() -> None:
    plan = plan_of(lines("kind: count | kind: change, by: difference, scale: {kind: per_unit, points: 1}"))
    results = compare([column(plan, {"m1": 3}, when=2021), column(plan, {"m1": 5}, when=2022)])
    assert [unit.points for unit in results.units()] == [(2, 2), (None, None)]
    hidden = compare([column(plan, {"m1": 3}, when=2021), column(plan, {"m1": 5}, when=2023)])
    assert [unit.points for unit in hidden.units()] == [(None, None), (None, None)]


# --- low results -----------------------------------------------------------------------------------------------------


def recomputed(given: Sequence[DistrictYear], low: Low) -> dict[tuple[str, str, str], bool]:
    """Who has low results in which criterion, and whether surely, from scorecards of single cases."""
    found = {}
    every = {(item.district.id, case.unit.id, item.year): (item, case) for item in given for case in item.cases}
    for name, unit in {key[:2] for key in every}:
        last = max(key[2] for key in every if key[:2] == (name, unit))
        there = [every.get((name, unit, last - back)) for back in range(low.years)]
        if None in there or len({item.edition for item, _ in there if item}) > 1:  # type: ignore[misc]
            continue
        item, _ = there[0]  # type: ignore[misc]
        rule = item.plan.edition.scoring.low_results  # type: ignore[union-attr]
        if rule is None or low.years not in rule.years:
            continue
        below = low.below if rule.below is None else rule.below
        for node in item.plan.nodes:
            minimum = getattr(node.rule, "minimum", None)
            if minimum is None or minimum.points <= 0:
                continue
            verdicts = []
            for report in there:
                assert report is not None
                past = [case for _, case in [every.get((name, unit, report[0].year - 1), (None, None))] if case]
                if past and every[name, unit, report[0].year - 1][0].edition != report[0].edition:
                    past = [past[0]]
                card = report[0].plan.score([report[1], *past], on=under().on)[0]
                outcome, status = card.outcomes[node.index], card.minima[node.index]
                bound = Fraction(minimum.points) * (100 - below) / 100

                def is_low(points: Any, bound: Fraction = bound, least: Any = minimum.points) -> bool:
                    return points is None or (points <= bound and points < least)

                if status.value == "not_applicable":
                    verdicts.append((False, False))
                else:
                    verdicts.append((is_low(outcome.low), outcome.high is not None and is_low(outcome.high)))
            if all(perhaps for perhaps, _ in verdicts):
                found[name, unit, node.id] = all(surely for _, surely in verdicts)
    return found


def with_rule(edition: Edition) -> Plan:
    """The edition with a rule on low results."""
    assert edition.scoring is not None
    rule = LowResults(title=Text(ru="Низкие результаты"), years=(1, 2), source=Source(section="1"))
    scoring = edition.scoring.model_copy(update={"low_results": rule})
    return compile_plan(edition.model_copy(update={"scoring": scoring}))


def as_told(low: Sequence[LowResult] | None) -> dict[tuple[str, str, str], bool]:
    assert low is not None
    return {(*item.unit.key, item.unit.card.nodes[item.criterion].id): item.sure for item in low}


@given(data=st.data(), below=st.integers(0, 100), years=st.integers(1, 3))
@few
def test_low_results_are_those_found_by_hand(data: st.DataObject, below: int, years: int) -> None:
    plan = data.draw(st.just(nazran()) | editions(most=2).map(with_rule))
    region = data.draw(regions(plan, years=data.draw(st.sampled_from(((2021, 2022, 2023), (2021, 2023)))), most=2))
    low = Low(below=below, years=years)
    assert as_told(compare(region, low=low, samples=0).low) == recomputed(region, low)


@given(data=st.data())
@few
def test_a_sure_verdict_stands_under_every_completion(data: st.DataObject) -> None:
    plan = data.draw(st.just(nazran()) | editions(most=2).map(with_rule))
    region = data.draw(regions(plan, years=(2021, 2022), most=2))
    filled = [
        replace(item, cases=[data.draw(completions(case, item.plan.edition)) for case in item.cases]) for item in region
    ]
    low = Low(below=30, years=2)
    before, after = (as_told(compare(item, low=low, samples=0).low) for item in (region, filled))
    applicable = {
        (*unit.key, unit.card.nodes[index].id)
        for unit in compare(filled, samples=0).units()
        for index, status in unit.card.minima.items()
        if status.value == "not_applicable"
    }
    for key, sure in before.items():
        assert not sure or key in applicable or after[key]
    assert set(after) <= set(before)


def low_of(given: Sequence[DistrictYear], **chosen: Any) -> list[tuple[Any, ...]]:
    results = compare(given, low=Low(**({"below": 50, "years": 2} | chosen)))
    assert results.low is not None
    return [(item.unit.card.unit.id, item.bound, item.years, item.sure) for item in results.low]


def of_years(plans: Sequence[Plan], *counts: int | None, start: int = 2021) -> list[DistrictYear]:
    return [
        column(plan, {} if count is None else {"m1": Share(count, 10)}, when=start + at)
        for at, (plan, count) in enumerate(zip(plans, counts, strict=True))
    ]


def test_low_results_of_years_on_end() -> None:
    assert low_of(of_years([OLD] * 2, 3, 3)) == [("s0", 3, (2021, 2022), True)]
    assert low_of(of_years([OLD] * 2, 3, 4)) == []
    assert low_of(of_years([OLD] * 2, 3, None)) == [("s0", 3, (2021, 2022), False)]
    assert low_of(of_years([OLD] * 3, 9, 3, 3)) == [("s0", 3, (2022, 2023), True)]
    assert low_of(of_years([OLD] * 3, 3, 3, 9)) == []
    assert low_of(of_years([OLD], 3)) == []
    assert low_of(of_years([OLD], 3), years=1) == [("s0", 3, (2021,), True)]
    # Exactly the minimum is no low result, however little below it is asked for.
    assert low_of(of_years([OLD] * 2, 6, 6), below=0) == []
    assert low_of(of_years([OLD] * 2, 5, 5), below=0) == [("s0", 6, (2021, 2022), True)]


def test_the_document_has_the_word() -> None:
    """No verdict without its rule, or for so many years as it does not know; its own number comes before the user's."""
    bare = plan_of(lines(SHARE, criterion=MINIMUM))
    assert low_of(of_years([bare] * 2, 0, 0)) == []
    assert low_of(of_years([OLD] * 4, 0, 0, 0, 0), years=4) == []
    strict = plan_of(lines(SHARE, criterion=MINIMUM, scoring=RULE.replace("years:", "below: 10, years:")))
    assert low_of(of_years([strict] * 2, 5, 5), below=90) == [("s0", Fraction(27, 5), (2021, 2022), True)]


def test_no_verdict_across_new_rules_or_a_gap_or_without_numbers() -> None:
    assert low_of(of_years([OLD, NEW], 0, 0)) == []
    assert low_of([*of_years([OLD], 0), *of_years([OLD], 0, start=2023)]) == []
    assert compare(of_years([OLD] * 2, 0, 0)).low is None


def test_a_minimum_that_perhaps_does_not_hold_gives_no_sure_verdict() -> None:
    """Under the letter a primary school may be subject to a minimum that it cannot reach."""
    values = {"vpr_primary": Share(1, 10), "graduates_9": Absence.NOT_APPLICABLE}
    given = [year("d", when, nazran(), [Case(school("x", ("primary",)), when, values)]) for when in (2021, 2022)]
    results = compare(given, reading="letter", low=Low(below=10, years=2))
    assert results.low
    assert {item.unit.card.nodes[item.criterion].id: item.sure for item in results.low}["mkr"] is False


@pytest.mark.parametrize("numbers", [{"years": 0}, {"below": -1}, {"below": 101}])
def test_numbers_that_make_no_sense_are_refused(numbers: dict[str, int]) -> None:
    with pytest.raises(ValueError, match="low results"):
        Low(**({"below": 10, "years": 2} | numbers))


@pytest.mark.parametrize("numbers", [{"small": -1}, {"samples": -1}, {"spread": 101}, {"known": 2}])
def test_settings_that_make_no_sense_are_refused(numbers: dict[str, int]) -> None:
    with pytest.raises(ValueError, match="out of bounds"):
        under(**numbers)


def test_a_district_reports_once_a_year() -> None:
    given = column(OLD, {"m1": Share(1, 2)})
    with pytest.raises(ValueError, match="twice"):
        compare([given, given])


def test_a_district_without_cases_is_named_and_has_no_result() -> None:
    empty: Results = compare([column(OLD, {}, name="a"), column(OLD, name="b")])
    assert [item.id for item in empty.districts] == ["a", "b"]
    assert [(item.district.id, item.year) for item in empty.results] == [("a", 2021)]
    assert empty.years == (2021,)
    assert empty.result("b", 2021) is None
    assert isinstance(empty.plans["sample@2021"].edition, Edition)
    assert compare([]).results == ()
