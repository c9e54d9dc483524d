"""Whether what is measured is what the indicator speaks of, and whether its points follow from a rule."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from mqes_core.lint.families.counted import base_of, counted_each, counted_in, speaks_of_change, speaks_of_presence
from mqes_core.lint.rule import Defect
from mqes_core.lint.subject import Path, Subject
from mqes_core.model.measures import (
    CountMeasure,
    Measure,
    NumberMeasure,
    PlaceMeasure,
    RateMeasure,
    ShareMeasure,
)
from mqes_core.model.scales import ChangeScale, DiscretionaryScale, PerUnitScale
from mqes_core.model.scoring import Indicator, Scoring

__all__ = [
    "change_without_base",
    "count_as_share",
    "counts_another_thing",
    "nothing_to_judge_by",
    "place_from_count",
    "points_without_rule",
    "presence_counted",
    "rate_base",
    "share_as_count",
    "share_per_head",
    "unscored",
]

_RUBRIC_ROW: Final = re.compile(r"(\d+(?:[.,]\d+)?)\s*балл", re.I)


class _Line(NamedTuple):
    """An indicator with its measure."""

    path: Path
    indicator: Indicator
    measure: Measure

    @property
    def title(self) -> str:
        return self.indicator.title.ru

    def defect(self, **more: object) -> Defect:
        return Defect((*self.path, "title"), {"measure": self.measure.title.ru} | more)


def share_per_head(subject: Subject) -> Iterator[Defect]:
    """An indicator named a share that earns points for each unit counted."""
    for line in _lines(subject):
        if isinstance(line.indicator.scale, PerUnitScale) and counted_in(line.title) == "share":
            yield Defect((*line.path, "scale"), {"measure": line.measure.title.ru})


def place_from_count(subject: Subject) -> Iterator[Defect]:
    """An indicator named a number of something that earns points by place, or the reverse."""
    for line in _lines(subject):
        counted = counted_in(line.title)
        if (isinstance(line.measure, PlaceMeasure) and counted == "count") or (
            isinstance(line.measure, (CountMeasure, NumberMeasure)) and counted == "place"
        ):
            yield line.defect()


def share_as_count(subject: Subject) -> Iterator[Defect]:
    """An indicator named a share, or with rows printed in percent, whose measure is a bare number."""
    for line in _lines(subject):
        scale = line.indicator.scale
        growth = isinstance(scale, ChangeScale) and scale.by == "growth"
        if isinstance(scale, PerUnitScale) or not _bare(line.measure) or growth:
            continue
        printed = line.indicator.printed.ru if line.indicator.printed else ""
        if counted_in(line.title) == "share" or "%" in printed:
            yield line.defect()


def count_as_share(subject: Subject) -> Iterator[Defect]:
    """An indicator named a number of something whose measure is a share."""
    for line in _lines(subject):
        if isinstance(line.measure, ShareMeasure) and counted_in(line.title) == "count":
            yield line.defect()


def presence_counted(subject: Subject) -> Iterator[Defect]:
    """An indicator that asks whether there is something, while something is counted."""
    for line in _lines(subject):
        if speaks_of_presence(line.title) and isinstance(line.measure, (CountMeasure, NumberMeasure)):
            yield line.defect()


def change_without_base(subject: Subject) -> Iterator[Defect]:
    """An indicator named a change, while neither its scale nor its targets say against what."""
    for line in _lines(subject):
        if speaks_of_change(line.title) and not isinstance(line.indicator.scale, ChangeScale):
            yield line.defect()


def counts_another_thing(subject: Subject) -> Iterator[Defect]:
    """An indicator that counts one thing and earns points for each of another."""
    for path, indicator in subject.each(Indicator):
        if isinstance(indicator.scale, PerUnitScale) and indicator.printed is not None:
            each = counted_each(indicator.printed.ru, indicator.title.ru)
            if each is not None:
                yield Defect((*path, "title"), {"each": each})


def rate_base(subject: Subject) -> Iterator[Defect]:
    """An indicator that speaks of so many per thousand while its measure is per hundred."""
    for line in _lines(subject):
        if isinstance(line.measure, RateMeasure):
            base = base_of(line.title)
            if base is not None and base != line.measure.per:
                yield line.defect(base=base, per=line.measure.per)


def points_without_rule(subject: Subject) -> Iterator[Defect]:
    """Points «up to so many» of which the document does not say what each is given for."""
    for path, indicator in subject.each(Indicator):
        scale = indicator.scale
        if isinstance(scale, DiscretionaryScale):
            printed = indicator.printed.ru if indicator.printed else ""
            if len(set(_RUBRIC_ROW.findall(printed))) < 2:
                yield Defect((*path, "scale"), {"least": scale.least, "most": scale.most})


def unscored(subject: Subject) -> Iterator[Defect]:
    """An indicator without a scale or a measure, where others have both."""
    scored = [item for item in subject.edition.indicators() if item.scale is not None and item.measure is not None]
    if scored:
        for path, indicator in subject.each(Indicator):
            if indicator.scale is None or indicator.measure is None:
                yield Defect(path, {"count": len(scored)})


def nothing_to_judge_by(subject: Subject) -> Iterator[Defect]:
    """Indicators of which none has a scale or a target."""
    indicators = tuple(subject.edition.indicators())
    if indicators and not any(item.scale is not None or item.targets for item in indicators):
        for path, _ in subject.each(Scoring):
            yield Defect(path, {"count": len(indicators)})


def _lines(subject: Subject) -> Iterator[_Line]:
    for path, indicator in subject.each(Indicator):
        measure = subject.edition.measures.get(indicator.measure or "")
        if measure is not None:
            yield _Line(path, indicator, measure)


def _bare(measure: Measure) -> bool:
    """Whether the measure is a number that is no percent."""
    if isinstance(measure, NumberMeasure) and measure.unit is not None:
        return not re.search(r"%|процент", measure.unit.ru, re.I)
    return isinstance(measure, (CountMeasure, NumberMeasure))
