"""An edition finds its parts, and its hash tells two sets of rules apart."""

from __future__ import annotations

from pathlib import Path

from hypothesis import given

from mqes_core.loading import load_edition
from mqes_core.model.base import Text
from mqes_core.model.edition import Edition
from mqes_core.testing.strategies import editions

GOOD = Path(__file__).resolve().parents[1] / "corpus" / "good"


def test_an_edition_finds_its_parts() -> None:
    edition = load_edition(GOOD / "full")
    assert edition.key == "sample@2022"
    assert set(edition.readings) == {"whole_percents", "year_of_plan", "shown_by_copy"}
    assert list(edition.measures)[:2] == ["graduates", "medallists"]
    assert [criterion.id for criterion in edition.criteria()] == ["results", "talents", "work", "plan", "own"]
    lines = [line.id for line in edition.indicators()]
    assert (lines[0], lines[-1], len(lines)) == ("r-bands", "o-ladder", 16)


def test_an_edition_without_scoring_is_whole() -> None:
    edition = load_edition(GOOD / "bare")
    assert (edition.scoring, edition.experts, edition.roadmaps) == (None, None, ())
    assert (edition.measures, edition.readings, list(edition.indicators())) == ({}, {}, [])


@given(editions(most=2))
def test_the_hash_changes_with_any_rule(edition: Edition) -> None:
    scoring = edition.scoring
    assert scoring is not None
    before = edition.rules_hash
    other = edition.model_copy(update={"scoring": scoring.model_copy(update={"title": Text(ru="Иное")})})
    same = Edition.model_validate_json(edition.model_dump_json())
    assert other.rules_hash != before
    assert edition.model_copy().rules_hash == before
    assert same == edition
    assert same.rules_hash == edition.rules_hash
