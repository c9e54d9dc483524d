"""The rows of a report say what the scorecards say, in an order that can be relied on."""

from __future__ import annotations

from collections import Counter
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from mqes_core.evaluation import MinimumStatus, Status, compile_plan, decisive_readings, rank
from mqes_core.i18n import format_interval
from mqes_core.model import Case
from mqes_core.model.scoring import Sum
from mqes_core.reporting.building import build_report, natural
from mqes_core.reporting.page import range_bar
from mqes_core.reporting.view import GAPS, walk
from tests.evaluation.samples import DAY, SCHOOL, one_line
from tests.reporting.scored import HOSTILE, Scored, hostile, region, scored

INFINITY = float("inf")


def low(value: Fraction | int | None) -> float | Fraction:
    return -INFINITY if value is None else Fraction(value)


def high(value: Fraction | int | None) -> float | Fraction:
    return INFINITY if value is None else Fraction(value)


@given(scored())
def test_every_scorecard_has_one_row_in_the_table_of_its_year(given_: Scored) -> None:
    cards, edition = given_
    report = build_report(cards, edition, "ru")
    assert sorted(id(row.card) for row in report.rows()) == sorted(map(id, cards))
    assert all(row.card.year == table.year for table in report.years for row in table.rows)
    assert [table.year for table in report.years] == sorted({card.year for card in cards}, reverse=True)


@given(scored())
def test_ranks_are_those_of_the_cards_that_have_a_total(given_: Scored) -> None:
    cards, edition = given_
    for table in build_report(cards, edition, "ru").years:
        totalled = [row for row in table.rows if row.total.status is not Status.NOT_APPLICABLE]
        assert [row.rank for row in totalled] == rank([row.card for row in totalled])
        assert all(row.rank is None and row.rank_text == "" for row in table.rows if row not in totalled)
        assert list(table.rows[: len(totalled)]) == totalled, "who has no rank stands last"
        assert [row.rank for row in totalled] == sorted(row.rank for row in totalled if row.rank)


@given(scored())
def test_a_rank_shown_holds_every_place_that_the_intervals_allow(given_: Scored) -> None:
    cards, edition = given_
    for table in build_report(cards, edition, "ru").years:
        rows = [row for row in table.rows if row.rank is not None]
        for row in rows:
            others = [other for other in rows if other is not row]
            least, most = row.total.ends
            best = 1 + sum(low(other.total.ends[0]) > high(most) for other in others)
            worst = 1 + sum(high(other.total.ends[1]) > low(least) for other in others)
            assert row.rank == (best, worst)
            assert row.rank_text == (str(best) if best == worst else f"{best}–{worst}")


@given(scored(), st.sampled_from(("ru", "en")))
def test_a_cell_says_its_interval_and_never_a_number_that_is_not_there(given_: Scored, lang: str) -> None:
    cards, edition = given_
    for row in build_report(cards, edition, lang).rows():  # type: ignore[arg-type]
        for cell in (row.total, *row.cells):
            if cell.status is Status.NOT_APPLICABLE:
                assert not any(character.isdigit() for character in cell.points)
            else:
                assert cell.points == format_interval(*cell.ends, lang)  # type: ignore[arg-type]
            assert bool(cell.note) == (cell.status in GAPS)


@given(scored())
def test_a_column_is_ordered_by_the_least_points_then_the_most(given_: Scored) -> None:
    cards, edition = given_
    for table in build_report(cards, edition, "ru").years:
        for index in range(len(table.rows[0].cells)):
            cells = [row.cells[index] for row in table.rows]
            keys = {cell.order: (low(cell.ends[0]), high(cell.ends[1])) for cell in cells if cell.order is not None}
            ordered = [keys[order] for order in sorted(keys)]
            assert ordered == sorted(set(ordered), reverse=True)
            assert sorted(keys) == list(range(len(keys)))
            assert all((cell.order is None) == (cell.status is Status.NOT_APPLICABLE) for cell in cells)


