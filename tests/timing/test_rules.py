"""The rules by which deadlines are counted: the named day, the academic year, working days, distances from an event."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mqes_core.timing import RULES, Window, add_working_days, is_working_day, read


def test_a_named_day_is_in_time() -> None:
    assert RULES.day_included
    assert read("до 1 июня 2022 г.").bounds == (None, date(2022, 6, 1))


def test_an_academic_year_ends_before_the_summer() -> None:
    year = read("2021/2022 учебный год")
    assert year.bounds == (date(2021, *RULES.academic_first), date(2022, *RULES.academic_last))
    halves = [read(f"{half} полугодие 2021/2022 учебного года").windows[0] for half in ("I", "II")]
    assert (halves[0].start, halves[1].end) == year.bounds
    assert halves[0].end + timedelta(days=1) == halves[1].start
    summer = read("летние каникулы 2021/2022 учебного года").windows[0]
    assert summer.start == year.windows[0].end + timedelta(days=1)
    assert summer.end + timedelta(days=1) == read("2022/2023 учебный год").windows[0].start


@pytest.mark.parametrize("count", [4, 3])
def test_terms_fill_an_academic_year(count: int) -> None:
    name = "четверть" if count == 4 else "триместр"
    terms = [read(f"{number} {name} 2021/2022 учебного года").windows[0] for number in range(1, count + 1)]
    assert (terms[0].start, terms[-1].end) == (date(2021, 9, 1), date(2022, 5, 31))
    for before, after in pairwise(terms):
        assert before.end + timedelta(days=1) == after.start


@pytest.mark.parametrize(
    ("year", "days"), [(2021, 247), (2022, 247), (2023, 247), (2024, 248), (2025, 247)]
)  # of the production calendar as published
def test_working_days_of_a_year(year: int, days: int) -> None:
    first = date(year, 1, 1)
    count = (date(year + 1, 1, 1) - first).days
    assert sum(is_working_day(first + timedelta(days=step)) for step in range(count)) == days


@given(day=st.dates(date(2015, 1, 1), date(2025, 12, 31)), count=st.integers(1, 40))
def test_working_days_are_counted_off_one_by_one(day: date, count: int) -> None:
    later = add_working_days(day, count)
    assert is_working_day(later)
    assert sum(is_working_day(day + timedelta(days=step)) for step in range(1, (later - day).days + 1)) == count
    earlier = add_working_days(day, -count)
    assert sum(is_working_day(earlier + timedelta(days=step)) for step in range((day - earlier).days)) == count
    assert add_working_days(day, 0) == day


@pytest.mark.parametrize(
    ("phrase", "event", "window"),
    [
        ("в течение 10 дней после совещания", "2022-03-01", "2022-03-01/2022-03-11"),
        ("в течение 5 рабочих дней после совещания", "2022-04-29", "2022-04-29/2022-05-12"),
        ("через месяц после совещания", "2022-01-31", "2022-02-28/2022-02-28"),
        ("в течение квартала после совещания", "2022-01-31", "2022-01-31/2022-04-30"),
        ("в течение 2 лет после совещания", "2020-02-29", "2020-02-29/2022-02-28"),
        ("за 2 недели до совещания", "2022-03-15", "2022-03-01/2022-03-01"),
        ("не позднее чем за 3 рабочих дня до совещания", "2022-03-10", "2022-03-04/2022-03-04"),
    ],
)
def test_a_distance_from_an_event(phrase: str, event: str, window: str) -> None:
    start, end = (date.fromisoformat(day) for day in window.split("/"))
    assert read(phrase).due(date.fromisoformat(event)) == Window(start, end)


@pytest.mark.parametrize("phrase", ["ежегодно", "после совещания", "в течение 24 часов после совещания"])
def test_without_a_distance_in_days_there_is_no_day(phrase: str) -> None:
    assert read(phrase).due(date(2022, 3, 1)) is None


def test_a_distance_beyond_the_calendar_is_no_day() -> None:
    assert read("в течение 999 лет после совещания").due(date(9900, 1, 1)) is None
    assert read("за 999 лет до совещания").due(date(900, 1, 1)) is None


def test_ranges_that_end_before_they_begin_are_refused() -> None:
    with pytest.raises(ValueError, match="ends before"):
        read("май", since=date(2022, 1, 1), until=date(2021, 1, 1))
    with pytest.raises(ValueError, match="ends before"):
        read("май").occurrences(date(2022, 1, 1), date(2021, 1, 1))


@pytest.mark.parametrize(
    ("phrase", "column"),
    [
        ("с 14 по 3 апреля 2022 г.", 9),
        ("май 2022 – март 2021", 12),
        ("2023–2021 гг.", 6),
        ("31.12.2022–01.01.2022", 12),
    ],
)
def test_a_range_that_runs_backwards_is_not_read(phrase: str, column: int) -> None:
    reading = read(phrase)
    assert (reading.kind, reading.stopped_at) == ("unreadable", column)
