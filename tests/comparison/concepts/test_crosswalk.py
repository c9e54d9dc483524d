"""Ways to the chosen frame: its own links first, through the crosswalk with every relation, never beyond what holds."""

from __future__ import annotations

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mqes_core.comparison.concepts.crosswalk import Crosswalk, Way, far
from mqes_core.loading import frames
from mqes_core.model.base import Text
from mqes_core.model.frame import Frame, FrameDirection, Mapping, Relation, comparability

RELATIONS: tuple[Relation, ...] = ("exact", "close", "broad", "narrow", "related")
ORDER = ("none", "partial", "comparable")


def crosswalk(frame: str = "federal-2021") -> Crosswalk:
    return Crosswalk(frames()[frame], frames())


def link(code: str, frame: str = "federal-2020", relation: Relation = "exact", provisional: bool = False) -> Mapping:
    return Mapping(frame=frame, code=code, relation=relation, provisional=provisional)


def tiny(name: str, *mappings: Mapping) -> Frame:
    direction = FrameDirection(code="1", title=Text(ru="Направление"), seen="read", mappings=mappings)
    return Frame(id=name, title=Text(ru=name), year=2020, basis=Text(ru="Основание"), directions=(direction,))


def test_a_link_to_the_chosen_edition_is_the_way() -> None:
    (way,) = crosswalk("federal-2020").ways([link("2.1", relation="close", provisional=True)])
    assert (way.code, way.comparability, way.provisional, len(way.links)) == ("2.1", "comparable", True, 1)


def test_a_link_to_another_edition_comes_through_the_crosswalk_with_both_relations() -> None:
    (way,) = crosswalk().ways([link("2.1")])
    assert [(item.frame, item.code, item.relation) for item in way.links] == [
        ("federal-2020", "2.1", "exact"),
        ("federal-2021", "1.1", "broad"),
    ]
    assert way.comparability == "partial"
    assert way.provisional, "the crosswalk itself is not confirmed"


def test_the_crosswalk_leads_back_too_with_relations_turned() -> None:
    ways = crosswalk("federal-2020").ways([link("2.2", "federal-2021")])
    assert [(way.code, way.links[-1].relation, way.comparability) for way in ways] == [
        ("2.3", "narrow", "partial"),
        ("2.4", "narrow", "partial"),
    ]


def test_a_direction_without_a_predecessor_has_no_way() -> None:
    assert crosswalk("federal-2020").ways([link("2.4", "federal-2021")]) == ()
    assert not crosswalk("federal-2021").reaches("federal-2020", "2.4")
    assert crosswalk("federal-2021").reaches("federal-2020", "2.3")
    assert crosswalk("federal-2021").reaches("federal-2021", "2.4")


def test_an_own_link_goes_before_one_through_another_edition() -> None:
    own = link("1.1", "federal-2021", "close")
    (way,) = crosswalk().ways([link("1.1"), own])
    assert way.links == (own,)


def test_a_code_that_the_chosen_frame_lacks_leads_nowhere() -> None:
    assert crosswalk("federal-2020").ways([link("9.9")]) == ()
    assert crosswalk("federal-2020").ways([link("1.1", "federal-1999")]) == ()


def test_ways_lead_on_through_several_editions() -> None:
    chain = {
        "a": tiny("a", link("1", "b")),
        "b": tiny("b", link("1", "c", "close")),
        "c": tiny("c"),
    }
    (way,) = Crosswalk(chain["c"], chain).ways([link("1", "a", "broad")])
    assert [item.relation for item in way.links] == ["broad", "exact", "close"]
    assert way.comparability == "partial"


def test_two_parts_of_one_whole_are_not_compared() -> None:
    assert far(["broad", "narrow"]) == "none"
    assert far(["narrow", "broad"]) == "partial"
    assert far(["close", "broad", "exact", "narrow"]) == "none"


@given(st.lists(st.sampled_from(RELATIONS), min_size=1, max_size=4))
def test_a_chain_is_never_stronger_than_its_weakest_link(relations: list[Relation]) -> None:
    assert ORDER.index(far(relations)) <= ORDER.index(comparability(*relations))


@pytest.mark.parametrize(("first", "second"), list(product(RELATIONS, repeat=2)))
def test_a_step_more_never_strengthens(first: Relation, second: Relation) -> None:
    assert ORDER.index(far([first, second])) <= ORDER.index(far([first]))
    assert ORDER.index(far([first, second])) <= ORDER.index(far([second]))


def test_a_way_names_its_end() -> None:
    assert Way((link("1.1"), link("2.2", "federal-2021"))).code == "2.2"
