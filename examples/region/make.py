"""Makes the forms of a made-up region: schools, three years, what they reported and what they did not.

    python examples/region/make.py [FOLDER]

The same forms every time. Nothing in them is about a real school.
"""

from __future__ import annotations

import random
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

from mqes_core.exchange import write_form
from mqes_core.loading import load_edition
from mqes_core.model import Absence, Assessed, Case, Edition, Share, Unit, Value

HERE = Path(__file__).resolve().parent
RULES = HERE.parents[1] / "plugins" / "nazran" / "src" / "mqes_nazran" / "data" / "2021"
YEARS = (2021, 2022, 2023)
SEED = 41
SMALL_GROUP = 5
"""Results of fewer pupils than this are withheld."""

LEVELS = {"primary": ("primary",), "basic": ("primary", "basic"), "full": ("primary", "basic", "secondary")}
SCHOOLS = {"primary": 6, "basic": 14, "full": 24}
TALENTS = {"talents_federal": 5, "talents_regional": 4, "talents_municipal": 3}
EVENTS = (
    "конкурс проектов",
    "научная конференция",
    "спартакиада",
    "конкурс чтецов",
    "турнир по робототехнике",
)


@dataclass(frozen=True)
class School:
    """A school and what does not change from year to year."""

    unit: Unit
    size: int
    """Pupils in one parallel."""
    strength: float
    """From 0 to 1: how well its pupils do."""
    diligence: float
    """From 0 to 1: how fully it reports."""


def schools(chance: random.Random) -> Iterator[School]:
    """All schools, in the order of their codes."""
    kinds = [kind for kind, number in SCHOOLS.items() for _ in range(number)]
    chance.shuffle(kinds)
    for number, kind in enumerate(kinds, 1):
        rural = chance.random() < {"primary": 0.9, "basic": 0.7, "full": 0.3}[kind]
        size = chance.randint(3, 30) if rural else chance.randint(45, 140)
        unit = Unit.model_validate({
            "id": f"school-{number:02d}",
            "title": f"Школа {number:02d}",
            "levels": LEVELS[kind],
            "setting": "rural" if rural else "urban",
        })  # fmt: skip
        yield School(unit, size, chance.betavariate(5, 2), chance.choice((0.9, 0.97, 1.0, 1.0)))


def part(chance: random.Random, whole: int, likely: float) -> int:
    """How many of the whole, each with the same likelihood."""
    return sum(chance.random() < likely for _ in range(whole))


def share(chance: random.Random, whole: int, likely: float) -> Value:
    """A share as counts; withheld where the group is small, not applicable where there is nobody."""
    if whole == 0:
        return Absence.NOT_APPLICABLE
    return Absence.WITHHELD if whole < SMALL_GROUP else Share(part(chance, whole, likely), whole)


def as_percent(chance: random.Random, value: Value) -> Value:
    """Now and then a school knows only the percent, to a tenth."""
    if isinstance(value, Share) and chance.random() < 0.12:
        tenths = round(Fraction(1000 * value.count, value.of))
        return Share(tenths // 10, 100) if tenths % 10 == 0 else Share(tenths, 1000)
    return value


def values(school: School, year: int, chance: random.Random) -> Iterator[tuple[str, Value]]:
    """What the school has to report for the year, whether or not it does."""
    levels, size = school.unit.levels, school.size
    strength = min(0.99, max(0.3, school.strength + 0.02 * (year - YEARS[0]) + chance.uniform(-0.05, 0.05)))
    passing = 0.72 + 0.28 * strength
    if "primary" in levels:
        yield "vpr_primary", as_percent(chance, share(chance, size * 9, passing))
    if "basic" in levels:
        yield "vpr_basic", as_percent(chance, share(chance, size * 16, passing - 0.04))
        yield "mkr_basic", as_percent(chance, share(chance, size * 6, passing))
    if "secondary" in levels:
        yield "vpr_secondary", as_percent(chance, share(chance, size // 2 * 3, passing))
        yield "mkr_secondary", as_percent(chance, share(chance, size // 2 * 2, passing + 0.02))
    nine = max(1, size - chance.randint(0, 4)) if "basic" in levels else 0
    eleven = max(1, size // 2 - chance.randint(0, 4)) if "secondary" in levels else 0
    if "basic" in levels:
        yield "graduates_9", nine
        yield "no_basic_certificate", part(chance, nine, 0.03 * (1 - strength))
        yield "continued_9", share(chance, nine, 0.93 + 0.07 * strength)
        yield "below_threshold", part(chance, nine + eleven, 0.05 * (1 - strength))
        yield "idle_graduates", part(chance, nine + eleven, 0.02 * (1 - strength))
        yield "olympiad_team_place", chance.choice((1, 2, 3, 4)) if chance.random() < 0.3 * strength else 0
        yield "olympiad_regional_winners", part(chance, 2, 0.15 * strength)
        yield "olympiad_regional_prizewinners", part(chance, 4, 0.3 * strength)
    if "secondary" in levels:
        yield "graduates_11", eleven
        yield "no_secondary_certificate", part(chance, eleven, 0.02 * (1 - strength))
        yield "medallists_70", medallists(chance, eleven, strength)
        yield "high_scores", share(chance, eleven, 0.17 * strength)
        yield "hundred_points", part(chance, eleven, 0.012 * strength)
        yield "entered_university", share(chance, eleven, 0.6 + 0.35 * strength)
    for measure, most in TALENTS.items():
        yield measure, talents(chance, most, strength)


def medallists(chance: random.Random, graduates: int, strength: float) -> Value:
    """Claimants of a medal are few by nature, so they are counted however few they are."""
    claimants = part(chance, graduates, 0.15 * strength)
    return Share(part(chance, claimants, 0.6 + 0.4 * strength), claimants) if claimants else Absence.NOT_APPLICABLE


def talents(chance: random.Random, most: int, strength: float) -> Assessed:
    """Points of an assessor with the comment that explains them."""
    points = min(most, round(chance.random() * most * (0.4 + strength)))
    if points == 0:
        return Assessed(0, "победителей и призёров нет")
    return Assessed(points, f"{chance.choice(EVENTS)}: призёров – {points + chance.randint(0, 3)}")


def case(school: School, year: int, chance: random.Random) -> Case:
    """What the school did report: some values never came, and most schools say what does not concern them."""
    reported = {key: value for key, value in values(school, year, chance) if chance.random() < school.diligence}
    for count, shares in (("graduates_9", ("continued_9",)), ("graduates_11", ("high_scores", "entered_university"))):
        if count not in reported:  # a share of an unknown whole cannot be written down
            reported = {key: value for key, value in reported.items() if key not in shares}
    if "secondary" not in school.unit.levels and school.diligence > 0.95:
        reported |= dict.fromkeys(("vpr_secondary", "mkr_secondary", "graduates_11"), Absence.NOT_APPLICABLE)
    return Case(school.unit, year, reported)


def region() -> dict[int, list[Case]]:
    """All cases by year."""
    every = list(schools(random.Random(SEED)))
    return {
        year: [case(school, year, random.Random(f"{SEED}/{year}/{school.unit.id}")) for school in every]
        for year in YEARS
    }


def main(folder: Path) -> None:
    """Write one form a year into ``folder``."""
    edition: Edition = load_edition(RULES)
    folder.mkdir(parents=True, exist_ok=True)
    for year, cases in region().items():
        path = folder / f"nazran-{year}.xlsx"
        write_form(edition, path, cases=cases)
        print(f"{path}: {len(cases)}")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else HERE / "forms")
