"""The region's page as people use it: opened from disk, filtered, sorted, by keyboard, on a telephone, on paper."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from mqes_core.comparison.results import Results
from mqes_core.comparison.results.wording import unit_name
from mqes_core.evaluation import MinimumStatus
from mqes_core.evaluation.explain import explain
from mqes_core.reporting.region.figures import places, short
from mqes_core.reporting.region.page import render_page
from tests.accessible import assert_accessible
from tests.region import example_region
from tests.reporting.opened import Opened
from tests.reporting.region.made import crossed_region
from tests.reporting.region.opened_page import rendered

pytestmark = pytest.mark.browser
PROFILE = "#unit/stepnoy/st-04/2023"


def results() -> Results:
    found = example_region().results
    assert found is not None
    return found


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("region")
    (folder / "ru.html").write_bytes(rendered())
    (folder / "en.html").write_bytes(rendered("en"))
    (folder / "few.html").write_bytes(render_page(crossed_region()))
    return folder


@pytest.fixture(scope="module")
def opened(browser: Browser, folder: Path) -> Iterator[Opened]:
    """At the end nothing may have been logged, and nothing asked for but the files."""
    found = Opened(browser, folder)
    yield found
    found.close()


@pytest.fixture(scope="module")
def whole(opened: Opened) -> Page:
    return opened("ru.html")


@pytest.fixture
def page(whole: Page) -> Page:
    """The page as it was opened, but for what sorting has done."""
    whole.keyboard.press("Escape")
    whole.set_viewport_size({"width": 1440, "height": 1000})
    whole.locator("#filter").evaluate("form => (form.reset(), form.dispatchEvent(new Event('input')))")
    whole.evaluate("scrollTo(0, 0)")
    return whole


def names(scope: Page | Locator) -> list[str]:
    return scope.locator(".ranks tbody tr:visible th a").all_inner_texts()


def open_profile(page: Page, address: str = PROFILE) -> Locator:
    page.evaluate("address => (location.hash = address)", address)
    dialog = page.locator("#unit")
    expect(dialog).to_be_visible()
    return dialog


def test_rankings_show_what_the_fields_say(page: Page) -> None:
    fields = [field for field in results().fields if field.year == 2023]
    shown = page.locator(".year-of[open] .field-of")
    assert shown.count() == len(fields)
    for at, field in enumerate(fields):
        table = shown.nth(at)
        assert names(table) == [unit_name(item.unit) for item in field.placed]
        assert table.locator("td.c-place b").all_inner_texts() == [places(item.place) for item in field.placed]
        points = [text.split("\n")[0] for text in table.locator("td.c-points").all_inner_texts()]
        assert points == [short(item.unit.points, "ru") for item in field.placed]
        assert table.locator(".beside-of li").count() == len(field.beside)


def test_filters_hide_rows_and_change_no_place(page: Page) -> None:
    latest = [item for field in results().fields if field.year == 2023 for item in field.placed]
    page.locator("#filter [name=district]").select_option("lesnoy")
    mine = [item for item in latest if item.unit.district.id == "lesnoy"]
    assert names(page) == [unit_name(item.unit) for item in mine]
    assert page.locator("td.c-place b:visible").all_inner_texts() == [places(item.place) for item in mine]
    page.locator("#filter [name=minima]").select_option("not_met")
    missed = [item for item in mine if MinimumStatus.NOT_MET in item.unit.card.minima.values()]
    assert names(page) == [unit_name(item.unit) for item in missed]
    page.locator("#filter [name=kind]").select_option("начальная школа")
    assert 0 < len(names(page)) < len(missed)
    page.get_by_label("Найти организацию").fill("такой нет")
    expect(page.locator(".shown")).to_have_text("Ничего не найдено: ослабьте отбор.")
    page.evaluate("document.getElementById('filter').reset()")
    page.get_by_label("Найти организацию").fill("school-05")
    expect(page.locator(".shown")).to_have_text("Показано 6 из 317")
    page.locator("#filter [name=year]").select_option("2021")
    expect(page.locator(".shown")).to_have_text("Показано 2 из 317")
    assert page.locator(".year-of:visible").count() == 1


def test_heads_sort_both_ways(page: Page) -> None:
    field = next(field for field in results().fields if field.edition == "nazran@2021")
    table = page.locator(".field-of").nth([*results().fields].index(field))
    head = table.locator("thead th").nth(1)
    head.get_by_role("button").click()
    expect(head).to_have_attribute("aria-sort", "ascending")
    assert names(table) == sorted(names(table))
    head.get_by_role("button").click()
    expect(head).to_have_attribute("aria-sort", "descending")
    assert names(table) == sorted(names(table), reverse=True)
    assert table.locator("[aria-sort]").count() == 1
    minima = table.locator("thead th").nth(5)
    minima.get_by_role("button").click()
    expect(minima).to_have_attribute("aria-sort", "descending")
    missed = [list(item.unit.card.minima.values()).count(MinimumStatus.NOT_MET) for item in field.placed]
    first = table.locator("tbody tr").first.locator(".not_met").inner_text()
    assert first.split()[1] == str(max(missed))
    table.locator("thead th").first.get_by_role("button").click()
    assert names(table) == [unit_name(item.unit) for item in field.placed]


def test_a_name_opens_the_profile_with_every_explanation(page: Page) -> None:
    unit = next(unit for unit in results().units() if (unit.key, unit.year) == (("stepnoy", "st-04"), 2023))
    page.get_by_role("link", name="Школа С-04", exact=True).first.click()
    dialog = page.locator("#unit")
    expect(dialog).to_be_visible()
    expect(dialog.locator("#unit-title")).to_have_text("Школа С-04, 2023")
    expect(dialog).to_contain_text("минимум 5 не выполнен")
    expect(dialog).to_contain_text("Больше баллов дало бы")
    why = explain(unit.card.total, unit.plan.edition, "ru")
    for criterion in why.parts:
        for line in criterion.parts:
            text = dialog.locator("#unit-body").text_content() or ""
            for words in (line.title, line.outcome, line.rule.split("\n")[0], line.because, line.source):
                assert words in text
    assert page.evaluate("location.hash") == PROFILE
    dialog.get_by_role("button", name="2021").click()
    expect(dialog.locator("#unit-title")).to_have_text("Школа С-04, 2021")
    expect(dialog).to_contain_text("правила stepnoy@2021")
    expect(dialog.locator(".cut-row")).to_contain_text("правила сменились")
    dialog.get_by_role("button", name="Закрыть").click()
    expect(dialog).to_be_hidden()
    assert page.evaluate("location.hash") == ""


def test_a_side_leads_to_its_line(page: Page) -> None:
    dialog = open_profile(page)
    button = dialog.locator(".to-line").nth(2)
    path = button.get_attribute("data-path")
    button.click()
    line = dialog.locator(f'[data-line="{path}"]')
    expect(line).to_be_visible()
    expect(line).to_be_in_viewport()
    page.keyboard.press("Escape")
    expect(dialog).to_be_hidden()


def test_every_profile_can_be_opened(page: Page) -> None:
    """A unit of each district, and one without a place."""
    for address in ("#unit/gorny/010/2023", "#unit/lesnoy/school-13/2022", "#unit/ozyorny/school-05/2021"):
        dialog = open_profile(page, address)
        expect(dialog.locator("#unit-body .line").first).to_be_visible()
    open_profile(page, "#unit/gorny/010/2023")
    expect(page.locator("#unit .p-aside")).to_have_text("Известно слишком мало показателей, чтобы называть место.")
    open_profile(page, "#unit/gorny/nobody/2023")
    expect(page.locator("#unit-title")).to_have_text("Такой организации в отчёте нет.")


def test_a_district_figure_opens_its_units(page: Page) -> None:
    page.locator("#d-gorny .fig").first.click()
    dialog = page.locator("#unit")
    expect(dialog).to_be_visible()
    expect(dialog.locator("tbody tr")).to_have_count(18)
    dialog.get_by_role("link", name="Школа Г-001").click()
    expect(dialog.locator("#unit-title")).to_have_text("Школа Г-001, 2023")


def test_keyboard_alone(page: Page) -> None:
    link = page.locator(".ranks tbody th a").first
    link.focus()
    page.keyboard.press("Enter")
    dialog = page.locator("#unit")
    expect(dialog).to_be_visible()
    for _ in range(15):
        page.keyboard.press("Tab")
        inside = "document.activeElement === document.body || !!document.activeElement.closest('dialog')"
        assert page.evaluate(inside), "the focus stays in the dialog"
    page.keyboard.press("Escape")
    expect(dialog).to_be_hidden()
    assert link.evaluate("element => element === document.activeElement")
    page.locator(".map .strip").first.focus()
    page.keyboard.press("Enter")
    expect(page.locator("#why")).to_be_visible()
    page.keyboard.press("Escape")


def test_a_deep_link_opens_the_profile_from_the_start(opened: Opened) -> None:
    page = opened(f"en.html{PROFILE}")
    expect(page.locator("#unit-title")).to_have_text("Школа С-04, 2023")
    expect(page.locator("#unit")).to_contain_text("More would be earned by")


@pytest.mark.parametrize("width", [360, 1920])
def test_axe_finds_nothing(opened: Opened, width: int) -> None:
    """On the page of two districts, everybody under one concept: axe takes its time with long tables."""
    page = opened("few.html", width=width)
    assert_accessible(page, colours=width == 1920)
    open_profile(page)
    page.locator("#unit .line > summary").nth(1).click()
    assert_accessible(page, within="dialog[open]")


def test_the_page_never_scrolls_sideways(page: Page) -> None:
    fits = "document.documentElement.scrollWidth <= window.innerWidth"
    for width in (360, 768, 1024, 1366, 1920):
        page.set_viewport_size({"width": width, "height": 800})
        assert page.evaluate(fits), width
    open_profile(page)
    for width in (360, 768):
        page.set_viewport_size({"width": width, "height": 800})
        assert page.evaluate(fits), width
        assert page.evaluate(
            "document.getElementById('unit-body').scrollWidth <= document.getElementById('unit-body').clientWidth"
        )


def test_a_profile_is_printed_whole_and_alone(page: Page, tmp_path: Path) -> None:
    open_profile(page)
    data = page.pdf(path=tmp_path / "profile.pdf", prefer_css_page_size=True)
    assert 1 <= len(re.findall(rb"/Type\s*/Page\b", data)) <= 8


def test_the_page_prints_on_sheets(page: Page, tmp_path: Path) -> None:
    data = page.pdf(path=tmp_path / "page.pdf", prefer_css_page_size=True)
    assert 10 < len(re.findall(rb"/Type\s*/Page\b", data)) < 60


def test_without_scripts_all_tables_stand_there(opened: Opened) -> None:
    page = opened("ru.html", java_script_enabled=False)
    assert page.locator(".ranks tbody tr").count() == sum(len(field.placed) for field in results().fields)
    assert page.locator("#filter").is_hidden()
    page.locator(".year-of > summary").nth(1).click()
    expect(page.locator(".year-of").nth(1).locator(".ranks").first).to_be_visible()
