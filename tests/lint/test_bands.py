"""Findings about rows of a scale, held against an independent count of the rows that hold a value."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mqes_core.lint import Finding, lint
from mqes_core.lint.subject import dotted
from tests.lint.clean_scorings import COUNT, SHARE, Data, bands, scored

ON = date(2026, 11, 23)
SCALE = "scoring.criteria[0].indicators[0].scale"


def found(measure: Data, rows: list[Data], **scale: Any) -> dict[str, list[Finding]]:
    """The findings of this family by code."""
    edition = scored(measure, {"scale": bands(rows, **scale)})
    by_code: dict[str, list[Finding]] = {}
    for item in lint(edition, on=ON).findings:
        if "MQ260" <= item.code <= "MQ264":
            by_code.setdefault(item.code, []).append(item)
    return by_code


def holding(rows: list[Data], value: Fraction | int) -> list[int]:
    """The rows that hold a value, by plain comparison with what is written."""
    held = []
    for index, row in enumerate(rows):
        ends = {key: Fraction(end) for key, end in row.items() if key != "points"}
        if (
            ends.get("equals", value) == value
            and ends.get("at_least", value) <= value <= ends.get("at_most", value)
            and not ("more_than" in ends and value <= ends["more_than"])
            and not ("less_than" in ends and value >= ends["less_than"])
        ):
            held.append(index)
    return held


@st.composite
def any_rows(draw: st.DrawFn) -> list[Data]:
    """Rows of any kind on halves from 0 to 100, in any order; gaps and overlaps are likely."""
    rows: list[Data] = []
    for points in range(draw(st.integers(1, 4))):
        low, high = sorted(draw(st.lists(st.integers(0, 200), min_size=2, max_size=2, unique=True)))
        lower = draw(st.sampled_from([{"at_least": half(low)}, {"more_than": half(low)}, {}]))
        upper = draw(st.sampled_from([{"at_most": half(high)}, {"less_than": half(high)}, {}]))
        ends = {**lower, **upper} or {"equals": half(low)}
        rows.append(ends | {"points": points})
    return rows


def half(number: int) -> str:
    return str(Fraction(number, 2)) if number % 2 else str(number // 2)


def fine(measure: Data) -> list[Fraction | int]:
    """Values that can occur, finer than any bound: every stretch between two bounds holds one."""
    return list(range(205)) if measure is COUNT else [Fraction(number, 4) for number in range(401)]


@pytest.mark.parametrize("measure", [SHARE, COUNT], ids=["share", "count"])
@given(rows=any_rows())
def test_what_is_said_of_rows_is_so(measure: Data, rows: list[Data]) -> None:
    values = fine(measure)
    held = {value: holding(rows, value) for value in values}
    inside = [value for value in values if held[value]]
    findings = found(measure, rows)

    gap = [value for value in values if inside and inside[0] < value < inside[-1] and not held[value]]
    assert bool(gap) == ("MQ260" in findings)
    for item in findings.get("MQ260", []):
        for value in item.params["values"]:
            assert inside[0] < value < inside[-1]
            assert holding(rows, value) == []
            assert measure is SHARE or value == int(value)

    for item in findings.get("MQ261", []):
        first, second = item.params["first"], item.params["second"]
        assert {first, second} <= set(holding(rows, item.params["value"]))  # a row's points are its place here
        assert first != second
        assert dotted(item.spot.path) == f"{SCALE}.bands[{second}]"
    assert any(len(rows_held) > 1 for rows_held in held.values()) == ("MQ261" in findings)

    assert (bool(inside) and not held[values[-1]]) == ("MQ262" in findings)
    assert (bool(inside) and not held[values[0]]) == ("MQ263" in findings)
    for code in ("MQ262", "MQ263"):
        for item in findings.get(code, []):
            assert holding(rows, item.params["value"]) == []
            assert measure is COUNT or 0 <= item.params["value"] <= 100

    reached = {index for rows_held in held.values() for index in rows_held}
    told = {dotted(item.spot.path) for item in findings.get("MQ264", [])}
    assert told == {f"{SCALE}.bands[{index}]" for index in range(len(rows)) if index not in reached}


@pytest.mark.parametrize(
    ("measure", "rows", "values"),
    [
        (SHARE, [(0, 49), (50, 79), (80, 100)], (Fraction(99, 2), Fraction(159, 2))),
        (COUNT, [(0, 4), (5, 9), (10, 99)], None),
        (COUNT, [(0, 4), (6, 9), (11, 99)], (5, 10)),
        ({"kind": "number"}, [(0, 4), (5, 9)], (Fraction(9, 2),)),
        ({"kind": "rate", "counted": "часть", "out_of": "целое", "per": 1000}, [(0, 20), (40, 60)], (30,)),
    ],
    ids=["whole percents", "whole numbers follow", "a number left out", "a number", "a rate"],
)
def test_a_gap_is_shown_by_its_values(measure: Data, rows: list[tuple[int, int]], values: tuple[Any, ...]) -> None:
    data = [{"at_least": low, "at_most": high, "points": n} for n, (low, high) in enumerate(rows)]
    findings = found(measure, data).get("MQ260", [])
    assert [item.params["values"] for item in findings] == ([values] if values else [])


def test_the_value_is_written_as_a_reader_writes_it() -> None:
    rows = [{"at_least": 0, "at_most": 79, "points": 1}, {"at_least": 80, "at_most": 99, "points": 2}]
    (gap,) = found(SHARE, [*rows, {"equals": 100, "points": 3}])["MQ260"]
    assert "79,5 или 99,5 %" in gap.message("ru")
    assert "79.5 or 99.5 %" in gap.message("en")


@pytest.mark.parametrize(("top", "value"), [(15, 16), (100, None), ("99.5", 100)])
def test_the_next_whole_value_shows_where_a_share_stops_short(top: Any, value: int | None) -> None:
    findings = found(SHARE, [{"at_least": 0, "at_most": top, "points": 1}]).get("MQ262", [])
    assert [item.params["value"] for item in findings] == ([] if value is None else [value])


def test_what_the_document_says_of_the_rest_closes_the_ends() -> None:
    rows = [{"at_least": 20, "less_than": 40, "points": 1}]
    assert set(found(SHARE, rows)) == {"MQ262", "MQ263"}
    assert found(SHARE, rows, below=0, above=2) == {}


def test_shared_bounds_lie_in_two_rows() -> None:
    rows = [{"at_least": low, "at_most": low + 20, "points": low} for low in (0, 20, 40, 60, 80)]
    assert [item.params["value"] for item in found(SHARE, rows)["MQ261"]] == [20, 40, 60, 80]


def test_rows_of_a_change_are_looked_at_too() -> None:
    rows = [{"less_than": 0, "points": 0}, {"at_least": 1, "points": 1}]
    change = {"kind": "change", "by": "difference", "scale": bands(rows)}
    (item,) = (item for item in lint(scored(SHARE, {"scale": change}), on=ON).findings if item.code == "MQ260")
    assert dotted(item.spot.path) == f"{SCALE}.scale.bands[0]"
    assert item.params["values"] == (Fraction(1, 2),)
    assert "п. п." in item.message()
