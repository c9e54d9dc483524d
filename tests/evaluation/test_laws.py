"""Laws of evaluation that hold for every concept: missing values, the two readings, company, order, repetition."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from fractions import Fraction
from functools import cache
from math import inf
from pathlib import Path
from typing import Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from mqes_core.evaluation import MinimumStatus, Plan, ReadingMode, Scorecard, Status, compile_plan, rank
from mqes_core.loading import load_edition
from mqes_core.model import Absence, Assessed, Case, Edition, Share, Unit
from mqes_core.model.scales import RelativeScale
from mqes_core.testing.strategies import cases, completions, editions, groups, near_values
from mqes_core.testing.strategies.values import interesting

DAY = date(2021, 12, 31)
READINGS: tuple[ReadingMode, ...] = ("letter", "adopted")
SCHOOL = Unit(id="school-01", levels=("primary", "basic", "secondary"))


@cache
def nazran() -> Plan:
    return compile_plan(load_edition(Path(__file__).parents[2] / "plugins/nazran/src/mqes_nazran/data/2021"))


def ends(card: Scorecard, index: int) -> tuple[Fraction | float, Fraction | float]:
    outcome = card.outcomes[index]
    low: Fraction | float = -inf if outcome.low is None else Fraction(outcome.low)
    high: Fraction | float = inf if outcome.high is None else Fraction(outcome.high)
    return low, high


def one(edition: Edition, case: Case, reading: ReadingMode = "adopted") -> Scorecard:
    return compile_plan(edition).score([case], reading=reading, on=DAY)[0]


def looks_at_company(edition: Edition) -> bool:
    return any(isinstance(item.scale, RelativeScale) for item in edition.indicators())


def weights_fall(edition: Edition) -> bool:
    """Whether a negative weight lets the whole fall while a part rises."""
    combined = [edition.scoring, *edition.criteria()]
    return any(min(getattr(rule.combine, "weights", {"": 0}).values()) < 0 for rule in combined if rule)


@pytest.mark.parametrize("reading", READINGS)
@given(data=st.data())
def test_every_completion_lies_in_the_interval(reading: ReadingMode, data: st.DataObject) -> None:
    edition = data.draw(editions())
    group = data.draw(groups(edition))
    filled = [data.draw(completions(case, edition)) for case in group]
    plan = compile_plan(edition)
    before, after = (plan.score(cases, reading=reading, on=DAY) for cases in (group, filled))
    for outer, inner, places in zip(before, after, rank(after), strict=True):
        for node in outer.nodes:
            low, high = ends(outer, node.index)
            inner_low, inner_high = ends(inner, node.index)
            if inner.outcomes[node.index].status is not Status.NOT_APPLICABLE:
                assert low <= inner_low <= inner_high <= high, node.id
        place = rank(before)[before.index(outer)]
        assert place.best <= places.best <= places.worst <= place.worst


SCALES_OF_ONE_VALUE = (
    ("share", "bands"),
    ("count", "bands"),
    ("number", "bands"),
    ("rate", "bands"),
    ("count", "per_unit"),
    ("place", "lookup"),
    ("choice", "rubric"),
    ("flag", "yes_no"),
    ("points", "discretionary"),
    ("share", "linear"),
)


@given(data=st.data())
def test_the_ends_of_a_line_are_reached(data: st.DataObject) -> None:
    pair = data.draw(st.sampled_from(SCALES_OF_ONE_VALUE))
    edition = data.draw(editions(kinds=(pair,), most=1))
    plan = compile_plan(edition)
    turns = interesting(edition)
    for indicator in edition.indicators():
        measure = edition.measures[str(indicator.measure)]
        values = near_values(measure, turns.get(measure.id, ()))
        missing = one(edition, Case(SCHOOL, 2021, {}))
        found = missing.find(indicator.id)
        assert found is not None
        if found.status is Status.NOT_APPLICABLE:
            continue
        full = plan.score([Case(SCHOOL, 2021, {measure.id: value}) for value in values], on=DAY)
        reached = [ends(card, found.node.index) for card in full]
        low, high = ends(missing, found.node.index)
        if low != -inf:
            assert min(item[0] for item in reached) == low, indicator.scale
        if high != inf:
            assert max(item[1] for item in reached) == high, indicator.scale


@given(data=st.data())
def test_the_ends_of_a_total_are_reached_where_lines_do_not_share_measures(data: st.DataObject) -> None:
    edition = data.draw(editions(kinds=(("flag", "yes_no"), ("choice", "rubric")), most=2))
    assume(not weights_fall(edition))
    measures = list(edition.measures.values())
    assume(len(measures) <= 5)
    every: list[dict[str, Any]] = [{}]
    for measure in measures:
        every = [{**values, measure.id: value} for values in every for value in near_values(measure)]
    plan = compile_plan(edition)
    low, high = ends(one(edition, Case(SCHOOL, 2021, {})), -1)
    reached = [ends(card, -1) for card in plan.score([Case(SCHOOL, 2021, values) for values in every], on=DAY)]
    assert (min(item[0] for item in reached), max(item[1] for item in reached)) == (low, high)


@given(data=st.data())
def test_readings_agree_wherever_the_letter_decides(data: st.DataObject) -> None:
    edition = data.draw(editions())
    group = data.draw(groups(edition))
    plan = compile_plan(edition)
    letters = plan.score(group, reading="letter", on=DAY)
    for letter, adopted in zip(letters, plan.score(group, reading="adopted", on=DAY), strict=True):
        for node in letter.nodes:
            low, high = ends(letter, node.index)
            taken_low, taken_high = ends(adopted, node.index)
            if adopted.outcomes[node.index].status is not Status.NOT_APPLICABLE:
                assert low <= taken_low <= taken_high <= high, node.id
            if letter.outcomes[node.index].status is Status.KNOWN:
                assert (low, high) == (taken_low, taken_high), node.id
        for index, status in letter.minima.items():
            if status is not MinimumStatus.OPEN:
                assert adopted.minima[index] is status


@given(data=st.data())
def test_order_of_cases_and_of_values_never_matters(data: st.DataObject) -> None:
    edition = data.draw(editions())
    group = data.draw(groups(edition))
    order = data.draw(st.permutations(range(len(group))))
    plan = compile_plan(edition)
    straight = plan.score(group, on=DAY)
    turned = [replace(group[at], values=dict(reversed(list(group[at].values.items())))) for at in order]
    for at, card in zip(order, plan.score(turned, on=DAY), strict=True):
        assert list(card.outcomes) == list(straight[at].outcomes)
        assert card.minima == straight[at].minima


@given(data=st.data())
def test_company_never_changes_a_unit_but_by_the_best_of_the_group(data: st.DataObject) -> None:
    edition = data.draw(editions())
    assume(not looks_at_company(edition))
    group = data.draw(groups(edition))
    plan = compile_plan(edition)
    together = plan.score(group, on=DAY)
    for case, card in zip(group, together, strict=True):
        past = [other for other in group if other.unit.id == case.unit.id and other.year == case.year - 1]
        alone = plan.score([*past, case], on=DAY)[-1]
        assert list(alone.outcomes) == list(card.outcomes)


@given(data=st.data())
def test_the_same_header_and_inputs_give_the_same_result(data: st.DataObject) -> None:
    edition = data.draw(editions())
    group = data.draw(groups(edition))
    again = Edition.model_validate_json(edition.model_dump_json())
    for first, second in zip(
        compile_plan(edition).score(group, on=DAY), compile_plan(again).score(group, on=DAY), strict=True
    ):
        assert first.header == second.header
        assert list(first.outcomes) == list(second.outcomes)


@given(data=st.data())
@settings(max_examples=30)
def test_a_changed_rule_changes_the_hash(data: st.DataObject) -> None:
    edition = data.draw(editions())
    changed = edition.model_copy(
        update={"concept": edition.concept.model_copy(update={"edition": edition.concept.edition + "-2"})}
    )
    assert changed.rules_hash != edition.rules_hash


@given(data=st.data())
def test_minima_follow_the_intervals(data: st.DataObject) -> None:
    edition = data.draw(editions())
    card = one(edition, data.draw(cases(edition)))
    for result in card.all_results():
        if result.minimum is None:
            assert result.minimum_status is None
            continue
        low, high = ends(card, result.node.index)
        least = Fraction(result.minimum.points)
        match result.minimum_status:
            case MinimumStatus.MET:
                assert low >= least
            case MinimumStatus.NOT_MET:
                assert high < least
            case MinimumStatus.OPEN:
                assert low < least
            case MinimumStatus.NOT_APPLICABLE:
                assert result.status is Status.NOT_APPLICABLE


@given(count=st.integers(0, 10**12), of=st.integers(1, 10**12), sent=st.data())
def test_rising_bands_rise_with_the_share(count: int, of: int, sent: st.DataObject) -> None:
    count = min(count, of)
    more = sent.draw(st.integers(count, of))
    earlier, later = nazran().score(
        [Case(SCHOOL, 2021, {"vpr_basic": Share(number, of)}) for number in (count, more)], on=DAY
    )
    first, second = earlier.find("vpr-basic"), later.find("vpr-basic")
    assert first is not None
    assert second is not None
    assert first.status is second.status is Status.KNOWN
    assert first.low is not None
    assert second.low is not None
    assert first.low <= second.low
    exact = 3 if 100 * count >= 100 * of else 2 if 100 * count >= 80 * of else 1 if 100 * count >= 50 * of else 0
    assert first.low == exact


@pytest.mark.parametrize("value", [0.5, "many", Assessed(1), True, Share(1, 2)])
def test_a_value_of_the_wrong_kind_is_refused(value: Any) -> None:
    edition = _counting()
    with pytest.raises(TypeError, match="kind of measure"):
        one(edition, Case(SCHOOL, 2021, {"m": value}))
    assert one(edition, Case(SCHOOL, 2021, {"m": Absence.WITHHELD})).total.status is Status.OPEN


def _counting() -> Edition:
    from mqes_core.model import Scoring, Text
    from mqes_core.model.measures import CountMeasure
    from mqes_core.model.scales import PerUnitScale
    from mqes_core.model.scoring import Criterion, Indicator, Sum
    from mqes_core.model.sources import Source
    from mqes_core.testing.strategies.editions import edition_of

    source = Source(section="1")
    line = Indicator(
        id="i", title=Text(ru="Строка"), source=source, measure="m", scale=PerUnitScale(kind="per_unit", points=1)
    )
    criterion = Criterion(id="c", title=Text(ru="Критерий"), source=source, indicators=(line,))
    measure = CountMeasure(id="m", title=Text(ru="Величина"), kind="count")
    return edition_of(
        Scoring(
            title=Text(ru="Баллы"), source=source, measures=(measure,), criteria=(criterion,), combine=Sum(kind="sum")
        )
    )
