"""A plan as a template: years move, months and recurrences stay, what cannot be moved is listed, the result loads."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import mqes_core
from mqes_core import UsageError
from mqes_core.api.roadmaps import write_template
from mqes_core.loading import dump_edition, load_edition
from mqes_core.model import Edition
from mqes_core.model.roadmap import Timing
from mqes_core.roadmapping import as_template, plan_rows
from tests.roadmapping.plans import base, deadlines, plan, recurring_deadlines, row, single_deadlines

LIBRARY = mqes_core.open_library()
CONCEPTS = [LIBRARY.edition(name) for name in LIBRARY.names]


def moved(printed: str | Timing, first: int = 2026, last: int = 2028) -> tuple[str, list[str]]:
    """The deadline in the new period, and why it is listed."""
    edition = plan(printed)
    made = as_template(edition.concept, edition.roadmaps[0], first, last)
    timing = made.roadmap.sections[0].activities[0].timing
    assert timing is not None
    return timing.printed, [item.why for item in made.kept]


@pytest.mark.parametrize(
    ("printed", "then", "why"),
    [
        ("Октябрь 2022г.", "Октябрь 2026г.", []),
        ("Октябрь 2022 – май 2023 г.", "Октябрь 2026 – май 2027 г.", []),
        ("до 01.03.2022", "до 01.03.2026", []),
        ("III квартал 2024 г.", "III квартал 2028 г.", []),
        ("2022-2023 учебный год", "2026-2027 учебный год", []),
        ("2022/23 учебный год", "2026/27 учебный год", []),
        ("август 2022, далее ежегодно", "август 2026, далее ежегодно", []),
        ("ежегодно, май", "ежегодно, май", []),
        ("постоянно", "постоянно", []),
        ("по графику ВсОШ", "по графику ВсОШ", ["external"]),
        ("сентябрь 2025 г.", "сентябрь 2029 г.", ["outside"]),
        ("г.", "г.", ["unreadable"]),
        ("В течение 20201 2022 гг.", "В течение 20201 2022 гг.", ["unreadable"]),
        ("29 февраля 2024 г.", "29 февраля 2028 г.", []),
        ("Октябрь 22 г.", "октябрь 2026 г.", []),
    ],
)
def test_years_move(printed: str, then: str, why: list[str]) -> None:
    assert moved(printed) == (then, why)


def test_a_day_that_the_new_year_has_not_is_listed() -> None:
    assert moved("29 февраля 2024 г.", 2027, 2029) == ("29 февраля 2024 г.", ["years"])


def test_what_was_meant_goes_into_the_template() -> None:
    assert moved(Timing(printed="г.", meant="октябрь 2022 г.", reading="lost")) == ("октябрь 2026 г.", [])


@given(st.one_of(single_deadlines(), recurring_deadlines()), st.integers(-20, 60))
def test_windows_move_by_whole_years(printed: str, step: int) -> None:
    """Months and days stay; only February may be a day longer or shorter."""
    then, why = moved(printed, 2022 + step, 2024 + step)
    assert why == []
    old = row(printed).windows(date(2022, 1, 1), date(2024, 12, 31))
    years = (date(2022 + step, 1, 1), date(2024 + step, 12, 31))
    new = row(then, years).windows(*years)
    if "понедельник" in printed or "пятница" in printed or "недел" in printed:
        return  # the same rule, other days of the month
    assert [(item.start.year + step, item.start.month, item.start.day) for item in old] == [
        (item.start.year, item.start.month, item.start.day) for item in new
    ]
    assert [(item.end.year + step, item.end.month) for item in old] == [(item.end.year, item.end.month) for item in new]


@given(st.lists(deadlines, min_size=1, max_size=5))
def test_a_template_moved_back_is_the_plan_again(phrases: list[str | None]) -> None:
    edition = plan(*phrases)
    there = as_template(edition.concept, edition.roadmaps[0], 2032, 2034)
    back = as_template(edition.concept, there.roadmap, 2022, 2024)
    readings = [[item.reading for item in plan_rows(_with(edition, made.roadmap))] for made in (back,)]
    assert readings == [[item.reading for item in plan_rows(edition)]]


def _with(edition: Edition, roadmap: object) -> Edition:
    return edition.model_copy(update={"roadmaps": (roadmap,)})


@pytest.mark.parametrize("edition", CONCEPTS, ids=lambda item: item.key)
def test_the_templates_of_the_concepts_load(edition: Edition, tmp_path: Path) -> None:
    files = write_template(edition, tmp_path / "template.yaml", (2026, 2028))
    assert len(files) == len(edition.roadmaps)
    text = "".join(path.read_text(encoding="utf-8") for path, _ in files)
    assert "readings:" not in text
    assert "document:" not in text
    folder = tmp_path / "next"
    dump_edition(edition.model_copy(update={"roadmaps": ()}), folder)
    for path, _ in files:
        path.rename(folder / path.name)
    loaded = load_edition(folder)
    assert sorted(loaded.roadmaps, key=lambda item: item.id) == sorted(
        (made.roadmap for _, made in files), key=lambda item: item.id
    )


def test_wrong_use_is_told(tmp_path: Path) -> None:
    edition = plan("май 2022 г.")
    with pytest.raises(UsageError, match="MQ857"):
        write_template(edition, tmp_path / "template.txt", (2026, 2028))
    with pytest.raises(UsageError, match="MQ854"):
        write_template(edition, tmp_path / "template.yaml", (2028, 2026))
    with pytest.raises(UsageError, match="MQ851"):
        write_template(base().model_copy(update={"roadmaps": ()}), tmp_path / "template.yaml", (2026, 2028))
    with pytest.raises(ValueError, match="before it begins"):
        as_template(edition.concept, edition.roadmaps[0], 2028, 2026)
