"""When a fact counts under a clause: from its first day to its last, as far as its dates are known."""

from __future__ import annotations

from calendar import isleap
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Literal, NamedTuple

from mqes_core.eligibility.truth import Truth

__all__ = ["Span", "Window", "years_after"]


class Window(NamedTuple):
    """The days on which a fact counts, both ends included; ``sure`` unless a date that matters is not known."""

    first: date
    last: date
    sure: bool

    def truth(self, day: date) -> Truth:
        """Whether the fact counts on the day."""
        if not self.first <= day <= self.last:
            return Truth.NO
        return Truth.YES if self.sure else Truth.UNKNOWN


def years_after(day: date, years: int) -> date:
    """The same day of another year; 1 March in place of a 29 February that is not there."""
    year = day.year + years
    if year > date.max.year:
        return date.max
    if year < date.min.year:
        return date.min
    if (day.month, day.day) == (2, 29) and not isleap(year):
        return date(year, 3, 1)
    return day.replace(year=year)


@dataclass(frozen=True, slots=True)
class Span:
    """How the dates of a fact decide when it counts.

    ``held``: from ``since`` to ``until``, and for at most ``years`` after ``since`` where a number is given; ``ever``:
    from ``since`` on, whatever has ended; ``past``: in the years after ``year``, at most ``years`` of them.
    """

    kind: Literal["held", "ever", "past"]
    years: int | None = None

    def window(self, fact: Any) -> Window:
        """The days on which this fact counts."""
        if self.kind == "past":
            if fact.year is None:
                return Window(date.min, date.max, sure=False)
            last = date.max if self.years is None else date(min(fact.year + self.years, date.max.year), 12, 31)
            return Window(date(fact.year + 1, 1, 1), last, sure=True)
        since = fact.since
        last = date.max if self.kind == "ever" else getattr(fact, "until", None) or date.max
        if self.years is None:
            return Window(since or date.min, last, sure=True)
        if since is None:
            return Window(date.min, last, sure=False)
        return Window(since, min(last, years_after(since, self.years)), sure=True)

    def truth(self, fact: Any, day: date) -> Truth:
        """Whether the fact counts on the day, as its window says; quickly for the usual kind."""
        if self.kind == "past" or self.years is not None:
            return self.window(fact).truth(day)
        said = fact.__dict__  # an attribute that the fact does not have would be looked for everywhere
        since = said["since"]
        if since is not None and day < since:
            return Truth.NO
        until = None if self.kind == "ever" else said.get("until")
        return Truth.YES if until is None or day <= until else Truth.NO

    def outside(self, day: date) -> date:
        """A date so long before ``day`` that a fact of it counts no more, where this span has a length."""
        return years_after(day, -(self.years or 0)) - timedelta(1)
