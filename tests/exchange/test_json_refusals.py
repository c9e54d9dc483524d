"""What is wrong with cases as JSON is said with its path, and nothing unknown is let through."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.exchange.made_up import problems


def content(**changes: object) -> dict[str, object]:
    case = {"unit": {"id": "s-1"}, "year": 2021, "values": {}}
    return {"format": 1, "kind": "cases", "concept": "sample", "edition": "2021", "cases": [case]} | changes


def with_values(**values: object) -> dict[str, object]:
    return content(cases=[{"unit": {"id": "s-1"}, "year": 2021, "values": values}])


def with_unit(**unit: object) -> dict[str, object]:
    return content(cases=[{"unit": {"id": "s-1"} | unit, "year": 2021, "values": {}}])


@pytest.mark.parametrize(
    ("data", "code", "where"),
    [
        ([], "MQ715", ""),
        ({}, "MQ716", ""),
        (content(extra=1), "MQ714", "extra"),
        (content(format=2), "MQ715", "format"),
        (content(format=True), "MQ715", "format"),
        (content(kind="card"), "MQ715", "kind"),
        (content(concept=["sample"]), "MQ709", ""),
        (content(cases={}), "MQ715", "cases"),
        (content(cases=[5]), "MQ715", "cases[0]"),
        (content(cases=[{"unit": {"id": "s"}, "year": 2021}]), "MQ716", "cases[0]"),
        (content(cases=[{"unit": {}, "year": 2021, "values": {}}]), "MQ716", "cases[0].unit"),
        (content(cases=[{"unit": {"id": "s"}, "year": 2021, "values": []}]), "MQ715", "cases[0].values"),
        (content(cases=[{"unit": {"id": "s"}, "year": [], "values": {}}]), "MQ731", "cases[0].year"),
        (content(cases=[{"unit": {"id": "s"}, "year": "x", "values": {}}]), "MQ732", "cases[0].year"),
        (with_unit(name="x"), "MQ714", "cases[0].unit.name"),
        (with_unit(title=5), "MQ715", "cases[0].unit.title"),
        (with_unit(id=True), "MQ715", "cases[0].unit.id"),
        (with_unit(kind="palace"), "MQ715", "cases[0].unit.kind"),
        (with_unit(levels="primary"), "MQ715", "cases[0].unit.levels"),
        (with_unit(levels=["higher"]), "MQ715", "cases[0].unit.levels[0]"),
        (with_unit(setting="town"), "MQ736", "cases[0].unit.setting"),
        (with_values(unknown=5), "MQ718", "cases[0].values.unknown"),
        (with_values(graduates=-5), "MQ742", "cases[0].values.graduates"),
        (with_values(graduates=0.5), "MQ741", "cases[0].values.graduates"),
        (with_values(graduates=[5]), "MQ715", "cases[0].values.graduates"),
        (with_values(graduates={"count": 5}), "MQ714", "cases[0].values.graduates.count"),
        (with_values(tests=5), "MQ715", "cases[0].values.tests"),
        (with_values(tests="90%"), "MQ715", "cases[0].values.tests"),
        (with_values(tests={"count": 5, "off": 6}), "MQ714", "cases[0].values.tests.off"),
        (with_values(tests={"count": 5, "of": [6]}), "MQ715", "cases[0].values.tests.of"),
        (with_values(tests={"count": 7, "of": 6}), "MQ751", "cases[0].values.tests.count"),
        (with_values(place={"absent": "lost"}), "MQ715", "cases[0].values.place.absent"),
        (with_values(place={"absent": "missing", "why": 1}), "MQ714", "cases[0].values.place.why"),
        (with_values(talents={"points": 9, "comment": "x"}), "MQ757", "cases[0].values.talents.points"),
        (with_values(load="1e5"), "MQ740", "cases[0].values.load"),
    ],
    ids=repr,
)
def test_a_bad_place_in_json_is_named(data: object, code: str, where: str, tmp_path: Path) -> None:
    path = tmp_path / "cases.json"
    path.write_text(json.dumps(data), encoding="utf-8")
    found = problems(path)
    assert code in [item.code for item in found]
    assert all(item.message("ru") and item.message("en") and item.hint("ru") for item in found)
    assert next(item.place.cell for item in found if item.code == code) == where


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "MQ703"),
        ("{", "MQ713"),
        ("[" * 100_000, "MQ713"),
        ('{"format": NaN}', "MQ713"),
        ('{"format": 1e99999999999999999999}', "MQ713"),
        ("9" * 5000, "MQ713"),
        ('{"format": 1, "format": 1}', "MQ717"),
        (json.dumps(with_values(load=5)).replace(": 5}", ": 1e4000}"), "MQ740"),
        (json.dumps(with_values(load=5)).replace(": 5}", f": {'9' * 300}}}"), "MQ743"),
    ],
    ids=lambda text: text[:20],
)
def test_what_is_no_json_is_refused(text: str, code: str, tmp_path: Path) -> None:
    path = tmp_path / "cases.json"
    path.write_text(text, encoding="utf-8")
    assert [item.code for item in problems(path)] == [code]
