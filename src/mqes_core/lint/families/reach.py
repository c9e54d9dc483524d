"""What can be reached: minima, ceilings, weights, values that a list leaves without points."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import Final, NamedTuple

from mqes_core.errors import LoadError
from mqes_core.evaluation import Node, Outcome, Plan, Status, compile_plan
from mqes_core.evaluation.kinds import Context
from mqes_core.i18n import Key
from mqes_core.lint.rule import Defect
from mqes_core.lint.subject import Path, Subject
from mqes_core.model.base import Points
from mqes_core.model.measures import ChoiceMeasure, PlaceMeasure
from mqes_core.model.scales import LookupScale
from mqes_core.model.scoring import Applicability, Criterion, Indicator, Scoring, Separate, Weighted
from mqes_core.model.units import EducationLevel, Unit, UnitKind

__all__ = ["always_met", "ceiling", "only_at_best", "unlisted", "unreachable", "unreachable_for_some", "weights"]

_SCHOOLS: Final[dict[str, tuple[EducationLevel, ...]]] = {
    "primary": ("primary",),
    "nine_year": ("primary", "basic"),
    "full": ("primary", "basic", "secondary"),
}
"""Kinds of schools by the levels that they teach."""


class _Reach(NamedTuple):
    """A criterion or the total, and what each kind of unit can earn there: the widest interval that the engine sees."""

    path: Path
    rule: Criterion | Scoring
    widest: tuple[Outcome, ...]
    """For each kind of unit that the rules speak of, with every line that may exist for it."""
    by_kind: dict[str, Outcome]
    """By the word for the kind of unit, schools told apart by their levels."""
    silent: frozenset[str]
    """Kinds for which no line exists, though only a reading says so."""


def unreachable(subject: Subject) -> Iterator[Defect]:
    """A minimum that nobody can reach."""
    for reach in subject.once(_reaches):
        minimum = reach.rule.minimum
        if minimum is not None and _for_nobody(reach):
            yield Defect((*reach.path, "minimum"), {"points": minimum.points, "most": _most(reach)})


def unreachable_for_some(subject: Subject) -> Iterator[Defect]:
    """A minimum that some kinds of units cannot reach with the lines that exist for them."""
    for reach in subject.once(_reaches):
        minimum = reach.rule.minimum
        if minimum is not None and not _for_nobody(reach):
            outcomes = reach.by_kind.items()
            lost = [name for name, outcome in outcomes if name in reach.silent or _short(reach.rule, outcome)]
            if lost:
                kinds = tuple(Key(f"lint.unit.{name}") for name in lost)
                yield Defect((*reach.path, "minimum"), {"points": minimum.points, "kinds": kinds})


def only_at_best(subject: Subject) -> Iterator[Defect]:
    """A minimum that some kinds of units reach only with the most that every line can give."""
    for reach in subject.once(_reaches):
        minimum = reach.rule.minimum
        if minimum is not None and not _for_nobody(reach):
            ends = reach.by_kind.items()
            tight = [name for name, end in ends if _applies(end) and end.high == minimum.points != end.low]
            if tight:
                kinds = tuple(Key(f"lint.unit.{name}") for name in tight)
                yield Defect((*reach.path, "minimum"), {"points": minimum.points, "kinds": kinds})


def always_met(subject: Subject) -> Iterator[Defect]:
    """A minimum that is reached whatever the values are."""
    for reach in subject.once(_reaches):
        minimum = reach.rule.minimum
        lows = [outcome.low for outcome in reach.widest if _applies(outcome)]
        if minimum is not None and lows and all(low is not None and low >= minimum.points for low in lows):
            yield Defect((*reach.path, "minimum"), {"points": minimum.points})


def ceiling(subject: Subject) -> Iterator[Defect]:
    """A stated maximum above all that the lines together can give."""
    for reach in subject.once(_reaches):
        combine, most = reach.rule.combine, _most(reach)
        if isinstance(combine, Separate) or combine.cap is None or reach.rule.bonuses:
            continue
        if most is not None and most < combine.cap:
            yield Defect((*reach.path, "combine", "cap"), {"cap": combine.cap, "most": most})


def weights(subject: Subject) -> Iterator[Defect]:
    """Weights that are meant as parts of a whole and do not make one."""
    for path, combine in subject.each(Weighted):
        given, total = combine.weights.values(), sum(combine.weights.values(), Fraction(0))
        parts = len(given) > 1 and all(0 < weight < 1 for weight in given)
        percents = all(weight >= 5 for weight in given) and 90 <= total <= 110
        if (parts and total != 1) or (percents and total != 100):
            yield Defect(path, {"total": total, "whole": 1 if parts else 100})


def unlisted(subject: Subject) -> Iterator[Defect]:
    """A place or level of which the list does not say what it earns."""
    for path, indicator in subject.each(Indicator):
        measure = subject.edition.measures.get(indicator.measure or "")
        scale = indicator.scale
        if isinstance(scale, LookupScale) and scale.otherwise is None:
            listed = {entry.at for entry in scale.entries}
            if isinstance(measure, PlaceMeasure):
                missing = next(place for place in range(1, len(listed) + 2) if place not in listed)
                yield Defect((*path, "scale"), {"value": str(missing)})
            elif isinstance(measure, ChoiceMeasure):
                left = [option.title.ru for option in measure.options if option.id not in listed]
                if left:
                    yield Defect((*path, "scale"), {"value": "; ".join(left)})


def _reaches(subject: Subject) -> tuple[_Reach, ...]:
    """What can be reached everywhere where points are put together; nothing where the edition does not compile."""
    try:
        plan = compile_plan(subject.edition, subject.kinds)
    except LoadError:
        return ()
    paths = {id(item): path for kind in (Criterion, Scoring) for path, item in subject.each(kind)}
    kinds = _unit_kinds(subject)
    widest = {kind: _run(plan, Unit(id="unit", kind=kind)) for kind in kinds}
    by_kind: dict[str, list[Outcome]] = {kind: outcomes for kind, outcomes in widest.items() if kind != "school"}
    if "school" in kinds:
        by_kind |= {name: _run(plan, Unit(id="unit", levels=levels)) for name, levels in _SCHOOLS.items()}
    reaches = []
    for node in plan.nodes:
        rule = node.rule
        if isinstance(rule, (Criterion, Scoring)):
            here = {name: outcomes[node.index] for name, outcomes in by_kind.items()}
            read = any(_by_reading(plan.nodes, node))
            silent = frozenset(name for name, outcome in here.items() if read and outcome.match.key == "no_parts")
            ends = tuple(outcomes[node.index] for outcomes in widest.values())
            reaches.append(_Reach(paths[id(rule)], rule, ends, here, silent))
    return tuple(reaches)


def _run(plan: Plan, unit: Unit) -> list[Outcome]:
    """What such a unit can earn: with no value known, every interval is as wide as it can be."""
    return plan.program("adopted", unit).run({}, Context())[0]


def _unit_kinds(subject: Subject) -> tuple[UnitKind, ...]:
    """The kinds of units that the rules speak of; schools, where a rule names none."""
    applies = [indicator.applies or Applicability() for indicator in subject.edition.indicators()]
    named: list[UnitKind] = [kind for rule in applies for kind in rule.kinds or ("school",)]
    return tuple(dict.fromkeys(named))


def _by_reading(nodes: Sequence[Node], node: Node) -> Iterator[bool]:
    """For every line under the node, whether it is only a reading that keeps it from some units."""
    for index in node.children:
        rule = nodes[index].rule
        if isinstance(rule, Indicator):
            yield rule.applies is not None and rule.applies.reading is not None
        else:
            yield from _by_reading(nodes, nodes[index])


def _applies(outcome: Outcome) -> bool:
    return outcome.status is not Status.NOT_APPLICABLE


def _most(reach: _Reach) -> Points | None:
    """The most that any unit can earn; None where there is no bound, or nobody for whom it exists."""
    highs = [outcome.high for outcome in reach.widest if _applies(outcome)]
    bounded = [high for high in highs if high is not None]
    return max(bounded) if bounded and len(bounded) == len(highs) else None


def _for_nobody(reach: _Reach) -> bool:
    return all(_short(reach.rule, outcome) for outcome in reach.widest)


def _short(rule: Criterion | Scoring, outcome: Outcome) -> bool:
    """Whether the minimum lies above all that can be reached."""
    if outcome.match.key == "unreachable":
        return True
    high = outcome.high
    return rule.minimum is not None and _applies(outcome) and high is not None and high < rule.minimum.points
