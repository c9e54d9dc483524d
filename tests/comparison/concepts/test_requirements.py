"""Requirements to experts: a concept beside itself is equal, relations turn round, what decides is named."""

from __future__ import annotations

import pytest

from mqes_core.comparison.concepts.requirements import Requirements, requirements
from mqes_core.comparison.concepts.wording import deciding_words
from mqes_core.eligibility import Relation
from tests.comparison.concepts.samples import ON, compared, the_four

TURNED = {Relation.STRICTER: Relation.WEAKER, Relation.WEAKER: Relation.STRICTER}


@pytest.fixture(scope="module")
def twice() -> Requirements:
    shatoy = the_four()[2]
    return requirements([shatoy, shatoy], ON)


def test_a_category_beside_itself_is_equal(twice: Requirements) -> None:
    half = len(twice.categories) // 2
    for place in range(half):
        assert twice.relation(place, place + half) is Relation.EQUAL
        assert twice.relation(place, place) is Relation.EQUAL
        for other in range(half):
            assert twice.relation(place, other) is twice.relation(place + half, other + half)


def test_a_relation_turns_round(twice: Requirements) -> None:
    size = len(twice.categories)
    for first in range(size):
        for second in range(size):
            found = twice.relation(first, second)
            assert twice.relation(second, first) is TURNED.get(found, found)


def test_stricter_is_an_order(twice: Requirements) -> None:
    below = {
        (first, second)
        for first in range(len(twice.categories))
        for second in range(len(twice.categories))
        if twice.relation(first, second) in (Relation.STRICTER, Relation.EQUAL)
    }
    assert {(a, d) for a, b in below for c, d in below if b == c} <= below


def test_concepts_without_requirements_are_named() -> None:
    found = compared().requirements
    assert found.silent == (0, 1, 3)
    assert {item.column for item in found.categories} == {2}
    assert len(found.pairs) == 45


def test_what_decides_is_named_in_both_languages() -> None:
    found = compared().requirements
    for pair in found.pairs:
        for lang in ("ru", "en"):
            by_second, by_first = deciding_words(pair, lang)
            relation = pair.comparison.relation
            assert bool(by_second) == (relation in (Relation.WEAKER, Relation.INCOMPARABLE))
            assert bool(by_first) == (relation in (Relation.STRICTER, Relation.INCOMPARABLE))
