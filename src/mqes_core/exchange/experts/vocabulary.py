"""What a concept says of its experts, as a form needs it: categories, names it knows, and who asks for what where."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import get_args

from mqes_core.diagnostics import Diagnostic
from mqes_core.eligibility import ClauseKind, compile_clause, compile_experts
from mqes_core.eligibility.formulas import leaves_of
from mqes_core.eligibility.leaves import FactLeaf, Leaf, YearsLeaf
from mqes_core.eligibility.spelling import key as spelt
from mqes_core.errors import UsageError
from mqes_core.exchange.experts.columns import SHEETS, YEAR_SHEETS, Sheet
from mqes_core.i18n import Language, translate
from mqes_core.model.base import Text
from mqes_core.model.computed import FromPeople
from mqes_core.model.concept import Level, Procedure
from mqes_core.model.edition import Edition
from mqes_core.model.experts import (
    CommissionRank,
    ContestPlace,
    CredentialKind,
    ExpertCategory,
    ExpertEducation,
    Experts,
    Requirement,
)
from mqes_core.model.measures import Measure

__all__ = ["CHOICES", "Use", "Vocabulary", "procedure_in_words", "vocabulary"]

CHOICES: Mapping[str, tuple[str, ...]] = {
    "education": get_args(ExpertEducation),
    "level": get_args(Level),
    "what": get_args(CredentialKind),
    "rank": get_args(CommissionRank),
    "result": get_args(ContestPlace),
    "act": ("order", "local_act"),
    "passed": ("yes", "no"),
}
"""Words that are chosen, by family; their titles stand in the catalogue of eligibility."""


def procedure_in_words(procedure: Procedure, lang: Language) -> str:
    """Title of a procedure with its short form."""
    title = procedure.title.in_language(lang)
    return f"{title} ({procedure.short})" if procedure.short else title


@dataclass(frozen=True, slots=True)
class Use:
    """A requirement that looks at a column."""

    category: ExpertCategory
    requirement: Requirement


@dataclass(frozen=True)
class Vocabulary:
    """What an edition knows of experts."""

    edition: Edition
    experts: Experts
    names: Mapping[tuple[str, str], tuple[Text, ...]]
    """Names that requirements ask for, by list and attribute, each once."""
    uses: Mapping[tuple[str, str], tuple[Use, ...]]
    """The requirements that look at an attribute of a list."""

    @property
    def name(self) -> str:
        """Concept and edition in one word, such as ``shatoy@2022``."""
        return self.edition.key

    @cached_property
    def categories(self) -> dict[str, ExpertCategory]:
        """Categories by id, in the order of the document."""
        return {item.id: item for group in self.experts.groups for item in group.categories}

    @cached_property
    def procedures(self) -> dict[str, Procedure]:
        """Procedures of the concept by id, in the order of the document."""
        return {item.id: item for item in self.edition.concept.procedures}

    @cached_property
    def sheets(self) -> tuple[Sheet, ...]:
        """The sheets of the form: those about years only where the concept counts something from them."""
        return (*SHEETS, *(YEAR_SHEETS if self.counts else ()))

    @property
    def counts(self) -> tuple[Measure, ...]:
        """The measures that can be counted from a file of people."""
        return tuple(item for item in self.edition.measures.values() if getattr(item, "computed", None))

    @cached_property
    def aliases(self) -> dict[str, str]:
        """Other names of a body, by their spelling, each with the name under which requirements ask for it."""
        asked = {spelt(text.ru): text.ru for texts in self.names.values() for text in texts}
        found: dict[str, str] = {}
        for body in self.edition.concept.bodies:
            names = [body.title.ru, *body.aliases]
            known = [asked[spelt(name)] for name in names if spelt(name) in asked]
            if known:
                found |= {spelt(name): known[0] for name in names if spelt(name) not in asked}
        return found

    def words(self, family: str, lang: Language) -> dict[str, str]:
        """The words of a family that is chosen from, by what they stand for."""
        return {word: translate(f"eligibility.{family}.{word}", lang) for word in CHOICES[family]}


def vocabulary(edition: Edition, kinds: Mapping[str, ClauseKind] | None = None) -> Vocabulary:
    """What ``edition`` knows of experts, taken from the compiled requirements themselves.

    Raises:
        UsageError: MQ860, the concept asks nothing of experts.
    """
    if edition.experts is None:
        raise UsageError([Diagnostic("MQ860", params={"concept": edition.key})])
    names: dict[tuple[str, str], dict[str, Text]] = {}
    uses: dict[tuple[str, str], dict[str, Use]] = {}
    for rules in compile_experts(edition.experts, kinds=kinds).values():
        for rule in rules.rules:
            use = Use(rules.category, rule.requirement)
            for number in leaves_of(rule.formula):
                for where, asked in _asked(rules.leaves[number]):
                    uses.setdefault(where, {})[f"{rules.category.id}/{rule.requirement.id}"] = use
                    if isinstance(asked, Text):
                        names.setdefault(where, {}).setdefault(spelt(asked.ru), asked)
    for where, asked in _counted_by(edition, kinds):
        if isinstance(asked, Text):
            names.setdefault(where, {}).setdefault(spelt(asked.ru), asked)
    return Vocabulary(
        edition,
        edition.experts,
        {where: tuple(found.values()) for where, found in names.items()},
        {where: tuple(found.values()) for where, found in uses.items()},
    )


def _counted_by(edition: Edition, kinds: Mapping[str, ClauseKind] | None) -> Iterator[tuple[tuple[str, str], object]]:
    """At which attributes the measures look that are counted from the file."""
    for measure in edition.measures.values():
        rule = getattr(measure, "computed", None)
        if isinstance(rule, FromPeople) and rule.trained is not None and edition.experts is not None:
            for leaf in compile_clause(rule.trained, edition.experts, kinds=kinds).leaves:
                yield from _asked(leaf)


def _asked(leaf: Leaf) -> list[tuple[tuple[str, str], object]]:
    """At which attributes a leaf looks, each with what is asked there."""
    if isinstance(leaf, YearsLeaf):
        return [(("employments", "since"), None)] if leaf.years else []
    if not isinstance(leaf, FactLeaf):
        return []
    found: list[tuple[tuple[str, str], object]] = [
        ((leaf.list, condition.attribute), condition.asked) for condition in leaf.conditions
    ]
    dates = ("year",) if leaf.span.kind == "past" else ("since", "until")
    return found + [((leaf.list, name), None) for name in dates if leaf.list != "educations"]
