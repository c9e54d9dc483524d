"""Honest places: a range that holds the place under every completion, the best at 100, and names change nothing."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from mqes_core.comparison.results import Results
from mqes_core.comparison.results.fields import Aside, upper_quarter
from mqes_core.comparison.results.intervals import Interval, best_100, change, part_of, together
from mqes_core.evaluation import compile_plan
from mqes_core.model import Absence, Share
from mqes_core.testing.strategies import completions, editions
from tests.comparison.results.samples import (
    FULL,
    NINE,
    column,
    compare,
    district,
    few,
    lines,
    nazran,
    plan_of,
    regions,
    school,
    year,
)
from tests.comparison.results.test_units import plans
from tests.region import library

SHARE = "kind: share, counted: да, out_of: всего | kind: linear, start: 0, end: 100, start_points: 0, end_points: 10"


@given(data=st.data(), by=st.sampled_from(("points", "share")))
@few
def test_a_range_holds_the_place_under_every_completion(data: st.DataObject, by: str) -> None:
    region = data.draw(regions(data.draw(plans()), most=3))
    filled = [
        replace(item, cases=[data.draw(completions(case, item.plan.edition)) for case in item.cases]) for item in region
    ]
    after = {placed.unit.key: placed for field in compare(filled, by=by, samples=0).fields for placed in field.placed}
    for field in compare(region, by=by, samples=0).fields:
        there = [placed for placed in field.placed if placed.unit.key in after]
        assert len(there) == len(field.placed)
        figures = {placed.unit.key: after[placed.unit.key].figure for placed in there}
        if not all(figure.exact for figure in figures.values()):
            continue  # the rules themselves leave it open
        for placed in there:
            own = figures[placed.unit.key].low
            actual = 1 + sum(other.low > own for other in figures.values())  # type: ignore[operator]
            assert placed.place.best <= actual <= placed.place.worst


def test_both_ends_of_a_range_are_reached() -> None:
    plan = plan_of(lines(SHARE, SHARE))
    known = [{"m1": Share(5, 10), "m2": Share(5, 10)}, {"m1": Share(6, 10), "m2": Share(1, 10)}]
    open_: dict[str, Any] = {"m1": Share(3, 10)}
    (field,) = compare([column(plan, *known, open_)]).fields
    assert {item.unit.card.unit.id: item.place for item in field.placed} == {"s0": (1, 2), "s1": (2, 3), "s2": (1, 3)}
    places = set()
    for count in range(11):
        (field,) = compare([column(plan, *known, {**open_, "m2": Share(count, 10)})]).fields
        places |= {(item.unit.card.unit.id, item.place) for item in field.placed}
    assert places >= {("s0", (1, 1)), ("s0", (2, 2)), ("s1", (2, 2)), ("s1", (3, 3)), ("s2", (1, 1)), ("s2", (3, 3))}


@given(data=st.data())
@few
def test_names_and_order_of_districts_change_nothing(data: st.DataObject) -> None:
    region = data.draw(regions(data.draw(plans()), years=(2021, 2022), most=2))
    names = {"a": "z", "b": "c"}
    renamed = [replace(item, district=district(names[item.district.id])) for item in data.draw(st.permutations(region))]
    for by in ("points", "share"):
        assert seen(compare(region, by=by), names) == seen(compare(renamed, by=by), {"z": "z", "c": "c"})


def seen(results: Results, names: dict[str, str]) -> list[Any]:
    def named(key: tuple[str, str]) -> tuple[str, str]:
        return names[key[0]], key[1]

    found: list[Any] = []
    for field in results.fields:
        placed = {named(item.unit.key): (item.figure, item.place, item.of_best) for item in field.placed}
        found.append((field.year, field.lines, placed, {named(item.unit.key): item.why for item in field.beside}))
    found.append({(named(key), when): holding for (key, when), holding in results.holding.items()})
    found.append({(named(item.now.key), item.now.year): (item.points, item.share) for item in results.changes})
    found.append({(names[item.district.id], item.year): dict(item.nodes) for item in results.results})
    found += [
        (item.measure.id, item.year, {names[where.id]: total for where, total in item.districts}, item.together)
        for item in results.totals
    ]
    return found


def test_units_with_other_lines_are_not_ranked_together() -> None:
    cases = column(nazran(), {"vpr_basic": Share(9, 10)}, {"vpr_basic": Share(8, 10)}).cases
    mixed = [replace(case, unit=school(case.unit.id, levels)) for case, levels in zip(cases, (FULL, NINE), strict=True)]
    full, nine = compare([year("a", 2021, nazran(), mixed)]).fields
    assert len(full.lines) > len(nine.lines)
    assert [[item.why for item in field.beside] for field in (full, nine)] == [[Aside.ALONE], [Aside.ALONE]]


@given(data=st.data())
@few
def test_nobody_is_the_first_of_one(data: st.DataObject) -> None:
    region = data.draw(regions(data.draw(plans()), years=(2021, 2022), most=3))
    for field in compare(region).fields:
        assert len(field.placed) != 1
        alone = [item for item in field.beside if item.why is Aside.ALONE]
        assert len(alone) <= (not field.placed)


def test_who_is_hardly_known_stands_beside_and_moves_nobody() -> None:
    plan = plan_of(lines(SHARE, SHARE))
    given = column(
        plan,
        {"m1": Share(1, 2), "m2": Share(9, 10)},
        {"m1": Share(9, 9)},
        {},
        {"m1": Absence.NOT_APPLICABLE, "m2": Absence.NOT_APPLICABLE},
    )
    (field,) = compare([given], known=Fraction(1, 2)).fields
    assert [(item.unit.card.unit.id, item.place) for item in field.placed] == [("s0", (1, 2)), ("s1", (1, 2))]
    assert [(item.unit.card.unit.id, item.why) for item in field.beside] == [
        ("s2", Aside.LITTLE_KNOWN),
        ("s3", Aside.NO_TOTAL),
    ]
    (field,) = compare([given], known=1).fields
    assert field.placed == ()
    assert {item.unit.card.unit.id: item.why for item in field.beside}["s0"] is Aside.ALONE


def test_a_concept_that_gives_no_points_says_so() -> None:
    plan = library().plan("shatoy@2022")
    (field,) = compare([column(plan, {"internal_systems": Share(7, 20)}, {"regulations": 4})]).fields
    assert {item.why for item in field.beside} == {Aside.NO_POINTS}


def test_equals_share_a_place_and_are_ranked_before_rounding() -> None:
    plan = plan_of(lines(SHARE))
    shares = [Share(1, 3), Share(333333, 1000000), Share(2, 6)]
    (field,) = compare([column(plan, *({"m1": share} for share in shares))]).fields
    assert [(item.unit.card.unit.id, item.place) for item in field.placed] == [
        ("s0", (1, 1)),
        ("s2", (1, 1)),
        ("s1", (3, 3)),
    ]


def test_the_upper_quarter() -> None:
    assert [upper_quarter(count) for count in (1, 2, 3, 4, 5, 8, 9)] == [1, 1, 1, 1, 2, 2, 3]


# --- the best is 100 -------------------------------------------------------------------------------------------------

NUMBERS = st.integers(-5, 9) | st.fractions(-3, 9, max_denominator=3)


@st.composite
def figures(draw: st.DrawFn) -> list[Interval]:
    found = []
    for first, second in draw(st.lists(st.tuples(NUMBERS, NUMBERS), min_size=1, max_size=5)):
        low, high = min(first, second), max(first, second)
        low_end, high_end = draw(st.sampled_from(((low, high), (low, high), (low, low), (None, high))))
        found.append(Interval(low_end, high_end))
    return found


@given(data=st.data())
@few
def test_a_part_of_the_best_holds_the_true_one(data: st.DataObject) -> None:
    given = data.draw(figures())
    found = best_100(given)
    sure = any(figure.low is not None and figure.low > 0 for figure in given)
    assert all((item is not None) is sure for item in found)
    for _ in range(8):
        actual = [
            data.draw(st.fractions(-20 if item.low is None else item.low, item.high, max_denominator=6))
            for item in given
        ]
        best = max(actual)
        for own, item in zip(actual, found, strict=True):
            if item is not None and item.high is not None:
                assert item.low is None or item.low <= own * 100 / best
                assert own * 100 / best <= item.high


@given(given=figures())
def test_the_ends_of_a_part_of_the_best_are_reached(given: list[Interval]) -> None:
    found = best_100(given)
    for at, item in enumerate(found):
        if item is None:
            continue
        ways = [
            Fraction(own) * 100 / max([own, *others])
            for own in given[at] if own is not None
            for others in ([o.low for i, o in enumerate(given) if i != at and o.low is not None],
                           [o.high for i, o in enumerate(given) if i != at and o.high is not None])
        ]  # fmt: skip
        assert item.high == max(ways)
        assert item.low is None or item.low == min(ways)


def test_the_sure_best_is_100_and_who_has_no_bound_says_nothing() -> None:
    assert best_100([Interval(5, 8), Interval(1, 5)]) == [Interval(100, 100), Interval(Fraction(25, 2), 100)]
    assert best_100([Interval(4, 4)]) == [Interval(100, 100)]
    assert best_100([Interval(4, 4), Interval(1, None)]) == [None, None]
    assert best_100([Interval(4, 4), Interval(None, 2)]) == [Interval(100, 100), Interval(None, 50)]
    assert best_100([Interval(0, 0), Interval(-1, 2)]) == [None, None]
    assert best_100([]) == []


def test_intervals_add_and_part() -> None:
    assert together([Interval(1, 2), Interval(-3, None)]) == Interval(-2, None)
    assert change(Interval(1, 4), Interval(2, None)) == Interval(-2, None)
    assert part_of(Interval(1, 3), 6) == Interval(Fraction(50, 3), 50)
    assert [Interval(*ends).sign for ends in ((1, 2), (-2, -1), (0, 0), (0, 1), (None, -1))] == [1, -1, 0, None, -1]


@given(data=st.data())
@few
def test_adding_a_district_moves_nobody_up(data: st.DataObject) -> None:
    plan = data.draw(editions().map(compile_plan))
    one, other = (replace(data.draw(regions(plan, most=2))[0], district=district(name)) for name in ("a", "b"))
    before = {item.unit.key: item for field in compare([one], samples=0).fields for item in field.placed}
    after: dict[Any, Any] = {
        item.unit.key: item for field in compare([one, other], samples=0).fields for item in field.placed
    }
    for key, placed in before.items():
        assert after[key].figure == placed.figure
        assert after[key].place.best >= placed.place.best
        assert after[key].place.worst >= placed.place.worst
