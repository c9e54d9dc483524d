"""What the linter holds against each concept, counted by family of rules and weight."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from mqes_core.diagnostics import Severity
from mqes_core.lint import LintReport, LintRule
from mqes_core.lint.rule import FAMILIES

__all__ = ["FAMILY_NAMES", "FamilyRemarks", "remarks"]

FAMILY_NAMES: Final = (*FAMILIES.values(), "plugin")
"""Families in their order; the last is that of rules which plugins bring."""


@dataclass(frozen=True, slots=True)
class FamilyRemarks:
    """Remarks of one family to one concept; deliberate exceptions set apart."""

    family: str
    by_severity: Mapping[Severity, int]
    rules: tuple[tuple[LintRule, int], ...]
    """Each rule that found something, with how often; the graver first, then the more frequent."""
    excused: int

    @property
    def count(self) -> int:
        """How many remarks no exception covers."""
        return sum(self.by_severity.values())


def remarks(report: LintReport) -> tuple[FamilyRemarks, ...]:
    """The counts of every family, those without remarks too."""
    return tuple(_family(report, name) for name in FAMILY_NAMES)


def _family(report: LintReport, family: str) -> FamilyRemarks:
    found = [item.rule for item in report.open if item.rule.family == family]
    weights = list(Severity)
    rules = {rule.code: rule for rule in found}
    often = Counter(rule.code for rule in found)
    listed = sorted(rules, key=lambda code: (weights.index(rules[code].severity), -often[code], code))
    return FamilyRemarks(
        family,
        Counter(rule.severity for rule in found),
        tuple((rules[code], often[code]) for code in listed),
        sum(item.rule.family == family for item in report.excused),
    )
