"""A district together: sums of its units, and only units that are in both years for its change."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from mqes_core.comparison.results import DistrictYear
from mqes_core.comparison.results.districts import district_result
from mqes_core.evaluation import MinimumStatus, Status
from mqes_core.model import Absence, Share
from mqes_core.testing.strategies import completions
from tests.comparison.results.samples import column, compare, few, lines, plan_of, regions, scored, year
from tests.comparison.results.test_units import holds, plans

SHARE = "kind: share, counted: да, out_of: всего | kind: linear, start: 0, end: 100, start_points: 0, end_points: 10"
MINIMUM = 'minimum: {points: 6, source: {table: "1"}}'


@given(data=st.data())
@few
def test_a_district_is_the_sum_of_its_units(data: st.DataObject) -> None:
    plan = data.draw(plans())
    (given, *_) = data.draw(regions(plan))
    units = scored(given)
    result = district_result(units)
    for node in plan.nodes:
        ends = [unit.counted.outcomes[node.index] for unit in units]
        most = [unit.counted_ceiling.outcomes[node.index].high for unit in units]
        attainable = [
            (outcome, high)
            for outcome, high in zip(ends, most, strict=True)
            if outcome.status is not Status.NOT_APPLICABLE and high is not None and high > 0
        ]
        there = [(outcome, high) for outcome, high in attainable if None not in (outcome.low, outcome.high)]
        found = result.nodes.get(node.index)
        minima = [status for unit in units if (status := unit.card.minima.get(node.index)) is not None]
        held = any(status is not MinimumStatus.NOT_APPLICABLE for status in minima)
        if not attainable and not held:
            assert found is None, "it says nothing of any unit"
            continue
        assert found is not None
        assert (found.units, found.unbounded) == (len(there), len(attainable) - len(there))
        assert found.minima == Counter(minima)
        if not there:
            assert (found.share, found.exact, found.exact_units) == (None, None, 0)
            continue
        whole = sum(Fraction(high) for _, high in there)
        for end in ("low", "high"):
            each = [getattr(outcome, end) for outcome, _ in there]
            assert getattr(found.share, end) == sum(map(Fraction, each)) * 100 / whole
        exact = [(outcome, high) for outcome, high in there if outcome.is_exact]
        assert found.exact_units == len(exact)
        assert found.exact == (
            sum(Fraction(outcome.low) for outcome, _ in exact) * 100 / sum(Fraction(high) for _, high in exact)
            if exact
            else None
        )


@given(data=st.data())
@few
def test_the_share_of_a_district_holds_that_of_every_completion(data: st.DataObject) -> None:
    plan = data.draw(plans())
    (given, *_) = data.draw(regions(plan, most=2))
    filled = replace(given, cases=[data.draw(completions(case, plan.edition)) for case in given.cases])
    before, after = (district_result(scored(item)) for item in (given, filled))
    for index, item in after.nodes.items():
        if item.units == (before.nodes[index].units if index in before.nodes else 0):
            assert holds(before.nodes[index].share, item.share)


def test_minima_are_counted() -> None:
    plan = plan_of(lines(SHARE, criterion=MINIMUM))
    values = [{"m1": Share(7, 10)}, {"m1": Share(5, 10)}, {}, {"m1": Absence.NOT_APPLICABLE}]
    result = district_result(scored(column(plan, *values)))
    (criterion,) = result.criteria
    assert result.nodes[criterion.index].minima == {
        MinimumStatus.MET: 1, MinimumStatus.NOT_MET: 1, MinimumStatus.OPEN: 1, MinimumStatus.NOT_APPLICABLE: 1,
    }  # fmt: skip
    assert result.not_met == 1
    assert result.total is not None
    assert (result.total.share, result.total.units) == ((40, Fraction(220, 3)), 3)


def test_the_change_of_a_district_is_that_of_units_in_both_years() -> None:
    plan = plan_of(lines(SHARE))

    def report(when: int, **counts: int | None) -> DistrictYear:
        values = {key: {} if count is None else {"m1": Share(count, 10)} for key, count in counts.items()}
        return year("d", when, plan, values)

    results = compare([report(2021, a=1, b=4, c=6), report(2022, b=6, c=None, d=9)])
    (found,) = results.district_changes
    assert (found.year, found.units, found.before, found.now) == (2022, 2, (50, 50), (30, 80))
    assert (found.change, found.exact, found.exact_units) == ((-20, 30), 20, 1)
    assert (found.broken, found.again) == (False, False)
