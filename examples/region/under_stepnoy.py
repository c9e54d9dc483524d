"""Stepnoy district: schools of all kinds and kindergartens, under an edition that is replaced in 2023."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from mqes_core.model import Assessed, Share, Unit, Value
from schools import School, as_percent, part, school_unit, share, tenths

__all__ = ["WHOLES", "not_applicable", "stepnoy", "values"]

WHOLES = {"graduates_9": ("continued_9",)}
KINDS = (
    "basic", "full", "primary", "full", "basic", "basic", "full", "basic", "full", "basic",
    "full", "basic", "full", "full", "basic", "basic", "basic", "full", "evening", "boarding",
)  # fmt: skip
KINDERGARTENS = 6
SPECIAL: dict[str, dict[str, Any]] = {
    "st-03": {"size": 2, "withholds": 0},  # a village's primary school of seven pupils
    "st-04": {"strength": -1.4, "drift": 0.0, "least": -2.0},  # far below the minima all the time
    "st-06": {"years": (2023,)},  # opens under the new edition
    "st-09": {"strength": -0.5, "drift": 0.6, "least": -2.0},  # improves
    "st-12": {"diligence": 0.08},  # reports almost nothing
    "st-14": {"strength": 0.9, "drift": -0.6, "least": -2.0},  # falls
    "st-17": {"like": "st-16"},  # a tie in everything
    "st-19": {"strength": -0.3, "least": -2.0, "withholds": 0},  # the evening school
    "ds-05": {"years": (2021,)},  # closes
    "ds-06": {"diligence": 0.5},
}


def stepnoy() -> Iterator[School]:
    """Twenty schools and six kindergartens, in the order of their codes."""
    chance = random.Random(47)
    for number, kind in enumerate(KINDS, 1):
        code = f"st-{number:02d}"
        rural = chance.random() < 0.7
        if kind == "evening":
            title, levels = f"Вечерняя школа С-{number:02d}", ("basic", "secondary")
            unit = Unit(id=code, title=title, levels=levels, setting="urban")
        else:
            usual = "full" if kind == "boarding" else kind
            title = f"Школа-интернат С-{number:02d}" if kind == "boarding" else f"Школа С-{number:02d}"
            unit = school_unit(code, title, usual, rural=rural)
        size = chance.randint(4, 20) if rural else chance.randint(30, 80)
        strength, diligence = chance.betavariate(4, 3), chance.choice((0.95, 1.0, 1.0, 1.0))
        yield _special(School(unit, size, strength, diligence, withholds=chance.choice((0, 5, 5))))
    for number in range(1, KINDERGARTENS + 1):
        title = f"Детский сад С-{number:02d}"
        unit = Unit(id=f"ds-{number:02d}", title=title, kind="kindergarten", levels=("preschool",))
        yield _special(School(unit, chance.randint(12, 60), chance.betavariate(4, 3), 1.0))


def _special(school: School) -> School:
    return replace(school, **SPECIAL.get(school.unit.id, {}))


def not_applicable(school: School) -> tuple[str, ...]:
    """What a careful school says does not concern it."""
    careful = school.unit.levels == ("primary",) and school.diligence > 0.95
    return ("vpr_basic", "graduates_9") if careful else ()


def values(school: School, year: int, chance: random.Random) -> Iterator[tuple[str, Value]]:
    """What the school or kindergarten has to report for the year, whether or not it does."""
    strength = school.strength_in(year, chance)
    if school.unit.kind == "kindergarten":
        yield from _kindergarten(school, strength, chance)
    else:
        yield from _school(school, year, strength, chance)


def _kindergarten(school: School, strength: float, chance: random.Random) -> Iterator[tuple[str, Value]]:
    yield "parents_satisfied", as_percent(chance, share(chance, school, school.size, 0.75 + 0.24 * strength))
    yield "sick_days", tenths(16 - 9 * strength + chance.uniform(-2, 2))
    points = min(4, round(1 + 3 * strength + chance.uniform(-0.7, 0.7)))
    yield "environment", Assessed(points, "уголки обновлены" if points > 2 else "материалов мало, уголки не сменяются")


def _school(school: School, year: int, strength: float, chance: random.Random) -> Iterator[tuple[str, Value]]:
    levels, size = school.unit.levels, school.size
    parallels = 4 * ("primary" in levels) + 5 * ("basic" in levels)
    pupils = size * parallels + size * ("secondary" in levels)
    passing = 0.66 + 0.32 * strength
    if "primary" in levels:
        yield "vpr_primary", as_percent(chance, share(chance, school, size * 3, passing + 0.02))
    if "basic" in levels:
        yield "vpr_basic", as_percent(chance, share(chance, school, size * 10, passing - 0.03))
        if year < 2023:
            yield "mkr_basic", as_percent(chance, share(chance, school, size * 5, passing + 0.05))
        yield "oge_mean", tenths(min(5.0, max(2.0, 3.0 + 1.2 * strength + chance.uniform(-0.2, 0.2))))
        nine = max(1, size - chance.randint(0, 3))
        yield "graduates_9", nine
        yield "no_basic_certificate", part(chance, nine, 0.04 * (1 - strength))
        yield "continued_9", share(chance, school, nine, 0.93 + 0.07 * strength)
        yield "olympiad_regional_winners", part(chance, 2, 0.15 * strength)
        yield "olympiad_regional_prizewinners", part(chance, 4, 0.25 * strength)
    if year >= 2023:
        yield "functional_literacy", share(chance, school, size * 2, 0.5 + 0.45 * strength)
    teachers = 3 + pupils // 14
    yield "teachers_trained", Share(part(chance, teachers, 0.65 + 0.3 * school.diligence * strength), teachers)
    yield "transition_programme", chance.choices(("none", "written", "done"), (0.1, 0.5, max(0.05, strength)))[0]
    clubs = "club_coverage" if year < 2023 else "extra_education"
    yield clubs, share(chance, school, pupils, 0.5 + 0.45 * strength)
    yield "offences", Share(part(chance, pupils, 0.004 * (1 - strength)), pupils)
    yield "upbringing_programme", chance.random() < 0.6 + 0.1 * (year - 2021) + 0.3 * strength
