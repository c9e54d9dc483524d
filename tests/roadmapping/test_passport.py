"""Passports: goals, targets with their numbers, what is measured, what has no activity."""

from __future__ import annotations

import jsonschema
import pytest

import mqes_core
from mqes_core import UsageError
from mqes_core.api.roadmaps import roadmap_passports
from mqes_core.reporting.json_schema import schemas
from mqes_core.roadmapping import passport_record
from mqes_core.roadmapping.passport import aim_words

LIBRARY = mqes_core.open_library()
VIEWS = {view.roadmap.id: view for view in roadmap_passports(["dyatkovo"], library=LIBRARY)}


def test_every_passport_is_told() -> None:
    assert len(VIEWS) == 10
    record = passport_record(VIEWS.values())
    check = jsonschema.Draft202012Validator(schemas()["passport.schema.json"])
    check.validate(record)
    record["passports"][0]["goals"] = "one"
    assert not check.is_valid(record)


def test_targets_have_their_numbers() -> None:
    words = [aim_words(aim, "ru") for aim in VIEWS["plan-1-2"].aims]
    assert any(text.endswith("ровно 100 %") for text in words)
    assert any(text.endswith("не менее 70 %") for text in words)
    assert all(aim.numbered for aim in VIEWS["plan-1-2"].aims)
    assert "exactly 100 %" in aim_words(VIEWS["plan-1-2"].aims[0], "en")
    by_words = [aim_words(aim, "ru") for aim in VIEWS["plan-1-1"].aims]
    assert any(text.endswith("должно быть, срок: «в 2021/22 учебном году»") for text in by_words)
    by = [aim for aim in VIEWS["plan-1-1"].aims if aim.target.by and aim.due]
    assert by


def test_what_has_no_activity_is_a_stage_that_no_row_carries() -> None:
    view = VIEWS["plan-1-1"]
    carried = {link.stage for part in view.roadmap.sections for row in part.activities for link in row.cycle}
    assert {row.id for row in view.unserved} == {"indicators", "gathering", "decisions", "evaluation"}
    assert all(not carried & {link.stage for link in row.cycle} for row in view.unserved)
    assert VIEWS["plan-1-2"].unserved == ()


def test_what_is_measured_without_a_target_is_listed() -> None:
    assert len(VIEWS["plan-1-2"].measured) == 3
    assert len(VIEWS["plan-1-1"].goals) == 8


def test_a_concept_without_passports_is_told() -> None:
    with pytest.raises(UsageError, match="MQ856"):
        roadmap_passports(["nazran"], library=LIBRARY)
