"""Verdicts agree with brute force over every way to fill in what is unknown, and obey the laws that follow."""

from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from mqes_core.eligibility import Eligibility, Truth, check, compile_rules, judge
from mqes_core.model.profile import Profile
from tests.eligibility import oracle
from tests.eligibility.made import FACTS, ON, SUBJECTS, categories, category_of, profiles


@given(categories(negative=True), profiles(), st.sampled_from([None, *SUBJECTS]))
def test_a_verdict_is_what_every_world_says(made: dict[str, Any], profile: Profile, subject: str | None) -> None:
    category, experts = category_of(made)
    verdict = check(category, profile, ON, experts=experts, subject=subject)
    assert verdict.eligibility.value == oracle.eligible(category, profile, ON, subject)


@given(categories(negative=True), profiles(), st.sampled_from([None, *SUBJECTS]))
def test_the_order_of_facts_changes_nothing(made: dict[str, Any], profile: Profile, subject: str | None) -> None:
    category, experts = category_of(made)
    rules = compile_rules(category, experts, subject=subject)
    turned = profile.model_copy(update={name: getattr(profile, name)[::-1] for name in (*FACTS, "employments")})
    first, second = judge(rules, profile, ON), judge(rules, turned, ON)
    assert first.eligibility is second.eligibility
    assert [(item.truth, item.reason) for item in first.requirements()] == [
        (item.truth, item.reason) for item in second.requirements()
    ]


@given(categories(), profiles(), profiles())
def test_more_evidence_does_no_harm_where_no_clause_is_negative(
    made: dict[str, Any], profile: Profile, more: Profile
) -> None:
    category, experts = category_of(made)
    rules = compile_rules(category, experts)
    wider = profile.model_copy(
        update={name: getattr(profile, name) + getattr(more, name) for name in (*FACTS, "employments")}
    )
    before, after = judge(rules, profile, ON), judge(rules, wider, ON)
    for old, new in zip(before.truths, after.truths, strict=True):
        assert new >= old
    if before.eligibility is Eligibility.ELIGIBLE:
        assert after.eligibility is Eligibility.ELIGIBLE


@given(categories(negative=True), profiles())
def test_whole_lists_settle_what_is_unknown_only_for_want_of_facts(made: dict[str, Any], profile: Profile) -> None:
    category, experts = category_of(made)
    whole = profile.model_copy(update={"complete": (*FACTS, "employments")})
    rules = compile_rules(category, experts)
    before, after = judge(rules, profile, ON), judge(rules, whole, ON)
    if before.eligibility is not Eligibility.UNKNOWN:
        assert after.eligibility is before.eligibility
    gaps = any(None in fact.model_dump().values() for name in FACTS for fact in getattr(whole, name))
    if not gaps and not any(item.in_education is None for item in whole.employments) and not whole.stated_experience:
        assert after.eligibility is not Eligibility.UNKNOWN


@given(categories(negative=True), profiles())
def test_the_parts_of_a_verdict_agree_with_it(made: dict[str, Any], profile: Profile) -> None:
    category, experts = category_of(made)
    verdict = check(category, profile, ON, experts=experts)
    results = verdict.requirements()
    assert [item.requirement for item in results] == list(category.requirements)
    counted = min((item.truth for item in results if item.counts), default=Truth.YES)
    expected = {Truth.NO: "not_eligible", Truth.UNKNOWN: "unknown", Truth.YES: "eligible"}[counted]
    assert verdict.together == (verdict.eligibility.value != expected)
    if counted is not Truth.UNKNOWN:
        assert verdict.eligibility.value == expected
    assert all(item.truth is not Truth.YES for item in verdict.failing())


@given(categories(), profiles())
def test_an_additional_requirement_decides_nothing(made: dict[str, Any], profile: Profile) -> None:
    without = {**made, "requirements": [item for item in made["requirements"] if item["obligatory"]]}
    first, second = (check(category, profile, ON, experts=all_) for category, all_ in map(category_of, (made, without)))
    assert first.eligibility is second.eligibility
