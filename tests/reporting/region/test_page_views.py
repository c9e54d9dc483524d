"""What the page shows and says, held against texts that were read through: figures, and sentences in two languages.

To write it anew after a change that was meant: ``python -m tests.reporting.region.test_page_views``; then read it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mqes_core.comparison.concepts.summary import summary as concept_summary
from mqes_core.comparison.results.intervals import Interval
from mqes_core.comparison.results.profiles import Profiler
from mqes_core.comparison.results.summary import low_sentence, summary
from mqes_core.comparison.results.wording import (
    missed_words,
    percent_words,
    points_words,
    side_words,
    step_words,
    unit_name,
)
from mqes_core.diagnostics import Diagnostic, Severity
from mqes_core.evaluation import MinimumStatus, RankRange
from mqes_core.i18n import Language, translate
from mqes_core.reporting.html import environment
from mqes_core.reporting.region.changes_view import change_views
from mqes_core.reporting.region.crossed_view import crossed_view
from mqes_core.reporting.region.districts import YearView, district_views
from mqes_core.reporting.region.drawing import WIDTH, ShareBar, place_bar, share_bar
from mqes_core.reporting.region.figures import link, short, tenths
from mqes_core.reporting.region.low_view import low_views, years_span
from mqes_core.reporting.region.methods import methods
from mqes_core.reporting.region.page import arrows, render_page
from mqes_core.reporting.region.ranking import field_views
from mqes_core.reporting.region.subject import Region
from tests.region import example_region
from tests.reporting.region.made import crossed_region, separate_region

GOLDEN = Path(__file__).with_name("page_views.txt")
SAID = Path(__file__).with_name("page_sentences.txt")
LANGUAGES: tuple[Language, ...] = ("ru", "en")
SHARES = st.fractions(min_value=-500, max_value=500, max_denominator=60)


def views() -> Iterator[str]:
    """The figures of the tables, a line a row; of rankings those of the latest year."""
    region = example_region()
    results = region.results
    assert results is not None
    for district in district_views(results, region.concepts, "ru"):
        yield f"# {district.title}: {district.share} {district.bar}; {district.exact}; {len(district.latest.units)}"
        yield "  " + "; ".join(f"{year.year} {year.share}{' |' if year.broken else ''}" for year in district.years)
        for item in district.criteria:
            yield f"  {item.number} {item.title}: {item.share} ({item.exact}) ✕{item.not_met} ?{item.open} ✓{item.met}"
    for field in field_views(results, "ru"):
        if field.year != results.years[0]:
            continue
        yield f"# {field.year} {field.edition} {', '.join(field.kinds)}: {field.lines} of {field.of}"
        for row in field.rows:
            yield (
                f"  {row.place} {row.name} {row.district_id}: {row.points} / {row.share} / {row.of_best} / "
                f"{row.moved.sign}{row.moved.words} / ✕{row.not_met} ?{row.open} / {row.without} / {row.other} / "
                f"{row.first} / {row.quarter} [{row.order}]"
            )
        yield from (f"  – {row.name} {row.district_id}: {row.why} {row.figures}" for row in field.beside)
    for change in change_views(results, "ru"):
        yield (
            f"# {change.item.year} {change.district}: {change.before} → {change.now}; {change.words}; "
            f"▲{len(change.risen)} ▼{len(change.fallen)} ={change.same} ?{change.open} ∅{change.apart}"
        )
        yield "  " + ", ".join(f"{unit.name} {unit.by}" for unit in (*change.risen, *change.fallen))
    for low in low_views(results, "ru"):
        yield f"# {low.district}: {low.sure} + {low.perhaps}"


def sentences() -> Iterator[str]:
    """What is said in words: the summaries, how low results are told, and one profile of each district."""
    region = example_region()
    results = region.results
    assert results is not None
    latest = {unit.district.id: unit for unit in results.units() if unit.year == results.years[0]}
    for lang in LANGUAGES:
        yield f"# {lang}"
        yield from summary(results, lang)
        yield low_sentence(results, lang)
        for concept in region.concepts.concepts:
            yield from concept_summary(concept, region.concepts, lang)
        for unit in latest.values():
            found = Profiler(unit.plan)(unit)
            yield f"## {unit_name(unit)}: {points_words(unit.points, lang)}, {percent_words(unit.share, lang)}"
            for side in (*found.strong, *found.weak):
                yield f"  {side_words(side, unit, lang)}"
                if side.step is not None:
                    yield f"    {step_words(side.step, unit, lang)}"
            yield from (f"  {missed_words(item, unit, lang)}" for item in found.missed)


def test_the_sentences_are_those_that_were_read_through() -> None:
    assert "\n".join(sentences()) + "\n" == SAID.read_text(encoding="utf-8")


def test_the_figures_are_those_that_were_read_through() -> None:
    assert "\n".join(views()) + "\n" == GOLDEN.read_text(encoding="utf-8")


def test_everybody_by_common_rules() -> None:
    results = crossed_region().results
    assert results is not None
    assert results.crossed is not None
    view = crossed_view(results.crossed, "ru")
    assert view.chosen == "stepnoy@2023"
    assert sum(line.common for line in view.lines) == len(results.crossed.lines)
    assert all(len(line.fits) == len(view.editions) for line in view.lines)
    shown = [row for field in view.fields for row in field.rows]
    assert len(shown) + sum(len(field.beside) for field in view.fields) == len(results.crossed.units)


def test_at_a_glance_stand_districts_of_the_latest_year_alone() -> None:
    page = render_page(separate_region()).decode()
    glance = page[page.index('class="at-a-glance"') : page.index("</figure>")]
    assert "Горный район" in glance
    assert "Лесной район" in page
    assert "Лесной район" not in glance


def test_minima_are_told_of_units_without_a_place_too() -> None:
    results = example_region().results
    assert results is not None
    units = {link(unit): unit for unit in results.units()}
    beside = [row for field in field_views(results, "ru") for row in field.beside]
    assert any(row.minima for row in beside)
    for row in beside:
        minima = list(units[row.link].card.minima.values())
        assert (row.not_met, row.open) == (minima.count(MinimumStatus.NOT_MET), minima.count(MinimumStatus.OPEN))


def test_a_remark_repeats_no_cell_where_small_groups_are_withheld() -> None:
    remark = Diagnostic("MQ785", params={"column": "Доля", "value": Fraction(3, 4)}, severity=Severity.WARNING)
    region = replace(example_region(), remarks=(remark,))
    assert region.results is not None
    open_results = replace(region.results, settings=replace(region.results.settings, small=0))
    said = [
        " ".join(words for _, words in methods(each, "ru")) for each in (region, replace(region, results=open_results))
    ]
    assert ["0,75 %" in words for words in said] == [False, True]
    assert "MQ785" in render_page(region).decode()
    assert "прочитано как 0,75" not in render_page(region).decode()


@given(SHARES, SHARES)
def test_a_bar_is_as_long_as_its_share(one: Fraction, other: Fraction) -> None:
    low, high = sorted((one, other))
    bar = share_bar(Interval(low, high))
    assert bar is not None
    assert 0 <= bar.sure <= bar.maybe <= WIDTH
    assert bar.below == (low < 0)
    assert bar.above == (high > 100)
    if 0 <= low <= 100:
        assert abs(bar.sure - low * WIDTH / 100) <= Fraction(1, 2)


def drawn(bars: Sequence[ShareBar | None], lang: Language) -> Iterator[str]:
    """The sections of the page that draw shares, in which all is as it is in the example but for these bars."""
    region = crossed_region()
    assert region.results is not None
    assert region.results.crossed is not None
    last, earlier, criterion, column, placed, before, now, own, chosen = bars
    card = district_views(region.results, region.concepts, lang)[0]
    card = replace(card, concept=None, criteria=(replace(card.criteria[0], bar=criterion),), years=())
    years = (YearView(2022, "–", None, broken=False), YearView(2023, "–", column, broken=True))
    districts = [replace(card, bar=last), replace(card, bar=earlier, years=years)]
    field = field_views(region.results, lang)[0]
    field = replace(field, rows=(replace(field.rows[0], share_bar=placed),))
    change = replace(change_views(region.results, lang)[0], before_bar=before, now_bar=now, risen=(), fallen=())
    crossed = crossed_view(region.results.crossed, lang)
    row = replace(crossed.fields[0].rows[0], own_bar=own, chosen_bar=chosen)
    crossed = replace(crossed, lines=(), fields=(replace(crossed.fields[0], rows=(row,)),))
    for name in ("summary", "districts", "ranking", "changes", "crossed"):
        yield environment().get_template(f"region/{name}.html.j2").render(
            r=lambda key, **params: translate(f"region.{key}", lang, **params),
            results=region.results, s=region.results.settings, it=replace(region.concepts, concepts=()), wide=WIDTH,
            sentences=(), glance=districts[:1], districts=districts, kinds=(), fields=[field], changes=[change],
            crossed=crossed, arrows=arrows(districts[:1], districts, [field], [change], crossed),
        )  # fmt: skip


BARS = st.none() | st.builds(
    ShareBar, st.integers(0, 50), st.integers(50, 100), below=st.booleans(), above=st.booleans()
)


def arrow_signs(html: str) -> set[str]:
    """Which ends of an axis are pointed beyond."""
    return set(re.findall(r'<path class="a (\w+)"', html))


def split_legend(section: str) -> tuple[str, str]:
    """The legend of a section, and all that is drawn in it besides."""
    before, mark, rest = section.partition('<ul class="key">')
    legend, _, after = rest.partition("</ul>")
    return (legend, before + after) if mark else ("", section)


@settings(max_examples=20)
@given(st.tuples(*[BARS] * 9), st.sampled_from(LANGUAGES))
def test_a_legend_explains_the_arrows_that_are_drawn_and_no_others(
    bars: tuple[ShareBar | None, ...], lang: Language
) -> None:
    last, earlier, criterion, column, placed, before, now, own, chosen = bars
    inside = ([last], [last, earlier, criterion, column], [placed], [before, now] if now else [], [own, chosen])
    for section, mine in zip(drawn(bars, lang), inside, strict=True):
        legend, drawing = split_legend(section)
        there = {key for bar in mine if bar for key in ("below", "above") if getattr(bar, key)}
        assert arrow_signs(drawing) == arrow_signs(legend) == there
        assert {key for key in ("below", "above") if translate(f"region.key.{key}", lang) in legend} == there


@pytest.mark.parametrize("region", [example_region, crossed_region, separate_region])
def test_so_it_is_in_every_section_of_a_page(region: Callable[[], Region]) -> None:
    sections = [split_legend(section) for section in render_page(region()).decode().split('<section class="panel')]
    assert any(arrow_signs(drawing) for _, drawing in sections)
    assert [arrow_signs(legend) for legend, _ in sections] == [arrow_signs(drawing) for _, drawing in sections]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_tables_and_places_are_counted_where_there_are_any(lang: Language) -> None:
    """A field of a unit that stands alone has no table and no place."""
    results = example_region().results
    assert results is not None
    page = render_page(example_region(), lang).decode()
    ranking = page[page.index('<h2 id="ranking"') : page.index('<h2 id="changes"')]
    tables = [field for field in results.fields if field.placed]
    assert 1 < len(tables) < len(results.fields)
    assert ranking.count("<table") == len(tables)
    assert translate("region.ranking.why_many", lang, n=len(tables)) in ranking
    for year in results.years:
        told = translate("region.tables", lang, n=sum(field.year == year for field in tables))
        assert f'<summary><h3>{year}</h3> <span class="muted">{told}</span>' in ranking
    heads = [re.findall(r"·? ?([^·<>]+) ·", head) for head in re.findall(r"<h4.*?</h4>", ranking)]
    rules = [translate("region.by_rules", lang, edition=field.edition) for field in results.fields]
    places = [
        [translate("region.ranked", lang, n=len(field.placed))] if field.placed else [] for field in results.fields
    ]
    assert heads == [[rule, *place] for rule, place in zip(rules, places, strict=True)]


def test_the_years_of_low_results_are_a_span_or_the_single_one() -> None:
    assert years_span([2023]) == "2023"
    assert years_span([2021, 2022, 2023]) == "2021–2023"


@given(st.integers(1, 400), st.data())
def test_a_place_is_drawn_where_it_lies(of: int, data: st.DataObject) -> None:
    best = data.draw(st.integers(1, of))
    place = RankRange(best, data.draw(st.integers(best, of)))
    bar = place_bar(place, None, of)
    assert bar.wide >= min(3, WIDTH)
    assert 0 <= bar.start <= bar.start + bar.wide <= WIDTH
    assert (bar.least, bar.reach) == (bar.start, bar.wide)


@given(SHARES, SHARES)
def test_a_rounded_range_holds_the_exact_one(one: Fraction, other: Fraction) -> None:
    low, high = sorted((one, other))
    ends = [Fraction(tenths(end, "en", way).replace("−", "-")) for end, way in ((low, -1), (high, 1))]
    assert ends[0] <= low <= high <= ends[1]
    assert ends[0] > low - Fraction(1, 10)
    assert ends[1] < high + Fraction(1, 10)
    if low == high:
        assert "…" not in short(Interval(low, high), "en")


if __name__ == "__main__":
    GOLDEN.write_text("\n".join(views()) + "\n", encoding="utf-8")
    SAID.write_text("\n".join(sentences()) + "\n", encoding="utf-8")
