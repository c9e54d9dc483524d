"""The calendar: read back by a library of others, every day of it is ours, and a second import updates the first."""

from __future__ import annotations

from collections import defaultdict
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import Any

import pytest
import vobject
from hypothesis import example, given
from hypothesis import strategies as st

import mqes_core
from mqes_core import UsageError
from mqes_core.api.roadmaps import write_calendar
from mqes_core.model import Edition
from mqes_core.reporting.roadmap import PlanCalendar, plan_calendar
from mqes_core.roadmapping import PlanRow, plan_rows
from mqes_core.roadmapping.series import row_series
from mqes_core.timing import Window
from tests.roadmapping.plans import YEARS, deadlines, plan, row

MADE = datetime(2022, 1, 10, 9, 30, tzinfo=UTC)
UNTIL = date(2026, 12, 31)
LIBRARY = mqes_core.open_library()
CONCEPTS = [LIBRARY.edition(name) for name in LIBRARY.names]


def calendar_of(edition: Edition, **options: Any) -> PlanCalendar:
    return plan_calendar(plan_rows(edition), until=options.pop("until", UNTIL), made=MADE, **options)


def events(data: bytes) -> list[Any]:
    """The events as another library reads them."""
    read = vobject.readOne(data.decode("utf-8"))
    return list(read.contents.get("vevent", []))


def told(data: bytes) -> dict[str, list[Window]]:
    """Every window of every row, by the row's name in the UID."""
    found: dict[str, list[Window]] = defaultdict(list)
    for event in events(data):
        start, length = event.dtstart.value, event.dtend.value - event.dtstart.value
        starts = [moment.date() for moment in event.rruleset] if event.rruleset else [start]
        key = event.uid.value.rsplit(".", 1)[0]
        found[key] += [Window(day, day + length - timedelta(days=1)) for day in starts]
    return found


def days_of(row: PlanRow, until: date) -> list[Window]:
    """The windows of a row, named days of the week as they are."""
    return sorted({window for part in row.parts for window in row.times(part, MADE.date(), until, days=True)})


def ours(edition: Edition, until: date = UNTIL) -> dict[str, list[Window]]:
    rows = {f"{edition.key}.{row.key}".replace("@", "-").replace("/", "."): row for row in plan_rows(edition)}
    windows = {key: days_of(row, until) for key, row in rows.items()}
    in_words = {key for key, row in rows.items() if row_series(row, MADE.date(), until)}
    return {key: found for key, found in windows.items() if key in in_words}


def reminder(event: Any) -> str:
    """The moment of the reminder: counted from the end of the event, which is the midnight after its last day."""
    assert event.valarm.trigger.params["RELATED"] == ["END"]
    moment: datetime = datetime.combine(event.dtend.value, time()) + event.valarm.trigger.value
    return moment.isoformat()


@pytest.mark.parametrize("edition", CONCEPTS, ids=lambda item: item.key)
def test_another_library_reads_the_same_days_for_five_years(edition: Edition) -> None:
    made = calendar_of(edition)
    read = told(made.data)
    assert {key: sorted(windows) for key, windows in read.items()} == ours(edition)
    assert len(read) + len(made.left_out) == len(plan_rows(edition))
    assert all(
        not row.windows(MADE.date(), UNTIL) or row.reading.kind in {"period", "several"}
        for row in made.left_out
        if row.reading
    )


@given(st.lists(deadlines, min_size=1, max_size=4))
def test_every_window_once_whatever_the_deadline(phrases: list[str | None]) -> None:
    edition = plan(*phrases)
    assert {key: sorted(windows) for key, windows in told(calendar_of(edition).data).items()} == ours(edition)


@given(
    st.lists(deadlines, min_size=1, max_size=3),
    st.dates(date(2022, 2, 1), date(2027, 12, 31)),
    st.integers(0, 1500),
    st.sampled_from([YEARS[1], None]),
)
@example(["ежегодно"], date(2023, 12, 31), 400, None)
@example(["ежемесячно"], date(2022, 3, 31), 400, None)
@example(["ежегодно к 1 марта и 15 сентября"], date(2022, 5, 1), 400, None)
@example(["ежегодно, май; 1 июня 2022 г., 1 июня 2023 г."], date(2022, 12, 31), 400, None)
def test_a_later_last_day_doubles_nothing(phrases: list[str | None], until: date, more: int, end: date | None) -> None:
    """Each event of the first import is known again in the second, which tells all its days and perhaps later ones."""
    edition = plan(*phrases, years=(YEARS[0], end))
    first, second = (by_uid(calendar_of(edition, until=day).data) for day in (until, until + timedelta(days=more)))
    assert all(windows <= second[uid] for uid, windows in first.items())
    told = [window for windows in second.values() for window in windows]
    assert len(told) == len({(uid.rsplit(".", 1)[0], window) for uid, found in second.items() for window in found})


def by_uid(data: bytes) -> dict[str, set[Window]]:
    """Every window by the name of its event."""
    found = {}
    for event in events(data):
        assert event.uid.value not in found
        length = event.dtend.value - event.dtstart.value - timedelta(days=1)
        starts = [moment.date() for moment in event.rruleset] if event.rruleset else [event.dtstart.value]
        found[event.uid.value] = {Window(day, day + length) for day in starts}
    return found


def test_a_deadline_put_right_moves_its_event() -> None:
    """Where the data of a row are corrected, its event is the same one with other days."""
    for before, after in (("май 2022 г.", "июнь 2023 г."), ("ежегодно, май", "ежегодно, июнь")):
        assert by_uid(calendar_of(plan(before)).data).keys() == by_uid(calendar_of(plan(after)).data).keys()


