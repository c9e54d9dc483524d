"""Districts that work under the concept of nazran: what their schools have to report."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from mqes_core.model import Absence, Share, Value
from schools import School, as_percent, part, school_unit, share, talents

__all__ = ["WHOLES", "lesnoy", "not_applicable", "ozyorny", "values"]

WHOLES = {"graduates_9": ("continued_9",), "graduates_11": ("high_scores", "entered_university")}
"""A share of an unknown whole cannot be written down."""

OZYORNY = {"primary": 6, "basic": 14, "full": 24}
LESNOY = (
    "basic", "full", "primary", "basic", "full", "full", "full", "basic", "primary", "full",
    "full", "basic", "full", "primary", "basic", "basic", "basic", "full", "basic", "primary",
)  # fmt: skip
SPECIAL: dict[str, dict[str, Any]] = {
    "school-02": {"strength": -1.6, "drift": 0.0, "least": -2.0},  # far below the minima all the time
    "school-05": {"strength": -0.9, "drift": 0.85, "least": -2.0},  # gets there in the end
    "school-07": {"strength": 0.9, "drift": -0.8, "least": -2.0},  # falls from year to year
    "school-11": {"strength": -1.3, "drift": -0.1, "least": -2.0},  # far below, too
    "school-13": {"diligence": 0.06},  # reports almost nothing
    "school-17": {"like": "school-16"},  # a tie in everything
    "school-19": {"years": (2022, 2023)},  # opens
    "school-20": {"years": (2021, 2022)},  # closes
}
TALENTS = {"talents_federal": 5, "talents_regional": 4, "talents_municipal": 3}


def ozyorny() -> Iterator[School]:
    """Forty-four ordinary schools, in the order of their codes."""
    chance = random.Random(41)
    kinds = [kind for kind, number in OZYORNY.items() for _ in range(number)]
    chance.shuffle(kinds)
    for number, kind in enumerate(kinds, 1):
        rural = chance.random() < {"primary": 0.9, "basic": 0.7, "full": 0.3}[kind]
        size = chance.randint(3, 30) if rural else chance.randint(45, 140)
        unit = school_unit(f"school-{number:02d}", f"Школа {number:02d}", kind, rural=rural)
        yield School(unit, size, chance.betavariate(5, 2), chance.choice((0.9, 0.97, 1.0, 1.0)))


def lesnoy() -> Iterator[School]:
    """Twenty schools whose codes stand in Ozyorny, too; most are small and do not withhold small groups."""
    chance = random.Random(43)
    for number, kind in enumerate(LESNOY, 1):
        code = f"school-{number:02d}"
        rural = kind != "full" or number % 3 > 0
        unit = school_unit(code, f"Школа Л-{number:02d}", kind, rural=rural)
        size = chance.randint(2, 12) if rural else chance.randint(40, 90)
        strength, diligence = chance.betavariate(3, 3), chance.choice((0.95, 1.0, 1.0))
        school = School(unit, size, strength, diligence, withholds=chance.choice((0, 0, 5)))
        yield replace(school, **SPECIAL.get(code, {}))


def values(school: School, year: int, chance: random.Random) -> Iterator[tuple[str, Value]]:
    """What the school has to report for the year, whether or not it does."""
    levels, size = school.unit.levels, school.size
    strength = school.strength_in(year, chance)
    passing = 0.72 + 0.28 * strength
    if "primary" in levels:
        yield "vpr_primary", as_percent(chance, share(chance, school, size * 9, passing))
    if "basic" in levels:
        yield "vpr_basic", as_percent(chance, share(chance, school, size * 16, passing - 0.04))
        yield "mkr_basic", as_percent(chance, share(chance, school, size * 6, passing))
    if "secondary" in levels:
        yield "vpr_secondary", as_percent(chance, share(chance, school, size // 2 * 3, passing))
        yield "mkr_secondary", as_percent(chance, share(chance, school, size // 2 * 2, passing + 0.02))
    nine = max(1, size - chance.randint(0, 4)) if "basic" in levels else 0
    eleven = max(1, size // 2 - chance.randint(0, 4)) if "secondary" in levels else 0
    if "basic" in levels:
        yield "graduates_9", nine
        yield "no_basic_certificate", part(chance, nine, 0.03 * (1 - strength))
        yield "continued_9", share(chance, school, nine, 0.93 + 0.07 * strength)
        yield "below_threshold", part(chance, nine + eleven, 0.05 * (1 - strength))
        yield "idle_graduates", part(chance, nine + eleven, 0.02 * (1 - strength))
        yield "olympiad_team_place", chance.choice((1, 2, 3, 4)) if chance.random() < 0.3 * strength else 0
        yield "olympiad_regional_winners", part(chance, 2, 0.15 * strength)
        yield "olympiad_regional_prizewinners", part(chance, 4, 0.3 * strength)
    if "secondary" in levels:
        yield "graduates_11", eleven
        yield "no_secondary_certificate", part(chance, eleven, 0.02 * (1 - strength))
        yield "medallists_70", medallists(chance, eleven, strength)
        yield "high_scores", share(chance, school, eleven, 0.17 * strength)
        yield "hundred_points", part(chance, eleven, 0.012 * strength)
        yield "entered_university", share(chance, school, eleven, 0.6 + 0.35 * strength)
    for measure, most in TALENTS.items():
        yield measure, talents(chance, most, strength)


def not_applicable(school: School) -> tuple[str, ...]:
    """What a careful school says does not concern it."""
    careful = "secondary" not in school.unit.levels and school.diligence > 0.95
    return ("vpr_secondary", "mkr_secondary", "graduates_11") if careful else ()


def medallists(chance: random.Random, graduates: int, strength: float) -> Value:
    """Claimants of a medal are few by nature, so they are counted however few they are."""
    claimants = part(chance, graduates, 0.15 * strength)
    likely = 0.6 + 0.4 * strength
    return Share(part(chance, claimants, likely), claimants) if claimants else Absence.NOT_APPLICABLE
