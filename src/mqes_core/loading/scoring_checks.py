"""Checks of measures and of the tree of criteria: scales that suit measures, combinations, bonuses and minima."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Final

from mqes_core.diagnostics import Diagnostic
from mqes_core.loading.names import Names
from mqes_core.loading.parts import Part
from mqes_core.loading.wording import listed, nearest
from mqes_core.model.base import Model
from mqes_core.model.computed import FromPeople, FromProcedures
from mqes_core.model.measures import ChoiceMeasure, CountMeasure, NumberMeasure, PlaceMeasure, ShareMeasure
from mqes_core.model.scales import (
    BandScale,
    ChangeScale,
    DiscretionaryScale,
    LinearScale,
    LookupScale,
    PerUnitScale,
    RelativeScale,
    RubricScale,
    YesNoScale,
)
from mqes_core.model.scoring import Bonus, Criterion, Indicator, Minimum, Scoring, Separate, Weighted

__all__ = ["SCORING_CHECKS", "SUITABLE", "unsuitable_scale"]

_NUMERIC: Final = ("share", "rate", "count", "number")

SUITABLE: Final[Mapping[type[Model], tuple[str, ...]]] = {
    BandScale: _NUMERIC,
    PerUnitScale: ("count", "number"),
    LookupScale: ("place", "choice"),
    YesNoScale: ("flag",),
    RubricScale: ("choice",),
    DiscretionaryScale: ("points",),
    LinearScale: _NUMERIC,
    ChangeScale: _NUMERIC,
    RelativeScale: _NUMERIC,
}
"""Kinds of measures whose values each kind of scale can read; a plugin says so for the kinds it adds."""


def _share(part: Part) -> Iterator[Diagnostic]:
    share: ShareMeasure = part.item
    if share.out_of is not None and share.out_of_count is not None:
        yield part.report("MQ214", "out_of_count")
    elif share.out_of is None and share.out_of_count is None and share.given != "percent":
        yield part.report("MQ213")
    if share.computed is not None:
        if share.out_of_count is not None:
            yield part.report("MQ234", "computed", whole=share.out_of_count)
        if not share.computed.having:
            yield part.report("MQ231", "computed")


def _from_people(part: Part) -> Iterator[Diagnostic]:
    rule: FromPeople = part.item
    if ("trained" in rule.having) != (rule.trained is not None):
        yield part.report("MQ232", "trained")
    for index, word in enumerate(rule.having):
        if word in rule.among or word in rule.having[:index]:
            yield part.report("MQ233", "having", index, word=word)


def _from_procedures(part: Part) -> Iterator[Diagnostic]:
    rule: FromProcedures = part.item
    for index, word in enumerate(rule.having):
        if word in rule.having[:index]:
            yield part.report("MQ233", "having", index, word=word)


def _count(part: Part) -> Iterator[Diagnostic]:
    count: CountMeasure = part.item
    if count.id in count.out_of:
        yield part.report("MQ215", "out_of", id=count.id)
    for index, name in enumerate(count.out_of):
        if name in count.out_of[:index]:
            yield part.report("MQ259", "out_of", index, id=count.id, whole=name)


def _number(part: Part) -> Iterator[Diagnostic]:
    number: NumberMeasure = part.item
    if number.at_least is not None and number.at_most is not None and number.at_least > number.at_most:
        yield part.report("MQ229", "at_least", lower=number.at_least, upper=number.at_most)


def unsuitable_scale(part: Part, names: Names) -> Iterator[Diagnostic]:
    """What keeps an indicator's scale from reading the values of its measure."""
    indicator: Indicator = part.item
    scale = indicator.scale
    if scale is None:
        return
    if indicator.measure is None:
        yield part.report("MQ202", "scale", id=indicator.id)
        return
    measure = names.measure(indicator.measure)
    if measure is None:
        return
    kind: str = measure.__dict__["kind"]
    suitable = SUITABLE.get(type(scale), (kind,))
    if kind not in suitable:
        words = {"scale": scale.kind, "measure": indicator.measure, "kind": kind, "fitting": listed(suitable)}
        yield part.report("MQ201", "scale", "kind", **words)
    elif isinstance(measure, NumberMeasure) and isinstance(scale, RelativeScale):
        # The part of a best below zero would lie outside of what the scale can give.
        if measure.at_least is None or measure.at_least < 0:
            yield part.report("MQ254", "scale", "kind", measure=measure.id)
    elif isinstance(measure, ChoiceMeasure) and isinstance(scale, (RubricScale, LookupScale)):
        yield from _options(part, scale, measure)
    elif isinstance(measure, PlaceMeasure) and isinstance(scale, LookupScale):
        for index, entry in enumerate(scale.entries):
            if isinstance(entry.at, str) or entry.at < 0:
                yield part.report("MQ212", "scale", "entries", index, "at", found=str(entry.at))


