"""How far a ranking holds: without a line, under the other reading, with other weights within stated bounds."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mqes_core.comparison.results.holding import Holding
from mqes_core.comparison.results.weights import can_be_weighted, drawn_figures, own_weights
from mqes_core.evaluation import Plan, Ranking, compile_plan, rank_intervals
from mqes_core.model import Edition, Share
from mqes_core.model.scoring import Criterion
from mqes_core.testing.strategies import editions
from tests.comparison.results.samples import column, compare, few, lines, nazran, plan_of, regions, scored
from tests.comparison.results.samples import settings as under

SHARE = "kind: share, counted: да, out_of: всего | kind: linear, start: 0, end: 100, start_points: 0, end_points: 10"
FLAG = "kind: flag | kind: yes_no, yes: 3"


# --- without a line --------------------------------------------------------------------------------------------------


def cut(edition: Edition, line: str) -> Edition | None:
    """The edition from which a line was taken out, with what is empty then; None where nothing is left."""
    scoring = edition.scoring
    assert scoring is not None

    def pruned(criterion: Criterion) -> Criterion | None:
        inner = tuple(found for part in criterion.criteria if (found := pruned(part)) is not None)
        indicators = tuple(item for item in criterion.indicators if item.id != line)
        if not inner and not indicators:
            return None
        return criterion.model_copy(update={"criteria": inner, "indicators": indicators})

    criteria = tuple(found for part in scoring.criteria if (found := pruned(part)) is not None)
    if not criteria:
        return None
    return edition.model_copy(update={"scoring": scoring.model_copy(update={"criteria": criteria})})


def without_minima(edition: Edition) -> Edition:
    """The edition that asks for no least number of points anywhere."""

    def bare(criterion: Criterion) -> Criterion:
        return criterion.model_copy(update={"minimum": None, "criteria": tuple(map(bare, criterion.criteria))})

    assert edition.scoring is not None
    update = {"minimum": None, "criteria": tuple(map(bare, edition.scoring.criteria))}
    return edition.model_copy(update={"scoring": edition.scoring.model_copy(update=update)})


@pytest.mark.parametrize("by", ["points", "share"])
@given(data=st.data())
@few
def test_without_a_line_is_under_rules_without_it(by: Any, data: st.DataObject) -> None:
    # Which minima a unit cannot reach is told with all lines.
    edition = without_minima(data.draw(editions(most=2)))
    plan = compile_plan(edition)
    (given, *_) = data.draw(regions(plan, most=3))
    for node in plan.nodes:
        if node.kind != "indicator":
            continue
        shorter = cut(edition, node.id)
        for unit in scored(given, by=by):
            found = unit.figure_without(node.index, by)
            if shorter is None:
                assert found is None
                continue
            again = next(other for other in scored(_under(given, shorter), by=by) if other.key == unit.key)
            assert found == again.figure(by)


def _under(given: Any, edition: Edition) -> Any:
    from dataclasses import replace

    return replace(given, plan=compile_plan(edition))


def test_places_without_a_line() -> None:
    plan = plan_of(lines(SHARE, SHARE))
    given = column(plan, {"m1": Share(9, 10), "m2": Share(2, 10)}, {"m1": Share(3, 10), "m2": Share(7, 10)})
    results = compare([given])
    first, second = (results.holding[("d", key), 2021] for key in ("s0", "s1"))
    assert [(item.line, item.place) for item in first.without] == [(0, (2, 2)), (1, (1, 1))]
    assert [(item.line, item.place) for item in second.without] == [(0, (1, 1)), (1, (2, 2))]
    assert (first.place, first.range, second.range) == ((1, 1), (1, 2), (1, 2))


@pytest.mark.parametrize("reading", ["adopted", "letter"])
@given(data=st.data())
@few
def test_the_other_reading_ranks_as_if_scored_under_it(reading: Any, data: st.DataObject) -> None:
    plan = data.draw(st.just(nazran()) | editions().map(compile_plan))
    region = data.draw(regions(plan, most=3))
    results = compare(region, reading=reading, samples=0)
    other = compare(region, reading="letter" if reading == "adopted" else "adopted", samples=0)
    twins = {(unit.key, unit.year): unit for unit in other.units()}
    for field in results.fields:
        figures = [twins[item.unit.key, field.year].points for item in field.placed]
        places = iter(rank_intervals([figure for figure in figures if figure is not None]))
        for item, figure in zip(field.placed, figures, strict=True):
            expected = None if figure is None else next(places)
            assert results.holding[item.unit.key, field.year].other == expected


# --- weights ---------------------------------------------------------------------------------------------------------


def two_criteria(whole: str) -> Plan:
    written = lines(SHARE, whole=whole).replace("  - id: c\n", "  - id: a\n", 1)
    second = f"""
  - id: b
    title: Другой
    source: {{table: "1", row: "2"}}
    indicators:
      - {{id: j, title: Ещё, source: {{table: "1"}}, measure: m2, scale: {{{SHARE.split("|")[1].strip()}}}}}"""
    written = written.replace("criteria:", f"  - {{id: m2, title: Вторая, {SHARE.split('|')[0].strip()}}}\ncriteria:")
    return plan_of(written + second)


WEIGHTED = ("kind: sum", "kind: weighted, weights: {a: 3, b: 1}", 'kind: weighted, weights: {a: "0.5", b: -1}')


@pytest.mark.parametrize("whole", WEIGHTED)
@given(data=st.data())
@few
def test_weights_stay_within_their_bounds(whole: str, data: st.DataObject) -> None:
    """With one unit for each criterion, a figure is its weight."""
    plan = two_criteria(whole)
    spread = data.draw(st.integers(0, 100) | st.fractions(0, 100, max_denominator=3))
    units = scored(column(plan, {"m1": Share(1, 1), "m2": Share(0, 1)}, {"m1": Share(0, 1), "m2": Share(1, 1)}))
    own = [Fraction(weight) for weight in own_weights(plan.edition.scoring).values()]  # type: ignore[arg-type]
    drawn = list(drawn_figures(units, under(spread=spread, samples=30, seed=data.draw(st.integers(0, 99)))))
    assert len(drawn) == 30
    for figures in drawn:
        for figure, weight in zip(figures, own, strict=True):
            low, high = figure
            assert low is not None
            assert low == high
            # Figures are multiples of points, the same for all.
            ratio = Fraction(low, 10) / weight
            middle = Fraction(drawn_middle(plan, units), 10) / own[0]
            assert middle * (100 - spread) / 100 <= ratio <= middle * (100 + spread) / 100
    if spread >= 20:
        assert len({tuple(figures) for figures in drawn}) > 10


def drawn_middle(plan: Plan, units: Any) -> int | Fraction:
    """The figure of the first unit under the document's own weights."""
    (figures,) = drawn_figures(units, under(spread=0, samples=1))
    assert figures[0][0] is not None
    return figures[0][0]


