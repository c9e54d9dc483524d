"""Tables of places in the browser: what they say, how they are filtered and sorted, what is laid out of them."""

from __future__ import annotations

from collections import Counter

import pytest
from playwright.sync_api import Locator, Page, expect

from mqes_core.comparison.results.wording import unit_name
from mqes_core.evaluation import MinimumStatus
from mqes_core.reporting.region.figures import places, short
from tests.reporting.opened import Opened
from tests.reporting.region.opened_page import results

pytestmark = pytest.mark.browser


def names(scope: Page | Locator) -> list[str]:
    """Of the rows that are not hidden; those out of sight have a text, too, but it is not laid out."""
    return scope.locator(".ranks tbody tr:visible th a").all_text_contents()


def test_rankings_show_what_the_fields_say(page: Page) -> None:
    fields = [field for field in results().fields if field.year == 2023]
    shown = page.locator(".year-of[open] .field-of")
    assert shown.count() == len(fields)
    for at, field in enumerate(fields):
        table = shown.nth(at)
        assert names(table) == [unit_name(item.unit) for item in field.placed]
        assert table.locator("td.c-place b").all_text_contents() == [places(item.place) for item in field.placed]
        points = table.locator("td.c-points").evaluate_all("cells => cells.map((cell) => cell.firstChild.data)")
        assert points == [short(item.unit.points, "ru") for item in field.placed]
        assert table.locator(".beside-of li").count() == len(field.beside)


def test_filters_hide_rows_and_change_no_place(page: Page) -> None:
    latest = [item for field in results().fields if field.year == 2023 for item in field.placed]
    page.locator("#filter [name=year]").select_option("2023")
    page.locator("#filter [name=district]").select_option("lesnoy")
    mine = [item for item in latest if item.unit.district.id == "lesnoy"]
    assert names(page) == [unit_name(item.unit) for item in mine]
    assert page.locator("td.c-place b:visible").all_text_contents() == [places(item.place) for item in mine]
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
    first = table.locator("tbody tr").first.locator(".not_met").text_content() or ""
    assert first.split()[1] == str(max(missed))
    table.locator("thead th").first.get_by_role("button").click()
    assert names(table) == [unit_name(item.unit) for item in field.placed]


def test_what_a_filter_left_is_sorted_and_comes_back_whole(page: Page) -> None:
    """In a table so long that the browser is given its rows in several bodies."""
    field = next(field for field in results().fields if field.edition == "nazran@2021")
    table = page.locator(".field-of").nth([*results().fields].index(field))
    assert table.locator("tbody").count() > 1
    page.locator("#filter [name=minima]").select_option("met")
    left = names(table)
    assert 0 < len(left) < 10
    for turn in (False, True):
        table.locator("thead th").nth(1).get_by_role("button").click()
        assert names(table) == sorted(left, reverse=turn)
    page.locator("#filter [name=minima]").select_option("")
    assert names(table) == sorted((unit_name(item.unit) for item in field.placed), reverse=True)
    table.locator("thead th").first.get_by_role("button").click()
    assert names(table) == [unit_name(item.unit) for item in field.placed]


def open_years(page: Page) -> list[str]:
    return page.locator(".year-of[open]").evaluate_all("years => years.map((year) => year.dataset.year)")


def test_a_year_that_holds_what_was_sought_unfolds_and_folds_again(page: Page) -> None:
    assert open_years(page) == ["2023"]
    search = page.get_by_label("Найти организацию")
    search.fill("school-05")
    expect(page.locator(".shown")).to_have_text("Показано 6 из 317")
    expect(page.locator(".field-of :is(tbody tr, .beside-of li):visible")).to_have_count(6)
    for block in page.locator(".field-of > :is(.rolls, .beside-of):visible").all():
        assert block.locator(":is(tbody tr, li):visible").count(), "no head stands over nothing"
    search.fill("")
    assert open_years(page) == ["2023"]


def test_a_year_that_the_reader_unfolded_stays_so(page: Page) -> None:
    older = page.locator(".year-of[data-year='2022']")
    search = page.get_by_label("Найти организацию")
    older.locator("summary").first.click()
    search.fill("school-05")
    search.fill("")
    assert open_years(page) == ["2023", "2022"]
    older.locator("summary").first.click()
    # Folded and unfolded by hand while something is sought: it is the reader's from then on.
    search.fill("school-05")
    for _ in range(2):
        older.locator("summary").first.click()
        after_two_frames(page)
    search.fill("")
    assert open_years(page) == ["2023", "2022"]
    older.locator("summary").first.click()


def after_two_frames(page: Page) -> None:
    """The browser has told all that it tells after a change, and drawn it."""
    page.evaluate("new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done))))")


SEEN = "row => row.cells[0].checkVisibility({ contentVisibilityAuto: true })"


