"""The region's page as people use it: opened from disk, filtered, sorted, by keyboard, on a telephone, on paper."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from mqes_core.comparison.results.fields import Aside
from mqes_core.evaluation.explain import explain
from mqes_core.i18n import translate
from mqes_core.reporting.region.figures import places
from tests.accessible import assert_accessible
from tests.reporting.opened import Opened
from tests.reporting.region.opened_page import results

pytestmark = pytest.mark.browser
PROFILE = "#unit/stepnoy/st-04/2023"


def open_profile(page: Page, address: str = PROFILE) -> Locator:
    page.evaluate("address => (location.hash = address)", address)
    dialog = page.locator("#unit")
    expect(dialog).to_be_visible()
    return dialog


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


def test_who_stands_alone_is_told_no_place_and_no_peers(page: Page) -> None:
    fields = [(field, item) for field in results().fields for item in field.beside]
    field, alone = next((field, item) for field, item in fields if item.why is Aside.ALONE)
    district, code = alone.unit.key
    dialog = open_profile(page, f"#unit/{district}/{code}/{field.year}")
    row = dialog.locator(".p-years tbody tr", has=page.locator("[aria-current]"))
    assert row.locator("td").first.text_content() == "–"
    placed = next(field for field in results().fields if field.placed)
    district, code = placed.placed[0].unit.key
    dialog = open_profile(page, f"#unit/{district}/{code}/{placed.year}")
    peers = translate("region.profile.peers", "ru", n=len(placed.placed))
    expect(row.locator("td").first).to_have_text(f"{places(placed.placed[0].place)}{peers}")


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


def tops(page: Page, name: str) -> tuple[float, float]:
    """Where the head of a section lies after all has settled, and where it should."""
    for _ in range(8):
        page.evaluate("new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")
    head = page.locator(f"[id='{name}']")
    wanted = head.evaluate("head => parseFloat(getComputedStyle(head).scrollMarginTop)")
    return head.evaluate("head => head.getBoundingClientRect().top"), wanted


@pytest.mark.parametrize("width", [1440, 390])
def test_every_link_of_the_contents_leads_to_its_section(opened: Opened, width: int) -> None:
    """Even where the room kept for rows out of sight is far from what they take; and once more from elsewhere."""
    page = opened("few.html", width=width, height=900)
    page.evaluate("document.querySelectorAll('.long').forEach((item) => item.style.setProperty('--row', '150px'))")
    links = page.locator(".topbar a")
    assert links.count() > 12
    for link in (*links.all(), links.last):
        link.click()
        top, wanted = tops(page, (link.get_attribute("href") or "")[1:])
        assert top == pytest.approx(wanted, abs=2)
        page.evaluate("scrollTo(0, 0)")


@pytest.mark.parametrize("width", [1440, 390])
def test_an_address_with_a_section_opens_there(opened: Opened, width: int) -> None:
    page = opened("few.html#totals", width=width, height=900)
    top, wanted = tops(page, "totals")
    assert top == pytest.approx(wanted, abs=2)


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
