"""The page of a comparison as people use it: opened from disk, by keyboard, on a telephone, on paper, unseen."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from mqes_core.comparison.concepts.marks import cell_mark
from tests.accessible import assert_accessible
from tests.reporting.opened import Opened
from tests.reporting.test_comparison import rendered, whole

pytestmark = pytest.mark.browser

EVERY_STRIP_OPENS = """strips => {
  const dialog = document.getElementById("why");
  let opened = 0;
  for (const strip of strips) {
    strip.click();
    opened += dialog.open && document.getElementById("why-body").innerText.trim() !== "";
    dialog.close();
  }
  return opened;
}"""
UNFOLD = """summaries => {
  for (const summary of summaries.slice(0, 12)) if (summary.checkVisibility()) summary.click();
}"""
NAMES = ["ru.html", "en.html", "later.html"]


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("comparison")
    (folder / "ru.html").write_bytes(rendered(".html"))
    (folder / "en.html").write_bytes(rendered(".html", "en"))
    (folder / "later.html").write_bytes(rendered(".html", frame="federal-2021"))
    return folder


@pytest.fixture
def shown(browser: Browser, pages: Path) -> Iterator[Opened]:
    found = Opened(browser, pages)
    yield found
    found.close()


def strip(page: Page, row: int, column: int) -> str:
    return f".map tbody tr:nth-child({row}) td:nth-of-type({column}) .strip"


def focused(page: Page) -> str:
    return str(page.evaluate("document.activeElement.getAttribute('href') || document.activeElement.id"))


def test_the_map_shows_every_cell(shown: Opened) -> None:
    page = shown("ru.html")
    for place, item in enumerate(whole().concepts, start=1):
        for row, entry in enumerate(item.column.entries, start=1):
            signs = page.locator(f"{strip(page, row, place)} .sq").all_inner_texts()
            assert signs == [cell_mark(cell).sign.rstrip("?") for cell in entry.cells]


def test_every_strip_opens_its_rows_sources_and_reasons(shown: Opened) -> None:
    page = shown("ru.html")
    page.locator(strip(page, 4, 1)).click()
    dialog = page.get_by_role("dialog")
    expect(dialog).to_be_visible()
    expect(dialog.locator("#why-title")).to_contain_text("1.4. Система работы по самоопределению")
    expect(dialog).to_contain_text("Дятьковский район, dyatkovo@2021")
    entry = whole().concepts[0].column.entries[3]
    for cell in entry.cells:
        for item in cell.placed:
            expect(dialog).to_contain_text(item.provision.title.ru)
    expect(dialog).to_contain_text("паспорт, строка 6")
    expect(dialog).to_contain_text("направление есть, строк этого этапа нет")
    expect(dialog).to_contain_text("в паспорте – номера 4")
    dialog.get_by_role("button", name="Закрыть").click()
    expect(dialog).to_be_hidden()
    assert page.locator(".map .strip").evaluate_all(EVERY_STRIP_OPENS) == 9 * 5


def test_keyboard_alone_walks_the_map(shown: Opened) -> None:
    page = shown("ru.html")
    page.locator(strip(page, 1, 1)).focus()
    for key, place in (("ArrowRight", "#x1-2"), ("ArrowDown", "#x2-2"), ("ArrowLeft", "#x2-1"), ("ArrowUp", "#x1-1")):
        page.keyboard.press(key)
        assert focused(page) == place
    page.keyboard.press("ArrowUp")
    assert focused(page) == "#x1-1", "there is nothing above"
    for key in ("Enter", "Space"):
        page.keyboard.press(key)
        expect(page.get_by_role("dialog")).to_be_visible()
        for _ in range(6):
            page.keyboard.press("Tab")
            inside = "document.activeElement === document.body || !!document.activeElement.closest('dialog')"
            assert page.evaluate(inside), "the focus stays in the dialog"
        page.keyboard.press("Escape")
        expect(page.get_by_role("dialog")).to_be_hidden()
        assert focused(page) == "#x1-1"


def test_a_click_beside_the_dialog_closes_it(shown: Opened) -> None:
    page = shown("ru.html")
    page.locator(strip(page, 1, 1)).click()
    page.mouse.click(5, 5)
    expect(page.get_by_role("dialog")).to_be_hidden()


def test_a_link_to_a_place_opens_the_rows_there(shown: Opened) -> None:
    page = shown("ru.html")
    page.evaluate("location.hash = '#x3-2'")
    expect(page.locator("#x3-2")).to_have_attribute("open", "")
    expect(page.locator("#x3-2 .rows").first).to_be_visible()


def test_without_scripts_the_rows_can_be_reached(shown: Opened) -> None:
    page = shown("ru.html", java_script_enabled=False)
    assert page.locator(strip(page, 1, 2)).get_attribute("href") == "#x1-2"
    assert page.locator("#x1-2 .rows li").count() == 21


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("width", [360, 1920])
def test_axe_finds_nothing(shown: Opened, name: str, width: int) -> None:
    page = shown(name, width=width)
    page.locator("main details > summary").evaluate_all(UNFOLD)
    assert_accessible(page, colours=(name, width) == ("ru.html", 1920))
    page.locator(strip(page, 1, 2)).click()
    assert_accessible(page, within="dialog[open]")


@pytest.mark.parametrize("name", NAMES)
def test_the_page_never_scrolls_sideways(shown: Opened, name: str) -> None:
    page = shown(name)
    fits = "document.documentElement.scrollWidth <= window.innerWidth"
    for opening in ("false", "true"):
        page.evaluate(f"document.querySelectorAll('main details').forEach((item) => (item.open = {opening}))")
        for width in (360, 768, 1024, 1366, 1920):
            page.set_viewport_size({"width": width, "height": 800})
            assert page.evaluate(fits), (opening, width)
    page.set_viewport_size({"width": 360, "height": 800})
    page.locator(strip(page, 1, 2)).click()
    assert page.evaluate(fits)


def test_what_is_printed_is_unfolded(shown: Opened, tmp_path: Path) -> None:
    page = shown("ru.html")
    page.emulate_media(media="print")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    folded = page.locator("main details:not([open])")
    assert folded.count() == folded.and_(page.locator(".all-rows, .all-rows details, .outside")).count()
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert page.locator("main details[open]").count() == 0
    page.locator(".all-rows > summary").click()
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert page.locator(".all-rows details:not([open])").count() == 0
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    page.locator(".all-rows > summary").click()
    data = page.pdf(path=tmp_path / "page.pdf", prefer_css_page_size=True)
    sheets = len(re.findall(rb"/Type\s*/Page\b", data))
    assert 5 < sheets < 30


def test_a_curve_shows_where_scales_differ(shown: Opened) -> None:
    page = shown("ru.html")
    article = page.locator(".scale").first
    expect(article).to_contain_text("Расходятся самое большее на 1 балл")
    assert article.locator(".curve .differ").count() == 2
    assert article.locator(".curve .one").get_attribute("d") != article.locator(".curve .two").get_attribute("d")
    expect(article.locator("tr.differs")).to_have_count(2)
