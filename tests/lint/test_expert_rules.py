"""Requirements that are empty, at odds, out of anybody's reach, repeated or without a measure: cases by hand."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest

from mqes_core.lint import lint
from mqes_core.lint.subject import dotted
from mqes_core.model.experts import Experts
from tests.lint.clean_plans import base

ON = date(2026, 11, 23)
Clause = dict[str, Any]


def years(number: int) -> Clause:
    return {"kind": "experience", "years": number}


def education(level: str, **more: Any) -> Clause:
    return {"kind": "education", "level": level} | more


def refused(clause: Clause) -> Clause:
    return {"kind": "not", "clause": clause}


def both(*clauses: Clause) -> Clause:
    return {"kind": "all", "clauses": clauses}


def either(*clauses: Clause) -> Clause:
    return {"kind": "any", "clauses": clauses}


MEMBER: Clause = {"kind": "membership", "body": "Совет"}


def found(*clauses: Clause, additional: int = 0, titles: tuple[str, ...] = ("Эксперт",)) -> list[tuple[str, str]]:
    """What is found in categories with these requirements; the last ``additional`` ones are not obligatory."""
    requirements = [
        {
            "id": f"r{index}",
            "title": f"Требование {index}",
            "clause": clause,
            "obligatory": index < len(clauses) - additional,
            "source": {},
        }
        for index, clause in enumerate(clauses)
    ]
    categories = [
        {"id": f"c{index}", "title": title, "requirements": requirements, "source": {}}
        for index, title in enumerate(titles)
    ]
    groups = [{"id": "g", "title": "Группа", "categories": categories, "source": {}}]
    experts = Experts.model_validate_json(json.dumps({"title": "Требования", "groups": groups, "source": {}}))
    report = lint(base().model_copy(update={"experts": experts}), on=ON)
    cut = len("experts.groups[0]")
    return [(item.code, dotted(item.spot.path)[cut:]) for item in report.findings if item.rule.family == "experts"]


SECOND = ".categories[0].requirements[1]"


@pytest.mark.parametrize(
    ("clauses", "expected"),
    [
        ((years(3), education("higher")), []),
        ((years(3), years(5)), [("MQ352", SECOND)]),
        ((years(3), both(MEMBER, years(5))), [("MQ352", SECOND)]),
        ((years(3), either(MEMBER, years(5))), []),
        ((education("higher"), education("bachelor")), []),
        ((education("higher"), education("secondary_vocational")), [("MQ352", SECOND)]),
        ((MEMBER, MEMBER), [("MQ356", SECOND)]),
        ((years(3), refused(years(2))), [("MQ353", SECOND)]),
        ((years(3), refused(years(5))), []),
        ((MEMBER, refused(MEMBER)), [("MQ353", SECOND)]),
        ((MEMBER, refused(refused(MEMBER))), []),
        ((MEMBER, refused(refused(refused(MEMBER)))), [("MQ353", SECOND)]),
        ((education("master"), refused(education("higher"))), [("MQ353", SECOND)]),
        ((education("master"), refused(education("higher", field="Физика"))), []),
        ((MEMBER, refused(years(0))), [("MQ353", SECOND)]),
        (({"kind": "qualification_test"},), [("MQ350", ".categories[0].requirements[0].clause")]),
        (
            (either(MEMBER, {"kind": "qualification_test"}),),
            [("MQ350", ".categories[0].requirements[0].clause.clauses[1]")],
        ),
        (({"kind": "confirmed", "competence": "Оценка"},), [("MQ355", ".categories[0].requirements[0].clause")]),
        (({"kind": "confirmed", "competence": "Оценка", "by": "Совет"},), []),
        ((), [("MQ351", ".categories[0]")]),
    ],
)
def test_requirements_of_a_category(clauses: tuple[Clause, ...], expected: list[tuple[str, str]]) -> None:
    assert found(*clauses) == expected


def test_an_additional_requirement_rules_nobody_out() -> None:
    assert found(years(3), years(5), additional=1) == []
    assert found(MEMBER, refused(MEMBER), additional=1) == []
    assert found({"kind": "confirmed", "competence": "Оценка"}, additional=1) == []


def test_titles_are_compared_without_case_and_spaces() -> None:
    assert found(MEMBER, titles=("Учёный эксперт", "учёный  Эксперт", "Другой")) == [("MQ354", ".categories[1]")]


def test_a_group_without_categories() -> None:
    assert found(titles=()) == [("MQ351", "")]


@pytest.mark.parametrize(("ordered", "others", "expected"), [(2, 1, 1), (4, 2, 2), (3, 2, 0), (1, 1, 0), (3, 0, 0)])
def test_an_order_that_only_some_categories_lack(ordered: int, others: int, expected: int) -> None:
    granted = either(MEMBER, {"kind": "order", "level": "municipal"})
    categories = [
        {
            "id": f"c{index}",
            "title": f"Эксперт {index}",
            "source": {},
            "requirements": [{"id": "r", "title": "Т", "clause": granted if index < ordered else MEMBER, "source": {}}],
        }
        for index in range(ordered + others)
    ]
    groups = [{"id": "g", "title": "Группа", "categories": categories, "source": {}}]
    experts = Experts.model_validate_json(json.dumps({"title": "Требования", "groups": groups, "source": {}}))
    findings = lint(base().model_copy(update={"experts": experts}), on=ON).findings
    assert [item.code for item in findings if item.rule.family == "experts"] == ["MQ357"] * expected
