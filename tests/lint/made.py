"""The clean concept with something changed, laid out for a check without files."""

from __future__ import annotations

import json
from collections.abc import Callable
from copy import deepcopy
from datetime import date
from functools import cache
from typing import Any

import yaml

from mqes_core.lint.rule import Check, Defect
from mqes_core.lint.rules import CLEAN
from mqes_core.lint.subject import Subject, dotted
from mqes_core.model import Edition

Data = dict[str, Any]


@cache
def _clean() -> Data:
    files = [
        yaml.safe_load(file.read_text(encoding="utf-8")) for file in sorted(CLEAN.iterdir(), key=lambda one: one.name)
    ]
    parts = {file["kind"]: file[file["kind"]] for file in files}
    parts["roadmaps"] = [parts.pop("roadmap")]
    return parts


def subject(change: Callable[[Data], object] = lambda data: None) -> Subject:
    """The clean concept after ``change`` has worked on its data."""
    data = deepcopy(_clean())
    change(data)
    edition = Edition.model_validate_json(json.dumps(data, default=str, ensure_ascii=False))
    return Subject(edition, date(2026, 11, 23))


def saying(text: str, **concept: object) -> Subject:
    """The clean concept whose first activity ends in this result; its municipality, region and dates as given."""

    def change(data: Data) -> None:
        rows(data)[0]["results"] = [{"kind": "other", "title": text}]
        data["concept"] |= {"title": "Концепция", **concept}
        data["concept"]["documents"][0]["issuer"] = "Управление образования"
        data["concept"]["bodies"][0]["aliases"] = []

    return subject(change)


def rows(data: Data, section: int = 0) -> list[Data]:
    """The activities of a part of the plan."""
    activities: list[Data] = data["roadmaps"][0]["sections"][section]["activities"]
    return activities


def found(check: Check, made: Subject) -> list[Defect]:
    """What a check finds."""
    return list(check(made))


def words(check: Check, made: Subject) -> list[str]:
    """The words that the findings of a check name."""
    return [str(defect.params["words"]) for defect in check(made)]


def paths(check: Check, made: Subject) -> list[str]:
    """Where a check finds something."""
    return [dotted(defect.path) for defect in check(made)]
