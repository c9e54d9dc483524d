"""A clean plan has no findings, and a defect planted anywhere in it is found there and nowhere else."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mqes_core.lint import lint
from mqes_core.lint.subject import Path
from mqes_core.model import Edition
from mqes_core.model.roadmap import Stage, Timing
from mqes_core.model.sources import Source
from tests.lint.clean_plans import clean_editions, replace, with_plan

ON = date(2026, 11, 23)
Planted = tuple[Edition, Path]
Plant = Callable[[Edition, st.DataObject], Planted]


def found(edition: Edition) -> set[tuple[str, Path]]:
    return {(item.code, item.spot.path) for item in lint(edition, on=ON).findings}


def some_row(edition: Edition, data: st.DataObject, least: int = 0) -> tuple[int, int]:
    """A section and a row in it."""
    sections = edition.roadmaps[0].sections
    section = data.draw(st.integers(0, len(sections) - 1))
    return section, data.draw(st.integers(least, len(sections[section].activities) - 1))


def middle_row(edition: Edition, data: st.DataObject) -> tuple[int, int]:
    """A row that is not the first or the last of all, without which a stage might be empty."""
    sections = edition.roadmaps[0].sections
    every = [(at, index) for at, section in enumerate(sections) for index in range(len(section.activities))]
    return data.draw(st.sampled_from(every[1:-1]))


def row(section: int, index: int, *steps: str) -> Path:
    return ("roadmaps", 0, "sections", section, "activities", index, *steps)


def timed(printed: str, **changed: object) -> Plant:
    def plant(edition: Edition, data: st.DataObject) -> Planted:
        section, index = middle_row(edition, data) if "stage" in changed else some_row(edition, data)
        planted = replace(edition, section, index, timing=Timing(printed=printed), **changed)
        return planted, row(section, index, "timing")

    return plant


def repeated_number(edition: Edition, data: st.DataObject) -> Planted:
    section, index = some_row(edition, data, least=1)
    before = edition.roadmaps[0].sections[section].activities[index - 1].number
    last = len(edition.roadmaps[0].sections[section].activities) - 1
    if index < last:  # the rows behind would then skip a number, which is another defect
        section, index = section, last
        before = edition.roadmaps[0].sections[section].activities[last - 1].number
    return replace(edition, section, index, number=before), row(section, index, "number")


def skipped_number(edition: Edition, data: st.DataObject) -> Planted:
    section = data.draw(st.integers(0, len(edition.roadmaps[0].sections) - 1))
    last = len(edition.roadmaps[0].sections[section].activities) - 1
    return replace(edition, section, last, number=f"{section + 1}.{last + 3}"), row(section, last, "number")


def empty_stage(edition: Edition, _: st.DataObject) -> Planted:
    plan = edition.roadmaps[0]
    stage = Stage.model_validate(
        {"id": "third", "title": "Итоговый этап", "timing": {"printed": "2027 год"}, "source": Source(section="Этап 3")}
    )
    stages = (*plan.stages, stage)
    return with_plan(edition, plan.model_copy(update={"stages": stages})), ("roadmaps", 0, "stages", 2)


def used_before_made(edition: Edition, _: st.DataObject) -> Planted:
    section = len(edition.roadmaps[0].sections) - 1
    maker = edition.roadmaps[0].sections[section].activities[-1].id
    return replace(edition, 0, 0, uses=(maker,)), row(0, 0, "timing")


PLANTS: dict[str, Plant] = {
    "MQ150": repeated_number,
    "MQ151": skipped_number,
    "MQ450": timed("май 2026 года", stage="first"),
    "MQ451": timed("март 2028 года", stage=None),
    "MQ453": timed("октябрь 2023 года", stage=None),
    "MQ456": used_before_made,
    "MQ458": empty_stage,
    "MQ463": timed("следующего за отчётным)"),
    "MQ464": timed("Августсентябрь 2025 года", stage="second"),
}
COMPANIONS = {"MQ453": "MQ451"}
"""A deadline before the approval also lies before the plan."""


@given(clean_editions())
def test_a_clean_concept_has_no_findings(edition: Edition) -> None:
    assert found(edition) == set()


@pytest.mark.parametrize("code", PLANTS)
@given(edition=clean_editions(), data=st.data())
def test_a_planted_defect_is_found_at_its_place(code: str, edition: Edition, data: st.DataObject) -> None:
    planted, path = PLANTS[code](edition, data)
    expected = {(code, path)} | ({(COMPANIONS[code], path)} if code in COMPANIONS else set())
    assert found(planted) == expected
