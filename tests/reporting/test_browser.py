"""The page as people use it: opened from disk, by keyboard, on a telephone, on paper, without seeing it."""

from __future__ import annotations

from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from mqes_core.reporting.building import build_report
from tests.accessible import assert_accessible
from tests.reporting.opened import Opened
from tests.reporting.scored import HOSTILE, region

pytestmark = pytest.mark.browser


def tables(page: Page) -> list[str]:
    """The years whose tables are in sight."""
    blocks = page.locator(".year:visible").all()
    return [block.get_attribute("data-year") or "" for block in blocks]


def names(page: Page) -> list[str]:
    """The schools in sight, in their order."""
    return page.locator(".year:visible tbody tr:visible .name").all_inner_texts()


def focused(page: Page) -> str:
    return str(page.evaluate("document.activeElement.closest('[data-x]')?.dataset.x ?? document.activeElement.id"))


def no_sideways_scroll(page: Page) -> bool:
    return bool(page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"))


def test_the_table_shows_what_the_rows_say(page: Page) -> None:
    report = build_report(*region(), "ru")
    latest = report.years[0]
    assert tables(page) == ["2023"]
    assert names(page) == [row.name for row in latest.rows]
    found = page.locator(".year:visible tbody tr").first.locator(".points").all_inner_texts()
    assert found == [cell.points for cell in (latest.rows[0].total, *latest.rows[0].cells)]
    assert page.locator(".year:visible .rank").all_inner_texts() == [row.rank_text for row in latest.rows]


def test_years_switch(page: Page) -> None:
    page.get_by_label("2021", exact=True).check(force=True)
    assert tables(page) == ["2021"]
    page.get_by_label("все", exact=True).check(force=True)
    assert tables(page) == ["2023", "2022", "2021"]
    expect(page.locator(".shown")).to_have_text("Показано: 132 из 132")


def test_filter_by_text_and_status(page: Page) -> None:
    page.get_by_label("Найти организацию").fill("школа 1")
    assert names(page)
    assert all("1" in name for name in names(page))
    page.get_by_label("Найти организацию").fill("school-07")
    assert names(page) == ["Школа 07"]
    expect(page.locator(".shown")).to_have_text("Показано: 1 из 44")
    page.get_by_label("Найти организацию").fill("такой нет")
    expect(page.locator(".shown")).to_contain_text("Ни одна организация не подходит")
    page.get_by_label("Найти организацию").fill("")
    latest = build_report(*region(), "ru").years[0]
    for status in ("met", "not_met", "open"):
        page.get_by_label("Показать").select_option(status)
        assert names(page) == [row.name for row in latest.rows if row.verdict == status]
    page.get_by_label("Показать").select_option("gaps")
    assert names(page) == [row.name for row in latest.rows if row.has_gaps]


def test_sort_by_a_column_both_ways(page: Page) -> None:
    latest = build_report(*region(), "ru").years[0]
    first = latest.rows[0]
    head = page.locator(".year:visible thead th").nth(6)
    assert "государственной итоговой аттестации" in head.inner_text()
    index = 2

    def expected(sign: int) -> list[str]:
        places = {id(row): place for place, row in enumerate(latest.rows)}
        with_points = [row for row in latest.rows if row.cells[index].order is not None]
        without = [row for row in latest.rows if row.cells[index].order is None]
        with_points.sort(key=lambda row: (sign * (row.cells[index].order or 0), places[id(row)]))
        return [row.name for row in (*with_points, *without)]

    head.get_by_role("button").click()
    expect(head).to_have_attribute("aria-sort", "descending")
    assert names(page) == expected(1)
    head.get_by_role("button").click()
    expect(head).to_have_attribute("aria-sort", "ascending")
    assert names(page) == expected(-1)
    assert page.locator(".year:visible [aria-sort]").count() == 1
    page.locator(".year:visible thead th").first.get_by_role("button").click()
    assert names(page)[0] == first.name
    page.locator(".year:visible thead th").nth(1).get_by_role("button").click()
    assert names(page) == sorted(names(page))


def test_every_cell_of_points_opens_its_explanation(page: Page) -> None:
    report = build_report(*region(), "ru")
    row = report.years[0].rows[3]
    cells = page.locator(".year:visible tbody tr").nth(3).locator(".opener")
    assert cells.count() == 1 + len(row.cells)
    dialog = page.get_by_role("dialog")
    for index, why in enumerate([row.explanation, *row.explanation.parts]):
        cells.nth(index).click()
        expect(dialog).to_be_visible()
        expect(dialog).to_contain_text(f"{row.name} · {row.card.year}")
        expect(page.locator("#why-title")).to_contain_text(why.title)
        expect(page.locator("#why-title .badge")).to_have_text(why.outcome)
        for part in why.parts:
            expect(dialog).to_contain_text(part.source)
            expect(dialog).to_contain_text(part.title)
        dialog.get_by_role("button", name="Закрыть").click()
        expect(dialog).to_be_hidden()


def test_an_explanation_goes_down_to_the_row_of_the_document(page: Page) -> None:
    report = build_report(*region(), "ru")
    line = report.years[0].rows[0].explanation.parts[0].parts[0]
    page.locator(".year:visible tbody tr").first.locator(".opener").nth(1).click()
    article = page.locator("#why article.line").first
    for words in (line.title, line.outcome, line.inputs[0][1], line.rule, line.because, line.source):
        assert words
        expect(article).to_contain_text(words)
    article.locator("summary").click()
    for note in line.readings:
        expect(article).to_contain_text(note.taken)


def test_keyboard_alone_opens_and_closes_an_explanation(page: Page) -> None:
    page.locator(".year:visible .opener").nth(2).focus()
    path = focused(page)
    assert "." in path
    page.keyboard.press("Enter")
    expect(page.get_by_role("dialog")).to_be_visible()
    assert page.evaluate("document.activeElement.closest('dialog') !== null")
    for _ in range(12):
        page.keyboard.press("Tab")
        inside = page.evaluate("document.activeElement === document.body || !!document.activeElement.closest('dialog')")
        assert inside, "the focus stays in the dialog"
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_be_hidden()
    assert focused(page) == path


def test_tab_leads_from_the_tools_through_the_table(page: Page) -> None:
    page.get_by_label("Найти организацию").focus()
    page.keyboard.type("Школа 05")
    page.keyboard.press("Enter")
    stops = []
    for _ in range(20):
        page.keyboard.press("Tab")
        stops.append(page.evaluate("document.activeElement.className || document.activeElement.name"))
    heads = page.locator(".year:visible thead th").count()
    assert stops[0] == "status"
    assert stops.count("sort") >= heads
    assert stops.count("opener") == 7
    page.locator(".year:visible thead .sort").nth(2).focus()
    page.keyboard.press("Space")
    expect(page.locator(".year:visible thead th").nth(2)).to_have_attribute("aria-sort", "descending")


def test_axe_finds_nothing_on_the_page_of_a_whole_region(page: Page) -> None:
    assert_accessible(page)


@pytest.mark.parametrize("name", ["ru-few.html", "en-few.html", "one-year.html", "hostile.html"])
@pytest.mark.parametrize("width", [360, 1440])
def test_axe_finds_nothing_on_table_or_explanation(opened: Opened, name: str, width: int) -> None:
    page = opened(name, width=width)
    assert_accessible(page, colours=name in ("ru-few.html", "hostile.html") and width == 1440)
    page.locator(".year:visible .opener").nth(1).click()
    for details in page.locator("#why details > summary").all()[:3]:
        details.click()
    assert_accessible(page, within="dialog[open]")


def test_axe_would_find_a_fault(opened: Opened) -> None:
    page = opened("one-year.html")
    page.evaluate(
        "document.querySelector('input[type=search]').closest('label').replaceWith(document.createElement('input'))"
    )
    assert Axe().run(page).violations_count > 0


@pytest.mark.parametrize("name", ["ru.html", "en.html", "hostile.html"])
def test_the_page_never_scrolls_sideways(opened: Opened, name: str) -> None:
    page = opened(name)
    for width in (360, 768, 1024, 1366, 1920):
        page.set_viewport_size({"width": width, "height": 800})
        assert no_sideways_scroll(page), width
        page.locator(".year:visible .opener").nth(1).click()
        assert no_sideways_scroll(page), width
        box = page.get_by_role("dialog").bounding_box()
        assert box is not None
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= width
        assert box["y"] + box["height"] <= 800
        page.keyboard.press("Escape")


def test_on_a_telephone_every_value_has_its_label(opened: Opened) -> None:
    page = opened("ru.html", width=360, height=740)
    expect(page.get_by_label("Упорядочить")).to_be_visible()
    cell = page.locator(".year:visible td[data-x]").nth(1)
    label = str(cell.evaluate("element => getComputedStyle(element, '::before').content"))
    assert "Результаты Всероссийских проверочных работ" in label
    page.get_by_label("Упорядочить").select_option("1")
    assert names(page) == sorted(names(page))


def test_hostile_titles_are_shown_as_they_are(opened: Opened) -> None:
    page = opened("hostile.html")
    assert sorted(name.strip() for name in names(page)) == sorted(title.strip() for title in HOSTILE)
    for opener in page.locator(".year:visible tbody tr .opener").all()[::7]:
        opener.click()
        page.keyboard.press("Escape")


def test_without_scripts_the_document_is_whole(opened: Opened) -> None:
    page = opened("ru.html", java_script_enabled=False)
    assert page.locator(".year").count() == 3
    assert page.locator("tbody tr").count() >= 132
    expect(page.locator("#tools")).to_be_hidden()
    assert page.locator(".opener").count() == 0
    lines = page.locator("tbody details").first
    lines.locator("summary").click()
    assert lines.locator("li").count() == len(list(region()[0][0].lines()))
    expect(lines.locator("li").first).to_be_visible()


def test_print_shows_the_table_and_an_open_explanation_alone(opened: Opened, tmp_path: Path) -> None:
    page = opened("ru.html")
    whole = page.pdf(path=tmp_path / "table.pdf", prefer_css_page_size=True)
    assert whole.startswith(b"%PDF")
    page.emulate_media(media="print")
    expect(page.locator("#tools")).to_be_hidden()
    assert (
        page.locator(".year:visible thead").evaluate("head => getComputedStyle(head).display") == "table-header-group"
    )
    row = page.locator(".year:visible tbody tr").first
    assert row.evaluate("row => getComputedStyle(row).breakInside") == "avoid"
    page.emulate_media(media="screen")
    page.locator(".year:visible .opener").nth(1).click()
    page.emulate_media(media="print")
    expect(page.locator("main")).to_be_hidden()
    expect(page.locator("#why-body")).to_be_visible()
    page.emulate_media(media="screen")
    folded = page.locator("#why details:not([open])").count()
    assert folded > 0
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert page.locator("#why details:not([open])").count() == 0
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert page.locator("#why details:not([open])").count() == folded
