"""Tables as districts really write them: the vocabulary holds them as data, and both readings are told apart."""

from __future__ import annotations

from fractions import Fraction

import pytest

from mqes_core.evaluation import Status, explain
from mqes_core.evaluation.outcomes import Points
from mqes_core.i18n import format_number
from mqes_core.model import Absence, Assessed, Share, Value
from tests.evaluation.samples import edition, one_line, points, result

SHARED = one_line(
    "kind: share, counted: a, out_of: b",
    "kind: bands, bands: [{at_least: 20, at_most: 40, points: 1}, {at_least: 40, at_most: 60, points: 2}], "
    "below: 0, read_as: {values: threshold, overlap: highest, above: top, reading: r}",
)


@pytest.mark.parametrize(
    ("count", "letter", "adopted"),
    [(19, (0, 0), (0, 0)), (20, (1, 1), (1, 1)), (40, (1, 2), (2, 2)), (41, (2, 2), (2, 2)), (61, (0, 2), (2, 2))],
)
def test_bands_that_share_a_bound_and_stop_short(count: int, letter: tuple[int, int], adopted: tuple[int, int]) -> None:
    assert points(SHARED, {"m": Share(count, 100)}, reading="letter") == letter
    assert points(SHARED, {"m": Share(count, 100)}) == adopted


@pytest.mark.parametrize(
    ("values", "share", "expected"),
    [
        ("literal", Share(795, 1000), (0, 2)),
        ("threshold", Share(799999, 1000000), (1, 1)),
        ("floor", Share(799999, 1000000), (1, 1)),
        ("half_up", Share(794999, 1000000), (1, 1)),
        ("half_up", Share(795, 1000), (2, 2)),
        ("ceiling", Share(790001, 1000000), (2, 2)),
        ("ceiling", Share(79, 100), (1, 1)),
    ],
)
def test_a_value_between_whole_percents_follows_the_declared_reading(
    values: str, share: Share, expected: tuple[int, int]
) -> None:
    table = one_line(
        "kind: share, counted: a, out_of: b",
        "kind: bands, bands: [{at_least: 50, at_most: 79, points: 1}, {at_least: 80, at_most: 100, points: 2}], "
        f"below: 0, read_as: {{values: {values}, reading: r}}",
    )
    assert points(table, {"m": share}) == expected
    if share != Share(79, 100):
        assert points(table, {"m": share}, reading="letter") == (0, 2)


def test_a_third_is_compared_exactly() -> None:
    table = one_line(
        "kind: share, counted: a, out_of: b",
        'kind: bands, bands: [{at_least: "100/3", points: 1}], below: 0, read_as: {values: literal}',
    )
    assert points(table, {"m": Share(1, 3)}) == (1, 1)
    assert points(table, {"m": Share(333333333, 1000000000)}) == (0, 0)


@pytest.mark.parametrize(("per", "count", "of", "expected"), [(100, 3, 60, 5), (1000000, 7, 2000000, 3)])
def test_counts_per_hundred_and_per_million(per: int, count: int, of: int, expected: int) -> None:
    table = one_line(
        f"kind: rate, counted: a, out_of: b, per: {per}",
        "kind: bands, bands: [{at_least: 5, points: 5}, {more_than: 3, less_than: 5, points: 3}], "
        "below: 0, read_as: {values: literal}",
    )
    assert points(table, {"m": Share(count, of)}) == (expected, expected)


def test_a_point_for_every_complete_hundred_with_a_cap() -> None:
    table = one_line("kind: count", "kind: per_unit, points: 2, per: 100, cap: 5")
    assert [points(table, {"m": count})[0] for count in (99, 100, 250, 900)] == [0, 2, 4, 5]
    assert points(table, {}) == (0, 5)


def test_a_penalty_is_written_without_a_minus() -> None:
    table = one_line("kind: count", "kind: per_unit, points: 3, penalty: true, floor: -9")
    assert [points(table, {"m": count})[0] for count in (0, 2, 5)] == [0, -6, -9]
    assert points(table, {"m": Absence.MISSING}) == (-9, 0)


