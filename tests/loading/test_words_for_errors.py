"""Whatever a model can object to has words of its own, and lands on the key that is wrong."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, get_args, get_origin

import pytest
from pydantic import BaseModel, ConfigDict, ValidationError

from mqes_core.loading.files import FILE_MODELS
from mqes_core.loading.locate import EXTENSION, locate, models_in, tags
from mqes_core.loading.names import DECLARATIONS, REFERENCES
from mqes_core.loading.problems import KNOWN_PATTERNS, KNOWN_TYPES, problems
from mqes_core.loading.strict_yaml import parse
from mqes_core.model.base import Model

# What each type of pydantic's schemas may object to when it reads JSON in strict mode; bounds add their own.
ALWAYS: dict[str, set[str]] = {
    "any": set(),
    "bool": {"bool_type"},
    "date": {"date_type", "date_parsing"},
    "default": set(),
    "definition-ref": set(),
    "definitions": set(),
    "dict": {"dict_type"},
    "function-before": {"iso_day"},
    "function-plain": {"exact_number"},
    "int": {"int_type"},
    "literal": {"literal_error"},
    "model": {"model_type"},
    "model-field": {"missing"},
    "model-fields": {"extra_forbidden"},
    "nullable": set(),
    "str": {"string_type"},
    "tagged-union": {"union_tag_invalid", "union_tag_not_found", "dict_type"},
    "tuple": {"tuple_type"},
    "union": set(),
}
BOUNDS = {
    ("str", "min_length"): "string_too_short",
    ("str", "max_length"): "string_too_long",
    ("str", "pattern"): "string_pattern_mismatch",
    ("tuple", "min_length"): "too_short",
    ("int", "ge"): "greater_than_equal",
}
HARMLESS = {"type", "ref", "metadata", "strict", "serialization", "schema_ref", "variadic_item_index"}


def nodes(schema: Any) -> Iterator[dict[str, Any]]:
    if isinstance(schema, dict):
        if isinstance(schema.get("type"), str) and schema["type"] != "no-info":  # how a validator is called
            yield schema
        for key, value in schema.items():
            if key not in {"serialization", "metadata"}:
                yield from nodes(value)
    elif isinstance(schema, (list, tuple)):
        for item in schema:
            yield from nodes(item)


def everything() -> list[dict[str, Any]]:
    return [node for model in FILE_MODELS.values() for node in nodes(model.__pydantic_core_schema__)]


def models(found: set[type[Model]] | None = None, *roots: type[Model]) -> set[type[Model]]:
    found = set() if found is None else found
    for model in roots or tuple(FILE_MODELS.values()):
        if model not in found:
            found.add(model)
            for field in model.model_fields.values():
                if below := models_in(field.annotation):
                    models(found, *below)
    return found


def test_every_type_of_error_has_words() -> None:
    found = everything()
    assert {node["type"] for node in found} == set(ALWAYS)
    raised = {error for node in found for error in ALWAYS[node["type"]]}
    raised |= {
        error for node in found for (kind, bound), error in BOUNDS.items() if node["type"] == kind and bound in node
    }
    assert raised == KNOWN_TYPES


def test_no_bound_is_forgotten() -> None:
    bounds = {"min_length", "max_length", "pattern", "ge", "gt", "le", "lt", "multiple_of"}
    used = {(node["type"], bound) for node in everything() for bound in bounds & set(node)}
    assert used == set(BOUNDS)


def test_every_pattern_has_words() -> None:
    assert {node["pattern"] for node in everything() if "pattern" in node} == KNOWN_PATTERNS


def test_a_rule_without_words_is_told_in_its_own() -> None:
    class Odd(Model):
        model_config = ConfigDict(extra="forbid", strict=True)
        number: float

    tree = parse(b"number: x", "f")
    with pytest.raises(ValidationError) as error:
        Odd.model_validate_json(json.dumps(tree.data))
    (told,) = problems(error.value, Odd, tree)
    assert told.code == "MQ125"
    assert "valid number" in told.message("en")


def test_every_model_is_reached() -> None:
    assert len(models()) > 60
    assert all(issubclass(model, BaseModel) for model in models())


def test_members_of_a_union_are_told_apart_by_their_tags() -> None:
    for model in models():
        for field in model.model_fields.values():
            members = models_in(field.annotation)
            if len(members) > 1:
                known = [tag for member in members for tag in tags(member)]
                assert len(known) == len(set(known))
                assert known.count(EXTENSION) <= 1


def test_a_location_leads_through_unions_to_the_key() -> None:
    root = FILE_MODELS["scoring"]
    above = ("scoring", "criteria", 0, "indicators", 1, "scale")
    found = locate(root, (*above, "change", "scale", "bands", "bands", 2, "points"))
    assert found.path == (*above, "scale", "bands", 2, "points")
    assert found.owner is not None
    assert found.owner.__name__ == "Band"
    assert locate(root, (*above, "lookup", "entries", 0, "at", "int")).path == (*above, "entries", 0, "at")
    assert locate(root, (*above, "extension", "params")).path == (*above, "params")
    weights = locate(root, ("scoring", "combine", "weighted", "weights", "Я", "[key]"))
    assert weights.path == ("scoring", "combine", "weights", "Я")


def test_every_name_is_declared_and_every_reference_is_checked() -> None:
    """A field that holds a name either gives it, is checked, or stands here with its reason."""
    elsewhere = {
        "Concept.id": "the concept itself",
        "Concept.edition": "the edition itself",
        "Concept.supersedes": "another edition, which need not be installed",
        "Mapping.frame": "checked against the frames that come with the program",
        "CycleLink.stage": "checked against the management cycle that comes with the program",
        "Table.within": "checked against plans and their parts in all files",
        "MergedRows.items": "checked against the rows of what the table holds",
        "Bonus.when": "checked against the parts of its own criterion",
        "Weighted.weights": "checked against the parts of its own criterion",
        "LookupEntry.at": "checked against the measure of its indicator",
        "RubricOption.option": "checked against the measure of its indicator",
    }
    unchecked = set()
    for model in models():
        references = {reference.field for reference in REFERENCES.get(model, ())}
        for name in model.model_fields:
            if holds_a_name(model, name) and name not in references:
                if name in {"id", "renamed_from"} and model in DECLARATIONS:
                    continue
                unchecked.add(f"{model.__name__}.{name}")
    assert unchecked == set(elsewhere)


def holds_a_name(model: type[Model], name: str) -> bool:
    field = model.model_fields[name]
    text = f"{field.annotation} {field.metadata}"
    return "a-z0-9]+([._-]" in text or "^[a-z][a-z0-9_]*$" in text


def test_models_in_reads_every_shape_of_annotation() -> None:
    assert models_in(int) == ()
    assert get_origin(dict[str, int]) is dict
    assert models_in(get_args(tuple[Model, ...])) == ()
    assert models_in(tuple[Model, ...] | None) == (Model,)
