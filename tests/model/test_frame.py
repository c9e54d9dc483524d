"""What may be compared through links to the frame: as much as the weakest link allows, seen from either side."""

from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mqes_core.model.frame import Comparability, Frame, FrameDirection, Mapping, Relation, comparability, inverse

RELATIONS = get_args(Relation)
ORDER = ("none", "partial", "comparable")

relations = st.sampled_from((*RELATIONS, None))


@pytest.mark.parametrize(
    ("relation", "expected"),
    [
        ("exact", "comparable"),
        ("close", "comparable"),
        ("broad", "partial"),
        ("narrow", "partial"),
        ("related", "none"),
        (None, "none"),
    ],
)
def test_a_relation_says_how_far_a_comparison_goes(relation: Relation | None, expected: Comparability) -> None:
    assert comparability(relation) == expected


def test_without_a_link_nothing_is_compared() -> None:
    assert comparability() == "none"


@given(st.lists(relations, min_size=1), relations)
def test_another_link_never_makes_more_comparable(links: list[Relation | None], another: Relation | None) -> None:
    longer = ORDER.index(comparability(*links, another))
    assert longer == min(ORDER.index(comparability(*links)), ORDER.index(comparability(another)))


@given(st.sampled_from(RELATIONS))
def test_the_other_side_sees_the_same_link(relation: Relation) -> None:
    assert inverse(inverse(relation)) == relation
    assert comparability(inverse(relation)) == comparability(relation)
    assert (inverse(relation) == relation) == (relation not in ("broad", "narrow"))


@given(st.lists(st.tuples(st.sampled_from("abc"), st.sampled_from("xyz"), st.sampled_from(RELATIONS)), unique=True))
def test_a_crosswalk_reads_the_same_from_either_side(links: list[tuple[str, str, Relation]]) -> None:
    def direction(code: str) -> FrameDirection:
        mappings = tuple(Mapping(frame="new", code=to, relation=how) for own, to, how in links if own == code)
        return FrameDirection.model_validate({"code": code, "title": code, "seen": "read", "mappings": mappings})

    later = tuple(FrameDirection.model_validate({"code": code, "title": code, "seen": "read"}) for code in "xyz")
    head = {"title": "Рамка", "year": 2020, "basis": "Документ"}
    old = Frame.model_validate({"id": "old", "directions": tuple(direction(code) for code in "abc"), **head})
    new = Frame.model_validate({"id": "new", "directions": later, **head})
    forth = sorted((own.code, link.code, link.relation) for own, link in old.links_to(new))
    back = sorted((link.code, own.code, inverse(link.relation)) for own, link in new.links_to(old))
    assert forth == back == sorted(links)
    assert {link.frame for _, link in new.links_to(old)} <= {"old"}
