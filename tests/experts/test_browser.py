"""The page on experts as people use it: from disk, by keyboard, on a telephone, on paper, without seeing it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from mqes_core.api.experts import check_experts
from mqes_core.reporting.experts import render_experts
from tests.accessible import assert_accessible
from tests.experts.people import ON, example_rows, known, read
from tests.reporting.opened import Opened

pytestmark = pytest.mark.browser


EVERY_CELL_OPENS = """async all => {
  let opened = 0;
  for (const link of all) {
    link.click();
    await new Promise(done => setTimeout(done));
    opened += document.querySelector(link.hash).closest("details").open;
  }
  return opened;
}"""


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("experts")
    rows = example_rows()
    rows["people"][0]["name"] = "<b>имя</b>"
    report = check_experts(known().edition, read(rows, folder), on=ON, needs={"1.1": 3}, personal=True)
    (folder / "experts.html").write_bytes(render_experts(report, ".html"))
    return folder


@pytest.fixture
def page(browser: Browser, pages: Path) -> Iterator[Page]:
    """The page opened from disk without a network; at the end nothing may have been logged or asked for."""
    opened = Opened(browser, pages)
    yield opened("experts.html", width=1280, height=900, offline=True)
    opened.close()


def test_every_verdict_opens_its_reasons_by_keyboard(page: Page) -> None:
    cell = page.locator("#m3-3")
    expect(cell).to_contain_text("нет")
    reasons = page.locator("#p3-3")
    expect(reasons).to_have_count(0)
    cell.focus()
    page.keyboard.press("Enter")
    expect(reasons).to_be_visible()
    expect(reasons).to_contain_text("часы практики: указано «12», требуется 18")
    expect(reasons).to_contain_text("раздел IV, таблица 1, строка 2.1, позиция 1")
    assert page.evaluate("document.activeElement.id") == "p3-3"
    reasons.get_by_role("link", name="к таблице").click()
    assert page.evaluate("document.activeElement.id") == "m3-3"
    opened = page.locator(".matrix a.v").evaluate_all(EVERY_CELL_OPENS)
    assert opened == 120
    order = page.locator("#why > details").evaluate_all("all => all.map(item => Number(item.dataset.place))")
    assert order == sorted(order)


def test_it_is_accessible_open_and_closed(page: Page) -> None:
    assert_accessible(page)
    page.locator("#m3-3").click()
    page.locator(".brings summary").first.click()
    assert_accessible(page)


def test_a_telephone_does_not_scroll_sideways(page: Page) -> None:
    page.set_viewport_size({"width": 390, "height": 800})
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


def test_paper_shows_the_matrix_and_what_to_bring_and_the_reasons_that_are_open(page: Page) -> None:
    page.locator("#m3-3").click()
    page.emulate_media(media="print")
    expect(page.locator(".matrix tbody tr")).to_have_count(12)
    assert all(row.is_visible() for row in page.locator(".brings").all())
    expect(page.locator("#p3-3")).to_be_visible()
    expect(page.locator("#p3-4")).to_have_count(0)
    page.locator("#why details").evaluate("item => item.open = false")
    expect(page.locator(".reasons-all")).to_be_hidden()


def test_what_is_missing_is_told_for_everybody_and_leads_to_the_reasons(page: Page) -> None:
    third = page.locator("#brings > details").nth(2)
    expect(third).to_contain_text("категорий, где чего-то не хватает: 9")
    expect(third.locator("li").first).to_have_text(
        "приказ о статусе эксперта (Министерство образования и науки Чеченской Республики)"
    )
    third.get_by_role("link", name="2.1. Эксперты ГИА в форме ОГЭ").click()
    expect(page.locator("#p3-3")).to_be_visible()


def test_names_are_text_and_the_head_says_that_they_are_there(page: Page) -> None:
    expect(page.locator(".matrix tbody th").first).to_have_text("Э-01 · <b>имя</b>")
    expect(page.locator("header")).to_contain_text("ЗДЕСЬ ЕСТЬ ЛИЧНЫЕ ДАННЫЕ")
