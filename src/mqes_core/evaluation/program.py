"""A plan made ready for one kind of unit and one reading: which lines exist there, and how they are run."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from mqes_core.evaluation.combine import Combine, compile_combination, minimum_status, perhaps, surely_applies
from mqes_core.evaluation.kinds.base import Context, Score, Scorer
from mqes_core.evaluation.outcomes import Match, MinimumStatus, Outcome, Status
from mqes_core.evaluation.scorecard import Node
from mqes_core.model.scoring import Applicability, Criterion, Indicator, Minimum, Scoring
from mqes_core.model.units import Unit, Value

__all__ = ["Profile", "Program", "build_program", "profile_of"]

_NOT_FOR_UNIT = Outcome(Status.NOT_APPLICABLE, 0, 0, Match("not_for_unit"))
_UNSAID = Match("combination_unsaid")
_UNREACHABLE = Outcome(Status.NOT_APPLICABLE, 0, 0, Match("unreachable"))


class Profile(NamedTuple):
    """What of a unit decides which rules exist for it."""

    kind: str
    levels: frozenset[str]


@dataclass(frozen=True, slots=True)
class _Group:
    """A criterion or the total, with its minimum; ``unsure`` where the letter leaves open whether it applies."""

    index: int
    combine: Combine
    minimum: Minimum | None
    unsure: bool
    unsaid: bool
    """Whether the document, by its letter, does not say how the parts make the whole."""


class Program(NamedTuple):
    """Lines first, then what is put together from them, each after its parts."""

    template: list[Outcome]
    lines: tuple[tuple[int, Score], ...]
    groups: tuple[_Group, ...]

    def run(self, values: Mapping[str, Value], context: Context) -> tuple[list[Outcome], dict[int, MinimumStatus]]:
        """The outcome of every node by its index, and the state of every minimum."""
        outcomes = self.template.copy()
        for index, score in self.lines:
            outcomes[index] = score(values, context)
        minima: dict[int, MinimumStatus] = {}
        for group in self.groups:
            outcome = group.combine(outcomes)
            if group.unsure and outcome.status is not Status.NOT_APPLICABLE:
                outcome = perhaps(outcome, "perhaps_unreachable")
            elif group.unsaid and surely_applies(outcome):
                outcome = Outcome(Status.UNDETERMINED, outcome.low, outcome.high, _UNSAID)
            outcomes[group.index] = outcome
            if group.minimum is not None:
                minima[group.index] = minimum_status(group.minimum.points, outcome)
        return outcomes, minima


def profile_of(unit: Unit) -> Profile:
    """The profile of a unit; without levels every line may exist for it."""
    return Profile(unit.kind, frozenset(unit.levels))


def build_program(nodes: Sequence[Node], scorers: Mapping[int, Scorer], profile: Profile, *, letter: bool) -> Program:
    """Leave out the lines that do not exist for the profile, and the criteria whose minimum it cannot reach.

    The letter neither leaves out such a criterion nor keeps it: it stays in doubt, and so does what rests on it alone.
    """
    template = [_NOT_FOR_UNIT] * len(nodes)
    lines: list[tuple[int, Score]] = []
    groups: list[_Group] = []
    kept, left = template.copy(), template.copy()
    doubtful: set[int] = set()
    places = {node.id: node.index for node in nodes}
    for node in nodes:
        rule, index = node.rule, node.index
        if isinstance(rule, Indicator):
            if _exists(rule.applies, profile):
                scorer = scorers[index]
                lines.append((index, scorer.score))
                kept[index] = left[index] = Outcome(Status.OPEN, scorer.low, scorer.high, Match("range"))
            continue
        in_doubt = letter and not doubtful.isdisjoint(node.children)
        parts = {nodes[i].id: i for i in node.children}
        combine = compile_combination(rule.combine, rule.bonuses, parts, places, doubtful=in_doubt)
        kept[index], left[index] = combine(kept), combine(left)
        lost = _unreachable(rule, left[index])
        unsure = letter and (lost or _unreachable(rule, kept[index]))
        if lost:
            left[index] = _UNREACHABLE
        if in_doubt or unsure:
            doubtful.add(index)
        whole = _constant(_UNREACHABLE) if lost and not letter else combine
        unsaid = letter and getattr(rule.combine, "reading", None) is not None
        groups.append(_Group(index, whole, rule.minimum, unsure, unsaid))
    return Program(template, tuple(lines), tuple(groups))


def _exists(applies: Applicability | None, profile: Profile) -> bool:
    if applies is None:
        return True
    if applies.kinds and profile.kind not in applies.kinds:
        return False
    return not applies.levels or not profile.levels or not profile.levels.isdisjoint(applies.levels)


def _unreachable(rule: Criterion | Scoring, reach: Outcome) -> bool:
    minimum = rule.minimum
    if minimum is None or minimum.unreachable != "not_applicable" or reach.status is Status.NOT_APPLICABLE:
        return False
    return reach.high is not None and reach.high < minimum.points


def _constant(outcome: Outcome) -> Combine:
    return lambda _: outcome
