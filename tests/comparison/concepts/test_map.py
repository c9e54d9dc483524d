"""The map: nothing dropped, no cell without rows or a reason, order of concepts of no consequence."""

from __future__ import annotations

from collections import Counter

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from mqes_core.comparison.concepts import SideBySide
from mqes_core.comparison.concepts.cells import Cell, Reason
from mqes_core.comparison.concepts.columns import Column, Why
from mqes_core.comparison.concepts.marks import MARKS, cell_mark
from mqes_core.comparison.concepts.provisions import provisions
from mqes_core.comparison.concepts.record import comparison_record
from mqes_core.loading import frames, management_cycle
from mqes_core.model import Edition
from tests.comparison.concepts.samples import CONCEPTS, FRAMES, compared, made, side, the_four

STAGES = [stage.id for stage in management_cycle().stages]


def cells(column: Column) -> list[Cell]:
    return [cell for entry in column.entries for cell in entry.cells]


def assert_whole(column: Column) -> None:
    """Every cell has rows or a reason, never both; everything provided stands somewhere."""
    for cell in cells(column):
        assert bool(cell.placed) != (cell.blank is not None)
        assert all(item.counts for item in cell.placed)
        assert not any(item.counts for item in cell.related)
        assert cell_mark(cell).state in MARKS
    for entry in column.entries:
        assert [cell.stage for cell in entry.cells][: len(STAGES)] == STAGES
    stands = {item.provision.key for cell in cells(column) for item in (*cell.placed, *cell.related)}
    stands |= {item.provision.key for item in column.outside}
    assert stands == {item.key for item in provisions(column.edition)}


def test_keys_are_unique() -> None:
    for edition in the_four():
        keys = Counter(item.key for item in provisions(edition))
        assert keys
        assert max(keys.values()) == 1


@pytest.mark.parametrize("frame", FRAMES)
def test_the_four_are_whole(frame: str) -> None:
    for item in compared(frame).concepts:
        assert_whole(item.column)


@given(made(), st.sampled_from(FRAMES))
def test_made_up_concepts_are_whole(edition: Edition, frame: str) -> None:
    (item,) = side([edition], frame).concepts
    assert_whole(item.column)


@given(made("one"), made("two"), st.sampled_from(FRAMES))
def test_a_concept_does_not_change_what_stands_beside_it(one: Edition, two: Edition, frame: str) -> None:
    def records(*editions: Edition) -> list[object]:
        return list(comparison_record(side(editions, frame))["concepts"])

    both, turned = records(one, two), records(two, one)
    assert both == turned[::-1]
    assert both == [*records(one), *records(two)]


@given(made(), st.sampled_from(FRAMES))
def test_a_concept_beside_itself_is_equal_everywhere(edition: Edition, frame: str) -> None:
    record = comparison_record(side([edition, edition], frame))
    assert record["concepts"][0] == record["concepts"][1]
    for group in record["indicators"]:
        for pair in group["pairs"]:
            if pair["first"]["key"] == pair["second"]["key"]:
                assert (pair["comparability"], pair["limits"]) == ("comparable", [])


def naive(concept: str) -> dict[tuple[str, str], set[str]]:
    """The cells under the edition of 2020, worked out from the files by hand: plans and passports."""
    found: dict[tuple[str, str], set[str]] = {}
    data = [yaml.load(path.read_bytes(), Loader=yaml.CSafeLoader) for path in CONCEPTS[concept].glob("*.yaml")]
    (about,) = (item["concept"] for item in data if item["kind"] == "concept")
    codes = {
        item["id"]: [
            link["code"]
            for link in item.get("mappings", ())
            if link["frame"] == "federal-2020" and link["relation"] != "related"
        ]
        for item in about.get("directions", ())
    }

    def put(direction: str | None, cycle: list[dict[str, str]], key: str) -> None:
        for code in codes.get(direction or "", ()):
            for link in cycle:
                if link["relation"] != "related":
                    found.setdefault((code, link["stage"]), set()).add(key)

    for item in data:
        if item["kind"] == "roadmap":
            plan = item["roadmap"]
            for section in plan.get("sections", ()):
                for row in section.get("activities", ()):
                    put(section.get("direction"), row.get("cycle", []), f"{plan['id']}/{row['id']}")
            passport = plan.get("passport", {"rows": []})
            for row in passport["rows"]:
                first = plan["sections"][0].get("direction")
                key = f"{plan['id']}/{passport['id']}/{row['id']}"
                put(first, row.get("cycle", []), key)
                for place, _ in enumerate(row.get("targets", ()), start=1):
                    put(first, [{"stage": "indicators", "relation": "exact"}], f"{key}/{place}")
    return found


