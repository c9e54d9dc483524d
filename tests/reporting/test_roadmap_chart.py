"""A plan as a chart: bars where the windows are, groups in the order of the data, a workbook to go on working in."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

import mqes_core
from mqes_core import UsageError
from mqes_core.api.roadmaps import roadmap_overview, write_plan
from mqes_core.reporting.roadmap.chart import Axis, chart
from mqes_core.roadmapping import State, overview
from mqes_core.roadmapping.standing import standing
from mqes_core.timing import Window
from tests.office import converted, needs_office
from tests.roadmapping.plans import days, deadlines, plan, row

ON = date(2022, 11, 20)
LIBRARY = mqes_core.open_library()


@given(st.lists(deadlines, min_size=1, max_size=5), days)
def test_every_row_stands_once_and_every_bar_on_the_axis(phrases: list[str | None], on: date) -> None:
    found = overview([plan(*phrases)], on)
    made = chart(found)
    laid = [item for group in made.groups for block in group.blocks for item in block.standings]
    assert laid == list(found.standings)
    for item in laid:
        bars = list(made.bars(item))
        assert [bar.window for bar in bars] == [window for window in item.windows if made.axis.stretch(window)]
        assert all(0 <= bar.start <= 1000 and bar.width >= 4 for bar in bars)


@given(days, st.integers(0, 900), st.integers(0, 300), st.integers(0, 300))
def test_a_later_day_stands_further_right(first: date, length: int, one: int, more: int) -> None:
    axis = Axis(first.replace(day=1), first + timedelta(days=length))
    earlier, later = first + timedelta(days=one), first + timedelta(days=one + more)
    assert axis.place(earlier) <= axis.place(later) <= 1000
    assert axis.place(earlier) <= axis.place(earlier, end=True)


def test_months_are_equally_wide() -> None:
    axis = Axis(date(2022, 1, 1), date(2022, 4, 30))
    assert [axis.place(month) for month in axis.months] == [0, 250, 500, 750]
    assert axis.stretch(Window(date(2022, 2, 1), date(2022, 2, 28))) == (250, 250)
    assert axis.stretch(Window(date(2021, 2, 1), date(2021, 2, 28))) is None
    assert axis.stretch(Window(date(2021, 2, 1), date(2023, 2, 28))) == (0, 1000)


@pytest.mark.parametrize(
    ("printed", "states"),
    [
        ("октябрь 2022 г.", [State.LATE]),
        ("октябрь–ноябрь 2022 г.", [State.NOW]),
        ("декабрь 2022 г.", [State.COMING]),
        ("март 2023 г.", [State.LATER]),
        ("ежегодно, ноябрь", [State.NOW, State.LATER, State.LATER]),
        ("постоянно", [State.CONTINUOUS]),
        ("по графику ВсОШ", []),
    ],
)
def test_a_bar_has_the_state_of_its_window(printed: str, states: list[State]) -> None:
    made = chart(overview([plan(printed)], ON))
    assert [bar.state for bar in made.bars(made.overview.standings[0])] == states


def test_a_window_that_is_done_is_shown_done() -> None:
    edition = plan("октябрь 2022 г.", "ежегодно, май")
    name = (edition.key, "plan/row-2")
    window = standing(row("ежегодно, май"), ON).windows[0]
    made = chart(overview([edition], ON, finished={name: [window]}))
    assert [bar.state for bar in made.bars(made.overview.standings[1])] == [State.DONE, State.LATER, State.LATER]


def test_rows_outside_their_stage_are_marked() -> None:
    made = chart(roadmap_overview(["shatoy"], on=ON, library=LIBRARY))
    off = {item.row.activity.id for item in made.overview.standings if made.deviates(item)}
    assert {"r1-5", "r2-1"} <= off
    assert not {"r1-1", "r1-4"} & off


def test_a_plan_without_an_end_is_shown_to_the_end_of_this_year() -> None:
    made = chart(overview([plan("ежегодно", years=(date(2021, 1, 1), None))], ON))
    assert (made.axis.first, made.axis.last) == (date(2021, 1, 1), date(2022, 12, 31))
    assert chart(overview([plan("по запросу", years=(None, None))], ON)).axis.months


def test_the_workbook_has_a_line_for_every_window_with_real_dates(tmp_path: Path) -> None:
    edition = plan("октябрь 2022 г.", "ежегодно, май", "по графику ВсОШ", None)
    path = write_plan(overview([edition], ON), tmp_path / "plan.xlsx")
    sheet = openpyxl.load_workbook(path)["План"]
    lines = [[cell.value for cell in line[:6]] for line in sheet.iter_rows(min_row=5)]
    dated = [(line[0], line[3] and line[3].date(), line[4] and line[4].date(), line[5]) for line in lines]
    assert dated == [
        ("1.1. Мероприятие 1", date(2022, 10, 1), date(2022, 10, 31), "Срок прошёл, выполнение не отмечено"),
        ("1.2. Мероприятие 2", date(2022, 5, 1), date(2022, 5, 31), "Срок прошёл, выполнение не отмечено"),
        ("1.2. Мероприятие 2", date(2023, 5, 1), date(2023, 5, 31), "Позже"),
        ("1.2. Мероприятие 2", date(2024, 5, 1), date(2024, 5, 31), "Позже"),
        ("1.3. Мероприятие 3", None, None, "День по плану не определить"),
        ("1.4. Мероприятие 4", None, None, "День по плану не определить"),
    ]
    rules = [rule for found in sheet.conditional_formatting for rule in found.rules]
    assert len(rules) == 7
    assert sheet.page_setup.paperSize == 8
    months = [cell.value.date() for cell in sheet[3][8:]]
    assert (months[0], months[-1], len(months)) == (date(2022, 1, 1), date(2024, 12, 1), 36)


@needs_office
def test_the_workbook_goes_through_another_office(tmp_path: Path) -> None:
    """Dates stay dates, and the rules that draw the bars are kept."""
    path = write_plan(overview([plan("октябрь 2022 г.", "ежегодно, май")], ON), tmp_path / "plan.xlsx")
    sheets = [openpyxl.load_workbook(item)["План"] for item in (path, converted(path, "xlsx:Calc MS Excel 2007 XML"))]
    assert [[cell.value for cell in line[:6]] for line in sheets[0].iter_rows(min_row=5)] == [
        [cell.value for cell in line[:6]] for line in sheets[1].iter_rows(min_row=5)
    ]
    rules = [{rule.formula[0] for found in sheet.conditional_formatting for rule in found.rules} for sheet in sheets]
    assert len(rules[1]) == len(rules[0]) == 7


def test_what_is_written_is_the_same_each_time_and_says_wrong_names(tmp_path: Path) -> None:
    found = roadmap_overview(["nazran", "shatoy"], on=ON, library=LIBRARY)
    for name in ("plan.html", "plan.xlsx"):
        first = write_plan(found, tmp_path / "a" / name, lang="en").read_bytes()
        assert first == write_plan(found, tmp_path / "b" / name, lang="en").read_bytes()
    with pytest.raises(UsageError, match="MQ853"):
        write_plan(found, tmp_path / "plan.docx")
    with pytest.raises(UsageError, match="MQ893"):
        write_plan(found, tmp_path / "a" / "plan.html" / "plan.html")


def test_hostile_words_stay_words(tmp_path: Path) -> None:
    edition = plan("октябрь 2022 г.", responsible=("</script><script>alert(1)</script>", '=HYPERLINK("x")'))
    page = write_plan(overview([edition], ON), tmp_path / "plan.html").read_text(encoding="utf-8")
    assert "<script>alert" not in page
    sheet = openpyxl.load_workbook(write_plan(overview([edition], ON), tmp_path / "plan.xlsx"))["План"]
    assert sheet["B5"].data_type == "s"
