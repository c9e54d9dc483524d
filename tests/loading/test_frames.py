"""The frame and the management cycle that come with the program: what they hold, and what is not confirmed."""

from __future__ import annotations

import json
from importlib.resources import files

import pytest
from jsonschema import Draft202012Validator

from mqes_core.loading import frames, management_cycle, parse, schemas

NAMES = {
    "federal-2020": ["1.1", "1.2", "1.3", "1.4", "2.1", "2.2", "2.3", "2.4", "2.5"],
    "federal-2021": ["1.1", "1.2", "1.3", "1.4", "2.1", "2.2", "2.3", "2.4"],
}


def test_every_edition_has_its_directions_in_their_groups() -> None:
    assert {name: [item.code for item in frame.directions] for name, frame in frames().items()} == NAMES
    for frame in frames().values():
        groups = {group.code for group in frame.groups}
        assert all(item.group == item.code[0] and item.group in groups for item in frame.directions)


@pytest.mark.parametrize(
    "entry", sorted((files("mqes_core") / "shared").iterdir(), key=str), ids=lambda item: item.name
)
def test_the_files_fit_their_schemas_and_are_bilingual(entry: object) -> None:
    from importlib.resources.abc import Traversable

    assert isinstance(entry, Traversable)
    data = parse(entry.read_bytes(), entry.name).data
    assert isinstance(data, dict)
    assert list(Draft202012Validator(schemas()[f"{data['kind']}.schema.json"]).iter_errors(data)) == []
    assert json.dumps(data).count('"ru"') == json.dumps(data).count('"en"') > 8


def test_what_was_not_read_says_so() -> None:
    doubtful = {name: [item.code for item in frame.directions if item.provisional] for name, frame in frames().items()}
    assert doubtful == {"federal-2020": [], "federal-2021": NAMES["federal-2021"]}
    read = [item.code for item in frames()["federal-2021"].directions if item.seen == "read"]
    assert read == ["1.4", "2.2"]
    assert [item.code for item in frames()["federal-2020"].directions if item.seen == "read"] == ["1.1", "1.2", "2.1"]


def test_the_crosswalk_between_the_editions() -> None:
    old, new = frames()["federal-2020"], frames()["federal-2021"]
    assert [(own.code, link.relation, link.code) for own, link in old.links_to(new)] == [
        ("1.1", "exact", "1.1"),
        ("1.2", "close", "1.2"),
        ("1.3", "exact", "1.3"),
        ("1.4", "exact", "1.4"),
        ("2.1", "broad", "1.1"),
        ("2.2", "close", "2.1"),
        ("2.3", "broad", "2.2"),
        ("2.4", "broad", "2.2"),
        ("2.5", "close", "2.3"),
    ]
    for own, link in old.links_to(new):
        there = new.find(link.code)
        assert there is not None
        assert link.provisional == (own.provisional or there.provisional)


def test_preschool_has_no_predecessor() -> None:
    old, new = frames()["federal-2020"], frames()["federal-2021"]
    assert {item.code for item in new.directions} - {own.code for own, _ in new.links_to(old)} == {"2.4"}
    alone = new.find("2.4")
    assert alone is not None
    assert alone.note is not None


def test_each_version_of_the_cycle_holds_every_stage_once() -> None:
    cycle = management_cycle()
    stages = sorted(stage.id for stage in cycle.stages)
    assert [(version.id, len(version.steps), version.seen) for version in cycle.versions] == [
        ("eight", 8, "document"),
        ("nine", 9, "unconfirmed"),
    ]
    for version in cycle.versions:
        assert sorted(name for step in version.steps for name in step.stages) == stages
