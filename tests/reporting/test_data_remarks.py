"""What was noticed while the data was read stands in every report, and beside the unit that it is about."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import jsonschema
import openpyxl
import pytest
from openpyxl.workbook import Workbook
from playwright.sync_api import Browser, expect
from referencing import Registry, Resource

import mqes_core
from mqes_core import Case, Place, ScoreResult, Share, Unit
from mqes_core.diagnostics import Diagnostic, Severity
from mqes_core.exchange import write_cases
from mqes_core.reporting.json_schema import schemas

DAY = date(2024, 9, 1)


@pytest.fixture(scope="module")
def result(tmp_path_factory: pytest.TempPathFactory) -> ScoreResult:
    """A form in which a school without that level has a value of it: MQ780, about that school alone."""
    path = tmp_path_factory.mktemp("data") / "form.xlsx"
    values = {"vpr_primary": Share(9, 10), "vpr_basic": Share(8, 10)}
    units = (
        Unit(id="01", title="Школа № 1", levels=("primary",)),
        Unit(id="02", title="Школа № 2", levels=("primary", "basic", "secondary")),
    )
    write_cases([Case(unit, 2023, values) for unit in units], mqes_core.open_library().edition("nazran"), path)
    return mqes_core.score("nazran", [path], on=DAY)


def test_a_remark_says_whose_data_it_is_about(result: ScoreResult) -> None:
    assert [(item.code, item.about) for item in result.diagnostics] == [("MQ780", ("01", 2023))]
    assert result.diagnostics[0].to_dict()["unit"] == "01"
    assert result.diagnostics[0].to_dict()["year"] == 2023


def test_a_remark_about_a_whole_file_is_about_no_unit() -> None:
    found = Diagnostic("MQ787", Place(file="empty.csv"), severity=Severity.WARNING)
    assert not {"unit", "year"} & set(found.to_dict())


def test_the_record_holds_remarks_and_follows_its_schema(result: ScoreResult, tmp_path: Path) -> None:
    data = json.loads(mqes_core.write_report(result, tmp_path / "report.json").read_bytes())
    assert [(item["code"], item["unit"], item["year"]) for item in data["diagnostics"]] == [("MQ780", "01", 2023)]
    known = [(name, Resource.from_contents(schema)) for name, schema in schemas().items()]
    registry: Registry[Any] = Registry().with_resources(known)
    check = jsonschema.Draft202012Validator(schemas()["report.schema.json"], registry=registry)
    check.validate(data)
    data["diagnostics"][0]["severity"] = "rumour"
    assert not check.is_valid(data)


def book_of(result: ScoreResult, folder: Path) -> Workbook:
    return openpyxl.load_workbook(mqes_core.write_report(result, folder / "report.xlsx"))


def test_the_workbook_has_a_sheet_of_remarks_and_shows_them_beside_the_unit(
    result: ScoreResult, tmp_path: Path
) -> None:
    book = book_of(result, tmp_path)
    (row,) = book["Замечания к данным"].iter_rows(min_row=4, values_only=True)
    item = result.diagnostics[0]
    assert row == ("MQ780", "Школа № 1", "01", 2023, str(item.place), item.message("ru"), item.hint("ru"))
    shown = {name: "\n".join(str(cell.value) for line in book[name] for cell in line) for name in book.sheetnames}
    assert item.message("ru") in shown["Школа № 1"]
    assert "Замечания к данным" in shown["Школа № 1"]
    assert item.message("ru") not in shown["Школа № 2"]
    assert "Замечания к данным" not in shown["Школа № 2"]


def test_a_workbook_says_that_there_are_no_remarks(result: ScoreResult, tmp_path: Path) -> None:
    silent = ScoreResult(result.edition, result.cards, (), result.kinds)
    assert book_of(silent, tmp_path)["Замечания к данным"]["A2"].value == "Замечаний к данным нет."


@pytest.mark.browser
def test_the_page_shows_remarks_and_opens_them_with_the_card(
    result: ScoreResult, tmp_path: Path, browser: Browser
) -> None:
    page = browser.new_page()
    page.goto(mqes_core.write_report(result, tmp_path / "report.html").as_uri())
    item = result.diagnostics[0]
    section = page.locator("section", has=page.get_by_role("heading", name="Замечания к данным"))
    expect(section).to_contain_text(item.message("ru"))
    expect(section).to_contain_text("Школа № 1, 2023")
    for name, count in (("Школа № 1", 1), ("Школа № 2", 0)):
        row = page.locator("table.cards tbody tr", has=page.locator(".name", has_text=name)).first
        expect(row.get_by_text("замечаний к данным: 1")).to_have_count(count)
        row.locator(".opener").first.click()
        expect(page.locator("#why .remarks")).to_have_count(count)
        if count:
            expect(page.locator("#why .remarks")).to_contain_text(item.hint("ru"))
        page.get_by_role("button", name="Закрыть").click()
    page.close()


def test_a_page_without_remarks_has_no_section_of_them(result: ScoreResult, tmp_path: Path) -> None:
    silent = ScoreResult(result.edition, result.cards, (), result.kinds)
    page = mqes_core.write_report(silent, tmp_path / "report.html").read_text(encoding="utf-8")
    assert '<h2 id="remarks">' not in page
    assert '<h2 id="remarks">' in mqes_core.write_report(result, tmp_path / "other.html").read_text(encoding="utf-8")
