"""Rows are counted against what is printed: none is lost, each gap has a reason, and the numbers add up."""

from __future__ import annotations

from importlib.resources import files
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mqes_core.completeness import Coverage, coverage
from mqes_core.i18n import translate
from mqes_core.loading import load_edition
from mqes_core.model import Edition
from mqes_core.model.concept import Concept
from mqes_core.model.roadmap import Roadmap
from mqes_core.model.tables import Table

CONCEPTS = {"dyatkovo": "2021", "nazran": "2021", "shatoy": "2022", "zelenchuk": "2021"}
PLACE = {"section": "I"}
LINK = {"frame": "federal-2020", "code": "1.1", "relation": "exact"}


def edition(activities: list[dict[str, Any]], tables: list[dict[str, Any]], *, direction: str | None = "d1") -> Edition:
    """An edition with one plan of one part, whose rows these are."""
    directions = tuple(
        {"id": name, "title": name, "source": PLACE, "mappings": links} for name, links in (("d1", (LINK,)), ("d2", ()))
    )
    concept = Concept.model_validate(
        {
            "id": "sample",
            "edition": "2021",
            **dict.fromkeys(("title", "municipality", "region", "subject"), "Слова"),
            "validity": {},
            "documents": ({"id": "order", "kind": "order", "title": "Приказ"},),
            "directions": directions,
            "tables": tuple({"title": "Строки", "holds": "activities", "source": PLACE, **table} for table in tables),
        }
    )
    section = {
        "id": "s1",
        "title": "Раздел",
        "direction": direction,
        "source": PLACE,
        "activities": tuple({"title": "Строка", "source": PLACE, **item} for item in activities),
    }
    head = {"id": "plan", "title": "План", "period": {}, "source": PLACE}
    return Edition(concept=concept, roadmaps=(Roadmap.model_validate({**head, "sections": (section,)}),))


def row(number: int, *, timed: bool = True, staged: bool = True) -> dict[str, Any]:
    return {
        "id": f"a{number}",
        "timing": {"printed": "май"} if timed else None,
        "cycle": ({"stage": "analysis", "relation": "exact"},) if staged else (),
    }


@given(st.lists(st.tuples(st.booleans(), st.booleans()), max_size=6), st.integers(0, 8))
def test_every_row_is_counted_and_every_gap_explained(marks: list[tuple[bool, bool]], printed: int) -> None:
    rows = [row(number, timed=timed, staged=staged) for number, (timed, staged) in enumerate(marks)]
    (found,) = coverage(edition(rows, [{"id": "t", "rows": printed}])).tables
    assert found.encoded == len(rows)
    assert (found.mapped, found.staged) == (len(rows), sum(staged for _, staged in marks))
    assert found.evaluable == sum(timed for timed, _ in marks)
    assert found.complete == (printed == len(rows))
    for step, count in (("mapped", found.mapped), ("staged", found.staged), ("evaluable", found.evaluable)):
        gaps = [gap for gap in found.gaps if gap.step == step]
        assert found.encoded - (count or 0) == sum(gap.rows for gap in gaps) == sum(len(gap.ids) for gap in gaps)
    (lost, *_) = [gap for gap in found.gaps if gap.step == "encoded"] or [None]
    assert (lost is None) == found.complete
    if lost is not None:
        assert (lost.rows, lost.reason) == (abs(printed - len(rows)), "missing" if printed > len(rows) else "surplus")


def test_a_part_without_a_direction_or_with_an_unlinked_one_is_not_mapped() -> None:
    for direction, reason in ((None, "no_direction"), ("d2", "direction_unlinked")):
        (found,) = coverage(edition([row(1)], [{"id": "t", "rows": 1}], direction=direction)).tables
        assert (found.mapped, [gap.reason for gap in found.gaps]) == (0, [reason])


def test_merged_rows_count_as_printed_and_only_when_all_are_there() -> None:
    rows = [row(1), row(2), row(3, timed=False)]
    merged = (
        {"items": ("a1",), "rows": 4, "because": "Четыре строки"},
        {"items": ("a2", "a3"), "rows": 1, "because": "Одна"},
    )
    (found,) = coverage(edition(rows, [{"id": "t", "rows": 5, "merged": merged}])).tables
    assert (found.encoded, found.complete, found.evaluable) == (5, True, 4)
    (found,) = coverage(edition(rows[:2], [{"id": "t", "rows": 5, "merged": merged}])).tables
    assert (found.encoded, found.gaps[0].reason) == (4, "missing")


def test_a_table_counts_the_plan_or_the_part_it_stands_in() -> None:
    tables: list[dict[str, Any]] = [{"id": name, "within": name, "rows": 1} for name in ("plan", "s1", "other")]
    assert [item.encoded for item in coverage(edition([row(1)], tables)).tables] == [1, 1, 0]


def test_what_cannot_be_mapped_or_evaluated_has_no_count() -> None:
    kinds = ("acts", "indicators", "mechanisms", "passport", "requirements", "targets")
    found = coverage(edition([], [{"id": kind, "holds": kind, "rows": 0} for kind in kinds])).tables
    assert {item.table.holds: (item.mapped, item.staged, item.evaluable) for item in found} == {
        "acts": (None, None, None),
        "indicators": (0, None, 0),
        "mechanisms": (0, None, None),
        "passport": (0, 0, 0),
        "requirements": (None, None, 0),
        "targets": (None, None, 0),
    }


@pytest.mark.parametrize(("name", "year"), CONCEPTS.items())
def test_every_row_of_the_four_documents_is_encoded(name: str, year: str) -> None:
    found: Coverage = coverage(load_edition(files(f"mqes_{name}") / "data" / year))
    assert found.tables
    assert [item.table.id for item in found.tables if not item.complete] == []


def test_the_rows_of_the_four_documents() -> None:
    rows: dict[str, int] = {}
    for name, year in CONCEPTS.items():
        for item in coverage(load_edition(files(f"mqes_{name}") / "data" / year)).tables:
            table: Table = item.table
            key = f"{name} {table.holds}"
            rows[key] = rows.get(key, 0) + item.encoded
    assert rows == {
        "dyatkovo passport": 81,
        "dyatkovo targets": 53,
        "dyatkovo activities": 117,
        "nazran indicators": 22,
        "nazran activities": 37,
        "nazran acts": 10,
        "shatoy requirements": 14,
        "shatoy mechanisms": 15,
        "shatoy indicators": 12,
        "shatoy activities": 22,
        "shatoy acts": 6,
        "zelenchuk activities": 117,
        "zelenchuk acts": 14,
    }


def test_every_reason_has_words_in_both_languages() -> None:
    from typing import get_args

    from mqes_core.completeness import Reason, Step

    for lang in ("ru", "en"):
        for key in (*(f"reason.{name}" for name in get_args(Reason)), *(f"step.{name}" for name in get_args(Step))):
            assert translate(f"coverage.{key}", "ru" if lang == "ru" else "en")
