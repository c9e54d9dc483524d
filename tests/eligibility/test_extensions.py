"""A plugin's clause is opaque: nothing is proposed for it, no example made of it, its own days of change are asked."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from mqes_core.eligibility import (
    Relation,
    cause_in_words,
    check,
    compare,
    compile_rules,
    judge,
    result_in_words,
    until,
    what_to_bring,
)
from mqes_core.model import Profile, Reading, Source, Text
from tests.eligibility.made import ON, category_of
from tests.eligibility.test_corners import BODY, SOURCE, TWO_ORDERS

YEAR_END = replace(TWO_ORDERS, holds=lambda params, profile, on: on < date(2024, 1, 1))
KINDS = {"hills.orders": YEAR_END}
OWN = {"kind": "hills.orders", "params": {"number": 2}}


def made(*clauses: dict[str, Any], **more: Any) -> dict[str, Any]:
    requirements = [
        {"id": f"r{number}", "title": "Требование", "clause": clause, "source": SOURCE, **more}
        for number, clause in enumerate(clauses)
    ]
    return {"id": "k", "title": "Эксперт", "source": SOURCE, "requirements": requirements}


def test_its_own_days_of_change_are_asked() -> None:
    rules = compile_rules(*category_of(made(OWN)), kinds=KINDS)
    change = until(rules, Profile(), ON)
    assert change is not None
    assert (change.on, change.after.value) == (date(2024, 1, 1), "not_eligible")
    assert [cause_in_words(cause, "ru", KINDS) for cause in change.causes] == ["меняется условие: приказов не менее 2"]


def test_nothing_is_proposed_for_it() -> None:
    rules = compile_rules(*category_of(made(OWN, BODY)), kinds=KINDS)
    found = what_to_bring(rules, Profile(), date(2024, 2, 1))
    assert [item.requirement.id for item in found.blocked] == ["r0"]
    assert [[item.kind for item in items] for items in found.sets] == [["memberships"]]
    assert not found.sufficient
    refused = compile_rules(*category_of(made({"kind": "not", "clause": OWN})), kinds={"hills.orders": TWO_ORDERS})
    assert what_to_bring(refused, Profile(), ON).sets == ((),)
    assert what_to_bring(refused, Profile(), ON).blocked


def test_a_comparison_that_turns_on_it_has_no_example() -> None:
    with_it, without = category_of(made(OWN, BODY)), category_of(made(BODY))
    found = compare(with_it, without, ON, kinds=KINDS)
    assert found.relation is Relation.STRICTER
    assert found.passes_second is not None
    assert (found.passes_second.profile, found.passes_second.deciding) == (None, None)
    assert compare(with_it, with_it, ON, kinds=KINDS).relation is Relation.EQUAL


def test_what_is_not_in_force_and_what_rests_on_an_unknown_reading_have_words() -> None:
    late = category_of(made(BODY, validity={"since": "2024-01-01"}))
    read = category_of(made(BODY, reading="elsewhere"))
    (first,) = check(late[0], Profile(), ON, experts=late[1]).requirements()
    (second,) = check(read[0], Profile(), ON, experts=read[1], reading="letter").requirements()
    assert result_in_words(first, "ru") == "в этот день требование не действует"
    assert result_in_words(second, "ru") == "документ этого не решает: elsewhere"
    reading = Reading(
        id="elsewhere", about=Text(ru="Не сказано"), taken=Text(ru="Так"), because=Text(ru="Потому"), source=Source()
    )
    told = compile_rules(*read, reading="letter", readings={"elsewhere": reading})
    (third,) = judge(told, Profile(), ON).requirements()
    assert result_in_words(third, "en") == "the document does not decide this: Не сказано"
