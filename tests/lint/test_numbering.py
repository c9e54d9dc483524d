"""Printed numbers: repeated, skipped, begun late; letters of the wrong alphabet and lost numbers are borne."""

from __future__ import annotations

import pytest

from mqes_core.lint.families.numbering import repeated, sections_numbered_twice, skipped, starts_late
from mqes_core.lint.rule import Check
from tests.lint.made import Data, paths, subject

ROWS = "roadmaps[0].sections[{}].activities[{}].number"


def numbered(check: Check, *parts: list[str | None], sections: list[str | None] | None = None) -> list[str]:
    """Where a check finds something in a plan of parts with rows of these numbers."""

    def change(data: Data) -> None:
        plan = data["roadmaps"][0]
        row, part = plan["sections"][0]["activities"][0], plan["sections"][0]
        plan["sections"] = [
            part
            | {
                "id": f"s{place}",
                "number": sections[place] if sections else None,
                "activities": [
                    row | {"id": f"s{place}r{index}", "number": number} for index, number in enumerate(numbers)
                ],
            }
            for place, numbers in enumerate(parts)
        ]

    return paths(check, subject(change))


@pytest.mark.parametrize(
    ("numbers", "told"),
    [
        (["1", "2", "3"], []),
        (["1.", "2)", "3"], []),
        (["1", "3"], [1]),
        (["1", None, "3"], []),
        (["1.9", "1.10", "1.12"], [2]),
        (["1.1", "2.3"], []),
        (["а)", "г)"], []),
        (["1", "1.1", "2"], []),
    ],
)
def test_skipped(numbers: list[str | None], told: list[int]) -> None:
    assert numbered(skipped, numbers) == [ROWS.format(0, at) for at in told]


@pytest.mark.parametrize(
    ("numbers", "told"), [(["1", "1."], [1]), (["1.1", "1.1.", "1.1"], [1, 2]), (["1", "2"], []), ([None, None], [])]
)
def test_repeated(numbers: list[str | None], told: list[int]) -> None:
    assert numbered(repeated, numbers) == [ROWS.format(0, at) for at in told]


@pytest.mark.parametrize(
    ("numbers", "told"), [(["I", "II", "III"], []), (["ІХ", "IX"], [1]), (["IV", "4"], [1]), (["I", None, "I"], [2])]
)
def test_sections_with_latin_and_cyrillic_letters(numbers: list[str | None], told: list[int]) -> None:
    parts: list[list[str | None]] = [["1"]] * len(numbers)
    assert numbered(sections_numbered_twice, *parts, sections=numbers) == [
        f"roadmaps[0].sections[{at}].number" for at in told
    ]


@pytest.mark.parametrize(
    ("parts", "told"),
    [
        ([["1", "2"], ["1", "2"]], []),
        ([["1", "2"], ["3", "4"]], []),
        ([["1.1", "1.2"], ["2.1"]], []),
        ([["4", "5"]], [0]),
        ([["1"], ["5"]], [1]),
        ([[None, "4"]], []),
        ([["2.7"], ["2.8"]], [0]),
        ([[], ["2"]], [1]),
    ],
)
def test_begun_late(parts: list[list[str | None]], told: list[int]) -> None:
    assert numbered(starts_late, *parts) == [ROWS.format(at, 0) for at in told]
