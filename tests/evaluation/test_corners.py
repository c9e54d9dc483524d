"""Corners in which an evaluation could quietly go wrong, each as the smallest table that has it."""

from __future__ import annotations

from fractions import Fraction

import pytest

from mqes_core.errors import LoadError
from mqes_core.evaluation import MinimumStatus, RankRange, Status, card_to_dict, compile_plan, explain, rank, replay
from mqes_core.model import Absence, Case, Edition, Share, Unit
from tests.evaluation.samples import DAY, SCHOOL, edition, one_line, points, result

SHARE = "kind: share, counted: a, out_of: b"


def bands(*rows: str, read_as: str) -> Edition:
    """A share with these bands."""
    return one_line(SHARE, f"kind: bands, bands: [{', '.join(rows)}], read_as: {{{read_as}, reading: r}}")


def test_a_threshold_does_not_reach_a_bound_that_its_band_leaves_out() -> None:
    table = bands("{at_most: 50, points: 1}", "{more_than: 60, points: 2}", read_as="values: threshold")
    assert points(table, {"m": Share(60, 100)}) == (1, 1)
    assert points(table, {"m": Share(601, 1000)}) == (2, 2)


def test_rounding_takes_nothing_that_the_print_decides() -> None:
    table = bands(
        "{at_least: 20, less_than: 40, points: 1}", "{at_least: 40, at_most: 60, points: 2}", read_as="values: half_up"
    )
    assert points(table, {"m": Share(399, 1000)}) == points(table, {"m": Share(399, 1000)}, reading="letter") == (1, 1)
    assert points(table, {"m": Share(604, 1000)}) == (2, 2)
    assert result(table, {"m": Share(604, 1000)}).match.key == "band_rounded"
    assert result(table, {"m": Share(605, 1000)}).status is Status.UNDETERMINED


def test_rounding_into_two_bands_decides_nothing_by_itself() -> None:
    table = bands(
        "{at_least: 0, at_most: 40, points: 1}",
        "{equals: 41, points: 2}",
        "{equals: 41, points: 3}",
        read_as="values: ceiling",
    )
    found = result(table, {"m": Share(405, 1000)})
    assert (found.status, found.low, found.high, found.match.key) == (Status.UNDETERMINED, 2, 3, "overlap")


def test_the_range_of_a_rounded_scale_knows_values_that_round_out_of_the_domain() -> None:
    table = one_line(
        'kind: number, at_least: 0, at_most: "49.7"',
        "kind: bands, bands: [{at_most: 49, points: 1}, {at_least: 50, points: 9}], "
        "read_as: {values: ceiling, reading: r}",
    )
    assert points(table, {"m": Fraction("49.5")}) == (9, 9)
    assert points(table, {}) == (1, 9)


WHOLE = """
title: Баллы
source: {{table: "1"}}
combine: {{kind: sum}}
measures:
  - {{id: a, title: Первая, kind: count}}
  - {{id: b, title: Вторая, kind: count}}
criteria:
  - id: c
    title: Критерий
    source: {{table: "1", row: "1"}}
    combine: {combine}
    bonuses: [{bonuses}]
    criteria: [{inner}]
    indicators:
      - {{id: ia, number: "1.1.", title: Первый, source: {{table: "1"}}, measure: a,
         scale: {{kind: per_unit, points: 1, cap: 20}}}}
      - {{id: ib, title: Без баллов, source: {{table: "1"}}, measure: b}}
readings:
  - {{id: r, about: Не сказано., taken: Так., because: Иначе нельзя., source: {{table: "1"}}}}
"""
INNER = (
    '{id: d, title: Внутри, source: {table: "1"}, minimum: MINIMUM, indicators: [{id: ic, title: Третий, '
    'source: {table: "1"}, measure: b, scale: {kind: per_unit, points: 1, cap: 5}}]}'
)
LOST = '{points: 9, unreachable: not_applicable, reading: r, source: {table: "1"}}'


def whole(combine: str = "{kind: sum}", bonuses: str = "", inner: str = "") -> Edition:
    """A criterion of one scored line, one line without points, and what is put inside."""
    return edition(WHOLE.format(combine=combine, bonuses=bonuses, inner=inner))


def bonus(when: str, what: str) -> str:
    return f'{{id: {when}-{what[:2]}, title: Надбавка, when: {when}, at_least: 3, {what}, source: {{table: "1"}}}}'


