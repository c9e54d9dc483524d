"""The record follows its schema, and gives the same scorecards when it is run again."""

from __future__ import annotations

import copy
import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from hypothesis import given, settings
from referencing import Registry, Resource

from mqes_core.evaluation import card_to_dict, compile_plan, replay
from mqes_core.reporting.json_schema import schemas
from mqes_core.reporting.record import record, render_record
from tests.reporting.scored import Scored, hostile, region, scored

ROOT = Path(__file__).resolve().parents[2]


def validator(name: str) -> jsonschema.Draft202012Validator:
    registry: Registry[Any] = Registry().with_resources(
        (file, Resource.from_contents(schema)) for file, schema in schemas().items()
    )
    return jsonschema.Draft202012Validator(
        schemas()[name], registry=registry, format_checker=jsonschema.Draft202012Validator.FORMAT_CHECKER
    )


@settings(max_examples=30)
@given(scored())
def test_a_record_follows_its_schema(given_: Scored) -> None:
    cards, _ = given_
    data = json.loads(render_record(cards))
    validator("report.schema.json").validate(data)
    for card, recorded in zip(cards, data["scorecards"], strict=True):
        assert recorded == card_to_dict(card)
        assert recorded["header"] == data["header"]


@pytest.mark.parametrize("reading", ["adopted", "letter"])
def test_the_record_of_a_region_follows_the_schema_and_runs_again(reading: Any) -> None:
    cards, edition = region(reading)
    data = json.loads(render_record(cards))
    validator("report.schema.json").validate(data)
    plan = compile_plan(edition)
    again = [replay(recorded, plan).card for recorded in data["scorecards"]]
    assert [card_to_dict(card) for card in again] == [card_to_dict(card) for card in cards]
    validator("report.schema.json").validate(json.loads(render_record(hostile()[0])))


def _broken() -> dict[str, Any]:
    def change(*path: Any, to: Any) -> dict[str, Any]:
        data: Any = copy.deepcopy(record(region()[0][:1]))
        place = data
        for key in path[:-1]:
            place = place[key]
        if to is None:
            del place[path[-1]]
        else:
            place[path[-1]] = to
        return data  # type: ignore[no-any-return]

    card = ("scorecards", 0)
    return {
        "another format": change("format", to=2),
        "no card": change("scorecards", to=[]),
        "no header": change("header", to=None),
        "a hash cut short": change("header", "rules_hash", to="abc"),
        "an unknown reading": change("header", "reading", to="free"),
        "a day that is none": change("header", "evaluated_on", to="2026-13-01"),
        "a float": change(*card, "result", "low", to=1.5),
        "a ratio by zero": change(*card, "result", "low", to="1/0"),
        "an unknown status": change(*card, "result", "status", to="guessed"),
        "an unknown key": change(*card, "result", "weight", to=1),
        "a negative count": change(*card, "values", "graduates_9", to={"count": -1, "of": 3}),
        "an unknown absence": change(*card, "values", "graduates_9", to={"absent": "lost"}),
        "a bare number as a value": change(*card, "values", "graduates_9", to=3),
        "no unit": change(*card, "unit", "id", to=None),
        "a reading that is half decisive": change(*card, "result", "readings", to=[{"id": "r", "decisive": "half"}]),
        "a year as text": change(*card, "year", to="2023"),
    }


@pytest.mark.parametrize(("what", "data"), _broken().items(), ids=lambda value: value if isinstance(value, str) else "")
def test_the_schema_refuses(what: str, data: Any) -> None:
    assert not validator("report.schema.json").is_valid(data), what


@pytest.mark.parametrize("name", sorted(schemas()))
def test_schema_files_are_fresh_and_schemas_themselves(name: str) -> None:
    jsonschema.Draft202012Validator.check_schema(schemas()[name])
    assert json.loads((ROOT / "schemas" / name).read_text(encoding="utf-8")) == schemas()[name]
