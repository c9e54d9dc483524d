"""Whether a person may be an expert of a category on a day: a pure function of category, profile and date."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any, Final

from mqes_core.eligibility.conditions import Condition
from mqes_core.eligibility.extension import ClauseKind
from mqes_core.eligibility.leaves import Truths
from mqes_core.eligibility.rules import ReadingMode, Rules, compile_rules
from mqes_core.eligibility.samples import CLOSED
from mqes_core.eligibility.truth import Eligibility, Truth
from mqes_core.eligibility.verdicts import Verdict
from mqes_core.eligibility.worlds import possible, worlds_of
from mqes_core.model.experts import ExpertCategory, Experts
from mqes_core.model.profile import Profile

__all__ = ["check", "judge"]

_OF: Final = (Eligibility.NOT_ELIGIBLE, Eligibility.UNKNOWN, Eligibility.ELIGIBLE)


def check(
    category: ExpertCategory,
    profile: Profile,
    on: date,
    *,
    experts: Experts,
    reading: ReadingMode = "adopted",
    subject: str | None = None,
    kinds: Mapping[str, ClauseKind] | None = None,
) -> Verdict:
    """The verdict on one person. For many, compile the category once and ask ``judge``.

    Raises:
        LoadError: MQ340 a clause's kind is a plugin's that is not there, MQ341 its parameters do not fit.
    """
    return judge(compile_rules(category, experts, reading=reading, subject=subject, kinds=kinds), profile, on)


def judge(rules: Rules, profile: Profile, on: date) -> Verdict:
    """The verdict under compiled rules.

    Every clause is decided by itself first. Where that leaves the answer open and clauses depend on each other (one
    fact with gaps that may satisfy either, or a negative clause), all ways to fill the gaps are looked at together:
    the answer is unknown only where both answers are still possible.
    """
    truths = Truths(rules.leaves, profile, on)
    found = Truth.YES
    for rule in rules.counting:
        if rule.in_force(on):
            truth = Truth.UNKNOWN if rule.undetermined else rule.formula.value(truths)
            if truth is Truth.NO:
                found = truth
                break
            if truth is Truth.UNKNOWN:
                found = truth
    if found is Truth.UNKNOWN and (rules.has_negation or _entangled(rules, profile)):
        found = _resolved(rules, profile, on, truths)
    return Verdict(rules, profile, on, _OF[found], truths)


def _resolved(rules: Rules, profile: Profile, on: date, truths: Sequence[Truth]) -> Truth:
    """The answer over all ways to fill the gaps."""
    formula = rules.decided(on)
    worlds = worlds_of(rules, profile, on)
    if possible(formula, Truth.YES, truths, worlds) is None:
        return Truth.NO
    if rules.undecided(on):
        return Truth.UNKNOWN
    return Truth.UNKNOWN if possible(formula, Truth.NO, truths, worlds) is not None else Truth.YES


def _entangled(rules: Rules, profile: Profile) -> bool:
    """Whether a fact with a gap may satisfy one clause or another, but perhaps not both, or must satisfy one.

    In a list that is not whole, further facts can satisfy any clause; there only a gap that has few fillings matters.
    """
    for leaf in rules.sharing:
        facts = getattr(profile, leaf.list)
        if facts:
            whole = leaf.list in profile.complete
            for condition in leaf.conditions:
                if (whole or condition.attribute in CLOSED) and _gap(condition, facts):
                    return True
    return False


def _gap(condition: Condition, facts: Iterable[Any]) -> bool:
    return any(condition.test(fact) is Truth.UNKNOWN for fact in facts)
