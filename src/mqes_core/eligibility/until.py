"""Until when a verdict holds: the first day on which it changes with no new fact, and why."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Literal

from mqes_core.eligibility.checking import judge
from mqes_core.eligibility.experience import YEAR, first_day
from mqes_core.eligibility.formulas import leaves_of
from mqes_core.eligibility.leaves import ExtensionLeaf, FactLeaf, Leaf, YearsLeaf
from mqes_core.eligibility.rules import Rules
from mqes_core.eligibility.truth import Eligibility, Truth
from mqes_core.model.experts import Clause, Requirement
from mqes_core.model.profile import Fact, Profile

__all__ = ["Cause", "Change", "changes", "until"]

CauseKind = Literal[
    "fact_ends",
    "fact_begins",
    "years_reached",
    "years_possible",
    "requirement_begins",
    "requirement_ends",
    "extension",
]


@dataclass(frozen=True, slots=True)
class Cause:
    """Something that happens on a day."""

    kind: CauseKind
    requirements: tuple[Requirement, ...]
    """The requirements on which it bears."""
    clause: Clause | None = None
    fact: Fact | None = None


@dataclass(frozen=True, slots=True)
class Change:
    """A day on which the verdict is another than on the day before."""

    on: date
    before: Eligibility
    after: Eligibility
    causes: tuple[Cause, ...]


def until(rules: Rules, profile: Profile, on: date) -> Change | None:
    """The first change after the day; None where the verdict holds for good.

    Work that goes on is taken to go on, and nothing new to come.
    """
    return next(changes(rules, profile, on), None)


def changes(rules: Rules, profile: Profile, on: date, *, last: date = date.max) -> Iterator[Change]:
    """Every change after the day, up to the last one wanted."""
    events: dict[date, list[tuple[int | None, Cause]]] = {}
    for day, leaf, cause in _events(rules, profile, on):
        if on < day <= last:
            events.setdefault(day, []).append((leaf, cause))
    now = judge(rules, profile, on)
    for day in sorted(events):
        then = judge(rules, profile, day)
        if then.eligibility is not now.eligibility:
            eve = judge(rules, profile, day - timedelta(1)).truths
            causes = tuple(cause for leaf, cause in events[day] if leaf is None or eve[leaf] is not then.truths[leaf])
            yield Change(day, now.eligibility, then.eligibility, causes)
        now = then


def _events(rules: Rules, profile: Profile, on: date) -> Iterator[tuple[date, int | None, Cause]]:
    """The days on which anything may change, with the leaf and what happens."""
    for rule in rules.counting:
        period = rule.requirement.validity
        if period is not None and period.since is not None:
            yield period.since, None, Cause("requirement_begins", (rule.requirement,))
        if period is not None and period.until is not None and period.until < date.max:
            yield period.until + timedelta(1), None, Cause("requirement_ends", (rule.requirement,))
    for number, leaf in enumerate(rules.leaves):
        uses = tuple(rule.requirement for rule in rules.counting if number in leaves_of(rule.formula))
        for day, kind, fact in _of_leaf(leaf, profile, on):
            yield day, number, Cause(kind, uses, leaf.clause, fact)


def _of_leaf(leaf: Leaf, profile: Profile, on: date) -> Iterator[tuple[date, CauseKind, Fact | None]]:
    match leaf:
        case FactLeaf():
            facts: tuple[Any, ...] = getattr(profile, leaf.list)
            for fact in facts:
                if all(condition.test(fact) is not Truth.NO for condition in leaf.conditions):
                    window = leaf.span.window(fact)
                    yield window.first, "fact_begins", fact
                    if window.last < date.max:
                        yield window.last + timedelta(1), "fact_ends", fact
        case YearsLeaf():
            reached = first_day(profile, leaf.years * YEAR, on, surely=True)
            if reached is not None:
                yield reached, "years_reached", None
            maybe = first_day(profile, leaf.years * YEAR, on, surely=False)
            if maybe is not None and maybe != reached:
                yield maybe, "years_possible", None
        case ExtensionLeaf():
            for day in leaf.kind.changes(leaf.params, profile, on):
                yield day, "extension", None
