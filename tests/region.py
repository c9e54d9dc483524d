"""The example region as tests see it: its concepts side by side, and the results of its districts."""

from __future__ import annotations

from datetime import date
from functools import cache
from pathlib import Path

import yaml

from mqes_core import Library, open_library, read_cases
from mqes_core.api.comparing import compare_concepts
from mqes_core.comparison.results import District, DistrictYear, Low, Results, Settings, compare_results
from mqes_core.model.base import Text
from mqes_core.reporting.region.subject import Region

__all__ = ["ON", "REGION", "example_given", "example_region", "example_results", "library"]

REGION = Path(__file__).resolve().parents[1] / "examples" / "region"
ON = date(2024, 1, 15)
EDITIONS = {"ozyorny": ("nazran@2021",) * 3, "lesnoy": ("nazran@2021",) * 3, "gorny": ("gorny@2021",) * 3}
EDITIONS["stepnoy"] = ("stepnoy@2021", "stepnoy@2021", "stepnoy@2023")


@cache
def library() -> Library:
    """The installed concepts and those of the example region."""
    return open_library(folders=[REGION / "concepts"])


@cache
def example_given() -> tuple[DistrictYear, ...]:
    """What the districts of the example region reported."""
    listed = yaml.safe_load((REGION / "forms" / "region.yaml").read_text(encoding="utf-8"))["districts"]
    return tuple(
        DistrictYear(
            District(item["id"], Text.model_validate(item["title"])),
            year,
            library().plan(edition),
            read_cases(edition, [REGION / "forms" / item["id"] / f"{year}.xlsx"], library=library()).cases,
        )
        for item in listed
        for year, edition in zip((2021, 2022, 2023), EDITIONS[item["id"]], strict=True)
    )


@cache
def example_results(low: bool = True) -> Results:
    """The results of the example region, with numbers for low results stated."""
    settings = Settings(on=ON, low=Low(50, 2) if low else None)
    return compare_results(example_given(), settings, carry=lambda case, old, new: None)


@cache
def example_region() -> Region:
    """The example region as its report shows it."""
    concepts = compare_concepts(["nazran", "stepnoy@2021", "stepnoy@2023", "gorny"], on=ON, library=library())
    return Region(concepts, example_results(), Text(ru="Примерная область", en="Primer region"))
