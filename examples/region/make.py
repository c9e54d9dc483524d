"""Makes the forms of a made-up region: four districts, three years, what schools reported and what they did not.

    python examples/region/make.py [FOLDER]

The same forms every time. Nothing in them is about a real school.
"""

from __future__ import annotations

import random
import sys
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import under_gorny
import under_nazran
import under_stepnoy
from mqes_core.exchange import write_form
from mqes_core.loading import load_edition
from mqes_core.model import Absence, Case, Edition, Value
from schools import YEARS, School

HERE = Path(__file__).resolve().parent
NAZRAN = HERE.parents[1] / "plugins" / "nazran" / "src" / "mqes_nazran" / "data" / "2021"
CONCEPTS = HERE / "concepts"


@dataclass(frozen=True)
class District:
    """A district: its schools, what they report, and by which rules in which year."""

    seed: int
    schools: Callable[[], Iterator[School]]
    values: Callable[[School, int, random.Random], Iterator[tuple[str, Value]]]
    wholes: Mapping[str, tuple[str, ...]]
    """Counts, and the shares that cannot be written down without them."""
    not_applicable: Callable[[School], tuple[str, ...]]
    rules: Mapping[int, Path]

    @cached_property
    def by_code(self) -> dict[str, School]:
        """The schools by code, in their order."""
        return {school.unit.id: school for school in self.schools()}

    def edition(self, year: int) -> Edition:
        """The rules of a year."""
        return load_edition(self.rules[year])

    def cases(self, year: int) -> list[Case]:
        """What the schools that were there reported for the year."""
        return [self._case(school, year) for school in self.by_code.values() if year in school.years]

    def _case(self, school: School, year: int) -> Case:
        """What the school did report: some values never came, and most say what does not concern them."""
        like = self.by_code[school.like] if school.like else school
        chance = random.Random(f"{self.seed}/{year}/{like.unit.id}")
        reported = {key: value for key, value in self.values(like, year, chance) if chance.random() < like.diligence}
        for count, shares in self.wholes.items():
            if count not in reported:
                reported = {key: value for key, value in reported.items() if key not in shares}
        reported |= dict.fromkeys(self.not_applicable(like), Absence.NOT_APPLICABLE)
        return Case(school.unit, year, reported)


DISTRICTS = {
    "ozyorny": District(
        41, under_nazran.ozyorny, under_nazran.values, under_nazran.WHOLES, under_nazran.not_applicable,
        dict.fromkeys(YEARS, NAZRAN),
    ),
    "lesnoy": District(
        43, under_nazran.lesnoy, under_nazran.values, under_nazran.WHOLES, under_nazran.not_applicable,
        dict.fromkeys(YEARS, NAZRAN),
    ),
    "stepnoy": District(
        47, under_stepnoy.stepnoy, under_stepnoy.values, under_stepnoy.WHOLES, under_stepnoy.not_applicable,
        {year: CONCEPTS / "stepnoy" / ("2023" if year == 2023 else "2021") for year in YEARS},
    ),
    "gorny": District(
        53, under_gorny.gorny, under_gorny.values, under_gorny.WHOLES, under_gorny.not_applicable,
        dict.fromkeys(YEARS, CONCEPTS / "gorny" / "2021"),
    ),
}  # fmt: skip


def main(folder: Path) -> None:
    """Write one form a district and year into ``folder``."""
    for name, district in DISTRICTS.items():
        (folder / name).mkdir(parents=True, exist_ok=True)
        for year in YEARS:
            path = folder / name / f"{year}.xlsx"
            cases = district.cases(year)
            write_form(district.edition(year), path, cases=cases)
            print(f"{path}: {len(cases)}")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else HERE / "forms")
