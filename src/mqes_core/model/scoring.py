"""The tree of criteria with indicators as leaves, how points combine, and the minimum that must be reached."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from mqes_core.model.base import Exact, FormerId, Id, Line, Model, Text
from mqes_core.model.exceptions import Checked
from mqes_core.model.frame import Mapping
from mqes_core.model.measures import Measure
from mqes_core.model.scales import BandScale, ChangeScale, Scale
from mqes_core.model.sources import Reading, Source
from mqes_core.model.units import EducationLevel, UnitKind

__all__ = [
    "Applicability",
    "Bonus",
    "Combination",
    "Criterion",
    "Greatest",
    "Indicator",
    "Least",
    "LowResults",
    "Minimum",
    "Scoring",
    "ScoringFile",
    "Separate",
    "Sum",
    "Target",
    "Weighted",
]


class Applicability(Model):
    """For which units a rule exists at all. An empty condition holds for every unit."""

    kinds: tuple[UnitKind, ...] = ()
    """The unit is of one of these kinds."""
    levels: tuple[EducationLevel, ...] = ()
    """The unit teaches at least one of these levels."""
    reading: Id | None = None
    """The reading that gives the reason, where the document does not say it in so many words: under the letter it is
    then in doubt whether the rule is for other units, and their points are from zero to what it would give."""


class Target(Checked):
    """A value that the document wants reached; an open number stays open."""

    title: Text | None = None
    """What must reach it, such as «педагоги, охваченные методическим сопровождением»."""
    relation: Literal["at_least", "at_most", "equals", "rises", "falls", "exists"]
    value: Exact | None = None
    unit: Text | None = None
    out_of: Text | None = None
    """Of what the value is a part, where it is a share."""
    by: Line | None = None
    """By when, as printed."""
    readings: tuple[Id, ...] = ()
    source: Source


class Indicator(Checked):
    """One scored line: a measure and the scale by which it earns points."""

    id: Id
    renamed_from: FormerId = None
    number: Line | None = None
    """Number as printed."""
    title: Text
    source: Source
    also: tuple[Source, ...] = ()
    """Other places that name it, such as the text beside the table."""
    measure: Id | None = None
    """What is observed; without it the indicator is described but not observed."""
    scale: Scale | None = None
    """How the value earns points; without it the indicator is observed but not scored."""
    printed: Text | None = None
    """The scale as the document prints it, in short."""
    better: Literal["up", "down"] | None = None
    period: Line | None = None
    """The period of observation as printed."""
    nature: Literal["integrative", "special"] | None = None
    applies: Applicability | None = None
    open: Id | None = None
    """A reading without which the line's points are not decided: under the letter the line is undetermined."""
    readings: tuple[Id, ...] = ()
    """Other readings that a reader of this line should know."""
    targets: tuple[Target, ...] = ()
    mappings: tuple[Mapping, ...] = ()

    def reading_ids(self) -> tuple[Id, ...]:
        """Every reading that bears on the indicator, each once: of its scale, its applicability and its own."""
        scale = self.scale.scale if isinstance(self.scale, ChangeScale) else self.scale
        of_scale = scale.read_as.reading if isinstance(scale, BandScale) else None
        of_units = self.applies.reading if self.applies else None
        return tuple(dict.fromkeys(name for name in (of_scale, of_units, self.open, *self.readings) if name))


class _Combination(Model):
    cap: Exact | None = None
    """The most that the combination can give."""
    floor: Exact | None = None
    """The least that the combination can give."""
    reading: Id | None = None
    """The reading that says why the parts are combined so, where the document does not say it: under the letter the
    whole is then undetermined, and its interval is what this combination would give."""


class Sum(_Combination):
    """The points are added up."""

    kind: Literal["sum"]


class Greatest(_Combination):
    """The greatest of the points counts, as where either of two measures may be taken."""

    kind: Literal["greatest"]


class Least(_Combination):
    """The least of the points counts."""

    kind: Literal["least"]


class Weighted(_Combination):
    """The points are multiplied by stated weights and added up."""

    kind: Literal["weighted"]
    weights: dict[Id, Exact]
    """Weight of each part by its id."""


class Separate(Model):
    """The document forbids adding up: each part stands alone and there is no total."""

    kind: Literal["separate"]


Combination = Annotated[Sum | Greatest | Least | Weighted | Separate, Field(discriminator="kind")]


class Bonus(Model):
    """Points added when a part has earned enough: absolute, or in percent of a positive sum."""

    id: Id
    title: Text
    when: Id
    """The part whose points are looked at."""
    at_least: Exact
    """How many points it must have earned."""
    points: Exact | None = Field(default=None)
    percent: Exact | None = None
    source: Source


class Minimum(Model):
    """The least number of points that must be reached."""

    points: Exact
    unreachable: Literal["not_applicable", "kept"] = "kept"
    """What holds for a unit that cannot reach it with the indicators that exist for it: the criterion is not
    applicable to it, or the minimum is kept all the same."""
    reading: Id | None = None
    """The reading that gives the reason; needed for ``not_applicable``."""
    source: Source


class Criterion(Checked):
    """A group of indicators or of narrower criteria, with its points."""

    id: Id
    renamed_from: FormerId = None
    number: Line | None = None
    """Number as printed; gaps in the numbering stay."""
    title: Text
    source: Source
    also: tuple[Source, ...] = ()
    """Other places that name it, such as the text beside the table."""
    rank: Line | None = None
    """What the document calls this step of the tree, such as «критерий» or «показатель»."""
    criteria: tuple[Criterion, ...] = ()
    indicators: tuple[Indicator, ...] = ()
    combine: Combination = Sum(kind="sum")
    bonuses: tuple[Bonus, ...] = ()
    minimum: Minimum | None = None
    readings: tuple[Id, ...] = ()
    mappings: tuple[Mapping, ...] = ()

    def reading_ids(self) -> tuple[Id, ...]:
        """Every reading that bears on the criterion as a whole, each once."""
        return _reading_ids(self, self.readings)


class LowResults(Checked):
    """What the document calls low results over years: points far below the minimum for years on end."""

    title: Text
    years: tuple[Annotated[int, Field(ge=1)], ...] = Field(min_length=1)
    """For how many years on end. Of several, such as «2–3», the document leaves open which one decides: the user
    states it."""
    below: Exact | None = None
    """By how many percent of the minimum points must fall short of it; without it the document names no number, and
    nobody has such results until the user states one."""
    readings: tuple[Id, ...] = ()
    source: Source


class Scoring(Checked):
    """All that is measured and scored."""

    title: Text
    source: Source
    measures: tuple[Measure, ...] = ()
    criteria: tuple[Criterion, ...] = Field(min_length=1)
    combine: Combination
    bonuses: tuple[Bonus, ...] = ()
    minimum: Minimum | None = None
    low_results: LowResults | None = None
    readings: tuple[Reading, ...] = ()
    """What the table leaves open, and how it is read; rules refer to these by id."""

    def reading_ids(self) -> tuple[Id, ...]:
        """Every reading that bears on the total, each once."""
        return _reading_ids(self, ())


def _reading_ids(rule: Criterion | Scoring, others: tuple[Id, ...]) -> tuple[Id, ...]:
    of_minimum = rule.minimum.reading if rule.minimum else None
    of_combination = None if isinstance(rule.combine, Separate) else rule.combine.reading
    return tuple(dict.fromkeys(name for name in (of_minimum, of_combination, *others) if name))


class ScoringFile(Model):
    """A YAML file with measures, criteria, indicators and scales."""

    format: Literal[1]
    kind: Literal["scoring"]
    scoring: Scoring