def test_rows_out_of_sight_are_not_laid_out(page: Page) -> None:
    after_two_frames(page)
    rows = page.locator(".year-of[open] .ranks tbody:not(:only-of-type) tr")
    assert not rows.last.evaluate(SEEN)
    rows.last.evaluate("row => row.scrollIntoView()")
    after_two_frames(page)
    assert rows.last.evaluate(SEEN)


HEIGHTS = (
    "() => { const height = () => document.documentElement.scrollHeight; const kept = height();"
    "const bodies = document.querySelectorAll('.long > tbody');"
    "bodies.forEach((body) => (body.style.contentVisibility = 'visible')); const whole = height();"
    "bodies.forEach((body) => body.style.removeProperty('content-visibility')); return [kept, whole] }"
)


@pytest.mark.parametrize("width", [1440, 1024, 390])
def test_room_is_kept_for_what_is_not_laid_out(page: Page, width: int) -> None:
    """As much as it takes when it is, before and after a filter."""
    page.set_viewport_size({"width": width, "height": 900})
    for choice in ("", "not_met"):
        page.locator("#filter [name=minima]").select_option(choice)
        after_two_frames(page)
        kept, whole = page.evaluate(HEIGHTS)
        assert abs(kept - whole) < whole / 50


@pytest.mark.parametrize("kind", ["ranks", "crossed-table"])
def test_the_head_of_a_table_stays_in_sight(opened: Opened, kind: str) -> None:
    page = opened("few.html")
    open_tables = page.locator(f".rolls.fits > .{kind}:visible")
    rows = open_tables.evaluate_all("tables => tables.map((table) => table.rows.length)")
    table = open_tables.nth(rows.index(max(rows)))
    assert max(rows) > 15
    table.evaluate("table => [...table.rows].at(-3).scrollIntoView({ block: 'center' })")
    after_two_frames(page)
    bar = page.locator(".topbar").evaluate("bar => bar.getBoundingClientRect().bottom")
    heads = table.locator("thead").evaluate(
        "head => [head, ...head.rows[0].cells].map((item) => item.getBoundingClientRect())"
        ".map((place) => [place.top, place.bottom])"
    )
    assert table.evaluate("table => table.getBoundingClientRect().top") < 0
    assert all(bar - 2 <= top < bottom <= bar + 150 for top, bottom in heads), heads
    assert table.locator("thead").evaluate("head => getComputedStyle(head).backgroundColor") == "rgb(255, 255, 255)"


def test_what_is_drawn_row_by_row_is_read_out_as_a_table(page: Page) -> None:
    table = page.locator(".ranks").first
    table.evaluate("table => table.scrollIntoView()")
    after_two_frames(page)
    session = page.context.new_cdp_session(page)
    document = session.send("DOM.getDocument")["root"]["nodeId"]
    asked = session.send("DOM.querySelector", {"nodeId": document, "selector": ".ranks"})
    nodes = session.send("Accessibility.queryAXTree", asked)["nodes"]
    roles = Counter(node["role"]["value"] for node in nodes if not node["ignored"])
    columns = table.locator("thead th").count()
    assert roles["table"] == 1
    assert roles["row"] == table.locator("tr").count()
    assert roles["columnheader"] == columns
    assert roles["rowheader"] == table.locator("tbody tr").count()
    assert roles["cell"] == roles["rowheader"] * (columns - 1)


@pytest.mark.parametrize(("name", "width"), [("few.html", 1280), ("en.html", 1280), ("ru.html", 1920)])
def test_columns_stand_under_their_heads_and_no_word_is_cut(opened: Opened, name: str, width: int) -> None:
    page = opened(name, width=width)
    for table in page.locator(".year-of[open] .ranks, [open] > .entry-body .crossed-table").all():
        table.scroll_into_view_if_needed()
        edges = table.evaluate(
            "table => [...table.rows].map((row) => [...row.cells].map((cell) => cell.getBoundingClientRect().left))"
        )
        assert all(row == edges[0] for row in edges)
        cut = table.evaluate(
            "table => [...table.querySelectorAll('td, th')]"
            ".filter((cell) => cell.scrollWidth > cell.clientWidth + 1).map((cell) => cell.innerText)"
        )
        assert cut == []


@pytest.mark.parametrize("width", [360, 768])
def test_figures_under_one_concept_lie_within_their_table(opened: Opened, width: int) -> None:
    page = opened("few.html", width=width)
    table = page.locator("[open] > .entry-body .crossed-table").first
    table.scroll_into_view_if_needed()
    amiss = table.evaluate(
        "table => [...table.querySelectorAll('tbody:first-of-type :is(td, .num, svg, a)')].filter((item) => {"
        "const [own, all] = [item, table].map((each) => each.getBoundingClientRect());"
        "return own.width < 20 || own.left < all.left - 1 || own.right > all.right + 1 || "
        "(!item.matches('svg, a') && item.scrollWidth > item.clientWidth + 1) }).length"
    )
    assert amiss == 0
