"""What a clause asks of a single fact: conditions on what the fact says, each decided in three values."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from mqes_core.eligibility.spelling import key
from mqes_core.eligibility.truth import Truth
from mqes_core.model.base import Text
from mqes_core.model.experts import EDUCATION_LEVELS, ExpertEducation

__all__ = [
    "Condition",
    "Test",
    "at_least",
    "at_most",
    "is_level",
    "is_named",
    "is_one_of",
    "is_stated",
    "of_field",
    "of_issuer",
    "of_level",
]

Test = Callable[[Any], Truth]
Operator = Literal["is", "one_of", "at_least", "at_most", "level", "field", "issuer_level", "stated"]

_NO, _UNKNOWN, _YES = Truth.NO, Truth.UNKNOWN, Truth.YES


@dataclass(frozen=True, slots=True)
class Condition:
    """One condition. Two conditions are the same where attribute, operator and value are."""

    attribute: str
    """The field of the fact that decides; «field» stands for field and group of an education."""
    operator: Operator
    value: Any
    test: Test = field(compare=False, repr=False)
    asked: Any = field(default=None, compare=False, repr=False)
    """What is asked for, as the document writes it: a name, a number or words of the vocabulary."""


def is_named(attribute: str, name: Text) -> Condition:
    """The attribute is this name, however it is spelt."""
    wanted = key(name.ru)

    def test(fact: Any) -> Truth:
        found = getattr(fact, attribute)
        if found is None:
            return _UNKNOWN
        return _YES if key(found) == wanted else _NO

    return Condition(attribute, "is", wanted, test, name)


def of_issuer(name: Text, attribute: str, levels: Mapping[str, str]) -> Condition:
    """The issuer is this one. Where it is not stated and the level of the issuer is, that level must be its own."""
    wanted = key(name.ru)
    level = levels.get(wanted)

    def test(fact: Any) -> Truth:
        found = fact.issuer
        if found is None:
            stated = getattr(fact, attribute)
            return _UNKNOWN if level is None or stated in {None, level} else _NO
        return _YES if key(found) == wanted else _NO

    return Condition("issuer", "is", wanted, test, name)


def is_one_of(attribute: str, options: tuple[Any, ...]) -> Condition:
    """The attribute is one of these words."""
    wanted = frozenset(options)

    def test(fact: Any) -> Truth:
        found = getattr(fact, attribute)
        if found is None:
            return _UNKNOWN
        return _YES if found in wanted else _NO

    return Condition(attribute, "one_of", wanted, test, tuple(options))


def is_stated(attribute: str) -> Condition:
    """The attribute is stated, whatever it is."""

    def test(fact: Any) -> Truth:
        return _UNKNOWN if getattr(fact, attribute) is None else _YES

    return Condition(attribute, "stated", None, test)


def at_least(attribute: str, asked: int | str, ranks: Mapping[Any, int] | None = None) -> Condition:
    """The number, or the rank of the word, is at least this."""
    least: Any = ranks[asked] if ranks else asked

    def test(fact: Any) -> Truth:
        found = getattr(fact, attribute)
        if found is None:
            return _UNKNOWN
        return _YES if (ranks[found] if ranks else found) >= least else _NO

    return Condition(attribute, "at_least", least, test, asked)


def at_most(attribute: str, most: Any) -> Condition:
    """The number is at most this."""

    def test(fact: Any) -> Truth:
        found = getattr(fact, attribute)
        if found is None:
            return _UNKNOWN
        return _YES if found <= most else _NO

    return Condition(attribute, "at_most", most, test, most)


def of_level(asked: ExpertEducation) -> Condition:
    """Education of at least this level; «higher» without more may be any of the higher levels."""
    ranks, least = EDUCATION_LEVELS, EDUCATION_LEVELS[asked]
    highest = max(ranks.values())

    def test(fact: Any) -> Truth:
        found = fact.level
        if found is None:
            return _UNKNOWN
        if ranks[found] >= least:
            return _YES
        return _UNKNOWN if found == "higher" and highest >= least else _NO

    return Condition("level", "level", least, test, asked)


def of_field(name: Text | None, group: str | None) -> Condition:
    """Education in the field or in the group of specialities; the first two figures of a code are its group."""
    wanted = None if name is None else key(name.ru)
    figures = None if group is None else group[:2]

    def test(fact: Any) -> Truth:
        found = _NO
        if wanted is not None:
            found = _UNKNOWN if fact.field is None else _YES if key(fact.field) == wanted else _NO
        if figures is not None and found is not _YES:
            if fact.group is None:
                return _UNKNOWN
            return _YES if fact.group[:2] == figures else found
        return found

    return Condition("field", "field", (wanted, figures), test, name or group)


def is_level(attribute: str, level: str, levels: Mapping[str, str]) -> Condition:
    """The issuer is of this level; where the fact does not say so, its issuer may: ``levels`` are those known."""

    def test(fact: Any) -> Truth:
        found = getattr(fact, attribute)
        if found is None and fact.issuer is not None:
            found = levels.get(key(fact.issuer))
        if found is None:
            return _UNKNOWN
        return _YES if found == level else _NO

    return Condition(attribute, "issuer_level", level, test, level)
