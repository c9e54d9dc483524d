"""Coverage: counts that agree with the data counted by hand, never more than their whole, with reasons for the rest."""

from __future__ import annotations

from collections import Counter

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from mqes_core.comparison.concepts.coverage import CHECKABLE, Counts
from mqes_core.i18n import translate
from mqes_core.model import Edition
from tests.comparison.concepts.samples import CONCEPTS, FRAMES, compared, made, side


def assert_sound(counts: Counts) -> None:
    assert max(counts.responsible, counts.dated, counts.checkable) <= counts.activities
    assert counts.numbered <= counts.indicators
    assert sum(count for _, count in counts.undated) == counts.activities - counts.dated


@given(made(), st.sampled_from(FRAMES))
def test_parts_never_exceed_their_whole(edition: Edition, frame: str) -> None:
    (item,) = side([edition], frame).concepts
    found = item.coverage
    for counts in (found.total, found.outside, *found.directions.values()):
        assert_sound(counts)
    assert found.total.activities <= found.outside.activities + sum(c.activities for c in found.directions.values())
    assert found.total.activities == sum(len(s.activities) for r in edition.roadmaps for s in r.sections)
    assert set(found.years) <= {2024, 2025}, "the plan runs in these years"
    assert all(count <= found.total.activities for count in found.years.values())
    assert not found.open_ended


def rows(concept: str) -> list[dict[str, object]]:
    files = [yaml.load(path.read_bytes(), Loader=yaml.CSafeLoader) for path in CONCEPTS[concept].glob("roadmap*.yaml")]
    files += [yaml.load(path.read_bytes(), Loader=yaml.CSafeLoader) for path in CONCEPTS[concept].glob("plan*.yaml")]
    return [row for file in files for section in file["roadmap"]["sections"] for row in section["activities"]]


@pytest.mark.parametrize("concept", CONCEPTS)
def test_totals_are_those_of_the_files(concept: str) -> None:
    total = compared().concepts[list(CONCEPTS).index(concept)].coverage.total
    found = rows(concept)
    assert total.activities == len(found)
    assert total.responsible == sum(bool(row.get("responsible")) for row in found)
    assert dict(total.undated).get("no_deadline", 0) == sum("timing" not in row for row in found)
    kinds = [{result["kind"] for result in row.get("results", ())} for row in found]  # type: ignore[index, attr-defined]
    assert total.checkable == sum(bool(names & CHECKABLE) for names in kinds)


def test_numbers_of_the_four() -> None:
    totals = {item.edition.concept.id: item.coverage.total for item in compared().concepts}
    assert {name: (found.indicators, found.numbered) for name, found in totals.items()} == {
        "dyatkovo": (53, 15),
        "nazran": (20, 20),
        "shatoy": (12, 0),
        "zelenchuk": (0, 0),
    }
    assert {name: found.dated for name, found in totals.items()} == {
        "dyatkovo": 96,
        "nazran": 27,
        "shatoy": 21,
        "zelenchuk": 104,
    }


def test_a_plan_without_an_end_says_so_and_counts_up_to_the_year_compared() -> None:
    coverage = {item.edition.concept.id: item.coverage for item in compared().concepts}
    assert [name for name, found in coverage.items() if found.open_ended] == ["zelenchuk"]
    assert max(coverage["zelenchuk"].years) == 2026
    assert set(coverage["nazran"].years) == {2021, 2022, 2023}


def test_stages_count_each_activity_once() -> None:
    for name, item in zip(CONCEPTS, compared().concepts, strict=True):
        expected = Counter(stage for row in rows(name) for stage in {link["stage"] for link in row["cycle"]})  # type: ignore[attr-defined]
        assert item.coverage.stages == expected


def test_every_reason_has_words() -> None:
    for item in compared().concepts:
        for why, _ in item.coverage.total.undated:
            for lang in ("ru", "en"):
                assert translate(f"compare.coverage.why.{why}", lang)
