"""What happened in a year: who stood in the register, which procedures were held, who assessed in them; codes only."""

from __future__ import annotations

from datetime import date

from mqes_core.model.base import Day, Id, Line, Model
from mqes_core.model.concept import Level

__all__ = ["Activity", "HeldProcedure", "RegisterEntry", "YearStatement"]


class RegisterEntry(Model):
    """A person's place in the register from a day to a day, both included; a date left out is open."""

    code: Line
    category: Id | None = None
    since: Day | None = None
    until: Day | None = None

    def meets(self, first: date, last: date) -> bool:
        """Whether it covers any of these days."""
        return (self.since is None or self.since <= last) and (self.until is None or first <= self.until)


class HeldProcedure(Model):
    """A procedure as it was held on a day. What is left out is not known."""

    number: Line
    """How the municipality refers to it."""
    title: Line
    procedure: Id | None = None
    """The procedure of the concept that it was, where it was one of them."""
    on: Day
    level: Level | None = None
    content: bool | None = None
    """Whether materials of the community were used."""
    engaged: tuple[Line, ...] = ()
    """Codes of those who assessed."""
    everybody: bool = False
    """Whether nobody else assessed."""


class YearStatement(Model):
    """Of which lists of a year it is known that nothing is missing."""

    year: int
    register_whole: bool = False
    procedures_whole: bool = False


class Activity(Model):
    """The register, and the procedures of one or several years."""

    entries: tuple[RegisterEntry, ...] = ()
    """The register."""
    procedures: tuple[HeldProcedure, ...] = ()
    years: tuple[YearStatement, ...] = ()

    def stated(self, year: int) -> YearStatement:
        """What is known to be whole in a year; nothing where nobody said so."""
        return next((item for item in self.years if item.year == year), YearStatement(year=year))

    def known_years(self) -> tuple[int, ...]:
        """The years that are spoken of, in order."""
        return tuple(sorted({item.year for item in self.years} | {item.on.year for item in self.procedures}))
