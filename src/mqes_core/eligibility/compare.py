"""Which of two requirements is stricter: decided on the clauses, with an example that passes one and not the other."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any, Final, get_args

from mqes_core.eligibility.checking import judge
from mqes_core.eligibility.extension import ClauseKind
from mqes_core.eligibility.formulas import AtLeast, Atom, Formula, Negation
from mqes_core.eligibility.leaves import ExtensionLeaf, Leaf, NothingLeaf, YearsLeaf
from mqes_core.eligibility.rules import Rules, compile_rules
from mqes_core.eligibility.truth import Eligibility, Truth
from mqes_core.eligibility.verdicts import RequirementResult
from mqes_core.eligibility.worlds import Possible, free_worlds, possible
from mqes_core.model.experts import ExpertCategory, Experts
from mqes_core.model.profile import FactList, OrderRecord, Profile, StatedExperience

__all__ = ["Comparison", "Relation", "Witness", "compare"]

SUBJECT: Final = "учебный предмет"


class Relation(StrEnum):
    """How the first requirements stand to the second."""

    STRICTER = "stricter"
    """Whoever passes the first passes the second, and not the other way round."""
    WEAKER = "weaker"
    EQUAL = "equal"
    """The same people pass."""
    INCOMPARABLE = "incomparable"


@dataclass(frozen=True, slots=True)
class Witness:
    """An example of somebody who passes one and not the other; nobody that there is."""

    profile: Profile | None
    """All facts of the example, every list whole; None where a plugin's clause decides, of which no example is made."""
    deciding: RequirementResult | None
    """The requirement that the example fails."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """How two requirements compare, with what shows it."""

    relation: Relation
    passes_first: Witness | None
    """Somebody who passes the first and fails the second; None where there is nobody."""
    passes_second: Witness | None
    """Somebody who passes the second and fails the first; None where there is nobody."""


def compare(
    first: tuple[ExpertCategory, Experts],
    second: tuple[ExpertCategory, Experts],
    on: date,
    *,
    kinds: Mapping[str, ClauseKind] | None = None,
) -> Comparison:
    """Compare what two categories require on a day, as adopted; of one concept, of two, or of two editions.

    An order that admits to the one category counts as one that admits to the other: what is compared is what the
    orders must be. Where a clause asks for the person's subject, it is one and the same subject.

    Raises:
        LoadError: MQ340 a clause's kind is a plugin's that is not there, MQ341 its parameters do not fit.
    """
    pair = _Pair(first, second, on, kinds or {})
    ours, theirs = pair.witness(0), pair.witness(1)
    if ours is None:
        relation = Relation.EQUAL if theirs is None else Relation.STRICTER
    else:
        relation = Relation.WEAKER if theirs is None else Relation.INCOMPARABLE
    return Comparison(relation, ours, theirs)


class _Pair:
    """Two categories over common leaves."""

    def __init__(
        self,
        first: tuple[ExpertCategory, Experts],
        second: tuple[ExpertCategory, Experts],
        on: date,
        kinds: Mapping[str, ClauseKind],
    ) -> None:
        self.on = on
        self.ids = first[0].id, second[0].id
        self.real = tuple(compile_rules(*side, subject=SUBJECT, kinds=kinds) for side in (first, second))
        common = [compile_rules(*side, subject=SUBJECT, kinds=kinds, status=self.ids[0]) for side in (first, second)]
        numbers: dict[Leaf, int] = {}
        self.formulas = [_renumbered(rules.decided(on), rules, numbers) for rules in common]
        self.leaves = tuple(numbers)
        self.worlds = free_worlds(self.leaves, {**common[1].levels, **common[0].levels}, on)

    def witness(self, side: int) -> Witness | None:
        """Somebody who passes this side and not the other."""
        formula = AtLeast(2, (self.formulas[side], Negation(self.formulas[1 - side])))
        truths = [Truth.YES if _free(leaf) else Truth.UNKNOWN for leaf in self.leaves]
        found = possible(formula, Truth.YES, truths, self.worlds)
        if found is None:
            return None
        assigned = found.true | found.false
        if any(isinstance(leaf, ExtensionLeaf) and assigned >> number & 1 for number, leaf in enumerate(self.leaves)):
            return Witness(None, None)
        profile = self._profile(found)
        passed, failed = (judge(self.real[number], profile, self.on) for number in (side, 1 - side))
        # The example is run under the rules as they are: a comparison that its example does not bear out is a defect.
        assert passed.eligibility is Eligibility.ELIGIBLE
        assert failed.eligibility is Eligibility.NOT_ELIGIBLE
        return Witness(profile, next((item for item in failed.failing() if item.truth is Truth.NO), None))

    def _profile(self, world: Possible) -> Profile:
        changes: dict[str, Any] = {"complete": get_args(FactList)}
        for group in self.worlds.groups:
            changes[group.list] = _chosen(group.further, world.true & group.mask, world.false & group.mask)
        years = [
            leaf.years
            for number, leaf in enumerate(self.leaves)
            if isinstance(leaf, YearsLeaf) and world.true >> number & 1
        ]
        if years:
            changes["stated_experience"] = StatedExperience(years=max(years))
        orders: tuple[OrderRecord, ...] = changes.get("orders", ())
        mine, other = self.ids
        if mine != other:
            copies = [item.model_copy(update={"category": other}) for item in orders if item.category == mine]
            changes["orders"] = (*orders, *copies)
        return Profile().model_copy(update=changes)


def _free(leaf: Leaf) -> bool:
    return isinstance(leaf, NothingLeaf) or (isinstance(leaf, YearsLeaf) and leaf.years == 0)


def _chosen(further: Mapping[int, Any], true: int, false: int) -> tuple[Any, ...]:
    """Facts that satisfy all of ``true`` and none of ``false``, few of them and with little else."""
    allowed = [mask for mask in further if not mask & false]
    found = []
    while true:
        mask = max(allowed, key=lambda mask: ((mask & true).bit_count(), -mask.bit_count(), -mask))
        found.append(further[mask])
        true &= ~mask
    return tuple(found)


def _renumbered(formula: Formula, rules: Rules, numbers: dict[Leaf, int]) -> Formula:
    match formula:
        case Atom():
            return Atom(numbers.setdefault(rules.leaves[formula.leaf], len(numbers)))
        case AtLeast():
            return AtLeast(formula.number, tuple(_renumbered(part, rules, numbers) for part in formula.parts))
        case Negation():
            return Negation(_renumbered(formula.part, rules, numbers))
