"""The same measure under two scales: where they give different points, and by how much."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal, NamedTuple

from mqes_core.comparison.concepts.indicators import IndicatorPair, Measurement
from mqes_core.comparison.concepts.steps import Range, Stretch, stretches
from mqes_core.evaluation.kinds.change import change_domain
from mqes_core.evaluation.kinds.numeric import NUMERIC, Domain, domain_of
from mqes_core.model.base import Points
from mqes_core.model.measures import ChoiceMeasure, Measure
from mqes_core.model.scales import (
    BandScale,
    ChangeScale,
    DiscretionaryScale,
    LinearScale,
    LookupScale,
    PerUnitScale,
    RelativeScale,
    RubricScale,
    Scale,
    YesNoScale,
)

__all__ = ["Answer", "ScalePair", "Why", "scale_pairs"]

Why = Literal["no_scale", "other_kind", "plugin", "measure"]
"""Why two scales cannot be laid on one another: one of them is missing, they look at other things, a plugin's own
arithmetic decides, or the measures are not comparable."""


_Listed = LookupScale | YesNoScale | RubricScale


class Answer(NamedTuple):
    """A listed value and what two scales give for it."""

    value: int | str | bool
    title: str
    """As a person reads it; empty for a number or yes and no."""
    first: Range
    second: Range


@dataclass(frozen=True, slots=True)
class ScalePair:
    """Two scales of one measure."""

    pair: IndicatorPair
    why: Why | None = None
    """Why they cannot be laid on one another; None where they are."""
    stretches: tuple[Stretch, ...] = ()
    """For values on a line."""
    answers: tuple[Answer, ...] = ()
    """For listed values."""
    ranges: tuple[Range, Range] | None = None
    """For points at discretion or against the best of the group: the least and the most of each."""

    @property
    def equal(self) -> bool:
        """Whether both give the same for every value."""
        if self.why is not None:
            return False
        if self.ranges is not None:
            return self.ranges[0] == self.ranges[1]
        if any(item.endless for item in self.stretches) and _effect(self.pair.first) != _effect(self.pair.second):
            return False
        return all(item.equal for item in self.stretches) and all(item.first == item.second for item in self.answers)

    @property
    def widest(self) -> Points | None:
        """By how many points they differ at most; None where that has no bound or cannot be told."""
        if self.equal:
            return 0
        if self.why is not None or any(item.endless for item in self.stretches):
            return None
        gaps = [_gap(item.first, item.second) for item in self.answers]
        gaps += [_gap(*ends) for item in self.stretches for ends in zip(item.first, item.second, strict=True)]
        if self.ranges is not None:
            gaps.append(_gap(*self.ranges))
        return None if None in gaps else max(gap for gap in gaps if gap is not None)


def scale_pairs(pairs: Iterable[IndicatorPair]) -> tuple[ScalePair, ...]:
    """The scales of every pair of indicators of which at least one is scored."""
    return tuple(_laid(pair) for pair in pairs if pair.first.what.scale or pair.second.what.scale)


def _laid(pair: IndicatorPair) -> ScalePair:
    one, other = pair.first.what, pair.second.what
    if one.scale is None or other.scale is None or one.measure is None or other.measure is None:
        return ScalePair(pair, "no_scale")
    if pair.comparability == "none":
        return ScalePair(pair, "measure")
    if "." in one.scale.kind or "." in other.scale.kind:
        return ScalePair(pair, "plugin")
    return _together(pair, one.scale, other.scale, one.measure, other.measure)


def _together(pair: IndicatorPair, one: Scale, other: Scale, measure: Measure, second: Measure) -> ScalePair:
    match one, other:
        case (
            BandScale() | PerUnitScale() | LinearScale(),
            BandScale() | PerUnitScale() | LinearScale(),
        ) if measure.kind in NUMERIC:
            return ScalePair(pair, stretches=stretches(one, other, _domain(domain_of(measure), domain_of(second))))
        case ChangeScale(), ChangeScale() if one.by == other.by:
            domain = _domain(change_domain(one, measure), change_domain(other, second))
            return ScalePair(pair, stretches=stretches(one.scale, other.scale, domain))
        case (DiscretionaryScale(), DiscretionaryScale()) | (RelativeScale(), RelativeScale()):
            return ScalePair(pair, ranges=(_ends(one), _ends(other)))
        case (LookupScale() | YesNoScale() | RubricScale(), LookupScale() | YesNoScale() | RubricScale()):
            return ScalePair(pair, answers=tuple(_answers(one, other, measure, second)))
    return ScalePair(pair, "other_kind")


def _effect(item: Measurement) -> tuple[object, ...]:
    """All that decides the points of a scale by units, however it is written."""
    scale = item.what.scale
    inner = scale.scale if isinstance(scale, ChangeScale) else scale
    if not isinstance(inner, PerUnitScale):
        return (inner,)
    return (-inner.points if inner.penalty else inner.points), inner.per, inner.cap, inner.floor


def _domain(one: Domain, other: Domain) -> Domain:
    """The values that either measure can take."""
    least = None if one.least is None or other.least is None else min(one.least, other.least)
    most = None if one.most is None or other.most is None else max(one.most, other.most)
    return Domain(least, most)


def _ends(scale: Scale) -> Range:
    assert isinstance(scale, (DiscretionaryScale, RelativeScale))
    return (scale.least if isinstance(scale, DiscretionaryScale) else 0), scale.most


def _answers(one: _Listed, other: _Listed, measure: Measure, second: Measure) -> Iterator[Answer]:
    ours, theirs = _table(one), _table(other)
    titles = {
        item.id: item.title.ru for of in (measure, second) if isinstance(of, ChoiceMeasure) for item in of.options
    }
    for value in dict.fromkeys([*ours, *theirs]):
        yield Answer(value, titles.get(str(value), ""), _listed(one, ours, value), _listed(other, theirs, value))


def _table(scale: _Listed) -> dict[int | str | bool, Points]:
    match scale:
        case LookupScale():
            return {entry.at: entry.points for entry in scale.entries}
        case YesNoScale():
            return {True: scale.yes, False: scale.no}
        case RubricScale():
            return {item.option: item.points for item in scale.options}


def _listed(scale: _Listed, table: dict[int | str | bool, Points], value: int | str | bool) -> Range:
    """What a value earns; the whole range of the scale where it does not say."""
    if value in table:
        return table[value], table[value]
    if isinstance(scale, LookupScale) and scale.otherwise is not None:
        return scale.otherwise, scale.otherwise
    return min(table.values()), max(table.values())


def _gap(one: Range, other: Range) -> Points | None:
    """How far the ends of two outcomes lie apart at most."""
    gaps: list[Points] = []
    for place in (0, 1):
        ours, theirs = one[place], other[place]
        if ours != theirs and (ours is None or theirs is None):
            return None
        if ours is not None and theirs is not None:
            gaps.append(abs(Fraction(ours) - Fraction(theirs)))
    return max(gaps, default=0)
