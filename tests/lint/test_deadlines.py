"""Deadlines against the plan around them: where the line runs between inside and outside."""

from __future__ import annotations

from datetime import date

import pytest

from mqes_core.lint import lint
from mqes_core.model import Validity
from mqes_core.model.roadmap import Timing
from tests.lint.clean_plans import base, replace, with_plan

SCHOOL_YEAR = "2024-2025 учебный год"


def codes(printed: str, *, plan: str | None = None, years: tuple[int, int] | None = None) -> set[str]:
    """The findings about one deadline in a plan whose period is printed, or given by years, or not stated."""
    edition = replace(base(), 1, 0, timing=Timing(printed=printed), stage=None)
    others = replace(edition, 0, 0, timing=Timing(printed="октябрь 2024 года"), stage=None)
    others = replace(others, 0, 1, timing=Timing(printed="ноябрь 2024 года"), stage=None)
    period = Validity(since=date(years[0], 1, 1), until=date(years[1], 12, 31)) if years else Validity()
    update = {"period": period, "timing": Timing(printed=plan) if plan else None, "stages": ()}
    edition = with_plan(others, others.roadmaps[0].model_copy(update=update))
    here = ("roadmaps", 0, "sections", 1, "activities", 0, "timing")
    return {item.code for item in lint(edition, on=date(2026, 11, 23)).findings if item.spot.path == here}


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        ("сентябрь 2024 года", set()),
        ("август 2024 года", set()),  # preparing the year belongs to it
        ("август 2025 года", set()),  # and so does summing it up
        ("июль 2024 года", {"MQ451"}),
        ("сентябрь 2025 года", {"MQ451"}),
        ("август 2024 года – декабрь 2025 года", {"MQ451"}),
        ("2024 год", set()),  # whole years: the part that fits will do
        ("2025 год", set()),
        ("2024–2025 годы", set()),
        ("2023–2024 годы", {"MQ451"}),
        ("2026 год", {"MQ451"}),
        ("ежегодно", {"MQ457"}),
        ("октябрь 2024 года, далее ежегодно", {"MQ457"}),
        ("ежемесячно", set()),
        ("по графику Рособрнадзора", set()),
        ("постоянно", set()),
    ],
)
def test_in_a_plan_for_a_school_year(printed: str, expected: set[str]) -> None:
    assert codes(printed, plan=SCHOOL_YEAR) == expected


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        ("декабрь 2024 года", set()),
        ("январь 2025 года", {"MQ451"}),
        ("до 1 марта 2024 года", set()),
        ("ежегодно, май", {"MQ457"}),
        ("2 раза в год", set()),
    ],
)
def test_in_a_plan_for_a_calendar_year(printed: str, expected: set[str]) -> None:
    assert codes(printed, years=(2024, 2024)) == expected


@pytest.mark.parametrize(
    ("printed", "expected"),
    [("ежегодно, май", set()), ("май 2026 года", set()), ("май 2027 года", {"MQ451"}), ("май 2023 года", {"MQ453"})],
)
def test_a_plan_without_a_period_takes_the_years_of_the_concept(printed: str, expected: set[str]) -> None:
    assert codes(printed) == expected


def test_deadlines_that_need_a_year_are_counted() -> None:
    edition = with_plan(base(), base().roadmaps[0].model_copy(update={"period": Validity(), "stages": ()}))
    (item,) = [item for item in lint(edition, on=date(2026, 11, 23)).findings if item.code == "MQ462"]
    assert item.params == {"count": 1, "timing": "ежегодно, сентябрь"}
