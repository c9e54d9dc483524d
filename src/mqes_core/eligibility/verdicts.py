"""The answer for one person, one category and one day: what is known at once, and what each clause says when asked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from mqes_core.eligibility.formulas import AtLeast, Atom, Formula, Negation
from mqes_core.eligibility.leaves import Leaf
from mqes_core.eligibility.reasons import Reason, parts_reason, reason_of
from mqes_core.eligibility.rules import Rule, Rules
from mqes_core.eligibility.truth import Eligibility, Truth
from mqes_core.model.experts import AllOf, AnyOf, Clause, Not, Requirement
from mqes_core.model.profile import Fact, Profile
from mqes_core.model.sources import Source

__all__ = ["ClauseResult", "RequirementResult", "Verdict"]


@dataclass(frozen=True, slots=True)
class ClauseResult:
    """What one clause says, with its parts where it has any."""

    clause: Clause
    truth: Truth
    reason: Reason
    evidence: tuple[Fact, ...]
    """The facts that make it hold; for a clause that does not hold, the ones that come nearest."""
    parts: tuple[ClauseResult, ...] = ()


@dataclass(frozen=True, slots=True)
class RequirementResult:
    """What one requirement says."""

    requirement: Requirement
    truth: Truth
    """What it contributes: unknown where the document does not decide it."""
    in_force: bool
    counts: bool
    """Whether eligibility turns on it: it is obligatory (or under the letter may be) and in force."""
    reason: Reason
    """Why it contributes that: the reason of its clause, the reading on which it rests, or that it is not in force."""
    clause: ClauseResult
    """What the clause says as it is written, whatever becomes of the requirement."""

    @property
    def source(self) -> Source:
        """Where the document asks for it."""
        return self.requirement.source


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether a person may be an expert of a category on a day. Reasons are made when they are asked for."""

    rules: Rules
    profile: Profile
    on: date
    eligibility: Eligibility
    truths: Sequence[Truth]
    """The truth of each leaf of the rules."""

    @property
    def together(self) -> bool:
        """Whether the parts alone would leave the answer open, and only all of them together decide it."""
        contributed = min((_contribution(rule, self) for rule in self.rules.counting), default=Truth.YES)
        return contributed is Truth.UNKNOWN and self.eligibility is not Eligibility.UNKNOWN

    def requirements(self) -> tuple[RequirementResult, ...]:
        """Every requirement with its own verdict, in the order of the document."""
        return tuple(_result(rule, self) for rule in self.rules.rules)

    def failing(self) -> Iterator[RequirementResult]:
        """The requirements that stand in the way: those that count and do not hold, or are not known to."""
        return (item for item in self.requirements() if item.counts and item.truth is not Truth.YES)


def _contribution(rule: Rule, verdict: Verdict) -> Truth:
    if not rule.in_force(verdict.on):
        return Truth.YES
    return Truth.UNKNOWN if rule.undetermined else rule.formula.value(verdict.truths)


def _result(rule: Rule, verdict: Verdict) -> RequirementResult:
    in_force = rule.in_force(verdict.on)
    clause = _clause(rule.requirement.clause, rule.formula, verdict)
    truth, reason = clause.truth, clause.reason
    if not in_force:
        reason = Reason("not_in_force", {"validity": rule.requirement.validity})
    elif rule.undetermined:
        truth, reason = Truth.UNKNOWN, Reason("reading", {"reading": rule.reading, "id": rule.requirement.reading})
    return RequirementResult(rule.requirement, truth, in_force, rule.counts and in_force, reason, clause)


def _clause(clause: Clause, formula: Formula, verdict: Verdict) -> ClauseResult:
    truth = formula.value(verdict.truths)
    match clause, formula:
        case ((AllOf() | AnyOf()), AtLeast()):
            found = tuple(
                _clause(inner, part, verdict) for inner, part in zip(clause.clauses, formula.parts, strict=True)
            )
            reason = parts_reason(formula.number, [item.truth for item in found])
            return ClauseResult(clause, truth, reason, _gathered(found, truth), found)
        case Not(), Negation():
            inner_result = _clause(clause.clause, formula.part, verdict)
            reason = Reason(f"not_{truth.word}", {})
            return ClauseResult(clause, truth, reason, inner_result.evidence, (inner_result,))
        case _, Atom():
            leaf: Leaf = verdict.rules.leaves[formula.leaf]
            reason, evidence = reason_of(leaf, truth, verdict.profile, verdict.on)
            return ClauseResult(clause, truth, reason, evidence)
        case _:
            raise TypeError(f"{clause!r} was not compiled to {formula!r}")


def _gathered(parts: tuple[ClauseResult, ...], truth: Truth) -> tuple[Any, ...]:
    """The evidence of the parts that come out as the whole does, each fact once."""
    found: list[Any] = []
    for part in parts:
        if part.truth is truth:
            found += [fact for fact in part.evidence if fact not in found]
    return tuple(found)
