"""The chart of a plan as people use it: opened from disk, by keyboard, on paper, without seeing it, with 1,000 rows."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

import mqes_core
from mqes_core.api.roadmaps import roadmap_overview, write_plan
from mqes_core.roadmapping import overview
from tests.accessible import assert_accessible
from tests.reporting.opened import Opened
from tests.roadmapping.plans import MONTHS, plan

pytestmark = pytest.mark.browser
ON = date(2022, 11, 20)


@pytest.fixture(scope="module")
def charts(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("charts")
    library = mqes_core.open_library()
    found = roadmap_overview(["shatoy"], on=ON, library=library)
    write_plan(found, folder / "ru.html")
    write_plan(found, folder / "en.html", lang="en")
    many = [f"{MONTHS[number % 12]} {2022 + number % 3} года" for number in range(1000)]
    write_plan(overview([plan(*many)], ON), folder / "many.html")
    return folder


@pytest.fixture
def chart(browser: Browser, charts: Path) -> Iterator[Opened]:
    """Opens a chart from disk; at the end nothing may have been logged or asked for."""
    found = Opened(browser, charts)
    yield found
    found.close()


def rows(page: Page) -> list[str]:
    return page.locator("tr[data-x]:visible .row-open").all_inner_texts()


def test_a_bar_opens_its_row_and_source(chart: Opened) -> None:
    page = chart("ru.html")
    line = page.locator("tr[data-x]", has_text="1.2. Целевой раздел сообщества на ВИМП")
    line.locator("rect.b-late").click()
    dialog = page.locator("#why")
    expect(dialog).to_contain_text("1.2. Целевой раздел сообщества на ВИМП")
    expect(dialog).to_contain_text("«Октябрь 2022г.»")
    expect(dialog).to_contain_text("раздел 1, строка 1.2")
    expect(dialog).to_contain_text("просрочено на 20 дней")
    page.get_by_role("button", name="Закрыть").click()
    expect(dialog).to_be_hidden()


def test_it_is_worked_by_keyboard(chart: Opened) -> None:
    page = chart("ru.html")
    page.locator("tr[data-x] .row-open").first.focus()
    for key in ("ArrowDown", "ArrowDown", "ArrowUp"):
        page.keyboard.press(key)
    assert page.evaluate("document.activeElement.textContent") == rows(page)[1]
    page.keyboard.press("End")
    assert page.evaluate("document.activeElement.textContent") == rows(page)[-1]
    page.keyboard.press("Enter")
    expect(page.locator("#why")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator("#why")).to_be_hidden()
    assert page.evaluate("document.activeElement.textContent") == rows(page)[-1]
    page.keyboard.press("Home")
    assert page.evaluate("document.activeElement.textContent") == rows(page)[0]


def test_rows_are_narrowed(chart: Opened) -> None:
    page = chart("ru.html")
    every = rows(page)
    page.get_by_label("Отвечает").select_option("Районный методический кабинет")
    assert len(rows(page)) == 3
    expect(page.locator("#shown")).to_have_text(f"Показано: 3 из {len(every)}")
    page.get_by_label("Найти мероприятие").fill("реестра")
    assert rows(page) == ["1.3. Формирование муниципального реестра экспертов"]
    assert page.locator(".stage:visible").count() == 1
    page.get_by_label("Найти мероприятие").fill("нет такого")
    assert rows(page) == []
    assert page.locator(".group:visible").count() == 0


def test_stages_and_what_lies_outside_them_are_seen(chart: Opened) -> None:
    page = chart("ru.html")
    line = page.locator("tr[data-x]", has_text="1.5. Функционирование целевого раздела")
    expect(line).to_contain_text("вне времени этапа")
    assert line.locator("rect.allowed").count() == 1
    assert page.locator(".key line.today").count() == 1
    lines = page.locator("tr[data-x] td.t").first.evaluate("node => getComputedStyle(node).backgroundImage")
    assert lines.count("rgb(156, 35, 39)") == 2, "the day's line stands behind every row"
    assert lines.count("linear-gradient") == 36, "and a line for each month after the first"


def test_states_are_told_by_pattern_and_word_too(chart: Opened) -> None:
    page = chart("ru.html")
    fills = {
        name: page.locator(f".key rect.b-{name}").evaluate("node => getComputedStyle(node).fill")
        for name in ("late", "coming", "continuous", "done")
    }
    assert all(fill.startswith("url(") for fill in fills.values())
    assert len(set(fills.values())) == 4
    assert all(text.strip() for text in page.locator("tr[data-x] .state").all_inner_texts())


@pytest.mark.parametrize("name", ["ru.html", "en.html"])
def test_axe_finds_nothing(chart: Opened, name: str) -> None:
    page = chart(name)
    assert_accessible(page, colours=name == "ru.html")
    page.locator("tr[data-x] .row-open").first.click()
    assert_accessible(page, within="dialog[open]")


def test_it_prints_on_a3_without_what_only_a_screen_needs(chart: Opened) -> None:
    page = chart("ru.html")
    paper = page.pdf(prefer_css_page_size=True)
    assert b"/MediaBox [0 0 1191" in paper or b"1190.5" in paper or b"1191.1" in paper
    page.emulate_media(media="print")
    expect(page.locator(".tools")).to_be_hidden()
    expect(page.locator("tr[data-x]").last).to_be_visible()


def test_a_thousand_rows_are_no_burden(chart: Opened) -> None:
    """Filtering, opening and scrolling do not hang. The bounds are far: a busy machine is no failure of the page, while
    work that grows with the square of the rows would pass them by far."""
    page = chart("many.html")
    assert page.locator("tr[data-x]").count() == 1000
    page.evaluate(
        """() => { window.long = [];
        new PerformanceObserver(list => window.long.push(...list.getEntries().map(item => item.duration)))
            .observe({type: 'longtask'}); }"""
    )
    times = page.evaluate(
        """async () => {
        const frame = () => new Promise(done => requestAnimationFrame(done));
        const find = document.getElementById('find');
        const took = [];
        for (const text of ['меро', '99', '']) {
            const start = performance.now();
            find.value = text;
            find.dispatchEvent(new Event('input'));
            took.push(performance.now() - start);
            await frame();
        }
        for (let at = 0; at < 20; at++) { window.scrollTo(0, at * 900); await frame(); }
        return took; }"""
    )
    assert max(times) < 250
    assert max(page.evaluate("window.long"), default=0) < 5_000
    page.locator("tr[data-x] .row-open").nth(500).click()
    expect(page.locator("#why")).to_be_visible()


def test_without_scripts_the_whole_plan_is_there(browser: Browser, charts: Path) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto((charts / "ru.html").as_uri())
    assert page.locator("tr[data-x]:visible").count() == 22
    expect(page.locator(".tools")).to_be_hidden()
    context.close()
