"""Which combinations of leaves can come true together, once everything unknown is known: by the facts, not by guess.

Facts of different lists do not depend on each other; within a list every fact satisfies some set of leaves, and a list
that is not whole may hold any further facts. So a combination is possible exactly where each listed fact has an
outcome that avoids what must not hold, and what must hold is covered by such outcomes or by further facts.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from mqes_core.eligibility.experience import UNBOUNDED, YEAR, Experienced, experienced
from mqes_core.eligibility.formulas import Formula, leaves_of
from mqes_core.eligibility.leaves import FactLeaf, Leaf, NothingLeaf, YearsLeaf
from mqes_core.eligibility.rules import Rules
from mqes_core.eligibility.samples import RECORDS, Outcomes, fillings, outcomes
from mqes_core.eligibility.truth import Truth
from mqes_core.model.profile import FactList, Profile

__all__ = ["Group", "Possible", "Worlds", "free_worlds", "possible", "worlds_of"]


@dataclass(frozen=True, slots=True)
class Group:
    """The leaves of one list of facts, with what can become of the list."""

    list: FactList
    mask: int
    """The leaves, as bits."""
    listed: tuple[tuple[int, ...], ...]
    """For each listed fact, the sets of leaves that it may satisfy."""
    further: Outcomes
    """What a further fact may satisfy; empty where the list is whole."""

    def allows(self, true: int, false: int) -> bool:
        """Whether all of ``true`` can hold and none of ``false``."""
        open_, choices = true & self.mask, []
        false &= self.mask
        for options in self.listed:
            left = [mask for mask in options if not mask & false]
            if not left:
                return False
            if len(left) == 1:
                open_ &= ~left[0]
            else:
                choices.append(left)
        for mask in self.further:
            if not mask & false:
                open_ &= ~mask
        return _coverable(open_, choices)


def _coverable(open_: int, choices: Sequence[Sequence[int]]) -> bool:
    if not open_:
        return True
    return bool(choices) and any(_coverable(open_ & ~mask, choices[1:]) for mask in choices[0])


@dataclass(frozen=True, slots=True)
class Worlds:
    """Everything that facts can turn out to be."""

    leaves: tuple[Leaf, ...]
    groups: tuple[Group, ...]
    years: Experienced

    def allow(self, true: int, false: int) -> bool:
        """Whether there is a world in which all of ``true`` hold and none of ``false``; leaves as bits."""
        least, most = self.years
        for number, leaf in enumerate(self.leaves):
            if isinstance(leaf, YearsLeaf):
                if true >> number & 1:
                    least = max(least, leaf.years * YEAR)
                elif false >> number & 1:
                    most = min(most, leaf.years * YEAR - 1)
            elif isinstance(leaf, NothingLeaf) and false >> number & 1:
                return False
        return least <= most and all(group.allows(true, false) for group in self.groups)


def _groups(leaves: Iterable[Leaf]) -> dict[FactList, dict[int, FactLeaf]]:
    found: dict[FactList, dict[int, FactLeaf]] = {}
    for number, leaf in enumerate(leaves):
        if isinstance(leaf, FactLeaf):
            found.setdefault(leaf.list, {})[number] = leaf
    return found


def worlds_of(rules: Rules, profile: Profile, day: date) -> Worlds:
    """What the facts of a person can turn out to be."""
    groups = []
    for name, numbered in _groups(rules.leaves).items():
        listed = tuple(tuple(fillings(fact, numbered, rules.levels, day)) for fact in getattr(profile, name))
        further = {} if name in profile.complete else rules.new_facts(name, day)
        groups.append(Group(name, sum(1 << number for number in numbered), listed, further))
    return Worlds(rules.leaves, tuple(groups), experienced(profile, day))


def free_worlds(leaves: tuple[Leaf, ...], levels: dict[str, str], day: date) -> Worlds:
    """What the facts of anybody can be."""
    groups = [
        Group(
            name,
            sum(1 << number for number in numbered),
            (),
            outcomes(RECORDS[name](), numbered, levels, day, new=True),
        )
        for name, numbered in _groups(leaves).items()
    ]
    return Worlds(leaves, tuple(groups), Experienced(0, UNBOUNDED))


@dataclass(frozen=True, slots=True)
class Possible:
    """A world in part: leaves that hold and leaves that do not, as bits; the rest does not matter."""

    true: int
    false: int


def possible(formula: Formula, wanted: Truth, truths: Sequence[Truth], worlds: Worlds) -> Possible | None:
    """A world in which the formula comes out as wanted, yes or no; None where there is none.

    Leaves are tried one by one, the ones that decide nothing any more left out.
    """
    order = list(dict.fromkeys(leaves_of(formula)))
    known = list(truths)
    first = Truth.YES if wanted is Truth.YES else Truth.NO

    def search(position: int, true: int, false: int) -> Possible | None:
        found = formula.value(known)
        if found is wanted:
            return Possible(true, false)
        if found is not Truth.UNKNOWN:
            return None
        while known[order[position]] is not Truth.UNKNOWN:
            position += 1
        leaf = order[position]
        for truth in (first, Truth.NO if first is Truth.YES else Truth.YES):
            more_true = true | (truth is Truth.YES) << leaf
            more_false = false | (truth is Truth.NO) << leaf
            if worlds.allow(more_true, more_false):
                known[leaf] = truth
                if (world := search(position + 1, more_true, more_false)) is not None:
                    return world
        known[leaf] = Truth.UNKNOWN
        return None

    true = sum(1 << number for number, truth in enumerate(truths) if truth is Truth.YES)
    false = sum(1 << number for number, truth in enumerate(truths) if truth is Truth.NO)
    return search(0, true, false)
