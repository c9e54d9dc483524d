"""Everybody under one chosen concept: which values of one edition may stand for those of another, and which not."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from mqes_core.comparison.concepts.indicators import IndicatorPair, Indicators, Limit
from mqes_core.evaluation import Node
from mqes_core.model.edition import Edition
from mqes_core.model.measures import ChoiceMeasure, Measure, PointsMeasure
from mqes_core.model.scoring import Indicator
from mqes_core.model.units import Case

__all__ = ["Crossing", "Fit", "LineFit", "crossing"]


class Fit(StrEnum):
    """How far a line of the chosen concept can be scored from what another edition observes; the best fit first."""

    SAME = "same"
    """It is the district's own edition."""
    CARRIED = "carried"
    """The other edition observes the same: its value is taken."""
    MARKED = "marked"
    """It observes the same by its words, unit and base, but the frame links the two in part: its value is taken, and
    whatever rests on it is marked."""
    PARTIAL = "partial"
    """It observes something that is only partly the same: nothing is taken."""
    OTHER = "other"
    """It has a line of that name that measures something else: nothing is taken."""
    ANSWERS = "answers"
    """It asks the same with other answers, or leaves the points to an assessor: nothing is taken."""
    ABSENT = "absent"
    """It observes nothing of the kind."""


_BEST_FIRST = tuple(Fit)


@dataclass(frozen=True, slots=True)
class LineFit:
    """One line of the chosen concept beside what another edition observes."""

    line: int
    """Index of its node."""
    fit: Fit
    source: str | None = None
    """The measure whose value is taken, or the one that comes closest."""
    limits: tuple[Limit, ...] = ()
    """What keeps it from being taken."""
    source_line: str | None = None
    """The line of the other edition that observes it, by its id."""


@dataclass(frozen=True, eq=False, slots=True)
class Crossing:
    """How values of one edition come to stand under the chosen one."""

    edition: Edition
    lines: tuple[LineFit, ...]
    measures: Mapping[str, str]
    """Measures of the chosen edition, each with the measure whose value it takes."""

    @property
    def carried(self) -> frozenset[int]:
        """The lines that can be scored."""
        return frozenset(item.line for item in self.lines if item.fit in (Fit.SAME, Fit.CARRIED, Fit.MARKED))

    def case(self, case: Case) -> Case:
        """The case in terms of the chosen edition; what cannot be taken is missing."""
        values = case.values
        known = case.most or {}
        return replace(
            case,
            values={to: values[own] for to, own in self.measures.items() if own in values},
            most={to: known[own] for to, own in self.measures.items() if own in known} or None,
        )


def crossing(edition: Edition, chosen: Edition, nodes: Iterable[Node], lined_up: Indicators) -> Crossing:
    """Line up what an edition observes with the lines of the chosen one.

    Args:
        edition: the edition under which the values were observed.
        chosen: the edition under which they are to be scored.
        nodes: the nodes of the chosen edition's plan.
        lined_up: the indicators of both, those of the given edition first.
    """
    lines = [(node.index, node.rule) for node in nodes if isinstance(node.rule, Indicator)]
    if edition.key == chosen.key:
        own = {name: name for name in chosen.measures}
        same = (LineFit(at, Fit.SAME, rule.measure, source_line=rule.id) for at, rule in lines)
        return Crossing(edition, tuple(same), own)
    pairs: defaultdict[str, list[IndicatorPair]] = defaultdict(list)
    for pair in lined_up.pairs:
        if pair.first.column < pair.second.column:
            pairs[pair.second.what.provision.key].append(pair)
    fits = [(rule, _best(at, chosen.measures[rule.measure], pairs[rule.id])) for at, rule in lines if rule.measure]
    carried = (Fit.CARRIED, Fit.MARKED)
    taken = {rule.measure: fit.source for rule, fit in fits if rule.measure and fit.source and fit.fit in carried}
    return Crossing(edition, tuple(fit for _, fit in fits), taken)


def _best(line: int, wanted: Measure, pairs: Iterable[IndicatorPair]) -> LineFit:
    """The best fit that any of the pairs gives; the first of those that are as good."""
    found = [LineFit(line, Fit.ABSENT)]
    for pair in pairs:
        source = pair.first.what.measure
        if source is not None:
            fit = _fit(pair, source, wanted)
            found.append(LineFit(line, fit, source.id, pair.limits, pair.first.what.provision.key))
    return min(found, key=lambda item: _BEST_FIRST.index(item.fit))


def _fit(pair: IndicatorPair, source: Measure, wanted: Measure) -> Fit:
    if pair.comparability == "none":
        return Fit.OTHER
    if set(pair.limits) - {Limit.FRAME}:
        return Fit.PARTIAL
    if not _same_answers(source, wanted):
        return Fit.ANSWERS
    return Fit.MARKED if pair.limits else Fit.CARRIED


def _same_answers(one: Measure, other: Measure) -> bool:
    """Whether a value of the one is a value of the other.

    Points of an assessor are given by the rule of one concept and say nothing under another.
    """
    if isinstance(one, PointsMeasure) or isinstance(other, PointsMeasure):
        return False
    if isinstance(one, ChoiceMeasure) and isinstance(other, ChoiceMeasure):
        return {item.id: item.title.ru for item in one.options} == {item.id: item.title.ru for item in other.options}
    return one.kind == other.kind