BOTH = """
title: Баллы
source: {{table: "1"}}
combine: {{kind: {total}}}
measures:
  - {{id: a, title: Первая, kind: flag}}
  - {{id: b, title: Вторая, kind: count}}
criteria:
  - id: c
    title: Критерий
    source: {{table: "1", row: "1"}}
    combine: {{kind: {kind}}}
    indicators:
      - {{id: ia, title: Первый, source: {{table: "1"}}, measure: a, scale: {{kind: yes_no, yes: 4, no: 1}}}}
      - {{id: ib, title: Второй, source: {{table: "1"}}, measure: b, scale: {{kind: per_unit, points: 1, cap: 6}}}}
"""


def test_where_either_of_two_measures_may_be_taken_the_greatest_counts() -> None:
    table = edition(BOTH.format(kind="greatest", total="sum"))
    assert points(table, {"a": True, "b": 2}, "c") == (4, 4)
    assert points(table, {"a": True}, "c") == (4, 6)
    assert points(table, {"a": Absence.NOT_APPLICABLE, "b": 2}, "c") == (2, 2)


def test_where_adding_up_is_forbidden_there_is_no_total() -> None:
    table = edition(BOTH.format(kind="sum", total="separate"))
    found = result(table, {"a": True, "b": 2}, "total")
    assert (found.status, found.match.key) == (Status.NOT_APPLICABLE, "separate")
    assert points(table, {"a": True, "b": 2}, "c") == (6, 6)


@pytest.mark.parametrize(
    ("rule", "given", "expected"),
    [
        ("at_zero", Assessed(0), (0, 5)),
        ("at_zero", Assessed(0, "не проводилось"), (0, 0)),
        ("at_zero", Assessed(3), (3, 3)),
        ("always", Assessed(3), (0, 5)),
        ("always", Assessed(3, "два призёра"), (3, 3)),
        ("never", Assessed(Fraction(5, 2)), (Fraction(5, 2), Fraction(5, 2))),
        ("never", Assessed(6), (0, 5)),
        ("never", Assessed(Fraction(1, 3)), (0, 5)),
    ],
)
def test_an_assessor_explains_where_the_table_asks(rule: str, given: Assessed, expected: tuple[Points, Points]) -> None:
    table = one_line("kind: points", f'kind: discretionary, most: 5, step: "0.5", comment: {rule}')
    assert points(table, {"m": given}) == expected


def test_growth_against_the_year_before() -> None:
    scale = "bands: [{at_least: 10, points: 3}, {at_least: 0, less_than: 10, points: 1}], below: 0"
    for by, expected in (("growth", [3, 1, 0]), ("difference", [1, 1, 0])):
        table = one_line(
            "kind: count", f"kind: change, by: {by}, scale: {{kind: bands, {scale}, read_as: {{values: literal}}}}"
        )
        found = [points(table, {"m": now}, previous={"m": 50})[0] for now in (55, 54, 49)]
        assert found == expected
    assert result(table, {"m": 5}).status is Status.MISSING
    assert result(table, {"m": 5}, previous={"m": Absence.NOT_APPLICABLE}).status is Status.NOT_APPLICABLE


def test_growth_from_nothing_is_not_defined() -> None:
    table = one_line("kind: count", "kind: change, by: growth, scale: {kind: per_unit, points: 1, per: 10, cap: 3}")
    assert result(table, {"m": 5}, previous={"m": 0}).match.key == "no_base"
    assert points(table, {"m": 15}, previous={"m": 10}) == (3, 3)


def test_numbers_are_written_as_the_language_writes_them() -> None:
    assert [format_number(value) for value in (2, Fraction(5, 2), Fraction(100, 3), -4)] == [
        "2",
        "2,5",
        "≈ 33,33",
        "\N{MINUS SIGN}4",
    ]
    assert format_number(Fraction(1, 40), "en") == "0.025"


def test_where_nothing_says_how_parts_add_up_the_letter_leaves_the_total_undetermined() -> None:
    text = (
        BOTH.format(kind="sum", total="sum, reading: r")
        + "\nreadings:\n"
        + ('  - {id: r, about: Не сказано., taken: Сумма., because: Иначе нельзя., source: {table: "1"}}\n')
    )
    table = edition(text)
    values: dict[str, Value] = {"a": True, "b": 2}
    letter, adopted = result(table, values, "total", "letter"), result(table, values, "total")
    assert (letter.status, letter.low, letter.high) == (Status.UNDETERMINED, 6, 6)
    assert (adopted.status, adopted.low, adopted.high) == (Status.KNOWN, 6, 6)
    assert [note.id for note in explain(letter, table).readings] == ["r"]
