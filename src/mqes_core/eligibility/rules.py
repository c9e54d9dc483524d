"""A category's requirements compiled once: leaves, and for each requirement the formula over them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Final, Literal

from mqes_core.eligibility.clauses import Compiler, levels_of_issuers
from mqes_core.eligibility.extension import ClauseKind
from mqes_core.eligibility.formulas import AtLeast, Formula, Negation
from mqes_core.eligibility.leaves import FactLeaf, Leaf
from mqes_core.eligibility.samples import RECORDS, Outcomes, outcomes
from mqes_core.model.base import Text
from mqes_core.model.experts import Clause, ExpertCategory, Experts, Requirement
from mqes_core.model.profile import FactList
from mqes_core.model.sources import Reading

__all__ = ["ReadingMode", "Rule", "Rules", "compile_clause", "compile_experts", "compile_rules"]

ReadingMode = Literal["letter", "adopted"]

_REMEMBERED: Final = 200
"""Most lists and days of which new facts are remembered."""


@dataclass(frozen=True, slots=True)
class Rule:
    """One requirement, compiled."""

    requirement: Requirement
    formula: Formula
    undetermined: bool
    """Under the letter, whether it rests on a reading: then the document does not decide it, whatever the facts."""
    reading: Reading | None
    """The reading on which it rests, under either way of reading."""

    @property
    def counts(self) -> bool:
        """Whether eligibility turns on it. An additional one counts only where the document leaves just that open."""
        return self.requirement.obligatory or self.undetermined

    def in_force(self, day: date) -> bool:
        """Whether it is in force on the day."""
        return self.requirement.validity is None or self.requirement.validity.covers(day)


@dataclass(frozen=True)
class Rules:
    """All requirements of a category under one way of reading, ready to be asked."""

    category: ExpertCategory
    reading: ReadingMode
    subject: str | None
    leaves: tuple[Leaf, ...]
    rules: tuple[Rule, ...]
    levels: Mapping[str, str]
    """The level of each issuer that the requirements name with one."""

    @cached_property
    def counting(self) -> tuple[Rule, ...]:
        """The rules on which eligibility turns."""
        return tuple(rule for rule in self.rules if rule.counts)

    @cached_property
    def has_negation(self) -> bool:
        """Whether any clause is negative, so that a fact more may do harm."""
        return any(_negative(rule.formula) for rule in self.counting)

    @cached_property
    def sharing(self) -> tuple[FactLeaf, ...]:
        """The leaves that look into a list into which others look too."""
        leaves = [leaf for leaf in self.leaves if isinstance(leaf, FactLeaf)]
        lists = [leaf.list for leaf in leaves]
        return tuple(leaf for leaf in leaves if lists.count(leaf.list) > 1)

    @cached_property
    def _new_facts(self) -> dict[tuple[FactList, date], Outcomes]:
        return {}

    def new_facts(self, name: FactList, day: date) -> Outcomes:
        """Every set of this list's leaves that a new fact may satisfy on the day, with a fact that does so."""
        known = self._new_facts
        if (name, day) not in known:
            leaves = enumerate(self.leaves)
            numbered = {number: leaf for number, leaf in leaves if isinstance(leaf, FactLeaf) and leaf.list == name}
            if len(known) >= _REMEMBERED:
                known.clear()
            known[name, day] = outcomes(RECORDS[name](), numbered, self.levels, day, new=True)
        return known[name, day]

    def decided(self, day: date) -> Formula:
        """All that counts on the day and is decided by facts, as one formula."""
        parts = tuple(rule.formula for rule in self.counting if rule.in_force(day) and not rule.undetermined)
        return AtLeast(len(parts), parts)

    def undecided(self, day: date) -> bool:
        """Whether the document leaves open something that counts on the day."""
        return any(rule.undetermined and rule.in_force(day) for rule in self.counting)


def compile_rules(
    category: ExpertCategory,
    experts: Experts,
    *,
    reading: ReadingMode = "adopted",
    subject: str | None = None,
    kinds: Mapping[str, ClauseKind] | None = None,
    readings: Mapping[str, Reading] | None = None,
    status: str | None = None,
) -> Rules:
    """Compile one category.

    Args:
        category: the category.
        experts: the requirements of the concept, for their readings and the levels of issuers.
        reading: under the letter, requirements that rest on a reading are undetermined.
        subject: the school subject in which the person is to assess; without it, any that a document states will do.
        kinds: kinds of clauses that plugins add, by name.
        readings: readings that stand elsewhere in the edition, by id, so that they can be told.
        status: the category that orders must name, where that is not this one.

    Raises:
        LoadError: MQ340 a clause's kind is a plugin's that is not there, MQ341 its parameters do not fit.
    """
    known = {**(readings or {}), **{item.id: item for item in experts.readings}}
    levels = levels_of_issuers(experts)
    compiler = Compiler(status or category.id, subject, levels, kinds or {})
    rules = []
    for requirement in category.requirements:
        undetermined = reading == "letter" and requirement.reading is not None
        rests_on = known.get(requirement.reading or "")
        rules.append(Rule(requirement, compiler.formula(requirement.clause), undetermined, rests_on))
    return Rules(category, reading, subject, compiler.leaves, tuple(rules), levels)


def compile_clause(
    clause: Clause, experts: Experts, *, subject: str | None = None, kinds: Mapping[str, ClauseKind] | None = None
) -> Rules:
    """Compile a clause that stands alone, outside of any category, as if it were the only requirement of one.

    Raises:
        LoadError: MQ340 a clause's kind is a plugin's that is not there, MQ341 its parameters do not fit.
    """
    title = Text(ru="—")
    requirement = Requirement(id="clause", title=title, clause=clause, source=experts.source)
    category = ExpertCategory(id="clause", title=title, requirements=(requirement,), source=experts.source)
    return compile_rules(category, experts, subject=subject, kinds=kinds)


def compile_experts(
    experts: Experts,
    *,
    reading: ReadingMode = "adopted",
    subject: str | None = None,
    kinds: Mapping[str, ClauseKind] | None = None,
    readings: Mapping[str, Reading] | None = None,
) -> dict[str, Rules]:
    """Compile every category, by its id, in the order of the document; see ``compile_rules``."""
    return {
        category.id: compile_rules(category, experts, reading=reading, subject=subject, kinds=kinds, readings=readings)
        for group in experts.groups
        for category in group.categories
    }


def _negative(formula: Formula) -> bool:
    if isinstance(formula, AtLeast):
        return any(_negative(part) for part in formula.parts)
    return isinstance(formula, Negation)
