"""The made-up concepts are held to what every concept is held to, and stand to each other as the example needs it."""

from __future__ import annotations

import re
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from mqes_core import lint_concept, open_library
from mqes_core.api.comparing import compare_concepts
from mqes_core.loading import load_edition
from mqes_core.model import Edition
from mqes_core.model.base import Text
from mqes_core.testing.conformance import conformance

CONCEPTS = Path(__file__).resolve().parents[2] / "examples" / "region" / "concepts"
EDITIONS = ("gorny/2021", "stepnoy/2021", "stepnoy/2023")
NAZRAN = Path(__file__).resolve().parents[2] / "plugins/nazran/src/mqes_nazran/data/2021"
DAY = date(2026, 11, 29)

test_made_up_concepts = conformance(CONCEPTS)


@cache
def edition(name: str) -> Edition:
    return load_edition(CONCEPTS / name)


# Scoring by ВПР is to be seen in the example, and so are bands with gaps, which the next edition mends.
LEFT = {
    "gorny/2021": {"MQ610": 3},
    "stepnoy/2021": {"MQ610": 2, "MQ260": 6},
    "stepnoy/2023": {"MQ610": 2},
}


@pytest.mark.parametrize("name", EDITIONS)
def test_what_the_linter_finds_is_meant(name: str) -> None:
    found = [item.code for item in lint_concept(CONCEPTS / name, on=DAY).open]
    assert {code: found.count(code) for code in found} == LEFT[name]


@pytest.mark.parametrize("name", EDITIONS)
def test_what_reports_show_stands_in_both_languages(name: str) -> None:
    item = edition(name)
    titles = [*item.criteria(), *item.indicators(), *item.measures.values()]
    assert [rule.id for rule in titles if rule.title.en is None] == []
    assert all((item.concept.title.en, item.concept.municipality.en, item.concept.region.en))


@pytest.mark.parametrize("folder", [*(CONCEPTS / name for name in EDITIONS), NAZRAN], ids=(*EDITIONS, "nazran"))
def test_what_stands_beside_a_number_stands_in_both_languages(folder: Path) -> None:
    item = load_edition(folder)
    assert item.scoring is not None
    said = [
        (measure.id, getattr(measure, part, None))
        for measure in item.measures.values()
        for part in ("unit", "counted", "out_of")
    ]
    texts = [(name, text) for name, text in said if isinstance(text, Text)]
    assert texts
    assert [name for name, text in texts if text.en is None or re.search("[а-яё]", text.en)] == []
    assert item.scoring.title.en


@pytest.mark.parametrize(
    ("name", "word_for_word"),
    [
        (
            "gorny/2021",
            {
                "continued_9", "graduates_9", "no_basic_certificate", "olympiad_regional_prizewinners",
                "olympiad_regional_winners", "olympiad_team_place", "vpr_basic", "vpr_primary",
            },
        ),
        (
            "stepnoy/2021",
            {
                "continued_9", "graduates_9", "mkr_basic", "no_basic_certificate", "olympiad_regional_prizewinners",
                "olympiad_regional_winners", "vpr_basic", "vpr_primary",
            },
        ),
    ],
)  # fmt: skip
def test_some_measures_are_nazrans_word_for_word(name: str, word_for_word: set[str]) -> None:
    known = load_edition(NAZRAN).measures
    same = {
        key
        for key, measure in edition(name).measures.items()
        if key in known and known[key].model_copy(update={"procedure": measure.procedure}) == measure
    }
    assert same == word_for_word


def test_the_newer_edition_changes_what_the_example_says_it_changes() -> None:
    old, new = edition("stepnoy/2021"), edition("stepnoy/2023")
    assert new.concept.supersedes == old.concept.edition
    assert new.measures.keys() - old.measures.keys() == {"extra_education", "functional_literacy"}
    assert old.measures.keys() - new.measures.keys() == {"club_coverage", "mkr_basic"}
    assert new.measures["extra_education"].renamed_from == "club_coverage"
    lines = [{line.id: line.scale for line in item.indicators()} for item in (old, new)]
    changed = {key for key in lines[0].keys() & lines[1].keys() if lines[0][key] != lines[1][key]}
    assert changed == {
        "vpr-primary", "vpr-basic", "no-basic-certificate", "club-coverage", "continued-9", "parents-satisfied",
    }  # fmt: skip
    minima = [{item.id: item.minimum for item in edition.criteria() if item.minimum} for edition in (old, new)]
    assert {key for key in minima[0] if minima[0][key] != minima[1][key]} == {"training"}


def test_concepts_can_be_compared_in_all_ways() -> None:
    library = open_library(folders=[CONCEPTS])
    found = compare_concepts(["nazran", "gorny", "stepnoy@2021", "stepnoy@2023"], library=library)
    levels = {pair.comparability for pair in found.indicators.pairs}
    assert levels == {"comparable", "partial", "none"}
