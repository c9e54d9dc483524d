"""Every reason, clause and fact has words in both languages."""

from __future__ import annotations

import re
from typing import Any, Literal

import pytest
from hypothesis import given

from mqes_core.eligibility import (
    Eligibility,
    Relation,
    Truth,
    cause_in_words,
    changes,
    check,
    clause_in_words,
    compile_rules,
    eligibility_in_words,
    fact_in_words,
    item_in_words,
    relation_in_words,
    result_in_words,
    truth_in_words,
    verdict_in_words,
    what_to_bring,
)
from mqes_core.eligibility.verdicts import ClauseResult
from mqes_core.model.profile import Profile
from tests.eligibility.made import FACTS, ON, categories, category_of, profiles
from tests.eligibility.test_corners import TWO_ORDERS, verdict

LANGUAGES: tuple[Literal["ru", "en"], ...] = ("ru", "en")
UNFILLED = re.compile(r"[{}]|None|_")


def every(result: ClauseResult) -> list[ClauseResult]:
    return [result, *(inner for part in result.parts for inner in every(part))]


@given(categories(negative=True, most=2), profiles())
def test_whatever_comes_out_can_be_said(made: dict[str, Any], profile: Profile) -> None:
    category, experts = category_of(made)
    for item in check(category, profile, ON, experts=experts).requirements():
        for lang in LANGUAGES:
            said = [result_in_words(item, lang), *(result_in_words(part, lang) for part in every(item.clause))]
            said.append(clause_in_words(item.requirement.clause, lang))
            assert [words for words in said if not words or UNFILLED.search(words)] == []
    for name in (*FACTS, "employments"):
        for fact in getattr(profile, name):
            assert not UNFILLED.search(fact_in_words(fact, "ru") + fact_in_words(fact, "en"))


def reasons(clause: dict[str, Any], facts: dict[str, Any], **how: Any) -> tuple[str, str]:
    (found,) = verdict([clause], facts, **how).requirements()
    return result_in_words(found, "ru"), result_in_words(found, "en")


@pytest.mark.parametrize(
    ("clause", "facts", "ru", "en"),
    [
        (
            {"kind": "experience", "years": 3},
            {"employments": [{"since": "2021-09-02"}], "complete": ["employments"]},
            "стаж 1 год, требуется 3; не хватает 366 дней",
            "1 year of work, required are 3; short by 366 days",
        ),
        (
            {"kind": "credential", "what": "training", "title": "Д", "practice_hours": 18},
            {"credentials": [{"what": "training", "practice_hours": 16}], "complete": ["credentials"]},
            "часы практики: указано «16», требуется 18: обучение, 16 часов практики",
            "hours of practice: stated is “16”, required is 18: training, 16 hours of practice",
        ),
        (
            {"kind": "education", "level": "higher"},
            {"educations": [{"level": "secondary"}], "complete": ["educations"]},
            "уровень: указано «среднее общее», требуется высшее: среднее общее",
            "level: stated is “secondary”, required is higher: secondary",
        ),
        (
            {"kind": "order", "level": "municipal"},
            {"orders": [{"level": "municipal", "category": "k", "until": "2023-08-31"}], "complete": ["orders"]},
            "срок истёк 31.08.2023: муниципальный, категория k, …–31.08.2023",
            "it ended on 2023-08-31: municipal, category k, …–2023-08-31",
        ),
    ],
)
def test_reasons_read_as_a_person_would_put_them(
    clause: dict[str, Any], facts: dict[str, Any], ru: str, en: str
) -> None:
    assert reasons(clause, facts)[0] == ru
    assert reasons(clause, facts)[1] == en


def test_a_plugin_says_its_own_words() -> None:
    clause = {"kind": "hills.orders", "params": {"number": 2}}
    kinds = {"hills.orders": TWO_ORDERS}
    assert reasons(clause, {"orders": [{}]}, kinds=kinds) == (
        "не выполнено: приказов не менее 2",
        "not met: 2 orders",
    )
    (requirement,) = verdict([clause], {}, kinds=kinds).rules.category.requirements
    assert clause_in_words(requirement.clause, "ru", kinds) == "приказов не менее 2"
    assert clause_in_words(requirement.clause, "ru") == "hills.orders"


def test_verdicts_have_words() -> None:
    assert [eligibility_in_words(item, "ru") for item in Eligibility] == [
        "соответствует",
        "не соответствует",
        "неизвестно",
    ]
    assert [truth_in_words(item, "en") for item in Truth] == ["not met", "not known", "met"]


@given(categories(negative=True, most=2), profiles(most=1))
def test_what_to_bring_and_what_changes_can_be_said(made: dict[str, Any], profile: Profile) -> None:
    category, experts = category_of(made)
    rules = compile_rules(category, experts)
    for lang in LANGUAGES:
        said = [item_in_words(item, lang) for items in what_to_bring(rules, profile, ON).sets for item in items]
        said += [cause_in_words(cause, lang) for change in changes(rules, profile, ON) for cause in change.causes]
        assert [words for words in said if not words or UNFILLED.search(words)] == []


def test_what_to_bring_says_what_would_do_and_how_much_is_missing() -> None:
    years = verdict([{"kind": "experience", "years": 3}], {"complete": ["employments"]})
    paper = {"kind": "credential", "what": "training", "title": "Документ", "practice_hours": 18}
    gap = verdict([paper], {"credentials": [{"what": "training"}], "complete": ["credentials"]})
    refused = verdict([{"kind": "not", "clause": paper}], {})
    said = [
        [item_in_words(item, "ru") for item in items]
        for found in (years, gap, refused)
        for items in what_to_bring(found.rules, found.profile, found.on).sets
    ]
    assert said == [
        ["подтверждение стажа в образовании – 3 года; не хватает: 3 года"],
        ["документ, практики не менее 18 часов – или дополнить то, что уже внесено: обучение"],
        ["отметка в форме, что внесено всё: документы"],
    ]


def test_changes_are_told_in_words() -> None:
    order = {"level": "municipal", "category": "k", "until": "2023-12-31"}
    found = verdict([{"kind": "order", "level": "municipal"}], {"orders": [order]})
    (change,) = changes(found.rules, found.profile, found.on)
    assert [cause_in_words(cause, "ru") for cause in change.causes] == [
        "истекает срок: муниципальный, категория k, …–31.12.2023"
    ]
    plugin = verdict([{"kind": "hills.orders", "params": {"number": 1}}], {}, kinds={"hills.orders": TWO_ORDERS})
    assert list(changes(plugin.rules, plugin.profile, plugin.on)) == []


def test_relations_and_whole_verdicts_have_words() -> None:
    assert [relation_in_words(item, "ru") for item in Relation] == ["строже", "мягче", "равны", "несравнимы"]
    bodies = [{"kind": "membership", "body": name} for name in ("Б1", "Б2")]
    joint = verdict(bodies, {"memberships": [{}], "complete": ["memberships"]})
    assert verdict_in_words(joint, "ru").startswith("не соответствует: каждое требование")
    assert verdict_in_words(verdict(bodies, {}), "en") == "not known"
