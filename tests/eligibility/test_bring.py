"""What to bring is enough, holds nothing that is not needed, misses no smaller way, and puts the cheap first."""

from __future__ import annotations

from itertools import combinations
from typing import Any

from hypothesis import given

from mqes_core.eligibility import COST, Eligibility, Truth, brought, compile_rules, judge, what_to_bring
from mqes_core.eligibility.bring import Item
from mqes_core.eligibility.leaves import FactLeaf, YearsLeaf
from mqes_core.eligibility.rules import Rules
from mqes_core.model.profile import Profile, StatedExperience
from tests.eligibility import oracle
from tests.eligibility.made import ON, categories, category_of, profiles


def held(rules: Rules, profile: Profile) -> frozenset[int]:
    return frozenset(number for number, truth in enumerate(judge(rules, profile, ON).truths) if truth is Truth.YES)


@given(categories(negative=True), profiles())
def test_each_set_is_enough_and_none_of_its_parts_is(made: dict[str, Any], profile: Profile) -> None:
    category, experts = category_of(made)
    rules = compile_rules(category, experts)
    found = what_to_bring(rules, profile, ON)
    for items in found.sets:
        complete = judge(rules, brought(profile, items), ON).eligibility is Eligibility.ELIGIBLE
        assert complete == (not found.blocked)
        if found.sufficient:
            for short in combinations(items, len(items) - 1) if items else ():
                assert judge(rules, brought(profile, short), ON).eligibility is not Eligibility.ELIGIBLE


def single(rules: Rules, number: int) -> Profile | None:
    """A profile whose one fact satisfies a leaf and as few others as can be; found by trying all facts there are."""
    leaf = rules.leaves[number]
    if isinstance(leaf, YearsLeaf):
        return Profile(stated_experience=StatedExperience(years=leaf.years, on=ON))
    if not isinstance(leaf, FactLeaf):
        return None
    kind, (name, record) = next((kind, pair) for kind, pair in oracle.LISTS.items() if pair[0] == leaf.list)
    leaves = [item for item in rules.leaves if isinstance(item, FactLeaf) and item.list == name]
    best: tuple[int, Any] | None = None
    for fact in oracle.filled(kind, record(), ON, bool(rules.levels), new=True):
        others = [
            oracle.in_time(item.clause, fact, ON) and oracle.fits(item.clause, fact, rules.category.id, None)
            for item in leaves
        ]
        if others[leaves.index(leaf)] and (best is None or sum(others) < best[0]):
            best = sum(others), fact
    assert best is not None
    return Profile().model_copy(update={name: (best[1],)})


def joined(profile: Profile, more: tuple[Profile, ...]) -> Profile:
    changes: dict[str, Any] = {}
    for other in more:
        for name, _ in oracle.LISTS.values():
            changes[name] = changes.get(name, getattr(profile, name)) + getattr(other, name)
        years = other.stated_experience
        known = changes.get("stated_experience")
        if years is not None and (known is None or known.years < years.years):
            changes["stated_experience"] = years
    return profile.model_copy(update=changes)


@given(categories(most=4), profiles(most=1))
def test_no_smaller_way_is_missed(made: dict[str, Any], profile: Profile) -> None:
    category, experts = category_of(made)
    rules = compile_rules(category, experts)
    found = what_to_bring(rules, profile, ON)
    assert found.blocked == ()
    things = [
        thing
        for number, truth in enumerate(judge(rules, profile, ON).truths)
        if truth is not Truth.YES and (thing := single(rules, number)) is not None
    ]
    enough = {
        held(rules, joined(profile, some))
        for size in range(len(things) + 1)
        for some in combinations(things, size)
        if judge(rules, joined(profile, some), ON).eligibility is Eligibility.ELIGIBLE
    }
    least = {one for one in enough if not any(other < one for other in enough)}
    assert {held(rules, brought(profile, items)) for items in found.sets} == least


def dearest(items: tuple[Item, ...]) -> list[int]:
    return sorted((COST.index(item.kind) for item in items), reverse=True)


@given(categories(negative=True), profiles(most=1))
def test_the_cheap_come_first(made: dict[str, Any], profile: Profile) -> None:
    category, experts = category_of(made)
    rules = compile_rules(category, experts)
    sets = what_to_bring(rules, profile, ON).sets
    costs = [dearest(items) for items in sets]
    assert costs == sorted(costs)
    assert what_to_bring(rules, profile, ON, limit=1).sets == sets[:1]


def bringing(clause: dict[str, Any], profile: Profile) -> list[list[str]]:
    source = {"section": "I"}
    requirement = {"id": "r", "title": "Требование", "clause": clause, "source": source}
    category, experts = category_of({"id": "k", "title": "Эксперт", "source": source, "requirements": [requirement]})
    found = what_to_bring(compile_rules(category, experts), profile, ON)
    return [[item.kind for item in items] for items in found.sets]


PAPER = {"kind": "credential", "what": "training", "title": "Документ", "hours": 18}
LONG = {**PAPER, "hours": 72}
ACT = {"kind": "order", "level": "municipal"}
YEARS = {"kind": "experience", "years": 3}


def test_a_document_before_an_order_before_years() -> None:
    anything = {"kind": "any", "clauses": [YEARS, ACT, PAPER]}
    assert bringing(anything, Profile()) == [["credentials"], ["orders"], ["employments"]]
    two = {"kind": "any", "clauses": [ACT, {"kind": "all", "clauses": [PAPER, {**PAPER, "what": "certificate"}]}]}
    assert bringing(two, Profile()) == [["credentials", "credentials"], ["orders"]]


def test_one_paper_may_serve_two_clauses() -> None:
    assert bringing({"kind": "all", "clauses": [PAPER, LONG]}, Profile()) == [["credentials"]]


def test_a_weaker_paper_is_asked_for_where_it_will_do() -> None:
    assert bringing({"kind": "any", "clauses": [LONG, PAPER]}, Profile()) == [["credentials"]]


def test_what_must_not_be_there_needs_a_whole_list_or_cannot_be_mended() -> None:
    refuse = {"kind": "not", "clause": ACT}
    assert bringing(refuse, Profile()) == [["declaration"]]
    assert bringing(refuse, Profile(complete=("orders",))) == [[]]
    order = Profile.model_validate_json('{"orders": [{"level": "municipal", "category": "k"}]}')
    assert bringing(refuse, order) == [[]]
    young = Profile(complete=("employments",))
    assert bringing({"kind": "not", "clause": YEARS}, young) == [[]]
    assert bringing({"kind": "not", "clause": YEARS}, Profile()) == [["declaration"]]
