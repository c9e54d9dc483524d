"""What is observed: counts, shares, rates, numbers, places, choices, yes or no, an assessor's points."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field, GetJsonSchemaHandler, PlainSerializer
from pydantic_core import CoreSchema

from mqes_core.model.base import Exact, FormerId, Id, Line, Model, Text
from mqes_core.model.computed import Computed
from mqes_core.model.exceptions import Checked
from mqes_core.model.units import Absence

__all__ = [
    "ChoiceMeasure",
    "ChoiceOption",
    "CountMeasure",
    "FlagMeasure",
    "Measure",
    "NumberMeasure",
    "PlaceMeasure",
    "PointsMeasure",
    "RateMeasure",
    "ShareMeasure",
    "Wholes",
]


class _Measure(Checked):
    id: Id
    renamed_from: FormerId = None
    title: Text
    """Short title; heads a column of the form."""
    note: Text | None = None
    """What to count, in one or two sentences, for the person who fills in the form."""
    procedure: Id | None = None
    """The assessment procedure that the value comes from."""


class _OneOrSeveral:
    """In a schema: a single name, or a list of names."""

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        several = handler(schema)
        return {"anyOf": [several["items"], several, {"type": "null"}]}


def _several(value: object) -> object:
    if value is None or isinstance(value, str):
        return () if value is None else (value,)
    return tuple(value) if isinstance(value, list) else value  # lists of YAML come here as they are


def _one_or_several(names: tuple[str, ...]) -> str | tuple[str, ...] | None:
    return names if len(names) > 1 else names[0] if names else None


Wholes = Annotated[tuple[Id, ...], BeforeValidator(_several), PlainSerializer(_one_or_several), _OneOrSeveral()]
"""Counts of which another is a part; in YAML a single name, or a list of them."""


class CountMeasure(_Measure):
    """How many: a whole number from zero up."""

    kind: Literal["count"]
    unit: Text | None = None
    """What is counted, such as «чел.»."""
    out_of: Wholes = ()
    """Another count that this one cannot exceed, or several whose sum it cannot exceed."""
    computed: Computed | None = None
    """How it is counted from a file of people and of the year's procedures, where it can be."""

    def limit(self, values: Mapping[str, object], most: Mapping[str, int] | None = None) -> int | None:
        """The most that the count can be beside ``values``: the sum of its wholes; None where they do not say.

        A whole that cannot exist adds nobody, as long as another one is known. ``most``: the most that a withheld
        whole can be, by its measure, where that is known.
        """
        known_most = most or {}
        wholes = [
            known_most.get(name, whole) if whole is Absence.WITHHELD else whole
            for name, whole in ((name, values.get(name)) for name in self.out_of)
        ]
        known = [whole for whole in wholes if type(whole) is int]
        if not known or any(type(whole) is not int and whole is not Absence.NOT_APPLICABLE for whole in wholes):
            return None
        return sum(known)


class ShareMeasure(_Measure):
    """A part of a whole, as two counts, in percent; at most 100 %."""

    kind: Literal["share"]
    counted: Text
    """What the numerator counts."""
    out_of: Text | None = None
    """What the denominator counts, where it is asked here."""
    out_of_count: Id | None = None
    """The count measure that is the denominator, where it is asked once for several shares."""
    given: Literal["counts", "percent", "either"] = "counts"
    """Whether a form asks for two counts, for a percent typed by hand, or takes either."""
    computed: Computed | None = None
    """How both counts are found in a file of people and of the year's procedures, where they can be."""


class RateMeasure(_Measure):
    """How many per so many, as two counts; may exceed its base."""

    kind: Literal["rate"]
    counted: Text
    out_of: Text
    per: int = Field(ge=1)
    """The base, such as 100, 1000 or 1000000."""


class NumberMeasure(_Measure):
    """Any exact number, with its unit and bounds."""

    kind: Literal["number"]
    unit: Text | None = None
    at_least: Exact | None = None
    at_most: Exact | None = None


class PlaceMeasure(_Measure):
    """A place in a competition, from the first; zero stands for «no place taken»."""

    kind: Literal["place"]


class ChoiceOption(Model):
    """One of the answers of a choice."""

    id: Id
    renamed_from: FormerId = None
    title: Text


class ChoiceMeasure(_Measure):
    """One of several answers, such as a level."""

    kind: Literal["choice"]
    options: tuple[ChoiceOption, ...] = Field(min_length=2)


class FlagMeasure(_Measure):
    """Yes or no."""

    kind: Literal["flag"]


class PointsMeasure(_Measure):
    """A number of points that an assessor gives at discretion."""

    kind: Literal["points"]
    assessor: Line | None = None
    """Who gives it, as the document says."""


Measure = Annotated[
    CountMeasure
    | ShareMeasure
    | RateMeasure
    | NumberMeasure
    | PlaceMeasure
    | ChoiceMeasure
    | FlagMeasure
    | PointsMeasure,
    Field(discriminator="kind"),
]
