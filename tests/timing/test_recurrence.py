"""What recurs: rules that an independent library reads give our own windows, for every kind of frequency."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

import pytest
from dateutil.rrule import rrulestr
from hypothesis import assume, given
from hypothesis import strategies as st

from mqes_core.timing import TimingReading, Window, read, render
from mqes_core.timing.meaning import Clause
from tests.timing.corpus import context, table
from tests.timing.strategies import recurrences

SINCE, UNTIL = date(2021, 1, 1), date(2026, 12, 31)


def _moment(day: date) -> datetime:
    return datetime.combine(day, time())


def by_rules(reading: TimingReading, since: date, until: date) -> list[date]:
    """The first days that dateutil finds for the rules of a reading."""
    recurrence = reading.recurrence
    assert recurrence is not None
    start = recurrence.anchor or recurrence.since or date(since.year, 1, 1) - timedelta(days=400)
    if recurrence.anchor is not None and "WEEKLY" in recurrence.rules[0]:
        start -= timedelta(days=start.weekday())
    if recurrence.anchor is not None and "YEARLY" in recurrence.rules[0]:
        start = start.replace(month=1, day=1)
    found: set[date] = set()
    for rule in recurrence.rules:
        rules = rrulestr(rule, dtstart=_moment(start))
        found |= {day.date() for day in rules.between(_moment(since), _moment(until), inc=True)}
    return sorted(day for day in found if recurrence.since is None or day >= recurrence.since)


def by_us(reading: TimingReading, since: date, until: date) -> list[date]:
    return sorted({window.start for window in reading.occurrences(since, until) if window.start >= since})


RECURRING = [
    (phrase, entry)
    for name in ("documents.yaml", "phrases.yaml")
    for phrase, entry in table(name)
    if entry["kind"] == "recurrence" and entry["rule"] != "none"
]


@pytest.mark.parametrize(("phrase", "entry"), RECURRING, ids=[f"{at}-{item[0]}" for at, item in enumerate(RECURRING)])
def test_rules_of_known_phrases_give_our_windows(phrase: str, entry: dict[str, str]) -> None:
    reading = read(phrase, **context(entry))
    assert reading.recurrence is not None
    if not reading.recurrence.anchored:
        assert reading.occurrences(SINCE, UNTIL) == ()
        return
    days = by_rules(reading, SINCE, UNTIL)
    assert days
    assert by_us(reading, SINCE, UNTIL) == days


@given(clause=recurrences(), since=st.dates(date(1995, 1, 1), date(2040, 1, 1)), days=st.integers(1, 1200))
def test_rules_of_any_recurrence_give_our_windows(clause: Clause, since: date, days: int) -> None:
    reading = read(render(TimingReading("", "recurrence", clause), "ru"))
    recurrence = reading.recurrence
    assert recurrence is not None
    assume(recurrence.anchored and recurrence.rules)
    until = since + timedelta(days=days)
    assert by_us(reading, since, until) == by_rules(reading, since, until)


def test_one_rule_is_given_as_such_and_several_are_listed() -> None:
    one = read("ежегодно к 1 марта и 1 сентября").recurrence
    two = read("ежегодно к 1 марта и 15 сентября").recurrence
    assert one is not None
    assert two is not None
    assert one.rrule() == "FREQ=YEARLY;BYMONTH=3,9;BYMONTHDAY=1"
    assert two.rrule() is None
    assert two.rules == ("FREQ=YEARLY;BYMONTH=3;BYMONTHDAY=1", "FREQ=YEARLY;BYMONTH=9;BYMONTHDAY=15")


@pytest.mark.parametrize(
    ("phrase", "expected"),
    [
        ("31 числа каждого месяца", ["2023-01-31", "2023-02-28", "2023-03-31", "2023-04-30"]),
        ("30 числа каждого месяца", ["2023-01-30", "2023-02-28", "2023-03-30", "2023-04-30"]),
        ("последний понедельник месяца", ["2023-01-30", "2023-02-27", "2023-03-27", "2023-04-24"]),
    ],
)
def test_days_that_a_month_lacks_fall_on_its_last(phrase: str, expected: list[str]) -> None:
    windows = read(phrase).occurrences(date(2023, 1, 1), date(2023, 4, 30))
    assert [window.start.isoformat() for window in windows] == expected


@pytest.mark.parametrize(
    ("phrase", "each", "doubtful"),
    [
        ("2 раза в год", 2, False),
        ("2 раза в год, май", 2, False),
        ("2 раза в год (май, декабрь)", 1, False),
        ("4 раза в год (март, июнь, сентябрь, декабрь)", 1, False),
        ("3 раза в год (май, декабрь)", 1, True),
        ("не реже 1 раза в год (май, декабрь)", 1, False),
        ("1 раз в полугодие (декабрь, май)", 1, False),
        ("2 раза в полугодие (ноябрь, апрель)", 2, False),
        ("ежеквартально (январь, апрель)", 2, True),
        ("3 раза в четверть", 3, False),
    ],
)
def test_times_that_are_named_are_not_counted_again(phrase: str, each: int, doubtful: bool) -> None:
    reading = read(phrase)
    assert reading.recurrence is not None
    assert reading.recurrence.times == each
    assert ("timing.assumption.times_unlike" in dict(reading.assumptions)) == doubtful
    assert (reading.confidence == "doubtful") == doubtful


def test_working_days_follow_the_production_calendar_and_have_no_rule() -> None:
    reading = read("по рабочим дням")
    assert reading.recurrence is not None
    assert reading.recurrence.rules == ()
    days = [window.start for window in reading.occurrences(date(2024, 4, 22), date(2024, 5, 12))]
    # Saturday 27 April 2024 was worked, 29–30 April, 1 and 9–10 May were days off.
    assert [day.isoformat() for day in days] == [
        "2024-04-22", "2024-04-23", "2024-04-24", "2024-04-25", "2024-04-26", "2024-04-27", "2024-05-02", "2024-05-03",
        "2024-05-06", "2024-05-07", "2024-05-08",
    ]  # fmt: skip


def test_every_third_year_is_counted_from_the_plans_beginning() -> None:
    reading = read("1 раз в 3 года", since=date(2021, 1, 1), until=date(2030, 12, 31))
    assert reading.occurrences(date(2021, 1, 1), date(2027, 12, 31)) == (
        Window(date(2021, 1, 1), date(2023, 12, 31)),
        Window(date(2024, 1, 1), date(2026, 12, 31)),
        Window(date(2027, 1, 1), date(2029, 12, 31)),
    )


def test_every_second_week_is_counted_from_the_plans_beginning() -> None:
    reading = read("1 раз в 2 недели", since=date(2022, 9, 1), until=date(2023, 5, 31))
    starts = [window.start.isoformat() for window in reading.occurrences(date(2022, 9, 1), date(2022, 10, 1))]
    assert starts == ["2022-08-29", "2022-09-12", "2022-09-26"]


def test_the_ends_of_the_calendar_are_no_trouble() -> None:
    for phrase in ("ежегодно", "еженедельно", "ежедневно", "ежемесячно", "ежегодно, ноябрь – март"):
        reading = read(phrase)
        assert all(window.start >= date.min for window in reading.occurrences(date.min, date(1, 3, 1)))
        assert reading.occurrences(date(9998, 1, 1), date(9998, 2, 1))
