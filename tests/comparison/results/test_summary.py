"""The sentences that a head of department reads: nothing is said that is not sure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mqes_core.comparison.results import DistrictYear, Low, Results
from mqes_core.comparison.results.summary import district_sentences, district_summary, low_sentence, summary
from mqes_core.evaluation import Plan
from mqes_core.model import Absence, Share, Value
from tests.comparison.results.samples import column, compare, few, lines, plan_of
from tests.comparison.results.test_years import OLD

SCALE = "kind: linear, start: 0, end: 100, start_points: 0, end_points: 10"
SHARE = f"kind: share, counted: да, out_of: всего | {SCALE}"
MINIMUM = 'minimum: {points: 6, source: {table: "1"}}'
CRITERIA = "\n".join([
    "title: Баллы", 'source: {table: "1"}', "combine: {kind: sum}", "measures:",
    *(f"  - {{id: m{n}, kind: share, title: Величина {n}, counted: да, out_of: всего}}" for n in (1, 2, 3)),
    "criteria:",
    *(f'  - {{id: c{n}, title: Критерий {n}, source: {{table: "1"}}, indicators: [{{id: i{n}, title: Строка {n}, '
      f'source: {{table: "1"}}, measure: m{n}, scale: {{{SCALE}}}}}]}}' for n in (1, 2, 3)),
])  # fmt: skip


Percents = tuple[int | None, ...]


def sides(*units: Percents) -> list[str]:
    """What is said of three criteria in which units have these shares, of which None is not known."""
    values: list[dict[str, Value]] = [
        {f"m{n}": Absence.MISSING if known is None else Share(known, 100) for n, known in enumerate(percents, 1)}
        for percents in units
    ]
    results = compare([column(plan_of(CRITERIA), *values)])
    return [words for about, words in district_sentences("d", results, "ru") if about == "sides"]


def test_the_strongest_and_the_weakest_side_are_named_where_they_are_sure() -> None:
    assert sides((70, 20, 50)) == ["Сильнее всего – «Критерий 1» (70 %).", "Слабее всего – «Критерий 2» (20 %)."]


@pytest.mark.parametrize("percents", [(70, 20, None), (None, None, None), (70, 70, 70), (0, 100, None)])
def test_no_side_is_named_that_an_unknown_value_may_turn_round(percents: Percents) -> None:
    assert sides(percents) == []


def test_a_side_of_which_little_is_known_is_not_the_weakest_for_that() -> None:
    assert sides((70, 20, 0), (70, 20, None)) == ["Сильнее всего – «Критерий 1» (70 %)."]


def test_of_equals_none_is_named() -> None:
    assert sides((70, 20, 20)) == ["Сильнее всего – «Критерий 1» (70 %)."]


reported = st.tuples(*[st.none() | st.integers(0, 100)] * 3)
rest = st.tuples(*[st.integers(0, 100)] * 3)


@given(units=st.lists(st.tuples(reported, rest), min_size=1, max_size=3))
@few
def test_what_is_said_of_sides_holds_for_every_completion(units: list[tuple[Percents, tuple[int, ...]]]) -> None:
    said = sides(*(percents for percents, _ in units))
    whole = [
        [other if known is None else known for known, other in zip(percents, others, strict=True)]
        for percents, others in units
    ]
    sums = [sum(each) for each in zip(*whole, strict=True)]
    for words in said:
        number = int(words.split("Критерий ")[1][0]) - 1
        others = [value for at, value in enumerate(sums) if at != number]
        assert sums[number] > max(others) if words.startswith("Сильнее") else sums[number] < min(others)


def test_a_minimum_is_counted_over_the_units_for_which_it_holds() -> None:
    plan = plan_of(lines(SHARE, criterion=MINIMUM))
    values: list[dict[str, Value]] = [{"m1": Share(7, 10)}, {"m1": Share(5, 10)}, {}, {"m1": Absence.NOT_APPLICABLE}]
    found = [words for about, words in _sentences(plan, *values) if about == "minimum"]
    assert found == [
        "Минимум «Критерий» не выполнен у 1 из 3 организаций, где он действует; выполнен ли он, неизвестно у 1."
    ]


def _sentences(plan: Plan, *values: dict[str, Value]) -> Iterator[tuple[str, str]]:
    yield from district_sentences("d", compare([column(plan, *values)]), "ru")


@pytest.mark.parametrize(
    ("before", "now", "said"),
    [
        ([3], [5], "выросла: +20 п. п. по 1 организации, работавшей в оба года."),
        ([3, 3], [5, 5], "выросла: +20 п. п. по 2 организациям, работавшим в оба года."),
        ([5] * 21, [3] * 21, "снизилась: −20 п. п. по 21 организации, работавшей в оба года."),
        ([5], [5], "не изменилась (1 организация, работавшая в оба года)."),
        ([5] * 3, [5] * 3, "не изменилась (3 организации, работавшие в оба года)."),
        ([5] * 5, [5] * 5, "не изменилась (5 организаций, работавших в оба года)."),
    ],
)
def test_a_change_is_told_in_good_russian(before: list[int], now: list[int], said: str) -> None:
    results = _years({2021: before, 2022: now})
    (change,) = [words for about, words in district_sentences("d", results, "ru") if about == "change"]
    assert change == f"За год доля достижимого {said}"


@pytest.mark.parametrize(
    ("years", "said"),
    [
        ([2022], "1 район, 1 организация, 2022 год."),
        ([2021, 2022], "1 район, 1 организация, 2021–2022 годы."),
        ([2021, 2023], "1 район, 1 организация, 2021, 2023 годы."),
    ],
)
def test_years_without_data_are_not_named(years: list[int], said: str) -> None:
    results = _years({when: [5] for when in years})
    assert summary(results, "ru")[0].startswith(said)
    assert not any(
        "  " in words or ".." in words for words in (*summary(results, "ru"), *district_summary("d", results, "ru"))
    )


@pytest.mark.parametrize(
    ("reports", "said"),
    [
        (
            {2021: [3, 3, 9], 2022: [3, None, 9]},
            "Низкие результаты по заданным числам: наверняка у 1 из 3 организаций, о которых можно судить; ещё у 1 – "
            "если подтвердят недостающие значения.",
        ),
        (
            {2021: [3, 9], 2022: [3, 9]},
            "Низкие результаты по заданным числам: у 1 из 2 организаций, о которых можно судить.",
        ),
        (
            {2021: [9, 9], 2022: [9, 1, 1]},
            "Низких результатов по заданным числам нет ни у одной из 2 организаций, о которых можно судить.",
        ),
        (
            {2021: [0], 2023: [0]},
            "О низких результатах по заданным числам судить не о ком: ни у одной организации нет данных по одной "
            "редакции с правилом о них за столько лет подряд: 2.",
        ),
    ],
)
def test_nobody_is_free_of_low_results_because_nobody_was_judged(
    reports: dict[int, list[int | None]], said: str
) -> None:
    results = _years(reports, OLD, low=Low(below=50, years=2))
    assert low_sentence(results, "ru") == said
    assert said in summary(results, "ru")


def _years(counts: Mapping[int, Sequence[int | None]], plan: Plan | None = None, **chosen: Any) -> Results:
    """A district in which units report this, year by year."""
    plan = plan or plan_of(lines(SHARE))

    def report(when: int, reported: Sequence[int | None]) -> DistrictYear:
        values = [{} if count is None else {"m1": Share(count, 10)} for count in reported]
        return column(plan, *values, when=when)

    return compare([report(when, reported) for when, reported in counts.items()], **chosen)


def test_a_minimum_is_told_where_nothing_has_an_upper_bound() -> None:
    plan = plan_of(lines("kind: count | kind: per_unit, points: 5", criterion=MINIMUM))
    results = compare([column(plan, {"m1": 0}, {"m1": 5})])
    (district,) = results.results
    assert district.not_met == 1
    assert district.nodes[1].share is None, "a share of what has no end says nothing"
    found = [words for about, words in district_sentences("d", results, "ru") if about == "minimum"]
    assert found == ["Минимум «Критерий» не выполнен у 1 из 2 организаций, где он действует."]


def test_a_district_without_the_last_year_is_not_left_out_in_silence() -> None:
    plan = plan_of(lines(SHARE))
    early, late = column(plan, {"m1": Share(5, 10)}, name="a", when=2022), column(plan, {"m1": Share(5, 10)}, when=2023)
    told = summary(compare([early, late]), "ru")
    assert "Район a: за 2023 год данных нет, последние – за 2022 год." in told
    assert not any(words.startswith("Район d: за") for words in told)
