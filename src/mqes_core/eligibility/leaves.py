"""The smallest clauses: each looks into one list of a profile and asks whether a fact there is as it must be."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from mqes_core.eligibility.conditions import Condition
from mqes_core.eligibility.experience import YEAR, experienced
from mqes_core.eligibility.extension import ClauseKind
from mqes_core.eligibility.spans import Span
from mqes_core.eligibility.truth import Truth
from mqes_core.model.base import Model
from mqes_core.model.experts import Clause
from mqes_core.model.profile import FactList, Profile

__all__ = ["ExtensionLeaf", "FactLeaf", "Leaf", "NothingLeaf", "YearsLeaf"]

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
        window = self.span.window(fact)
        if not window.first <= day <= window.last:
            return _NO
        return found if window.sure else _UNKNOWN

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
