"""Kinds of scales: how a value earns points. Each states all it needs for its exact range of points."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import Discriminator, Field, Tag

from mqes_core.model.base import Exact, Id, Model

__all__ = [
    "Band",
    "BandReading",
    "BandScale",
    "ChangeScale",
    "DiscretionaryScale",
    "ExtensionScale",
    "InnerScale",
    "LinearScale",
    "LookupEntry",
    "LookupScale",
    "PerUnitScale",
    "RelativeScale",
    "RubricOption",
    "RubricScale",
    "Scale",
    "YesNoScale",
]

CommentRule = Literal["always", "at_zero", "never"]


class Band(Model):
    """An interval of values and the points that a value inside it earns.

    Ends as printed: ``at_least``/``at_most`` belong to the band, ``more_than``/``less_than`` do not; an end left
    out is open to infinity; ``equals`` is a single value. Shares are in percent.
    """

    equals: Exact | None = None
    at_least: Exact | None = None
    more_than: Exact | None = None
    at_most: Exact | None = None
    less_than: Exact | None = None
    points: Exact


class BandReading(Model):
    """What is taken where the printed bands leave a value undecided, with the reading that says why."""

    values: Literal["literal", "threshold", "floor", "half_up", "ceiling"]
    """How a value between two printed bounds is taken: literally; from the lower bound of a band up to the next
    band's (threshold); or rounded to ``step`` first."""
    step: Exact = 1
    """What values are rounded to (floor, half_up, ceiling): whole percents unless stated."""
    overlap: Literal["highest", "lowest"] | None = None
    """Which band counts where two hold the same value: the one with more points or with fewer."""
    above: Literal["top"] | None = None
    """Whether a value beyond the last band is taken to be in it."""
    reading: Id | None = None
    """The concept's reading that gives the reason; needed unless ``values`` is literal."""


class BandScale(Model):
    """Points by the band in which a value lies.

    Under the letter a value earns points only where exactly one printed band holds it; a value below all bands earns
    ``below``, one above all bands ``above``, where the document decides that. ``read_as`` says how the rest is taken.
    """

    kind: Literal["bands"]
    bands: tuple[Band, ...] = Field(min_length=1)
    below: Exact | None = None
    above: Exact | None = None
    read_as: BandReading


class PerUnitScale(Model):
    """So many points for each unit, or for each N units, with a cap and a floor."""

    kind: Literal["per_unit"]
    points: Exact
    per: int = Field(default=1, ge=1)
    """How many units earn the points; only complete lots count."""
    penalty: bool = False
    """The points are taken away, however the document prints them; ``points`` is then written without a minus."""
    cap: Exact | None = None
    """The most points there can be."""
    floor: Exact | None = None
    """The fewest points there can be."""


class LookupEntry(Model):
    """One row of a lookup: the place or level, and its points."""

    at: int | Id
    points: Exact


class LookupScale(Model):
    """Points by place, level or other listed value."""

    kind: Literal["lookup"]
    entries: tuple[LookupEntry, ...] = Field(min_length=1)
    otherwise: Exact | None = None
    """Points of a value that is not listed; without it such a value is undetermined."""


class YesNoScale(Model):
    """Points for yes and for no."""

    kind: Literal["yes_no"]
    yes: Exact
    no: Exact = 0


class RubricOption(Model):
    """One of the descriptions of a rubric, and its points."""

    option: Id
    points: Exact


class RubricScale(Model):
    """Choose one description; each has its points."""

    kind: Literal["rubric"]
    options: tuple[RubricOption, ...] = Field(min_length=2)


class DiscretionaryScale(Model):
    """An assessor's number between two ends, with a comment."""

    kind: Literal["discretionary"]
    most: Exact
    least: Exact = 0
    step: Exact | None = None
    """Points come in multiples of this, counted from ``least``."""
    comment: CommentRule = "always"
    """When the assessor must explain: always, when giving the least, or never."""


class LinearScale(Model):
    """Points rise or fall evenly between two values and stay level outside them. Shares are in percent."""

    kind: Literal["linear"]
    start: Exact
    end: Exact
    start_points: Exact
    end_points: Exact


InnerScale = Annotated[BandScale | PerUnitScale | LinearScale, Field(discriminator="kind")]


class ChangeScale(Model):
    """Points for the change against the previous period.

    The change is a difference (of shares in percentage points) or a growth in percent of the previous value; the
    inner scale gives its points.
    """

    kind: Literal["change"]
    by: Literal["difference", "growth"]
    scale: InnerScale


class RelativeScale(Model):
    """Points in proportion to the best of the group: the best earns ``most``, the others their part of it."""

    kind: Literal["relative"]
    most: Exact
    better: Literal["up", "down"]


class ExtensionScale(Model):
    """A kind of scale that a plugin adds; its name holds a dot: ``plugin.kind``."""

    kind: Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]*\.[a-z][a-z0-9_]*$")]
    params: dict[str, Any] = Field(default_factory=dict)


def _tag(data: Any) -> Any:
    kind = data.get("kind") if isinstance(data, dict) else getattr(data, "kind", None)
    return "extension" if isinstance(kind, str) and "." in kind else kind


Scale = Annotated[
    Annotated[BandScale, Tag("bands")]
    | Annotated[PerUnitScale, Tag("per_unit")]
    | Annotated[LookupScale, Tag("lookup")]
    | Annotated[YesNoScale, Tag("yes_no")]
    | Annotated[RubricScale, Tag("rubric")]
    | Annotated[DiscretionaryScale, Tag("discretionary")]
    | Annotated[LinearScale, Tag("linear")]
    | Annotated[ChangeScale, Tag("change")]
    | Annotated[RelativeScale, Tag("relative")]
    | Annotated[ExtensionScale, Tag("extension")],
    Discriminator(_tag),
]