@pytest.mark.parametrize("concept", CONCEPTS)
def test_each_cell_holds_what_the_files_say(concept: str) -> None:
    column = compared().concepts[list(CONCEPTS).index(concept)].column
    stands = {
        (entry.direction.code, cell.stage): keys
        for entry in column.entries
        for cell in entry.cells
        if (keys := {item.provision.key for item in cell.placed if item.provision.kind != "indicator"})
    }
    assert stands == naive(concept)


def reasons(it: SideBySide, concept: str) -> Counter[Reason | None]:
    column = it.concepts[list(CONCEPTS).index(concept)].column
    return Counter(cell.blank.reason if cell.blank else None for cell in cells(column))


def test_blanks_of_the_four_have_their_reasons() -> None:
    it = compared()
    assert reasons(it, "dyatkovo") == {None: 80, Reason.NO_STAGE: 1}
    assert reasons(it, "shatoy") == {Reason.NOT_APPLICABLE: 81}
    assert reasons(it, "nazran") == {None: 16, Reason.NO_STAGE: 37, Reason.RELATED_ONLY: 2, Reason.CUT_OFF: 26}
    assert reasons(it, "zelenchuk") == {None: 37, Reason.NO_STAGE: 40, Reason.RELATED_ONLY: 4}


def test_where_the_copy_breaks_off_nothing_is_called_absent() -> None:
    column = compared().concepts[list(CONCEPTS).index("nazran")].column
    heads = column.entry("2.2")
    assert {cell.blank.readings for cell in heads.cells if cell.blank} == {("copy-breaks-off",)}
    assert column.entry("2.3").reason is Reason.CUT_OFF
    assert column.entry("1.1").reason is None


def test_a_direction_of_a_later_edition_alone_is_not_held_against_a_document_of_the_earlier() -> None:
    it = compared("federal-2021")
    for concept in ("nazran", "zelenchuk"):
        column = it.concepts[list(CONCEPTS).index(concept)].column
        assert column.entry("2.4").reason is Reason.NOT_IN_EDITION
    assert it.concepts[0].column.entry("2.4").filled == 8


def test_what_the_chosen_edition_has_no_place_for_stands_outside_with_its_reason() -> None:
    why = {item.edition.concept.id: Counter(found.why for found in item.column.outside) for item in compared().concepts}
    assert why == {
        "dyatkovo": {Why.NOT_IN_EDITION: 25},
        "nazran": {Why.RELATED: 3},
        "shatoy": {Why.NO_DIRECTION: 34},
        "zelenchuk": {},
    }


def test_a_direction_that_the_document_lacks_is_missing_as_a_whole() -> None:
    zelenchuk = the_four()[3]
    fewer = zelenchuk.concept.model_copy(update={"directions": zelenchuk.concept.directions[:-1]})
    sections = zelenchuk.roadmaps[0].sections[:-1]
    plan = zelenchuk.roadmaps[0].model_copy(update={"sections": sections})
    (item,) = side([zelenchuk.model_copy(update={"concept": fewer, "roadmaps": (plan,)})]).concepts
    assert item.column.entry("2.5").reason is Reason.NO_DIRECTION


def test_goals_of_the_document_as_a_whole_are_said_to_be_such() -> None:
    column = compared().concepts[list(CONCEPTS).index("nazran")].column
    goals = column.entry("1.1").cells[0]
    assert goals.blank is not None
    assert goals.blank.params == {"whole": len(column.edition.concept.goals)}


def test_provisional_cells_are_told_from_confirmed_ones() -> None:
    entry = compared().concepts[0].column.entry("1.1")
    assert [cell_mark(cell).sign for cell in entry.cells] == ["1", "7", "1", "8", "1?", "2", "2", "1", "1"]
    nazran = compared().concepts[1].column
    assert cell_mark(nazran.entry("1.1").cells[1]) == ("provisional", "~11?", True)
    assert cell_mark(nazran.entry("1.3").cells[1]) == ("confirmed", "~6", True)


def test_rows_without_a_stage_have_a_place_of_their_own() -> None:
    zelenchuk = the_four()[3]
    first = zelenchuk.roadmaps[0].sections[0]
    rows = tuple(row.model_copy(update={"cycle": ()}) for row in first.activities)
    section = first.model_copy(update={"activities": rows})
    plan = zelenchuk.roadmaps[0].model_copy(update={"sections": (section,)})
    (item,) = side([zelenchuk.model_copy(update={"roadmaps": (plan,)})]).concepts
    entry = item.column.entry("1.1")
    assert entry.cells[-1].stage is None
    assert len(entry.cells[-1].placed) == len(rows)
    assert entry.filled == 0


def test_every_frame_keeps_its_own_directions() -> None:
    for frame in FRAMES:
        codes = [direction.code for direction in frames()[frame].directions]
        for item in compared(frame).concepts:
            assert [entry.direction.code for entry in item.column.entries] == codes
