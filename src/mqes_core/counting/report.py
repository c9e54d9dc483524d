"""All that was counted for a year, beside the year before: values, the lists behind them, and how they changed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from mqes_core.counting.counted import Counted
from mqes_core.diagnostics import Diagnostic, has_errors
from mqes_core.eligibility import ClauseKind
from mqes_core.model.edition import Edition
from mqes_core.model.measures import Measure
from mqes_core.model.units import Absence, Case, Share, Unit

__all__ = ["Change", "IndicatorReport", "NoChange", "change_between"]

NoChange = Literal["no_year", "unknown", "no_share"]
"""Why two years are not compared: the file has nothing of the earlier one, a value is unknown, there is no share."""

Change = int | Fraction | NoChange
"""The difference: of counts, or of shares in percentage points; or why there is none."""


@dataclass(frozen=True, slots=True)
class IndicatorReport:
    """The indicators of one year."""

    edition: Edition
    year: int
    counted: tuple[Counted, ...]
    before: tuple[Counted, ...]
    """The same of the year before; nothing where the file does not speak of it."""
    diagnostics: tuple[Diagnostic, ...] = ()
    kinds: Mapping[str, ClauseKind] | None = None

    @property
    def whole(self) -> bool:
        """Whether everything in the file could be read."""
        return not has_errors(self.diagnostics)

    @property
    def others(self) -> tuple[Measure, ...]:
        """The measures that this file cannot tell."""
        mine = {item.measure.id for item in self.counted}
        return tuple(item for item in self.edition.measures.values() if item.id not in mine)

    def change(self, counted: Counted) -> Change:
        """How the value changed since the year before."""
        earlier = next((item for item in self.before if item.measure.id == counted.measure.id), None)
        return "no_year" if earlier is None else change_between(earlier.value, counted.value)

    def cases(self, unit: Unit) -> tuple[Case, ...]:
        """What is known, as scorecards take it: the year before first, where there is one."""
        years = [(self.year - 1, self.before), (self.year, self.counted)]
        return tuple(
            Case(unit, year, {item.measure.id: item.value for item in counted if item.value is not Absence.MISSING})
            for year, counted in years
            if counted
        )


def change_between(before: int | Share | Absence, now: int | Share | Absence) -> Change:
    """The difference of two values of one measure; shares in percentage points."""
    if isinstance(before, Absence) or isinstance(now, Absence):
        return "unknown"
    if isinstance(before, Share) and isinstance(now, Share):
        if not before.of or not now.of:
            return "no_share"
        return Fraction(100 * now.count, now.of) - Fraction(100 * before.count, before.of)
    assert isinstance(before, int)
    assert isinstance(now, int)
    return now - before
