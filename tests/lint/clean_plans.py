"""Made-up concepts without a defect, of any size, as a strategy; defects are planted into them elsewhere."""

from __future__ import annotations

from functools import cache
from typing import Any

from hypothesis import strategies as st

from mqes_core.lint.rules import CLEAN
from mqes_core.loading import load_edition
from mqes_core.model import Edition
from mqes_core.model.roadmap import Activity, CycleLink, Result, Roadmap, RoadmapSection, Timing
from mqes_core.model.sources import Source

MONTHS = (
    "январь",
    "февраль",
    "март",
    "апрель",
    "май",
    "июнь",
    "июль",
    "август",
    "сентябрь",
    "октябрь",
    "ноябрь",
    "декабрь",
)
TITLES = (
    "Перечень участников проекта", "Семинар для классных руководителей", "Опрос родителей", "Выездная консультация",
    "Сводный доклад главе", "Экскурсия на предприятие", "Проверка личных дел", "Летняя смена", "Конкурс чтецов",
    "Договоры с вузами", "Банк заданий", "Наставничество молодых учителей", "Обновление сайта", "Олимпиада по физике",
    "Закупка оборудования", "Встреча с работодателями", "Разбор ошибок диктанта", "Утверждение нормативов",
)  # fmt: skip
STAGES = ("gathering", "analysis", "recommendations", "activities", "decisions")


@cache
def base() -> Edition:
    """The concept that the examples of rules stand in."""
    return load_edition(CLEAN)


@st.composite
def rows(draw: st.DrawFn, section: int, number: int, title: str) -> Activity:
    """A row whose deadline fits its stage."""
    stage = draw(st.sampled_from(["first", "second"]))
    month = draw(st.sampled_from(MONTHS))
    if stage == "first":
        printed = f"{month} 2024 года"
    else:
        printed = draw(st.sampled_from([f"{month} 2025 года", f"{month} 2026 года", f"ежегодно, {month}"]))
    cycle = draw(st.sampled_from(STAGES))
    return Activity(
        id=f"row-{section}-{number}",
        number=f"{section}.{number}",
        title=_text(title),
        timing=Timing(printed=printed),
        responsible=("Управление образования",),
        results=(Result(kind="report", title=_text("Справка")),),
        stage=stage,
        cycle=(CycleLink(stage=cycle, relation="exact"),),
        source=Source(document="plan", section=str(section), row=f"{section}.{number}"),
    )


@st.composite
def clean_editions(draw: st.DrawFn) -> Edition:
    """A concept without a defect whose plan has two or more sections of two or more rows, and rows in every stage."""
    plan = base().roadmaps[0]
    sizes = draw(st.lists(st.integers(2, 4), min_size=2, max_size=4))
    titles = iter(draw(st.permutations(TITLES)))
    sections = []
    for index, size in enumerate(sizes, 1):
        activities = [draw(rows(index, number, next(titles))) for number in range(1, size + 1)]
        direction = base().concept.directions[(index - 1) % 2]
        sections.append(
            RoadmapSection(
                id=f"section-{index}",
                number=str(index),
                title=direction.title,
                direction=direction.id,
                activities=tuple(activities),
                source=Source(document="plan", section=str(index)),
            )
        )
    first, last = sections[0].activities[0], sections[-1].activities[-1]
    sections[0] = _with(
        sections[0], 0, first.model_copy(update={"stage": "first", "timing": _printed("май 2024 года")})
    )
    late = last.model_copy(update={"stage": "second", "timing": _printed("май 2026 года")})
    sections[-1] = _with(sections[-1], len(sections[-1].activities) - 1, late)
    return with_plan(base(), plan.model_copy(update={"sections": tuple(sections)}))


def with_plan(edition: Edition, plan: Roadmap) -> Edition:
    """The edition with another plan."""
    return edition.model_copy(update={"roadmaps": (plan,)})


def replace(edition: Edition, section: int, row: int, **changed: Any) -> Edition:
    """The edition with something changed at one row of its plan."""
    plan = edition.roadmaps[0]
    parts = list(plan.sections)
    parts[section] = _with(parts[section], row, parts[section].activities[row].model_copy(update=changed))
    return with_plan(edition, plan.model_copy(update={"sections": tuple(parts)}))


def _with(section: RoadmapSection, index: int, activity: Activity) -> RoadmapSection:
    activities = list(section.activities)
    activities[index] = activity
    return section.model_copy(update={"activities": tuple(activities)})


def _printed(text: str) -> Timing:
    return Timing(printed=text)


def _text(text: str) -> Any:
    from mqes_core.model.base import Text

    return Text(ru=text)