def _options(part: Part, scale: RubricScale | LookupScale, measure: ChoiceMeasure) -> Iterator[Diagnostic]:
    options = [option.id for option in measure.options]
    if isinstance(scale, RubricScale):
        rows, key, used = "options", "option", [str(option.option) for option in scale.options]
    else:
        rows, key, used = "entries", "at", [str(entry.at) for entry in scale.entries]
    for index, name in enumerate(used):
        if name not in options:
            words = {"id": name, "measure": measure.id, "near": listed(options)}
            yield part.report("MQ210", "scale", rows, index, key, **words)
    missing = [name for name in options if name not in used]
    if missing and isinstance(scale, RubricScale):
        yield part.report("MQ209", "scale", "options", missing=listed(missing), measure=measure.id)


def _tree(part: Part) -> Iterator[Diagnostic]:
    node: Criterion | Scoring = part.item
    combine = node.combine
    if isinstance(combine, Separate):
        for key in ("minimum", "bonuses"):
            if getattr(node, key):
                yield part.report("MQ222", key, key=key)
    else:
        for index, criterion in enumerate(node.criteria):
            if isinstance(criterion.combine, Separate):
                yield part.report("MQ223", "criteria", index, "combine", id=criterion.id)
        if combine.floor is not None and combine.cap is not None and combine.floor > combine.cap:
            yield part.report("MQ221", "combine", "floor", least=combine.floor, most=combine.cap)
    ids = _ids(node)
    if isinstance(combine, Weighted):
        for name in combine.weights:
            if name not in ids:
                yield part.report("MQ225", "combine", "weights", name, id=name, near=listed(ids))
        if missing := [name for name in ids if name not in combine.weights]:
            yield part.report("MQ224", "combine", "weights", missing=listed(missing))
    inside = list(_ids_below(node))
    for index, bonus in enumerate(node.bonuses):
        if bonus.when not in inside:
            yield part.report("MQ219", "bonuses", index, "when", id=bonus.when, near=nearest(bonus.when, inside))


def _ids(node: Criterion | Scoring) -> list[str]:
    indicators = node.indicators if isinstance(node, Criterion) else ()
    return [*(criterion.id for criterion in node.criteria), *(indicator.id for indicator in indicators)]


def _ids_below(node: Criterion | Scoring) -> Iterator[str]:
    yield from _ids(node)
    for criterion in node.criteria:
        yield from _ids_below(criterion)


def _bonus(part: Part) -> Iterator[Diagnostic]:
    bonus: Bonus = part.item
    if bonus.points is None and bonus.percent is None:
        yield part.report("MQ216")
    elif bonus.points is not None and bonus.percent is not None:
        yield part.report("MQ217", "percent")
    for key in ("points", "percent"):
        value = getattr(bonus, key)
        if value is not None and value <= 0:
            yield part.report("MQ218", key, found=value)


def _minimum(part: Part) -> Iterator[Diagnostic]:
    minimum: Minimum = part.item
    if minimum.unreachable == "not_applicable" and minimum.reading is None:
        yield part.report("MQ220", "unreachable")


SCORING_CHECKS: Final[Mapping[type[Model], Callable[[Part], Iterator[Diagnostic]]]] = {
    ShareMeasure: _share,
    CountMeasure: _count,
    NumberMeasure: _number,
    FromPeople: _from_people,
    FromProcedures: _from_procedures,
    Criterion: _tree,
    Scoring: _tree,
    Bonus: _bonus,
    Minimum: _minimum,
}
"""The check of each kind of model that scoring is made of."""
