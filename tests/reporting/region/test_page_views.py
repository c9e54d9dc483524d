"""What the page shows and says, held against texts that were read through: figures, and sentences in two languages.

To write it anew after a change that was meant: ``python -m tests.reporting.region.test_page_views``; then read it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction
from functools import partial
from pathlib import Path

from hypothesis import given
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
from mqes_core.reporting.region.districts import TALL, YearView, district_views
from mqes_core.reporting.region.drawing import WIDTH, beyond, place_bar, share_bar
from mqes_core.reporting.region.figures import link, short, tenths
from mqes_core.reporting.region.low_view import low_views, years_span
from mqes_core.reporting.region.methods import methods
from mqes_core.reporting.region.page import render_page
from mqes_core.reporting.region.ranking import field_views
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
        yield from (f"  – {row.name} {row.district_id}: {row.points}. {row.why}" for row in field.beside)
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


def card(shares: tuple[Interval, Interval], lang: Language) -> str:
    """The card of a district whose figure and whose only year are these."""
    region = example_region()
    assert region.results is not None
    bar, column = share_bar(shares[0]), share_bar(shares[1], TALL)
    view = replace(
        district_views(region.results, region.concepts, lang)[0],
        bar=bar, years=(YearView(2023, "–", column, broken=True),), criteria=(), concept=None,
    )  # fmt: skip
    template = environment().get_template("region/districts.html.j2")
    words = partial(translate, lang=lang)
    return template.render(
        r=lambda key, **params: words(f"region.{key}", **params),
        districts=[view], arrows={"districts": beyond(view.bars)}, wide=WIDTH,
    )  # fmt: skip


ARROWS = {"below": ("M-2 2L-7 6", "135L"), "above": ("M162 2L167 6", "29L")}
"""How an arrow begins beside a bar, and what is in one over or under a column."""


@given(SHARES, SHARES, SHARES, SHARES, st.sampled_from(LANGUAGES))
def test_a_legend_explains_the_arrows_that_are_drawn_and_no_others(
    one: Fraction, other: Fraction, third: Fraction, fourth: Fraction, lang: Language
) -> None:
    shares = Interval(*sorted((one, other))), Interval(*sorted((third, fourth)))
    shown = card(shares, lang)
    for key, out in (("below", [share.low < 0 for share in shares]), ("above", [share.high > 100 for share in shares])):
        legend, drawing = shown[: shown.index("district-grid")], shown[shown.index("district-grid") :]
        assert [arrow in drawing for arrow in ARROWS[key]] == out
        assert (translate(f"region.key.{key}", lang) in legend) == any(out)


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
