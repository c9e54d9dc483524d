"""Where clauses depend on each other, and other corners of verdicts, as a person can read them."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest

from mqes_core.eligibility import ClauseKind, Verdict, check, compile_experts, compile_rules, judge
from mqes_core.errors import LoadError
from mqes_core.model.base import Model
from mqes_core.model.profile import Profile
from tests.eligibility.made import ON, category_of, read_experts

SOURCE = {"section": "I"}


def verdict(clauses: list[dict[str, Any]], facts: dict[str, Any], on: date = ON, **how: Any) -> Verdict:
    requirements = [
        {"id": f"r{number}", "title": "Требование", "clause": clause, "source": SOURCE}
        for number, clause in enumerate(clauses)
    ]
    category, experts = category_of({"id": "k", "title": "Эксперт", "source": SOURCE, "requirements": requirements})
    return check(category, Profile.model_validate_json(json.dumps(facts)), on, experts=experts, **how)


def keys(found: Verdict) -> list[str]:
    return [item.reason.key for item in found.requirements()]


BODY = {"kind": "membership", "body": "Б1"}
OTHER_BODY = {"kind": "membership", "body": "Б2"}


def test_one_blank_fact_cannot_be_two_things() -> None:
    found = verdict([BODY, OTHER_BODY], {"memberships": [{}], "complete": ["memberships"]})
    assert (found.eligibility.value, found.together, keys(found)) == ("not_eligible", True, ["blank", "blank"])
    assert verdict([BODY, OTHER_BODY], {"memberships": [{}, {}], "complete": ["memberships"]}).eligibility == "unknown"
    assert verdict([BODY, OTHER_BODY], {"memberships": [{}]}).eligibility == "unknown"


def test_a_blank_fact_is_surely_one_of_all_there_is() -> None:
    each = [{"kind": "credential", "what": what, "title": "Д"} for what in ("training", "certificate", "participation")]
    some = {"kind": "any", "clauses": each}
    every = {"kind": "any", "clauses": [*each, {"kind": "credential", "what": "other", "title": "Д"}]}
    assert verdict([some], {"credentials": [{}]}).eligibility == "unknown"
    assert verdict([every], {"credentials": [{}]}).eligibility == "eligible"


def test_what_is_so_or_is_not_so_is_always_so() -> None:
    either = {"kind": "any", "clauses": [BODY, {"kind": "not", "clause": BODY}]}
    both = {"kind": "all", "clauses": [BODY, {"kind": "not", "clause": BODY}]}
    assert (verdict([either], {}).eligibility, verdict([both], {}).eligibility) == ("eligible", "not_eligible")


def test_an_issuer_that_is_not_named_cannot_be_one_of_another_level() -> None:
    order = {"kind": "order", "issuer": "Министерство", "level": "regional"}
    listed = {"orders": [{"level": "municipal", "category": "k"}], "complete": ["orders"]}
    assert verdict([order], listed).eligibility == "not_eligible"
    listed["orders"] = [{"level": "regional", "category": "k"}]
    assert verdict([order], listed).eligibility == "unknown"


def test_the_level_of_a_known_issuer_need_not_be_stated() -> None:
    named = {"kind": "order", "issuer": "Министерство", "level": "regional"}
    by_level = {"kind": "order", "level": "regional", "act": "order"}
    order = {"issuer": "МИНИСТЕРСТВО", "category": "k", "act": "order"}
    assert verdict([named, by_level], {"orders": [order]}).eligibility == "eligible"
    assert verdict([by_level], {"orders": [order]}).eligibility == "unknown"


@pytest.mark.parametrize("spelling", ["ГБУ «ЦОКО»", 'гбу "цоко"', "ГБУ ЦОКО", " ГБУ  „Цоко“ "])
def test_spelling_does_not_matter(spelling: str) -> None:
    order = {"kind": "order", "issuer": "ГБУ «ЦОКО»", "level": "regional"}
    assert verdict([order], {"orders": [{"issuer": spelling, "category": "k"}]}).eligibility == "eligible"


def test_a_past_status_counts_only_where_experience_is_asked_for() -> None:
    past = {"commissions": [{"rank": "leading", "until": "2022-12-31"}], "complete": ["commissions"]}
    now = {"kind": "subject_commission", "rank": "senior"}
    assert keys(verdict([now], past)) == ["expired"]
    assert keys(verdict([{**now, "ever": True}], past)) == ["held"]


def test_nothing_required_is_met_by_anybody() -> None:
    found = verdict([{"kind": "none"}, {"kind": "experience", "years": 0}], {})
    assert (found.eligibility, keys(found)) == ("eligible", ["nothing_required", "nothing_required"])
    assert verdict([], {}).eligibility == "eligible"


def test_a_requirement_out_of_force_is_shown_and_does_not_count() -> None:
    requirement = {"id": "r", "title": "Т", "clause": BODY, "source": SOURCE, "validity": {"since": "2024-01-01"}}
    category, experts = category_of({"id": "k", "title": "Э", "source": SOURCE, "requirements": [requirement]})
    found = check(category, Profile(complete=("memberships",)), ON, experts=experts)
    (result,) = found.requirements()
    assert (found.eligibility, result.counts, result.in_force, result.reason.key) == (
        "eligible",
        False,
        False,
        "not_in_force",
    )
    assert result.source == requirement_source(found)


def requirement_source(found: Verdict) -> Any:
    return found.rules.category.requirements[0].source


def test_under_the_letter_what_rests_on_a_reading_is_not_decided() -> None:
    reading = {"id": "q", "about": "Не сказано", "taken": "Так", "because": "Потому", "source": SOURCE}
    rests = {"id": "r", "title": "Т", "clause": BODY, "source": SOURCE, "reading": "q", "obligatory": False}
    plain = {"id": "p", "title": "Т", "clause": OTHER_BODY, "source": SOURCE}
    group = {
        "id": "g",
        "title": "Г",
        "source": SOURCE,
        "categories": [{"id": "k", "title": "Э", "source": SOURCE, "requirements": [rests, plain]}],
    }
    experts = read_experts({"title": "Т", "source": SOURCE, "groups": [group], "readings": [reading]})
    letter, adopted = (compile_experts(experts, reading=mode)["k"] for mode in ("letter", "adopted"))  # type: ignore[arg-type]
    holds = Profile.model_validate_json('{"memberships": [{"body": "Б2"}], "complete": ["memberships"]}')
    assert (judge(adopted, holds, ON).eligibility, judge(letter, holds, ON).eligibility) == ("eligible", "unknown")
    lacks = Profile(complete=("memberships",))
    assert (judge(adopted, lacks, ON).eligibility, judge(letter, lacks, ON).eligibility) == ("not_eligible",) * 2
    (first, _) = judge(letter, holds, ON).requirements()
    assert (first.reason.key, first.counts, first.clause.truth.word) == ("reading", True, "no")


class Number(Model):
    number: int


TWO_ORDERS = ClauseKind(
    name="hills.orders",
    params=Number,
    holds=lambda params, profile, _: None if not profile.orders else len(profile.orders) >= params.number,
    describe=lambda params, lang: f"приказов не менее {params.number}" if lang == "ru" else f"{params.number} orders",
    changes=lambda *_: [date(2024, 1, 1)],
)


def test_a_plugin_decides_its_own_clause() -> None:
    clause = {"kind": "hills.orders", "params": {"number": 2}}
    kinds = {"hills.orders": TWO_ORDERS}
    found = [verdict([clause], {"orders": [{}] * number}, kinds=kinds) for number in range(3)]
    assert [item.eligibility.value for item in found] == ["unknown", "not_eligible", "eligible"]
    assert [keys(item) for item in found] == [["extension_unknown"], ["extension_no"], ["extension_yes"]]


@pytest.mark.parametrize(
    ("clause", "kinds", "code"),
    [
        ({"kind": "hills.orders", "params": {"number": 2}}, {}, "MQ340"),
        ({"kind": "hills.orders", "params": {"number": "два"}}, {"hills.orders": TWO_ORDERS}, "MQ341"),
        ({"kind": "hills.orders", "params": {}}, {"hills.orders": TWO_ORDERS}, "MQ341"),
    ],
)
def test_a_plugin_that_is_absent_or_misused_is_told_of(
    clause: dict[str, Any], kinds: dict[str, ClauseKind], code: str
) -> None:
    with pytest.raises(LoadError) as error:
        verdict([clause], {}, kinds=kinds)
    assert [item.code for item in error.value.diagnostics] == [code]
    assert "hills.orders" in error.value.diagnostics[0].text("ru")


def test_a_subject_is_asked_for_where_the_clause_says_so() -> None:
    paper = {"kind": "credential", "what": "training", "title": "Д", "by_subject": True}
    listed = {"credentials": [{"what": "training", "subject": "физика"}], "complete": ["credentials"]}
    subjects = {None: "eligible", "Физика": "eligible", "химия": "not_eligible"}
    assert {name: verdict([paper], listed, subject=name).eligibility.value for name in subjects} == subjects


def test_leaves_that_categories_share_stand_once() -> None:
    clause = {"kind": "all", "clauses": [BODY, {"kind": "any", "clauses": [BODY, OTHER_BODY]}]}
    requirement = {"id": "r", "title": "Т", "clause": clause, "source": SOURCE}
    category, experts = category_of({"id": "k", "title": "Э", "source": SOURCE, "requirements": [requirement]})
    assert len(compile_rules(category, experts).leaves) == 2
