"""From year to year: by how much a unit has risen or fallen, and where the rules changed in between."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from mqes_core.comparison.results.given import Key
from mqes_core.comparison.results.intervals import Interval, change
from mqes_core.comparison.results.units import UnitYear

__all__ = ["Change", "changes"]


@dataclass(frozen=True, eq=False, slots=True)
class Change:
    """A unit from one of its years to the next year."""

    before: UnitYear
    now: UnitYear
    again: UnitYear | None
    """Where the rules changed: the year before once more under the rules of now; None where that cannot be done."""

    @property
    def broken(self) -> bool:
        """Whether the two years were scored by different rules."""
        return self.before.edition != self.now.edition

    @property
    def other_lines(self) -> bool:
        """Whether the unit has other lines now, as where it opened a level: then there is nothing to compare."""
        return self.base is not None and self.base.lines != self.now.lines

    @property
    def base(self) -> UnitYear | None:
        """The year before under the rules of now; None where there is none, and nothing is compared."""
        return self.again if self.broken else self.before

    @property
    def points(self) -> Interval | None:
        """By how many points the total changed under one set of rules; None where there is nothing to compare."""
        return self._between(lambda unit: unit.points)

    @property
    def share(self) -> Interval | None:
        """By how many percentage points the share of what can be attained changed; None likewise."""
        return self._between(lambda unit: unit.share)

    def _between(self, figure: Callable[[UnitYear], Interval | None]) -> Interval | None:
        before = None if self.base is None or self.other_lines else figure(self.base)
        now = figure(self.now)
        return None if before is None or now is None else change(before, now)


def changes(units: Iterable[UnitYear], again: Mapping[tuple[Key, int], UnitYear]) -> tuple[Change, ...]:
    """The change of every unit between years that follow each other, the latest first.

    ``again``: years before a change of rules, scored once more under the rules of the year after, by unit and year.
    """
    by_year = {(unit.key, unit.year): unit for unit in units}
    found = [
        Change(before, now, again.get((key, year - 1)))
        for (key, year), now in by_year.items()
        if (before := by_year.get((key, year - 1))) is not None
    ]
    return tuple(sorted(found, key=lambda item: (-item.now.year, item.now.key)))
