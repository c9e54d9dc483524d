"""JSON Schemas of what is exchanged: cases as data, and the list of a region's districts."""

from __future__ import annotations

from typing import Any, get_args

from mqes_core.loading.schemas import schema_of
from mqes_core.model.region import RegionFile
from mqes_core.model.units import Absence, EducationLevel, UnitKind

__all__ = ["form_schema", "schemas"]

_NUMBER = {
    "anyOf": [
        {"type": "number"},
        {"type": "string", "description": 'An exact number: "2.5", "2,5" or "33 1/3".', "minLength": 1},
    ]
}
_COUNT = {"anyOf": [{"type": "integer", "minimum": 0}, {"type": "string", "minLength": 1}]}


def schemas() -> dict[str, dict[str, Any]]:
    """The schemas by the names they have in ``schemas/``."""
    return {"cases.schema.json": form_schema(), **dict([schema_of("region", RegionFile)])}


def form_schema() -> dict[str, Any]:
    """The shape of a JSON file of cases (draft 2020-12); whether a value fits its measure is up to the edition."""
    value = {
        "description": "The value of a measure; what it holds depends on the measure's kind.",
        "anyOf": [
            {"type": ["integer", "number", "boolean"], "description": "A count, a place, a number, or yes or no."},
            {"type": "string", "description": 'The id of an option, an exact number, or a percent: "90.5%".'},
            {"type": "null", "description": "Missing; the same as leaving the measure out."},
            _object(
                {"count": _COUNT, "of": _COUNT, "percent": _NUMBER},
                'A share or rate as two counts; "of" is left out where the edition asks it as a measure of its own.',
                [],
            ),
            _object(
                {"points": _NUMBER, "comment": {"type": "string"}},
                "Points that an assessor gave, with what explains them.",
                ["points"],
            ),
            _object(
                {"absent": {"enum": [absence.value for absence in Absence]}},
                "Why there is no value: nobody reported it, it cannot exist for the unit, or the group is too small.",
                ["absent"],
            ),
        ],
    }
    unit = _object(
        {
            "id": {"type": ["string", "integer"], "description": "Code of the unit, as the district uses it."},
            "title": {"type": ["string", "null"]},
            "kind": {"enum": list(get_args(UnitKind)), "default": "school"},
            "levels": {"type": "array", "items": {"enum": list(get_args(EducationLevel))}},
            "setting": {"enum": ["urban", "rural", None]},
        },
        "The organisation or municipality that is evaluated.",
        ["id"],
    )
    case = _object(
        {
            "unit": unit,
            "year": {"type": "integer"},
            "values": {
                "type": "object",
                "description": "Values by the id of their measure; a measure that is not here is missing.",
                "additionalProperties": value,
            },
        },
        "All that was observed at one unit in one year.",
        ["unit", "year", "values"],
    )
    top = _object(
        {
            "format": {"const": 1},
            "kind": {"const": "cases"},
            "concept": {"type": "string", "description": 'Short name of the concept, such as "nazran".'},
            "edition": {"type": "string", "description": 'Name of its edition, such as "2021".'},
            "cases": {"type": "array", "items": case},
        },
        "Observations by unit and year, for the form of one edition of a concept.",
        ["format", "kind", "concept", "edition", "cases"],
    )
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": "Cases"} | top


def _object(properties: dict[str, Any], description: str, required: list[str]) -> dict[str, Any]:
    return {
        "type": "object",
        "description": description,
        "properties": properties,
        "required": required,
        "additionalProperties": False,
    }