def test_bonuses_do_not_count_on_each_other() -> None:
    for order in (
        (bonus("ia", "points: 10"), bonus("ia", "percent: 50")),
        (bonus("ia", "percent: 50"), bonus("ia", "points: 10")),
    ):
        table = whole(bonuses=", ".join(order))
        assert points(table, {"a": 4}, "c") == (16, 16)
        assert points(table, {"a": 2}, "c") == (2, 2)
        assert points(table, {}, "c") == (0, 40)


def test_a_bonus_may_look_further_down_or_at_what_has_no_points() -> None:
    assert points(
        whole(bonuses=bonus("ic", "points: 10"), inner=INNER.replace("MINIMUM", "null")), {"a": 1, "b": 3}, "c"
    ) == (14, 14)
    assert points(whole(bonuses=bonus("ib", "points: 10")), {"a": 1, "b": 3}, "c") == (1, 1)


@pytest.mark.parametrize(
    ("kind", "letter", "adopted"), [("greatest", (7, 7), (7, 7)), ("least", (0, 7), (7, 7)), ("sum", (7, 10), (7, 7))]
)
def test_what_perhaps_does_not_apply_is_not_relied_on(
    kind: str, letter: tuple[int, int], adopted: tuple[int, int]
) -> None:
    table = whole(f"{{kind: {kind}}}", inner=INNER.replace("MINIMUM", LOST))
    values = {"a": 7, "b": 3}
    assert points(table, values, "c") == adopted
    assert points(table, values, "c", "letter") == letter
    inner = result(table, values, "d", "letter")
    assert (inner.status, inner.match.key, inner.minimum_status) == (
        Status.UNDETERMINED,
        "perhaps_unreachable",
        MinimumStatus.OPEN,
    )
    assert result(table, values, "d").minimum_status is MinimumStatus.NOT_APPLICABLE


def test_a_whole_of_nothing_but_doubt_is_in_doubt_itself() -> None:
    table = whole("{kind: sum, floor: 2}", inner=INNER.replace("MINIMUM", LOST))
    values = {"a": Absence.NOT_APPLICABLE, "b": 3}
    found = result(table, values, "c", "letter")
    assert (found.status, found.low, found.high, found.match.key) == (Status.UNDETERMINED, 0, 3, "perhaps_no_parts")
    assert result(table, values, "c").status is Status.NOT_APPLICABLE
    assert explain(found, table).because
    assert result(table, {**values, "b": Absence.NOT_APPLICABLE}, "d", "letter").status is Status.NOT_APPLICABLE


def test_doubt_outweighs_that_nothing_says_how_parts_combine() -> None:
    table = whole("{kind: sum, reading: r}", inner=INNER.replace("MINIMUM", LOST))
    doubted = result(table, {"a": Absence.NOT_APPLICABLE, "b": 3}, "c", "letter")
    assert doubted.match.key == "perhaps_no_parts"
    assert result(table, {"a": 1, "b": 3}, "c", "letter").match.key == "combination_unsaid"


TWICE = """
title: Баллы
source: {table: "1"}
combine: {kind: sum}
measures: [{id: m, title: Величина, kind: count}]
criteria:
  - id: c
    title: Критерий
    source: {table: "1", row: "1"}
    indicators:
      - {id: up, title: Больше, source: {table: "1"}, measure: m, scale: {kind: relative, most: 10, better: up}}
      - {id: down, title: Меньше, source: {table: "1"}, measure: m, scale: {kind: relative, most: 10, better: down}}
"""


def test_one_measure_scored_twice_against_the_best_has_two_bests() -> None:
    others = [Case(Unit(id="02"), 2021, {"m": 20})]
    table = edition(TWICE)
    assert points(table, {"m": 5}, "up", others=others) == (Fraction(5, 2), Fraction(5, 2))
    assert points(table, {"m": 5}, "down", others=others) == (10, 10)
    assert points(table, {"m": 0}, "down", others=[Case(Unit(id="02"), 2021, {})]) == (10, 10)


