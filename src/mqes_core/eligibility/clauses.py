"""From clauses to formulas over leaves; a leaf that several clauses share stands there once."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from pydantic import ValidationError

from mqes_core.diagnostics import Diagnostic
from mqes_core.eligibility.conditions import (
    Condition,
    at_least,
    at_most,
    is_level,
    is_named,
    is_one_of,
    is_stated,
    of_field,
    of_issuer,
    of_level,
)
from mqes_core.eligibility.extension import ClauseKind
from mqes_core.eligibility.formulas import AtLeast, Atom, Formula, Negation
from mqes_core.eligibility.leaves import ExtensionLeaf, FactLeaf, Leaf, NothingLeaf, YearsLeaf
from mqes_core.eligibility.spans import Span
from mqes_core.eligibility.spelling import key
from mqes_core.errors import LoadError
from mqes_core.model.base import Text
from mqes_core.model.experts import (
    EDUCATION_LEVELS,
    RANKS,
    AllOf,
    AnyOf,
    Clause,
    Confirmed,
    ContestResult,
    Credential,
    Education,
    Experience,
    Experts,
    ExtensionClause,
    Membership,
    NoRequirement,
    Not,
    OrderGranted,
    QualificationTest,
    SubjectCommission,
)
from mqes_core.model.profile import FactList

__all__ = ["Compiler", "levels_of_issuers"]


def levels_of_issuers(experts: Experts) -> dict[str, str]:
    """Of which level each issuer is that the requirements name together with a level."""
    levels: dict[str, str] = {}
    for group in experts.groups:
        for category in group.categories:
            for requirement in category.requirements:
                for clause in _inner(requirement.clause):
                    if isinstance(clause, OrderGranted) and clause.issuer:
                        levels.setdefault(key(clause.issuer.ru), clause.level)
                    if isinstance(clause, Credential) and clause.issuer and clause.issuer_level:
                        levels.setdefault(key(clause.issuer.ru), clause.issuer_level)
    return levels


def _inner(clause: Clause) -> Iterator[Clause]:
    match clause:
        case AllOf() | AnyOf():
            for part in clause.clauses:
                yield from _inner(part)
        case Not():
            yield from _inner(clause.clause)
        case _:
            yield clause


@dataclass
class Compiler:
    """Compiles the clauses of one category; gathers their leaves."""

    category: str
    """The id of the category whose status an order must grant."""
    subject: str | None
    """The subject in which the person is to assess; without it, any subject will do, but there must be one."""
    levels: Mapping[str, str]
    kinds: Mapping[str, ClauseKind]
    numbers: dict[Leaf, int] = field(default_factory=dict)

    @property
    def leaves(self) -> tuple[Leaf, ...]:
        """The leaves, by number."""
        return tuple(self.numbers)

    def formula(self, clause: Clause) -> Formula:
        """The formula of a clause.

        Raises:
            LoadError: MQ340 the clause's kind is a plugin's that is not there, MQ341 its parameters do not fit.
        """
        match clause:
            case AllOf():
                return AtLeast(len(clause.clauses), tuple(self.formula(part) for part in clause.clauses))
            case AnyOf():
                return AtLeast(clause.at_least, tuple(self.formula(part) for part in clause.clauses))
            case Not():
                return Negation(self.formula(clause.clause))
            case _:
                return Atom(self.numbers.setdefault(self._leaf(clause), len(self.numbers)))

    def _leaf(self, clause: Clause) -> Leaf:
        match clause:
            case NoRequirement():
                return NothingLeaf(clause)
            case Experience():
                return YearsLeaf(clause.years, clause)
            case Education():
                return self._fact("educations", clause, self._education(clause))
            case Credential():
                return self._fact("credentials", clause, self._credential(clause), Span("held", clause.within_years))
            case OrderGranted():
                return self._fact("orders", clause, self._order(clause), Span("held", clause.within_years))
            case SubjectCommission():
                found = [at_least("rank", clause.rank, RANKS)] if RANKS[clause.rank] else []
                found += self._subject(clause.by_subject)
                return self._fact("commissions", clause, found, Span("ever" if clause.ever else "held"))
            case ContestResult():
                found = [is_named("contest", clause.contest)]
                if len(set(clause.results)) < 4:
                    found.append(is_one_of("result", clause.results))
                return self._fact("contests", clause, found, Span("past", clause.within_years))
            case Membership():
                return self._fact("memberships", clause, [is_named("body", clause.body)])
            case Confirmed():
                found = [is_named("competence", clause.competence), *_named("by", clause.by)]
                return self._fact("confirmations", clause, found)
            case QualificationTest():
                bound = clause.disagreement_at_most
                found = [is_one_of("passed", (True,))] if bound is None else []
                found += [at_most("disagreement", bound)] if bound is not None and bound < 100 else []
                return self._fact("tests", clause, found + self._subject(clause.by_subject))
            case ExtensionClause():
                return self._extension(clause)
            case _:
                raise TypeError(f"{clause!r} is no leaf")

    def _fact(self, name: FactList, clause: Clause, conditions: list[Condition], span: Span | None = None) -> FactLeaf:
        return FactLeaf(name, tuple(conditions), span or Span("held"), clause)

    def _education(self, clause: Education) -> list[Condition]:
        found = [of_level(clause.level)] if EDUCATION_LEVELS[clause.level] else []
        return found + ([of_field(clause.field, clause.group)] if clause.field or clause.group else [])

    def _credential(self, clause: Credential) -> list[Condition]:
        found = [is_one_of("what", (clause.what,))]
        found += [*_named("programme", clause.programme), *_named("topic", clause.topic)]
        found += self._issuer("issuer_level", clause.issuer, clause.issuer_level)
        found += self._subject(clause.by_subject)
        found += [at_least("hours", clause.hours)] if clause.hours else []
        return found + ([at_least("practice_hours", clause.practice_hours)] if clause.practice_hours else [])

    def _order(self, clause: OrderGranted) -> list[Condition]:
        status = _named("status", clause.status) or [is_one_of("category", (self.category,))]
        act = [is_one_of("act", (clause.act,))] if clause.act else []
        return [*status, *self._issuer("level", clause.issuer, clause.level), *act]

    def _issuer(self, attribute: str, issuer: Text | None, level: str | None) -> list[Condition]:
        """The issuer where one is named: its level is its own. Else the level alone."""
        if issuer is not None:
            return [of_issuer(issuer, attribute, self.levels)]
        return [is_level(attribute, level, self.levels)] if level else []

    def _subject(self, by_subject: bool) -> list[Condition]:
        if not by_subject:
            return []
        return [is_named("subject", Text(ru=self.subject))] if self.subject else [is_stated("subject")]

    def _extension(self, clause: ExtensionClause) -> ExtensionLeaf:
        kind = self.kinds.get(clause.kind)
        if kind is None:
            known = ", ".join(sorted(self.kinds)) or "—"
            raise LoadError([Diagnostic("MQ340", params={"kind": clause.kind, "known": known})])
        try:
            params = kind.params.model_validate_json(json.dumps(clause.params))
        except ValidationError as error:
            problems = "; ".join(f"{'.'.join(map(str, item['loc']))}: {item['msg']}" for item in error.errors())
            raise LoadError([Diagnostic("MQ341", params={"kind": clause.kind, "problems": problems})]) from None
        written = json.dumps(clause.params, sort_keys=True, ensure_ascii=False)
        return ExtensionLeaf(clause.kind, written, kind, params, clause)


def _named(attribute: str, name: Text | None) -> list[Condition]:
    return [] if name is None else [is_named(attribute, name)]
