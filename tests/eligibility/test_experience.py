"""Years of work: overlapping counts once, anniversaries complete years, more work is never less."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mqes_core.eligibility.experience import YEAR, experienced, first_day
from mqes_core.eligibility.spans import years_after
from mqes_core.model.profile import EmploymentRecord, Profile, StatedExperience
from tests.eligibility import oracle

DAYS = st.dates(date(2000, 1, 1), date(2030, 12, 31))
ENDED = st.tuples(DAYS, st.integers(0, 2000)).map(
    lambda pair: EmploymentRecord(since=pair[0], until=pair[0] + timedelta(pair[1]))
)
WORK = st.lists(st.one_of(ENDED, DAYS.map(lambda day: EmploymentRecord(since=day))), max_size=3).map(tuple)


@given(WORK, DAYS)
def test_days_are_counted_as_one_by_one(work: tuple[EmploymentRecord, ...], day: date) -> None:
    profile = Profile(employments=work, complete=("employments",))
    assert experienced(profile, day) == oracle.experience(profile, day)


@given(WORK, DAYS, st.integers(0, 9), DAYS)
def test_a_stated_number_bounds_other_days(
    work: tuple[EmploymentRecord, ...], day: date, years: int, stated_on: date
) -> None:
    for on in (None, stated_on):
        profile = Profile(
            employments=work, stated_experience=StatedExperience(years=years, on=on), complete=("employments",)
        )
        assert experienced(profile, day) == oracle.experience(profile, day)


@given(DAYS, st.integers(1, 30))
def test_work_without_a_break_completes_its_years_on_the_anniversary(since: date, years: int) -> None:
    profile = Profile(employments=(EmploymentRecord(since=since),))
    day = years_after(since, years)
    assert experienced(profile, day).least == years * YEAR
    if (since.month, since.day) not in {(2, 29), (3, 1)}:
        assert experienced(profile, day - timedelta(1)).least < years * YEAR


@given(WORK, WORK, DAYS)
def test_more_work_is_never_less(
    work: tuple[EmploymentRecord, ...], more: tuple[EmploymentRecord, ...], day: date
) -> None:
    both = experienced(Profile(employments=work + more), day).least
    parts = [experienced(Profile(employments=part), day).least for part in (work, more)]
    assert max(parts) <= both <= sum(parts)


@given(WORK, DAYS, st.integers(1, 8))
def test_the_first_day_is_the_first(work: tuple[EmploymentRecord, ...], after: date, years: int) -> None:
    profile = Profile(employments=work)
    found = first_day(profile, years * YEAR, after, surely=True)
    if found is not None:
        assert experienced(profile, found).least >= years * YEAR > experienced(profile, found - timedelta(1)).least
        assert found > after


@pytest.mark.parametrize(
    ("since", "years", "day"),
    [
        (date(2020, 2, 29), 1, date(2021, 3, 1)),
        (date(2020, 2, 29), 4, date(2024, 2, 29)),
        (date(2021, 9, 1), -3, date(2018, 9, 1)),
        (date(5, 1, 1), -9, date.min),
        (date(9998, 1, 1), 9, date.max),
    ],
)
def test_the_same_day_of_another_year(since: date, years: int, day: date) -> None:
    assert years_after(since, years) == day


def test_whether_work_was_in_education_may_be_unknown() -> None:
    work = (
        EmploymentRecord(since=date(2019, 1, 1), until=date(2019, 12, 31)),
        EmploymentRecord(since=date(2021, 1, 1), until=date(2021, 12, 31), in_education=None),
        EmploymentRecord(since=date(2022, 1, 1), until=date(2022, 12, 31), in_education=False),
    )
    found = experienced(Profile(employments=work, complete=("employments",)), date(2023, 9, 1))
    assert found == (YEAR, 2 * YEAR)
