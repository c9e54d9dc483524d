"""The smallest clauses: each looks into one list of a profile and asks whether a fact there is as it must be."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, overload

from mqes_core.eligibility.conditions import Condition
from mqes_core.eligibility.experience import YEAR, experienced
from mqes_core.eligibility.extension import ClauseKind
from mqes_core.eligibility.spans import Span
from mqes_core.eligibility.truth import Truth
from mqes_core.model.base import Model
from mqes_core.model.experts import Clause
from mqes_core.model.profile import FactList, Profile

__all__ = ["ExtensionLeaf", "FactLeaf", "Leaf", "NothingLeaf", "Truths", "YearsLeaf"]

_NO, _UNKNOWN, _YES = Truth.NO, Truth.UNKNOWN, Truth.YES


@dataclass(frozen=True, slots=True)
class FactLeaf:
    """There is a fact in a list that meets every condition and counts on the day."""

    list: FactList
    conditions: tuple[Condition, ...]
    span: Span
    clause: Clause = field(compare=False, repr=False)

    def match(self, fact: Any, day: date) -> Truth:
        """Whether this one fact will do."""
        found = _YES
        for condition in self.conditions:
            truth = condition.test(fact)
            if truth is _NO:
                return _NO
            if truth is _UNKNOWN:
                found = _UNKNOWN
        truth = self.span.truth(fact, day)
        return found if truth is _YES else truth

    def truth(self, profile: Profile, day: date) -> Truth:
        """Whether any fact will do; a fact that is not listed might, unless the list is whole."""
        best = _NO
        for fact in getattr(profile, self.list):
            truth = self.match(fact, day)
            if truth is _YES:
                return _YES
            if truth is _UNKNOWN:
                best = _UNKNOWN
        return best if best is _UNKNOWN or self.list in profile.complete else _UNKNOWN


@dataclass(frozen=True, slots=True)
class YearsLeaf:
    """So many whole years of work in education."""

    years: int
    clause: Clause = field(compare=False, repr=False)

    def truth(self, profile: Profile, day: date) -> Truth:
        """Whether the years are reached, for sure or possibly."""
        needed = self.years * YEAR
        if needed == 0:
            return _YES
        found = experienced(profile, day)
        if found.least >= needed:
            return _YES
        return _UNKNOWN if found.most >= needed else _NO


@dataclass(frozen=True, slots=True)
class NothingLeaf:
    """Nothing is asked for."""

    clause: Clause = field(compare=False, repr=False)

    def truth(self, _: Profile, __: date) -> Truth:
        """Always yes."""
        return _YES


@dataclass(frozen=True, slots=True)
class ExtensionLeaf:
    """What a plugin decides."""

    name: str
    written: str
    """The parameters as canonical text: two clauses are the same where it is."""
    kind: ClauseKind = field(compare=False, repr=False)
    params: Model = field(compare=False, repr=False)
    clause: Clause = field(compare=False, repr=False)

    def truth(self, profile: Profile, day: date) -> Truth:
        """What the plugin says; None is unknown."""
        found = self.kind.holds(self.params, profile, day)
        return _UNKNOWN if found is None else _YES if found else _NO


Leaf = FactLeaf | YearsLeaf | NothingLeaf | ExtensionLeaf


class Truths(Sequence[Truth]):
    """The truth of each leaf for a person on a day; found when asked for, since one "no" may decide everything."""

    __slots__ = ("_day", "_known", "_leaves", "_profile")

    def __init__(self, leaves: tuple[Leaf, ...], profile: Profile, day: date) -> None:
        self._leaves, self._profile, self._day = leaves, profile, day
        self._known: list[Truth | None] = [None] * len(leaves)

    def __len__(self) -> int:
        return len(self._leaves)

    @overload
    def __getitem__(self, number: int) -> Truth: ...
    @overload
    def __getitem__(self, number: slice) -> Sequence[Truth]: ...
    def __getitem__(self, number: int | slice) -> Truth | Sequence[Truth]:
        if isinstance(number, slice):
            return [self[place] for place in range(*number.indices(len(self)))]
        truth = self._known[number]
        if truth is None:
            truth = self._known[number] = self._leaves[number].truth(self._profile, self._day)
        return truth

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Truths) and tuple(self) == tuple(other)

    def __hash__(self) -> int:
        return hash(tuple(self))
