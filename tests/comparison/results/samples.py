"""Districts, years and units, made up: under nazran, under small written editions and under generated ones."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import hypothesis
from hypothesis import strategies as st

from mqes_core.comparison.results import District, DistrictYear, Results, Settings, compare_results
from mqes_core.comparison.results.units import UnitYear, score_units
from mqes_core.evaluation import Plan, compile_plan
from mqes_core.loading import load_edition
from mqes_core.model import Case, Edition, Unit, Value
from mqes_core.model.base import Text
from mqes_core.model.scales import ChangeScale, RelativeScale
from mqes_core.model.scoring import Weighted
from mqes_core.testing.strategies import cases, units
from tests.evaluation.samples import edition

__all__ = [
    "DAY",
    "FULL",
    "NINE",
    "column",
    "compare",
    "district",
    "few",
    "lines",
    "looks_aside",
    "nazran",
    "never_falls",
    "plan_of",
    "regions",
    "school",
    "scored",
    "settings",
    "year",
]

few = hypothesis.settings(max_examples=max(1, hypothesis.settings().max_examples // 3))
"""For properties of whole comparisons, which are slow: a third of what the profile asks for."""

DAY = date(2024, 1, 15)
FULL = ("primary", "basic", "secondary")
NINE = ("primary", "basic")


@cache
def nazran() -> Plan:
    """The plan of a real concept."""
    return compile_plan(load_edition(Path(__file__).parents[3] / "plugins/nazran/src/mqes_nazran/data/2021"))


def plan_of(scoring: str, name: str = "sample", version: str = "2021") -> Plan:
    """The plan of an edition from the YAML of its scoring."""
    made = edition(scoring)
    concept = made.concept.model_copy(update={"id": name, "edition": version})
    return compile_plan(made.model_copy(update={"concept": concept}))


def lines(*written: str, whole: str = "kind: sum", criterion: str = "", scoring: str = "") -> str:
    """A scoring with one criterion; each line is «measure | scale», both without their braces. The measure of line n
    is ``mn``, unless it names itself; ``#`` in place of a scale leaves a measure without a line."""
    measures, indicators = [], []
    for number, line in enumerate(written, 1):
        measure, scale = (part.strip() for part in line.split("|"))
        key = f"m{number}" if "id:" not in measure else measure.split("id:")[1].split(",")[0].strip()
        named = measure if "id:" in measure else f"id: {key}, {measure}"
        measures.append(f"  - {{{named}, title: Величина {key}}}")
        if scale != "#":
            indicators.append(
                f'      - {{id: i{number}, title: Строка {number}, source: {{table: "1"}}, measure: {key}, '
                f"scale: {{{scale}}}}}"
            )
    return "\n".join((
        "title: Баллы", 'source: {table: "1"}', f"combine: {{{whole}}}",
        *([scoring] if scoring else []), "measures:", *measures, "criteria:",
        "  - id: c", "    title: Критерий", '    source: {table: "1", row: "1"}',
        *([f"    {criterion}"] if criterion else []), "    indicators:", *indicators,
    ))  # fmt: skip


def district(name: str) -> District:
    """A district of this code."""
    return District(name, Text(ru=f"Район {name}"))


def school(name: str, levels: Sequence[str] = FULL) -> Unit:
    """A school of this code."""
    return Unit.model_validate({"id": name, "levels": tuple(levels)})


def year(name: str, when: int, plan: Plan, values: Mapping[str, Mapping[str, Value]] | Iterable[Case]) -> DistrictYear:
    """What a district reported: cases, or the values of full schools by their codes."""
    made = (
        [Case(school(key), when, item) for key, item in values.items()] if isinstance(values, Mapping) else list(values)
    )
    return DistrictYear(district(name), when, plan, made)


def column(plan: Plan, *values: Mapping[str, Value], name: str = "d", when: int = 2021) -> DistrictYear:
    """A district with a full school for each set of values: s0, s1 and so on."""
    return year(name, when, plan, {f"s{number}": item for number, item in enumerate(values)})


def settings(**chosen: Any) -> Settings:
    """Settings with quick defaults: nothing withheld, few draws, everybody ranked."""
    return Settings(**{"on": DAY, "small": 0, "samples": 5, "known": 0} | chosen)


def compare(given: Sequence[DistrictYear], **chosen: Any) -> Results:
    """The comparison; a case of one edition stands under the next as it is."""
    return compare_results(given, settings(**chosen), carry=lambda case, _, __: case)


def scored(given: DistrictYear, before: Iterable[Case] = (), **chosen: Any) -> list[UnitYear]:
    """The units of a district and year."""
    return list(score_units(given, {case.unit.id: case for case in before}, settings(**chosen)))


@st.composite
def regions(
    draw: st.DrawFn, plan: Plan, *, years: Sequence[int] = (2021,), most: int = 4, absent: bool = True
) -> tuple[DistrictYear, ...]:
    """One or two districts with up to ``most`` units each, in these years."""
    found = []
    for name in ("a", "b")[: draw(st.integers(1, 2))]:
        members = [draw(units(st.just(f"{number:02d}"))) for number in range(draw(st.integers(1, most)))]
        for when in years:
            made = [draw(cases(plan.edition, year=when, unit=st.just(unit), absent=absent)) for unit in members]
            found.append(DistrictYear(district(name), when, plan, made))
    return tuple(found)


def looks_aside(made: Edition) -> bool:
    """Whether a line looks at other units, or at the year before."""
    return any(isinstance(item.scale, (RelativeScale, ChangeScale)) for item in made.indicators())


def never_falls(plan: Plan) -> bool:
    """Whether no whole falls while one of its parts rises."""
    parts = [made for made in (plan.edition.scoring, *plan.edition.criteria()) if made is not None]
    return all(
        weight >= 0 for part in parts if isinstance(part.combine, Weighted) for weight in part.combine.weights.values()
    )
