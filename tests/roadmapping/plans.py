"""Made-up plans: a phrase a row, under a period."""

from __future__ import annotations

from datetime import date
from functools import cache

from hypothesis import strategies as st

from mqes_core.lint.rules import CLEAN
from mqes_core.loading import load_edition
from mqes_core.model import Edition, Validity
from mqes_core.model.base import Text
from mqes_core.model.roadmap import Activity, Result, Roadmap, RoadmapSection, Timing
from mqes_core.model.sources import Source
from mqes_core.roadmapping import PlanRow, plan_rows

YEARS = (date(2022, 1, 1), date(2024, 12, 31))
MONTHS = (
    "январь", "февраль", "март", "апрель", "май", "июнь", "июль", "август", "сентябрь", "октябрь", "ноябрь", "декабрь",
)  # fmt: skip


@cache
def base() -> Edition:
    """A concept without a defect."""
    return load_edition(CLEAN)


def plan(
    *phrases: str | Timing | None,
    years: tuple[date | None, date | None] = YEARS,
    responsible: tuple[str, ...] = ("Управление образования",),
    results: tuple[Result, ...] = (),
) -> Edition:
    """An edition with one plan that has a row for every deadline."""
    activities = tuple(
        Activity(
            id=f"row-{number}",
            number=f"1.{number}",
            title=Text(ru=f"Мероприятие {number}"),
            timing=Timing(printed=phrase) if isinstance(phrase, str) else phrase,
            responsible=responsible,
            results=results,
            source=Source(document="plan", row=f"1.{number}"),
        )
        for number, phrase in enumerate(phrases, 1)
    )
    roadmap = Roadmap(
        id="plan",
        title=Text(ru="План"),
        period=Validity(since=years[0], until=years[1]),
        sections=(
            RoadmapSection(
                id="training",
                number="1",
                title=Text(ru="Качество подготовки обучающихся"),
                direction="training",
                activities=activities,
                source=Source(document="plan"),
            ),
        ),
        source=Source(document="plan"),
    )
    return base().model_copy(update={"roadmaps": (roadmap,)})


def row(phrase: str | Timing | None, years: tuple[date | None, date | None] = YEARS) -> PlanRow:
    """The one row of a plan."""
    return plan_rows(plan(phrase, years=years))[0]


days = st.dates(date(2020, 1, 1), date(2027, 12, 31))


@st.composite
def single_deadlines(draw: st.DrawFn) -> str:
    """A deadline with one window."""
    month, year = draw(st.sampled_from(MONTHS)), draw(st.integers(2022, 2024))
    day = draw(st.integers(1, 28))
    return draw(
        st.sampled_from([f"{month} {year} года", f"до {day:02d}.05.{year}", f"{year} год", f"III квартал {year} г."])
    )


@st.composite
def recurring_deadlines(draw: st.DrawFn) -> str:
    """A deadline that recurs."""
    first = draw(st.integers(0, 10))
    last = draw(st.integers(first, 11))
    return draw(
        st.sampled_from(
            [
                "ежегодно", "ежемесячно", "ежеквартально", "еженедельно", "1 раз в полугодие",
                f"ежегодно, {MONTHS[first]}", f"{MONTHS[first]}–{MONTHS[last]} ежегодно", "2 раза в год",
                "ежемесячно (третья пятница месяца)", f"ежемесячно до {draw(st.integers(1, 31))} числа",
                "ежемесячно, кроме июля и августа", "по понедельникам", "по рабочим дням", "ежедневно", "через день",
                "еженедельно, вторник и четверг", "ежегодно, сентябрь – май", "ежедневно, 10–20 мая",
            ]
        )
    )  # fmt: skip


deadlines = st.one_of(
    single_deadlines(),
    recurring_deadlines(),
    st.sampled_from(
        [
            "постоянно",
            "по графику ВсОШ",
            "по запросу",
            "г.",
            "январь",
            "в течение 2023 года",
            "2021 год – ОУ; 2022 год – ДОУ",
        ]
    ),
    st.none(),
)
