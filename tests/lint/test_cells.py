"""Empty cells: one by one, or once for a plan; a heading row is filled by its sub-rows."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mqes_core.lint.families.cells import without
from mqes_core.lint.rule import Defect
from tests.lint.made import Data, found, paths, rows, subject


def planned(filled: list[bool], cell: str = "responsible") -> list[Defect]:
    """The findings in a plan of one section whose rows fill the cell or not."""

    def change(data: Data) -> None:
        row = rows(data)[0] | {cell: [], "stage": None}
        section = data["roadmaps"][0]["sections"][0]
        section["activities"] = [row | {"id": f"r{at}", cell: ["ОО"] if it else []} for at, it in enumerate(filled)]
        data["roadmaps"][0]["sections"] = [section]

    return found(without(cell), subject(change))


@given(st.lists(st.booleans(), min_size=2, max_size=40))
def test_every_empty_cell_is_told_and_many_of_them_once(filled: list[bool]) -> None:
    empty = [at for at, it in enumerate(filled) if not it]
    told = planned(filled)
    if len(empty) == len(filled) or len(empty) > 12:
        (defect,) = told
        assert defect.path == ("roadmaps", 0)
        assert defect.params["what"].params == {"count": len(empty), "total": len(filled)}
        assert str(defect.params["what"]).endswith(".all" if len(empty) == len(filled) else ".many")
    else:
        assert [defect.path[-1] for defect in told] == empty


def test_a_plan_of_one_row_is_told_at_the_row() -> None:
    assert [defect.path[-1] for defect in planned([False])] == [0]


@pytest.mark.parametrize(
    ("cell", "dash"),
    [
        ("timing", {"printed": "–"}),
        ("responsible", ["-"]),
        ("responsible", ["—", "…"]),
        ("results", [{"kind": "other", "title": "---"}]),
    ],
)
def test_a_dash_says_nothing(cell: str, dash: object) -> None:
    assert paths(without(cell), subject(lambda data: rows(data)[0].update({cell: dash}))) == [
        "roadmaps[0].sections[0].activities[0]"
    ]


@pytest.mark.parametrize("cell", ["timing", "responsible", "results"])
def test_a_heading_row_is_filled_by_its_sub_rows(cell: str) -> None:
    def change(data: Data) -> None:
        heading, part = rows(data)
        value = heading.pop(cell)
        part["parent"] = heading["id"]
        part[cell] = value

    assert paths(without(cell), subject(change)) == []

    def empty_below(data: Data) -> None:
        change(data)
        del rows(data)[1][cell]

    first = "roadmaps[0].sections[0].activities"
    assert paths(without(cell), subject(empty_below)) == [f"{first}[0]", f"{first}[1]"]
