"""A plan made ready for one kind of unit and one reading: which lines exist there, and how they are run."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Final, Literal, NamedTuple

from mqes_core.evaluation.combine import Combine, compile_combination, minimum_status, perhaps, surely_applies
from mqes_core.evaluation.kinds.base import Context, Score, Scorer
from mqes_core.evaluation.outcomes import Match, MinimumStatus, Outcome, Status
from mqes_core.evaluation.scorecard import Node
from mqes_core.model.scoring import Applicability, Criterion, Indicator, Minimum, Scoring
from mqes_core.model.units import Unit, Value
from mqes_core.model.uses import with_nobody

__all__ = ["NOT_FOR_UNIT", "Profile", "Program", "build_program", "profile_of"]

NOT_FOR_UNIT: Final = Outcome(Status.NOT_APPLICABLE, 0, 0, Match("not_for_unit"))
"""The outcome of a line that does not exist for a unit."""

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
    looks_at: frozenset[int]
    """Its parts, and what its bonuses look at."""


@dataclass(frozen=True, eq=False, slots=True)
class Program:
    """Lines first, then what is put together from them, each after its parts."""

    template: list[Outcome]
    lines: Mapping[int, Score]
    """What scores each line that exists, by index of its node, in the order of the document."""
    groups: tuple[_Group, ...]
    in_doubt: frozenset[int]
    """The lines of which the letter does not say whether they are for such a unit."""
    nobody: frozenset[str] = frozenset()
    """The counts of sums that cannot exist for such a unit."""
    _above: dict[frozenset[int], tuple[_Group, ...]] = field(default_factory=dict)
    """What rests on some lines, once it was asked for."""

    def run(self, values: Mapping[str, Value], context: Context) -> tuple[list[Outcome], dict[int, MinimumStatus]]:
        """The outcome of every node by its index, and the state of every minimum."""
        outcomes = self.template.copy()
        values = with_nobody(values, self.nobody) if self.nobody else values
        for index, score in self.lines.items():
            outcomes[index] = score(values, context)
        return outcomes, _combine(self.groups, outcomes)

    def without(
        self, lines: frozenset[int], outcomes: Sequence[Outcome]
    ) -> tuple[list[Outcome], dict[int, MinimumStatus]]:
        """The outcomes as they would be if these lines did not exist, and the state of the minima that rest on them."""
        changed = list(outcomes)
        for index in lines:
            changed[index] = NOT_FOR_UNIT
        above = self._above.get(lines)
        if above is None:
            above = self._above[lines] = tuple(self._resting_on(lines))
        return changed, _combine(above, changed)

    def _resting_on(self, lines: frozenset[int]) -> Iterator[_Group]:
        touched = set(lines)
        for group in self.groups:
            if not touched.isdisjoint(group.looks_at):
                touched.add(group.index)
                yield group


def _combine(groups: Iterable[_Group], outcomes: list[Outcome]) -> dict[int, MinimumStatus]:
    """Put together, in place, what is made of other outcomes; the state of every minimum there."""
    minima: dict[int, MinimumStatus] = {}
    for group in groups:
        outcome = group.combine(outcomes)
        if group.unsure and outcome.status is not Status.NOT_APPLICABLE:
            outcome = perhaps(outcome, "perhaps_unreachable")
        elif group.unsaid and surely_applies(outcome):
            outcome = Outcome(Status.UNDETERMINED, outcome.low, outcome.high, _UNSAID)
        outcomes[group.index] = outcome
        if group.minimum is not None:
            minima[group.index] = minimum_status(group.minimum.points, outcome)
    return minima


def profile_of(unit: Unit) -> Profile:
    """The profile of a unit; without levels every line may exist for it."""
    return _profile(unit.kind, unit.levels)


@lru_cache(maxsize=1024)
def _profile(kind: str, levels: tuple[str, ...]) -> Profile:
    return Profile(kind, frozenset(levels))


def build_program(nodes: Sequence[Node], scorers: Mapping[int, Scorer], profile: Profile, *, letter: bool) -> Program:
    """Leave out the lines that do not exist for the profile, and the criteria whose minimum it cannot reach.

    Where only a reading leaves them out, the letter neither does so nor keeps them: they stay in doubt, and so does
    what rests on them alone.
    """
    template = [NOT_FOR_UNIT] * len(nodes)
    lines: dict[int, Score] = {}
    groups: list[_Group] = []
    worlds = _worlds(template, letter=letter)
    doubtful: set[int] = set()
    places = {node.id: node.index for node in nodes}
    for node in nodes:
        rule, index = node.rule, node.index
        if isinstance(rule, Indicator):
            applies = _applies(rule.applies, profile, letter=letter)
            if applies == "no":
                continue
            scorer = scorers[index]
            lines[index] = _doubted(scorer.score) if applies == "perhaps" else scorer.score
            if applies == "perhaps":
                doubtful.add(index)
            for world in worlds:
                if applies == "yes" or not world.drops_lines:
                    world.reach[index] = Outcome(Status.OPEN, scorer.low, scorer.high, Match("range"))
            continue
        in_doubt = not doubtful.isdisjoint(node.children)
        parts = {nodes[i].id: i for i in node.children}
        combine = compile_combination(rule.combine, rule.bonuses, parts, places, doubtful=in_doubt)
        losses = [world.loses(rule, index, combine) for world in worlds]
        lost = any(losses)
        unsure = letter and lost
        if in_doubt or unsure:
            doubtful.add(index)
        whole = _constant(_UNREACHABLE) if lost and not letter else combine
        unsaid = letter and getattr(rule.combine, "reading", None) is not None
        looks_at = frozenset((*node.children, *(places[bonus.when] for bonus in rule.bonuses if bonus.when in places)))
        groups.append(_Group(index, whole, rule.minimum, unsure, unsaid, looks_at))
    return Program(template, lines, tuple(groups), frozenset(doubtful) & lines.keys())


class _World(NamedTuple):
    """One way to take what the letter leaves open, and what the unit can reach in it.

    Adopted is a single world, in which all that a reading leaves out is dropped.
    """

    drops_lines: bool
    drops_criteria: bool
    reach: list[Outcome]

    def loses(self, rule: Criterion | Scoring, index: int, combine: Combine) -> bool:
        """Work out what can be reached at ``index``; whether that is below a minimum which then does not hold."""
        reach = combine(self.reach)
        lost = _unreachable(rule, reach)
        self.reach[index] = _UNREACHABLE if lost and self.drops_criteria else reach
        return lost


def _worlds(template: list[Outcome], *, letter: bool) -> list[_World]:
    ways = (False, True) if letter else (True,)
    return [_World(lines, criteria, template.copy()) for lines in ways for criteria in ways]


def _applies(rule: Applicability | None, profile: Profile, *, letter: bool) -> Literal["yes", "no", "perhaps"]:
    """Whether a line is for such a unit; perhaps, where only a reading says that it is not."""
    if rule is None:
        return "yes"
    fits = not rule.kinds or profile.kind in rule.kinds
    if fits and (not rule.levels or not profile.levels or not profile.levels.isdisjoint(rule.levels)):
        return "yes"
    return "perhaps" if letter and rule.reading is not None else "no"


def _doubted(score: Score) -> Score:
    """The score of a line that is perhaps not for this unit: what its value gives, or nothing."""

    def doubted(values: Mapping[str, Value], context: Context) -> Outcome:
        outcome = score(values, context)
        return outcome if outcome.status is Status.NOT_APPLICABLE else perhaps(outcome, "perhaps_not_for_unit")

    return doubted


def _unreachable(rule: Criterion | Scoring, reach: Outcome) -> bool:
    minimum = rule.minimum
    if minimum is None or minimum.unreachable != "not_applicable" or reach.status is Status.NOT_APPLICABLE:
        return False
    return reach.high is not None and reach.high < minimum.points


def _constant(outcome: Outcome) -> Combine:
    return lambda _: outcome