def test_what_recurs_by_days_is_an_event_a_month_and_days_of_the_week_stay() -> None:
    daily = row("по рабочим дням", (date(2022, 4, 11), date(2022, 6, 30)))
    assert [item.first for item in row_series(daily, MADE.date(), UNTIL)] == [
        Window(date(2022, 4, 11), date(2022, 4, 30)),
        Window(date(2022, 5, 1), date(2022, 5, 31)),
        Window(date(2022, 6, 1), date(2022, 6, 30)),
    ]
    (fridays,) = row_series(row("по пятницам"), MADE.date(), UNTIL)
    assert fridays.rule == "FREQ=WEEKLY;BYDAY=FR;UNTIL=20241227"


def test_what_recurs_is_a_rule_with_exceptions() -> None:
    (monthly,) = row_series(row("ежемесячно (третья пятница месяца)"), MADE.date(), UNTIL)
    assert monthly.rule == "FREQ=MONTHLY;BYDAY=3FR;UNTIL=20241220"
    yearly = row_series(row("ежегодно, октябрь"), MADE.date(), UNTIL)
    assert [item.rule for item in yearly] == ["FREQ=YEARLY;BYMONTH=10;BYMONTHDAY=1;UNTIL=20241001"]
    whole = row_series(row("ежегодно", (date(2021, 1, 1), date(2029, 12, 31))), MADE.date(), date(2029, 12, 31))
    assert [(item.rule, item.exceptions) for item in whole] == [
        ("FREQ=YEARLY;BYMONTH=1;BYMONTHDAY=1;UNTIL=20290101", (date(2024, 1, 1), date(2028, 1, 1))),
        ("FREQ=YEARLY;INTERVAL=4;BYMONTH=1;BYMONTHDAY=1;UNTIL=20280101", ()),
    ]


def test_an_event_says_what_the_row_says() -> None:
    made = calendar_of(LIBRARY.edition("shatoy"))
    (event,) = [item for item in events(made.data) if item.uid.value == "shatoy-2022.roadmap.r1-1.1@mqes"]
    assert event.summary.value == "1.1. Пакет муниципальных документов о сетевом экспертном сообществе"
    assert event.categories.value == ["Районный методический кабинет"]
    assert "Срок: «Январь-октябрь 2022г.»" in event.description.value
    assert "строка 1.1" in event.description.value
    assert reminder(event) == "2022-10-24T09:00:00", "a week before 31 October, in the morning"
    assert (event.dtstart.value, event.dtend.value) == (date(2022, 1, 1), date(2022, 11, 1))


def test_lines_are_folded_between_letters_and_end_as_the_standard_says() -> None:
    data = calendar_of(LIBRARY.edition("zelenchuk")).data
    lines = data.split(b"\r\n")
    assert all(len(line) <= 75 for line in lines)
    assert all(line.decode("utf-8") is not None for line in lines)
    assert b"\n" not in data.replace(b"\r\n", b"")
    assert any(line.startswith(b" ") for line in lines)


def test_a_second_import_updates_the_first() -> None:
    edition = LIBRARY.edition("nazran")
    first = events(calendar_of(edition).data)
    later = plan_calendar(plan_rows(edition), until=UNTIL, made=MADE + timedelta(days=3), lang="ru")
    second = events(later.data)
    assert [item.uid.value for item in first] == [item.uid.value for item in second]
    assert len({item.uid.value for item in first}) == len(first)
    assert [item.x_mqes_hash.value for item in first] == [item.x_mqes_hash.value for item in second]
    assert {int(new.sequence.value) - int(old.sequence.value) for old, new in zip(first, second, strict=True)} == {3}
    changed = events(calendar_of(edition, remind=0).data)
    assert [item.uid.value for item in changed] == [item.uid.value for item in first]
    assert {item.x_mqes_hash.value for item in changed}.isdisjoint({item.x_mqes_hash.value for item in first})


def test_the_same_plan_gives_the_same_bytes() -> None:
    edition = LIBRARY.edition("dyatkovo")
    assert calendar_of(edition).data == calendar_of(edition).data


def test_no_reminder_where_none_is_wanted() -> None:
    assert b"VALARM" not in calendar_of(plan("май 2022 г."), remind=0).data
    (event,) = events(calendar_of(plan("май 2022 г."), remind=3).data)
    assert reminder(event) == "2022-05-28T09:00:00"
    (event,) = events(calendar_of(plan("до 1 мая 2022 г."), remind=1).data)
    assert reminder(event) == "2022-04-30T09:00:00"
    assert b"TRIGGER;RELATED=END:" in calendar_of(plan("май 2022 г.")).data


def test_words_are_in_the_language_asked_for() -> None:
    assert "Answers: " in events(calendar_of(plan("май 2022 г."), lang="en").data)[0].description.value


def test_the_function_writes_a_file(tmp_path: Path) -> None:
    path = tmp_path / "new" / "plan.ics"
    made = write_calendar(["shatoy"], path, library=LIBRARY, made=MADE, until=UNTIL)
    assert path.read_bytes() == made.data
    assert made.events == len(events(made.data))
    with pytest.raises(UsageError, match="MQ852"):
        write_calendar(["shatoy"], tmp_path / "plan.txt", library=LIBRARY)
    with pytest.raises(UsageError, match="MQ893"):
        write_calendar(["shatoy"], path / "plan.ics", library=LIBRARY)
