"""Comparing requirements: an order among them, and for every difference somebody who shows it."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given

from mqes_core.eligibility import Comparison, Eligibility, Relation, check, compare
from mqes_core.model.profile import Profile
from tests.eligibility import oracle
from tests.eligibility.made import FACTS, ON, categories, category_of, profiles

MIRRORED = {
    Relation.STRICTER: Relation.WEAKER,
    Relation.WEAKER: Relation.STRICTER,
    Relation.EQUAL: Relation.EQUAL,
    Relation.INCOMPARABLE: Relation.INCOMPARABLE,
}
SUBJECT = "учебный предмет"


def compared(first: dict[str, Any], second: dict[str, Any]) -> Comparison:
    return compare(category_of(first), category_of(second), ON)


@given(categories(negative=True, most=2))
def test_requirements_equal_themselves(made: dict[str, Any]) -> None:
    assert compared(made, {**made, "id": "other"}).relation is Relation.EQUAL


@given(categories(negative=True, most=2), categories(negative=True, most=2, name="l"))
def test_the_other_way_round_is_the_mirror(first: dict[str, Any], second: dict[str, Any]) -> None:
    assert compared(second, first).relation is MIRRORED[compared(first, second).relation]


@given(categories(most=2), categories(most=2), categories(most=2))
def test_stricter_is_transitive(first: dict[str, Any], second: dict[str, Any], third: dict[str, Any]) -> None:
    down = {Relation.STRICTER, Relation.EQUAL}
    one, two = compared(first, second).relation, compared(second, third).relation
    if {one, two} <= down:
        assert compared(first, third).relation is (
            Relation.EQUAL if one is two is Relation.EQUAL else Relation.STRICTER
        )


@given(categories(most=2), categories(most=2))
def test_more_required_is_never_weaker(first: dict[str, Any], second: dict[str, Any]) -> None:
    extra = [{**item, "id": f"x-{item['id']}"} for item in second["requirements"]]
    both = {**first, "requirements": first["requirements"] + extra}
    assert compared(both, first).relation in {Relation.STRICTER, Relation.EQUAL}


@given(categories(negative=True, most=2), categories(negative=True, most=2, name="l"))
def test_an_example_is_borne_out_by_brute_force(first: dict[str, Any], second: dict[str, Any]) -> None:
    found = compared(first, second)
    sides = category_of(first)[0], category_of(second)[0]
    for witness, (passed, failed) in ((found.passes_first, sides), (found.passes_second, sides[::-1])):
        if witness is not None:
            assert witness.profile is not None
            assert oracle.eligible(passed, witness.profile, ON, SUBJECT) == "eligible"
            assert oracle.eligible(failed, witness.profile, ON, SUBJECT) == "not_eligible"


@given(categories(negative=True, most=2), categories(negative=True, most=2), profiles())
def test_nobody_contradicts_what_is_said(first: dict[str, Any], second: dict[str, Any], profile: Profile) -> None:
    whole = profile.model_copy(update={"complete": (*FACTS, "employments")})
    verdicts = []
    for made in (first, second):
        category, experts = category_of(made)
        verdicts.append(check(category, whole, ON, experts=experts, subject=SUBJECT).eligibility)
    relation = compared(first, second).relation
    if verdicts == [Eligibility.ELIGIBLE, Eligibility.NOT_ELIGIBLE]:
        assert relation in {Relation.WEAKER, Relation.INCOMPARABLE}
    if verdicts == [Eligibility.NOT_ELIGIBLE, Eligibility.ELIGIBLE]:
        assert relation in {Relation.STRICTER, Relation.INCOMPARABLE}


def one(*clauses: dict[str, Any]) -> dict[str, Any]:
    source = {"section": "I"}
    requirements = [
        {"id": f"r{number}", "title": "Требование", "clause": clause, "source": source}
        for number, clause in enumerate(clauses)
    ]
    return {"id": "k", "title": "Эксперт", "source": source, "requirements": requirements}


HIGHER = {"kind": "education", "level": "higher"}
VOCATIONAL = {"kind": "education", "level": "secondary_vocational"}
YEARS = {"kind": "experience", "years": 3}
PAPER = {"kind": "credential", "what": "training", "title": "Документ", "practice_hours": 18}


@pytest.mark.parametrize(
    ("first", "second", "relation"),
    [
        (one(HIGHER), one(VOCATIONAL), "stricter"),
        (one(HIGHER, YEARS), one(HIGHER), "stricter"),
        (one(HIGHER), one(YEARS), "incomparable"),
        (one({"kind": "experience", "years": 0}), one({"kind": "none"}), "equal"),
        (one({**PAPER, "practice_hours": 36}), one(PAPER), "stricter"),
        (one({**PAPER, "by_subject": True}), one(PAPER), "stricter"),
        (one({**PAPER, "within_years": 3}), one({**PAPER, "within_years": 5}), "stricter"),
        (one({"kind": "any", "clauses": [HIGHER, YEARS]}), one(YEARS), "weaker"),
        (one({"kind": "not", "clause": HIGHER}), one({"kind": "not", "clause": VOCATIONAL}), "weaker"),
        (
            one({"kind": "order", "issuer": "И1", "level": "regional"}),
            one({"kind": "order", "level": "regional"}),
            "stricter",
        ),
        (
            one({"kind": "subject_commission", "rank": "senior"}),
            one({"kind": "subject_commission", "rank": "main", "ever": True}),
            "stricter",
        ),
    ],
)
def test_plain_cases(first: dict[str, Any], second: dict[str, Any], relation: str) -> None:
    assert compared(first, second).relation == relation


def test_the_deciding_requirement_is_named() -> None:
    found = compared(one(HIGHER, YEARS), one(HIGHER))
    assert found.passes_first is None
    assert found.passes_second is not None
    assert found.passes_second.deciding is not None
    assert found.passes_second.deciding.requirement.id == "r1"
