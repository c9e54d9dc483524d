"""What text, tables and plans name is the same, or the odd one is told."""

from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from mqes_core.lint.families.named import direction_not_everywhere, direction_not_planned, indicator_not_everywhere
from tests.lint.made import Data, found, paths, subject

TEXT, TABLE = {"section": "5"}, {"section": "5", "table": "2"}


def directions(*places: tuple[dict[str, str], ...]) -> Any:
    def change(data: Data) -> None:
        data["concept"]["directions"] = [
            {"id": f"d{at}", "title": f"Направление {at}", "source": first, "also": others}
            for at, (first, *others) in enumerate(places)
        ]
        for section in data["roadmaps"][0]["sections"]:
            section["direction"] = None

    return subject(change)


@given(st.integers(2, 9), st.integers(0, 8))
def test_the_one_that_the_text_leaves_out(count: int, odd: int) -> None:
    places: list[tuple[dict[str, str], ...]] = [(TEXT, TABLE)] * count
    places[odd % count] = (TABLE,)
    (defect,) = found(direction_not_everywhere, directions(*places))
    assert defect.path == ("concept", "directions", odd % count)
    assert defect.params["what"].params["where"] == "lint.in_text"
    assert (defect.params["what"].params["count"], defect.params["what"].params["total"]) == (count - 1, count)


@given(st.lists(st.sampled_from([TEXT, TABLE, {"document": "plan"}, {"document": "table"}]), min_size=1, max_size=8))
def test_things_that_each_stand_in_one_place_are_no_lists(places: list[dict[str, str]]) -> None:
    assert found(direction_not_everywhere, directions(*((place,) for place in places))) == []


def test_a_passing_mention_makes_no_list() -> None:
    assert found(direction_not_everywhere, directions((TEXT, TABLE), (TEXT,), (TEXT,), (TEXT,))) == []


def test_another_document_is_named_in_words() -> None:
    (defect,) = found(direction_not_everywhere, directions((TEXT, {"document": "plan"}), (TEXT,)))
    where = defect.params["what"].params["where"]
    assert (where, where.params) == ("lint.in_document", {"title": "Приложение 2. План мероприятий"})


def test_a_table_of_mechanisms_names_every_direction() -> None:
    def change(data: Data) -> None:
        source = {"section": "8", "table": "2", "row": "1"}
        data["concept"]["mechanism_uses"] = [{"id": "use", "direction": "training", "source": source}]

    assert paths(direction_not_everywhere, subject(change)) == ["concept.directions[1]"]


def test_directions_and_parts_of_plans() -> None:
    def without_part(data: Data) -> None:
        data["roadmaps"][0]["sections"][1]["direction"] = None

    assert paths(direction_not_planned, subject(without_part)) == ["concept.directions[1]", "roadmaps[0].sections[1]"]

    def without_any(data: Data) -> None:
        for section in data["roadmaps"][0]["sections"]:
            section["direction"] = None

    assert paths(direction_not_planned, subject(without_any)) == []


def test_two_of_the_text_that_are_one_in_the_table() -> None:
    def change(data: Data) -> None:
        first, second = data["scoring"]["criteria"]
        first["also"] = [{"section": "7", "row": "1.1"}, {"section": "7", "row": "1.2"}]
        second["also"] = [{"section": "7", "row": "2"}]

    (defect,) = found(indicator_not_everywhere, subject(change))
    assert defect.path == ("scoring", "criteria", 0)
    assert (defect.params["what"], defect.params["what"].params["count"]) == ("lint.merged", 2)


def test_indicators_are_compared_with_indicators_and_criteria_with_criteria() -> None:
    def change(data: Data) -> None:
        for criterion in data["scoring"]["criteria"]:
            for indicator in criterion["indicators"]:
                indicator["also"] = [{"section": "7"}]
        del data["scoring"]["criteria"][0]["indicators"][0]["also"]

    assert paths(indicator_not_everywhere, subject(change)) == ["scoring.criteria[0].indicators[0]"]
