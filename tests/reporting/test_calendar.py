"""The calendar: read back by a library of others, every day of it is ours, and a second import updates the first."""

from __future__ import annotations

import re
from collections import defaultdict
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
import vobject
from hypothesis import given
from hypothesis import strategies as st

import mqes_core
from mqes_core import UsageError
from mqes_core.api.roadmaps import write_calendar
from mqes_core.model import Edition
from mqes_core.reporting.roadmap import PlanCalendar, plan_calendar
from mqes_core.roadmapping import plan_rows
from mqes_core.roadmapping.series import row_series
from mqes_core.timing import Window
from tests.roadmapping.plans import deadlines, plan, row

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


def ours(edition: Edition, until: date = UNTIL) -> dict[str, list[Window]]:
    rows = {f"{edition.key}.{row.key}".replace("@", "-").replace("/", "."): row for row in plan_rows(edition)}
    windows = {key: list(row.windows(MADE.date(), until)) for key, row in rows.items()}
    in_words = {key for key, row in rows.items() if row_series(row, MADE.date(), until)}
    return {key: found for key, found in windows.items() if key in in_words}


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
    assert event.valarm.trigger.value == timedelta(days=-7)
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
    assert re.search(rb"TRIGGER;RELATED=END:-P3D\r\n", calendar_of(plan("май 2022 г."), remind=3).data)


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
