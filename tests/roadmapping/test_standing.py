"""How a row stands on a day: each state from its words, and laws that hold for all of them."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mqes_core.model.roadmap import Timing
from mqes_core.roadmapping import State, standing
from mqes_core.roadmapping.wording import doubt_words, standing_words
from tests.roadmapping.plans import days, deadlines, recurring_deadlines, row, single_deadlines

ON = date(2022, 11, 1)
ORDER = [State.LATER, State.COMING, State.NOW, State.LATE]


@pytest.mark.parametrize(
    ("printed", "state", "ahead"),
    [
        ("октябрь 2022 г.", State.LATE, 1),
        ("до 01.11.2022", State.NOW, 0),
        ("до 31.10.2022", State.LATE, 1),
        ("ноябрь 2022 г.", State.NOW, 29),
        ("декабрь 2022 г.", State.COMING, 30),
        ("2 декабря 2022 г.", State.LATER, 31),
        ("октябрь 2022 – май 2023 г.", State.NOW, 211),
        ("в течение 2022 года", State.CONTINUOUS, None),
        ("постоянно", State.CONTINUOUS, None),
        ("ежегодно", State.NOW, 60),
        ("ежегодно, октябрь", State.LATER, 334),
        ("октябрь 2021 г., далее ежегодно", State.LATER, 334),
        ("ежемесячно", State.NOW, 29),
        ("по графику ВсОШ", State.UNDETERMINED, None),
        ("по запросу", State.UNDETERMINED, None),
        ("в течение 10 дней после проверки", State.UNDETERMINED, None),
        ("январь", State.UNDETERMINED, None),
        ("г.", State.UNDETERMINED, None),
        (None, State.UNDETERMINED, None),
    ],
)
def test_a_state_from_the_words(printed: str | None, state: State, ahead: int | None) -> None:
    found = standing(row(printed), ON)
    assert found.state is state
    assert found.days == ahead or ahead is None


@pytest.mark.parametrize(
    ("printed", "key"),
    [
        ("по графику ВсОШ", "external"),
        ("по запросу", "on_request"),
        ("в течение 10 дней после проверки", "relative"),
        ("в период действия программ", "relative"),
        ("1 раз в 5 лет", None),
        ("январь", "year_open"),
        ("г.", "unreadable"),
        (None, "no_deadline"),
        ("постоянно", None),
        ("октябрь 2022 г.", None),
    ],
)
def test_why_no_day_can_be_told(printed: str | None, key: str | None) -> None:
    assert [why.key for why in standing(row(printed), ON).why] == ([key] if key else [])


def test_without_a_year_anywhere_the_year_is_missed() -> None:
    nowhere = row("январь", (None, None))
    assert [why.key for why in standing(nowhere, ON).why] in (["no_year"], ["year_open"])


def test_the_schedule_of_others_is_named() -> None:
    (why,) = standing(row("по графику ВсОШ"), ON).why
    assert "ВсОШ" in why.params["schedule"]


def test_a_deadline_that_is_meant_otherwise_is_read_as_meant() -> None:
    printed = standing(row("г."), ON)
    meant = standing(row(Timing(printed="г.", meant="октябрь 2022 г.", reading="lost")), ON)
    assert (printed.state, meant.state) == (State.UNDETERMINED, State.LATE)


def test_what_recurs_ends_with_the_plan() -> None:
    assert standing(row("ежемесячно"), date(2024, 12, 31)).state is State.NOW
    assert standing(row("ежемесячно"), date(2025, 1, 1)).state is State.LATE
    assert standing(row("постоянно"), date(2025, 1, 1)).state is State.LATE


def test_where_progress_is_kept_a_missed_time_makes_late() -> None:
    monthly = row("ежемесячно")
    first, *others = standing(monthly, ON).windows
    assert first.start == date(2022, 1, 1)
    assert standing(monthly, ON, finished=()).late[0] == first
    done = [window for window in (first, *others) if window.end < ON]
    assert standing(monthly, ON, finished=done).state is State.NOW
    assert standing(monthly, ON, finished=done[1:]).late == (first,)
    assert standing(monthly, ON, finished=(first, *others)).state is State.DONE


@pytest.mark.parametrize(
    ("printed", "doubt"),
    [
        ("июнь или июль 2022 г.", "Проверьте, так ли понят срок: названо одно время или другое; взяты оба."),
        ("Августсентябрь 2022", "слова слились"),
        ("август 2022 г.", ""),
        (Timing(printed="июнь или июль 2022 г.", meant="июнь 2022 г.", reading="lost"), ""),
    ],
)
def test_a_doubtful_deadline_is_told_as_such(printed: str | Timing, doubt: str) -> None:
    found = doubt_words(row(printed), "ru")
    assert doubt in found
    assert bool(found) == bool(doubt)


def test_a_month_of_many_times_says_how_many() -> None:
    assert standing_words(standing(row("по рабочим дням"), ON), "ru") == (
        "01.11.2022 – 30.11.2022, 21 раз – осталось дней: 29"
    )


@given(single_deadlines(), days, st.integers(0, 60), st.integers(0, 400))
def test_time_goes_one_way(printed: str, on: date, ahead: int, later: int) -> None:
    """What has one window goes from later to coming, to now, to late, and never back."""
    before = standing(row(printed), on, ahead).state
    after = standing(row(printed), on + timedelta(days=later), ahead).state
    assert ORDER.index(before) <= ORDER.index(after)


@given(deadlines, days, st.integers(0, 60))
def test_a_state_says_what_its_windows_say(printed: str | None, on: date, ahead: int) -> None:
    found = standing(row(printed), on, ahead)
    assert (found.state is State.UNDETERMINED) == (not found.windows)
    assert bool(found.late) == (found.state is State.LATE)
    assert all(window.end < on for window in found.late)
    if found.state in {State.NOW, State.CONTINUOUS}:
        assert found.next is not None
        assert found.next.start <= on <= found.next.end
    if found.state is State.COMING:
        assert found.next is not None
        assert on < found.next.start <= on + timedelta(days=ahead)
    if found.state is State.UNDETERMINED and printed is not None:
        assert found.why


@given(st.one_of(single_deadlines(), recurring_deadlines()), days)
def test_all_reported_done_is_never_late(printed: str, on: date) -> None:
    windows = standing(row(printed), on).windows
    assert standing(row(printed), on, finished=windows).state is State.DONE
    assert standing(row(printed), on, finished=windows).done == len(windows)


@given(recurring_deadlines(), days)
def test_keeping_progress_never_hides_what_is_late(printed: str, on: date) -> None:
    kept = standing(row(printed), on, finished=())
    untold = standing(row(printed), on)
    assert untold.state is not State.LATE or kept.state is State.LATE
    assert all(window.end < on for window in kept.late)


@pytest.mark.parametrize(
    ("printed", "ru", "en"),
    [
        ("до 01.11.2022", "сегодня последний день", "today is the last day"),
        ("1–2 ноября 2022 г.", "завтра последний день", "tomorrow is the last day"),
        ("1–22 ноября 2022 г.", "осталось дней: 21", "21 days left"),
        ("ноябрь 2022 г.", "осталось дней: 29", "29 days left"),
        ("2 ноября 2022 г.", "– завтра", "– tomorrow"),
        ("22 ноября 2022 г.", "через 21 день", "in 21 days"),
        ("31 октября 2022 г.", "просрочено на 1 день", "1 day late"),
    ],
)
def test_the_last_day_is_called_so(printed: str, ru: str, en: str) -> None:
    found = standing(row(printed), ON)
    assert standing_words(found, "ru").endswith(ru)
    assert standing_words(found, "en").endswith(en)
