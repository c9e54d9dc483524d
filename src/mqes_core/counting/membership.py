"""What a procedure or a person was in a year, in three values; what nobody stated is not known, never "no"."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from mqes_core.counting.counted import Why
from mqes_core.eligibility.truth import Truth
from mqes_core.model.activity import Activity, HeldProcedure, RegisterEntry, YearStatement
from mqes_core.model.computed import PersonWord, ProcedureWord
from mqes_core.model.concept import Level
from mqes_core.model.person import Person

__all__ = ["Answer", "Trained", "Year"]

Answer = tuple[Truth, tuple[Why, ...]]
"""Whether it is so, and what is missing to tell."""

Trained = Callable[[Person], Truth]
"""Whether what the data calls training holds for a person."""

_YES: Answer = (Truth.YES, ())
_NO: Answer = (Truth.NO, ())


@dataclass(frozen=True)
class Year:
    """One year of an activity, ready to be asked."""

    activity: Activity
    people: tuple[Person, ...]
    year: int
    levels_of: Mapping[str, Level] = field(default_factory=dict)
    """The level of each procedure of the concept, by id."""

    @cached_property
    def stated(self) -> YearStatement:
        """Which lists of the year are whole."""
        return self.activity.stated(self.year)

    @cached_property
    def held(self) -> tuple[HeldProcedure, ...]:
        """The procedures of the year, in the order of the file."""
        return tuple(item for item in self.activity.procedures if item.on.year == self.year)

    @cached_property
    def _register(self) -> Mapping[str, Sequence[RegisterEntry]]:
        found: dict[str, list[RegisterEntry]] = {}
        for entry in self.activity.entries:
            found.setdefault(entry.code, []).append(entry)
        return found

    def registered(self, code: str, first: date, last: date) -> Answer:
        """Whether the person stood in the register on any of these days."""
        if any(entry.meets(first, last) for entry in self._register.get(code, ())):
            return _YES
        return _NO if self.stated.register_whole else (Truth.UNKNOWN, (Why("register"),))

    def at_levels(self, item: HeldProcedure, levels: tuple[Level, ...]) -> Answer:
        """Whether the procedure is of one of these levels; its own, or else that of the concept's procedure."""
        level = item.level or self.levels_of.get(item.procedure or "")
        if not levels or level in levels:
            return _YES
        return _NO if level else (Truth.UNKNOWN, (Why("level", item.number),))

    def procedure(self, item: HeldProcedure, word: ProcedureWord) -> Answer:
        """Whether a procedure has what the word says."""
        unsure = () if item.everybody else (Why("everybody", item.number),)
        if word == "content":
            if item.content is None:
                return Truth.UNKNOWN, (Why("content", item.number),)
            return _YES if item.content else _NO
        if word == "engaged":
            return _YES if item.engaged else _NO if not unsure else (Truth.UNKNOWN, unsure)
        return _any_of([*(self.registered(code, item.on, item.on) for code in item.engaged), _perhaps(unsure)])

    def person(self, who: Person, word: PersonWord, levels: tuple[Level, ...], trained: Trained) -> Answer:
        """Whether a person is what the word says."""
        match word:
            case "registered":
                return self.registered(who.code, date(self.year, 1, 1), date(self.year, 12, 31))
            case "engaged":
                answers = [self._engaged(who, item, levels) for item in self.held]
                return _any_of([*answers, _perhaps(() if self.stated.procedures_whole else (Why("procedures"),))])
            case "trained":
                truth = trained(who)
                return truth, (Why("trained", who.code),) if truth is Truth.UNKNOWN else ()

    def _engaged(self, who: Person, item: HeldProcedure, levels: tuple[Level, ...]) -> Answer:
        inside, why = self.at_levels(item, levels)
        if inside is Truth.NO or (item.everybody and who.code not in item.engaged):
            return _NO
        return (inside, why) if who.code in item.engaged else (Truth.UNKNOWN, (*why, Why("everybody", item.number)))


def _perhaps(why: tuple[Why, ...]) -> Answer:
    """What is not listed: no, unless something may be missing."""
    return (Truth.UNKNOWN, why) if why else _NO


def _any_of(answers: Sequence[Answer]) -> Answer:
    """Whether any of them is so; with what is missing to tell, where that decides."""
    found = max((truth for truth, _ in answers), default=Truth.NO)
    if found is not Truth.UNKNOWN:
        return found, ()
    return found, tuple(dict.fromkeys(why for truth, whys in answers if truth is found for why in whys))
