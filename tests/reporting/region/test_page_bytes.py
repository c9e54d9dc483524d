"""What the page holds: every unit and explanation, nothing withheld, nothing from elsewhere, and not too much."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from mqes_core.comparison.results import DistrictYear, Settings, compare_results
from mqes_core.comparison.results.wording import percent_words, points_words
from mqes_core.model.units import Case, Share
from mqes_core.reporting.comparison import render_comparison
from mqes_core.reporting.region.page import render_page
from mqes_core.reporting.region.subject import Region
from tests.region import ON, example_given, example_region
from tests.reporting.region.opened_page import packs, rendered

SMALL = 5


def test_without_results_it_is_the_page_of_the_concepts() -> None:
    concepts = example_region().concepts
    assert render_page(Region(concepts)) == render_comparison(concepts, ".html")


def test_the_same_region_gives_the_same_bytes() -> None:
    assert render_page(example_region()) == rendered()


def test_every_unit_of_every_year_is_packed_with_its_explanation() -> None:
    results = example_region().results
    assert results is not None
    found = packs(rendered())
    assert list(found) == [district.id for district in results.districts]
    for unit in results.units():
        pack = found[unit.district.id]
        years = {year["year"]: year for year in pack["units"][unit.card.unit.id][2]}
        texts, year = pack["texts"], years[unit.year]
        assert texts[year["points"]] == points_words(unit.points, "ru")
        assert texts[year["share"]] == percent_words(unit.share, "ru")
        assert texts[year["edition"]] == unit.edition
        assert len(year["why"][10]) == len(unit.card.nodes[-1].children)
        assert ("place" in year) != ("aside" in year)
    counts = sum(len(years) for pack in found.values() for _, _, years in pack["units"].values())
    assert counts == sum(1 for _ in results.units())


def test_every_link_to_a_profile_leads_to_one() -> None:
    page = rendered()
    found = packs(page)
    links = set(re.findall(rb'href="#unit/([^"/]+)/([^"/]+)/(\d+)"', page))
    assert len(links) > 300
    for district, code, year in links:
        years = found[district.decode()]["units"][code.decode()][2]
        assert int(year) in {item["year"] for item in years}


def test_the_page_asks_for_nothing_and_runs_nothing_from_elsewhere() -> None:
    page = rendered().decode()
    assert not re.findall(r"""(?:src|srcset|action)=|@import|https?://(?!www\.w3\.org/2000/svg)""", page)
    assert not re.findall(r"""\son[a-z]+=|\sstyle=|javascript:|\beval\(|new Function""", page)
    assert "default-src &#39;none&#39;" in page


def test_a_page_of_four_hundred_units_over_three_years_stays_small() -> None:
    results = example_region().results
    assert results is not None
    alone = len(render_comparison(example_region().concepts, ".html"))
    each = (len(rendered()) - alone) / sum(1 for _ in results.units())
    assert alone + each * 4 * 100 * 3 < 5_000_000


def _small_shares(case: Case) -> list[str]:
    return [
        key
        for key, value in case.values.items()
        if isinstance(value, Share) and 1 < value.of <= SMALL and 0 <= value.count <= value.of
    ]


@cache
def _pages(small: int) -> tuple[bytes, bytes]:
    """A district as it is, and with small groups' values exchanged between schools so that every sum stays."""
    whole = next(item for item in example_given() if item.district.id == "lesnoy" and item.year == 2023)
    cases = list(whole.cases)
    swapped = 0
    for measure in sorted({key for case in cases for key in _small_shares(case)}):
        holders = [at for at, case in enumerate(cases) if measure in _small_shares(case)]
        for one, other in zip(holders[::2], holders[1::2], strict=False):
            a, b = cases[one].values[measure], cases[other].values[measure]
            assert isinstance(a, Share)
            assert isinstance(b, Share)
            # One pupil more here and one fewer there: the sums of counts stay what they were.
            if a.count < a.of and b.count > 0:
                cases[one] = _with(cases[one], measure, Share(a.count + 1, a.of))
                cases[other] = _with(cases[other], measure, Share(b.count - 1, b.of))
                swapped += 1
    assert swapped > 0

    def page(given: DistrictYear) -> bytes:
        results = compare_results([given], Settings(on=ON, small=small), carry=lambda case, old, new: None)
        return render_page(Region(example_region().concepts, results))

    return page(whole), page(replace(whole, cases=cases))


def _with(case: Case, measure: str, value: Share) -> Case:
    return replace(case, values={**case.values, measure: value})


def test_what_is_withheld_stands_nowhere_in_the_page() -> None:
    one, other = _pages(SMALL)
    assert one == other
    assert packs(one) == packs(other)


def test_the_test_would_notice_what_is_not_withheld() -> None:
    one, other = _pages(0)
    assert one != other
    assert packs(one) != packs(other)
    assert "Для служебного пользования".encode() in one
    assert "Для служебного пользования".encode() not in rendered()
