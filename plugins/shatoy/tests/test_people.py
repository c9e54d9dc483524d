"""Worked people: for each clause of Table 1 somebody who meets it, lacks it, leaves it open or loses it."""

import json
from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest

from mqes_core.eligibility import Eligibility, Truth, Verdict, compile_experts, judge, until, what_to_bring
from mqes_core.loading import load_edition
from mqes_core.loading.strict_yaml import parse
from mqes_core.model import Experts
from mqes_core.model.profile import Profile

FOLDER = Path(__file__).parent / "people"
KEYS = {"case", "with", "on", "reading", "subject", "verdict", "because", "bring", "until", "together"}


def cases() -> Iterator[Any]:
    for path in sorted(FOLDER.glob("*.yaml")):
        data: Any = parse(path.read_bytes(), path.name).data
        for case in data["cases"]:
            assert set(case) <= KEYS, case
            yield pytest.param({**data, **case}, id=f"{path.stem}: {case['case']}")


CASES = list(cases())


@pytest.fixture(scope="module")
def experts() -> Experts:
    found = load_edition(files("mqes_shatoy") / "data" / "2022").experts
    assert found is not None
    return found


def verdict_of(case: dict[str, Any], experts: Experts) -> Verdict:
    profile = Profile.model_validate_json(json.dumps(case["person"] | case.get("with", {})))
    rules = compile_experts(experts, reading=case.get("reading", "adopted"), subject=case.get("subject"))
    return judge(rules[case["category"]], profile, date.fromisoformat(case["on"]))


@pytest.mark.parametrize("case", CASES)
def test_a_worked_person(case: dict[str, Any], experts: Experts) -> None:
    verdict = verdict_of(case, experts)
    results = {item.requirement.id: item for item in verdict.requirements()}
    because = {name: results[name].reason.key for name in case.get("because", {})}
    assert (verdict.eligibility.value, because) == (case["verdict"], case.get("because", {}))
    assert verdict.together == case.get("together", False)
    if case["verdict"] != "eligible" and not verdict.together:
        assert {item.requirement.id for item in verdict.failing()} == set(because)
    if "bring" in case:
        sets = what_to_bring(verdict.rules, verdict.profile, verdict.on).sets
        assert [sorted(item.kind for item in items) for items in sets] == case["bring"]
    if "until" in case:
        change = until(verdict.rules, verdict.profile, verdict.on)
        assert change is not None
        assert str(change.on) == case["until"]


def test_every_clause_is_met_lacked_and_left_open_by_somebody(experts: Experts) -> None:
    seen: defaultdict[tuple[str, str], set[Truth]] = defaultdict(set)
    verdicts: defaultdict[str, set[Eligibility]] = defaultdict(set)
    for case in (param.values[0] for param in CASES):
        verdict = verdict_of(case, experts)  # type: ignore[arg-type]
        verdicts[verdict.rules.category.id].add(verdict.eligibility)
        if verdict.rules.reading == "adopted":
            for item in verdict.requirements():
                seen[verdict.rules.category.id, item.requirement.id].add(item.clause.truth)
    assert len(verdicts) == 10
    assert all(found == set(Eligibility) for found in verdicts.values())
    asked = {key for key in seen if not _nothing_asked(experts, *key)}
    assert len(seen) == 45
    short = {key: found for key, found in seen.items() if key in asked and found != set(Truth)}
    # What is not obligatory is shown only as far as it is of use.
    assert set(short) <= {("sites", "contest"), ("information-security", "training")}


def _nothing_asked(experts: Experts, category: str, requirement: str) -> bool:
    (found,) = [
        item
        for group in experts.groups
        for row in group.categories
        if row.id == category
        for item in row.requirements
        if item.id == requirement
    ]
    return getattr(found.clause, "years", None) == 0


def test_the_rows_compare_as_a_reader_would_expect(experts: Experts) -> None:
    from mqes_core.eligibility import compare

    rows = {row.id: row for group in experts.groups for row in group.categories}

    def relation(first: str, second: str) -> str:
        return compare((rows[first], experts), (rows[second], experts), date(2023, 9, 1)).relation.value

    assert relation("ege", "oge") == "stricter"
    assert relation("oge", "ege") == "weaker"
    assert relation("systems", "sites") == "stricter"
    assert relation("observers", "test-developers") == "incomparable"
    assert relation("analysts", "oge") == "incomparable"
    assert all(relation(name, name) == "equal" for name in rows)
