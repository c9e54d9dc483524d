"""JSON Schemas of the data files, generated from the models that read them."""

from __future__ import annotations

import ast
import json
import sys
from functools import cache
from inspect import cleandoc, getsource
from itertools import pairwise
from pathlib import Path
from typing import Any, Final

from pydantic.json_schema import GenerateJsonSchema
from pydantic_core import core_schema

from mqes_core.loading.files import FILE_MODELS, FORMAT
from mqes_core.loading.frames import FRAME_MODELS
from mqes_core.model.base import Model

__all__ = ["schema_of", "schemas", "write_schemas"]

DIALECT: Final = "https://json-schema.org/draft/2020-12/schema"


def schemas() -> dict[str, dict[str, Any]]:
    """The schema of each kind of data file, of concepts and of the shared frames, by its name in ``schemas/``.

    They say what the models say of a single file: keys, kinds of values, patterns. What only several rules together
    can show (a reference to nothing, a scale that does not suit its measure) is for loading to say.
    """
    return dict(schema_of(kind, model) for kind, model in {**FILE_MODELS, **FRAME_MODELS}.items())


def schema_of(kind: str, model: type[Model]) -> tuple[str, dict[str, Any]]:
    """The name and the schema of a kind of data file, from the model that reads it."""
    name = f"{kind}.schema.json"
    body = model.model_json_schema(schema_generator=_Generator)
    head = {"$schema": DIALECT, "$id": name, "title": f"mqes: {kind}, format {FORMAT}"}
    return name, head | {key: value for key, value in body.items() if key not in head}


def write_schemas(folder: Path) -> tuple[Path, ...]:
    """Writes the schemas into ``folder``, which is made if it is not there, and returns their paths."""
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    for name, schema in schemas().items():
        path = folder / name
        path.write_text(json.dumps(schema, ensure_ascii=False, indent=2) + "\n", encoding="utf-8", newline="\n")
        written.append(path)
    return tuple(written)


class _Generator(GenerateJsonSchema):
    """Pydantic's generator, held to what draft 2020-12 knows and to what the models enforce."""

    def field_title_should_be_set(self, schema: Any) -> bool:
        return False

    def model_schema(self, schema: core_schema.ModelSchema) -> dict[str, Any]:
        found = super().model_schema(schema)
        for model in schema["cls"].__mro__:  # what a class says of a field goes before what its bases say
            for name, words in _said_of_fields(model).items():
                if name in schema["cls"].model_fields:
                    found["properties"][name].setdefault("description", words)
        return found

    def tagged_union_schema(self, schema: core_schema.TaggedUnionSchema) -> dict[str, Any]:
        found = super().tagged_union_schema(schema)
        found.pop("discriminator", None)
        return found

    def dict_schema(self, schema: core_schema.DictSchema) -> dict[str, Any]:
        found = super().dict_schema(schema)
        for pattern, values in found.pop("patternProperties", {}).items():
            # A key that breaks the pattern is an error, not a key of which nothing is said.
            found["propertyNames"] = {"pattern": pattern, **found.get("propertyNames", {})}
            found["additionalProperties"] = values
        return found


def _said_of_fields(model: type[Any]) -> dict[str, str]:
    """What the text below each field of a model says of it.

    Read here, where alone it is asked for: done by every model when it is made, it would slow down every start.
    """
    said = {}
    body = _classes(model.__module__).get(model.__qualname__, []) if issubclass(model, Model) else []
    for field, text in pairwise(body):
        match field, text:
            case ast.AnnAssign(target=ast.Name(id=name)), ast.Expr(value=ast.Constant(value=str(words))):
                said[name] = cleandoc(words)
    return said


@cache
def _classes(module: str) -> dict[str, list[ast.stmt]]:
    """What the classes of a module hold, by their names."""
    found = ast.parse(getsource(sys.modules[module])).body
    return {item.name: item.body for item in found if isinstance(item, ast.ClassDef)}
