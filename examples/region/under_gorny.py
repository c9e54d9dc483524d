"""Gorny district: eighteen schools whose codes are numbers with zeros in front, under a concept of their own."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction
from typing import Any

from mqes_core.model import Assessed, Share, Value
from schools import School, as_percent, part, school_unit, share, tenths

__all__ = ["WHOLES", "gorny", "not_applicable", "values"]

WHOLES = {"graduates_9": ("continued_9",)}
KINDS = (
    "full", "basic", "basic", "full", "primary", "full", "basic", "full", "basic",
    "full", "basic", "full", "primary", "basic", "basic", "full", "full", "basic",
)  # fmt: skip
ANALYSIS = ("none", "stated", "concluded", "used")
SPECIAL: dict[str, dict[str, Any]] = {
    "004": {"strength": -0.6, "drift": 0.7, "least": -2.0},  # improves
    "006": {"strength": -1.5, "drift": 0.0, "least": -2.0},  # far below the minima all the time
    "010": {"diligence": 0.07},  # reports almost nothing
    "012": {"strength": 0.9, "drift": -0.7, "least": -2.0},  # falls
    "013": {"size": 1, "withholds": 0},  # four pupils in the whole school
    "015": {"like": "014"},  # a tie in everything
    "018": {"years": (2022, 2023)},  # opens
}


def gorny() -> Iterator[School]:
    """The schools, in the order of their codes; those in the mountains are small."""
    chance = random.Random(53)
    for number, kind in enumerate(KINDS, 1):
        code = f"{number:03d}"
        rural = chance.random() < 0.6
        unit = school_unit(code, f"Школа Г-{code}", kind, rural=rural)
        size = chance.randint(2, 9) if rural else chance.randint(25, 70)
        strength, diligence = chance.betavariate(5, 3), chance.choice((0.95, 1.0, 1.0))
        school = School(unit, size, strength, diligence, withholds=chance.choice((0, 0, 5)))
        yield replace(school, **SPECIAL.get(code, {}))


def not_applicable(school: School) -> tuple[str, ...]:
    """What a careful school says does not concern it."""
    careful = "secondary" not in school.unit.levels and school.diligence > 0.95
    return ("vpr_secondary", "entered_university") if careful else ()


def values(school: School, year: int, chance: random.Random) -> Iterator[tuple[str, Value]]:
    """What the school has to report for the year, whether or not it does."""
    levels, size = school.unit.levels, school.size
    strength = school.strength_in(year, chance)
    pupils = size * (4 + 5 * ("basic" in levels) + ("secondary" in levels))
    passing = 0.7 + 0.29 * strength
    if "primary" in levels:
        yield "vpr_primary", as_percent(chance, share(chance, school, size * 3, passing))
    if "basic" in levels:
        yield "vpr_basic", as_percent(chance, share(chance, school, size * 10, passing - 0.05))
    if "secondary" in levels:
        yield "vpr_secondary", as_percent(chance, share(chance, school, size * 2, 0.3 + 0.45 * strength))
    if "basic" in levels:
        nine = max(1, size - chance.randint(0, 2))
        eleven = max(1, size // 2) if "secondary" in levels else 0
        yield "graduates_9", nine
        yield "no_basic_certificate", part(chance, nine, 0.03 * (1 - strength))
        yield "below_threshold", share(chance, school, nine + eleven, 0.05 * (1 - strength))
        yield "continued_9", share(chance, school, nine, 0.93 + 0.07 * strength)
        yield "olympiad_team_place", chance.choice((1, 2, 3)) if chance.random() < 0.3 * strength else 0
        yield "olympiad_regional_winners", part(chance, 2, 0.2 * strength)
        yield "olympiad_regional_prizewinners", part(chance, 4, 0.35 * strength)
        yield "guidance_hours", tenths(max(0.0, 20 + 16 * strength + chance.uniform(-8, 8)))
        if "secondary" in levels:
            yield "entered_university", share(chance, school, eleven, 0.4 + 0.4 * strength)
    procedures = 3 + chance.randint(0, 6)
    yield "observed_procedures", Share(part(chance, procedures, 0.6 + 0.35 * strength), procedures)
    yield "violations", part(chance, 3, 0.15 * (1 - strength))
    yield "internal_regulation", chance.random() < 0.6 + 0.3 * strength
    yield "results_analysis", ANALYSIS[min(3, max(0, round(3 * strength + chance.uniform(-0.8, 0.8))))]
    yield "extra_education", share(chance, school, pupils, 0.5 + 0.4 * strength)
    yield "contest_entries", Share(part(chance, 2 * pupils, max(0.02, 0.5 * strength)), pupils)
    halves = min(6, max(0, round(6 * strength + chance.uniform(-1, 1))))
    comment = "программы нет" if halves == 0 else "есть встречи с предприятиями" if halves > 3 else "только беседы"
    yield "guidance_programme", Assessed(halves // 2 if halves % 2 == 0 else Fraction(halves, 2), comment)
