"""The summary counts what the rows show, no more and no less."""

from __future__ import annotations

from hypothesis import given

from mqes_core.evaluation import Status
from mqes_core.reporting.building import build_report
from mqes_core.reporting.summary import scope, summarise, uneven, year_span
from mqes_core.reporting.view import GAPS
from tests.reporting.scored import Scored, region, scored


@given(scored())
def test_figures_of_a_year_are_those_of_its_rows(given_: Scored) -> None:
    report = build_report(*given_, "ru")
    for table in report.years:
        summary = summarise(table, report)
        assert summary.units == len(table.rows)
        counted = dict(summary.verdicts)
        assert sum(counted.values()) == sum(row.verdict is not None for row in table.rows)
        assert all(count == sum(row.verdict is status for row in table.rows) for status, count in counted.items())
        gaps = [result for row in table.rows for result in row.card.lines() if result.status in GAPS]
        assert (summary.gaps == "Все нужные значения есть.") == (not gaps)
        assert (str(len(gaps)) in summary.gaps) == bool(gaps)
        most = [count for _, count in summary.often]
        assert most == sorted(most, reverse=True)
        assert sum(most) <= len(gaps)


@given(scored())
def test_units_to_which_not_all_applies_are_counted_once(given_: Scored) -> None:
    report = build_report(*given_, "ru")
    found = {row.card.unit.id for row in report.rows() if row.applicable < len(row.cells)}
    assert uneven(report) == len(found)


def test_a_total_that_is_never_formed_is_no_criterion_that_does_not_apply() -> None:
    report = build_report(*region(), "ru")
    for row in report.rows():
        assert row.applicable == sum(cell.status is not Status.NOT_APPLICABLE for cell in row.cells)


def test_scope_and_years_in_words() -> None:
    cards, edition = region()
    assert scope(build_report(cards, edition, "ru")) == "44 организации, 2021–2023 годы: 132 карты результатов."
    assert scope(build_report(cards, edition, "en")) == "44 organisations, 2021–2023: 132 scorecards."
    some = [card for card in cards if card.year != 2022]
    assert year_span(build_report(some, edition, "ru")) == "2021, 2023 годы"
    one = [card for card in cards if card.year == 2022][:1]
    assert scope(build_report(one, edition, "ru")) == "1 организация, 2022 год: 1 карта результатов."


def test_the_letter_leaves_more_open_and_the_summary_says_why() -> None:
    letter = build_report(*region("letter"), "ru")
    assert "документ не решает" in summarise(letter.years[0], letter).gaps
    adopted = build_report(*region(), "ru")
    assert "документ не решает" not in summarise(adopted.years[0], adopted).gaps
