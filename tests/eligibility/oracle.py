"""Eligibility by brute force, written apart from the engine: every way to fill in what is unknown is tried out.

Nothing here is shared with the engine but the models. Names are the made-up ones of ``made.py``.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import product
from typing import Any

from mqes_core.model.experts import Clause, ExpertCategory
from mqes_core.model.profile import (
    CommissionRecord,
    ConfirmationRecord,
    ContestRecord,
    CredentialRecord,
    EducationRecord,
    MembershipRecord,
    OrderRecord,
    Profile,
    TestRecord,
)
from tests.eligibility.made import leaf_clauses

ORDER = ["preschool", "primary", "basic", "secondary", "secondary_vocational", "bachelor", "master", "highest"]
RANKS = ["main", "senior", "leading"]
LISTS: dict[str, tuple[str, Any]] = {
    "education": ("educations", EducationRecord),
    "credential": ("credentials", CredentialRecord),
    "order": ("orders", OrderRecord),
    "subject_commission": ("commissions", CommissionRecord),
    "contest": ("contests", ContestRecord),
    "membership": ("memberships", MembershipRecord),
    "confirmed": ("confirmations", ConfirmationRecord),
    "qualification_test": ("tests", TestRecord),
}
LEVELS = ["regional", "municipal", "federal", "organisation"]
DOMAIN: dict[str, list[Any]] = {
    "level": LEVELS,
    "issuer_level": LEVELS,
    "field": ["О1", "О2"],
    "group": ["44", "10", "99"],
    "what": ["training", "certificate", "participation"],
    "programme": ["П1", "П2", "П3"],
    "topic": ["Т1", "Т2"],
    "hours": [17, 18, 36],
    "practice_hours": [17, 18],
    "subject": ["физика", "химия"],
    "issuer": ["И1", "И2"],
    "act": ["order", "local_act"],
    "category": ["k", "l", "another"],
    "status": ["С1", "С2"],
    "rank": RANKS,
    "contest": ["К1", "К2"],
    "result": ["winner", "prizewinner", "laureate", "participant"],
    "body": ["Б1", "Б2", "Б3"],
    "competence": ["У1", "У2", "У3"],
    "by": ["УО", "иной"],
    "disagreement": [0, 10, 20, 90],
    "passed": [True, False],
}
NEEDED = {
    "education": ["level", "field", "group"],
    "credential": [
        *("what", "programme", "topic", "issuer", "issuer_level", "subject", "hours", "practice_hours"),
    ],
    "order": ["issuer", "level", "act", "category", "status"],
    "subject_commission": ["rank", "subject"],
    "contest": ["contest", "result"],
    "membership": ["body"],
    "confirmed": ["competence", "by"],
    "qualification_test": ["disagreement", "passed"],
}


def back(day: date, years: int) -> date:
    return day.replace(year=day.year - years)


def same(found: str, wanted: Any) -> bool:
    return found.strip("«»").lower() == str(wanted).lower()


def in_time(clause: Any, fact: Any, day: date) -> bool:
    """Whether a fact whose dates are known counts."""
    if clause.kind == "contest":
        oldest = 0 if clause.within_years is None else day.year - clause.within_years
        return bool(oldest <= fact.year < day.year)
    if fact.since is not None and fact.since > day:
        return False
    if clause.kind == "subject_commission" and clause.ever:
        return True
    until = getattr(fact, "until", None)
    within = getattr(clause, "within_years", None)
    fresh = within is None or (fact.since is not None and back(day, within) <= fact.since)
    return fresh and (until is None or day <= until)


def fits(clause: Any, fact: Any, category: str, subject: str | None) -> bool:
    """Whether a fact without gaps is what the clause asks for, whatever its dates."""
    match clause.kind:
        case "education":
            wanted = ORDER.index("bachelor" if clause.level == "higher" else clause.level)
            if ORDER.index(fact.level) < wanted:
                return False
            in_field = clause.field is not None and same(fact.field, clause.field)
            in_group = clause.group is not None and fact.group[:2] == clause.group[:2]
            return in_field or in_group or (clause.field is None and clause.group is None)
        case "credential":
            return (
                fact.what == clause.what
                and (clause.programme is None or same(fact.programme, clause.programme))
                and (clause.topic is None or same(fact.topic, clause.topic))
                and issued(clause, fact, clause.issuer_level, fact.issuer_level)
                and (clause.hours is None or fact.hours >= clause.hours)
                and (clause.practice_hours is None or fact.practice_hours >= clause.practice_hours)
                and (not clause.by_subject or subject is None or fact.subject == subject)
            )
        case "order":
            granted = fact.category == category if clause.status is None else same(fact.status, clause.status)
            return granted and issued(clause, fact, clause.level, fact.level) and clause.act in {None, fact.act}
        case "subject_commission":
            ranked = RANKS.index(fact.rank) >= RANKS.index(clause.rank)
            return ranked and (not clause.by_subject or subject is None or fact.subject == subject)
        case "contest":
            return same(fact.contest, clause.contest) and fact.result in clause.results
        case "membership":
            return same(fact.body, clause.body)
        case "confirmed":
            return same(fact.competence, clause.competence) and (clause.by is None or same(fact.by, clause.by))
        case "qualification_test":
            bound = clause.disagreement_at_most
            return bool(fact.passed if bound is None else fact.disagreement <= bound)
    raise AssertionError(clause)


def issued(clause: Any, fact: Any, wanted: str | None, found: str) -> bool:
    if clause.issuer is not None:
        return same(fact.issuer, clause.issuer)
    return wanted in {None, found}


def filled(kind: str, fact: Any, day: date, regional: bool, new: bool) -> Iterator[Any]:
    """The fact with its gaps filled in every way."""
    options: dict[str, list[Any]] = {}
    for name in NEEDED[kind]:
        known = getattr(fact, name)
        if kind == "education" and name == "level":
            options[name] = ORDER[5:] if known == "higher" else [known] if known else ORDER
        else:
            options[name] = [known] if known is not None else DOMAIN[name]
    if kind == "contest":
        options["year"] = [fact.year] if fact.year else [day.year - past for past in range(5)]
    else:
        options["since"] = [fact.since] if fact.since else [day, back(day, 2), back(day, 3), back(day, 9)]
        if new and hasattr(fact, "until"):
            options["until"] = [None, day - timedelta(1)]
    level = {"credential": "issuer_level", "order": "level"}.get(kind)
    for values in product(*options.values()):
        made = fact.model_copy(update=dict(zip(options, values, strict=True)))
        if regional and level and getattr(fact, level) is None and same(made.issuer, "И1"):
            if getattr(made, level) != "regional":
                continue
        elif (
            regional
            and level
            and fact.issuer is None
            and same(made.issuer, "И1")
            and getattr(made, level) != ("regional")
        ):
            continue
        yield made


def reachable(
    kind: str, leaves: dict[int, Any], profile: Profile, day: date, who: tuple[str, str | None], regional: bool
) -> set[frozenset[int]]:
    """Every set of leaves of one list that can come to hold."""
    name, record = LISTS[kind]

    def outcomes(fact: Any, new: bool) -> set[frozenset[int]]:
        return {
            frozenset(number for number, leaf in leaves.items() if in_time(leaf, made, day) and fits(leaf, made, *who))
            for made in filled(kind, fact, day, regional, new)
        }

    found = {frozenset[int]()}
    for fact in getattr(profile, name):
        found = {before | more for before in found for more in outcomes(fact, new=False)}
    if name not in profile.complete:
        further = outcomes(record(), new=True)
        while (wider := found | {before | more for before in found for more in further}) != found:
            found = wider
    return found


def days_worked(profile: Profile, day: date, *, possibly: bool) -> int:
    """Days of work before the day, one by one; 29 February is none."""
    days: set[date] = set()
    for item in profile.employments:
        if item.in_education or (possibly and item.in_education is None):
            one = item.since
            while one < day and (item.until is None or one <= item.until):
                days.add(one)
                one += timedelta(1)
    return sum((one.month, one.day) != (2, 29) for one in days)


def between(first: date, last: date) -> int:
    step = timedelta(1 if first <= last else -1)
    days = 0
    while first != last:
        counted = first if step.days > 0 else first + step
        days += (counted.month, counted.day) != (2, 29)
        first += step
    return days * step.days


def experience(profile: Profile, day: date) -> tuple[int, int]:
    """The least and the most days of work."""
    least, most = days_worked(profile, day, possibly=False), 10**9
    if "employments" in profile.complete:
        most = days_worked(profile, day, possibly=True)
    if profile.stated_experience is not None:
        stated, on = profile.stated_experience.years * 365, profile.stated_experience.on
        apart = between(on, day) if on else 0
        least, most = max(least, stated + min(apart, 0)), min(most, stated + 364 + max(apart, 0))
    return least, max(least, most)


def formula(clause: Any, values: Iterator[bool]) -> bool:
    """The clause, with the values of its leaves in order."""
    if clause.kind == "not":
        return not formula(clause.clause, values)
    if clause.kind not in {"all", "any"}:
        return next(values)
    # Every part takes its own leaves from the values, so none may be skipped.
    parts = [formula(part, values) for part in clause.clauses]
    return all(parts) if clause.kind == "all" else sum(parts) >= clause.at_least


def eligible(category: ExpertCategory, profile: Profile, day: date, subject: str | None = None) -> str:
    """``eligible`` or ``not_eligible`` where every world agrees, else ``unknown``."""
    counting = [
        item for item in category.requirements if item.obligatory and (not item.validity or item.validity.covers(day))
    ]
    leaves: list[Clause] = [leaf for item in counting for leaf in leaf_clauses(item.clause)]
    everything = [leaf for item in category.requirements for leaf in leaf_clauses(item.clause)]
    regional = any(
        (leaf.kind == "order" and leaf.issuer) or (leaf.kind == "credential" and leaf.issuer and leaf.issuer_level)
        for leaf in everything
    )
    by_kind: dict[str, dict[int, Any]] = {}
    for number, leaf in enumerate(leaves):
        by_kind.setdefault(leaf.kind, {})[number] = leaf
    worlds: list[set[frozenset[int]]] = []
    for kind, numbered in by_kind.items():
        if kind == "none":
            worlds.append({frozenset(numbered)})
        elif kind == "experience":
            least, most = experience(profile, day)
            bounds = {least, most, *(leaf.years * 365 for leaf in numbered.values())}
            worlds.append(
                {
                    frozenset(number for number, leaf in numbered.items() if days >= leaf.years * 365)
                    for days in bounds | {bound - 1 for bound in bounds}
                    if least <= days <= most
                }
            )
        else:
            worlds.append(reachable(kind, numbered, profile, day, (category.id, subject), regional))
    found = set()
    for world in product(*worlds):
        true = frozenset().union(*world)
        found.add(
            all(
                formula(item.clause, iter([number in true for number in span]))
                for item, span in zip(counting, spans(counting), strict=True)
            )
        )
    return "unknown" if len(found) > 1 else "eligible" if found == {True} else "not_eligible"


def spans(counting: list[Any]) -> Iterator[range]:
    start = 0
    for item in counting:
        size = len(leaf_clauses(item.clause))
        yield range(start, start + size)
        start += size
