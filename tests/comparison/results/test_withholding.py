"""Nothing withheld can be worked out: not from what stands beside it, and not from totals by subtraction."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mqes_core.comparison.results import DistrictYear
from mqes_core.comparison.results.profiles import Profiler
from mqes_core.comparison.results.totals import Totals, totals
from mqes_core.comparison.results.withholding import SAID, publishable
from mqes_core.evaluation import Plan
from mqes_core.model import Absence, Assessed, Case, Share, Value
from mqes_core.model.measures import CountMeasure, ShareMeasure
from mqes_core.testing.strategies import cases
from tests.comparison.results.samples import FULL, NINE, column, compare, few, lines, nazran, plan_of, school, year

SMALL = 2
LINEAR = "kind: linear, start: 0, end: 100, start_points: 0, end_points: 3"
SHARES = plan_of(
    lines(
        "kind: count, id: n | #",
        f"kind: share, counted: сдали, out_of_count: n | {LINEAR}",
        f"kind: share, counted: поступили, out_of_count: n | {LINEAR}",
        "kind: count, out_of: n | kind: per_unit, points: 1, penalty: true",
        f"kind: share, counted: медалисты, out_of: претенденты | {LINEAR}",
    )
)


# --- what everybody can work out: every world that looks like what was published ------------------------------------

Cell = tuple[str, str, str, str]
World = Mapping[Cell, int]


def own_worlds(name: str, case: Case, shown: Case, plan: Plan, small: int) -> list[dict[Cell, int]]:
    """All that the withheld numbers of a unit can be, as far as everybody knows its groups."""
    measures = plan.edition.measures
    key = name, case.unit.id
    hidden = [
        item
        for item in case.values
        if shown.values[item] is Absence.WITHHELD and case.values[item] is not Absence.WITHHELD
    ]
    found: list[dict[Cell, int]] = [{}]

    def extend(cell: Cell, numbers: Any) -> None:
        found[:] = [{**world, cell: number} for world in found for number in numbers(world)]

    whole_cell = (*key, "n", "of")
    if hidden and any(item != "m5" for item in hidden):
        extend(whole_cell, lambda _: range(1, small + 1))
    for item in hidden:
        measure = measures[item]
        if item == "n":
            continue
        if isinstance(measure, ShareMeasure) and measure.out_of_count is None:
            extend((*key, item, "of"), lambda _: range(1, small + 1))
            extend((*key, item, "count"), lambda world, at=item: range(world[*key, at, "of"] + 1))
        else:
            extend((*key, item, "count"), lambda world: range(world[whole_cell] + 1))
    return found


def numbers_of(plan: Plan, measure: str, value: Value, key: tuple[str, str]) -> dict[Cell, int]:
    rule = plan.edition.measures[measure]
    if isinstance(value, Share):
        whole = "n" if isinstance(rule, ShareMeasure) and rule.out_of_count else measure
        return {(*key, measure, "count"): value.count, (*key, whole, "of"): value.of}
    return {(*key, measure, "of" if measure == "n" else "count"): int(str(value))}


def told(plan: Plan, found: Sequence[Totals], given: Sequence[DistrictYear]) -> Iterator[tuple[list[Cell], int]]:
    """Every sum that is told: its numbers, and what they make together."""
    for item in found:
        sums = [(total, [where.id]) for where, total in item.districts]
        sums.append((item.together, [where.id for where, _ in item.districts]))
        for total, names in sums:
            if total.value is None:
                continue
            cells: defaultdict[str, list[Cell]] = defaultdict(list)
            for where in given:
                for case in where.cases if where.district.id in names else ():
                    value = case.values.get(item.measure.id)
                    if isinstance(value, (int, Share)):
                        for cell in numbers_of(plan, item.measure.id, value, (where.district.id, case.unit.id)):
                            cells["count" if cell[3] == "count" else "of"].append(cell)
            parts = total.value if isinstance(total.value, Share) else None
            for which, several in cells.items():
                whole = total.value if parts is None else parts.count if which == "count" else parts.of
                assert isinstance(whole, int)
                yield several, whole


def worlds(
    plan: Plan, given: Sequence[DistrictYear], shown: Sequence[DistrictYear], found: Sequence[Totals], small: int
) -> list[World]:
    """Every way in which the withheld numbers make the sums that are told."""
    known: dict[Cell, int] = {}
    ways: list[list[dict[Cell, int]]] = []
    for where, published in zip(given, shown, strict=True):
        for case, public in zip(where.cases, published.cases, strict=True):
            for measure, value in public.values.items():
                if isinstance(value, (int, Share)):
                    known |= numbers_of(plan, measure, value, (where.district.id, case.unit.id))
            ways.append(own_worlds(where.district.id, case, public, plan, small))
    sums = list(told(plan, found, given))
    possible: list[dict[Cell, int]] = [{}]
    # Unit after unit; sums of nothing but what is settled by then are checked at once.
    for way in ways:
        possible = [{**world, **own} for world in possible for own in way]
        settled = set(known) | (set(possible[0]) if possible else set())
        for cells, whole in sums:
            if settled.issuperset(cells):
                possible = [
                    world for world in possible if sum(world.get(cell, known.get(cell, 0)) for cell in cells) == whole
                ]
    return possible


def revealed(
    plan: Plan,
    given: Sequence[DistrictYear],
    shown: Sequence[DistrictYear],
    found: Sequence[Totals],
    small: int = SMALL,
) -> set[Any]:
    """Numbers, and shares, that are one and the same in every world."""
    possible = worlds(plan, given, shown, found, small)
    assert possible  # the truth is one of them
    return set(constant(possible))


def constant(possible: Sequence[World]) -> Iterator[Any]:
    """Numbers, and parts of their wholes, that are one and the same in every world."""
    for cell in possible[0]:
        if len({world[cell] for world in possible}) == 1:
            yield cell
        key, measure = cell[:2], cell[2]
        whole = (*key, measure if (*key, measure, "of") in possible[0] else "n", "of")
        if cell[3] == "count" and measure != "m4":
            shares = {Fraction(world[cell], world[whole]) for world in possible if whole in world}
            if len(shares) == 1:
                yield ("share", cell)


def published(given: Sequence[DistrictYear], small: int = SMALL) -> list[DistrictYear]:
    return [replace(item, cases=publishable(item.cases, item.plan.edition, small)) for item in given]


@st.composite
def reports(draw: st.DrawFn, measures: Sequence[str], sizes: Sequence[int], most: int = 3) -> tuple[DistrictYear, ...]:
    """Two districts of small schools; some report nothing of this or that."""
    found = []
    for name in ("a", "b"):
        made = []
        for _ in range(draw(st.integers(1, most))):
            n = draw(st.sampled_from(sizes))
            counts = {key: draw(st.integers(0, n)) for key in measures}
            values: dict[str, Value] = {"n": n}
            for key, count in counts.items():
                if draw(st.integers(0, 4)):
                    values[key] = count if key == "m4" else Share(count, n)
            if not draw(st.integers(0, 4)):
                del values["n"]
                values.pop("m4", None)
            made.append(values)
        found.append(column(SHARES, *made, name=name))
    return tuple(found)


@given(data=st.data())
def test_no_withheld_number_can_be_worked_out_from_totals(data: st.DataObject) -> None:
    measures = data.draw(st.sampled_from((("m2", "m3"), ("m2", "m4"), ("m5",), ("m2", "m5"))))
    given = data.draw(reports(measures, (1, 2, 2, 3, 9)))
    shown = published(given)
    assert not revealed(SHARES, given, shown, totals(given, shown, SMALL))


@given(data=st.data())
@few
def test_not_even_by_knowing_how_totals_are_withheld(data: st.DataObject) -> None:
    """Who knows the rule tries every world: whether a total is told tells nothing either."""
    given = data.draw(reports(("m2",), (1, 2, 2, 9), most=2))
    shown = published(given)
    found = totals(given, shown, SMALL)
    alike = [
        world
        for world in worlds(SHARES, given, shown, found, SMALL)
        if said(totals(filled(given, world), shown, SMALL)) == said(found)
    ]
    assert not set(constant(alike))


def said(found: Sequence[Totals]) -> list[Any]:
    return [(item.measure.id, [total for _, total in item.districts], item.together) for item in found]


def filled(given: Sequence[DistrictYear], world: World) -> list[DistrictYear]:
    def instead(name: str, case: Case) -> Case:
        values = dict(case.values)
        for measure, value in case.values.items():
            key = name, case.unit.id
            of = world.get((*key, "n", "of"))
            count = world.get((*key, measure, "count"))
            if measure == "n" and of is not None:
                values[measure] = of
            elif isinstance(value, Share) and count is not None and of is not None:
                values[measure] = Share(count, of)
        return replace(case, values=values)

    return [replace(item, cases=[instead(item.district.id, case) for case in item.cases]) for item in given]


def test_the_search_finds_what_totals_would_reveal() -> None:
    given = [column(SHARES, {"n": 2, "m2": Share(1, 2)}, {"n": 9, "m2": Share(4, 9)}, name="a")]
    shown = published(given)
    found = totals(given, shown, SMALL)
    assert not revealed(SHARES, given, shown, found)
    careless = [replace(item, together=honest(given, item)) for item in found if item.measure.id in ("n", "m2")]
    assert ("a", "s0", "m2", "count") in revealed(SHARES, given, shown, careless)


def honest(given: Sequence[DistrictYear], item: Totals) -> Any:
    values = [case.values[item.measure.id] for where in given for case in where.cases]
    whole = (
        sum(int(str(value)) for value in values)
        if isinstance(item.measure, CountMeasure)
        else Share(*(sum(value[at] for value in values if isinstance(value, Share)) for at in (0, 1)))
    )
    return replace(item.together, value=whole, hidden=False)


@pytest.mark.parametrize(
    ("shares", "is_told"),
    [
        ([Share(1, 2), Share(1, 1)], True),
        ([Share(1, 2), Share(1, 2)], False),  # as great as small groups can be
        ([Share(0, 2), Share(0, 1)], False),  # nobody: then nobody anywhere
        ([Share(2, 2), Share(1, 1)], False),  # everybody: then everybody everywhere
        ([Share(1, 2)], False),  # the only one
        ([Share(1, 2), Share(7, 9)], False),  # the only small one
        ([Share(4, 8), Share(7, 9)], True),
    ],
)
def test_totals_that_are_told(shares: list[Share], is_told: bool) -> None:
    given = [column(SHARES, *({"n": share.of, "m2": share} for share in shares))]
    total = next(item for item in totals(given, published(given), SMALL) if item.measure.id == "m2").together
    whole = Share(sum(share.count for share in shares), sum(share.of for share in shares))
    assert (total.value, total.hidden) == ((whole, False) if is_told else (None, True))


def test_a_total_of_all_is_withheld_where_it_would_reveal_a_district() -> None:
    given = [
        column(SHARES, {"n": 2, "m2": Share(1, 2)}, {"n": 9, "m2": Share(4, 9)}, name="a"),
        column(SHARES, {"n": 1, "m2": Share(0, 1)}, {"n": 2, "m2": Share(1, 2)}, {"n": 8, "m2": Share(4, 8)}, name="b"),
    ]
    found = next(item for item in totals(given, published(given), SMALL) if item.measure.id == "m2")
    assert [total.hidden for _, total in found.districts] == [True, False]
    assert found.together.hidden


def test_a_total_counts_people_and_no_percents() -> None:
    plan = plan_of(lines(f"kind: share, counted: да, out_of: всего, given: either | {LINEAR}"))
    given = [column(plan, {"m1": Share(3, 7)}, {"m1": Share(905, 1000)}, {})]
    (found,) = totals(given, given, 0)
    assert (found.together.value, found.together.units, found.together.unknown) == (Share(3, 7), 1, 2)


OF_NINE = ("no_basic_certificate", "continued_9")


# --- what stands beside ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("values", "withheld"),
    [
        ({"graduates_9": 5, "no_basic_certificate": 1, "continued_9": Share(4, 5)}, {"graduates_9", *OF_NINE}),
        ({"graduates_9": 6, "no_basic_certificate": 1, "continued_9": Share(4, 6)}, set()),
        ({"graduates_9": 0, "no_basic_certificate": 0}, set()),
        ({"graduates_11": 4, "high_scores": Share(50, 100)}, {"graduates_11", "high_scores"}),
        ({"vpr_basic": Share(3, 5)}, {"vpr_basic"}),
        ({"vpr_basic": Share(3, 6)}, set()),
        # Of both grades together: of those of whom it is known how many they are.
        ({"graduates_9": 4, "below_threshold": 1}, {"graduates_9", "below_threshold"}),
        ({"graduates_9": 40, "graduates_11": 3, "below_threshold": 2}, {"graduates_11"}),
        ({"graduates_9": 4, "graduates_11": 3, "idle_graduates": 0}, {"graduates_9", "graduates_11", "idle_graduates"}),
        # So many that the withheld grade must be among them.
        ({"graduates_9": 6, "graduates_11": 5, "idle_graduates": 11}, {"graduates_11", "idle_graduates"}),
        # What the district itself withheld is a small group.
        ({"graduates_9": Absence.WITHHELD, "no_basic_certificate": 1}, {"no_basic_certificate"}),
        ({"graduates_11": Absence.WITHHELD, "entered_university": Share(25, 100)}, {"entered_university"}),
    ],
)  # fmt: skip
@pytest.mark.parametrize("levels", [FULL, NINE])
def test_what_is_withheld(values: dict[str, Value], withheld: set[str], levels: tuple[str, ...]) -> None:
    (shown,) = publishable([Case(school("x", levels), 2021, values)], nazran().edition, 5)
    assert {
        key for key, value in shown.values.items() if value is Absence.WITHHELD and values[key] is not value
    } == withheld
    assert {key: shown.values[key] for key in values if key not in withheld} == {
        key: value for key, value in values.items() if key not in withheld
    }
    assert publishable([Case(school("x", levels), 2021, values)], nazran().edition, 0)[0].values == values


def test_comments_of_assessors_never_leave_the_house() -> None:
    values: dict[str, Value] = {"talents_federal": Assessed(3, "за кого"), "talents_regional": Assessed(2)}
    for small in (0, 5):
        (shown,) = publishable([Case(school("x"), 2021, values)], nazran().edition, small)
        assert shown.values == {"talents_federal": Assessed(3, SAID), "talents_regional": Assessed(2, "")}


@given(data=st.data())
@few
def test_whatever_was_withheld_everything_else_comes_out_the_same(data: st.DataObject) -> None:
    """Two reports that differ in withheld values alone give equal results, but for totals."""
    edition = nazran().edition
    first, second = ([], [])  # type: tuple[list[DistrictYear], list[DistrictYear]]
    for when in (2021, 2022):
        made = [replace(data.draw(cases(edition, year=when)), unit=school(f"{number}")) for number in range(3)]
        made = [shrunk(data, case) for case in made]
        first.append(year("d", when, nazran(), made))
        second.append(year("d", when, nazran(), [other_withheld(data, case) for case in made]))
    assert [item.cases for item in published(first, 5)] == [item.cases for item in published(second, 5)]
    outs = [compare(item, small=5) for item in (first, second)]
    assert seen(outs[0]) == seen(outs[1])


def shrunk(data: st.DataObject, case: Case) -> Case:
    """The case with small grades, so that there is something to withhold."""
    values = dict(case.values)
    for key, parts in (("graduates_9", ("continued_9",)), ("graduates_11", ("high_scores", "entered_university"))):
        n = data.draw(st.integers(1, 7))
        values[key] = n
        values |= {part: Share(data.draw(st.integers(0, n)), n) for part in parts if part in values}
    values["no_basic_certificate"] = data.draw(st.integers(0, int(str(values["graduates_9"]))))
    values["no_secondary_certificate"] = data.draw(st.integers(0, int(str(values["graduates_11"]))))
    values["below_threshold"] = values["idle_graduates"] = 0
    return replace(case, values=values)


def other_withheld(data: st.DataObject, case: Case) -> Case:
    (shown,) = publishable([case], nazran().edition, 5)
    values = dict(case.values)
    for key, parts in (
        ("graduates_9", ("continued_9", "no_basic_certificate")),
        ("graduates_11", ("high_scores", "entered_university", "no_secondary_certificate")),
    ):
        if shown.values[key] is Absence.WITHHELD:
            n = data.draw(st.integers(1, 5))
            values[key] = n
            for part in parts:
                if shown.values.get(part) is Absence.WITHHELD and values[part] is not Absence.WITHHELD:
                    count = data.draw(st.integers(0, n))
                    values[part] = Share(count, n) if isinstance(values[part], Share) else count
    return replace(case, values=values)


def seen(results: Any) -> list[Any]:
    """All that anybody sees, but totals."""
    found: list[Any] = [results.withheld]
    for unit in results.units():
        found += [
            unit.card.values,
            list(unit.card.outcomes),
            dict(unit.card.minima),
            unit.points,
            unit.share,
            unit.known,
        ]
        found += [list(unit.ceiling.outcomes), unit.endless, Profiler(unit.plan)(unit)]
    for field in results.fields:
        found += [(item.unit.key, item.figure, item.place, item.of_best) for item in field.placed]
        found += [(item.unit.key, item.why) for item in field.beside]
    found += [(key, holding) for key, holding in results.holding.items()]
    found += [(item.points, item.share) for item in results.changes]
    found += [dict(item.nodes) for item in results.results]
    return found
