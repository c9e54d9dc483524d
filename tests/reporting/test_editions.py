"""Two editions as a record, a workbook and a page: whole, safe with any text, by keyboard, on a telephone, on paper."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cache
from io import BytesIO
from pathlib import Path

import jsonschema
import pytest
from openpyxl import load_workbook
from playwright.sync_api import Browser, expect

from mqes_core.api.editions import DiffResult, carry_cases, diff_editions, write_diff
from mqes_core.api.scoring import read_cases, score
from mqes_core.errors import UsageError
from mqes_core.i18n import Language
from mqes_core.library import open_library
from mqes_core.loading import load_edition
from mqes_core.model.base import Text
from mqes_core.model.edition import Edition
from mqes_core.reporting.editions import difference_schema, render_difference
from tests.accessible import assert_accessible
from tests.comparison.concepts.samples import ON
from tests.office import converted, needs_office
from tests.reporting.opened import Opened

REGION = Path(__file__).resolve().parents[2] / "examples" / "region"
FORM = REGION / "forms" / "stepnoy" / "2022.xlsx"
HOSTILE = "<script>alert(1)</script> «План» & \"ко\" '{{ 7 * 7 }}' =1+1"


def stepnoy(year: int) -> Edition:
    return load_edition(REGION / "concepts" / "stepnoy" / str(year))


@cache
def whole() -> DiffResult:
    return diff_editions(stepnoy(2021), stepnoy(2023), [FORM], on=ON)


@cache
def hostile() -> DiffResult:
    before, after = stepnoy(2021), stepnoy(2023)
    assert after.scoring is not None
    first, *others = after.scoring.criteria
    line = first.indicators[0].model_copy(update={"title": Text(ru=HOSTILE)})
    first = first.model_copy(update={"title": Text(ru=HOSTILE), "indicators": (line, *first.indicators[1:])})
    scoring = after.scoring.model_copy(update={"criteria": (first, *others)})
    return diff_editions(before, after.model_copy(update={"scoring": scoring}), [FORM], on=ON)


def rendered(result: DiffResult, suffix: str, lang: Language = "ru") -> bytes:
    return render_difference(
        result.difference, result.impact, suffix, lang=lang, kinds=result.kinds, clauses=result.clauses
    )


@pytest.mark.parametrize("form", [None, FORM])
def test_the_record_holds_what_the_schema_says(form: Path | None) -> None:
    result = whole() if form else diff_editions("nazran", "zelenchuk", on=ON)
    record = json.loads(rendered(result, ".json"))
    jsonschema.validate(record, difference_schema())
    assert record == result.to_dict()
    assert len(record["changes"]) == len(result.difference.changes)
    if form:
        (loss,) = [item for item in record["impact"]["units"] if item["unit"] == "st-15"]
        assert (loss["verdict"], loss["change"]) == ("loss", {"low": -6, "high": -2})
        assert loss["left"] == [{"measure": "mkr_basic", "why": "gone"}]


def test_the_workbook_holds_every_change_and_every_unit_with_numbers_as_numbers() -> None:
    book = load_workbook(BytesIO(rendered(whole(), ".xlsx")))
    assert book.sheetnames == ["Коротко", "Изменения", "Кого затронет", "Из-за чего", "Чего не знаем"]
    changed = {row[2].value for row in book["Изменения"].iter_rows(min_row=4)}
    assert len(changed) >= len({item.rule.title.ru for item in whole().difference.changes}) - 2
    units = {row[1].value: row for row in book["Кого затронет"].iter_rows(min_row=4)}
    assert len(units) == 24
    assert [cell.value for cell in units["st-15"][7:9]] == [-6, -2]
    assert rendered(whole(), ".xlsx") == rendered(whole(), ".xlsx")


def test_no_text_is_a_formula_or_a_tag() -> None:
    book = load_workbook(BytesIO(rendered(hostile(), ".xlsx")))
    assert all(cell.data_type != "f" for sheet in book for row in sheet.iter_rows() for cell in row)
    assert b"<script>alert" not in rendered(hostile(), ".html")


@needs_office
def test_another_program_opens_the_workbook(tmp_path: Path) -> None:
    path = tmp_path / "diff.xlsx"
    path.write_bytes(rendered(whole(), ".xlsx"))
    assert load_workbook(converted(path, "xlsx")).sheetnames[0] == "Коротко"


def test_files_by_suffix_and_no_other(tmp_path: Path) -> None:
    assert write_diff(whole(), tmp_path / "new" / "page.html").read_bytes().startswith(b"<!DOCTYPE html>")
    with pytest.raises(UsageError, match="MQ887"):
        write_diff(whole(), tmp_path / "page.docx")


def test_forms_of_the_former_edition_are_cases_of_the_later_one() -> None:
    before, after = stepnoy(2021), stepnoy(2023)
    carried = carry_cases([FORM], before, after)
    assert len(carried) == len(read_cases(before, [FORM]).cases)
    assert len(score(after, [item.case for item in carried], on=ON).cards) == len(carried)
    (school,) = [item for item in carried if item.case.unit.id == "st-15"]
    assert "extra_education" in school.case.values
    assert [item.measure for item in school.left] == ["mkr_basic"]


def test_data_of_one_concept_is_not_scored_under_another() -> None:
    for call in (diff_editions, lambda *given: carry_cases(given[2], *given[:2])):
        with pytest.raises(UsageError, match="MQ886"):
            call("nazran", "shatoy", [REGION / "forms" / "ozyorny" / "2021.xlsx"])
    with pytest.raises(ValueError, match="reading must be one of"):
        diff_editions("nazran", "nazran", reading="other", library=open_library())  # type: ignore[arg-type]


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("editions")
    (folder / "ru.html").write_bytes(rendered(whole(), ".html"))
    (folder / "en.html").write_bytes(rendered(diff_editions("nazran", "shatoy", on=ON), ".html", "en"))
    (folder / "hostile.html").write_bytes(rendered(hostile(), ".html"))
    return folder


@pytest.fixture
def shown(browser: Browser, pages: Path) -> Iterator[Opened]:
    found = Opened(browser, pages)
    yield found
    found.close()


@pytest.mark.browser
@pytest.mark.parametrize(("name", "width"), [("ru.html", 1440), ("ru.html", 360), ("en.html", 1440)])
def test_axe_finds_nothing_and_nothing_runs_over(shown: Opened, name: str, width: int) -> None:
    page = shown(name, width=width, bypass_csp=True)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.evaluate("document.querySelectorAll('details').forEach((item) => (item.open = true))")
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert_accessible(page, colours=(name, width) == ("ru.html", 1440))


@pytest.mark.browser
def test_changes_are_filtered_by_keyboard(shown: Opened) -> None:
    page = shown("ru.html")
    every = page.locator(".change")
    total = len(whole().difference.changes)
    assert every.count() == total
    expect(page.locator(".shown")).to_have_text(f"Показано: {total} из {total}")
    page.get_by_label("На что влияет").focus()
    for _ in range(2):
        page.keyboard.press("ArrowDown")
    expect(page.locator(".change:not([hidden])")).to_have_count(1)
    expect(page.locator(".shown")).to_have_text(f"Показано: 1 из {total}")
    page.get_by_label("На что влияет").select_option("record")
    expect(page.locator(".change:not([hidden])").first).to_be_visible()


@pytest.mark.browser
def test_what_is_printed_is_unfolded(shown: Opened, tmp_path: Path) -> None:
    page = shown("ru.html")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert page.locator("main details:not([open])").count() == 0
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert page.locator("main details:not([open])").count() > 0
    assert page.pdf(path=tmp_path / "page.pdf", prefer_css_page_size=True)


@pytest.mark.browser
def test_hostile_words_stay_words(shown: Opened) -> None:
    page = shown("hostile.html")
    expect(page.locator(".change .rule").filter(has_text="<script>alert(1)</script>").first).to_be_visible()
    assert page.locator("body script").count() == 1
