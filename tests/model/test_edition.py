"""An edition finds its parts, and its hash tells two sets of rules apart."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from fractions import Fraction
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from mqes_core.loading import load_edition
from mqes_core.model.base import Model, Text
from mqes_core.model.edition import Edition
from mqes_core.testing.strategies import editions

ROOT = Path(__file__).resolve().parents[2]
GOOD = ROOT / "tests" / "corpus" / "good"
SHIPPED = sorted(file.parent for file in (ROOT / "plugins").glob("*/src/**/concept.yaml"))

Put = Callable[[Any], Any]
"""Gives the whole with something else in one place."""


def places(part: Any) -> Iterator[tuple[Any, Put]]:
    """Each text and each plain value in something, with a function that puts another into its place."""
    if isinstance(part, Model) and not isinstance(part, Text):
        for name in type(part).model_fields:
            for found, put in places(getattr(part, name)):
                yield found, partial(with_field, part, name, put)
    elif isinstance(part, tuple):
        for at, item in enumerate(part):
            for found, put in places(item):
                yield found, partial(with_item, part, at, put)
    else:
        yield part, lambda new: new


def with_field(part: Model, name: str, put: Put, new: Any) -> Model:
    return part.model_copy(update={name: put(new)})


def with_item(part: tuple[Any, ...], at: int, put: Put, new: Any) -> tuple[Any, ...]:
    return (*part[:at], put(new), *part[at + 1 :])


def translated(part: Any, words: str | None) -> Any:
    """The same with every text translated so, or with no translation."""
    if isinstance(part, Text):
        return Text(ru=part.ru, en=words)
    if isinstance(part, Model):
        return part.model_copy(
            update={name: translated(getattr(part, name), words) for name in type(part).model_fields}
        )
    return tuple(translated(item, words) for item in part) if isinstance(part, tuple) else part


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


@given(editions(most=2), st.text("ab ", min_size=1).filter(str.strip))
@example(load_edition(GOOD / "full"), "Words")
@settings(max_examples=50)
def test_translations_alone_never_change_the_hash(edition: Edition, words: str) -> None:
    other = translated(edition, words)
    assert other != edition
    assert other.rules_hash == edition.rules_hash == translated(edition, None).rules_hash


@pytest.mark.parametrize("folder", SHIPPED, ids=lambda folder: folder.parent.parent.name)
def test_translations_of_what_is_shipped_are_no_rules(folder: Path) -> None:
    edition = load_edition(folder)
    assert translated(edition, None).rules_hash == edition.rules_hash


@given(editions(most=2), st.data())
@settings(max_examples=100)
def test_any_number_and_any_russian_wording_changes_the_hash(edition: Edition, data: st.DataObject) -> None:
    found = [(value, put) for value, put in places(edition) if isinstance(value, (int, Fraction, Text))]
    value, put = data.draw(st.sampled_from(found))
    match value:
        case bool():
            new: Any = not value
        case Text():
            new = Text(ru=value.ru + " иначе", en=value.en)
        case _:
            new = value + data.draw(st.sampled_from((1, -1, Fraction(1, 3))))
    assert put(new).rules_hash != edition.rules_hash
