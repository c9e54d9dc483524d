"""A verdict holds on every day up to its stated change, and changes then, for the reason given."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given

from mqes_core.eligibility import Eligibility, changes, compile_rules, judge, until
from mqes_core.model.profile import Profile
from tests.eligibility.made import ON, categories, category_of, profiles

DAYS = 900


@given(categories(negative=True, most=2), profiles(most=1))
def test_a_verdict_holds_until_its_change(made: dict[str, Any], profile: Profile) -> None:
    category, experts = category_of(made)
    rules = compile_rules(category, experts)
    days = [ON + timedelta(number) for number in range(DAYS)]
    seen = [judge(rules, profile, day).eligibility for day in days]
    expected = [
        (day, before, after)
        for day, before, after in zip(days[1:], seen, seen[1:], strict=False)
        if before is not after
    ]
    found = list(changes(rules, profile, ON, last=days[-1]))
    assert [(item.on, item.before, item.after) for item in found] == expected
    assert all(item.causes for item in found)
    first = until(rules, profile, ON)
    assert (first.on if first else date.max) == (expected[0][0] if expected else first.on if first else date.max)
    assert first is None or expected or first.on > days[-1]


def rules_of(clause: dict[str, Any], **more: Any) -> Any:
    source = {"section": "I"}
    requirement = {"id": "r", "title": "Требование", "clause": clause, "source": source, **more}
    return compile_rules(*category_of({"id": "k", "title": "Эксперт", "source": source, "requirements": [requirement]}))


ORDER = {"kind": "order", "level": "municipal"}
YEARS = {"kind": "experience", "years": 3}


@pytest.mark.parametrize(
    ("clause", "facts", "day", "kind", "after"),
    [
        (
            ORDER,
            '{"orders": [{"level": "municipal", "category": "k", "until": "2023-12-31"}], "complete": ["orders"]}',
            "2024-01-01",
            "fact_ends",
            "not_eligible",
        ),
        (
            ORDER,
            '{"orders": [{"level": "municipal", "category": "k", "since": "2023-10-01"}], "complete": ["orders"]}',
            "2023-10-01",
            "fact_begins",
            "eligible",
        ),
        (
            {**ORDER, "within_years": 3},
            '{"orders": [{"level": "municipal", "category": "k", "since": "2021-02-10"}]}',
            "2024-02-11",
            "fact_ends",
            "unknown",
        ),
        (
            {"kind": "contest", "contest": "К", "results": ["winner"]},
            '{"contests": [{"contest": "К", "result": "winner", "year": 2023}], "complete": ["contests"]}',
            "2024-01-01",
            "fact_begins",
            "eligible",
        ),
        (
            YEARS,
            '{"employments": [{"since": "2021-09-15"}], "complete": ["employments"]}',
            "2024-09-15",
            "years_reached",
            "eligible",
        ),
        (
            YEARS,
            '{"stated_experience": {"years": 2, "on": "2023-09-01"}}',
            "2023-09-02",
            "years_possible",
            "unknown",
        ),
    ],
)
def test_why_it_changes(clause: dict[str, Any], facts: str, day: str, kind: str, after: str) -> None:
    change = until(rules_of(clause), Profile.model_validate_json(facts), ON)
    assert change is not None
    assert (str(change.on), [cause.kind for cause in change.causes], change.after.value) == (day, [kind], after)
    assert [item.id for item in change.causes[0].requirements] == ["r"]


def test_a_requirement_begins_and_ends() -> None:
    nobody = Profile(complete=("orders",))
    begins = until(rules_of(ORDER, validity={"since": "2024-01-01"}), nobody, ON)
    ends = until(rules_of(ORDER, validity={"until": "2024-01-01"}), nobody, ON)
    assert begins is not None
    assert ends is not None
    assert (begins.on, begins.after) == (date(2024, 1, 1), Eligibility.NOT_ELIGIBLE)
    assert (ends.on, ends.after) == (date(2024, 1, 2), Eligibility.ELIGIBLE)
    assert [cause.kind for change in (begins, ends) for cause in change.causes] == [
        "requirement_begins",
        "requirement_ends",
    ]


def test_a_verdict_may_hold_for_good() -> None:
    assert until(rules_of(YEARS), Profile(complete=("employments",)), ON) is None
    assert until(rules_of(YEARS), Profile(), ON) is None
