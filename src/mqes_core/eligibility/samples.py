"""What a fact may turn out to be: for all that conditions ask of it, the values that make a difference to them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from types import SimpleNamespace
from typing import Any, Final, get_args

from mqes_core.eligibility.conditions import Condition
from mqes_core.eligibility.leaves import FactLeaf
from mqes_core.eligibility.spans import Span, years_after
from mqes_core.eligibility.spelling import key
from mqes_core.eligibility.truth import Truth
from mqes_core.model.base import Model, Text
from mqes_core.model.concept import Level
from mqes_core.model.experts import ContestPlace, CredentialKind
from mqes_core.model.profile import (
    CommissionRecord,
    ConfirmationRecord,
    ContestRecord,
    CredentialRecord,
    EducationRecord,
    FactList,
    MembershipRecord,
    OrderRecord,
    TestRecord,
)

__all__ = ["CLOSED", "RECORDS", "Outcomes", "fillings", "outcomes"]

RECORDS: Final[Mapping[FactList, type[Model]]] = {
    "educations": EducationRecord,
    "credentials": CredentialRecord,
    "orders": OrderRecord,
    "commissions": CommissionRecord,
    "contests": ContestRecord,
    "memberships": MembershipRecord,
    "confirmations": ConfirmationRecord,
    "tests": TestRecord,
}
"""The record of each list of facts that leaves look into."""

CLOSED: Final[Mapping[str, tuple[Any, ...]]] = {
    "what": get_args(CredentialKind),
    "act": ("order", "local_act"),
    "result": get_args(ContestPlace),
    "rank": ("main", "senior", "leading"),
    "passed": (True, False),
    "level": get_args(Level),
    "issuer_level": get_args(Level),
}
"""Every value of the attributes that have few."""

_DEGREES: Final = ("preschool", "primary", "basic", "secondary", "secondary_vocational", "bachelor", "master")
_HIGHER: Final = ("bachelor", "master", "highest_qualification")
_OTHER: Final = "иное"
_OTHER_GROUP: Final = "00"
_OTHER_CATEGORY: Final = "another"

Outcomes = dict[int, Any]
"""Facts by the set of leaves that they satisfy: bit n stands for leaf n."""


def outcomes(
    fact: Any, leaves: Mapping[int, FactLeaf], levels: Mapping[str, str], day: date, *, new: bool = False
) -> Outcomes:
    """Every set of leaves that the fact may satisfy once what it leaves open is filled in, with a fact that does so.

    The arguments are those of ``fillings``.
    """
    found = fillings(fact, leaves, levels, day, new=new)
    return {mask: fact.model_copy(update=change) for mask, change in found.items()}


def fillings(
    fact: Any, leaves: Mapping[int, FactLeaf], levels: Mapping[str, str], day: date, *, new: bool = False
) -> dict[int, dict[str, Any]]:
    """The same with what is filled in, in place of whole facts.

    Args:
        fact: a record of the list of these leaves.
        leaves: the leaves of one list, by number.
        levels: the level of each issuer, where it is known.
        day: the day on which facts must count.
        new: whether the fact is one that stands nowhere yet, so that its dates are open too.
    """
    every, said = sum(1 << number for number in leaves), fact.__dict__
    asked: dict[str, dict[int, list[Condition]]] = {}
    for number, leaf in leaves.items():
        for condition in leaf.conditions:
            asked.setdefault(_together(condition, fact), {}).setdefault(number, []).append(condition)
    found: dict[int, dict[str, Any]] = {every: {}}
    for attribute in [*sorted(asked), "when"]:
        tests = asked.get(attribute, {})
        if attribute == "when":
            changes_of = _dates(fact, [leaf.span for leaf in leaves.values()], day, new=new)
        else:
            changes_of = _changes(attribute, fact, [item for items in tests.values() for item in items], levels)
        masks: dict[int, dict[str, Any]] = {}
        for change in changes_of:
            # Looked at only, and thousands of times: no whole record is made.
            filled = SimpleNamespace(**said | change) if change else fact
            if attribute == "when":
                missed = (number for number, leaf in leaves.items() if leaf.span.truth(filled, day) is not Truth.YES)
            else:
                missed = (number for number, items in tests.items() if not _all_hold(items, filled))
            masks.setdefault(every & ~sum(1 << number for number in missed), change)
        merged: dict[int, dict[str, Any]] = {}
        for before, changes in found.items():
            for mask, change in masks.items():
                merged.setdefault(before & mask, changes | change)
        found = merged
    return found


def _together(condition: Condition, fact: Any) -> str:
    """What the condition is decided by: an issuer and its level are filled in together."""
    if condition.attribute in {"level", "issuer_level"} and isinstance(fact, (CredentialRecord, OrderRecord)):
        return "issuer"
    return condition.attribute


def _all_hold(conditions: Iterable[Condition], fact: Any) -> bool:
    """Whether nothing that is asked is an obstacle."""
    return all(condition.test(fact) is Truth.YES for condition in conditions)


def _changes(
    attribute: str, fact: Any, conditions: Sequence[Condition], levels: Mapping[str, str]
) -> Iterator[dict[str, Any]]:
    """The ways to fill in what the fact leaves open about the attribute; one empty way where it leaves nothing open."""
    if attribute == "issuer":
        yield from _issuers(fact, conditions, levels)
    elif attribute == "field":
        yield from _fields(fact, conditions)
    elif attribute == "level":
        if fact.level is None:
            yield from ({"level": level} for level in (*_DEGREES, "highest_qualification"))
        else:
            yield from ({"level": level} for level in (_HIGHER if fact.level == "higher" else (fact.level,)))
    elif getattr(fact, attribute) is not None:
        yield {}
    else:
        yield from ({attribute: value} for value in _values(attribute, conditions))


def _values(attribute: str, conditions: Sequence[Condition]) -> Iterator[Any]:
    if attribute in CLOSED:
        yield from CLOSED[attribute]
        return
    numbers = [item.value for item in conditions if item.operator in {"at_least", "at_most"}]
    if numbers:
        yield from sorted(set(numbers))
        yield min(numbers) - 1 if conditions[0].operator == "at_least" else 100
    elif attribute == "category":
        yield from (*sorted(set().union(*(item.value for item in conditions))), _OTHER_CATEGORY)
    else:
        yield from _names(conditions)


def _names(conditions: Iterable[Condition]) -> Iterator[str]:
    """The names that conditions ask for, as they are written, and another one."""
    for item in conditions:
        if isinstance(item.asked, Text):
            yield item.asked.ru
    yield _OTHER


def _issuers(fact: Any, conditions: Sequence[Condition], levels: Mapping[str, str]) -> Iterator[dict[str, Any]]:
    name = "level" if isinstance(fact, OrderRecord) else "issuer_level"
    stated = getattr(fact, name)
    asked = [item for item in conditions if item.attribute == "issuer"]
    for issuer in [fact.issuer] if fact.issuer is not None else list(_names(asked)):
        of_issuer = levels.get(key(issuer))
        for level in [stated] if stated is not None else [of_issuer] if of_issuer else CLOSED[name]:
            if fact.issuer is not None or of_issuer in {None, level}:
                yield {"issuer": issuer, name: level}


def _fields(fact: Any, conditions: Sequence[Condition]) -> Iterator[dict[str, Any]]:
    names = [item.asked.ru for item in conditions if isinstance(item.asked, Text)]
    groups = sorted({item.value[1] for item in conditions if item.value[1] is not None})
    for name in [fact.field] if fact.field is not None else [*names, _OTHER]:
        for group in [fact.group] if fact.group is not None else [*groups, _OTHER_GROUP]:
            yield {"field": name, "group": group}


def _dates(fact: Any, spans: Sequence[Span], day: date, *, new: bool) -> Iterator[dict[str, Any]]:
    """When the fact may have begun, and a new one ended, where that is not known and matters."""
    lengths = sorted({span.years for span in spans if span.years is not None})
    if isinstance(fact, ContestRecord):
        if fact.year is not None:
            yield {}
            return
        for years in (0, 1, *lengths, max(lengths, default=0) + 1):
            yield {"year": day.year - years}
        return
    begun: list[dict[str, Any]] = [{}]
    if fact.since is None and lengths:
        begun = [{"since": years_after(day, -length)} for length in lengths]
        begun.append({"since": years_after(day, -lengths[-1] - 1)})
    yield from begun
    if new and any(span.kind == "ever" for span in spans):
        yesterday = day - timedelta(1)
        yield from ({"since": yesterday, **change, "until": yesterday} for change in begun)
