"""The schemas of what is exchanged are fresh, and that of cases lets through what is written and what is read."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from mqes_core.exchange import form_schema, schemas
from mqes_core.exchange.json_file import write_json
from mqes_core.exchange.layout import form_layout
from mqes_core.model import Absence, Case
from tests.exchange.made_up import GOOD, cases_of, edition, editions

ROOT = Path(__file__).resolve().parents[2]
CASES = [GOOD, Case(GOOD.unit, 2022, dict.fromkeys(GOOD.values, Absence.WITHHELD))]


def test_the_published_schemas_are_fresh() -> None:
    assert list(schemas()) == ["cases.schema.json", "region.schema.json"]
    assert schemas()["cases.schema.json"] == form_schema()
    for name, schema in schemas().items():
        published = json.loads((ROOT / "schemas" / name).read_text(encoding="utf-8"))
        assert published == schema
        Draft202012Validator.check_schema(published)


@given(st.data())
def test_whatever_is_written_fits_the_schema(data: st.DataObject) -> None:
    layout = form_layout(data.draw(editions()))
    content = json.loads(write_json(data.draw(cases_of(layout)), layout))
    assert not list(Draft202012Validator(form_schema()).iter_errors(content))


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("extra",), 1),
        (("format",), 2),
        (("kind",), "card"),
        (("cases", 0, "extra"), 1),
        (("cases", 0, "unit", "kind"), "palace"),
        (("cases", 0, "unit", "levels"), ["higher"]),
        (("cases", 0, "values", "tests"), {"count": 1, "off": 2}),
        (("cases", 0, "values", "tests"), {"count": -1, "of": 2}),
        (("cases", 0, "values", "place"), {"absent": "lost"}),
        (("cases", 0, "values", "place"), [1]),
        (("cases", 0, "values", "talents"), {"comment": "x"}),
    ],
    ids=repr,
)
def test_what_is_unknown_does_not(path: tuple[str | int, ...], value: object) -> None:
    content = json.loads(write_json(CASES, form_layout(edition())))
    *way, last = path
    place = content
    for step in way:
        place = place[step]
    place[last] = value
    assert list(Draft202012Validator(form_schema()).iter_errors(content))
