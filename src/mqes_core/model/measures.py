"""What is observed: counts, shares, rates, numbers, places, choices, yes or no, an assessor's points."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from mqes_core.model.base import Exact, Id, Line, Model, Text
from mqes_core.model.exceptions import Checked

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
]


class _Measure(Checked):
    id: Id
    title: Text
    """Short title; heads a column of the form."""
    note: Text | None = None
    """What to count, in one or two sentences, for the person who fills in the form."""
    procedure: Id | None = None
    """The assessment procedure that the value comes from."""


class CountMeasure(_Measure):
    """How many: a whole number from zero up."""

    kind: Literal["count"]
    unit: Text | None = None
    """What is counted, such as «чел.»."""
    out_of: Id | None = None
    """Another count that this one cannot exceed."""


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
