"""What a region's report is about."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Final

from mqes_core.comparison.concepts import SideBySide
from mqes_core.comparison.results import Results
from mqes_core.comparison.results.units import UnitYear
from mqes_core.comparison.results.withholding import SAID
from mqes_core.diagnostics import Diagnostic
from mqes_core.evaluation import ExtensionKind
from mqes_core.model.base import Text

__all__ = ["Region", "latest"]

_OF_A_CELL: Final = frozenset({"value", "count", "of", "percent", "whole"})
"""Parameters of remarks that repeat a cell, or tell of it."""


@dataclass(frozen=True, eq=False)
class Region:
    """Concepts side by side, the results under them, and what was noticed while the data was read."""

    concepts: SideBySide
    results: Results | None = None
    """None where no data of units is compared."""
    title: Text | None = None
    """The name of the region, where the data says one."""
    remarks: tuple[Diagnostic, ...] = ()
    kinds: Mapping[str, ExtensionKind] = field(default_factory=dict)
    """The kinds of scales that plugins add; they put their own rules into words."""
    given: Path | None = None
    """The folder of forms that was read, if any; no report is written into it."""

    @property
    def told(self) -> tuple[Diagnostic, ...]:
        """The remarks as a report tells them: without what stands in a cell, which may be withheld.

        Inside the house, where nothing is withheld, they are told in full.
        """
        if self.results is None or not self.results.settings.small:
            return self.remarks
        return tuple(replace(item, params=dict(item.params) | _hidden(item.params)) for item in self.remarks)


def latest(results: Results) -> Iterator[UnitYear]:
    """Every unit in its own latest year, in the order of the results."""
    seen: set[tuple[str, str]] = set()
    for unit in results.units():
        if unit.key not in seen:
            seen.add(unit.key)
            yield unit


def _hidden(params: Mapping[str, object]) -> dict[str, str]:
    return dict.fromkeys(_OF_A_CELL & params.keys(), SAID)