@given(scored())
def test_minima_together_are_as_bad_as_the_worst_that_is_certain(given_: Scored) -> None:
    cards, edition = given_
    for row in build_report(cards, edition, "ru").rows():
        found = list(row.card.minima.values())
        for status in (MinimumStatus.NOT_MET, MinimumStatus.OPEN, MinimumStatus.MET, MinimumStatus.NOT_APPLICABLE):
            if status in found:
                assert row.verdict is status
                assert row.minima[0] == (status, found.count(status))
                break
        else:
            assert row.verdict is None
            assert row.minima == ()


@given(scored())
def test_a_range_bar_lies_on_its_axis(given_: Scored) -> None:
    cards, edition = given_
    for table in build_report(cards, edition, "ru").years:
        least, most = table.axis
        assert least <= 0 <= most
        for row in table.rows:
            bar = range_bar(*row.total.ends, table.axis)
            assert 0 <= bar.start <= bar.end <= 100
            start, end = row.total.ends
            assert bar.below == (low(start) < least)
            assert bar.above == (high(end) > most)
            if start == end is not None:
                assert not bar.below
                assert not bar.above
                assert bar.start == bar.end


def test_one_outlier_does_not_squeeze_the_axis() -> None:
    cards, edition = region()
    table = build_report(cards, edition, "ru").years[0]
    least_of_all = min(row.total.ends[0] or 0 for row in table.rows)
    assert least_of_all < -200, "the example region has a school of which next to nothing is known"
    assert table.axis[0] > -60
    assert range_bar(0, 5, (0, 0)) == (0, 100, False, True)


@given(scored())
def test_readings_stand_once_and_are_those_that_explanations_name(given_: Scored) -> None:
    cards, edition = given_
    report = build_report(cards, edition, "ru")
    named = {note.id for row in report.rows() for part in walk(row.explanation) for note in part.readings}
    assert [note.id for note in report.readings] == sorted(named, key=natural)


def test_numbers_in_names_are_ordered_as_numbers() -> None:
    names = ["Школа № 10", "школа № 2", "Ёлка", "Ель", "10", "9", ""]
    assert sorted(names, key=natural) == ["", "9", "10", "Ёлка", "Ель", "школа № 2", "Школа № 10"]


@given(st.lists(st.text(), max_size=6))
def test_any_names_can_be_ordered(names: list[str]) -> None:
    assert len(sorted(names, key=natural)) == len(names)


def test_a_school_is_described_by_its_highest_level_and_setting() -> None:
    cards, edition = region()
    about = {row.about for row in build_report(cards, edition, "ru").rows()}
    assert {"начальная школа, село", "основная школа, село", "средняя школа, город"} <= about
    assert {row.name for row in build_report(*hostile(), "ru").rows()} == set(HOSTILE)


def test_columns_carry_number_title_and_minimum_as_the_document_has_them() -> None:
    cards, edition = region()
    columns = build_report(cards, edition, "ru").columns
    assert [(column.number, column.minimum) for column in columns] == [
        ("1", "минимум 3"), ("2", "минимум 2"), ("3", "минимум 2"),
        ("5", "минимум 2"), ("6", "минимум 2"), ("7", "минимум 3"),
    ]  # fmt: skip


@given(scored())
def test_a_reading_is_counted_wherever_a_result_turned_on_it(given_: Scored) -> None:
    cards, edition = given_
    report = build_report(cards, edition, "ru")
    counted = Counter(name for card in cards for result in card.all_results() for name in decisive_readings(result))
    assert report.bearing == counted


def test_totals_that_the_letter_does_not_form_are_said_to_be_unsaid() -> None:
    assert build_report(*region("letter"), "ru").unsaid
    assert not build_report(*region(), "ru").unsaid
    assert not build_report(*unsaid(None), "ru").unsaid
    assert build_report(*unsaid("r"), "ru").unsaid


def unsaid(reading: str | None) -> Scored:
    """A table by the letter whose total is a sum, said by the document or only by a reading."""
    table = one_line("kind: count", "kind: per_unit, points: 1")
    assert table.scoring is not None
    scoring = table.scoring.model_copy(update={"combine": Sum(kind="sum", reading=reading)})
    table = table.model_copy(update={"scoring": scoring})
    return compile_plan(table).score([Case(SCHOOL, 2021, {"m": 2})], reading="letter", on=DAY), table
