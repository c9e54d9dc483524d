"""What is given: districts, and for each of their years the cases under the edition that was in force there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from mqes_core.evaluation import Plan
from mqes_core.model.base import Text
from mqes_core.model.units import Case

__all__ = ["District", "DistrictYear", "Key"]

Key = tuple[str, str]
"""A unit: its district and its code there. Codes are unique within a district alone."""


@dataclass(frozen=True, slots=True)
class District:
    """A district whose results are compared."""

    id: str
    title: Text


@dataclass(frozen=True, eq=False, slots=True)
class DistrictYear:
    """What the units of a district reported for a year, under one edition."""

    district: District
    year: int
    plan: Plan
    cases: Sequence[Case]

    @property
    def edition(self) -> str:
        """Concept and edition, such as ``nazran@2021``."""
        return self.plan.edition.key