@pytest.mark.parametrize("by", ["points", "share"])
@given(data=st.data())
@few
def test_without_spread_every_draw_ranks_as_it_is(by: Any, data: st.DataObject) -> None:
    plan = data.draw(st.sampled_from((nazran(), *map(two_criteria, WEIGHTED))) | editions(most=2).map(compile_plan))
    region = data.draw(regions(plan, most=4))
    results = compare(region, by=by, spread=0, samples=3)
    for field in results.fields:
        units = [item.unit for item in field.placed]
        for figures in drawn_figures(units, under(by=by, spread=0, samples=3)) if units else ():
            assert [item.place for item in field.placed] == rank_intervals(figures)
        for item in field.placed:
            found = results.holding[item.unit.key, field.year]
            assert found.first.surely in (0, found.first.of)
            assert (found.first.surely == found.first.of > 0) == (item.place.worst == 1 and found.first.of > 0)


@given(data=st.data())
@few
def test_the_same_seed_draws_the_same(data: st.DataObject) -> None:
    plan = data.draw(st.just(nazran()) | editions(most=2).map(compile_plan))
    region = data.draw(regions(plan, most=4))
    first, second = (compare(region, seed=7, samples=20) for _ in range(2))
    assert first.holding == second.holding
    for holding in first.holding.values():
        assert is_sound(holding, 20 if can_be_weighted(plan.edition.scoring) else 0)  # type: ignore[arg-type]


def is_sound(holding: Holding, samples: int) -> bool:
    both = (holding.first, holding.quarter)
    whole = all(0 <= often.surely <= often.perhaps <= often.of == samples for often in both)
    return whole and holding.first.surely <= holding.quarter.surely and holding.first.perhaps <= holding.quarter.perhaps


def test_another_seed_draws_others() -> None:
    plan = two_criteria("kind: sum")
    units = scored(column(plan, {"m1": Share(1, 3), "m2": Share(1, 2)}))
    draws = [list(drawn_figures(units, under(seed=seed, samples=5))) for seed in (1, 2)]
    assert draws[0] != draws[1]


def test_how_often_counts_what_comes_out() -> None:
    """Ahead by a little under equal weights: not ahead once the other criterion weighs a little more."""
    plan = two_criteria("kind: sum")
    values = {"m1": Share(8, 10), "m2": Share(2, 10)}, {"m1": Share(3, 10), "m2": Share(65, 100)}
    results = compare([column(plan, *values)], spread=50, samples=200)
    ahead, behind = (results.holding[("d", key), 2021].first for key in ("s0", "s1"))
    assert ahead.surely == ahead.perhaps
    assert ahead.surely + behind.surely == 200
    assert 100 < ahead.surely < 180


@pytest.mark.parametrize("whole", ["kind: greatest", "kind: sum, cap: 9", "kind: separate"])
def test_nothing_is_drawn_where_the_total_is_no_plain_sum(whole: str) -> None:
    plan = two_criteria(whole)
    assert not can_be_weighted(plan.edition.scoring)  # type: ignore[arg-type]
    assert not list(drawn_figures(scored(column(plan, {"m1": Share(1, 2)})), under()))


NUMBERS = st.integers(-4, 4)


@given(pairs=st.lists(st.tuples(NUMBERS | st.none(), NUMBERS | st.none()), max_size=7), last=st.integers(1, 8))
def test_within_tells_what_the_ranges_tell(pairs: list[tuple[int | None, int | None]], last: int) -> None:
    given = [(low, high) if low is None or high is None else (min(low, high), max(low, high)) for low, high in pairs]
    places = rank_intervals(given)
    expected = [place.worst <= last for place in places], [place.best <= last for place in places]
    assert Ranking(given).within(last) == expected
