"""What to bring: the smallest sets of facts that would make a person eligible, the cheapest first."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final, Literal

from mqes_core.eligibility.checking import judge
from mqes_core.eligibility.experience import YEAR, experienced
from mqes_core.eligibility.implicants import Way, smallest, ways
from mqes_core.eligibility.leaves import FactLeaf, YearsLeaf
from mqes_core.eligibility.rules import Rules
from mqes_core.eligibility.truth import Eligibility, Truth
from mqes_core.eligibility.verdicts import RequirementResult, Verdict
from mqes_core.model.experts import Clause
from mqes_core.model.profile import Fact, FactList, Profile, StatedExperience

__all__ = ["COST", "Item", "ItemKind", "ToBring", "brought", "what_to_bring"]

ItemKind = FactList | Literal["declaration"]

COST: Final[tuple[ItemKind, ...]] = (
    "declaration",
    "confirmations",
    "credentials",
    "memberships",
    "tests",
    "orders",
    "contests",
    "commissions",
    "educations",
    "employments",
)
"""Kinds of things to bring, the cheapest first: a note, then papers, then what bodies decide, then years."""


@dataclass(frozen=True, slots=True)
class Item:
    """One thing to bring."""

    kind: ItemKind
    clause: Clause
    """The clause that asks for it."""
    fact: Fact | StatedExperience | None
    """A fact that would do, with no more in it than must be; None for a note that a list is whole."""
    list: FactList
    """The list to which the fact is added, or which is declared whole."""
    instead: Fact | None = None
    """A fact already listed that would do too if its gaps were filled in fitly."""
    days_short: int | None = None
    """Days of work that are missing, where years of work are to be shown and are not reached by what is known."""


@dataclass(frozen=True, slots=True)
class ToBring:
    """The ways to become eligible."""

    sets: tuple[tuple[Item, ...], ...]
    """Each set alone is enough for all that can be mended; none of its parts is. One empty set: nothing is missing."""
    blocked: tuple[RequirementResult, ...] = ()
    """Requirements that nothing brought can mend: the document leaves them open, or they forbid what is there."""

    @property
    def sufficient(self) -> bool:
        """Whether a set makes the person eligible."""
        return bool(self.sets) and not self.blocked


def what_to_bring(
    rules: Rules, profile: Profile, on: date, *, order: Sequence[ItemKind] = COST, limit: int | None = None
) -> ToBring:
    """The smallest sets of facts that make the person eligible on the day.

    Sets are compared by their dearest things first: one without an order comes before any with an order, whatever
    the number of documents. Within a set things stand in the order of the document.

    Args:
        rules: the compiled requirements.
        profile: the person.
        on: the day.
        order: kinds of things, the cheapest first.
        limit: the most sets wanted.
    """
    verdict = judge(rules, profile, on)
    if verdict.eligibility is Eligibility.ELIGIBLE:
        return ToBring(((),))
    options = _Options(verdict)
    found: tuple[Way, ...] = ((0, 0),)
    blocked = []
    for rule, result in zip(rules.rules, verdict.requirements(), strict=True):
        if not result.counts:
            continue
        own = () if rule.undetermined else ways(rule.formula, options.ways)
        if own and found == ((0, 0),):
            found = own
        elif own:
            found = smallest((need | more, away | off) for need, away in found for more, off in own)
        else:
            blocked.append(result)
    rank = {kind: number for number, kind in enumerate(order)}
    # So many of the cheaper things never outweigh one of the dearer.
    weight = {
        number: (len(options.made) + 1) ** rank.get(item.kind, len(rank))
        for number, (item, _) in sorted(options.made.items())
    }
    sets = []
    for way in options.closed(found):
        things = [number for number in weight if way >> number & 1]
        sets.append((sum([weight[number] for number in things]), way, things))
    sets.sort()
    made = {number: item for number, (item, _) in options.made.items()}
    return ToBring(tuple(tuple([made[number] for number in things]) for _, _, things in sets[:limit]), tuple(blocked))


def brought(profile: Profile, items: Iterable[Item]) -> Profile:
    """The profile with these things in it."""
    changes: dict[str, object] = {}
    complete = list(profile.complete)
    for item in items:
        if item.fact is None:
            complete.append(item.list)
        elif isinstance(item.fact, StatedExperience):
            changes["stated_experience"] = item.fact
        else:
            listed = changes.get(item.list, getattr(profile, item.list))
            changes[item.list] = (*listed, item.fact)  # type: ignore[misc]  # a tuple of facts
    return profile.model_copy(update=changes | {"complete": tuple(dict.fromkeys(complete))})


class _Options:
    """What can be done about each leaf; things are numbered as leaves are, notes on lists after them."""

    def __init__(self, verdict: Verdict) -> None:
        self.verdict = verdict
        self.leaves = verdict.rules.leaves
        self.made: dict[int, tuple[Item, int]] = {}
        """Things by number, each with the leaves that it makes hold, as bits."""
        self.lists: list[FactList] = []
        """The lists of which a note may be brought."""

    def ways(self, leaf: int, holds: bool) -> tuple[Way, ...]:
        """The ways to make a leaf hold, or not hold."""
        truth = self.verdict.truths[leaf]
        if holds:
            if truth is Truth.YES:
                return ((0, 0),)
            return ((1 << leaf, 0),) if self._thing(leaf) else ()
        if truth is Truth.YES:
            return ()
        if truth is Truth.NO:
            return ((0, 1 << leaf),)
        number = self._note(leaf)
        return () if number is None else ((1 << number, 1 << leaf),)

    def closed(self, found: Iterable[Way]) -> tuple[int, ...]:
        """The smallest sets, once it is seen that one thing may serve several leaves, or do harm to another."""
        if all(served == 1 << number for number, (_, served) in self.made.items()):
            # Nothing serves two leaves, so nothing follows from anything else.
            return tuple(dict.fromkeys(need for need, away in found if not need & away))
        served = []
        for need, away in found:
            reach = need
            for number in _bits(need):
                reach |= self.made[number][1]
            if not reach & away:
                served.append((reach, 0))
        return tuple(self._generators(reach) for reach, _ in smallest(served))

    def _generators(self, reach: int) -> int:
        """The things of which all in ``reach`` follows."""
        left = reach
        for number in _bits(reach):
            if number in self.made:
                _, served = self.made[number]
                for other in _bits(left & ~(1 << number)):
                    # Of two things that serve the same, the first stays.
                    same = other in self.made and self.made[other][1] == served
                    if served >> other & 1 and not (same and other < number):
                        left &= ~(1 << other)
        return left

    def _thing(self, number: int) -> bool:
        """Whether something can be brought for the leaf; makes it."""
        if number in self.made:
            return True
        leaf, verdict = self.leaves[number], self.verdict
        if isinstance(leaf, YearsLeaf):
            least, most = experienced(verdict.profile, verdict.on)
            served = sum(
                1 << other
                for other, item in enumerate(self.leaves)
                if isinstance(item, YearsLeaf) and item.years <= leaf.years
            )
            short = leaf.years * YEAR - least if most < leaf.years * YEAR else None
            stated = StatedExperience(years=leaf.years, on=verdict.on)
            item = Item("employments", leaf.clause, stated, "employments", days_short=short)
        elif isinstance(leaf, FactLeaf):
            served, fact = self._weakest(number, leaf)
            gaps = [one for one in getattr(verdict.profile, leaf.list) if leaf.match(one, verdict.on) is Truth.UNKNOWN]
            instead = min(gaps, key=repr) if gaps else None
            item = Item(leaf.list, leaf.clause, fact, leaf.list, instead)
        else:
            return False
        self.made[number] = item, served
        return True

    def _weakest(self, number: int, leaf: FactLeaf) -> tuple[int, Fact]:
        """The fact that satisfies the leaf and as few others as can be, and the leaves that it satisfies."""
        found = self.verdict.rules.new_facts(leaf.list, self.verdict.on)
        mask = min((mask for mask in found if mask >> number & 1), key=lambda mask: (mask.bit_count(), mask))
        return mask, found[mask]

    def _note(self, number: int) -> int | None:
        """The number of the note that settles a leaf which must not hold; None where no note settles it."""
        leaf, verdict = self.leaves[number], self.verdict
        if isinstance(leaf, FactLeaf):
            name: FactList = leaf.list
        elif isinstance(leaf, YearsLeaf):
            name = "employments"
        else:
            return None
        item = Item("declaration", leaf.clause, None, name)
        if leaf.truth(brought(verdict.profile, [item]), verdict.on) is not Truth.NO:
            return None
        if name not in self.lists:
            self.lists.append(name)
            place = len(self.leaves) + len(self.lists) - 1
            self.made[place] = item, 1 << place
        return len(self.leaves) + self.lists.index(name)


def _bits(mask: int) -> list[int]:
    found = []
    while mask:
        lowest = mask & -mask
        found.append(lowest.bit_length() - 1)
        mask ^= lowest
    return found
