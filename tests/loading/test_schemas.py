"""The JSON Schemas are fresh, valid, and accept and reject what the models accept and reject."""

from __future__ import annotations

import copy
import json
import subprocess
import sys
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from pydantic import ValidationError

from mqes_core.loading import schemas, write_schemas
from mqes_core.loading.files import FILE_MODELS, read_file
from mqes_core.loading.frames import FRAME_MODELS
from mqes_core.loading.schemas import schema_of
from mqes_core.loading.strict_yaml import parse, scan
from mqes_core.model.base import Model

ROOT = Path(__file__).resolve().parents[2]
CORPUS = ROOT / "tests" / "corpus"
GOOD = sorted((CORPUS / "good").rglob("*.yaml"))
STRUCTURE = sorted((CORPUS / "bad" / "structure").glob("*.yaml"))
MEANING = sorted((CORPUS / "bad" / "meaning").glob("*.yaml"))


@cache
def validator(kind: str) -> Draft202012Validator:
    schema = schemas()[f"{kind}.schema.json"]
    return Draft202012Validator(schema, format_checker=Draft202012Validator.FORMAT_CHECKER)


def name(path: Path) -> str:
    return f"{path.parent.name}-{path.stem}"


def model_accepts(kind: str, data: Any) -> bool:
    try:
        FILE_MODELS[kind].model_validate_json(json.dumps(data))
    except ValidationError:
        return False
    return True


class Base(Model):
    kept: int
    """Said by the base."""
    told_anew: int
    """Said by the base."""


class Derived(Base):
    kept: int
    told_anew: int
    """Said by the class itself."""


def test_a_field_declared_anew_is_described_by_its_own_class() -> None:
    _, schema = schema_of("derived", Derived)
    said = {name: field["description"] for name, field in schema["properties"].items()}
    assert said == {"kept": "Said by the base.", "told_anew": "Said by the class itself."}


def test_schemas_are_fresh(tmp_path: Path) -> None:
    for path in write_schemas(tmp_path / "schemas"):
        assert (ROOT / "schemas" / path.name).read_bytes() == path.read_bytes(), f"{path.name} is out of date"


def test_schemas_are_the_same_every_time() -> None:
    show = "import json; from mqes_core.loading import schemas; print(json.dumps(schemas()))"
    runs = {
        subprocess.run(
            [sys.executable, "-c", show],
            env={"PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT / "src")},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(runs) == 1


def test_schemas_keep_to_their_draft() -> None:
    assert set(schemas()) == {f"{kind}.schema.json" for kind in (*FILE_MODELS, *FRAME_MODELS)}
    for file, schema in schemas().items():
        Draft202012Validator.check_schema(schema)
        assert schema["$id"] == file
        assert "discriminator" not in json.dumps(schema)
        assert "://" not in json.dumps({**schema, "$schema": ""})


@pytest.mark.parametrize("path", GOOD, ids=name)
def test_both_accept_a_good_file(path: Path) -> None:
    data = parse(path.read_bytes(), path.name).data
    assert isinstance(data, dict)
    kind = str(data["kind"])
    assert [error.message for error in validator(kind).iter_errors(data)] == []
    assert model_accepts(kind, data)


@pytest.mark.parametrize("path", STRUCTURE, ids=name)
def test_both_reject_a_bad_file(path: Path) -> None:
    tree = scan(path.read_bytes(), path.name).tree
    assert tree is not None
    assert read_file(path.read_bytes(), path.name).loaded is None
    kinds = [tree.data["kind"]] if isinstance(tree.data, dict) and tree.data.get("kind") in FILE_MODELS else FILE_MODELS
    for kind in kinds:
        assert not validator(str(kind)).is_valid(tree.data)
        assert not model_accepts(str(kind), tree.data)


@pytest.mark.parametrize("path", MEANING, ids=name)
def test_what_only_the_whole_shows_is_no_matter_of_schemas(path: Path) -> None:
    data = parse(path.read_bytes(), path.name).data
    assert isinstance(data, dict)
    assert validator(str(data["kind"])).is_valid(data)
    assert model_accepts(str(data["kind"]), data)


VALUES: list[Any] = [
    None, True, False, 0, 1, -3, 10**17, "", " ", "x", "Слово", "1/3", "0.5", "2,5", "1.", "/3", "-0", "2020-09-15",
    "2020-13-01", "20200915", "1609459200", "a.b", "A.b", "a..b", "sum", "bands", "literal", "x" * 2001, "a" * 81, [],
    {}, ["x"], [1], [None], [[]], [{}], {"ru": "x"}, {"en": "x"}, {"ru": "x", "en": None}, {"kind": "sum"},
    {"kind": "a.b"}, {"kind": None}, {"Я": 1}, {"a": "x"}, {"a": 1},
]  # fmt: skip


def paths(data: Any, above: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    items: Any = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    return [path for key, value in items for path in ((*above, key), *paths(value, (*above, key)))]


@cache
def good(path: Path) -> Any:
    return parse(path.read_bytes(), path.name).data


@st.composite
def altered(draw: st.DrawFn) -> tuple[str, Any]:
    """The data of a good file with one value replaced, one key removed or one added."""
    data = copy.deepcopy(good(draw(st.sampled_from(GOOD))))
    kind = data["kind"]
    *above, last = draw(st.sampled_from([path for path in paths(data) if path[0] == kind]))
    holder = data
    for step in above:
        holder = holder[step]
    match draw(st.sampled_from(("replace", "replace", "remove", "add"))):
        case "replace":
            holder[last] = draw(st.sampled_from(VALUES))
        case "remove":
            del holder[last]
        case _ if isinstance(holder, dict):
            holder[draw(st.sampled_from(("note", "kind", "Ключ", "points", "ru")))] = draw(st.sampled_from(VALUES))
        case _:
            holder.append(draw(st.sampled_from(VALUES)))
    return kind, data


@given(altered())
def test_schema_and_model_agree_on_altered_files(case: tuple[str, Any]) -> None:
    kind, data = case
    assert validator(kind).is_valid(data) == model_accepts(kind, data)


@given(altered())
def test_an_altered_file_is_told_about_in_proper_words(case: tuple[str, Any]) -> None:
    kind, data = case
    read = read_file(json.dumps(data, ensure_ascii=False).encode(), "f.yaml")
    assert (read.loaded is not None) == model_accepts(kind, data)
    assert "MQ125" not in {item.code for item in read.diagnostics}
    assert all(item.place.line == 1 and item.place.column >= 1 for item in read.diagnostics)
