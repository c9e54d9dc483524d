"""The times of a deadline within its plan: cut to the plan, by months where they are many, the same in every view."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mqes_core.reporting.roadmap.chart import chart
from mqes_core.roadmapping import State, lines, overview, plan_rows, standing, year_plan
from mqes_core.roadmapping.times import is_often
from mqes_core.timing import Window
from tests.roadmapping.plans import days, deadlines, plan, recurring_deadlines, row

ON = date(2022, 11, 1)
ACADEMIC = (date(2022, 9, 1), date(2023, 5, 31))


def spans(printed: str, years: tuple[date | None, date | None], until: date = date(2025, 12, 31)) -> list[str]:
    return [f"{window.start}/{window.end}" for window in row(printed, years).windows(ON, until)]


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        ("ежегодно", ["2023-01-01/2023-05-31"]),
        ("ежегодно, июнь – октябрь", []),
        ("ежегодно, август – октябрь", ["2022-09-01/2022-10-31"]),
        ("ежегодно, август – сентябрь", []),
        ("ежегодно, март – июль", ["2023-03-01/2023-05-31"]),
        ("ежегодно, сентябрь – август", ["2022-09-01/2023-05-31"]),
        ("ежегодно до 1 сентября", ["2022-09-01/2022-09-01"]),
        ("ежегодно до 31 августа", []),
        ("июль 2022 г.", ["2022-07-01/2022-07-31"]),
        ("2022 год", ["2022-01-01/2022-12-31"]),
    ],
)
def test_what_recurs_is_cut_to_the_plan_and_a_named_year_stands(printed: str, expected: list[str]) -> None:
    assert spans(printed, ACADEMIC) == expected


@given(recurring_deadlines(), st.dates(date(2021, 1, 1), date(2023, 12, 31)), st.integers(0, 900), days)
def test_what_recurs_lies_within_the_plan_and_nothing_of_it_is_lost(
    printed: str, since: date, length: int, on: date
) -> None:
    until = since + timedelta(days=length)
    item = row(printed, (since, until))
    windows = item.windows(on, until)
    assert all(since <= window.start <= window.end <= until for window in windows)
    assert item.reading is not None
    often = any(is_often(part) for part in item.parts)
    for whole in item.reading.occurrences(since, until):
        day = max(whole.start, since)
        if not often and (whole.end - day).days + 1 < ((whole.end - whole.start).days + 1) / 2:
            continue  # the less part of a time that began before the plan
        assert any(window.start <= day <= window.end for window in windows)


@pytest.mark.parametrize(
    ("printed", "months", "times"),
    [
        ("по рабочим дням", 36, 21),
        ("ежедневно", 36, 30),
        ("через день", 36, 15),
        ("еженедельно", 36, 4),
        ("по вторникам и четвергам", 36, 9),
        ("2 раза в неделю", 36, 8),
        ("ежедневно, 10–20 ноября", 3, 11),
        ("еженедельно с сентября по май", 27, 4),
        ("каждую декаду", 36, 3),
    ],
)
def test_what_recurs_oftener_than_monthly_is_one_time_a_month_everywhere(printed: str, months: int, times: int) -> None:
    edition = plan(printed)
    (item,) = plan_rows(edition)
    windows = item.windows(ON, date(2024, 12, 31))
    assert len(windows) == months
    assert len({(window.start.year, window.start.month) for window in windows}) == months
    november = next(window for window in windows if window.start.month == 11)
    assert item.often(november) == times
    assert [line.window for line in lines([item], ON)] == list(windows)
    found = overview([edition], ON)
    assert [bar.window for bar in chart(found).bars(found.standings[0])] == list(windows)
    year = year_plan([item], 2022)
    assert not any(month.begins or month.due for month in year.months)
    assert [one.window for month in year.months for one in month.repeats] == [
        window for window in windows if window.start.year == 2022
    ]


def test_a_month_is_reported_as_one() -> None:
    daily = row("по рабочим дням", (date(2022, 10, 1), date(2022, 12, 31)))
    october = Window(date(2022, 10, 1), date(2022, 10, 31))
    assert standing(daily, ON).state is State.NOW
    assert standing(daily, ON, finished=()).late == (october,)
    assert standing(daily, ON, finished=(october,)).state is State.NOW


def test_a_month_without_a_working_day_has_none() -> None:
    assert spans("по рабочим дням", (date(2022, 1, 1), date(2022, 2, 28)))[0] == "2022-01-01/2022-01-31"
    assert spans("по рабочим дням", (date(2022, 4, 30), date(2022, 5, 31))) == ["2022-05-01/2022-05-31"]


@given(deadlines, days)
def test_a_time_by_months_is_told_so_and_no_other(printed: str | None, on: date) -> None:
    item = row(printed)
    for window in item.windows(on, date(2024, 12, 31)):
        often = item.often(window)
        assert often >= 0
        if often:
            assert (window.start.year, window.start.month) == (window.end.year, window.end.month)