def test_a_line_without_a_rule_is_not_decided_in_part() -> None:
    other = [Case(Unit(id="02"), 2021, {})]
    table = one_line(SHARE, "kind: relative, most: 10, better: up", "open: r")
    assert points(table, {"m": Share(1, 2)}, others=other) == (5, 10)
    assert points(table, {"m": Share(1, 2)}, reading="letter", others=other) == (0, 10)
    assert result(table, {"m": Share(0, 0)}, reading="letter").status is Status.NOT_APPLICABLE
    assert result(table, {}, reading="letter").status is Status.MISSING


def test_a_share_of_nobody_neither_earns_nor_changes() -> None:
    relative = one_line(SHARE, "kind: relative, most: 10, better: up")
    assert result(relative, {"m": Share(0, 0)}).status is Status.NOT_APPLICABLE
    change = one_line(SHARE, "kind: change, by: difference, scale: {kind: per_unit, points: 1}")
    assert result(change, {"m": Share(0, 0)}, previous={"m": Share(1, 2)}).match.key == "nobody"
    assert result(change, {}, previous={"m": Share(0, 0)}).match.key == "no_previous"
    assert result(change, {"m": Absence.NOT_APPLICABLE}, previous={"m": Share(0, 0)}).match.key == "not_applicable"


def test_a_record_without_its_group_leaves_the_best_open() -> None:
    plan = compile_plan(one_line("kind: count", "kind: relative, most: 10, better: up"))
    record = card_to_dict(plan.score([Case(SCHOOL, 2021, {"m": 5})], on=DAY)[0])
    record["context"] = {}
    found = replay(record, plan).card.find("i")
    assert found is not None
    assert (found.status, found.match.key) == (Status.UNDETERMINED, "no_group")


def test_points_of_nothing_for_each_are_nothing() -> None:
    assert points(one_line("kind: count", "kind: per_unit, points: 0"), {}) == (0, 0)


def test_where_no_points_are_given_what_is_observed_stands_on_the_card_without_any() -> None:
    table = one_line("kind: count", "kind: per_unit, points: 1")
    assert table.scoring is not None
    (criterion,) = table.scoring.criteria
    (line,) = criterion.indicators
    only = criterion.model_copy(update={"indicators": (line.model_copy(update={"scale": None}),)})
    seen = table.model_copy(update={"scoring": table.scoring.model_copy(update={"criteria": (only,)})})
    (card,) = compile_plan(seen).score([Case(SCHOOL, 2022, {line.measure: 7})], on=DAY)
    found = card.find("i")
    assert found is not None
    assert (found.value, found.status, found.match.key) == (7, Status.NOT_APPLICABLE, "observed")
    assert explain(found, seen, "en").outcome == "only observed, no points"
    assert card.total.status is Status.NOT_APPLICABLE


def test_an_edition_that_scores_nothing_makes_no_plan() -> None:
    table = one_line("kind: count", "kind: per_unit, points: 1")
    assert table.scoring is not None
    (criterion,) = table.scoring.criteria
    (line,) = criterion.indicators
    silent = criterion.model_copy(update={"indicators": (line.model_copy(update={"scale": None, "measure": None}),)})
    for criteria, sound in (((silent,), False), ((silent, criterion.model_copy(update={"id": "d"})), True)):
        changed = table.model_copy(update={"scoring": table.scoring.model_copy(update={"criteria": criteria})})
        if sound:
            assert [node.id for node in compile_plan(changed).nodes] == ["i", "d", "total"]
        else:
            with pytest.raises(LoadError, match="MQ253"):
                compile_plan(changed)


def test_a_card_is_read_by_id_by_number_and_by_part() -> None:
    table = whole(bonuses=bonus("ia", "points: 10"), inner=INNER.replace("MINIMUM", "null"))
    cards = compile_plan(table).score(
        [Case(SCHOOL, 2021, {"a": 1, "b": 3}), Case(SCHOOL, 2022, {"a": 9, "b": 3})], on=DAY
    )
    card = cards[0]
    assert [item.node.id for item in card.criteria] == ["c"]
    assert [item.node.id for item in card.lines()] == ["ic", "ia"]
    assert card.find("1.1") == card.find("ia") != card.find("ic")
    assert card.find("nothing") is None
    assert [item.id for item in card.criteria[0].bonuses] == ["ia-po"]
    assert [item.bonuses for item in card.lines()] == [(), ()]
    assert card.total.outcome.is_exact
    assert rank(cards) == [RankRange(2, 2), RankRange(1, 1)]
