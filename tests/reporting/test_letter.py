"""By the letter, a report says what it turns on, and that nobody has laid down how the total is formed."""

from __future__ import annotations

import json
from pathlib import Path

import openpyxl
import pytest
from playwright.sync_api import Browser, expect

from mqes_core.evaluation import Scorecard, compile_plan
from mqes_core.model import Case, Edition, Share, Unit
from mqes_core.reporting import write_report
from tests.reporting.scored import DAY, region

UNSAID = "порядок сложения документ не устанавливает"
SCHOOLS = [Unit(id=f"0{number}", title=f"Школа {number}", levels=("primary",)) for number in (1, 2)]


def cards(reading: str = "letter") -> tuple[tuple[Scorecard, ...], Edition]:
    """79.5 % lies in the gap between two bands, 85 % inside of one."""
    _, edition = region()
    shares = (Share(159, 200), Share(85, 100))
    cases = [Case(unit, 2023, {"vpr_primary": share}) for unit, share in zip(SCHOOLS, shares, strict=True)]
    return compile_plan(edition).score(cases, reading=reading, on=DAY), edition  # type: ignore[arg-type]


def test_ranks_in_the_workbook_say_that_the_total_is_unsaid(tmp_path: Path) -> None:
    for reading, times in (("letter", 1), ("adopted", 0)):
        path = tmp_path / f"{reading}.xlsx"
        write_report(*cards(reading), path)
        book = openpyxl.load_workbook(path)
        totals = book["Итоги"]
        heads = [str(cell.value) for cell in totals[4]]
        assert [UNSAID in head for head in heads if head.startswith("Место")] == [bool(times)] * 2
        assert str(totals["A3"].value).count("Порядок сложения документ не устанавливает") == times
        bands = [str(cell.value) for (cell,) in book["Школа 1"].iter_rows(max_col=1) if "место" in str(cell.value)]
        assert [band.count(UNSAID) for band in bands] == [times]


def test_the_page_says_beside_rank_and_total_that_the_total_is_unsaid(tmp_path: Path) -> None:
    for reading, times in (("letter", 2), ("adopted", 0)):
        path = tmp_path / f"{reading}.html"
        write_report(*cards(reading), path)
        page = path.read_text(encoding="utf-8")
        assert page.count(UNSAID) == times
        assert ("Порядок сложения документ не устанавливает." in page) is bool(times)


@pytest.mark.parametrize(
    ("reading", "expected"), [("letter", [(True, False), (False, False)]), ("adopted", [(True, True), (False, False)])]
)
def test_the_record_tells_decisive_readings_from_others(
    reading: str, expected: list[tuple[bool, bool]], tmp_path: Path
) -> None:
    write_report(*cards(reading), tmp_path / "record.json")
    found = []
    for card in json.loads((tmp_path / "record.json").read_bytes())["scorecards"]:
        line = card["result"]["parts"][0]["parts"][0]
        (note,) = [note for note in line["readings"] if note["id"] == "whole-percents"]
        found.append((note["decisive"], note["applied"]))
    assert found == expected


@pytest.mark.browser
def test_an_explanation_on_the_page_tells_decisive_readings_from_others(tmp_path: Path, browser: Browser) -> None:
    write_report(*cards(), tmp_path / "page.html")
    page = browser.new_page()
    page.goto((tmp_path / "page.html").as_uri())
    for name, words in (("Школа 1", "вопрос остался открытым"), ("Школа 2", "стоит рядом с правилом")):
        row = page.locator("table.cards tbody tr", has=page.locator(".name", has_text=name)).first
        row.locator(".opener").nth(1).click()
        line = page.locator("#why article.line").first
        line.locator("summary").click()
        gaps = line.locator(".why-readings li", has_text="79,5 %")
        expect(gaps.locator(".bearing")).to_contain_text(words)
        page.get_by_role("button", name="Закрыть").click()
    page.close()
