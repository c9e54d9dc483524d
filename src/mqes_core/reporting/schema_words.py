"""The few words in which JSON Schemas of reports are written."""

from __future__ import annotations

from typing import Any, Final

__all__ = ["COUNT", "EXACT", "FLAG", "TEXT", "Schema", "closed", "listed", "or_null", "ref"]

Schema = dict[str, Any]

TEXT: Final[Schema] = {"type": "string"}
COUNT: Final[Schema] = {"type": "integer", "minimum": 0}
FLAG: Final[Schema] = {"type": "boolean"}
EXACT: Final[Schema] = {
    "description": "An exact number; null: none, or without bound.",
    "anyOf": [{"type": "integer"}, {"type": "string", "pattern": r"^-?\d+(\.\d+|/[1-9]\d*)$"}, {"type": "null"}],
}


def closed(properties: Schema, *optional: str) -> Schema:
    """An object with these properties and no others; all are required but the ``optional`` ones."""
    required = [name for name in properties if name not in optional]
    return {"type": "object", "additionalProperties": False, "required": required, "properties": properties}


def listed(items: Schema) -> Schema:
    """A list of such items."""
    return {"type": "array", "items": items}


def or_null(schema: Schema) -> Schema:
    """Such a value, or none."""
    return {"anyOf": [schema, {"type": "null"}]}


def ref(name: str) -> Schema:
    """What stands under this name in the schema's own definitions."""
    return {"$ref": f"#/$defs/{name}"}
