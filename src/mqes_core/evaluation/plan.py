"""A concept edition compiled once: every rule ready to run, for every kind of unit and both readings."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Final

from mqes_core.__about__ import __version__
from mqes_core.diagnostics import Diagnostic
from mqes_core.errors import LoadError
from mqes_core.evaluation.kinds import Best, Context, ExtensionKind, Scorer, compile_scale
from mqes_core.evaluation.kinds.base import undetermined
from mqes_core.evaluation.kinds.numeric import observed
from mqes_core.evaluation.kinds.relative import best_of
from mqes_core.evaluation.notices import notices_for
from mqes_core.evaluation.outcomes import Match, Outcome, Status
from mqes_core.evaluation.program import Profile, Program, build_program, profile_of
from mqes_core.evaluation.scorecard import Header, Node, ReadingMode, Scorecard
from mqes_core.model.edition import Edition
from mqes_core.model.measures import Measure
from mqes_core.model.scales import RelativeScale, Scale
from mqes_core.model.scoring import Criterion, Indicator
from mqes_core.model.units import Case, Unit, Value
from mqes_core.model.uses import counts_of_nobody

__all__ = ["Plan", "compile_plan"]

_ONLY_OBSERVED: Final = Outcome(Status.NOT_APPLICABLE, 0, 0, Match("observed"))


class Plan:
    """One edition, ready to score any number of units.

    Made by :func:`compile_plan`. A plan keeps no state between calls but the programs it has already built.
    """

    def __init__(self, edition: Edition, nodes: Sequence[Node], scorers: Mapping[ReadingMode, Mapping[int, Scorer]]):
        self.edition = edition
        self.nodes = tuple(nodes)
        self._scorers = scorers
        self._programs: dict[tuple[ReadingMode, Profile], Program] = {}
        self._relative = tuple(
            (node, rule.scale, edition.measures[rule.measure])
            for node in nodes
            if isinstance(rule := node.rule, Indicator) and isinstance(rule.scale, RelativeScale) and rule.measure
        )

    def program(self, reading: ReadingMode, unit: Unit) -> Program:
        """The lines that exist for this kind of unit, ready to run."""
        key = reading, profile_of(unit)
        program = self._programs.get(key)
        if program is None:
            letter, (kind, levels) = reading == "letter", key[1]
            built = build_program(self.nodes, self._scorers[reading], key[1], letter=letter)
            lines = self.edition.indicators()
            nobody = counts_of_nobody(self.edition.measures, lines, kind, levels, letter=letter)
            program = self._programs.setdefault(key, replace(built, nobody=nobody))
        return program

    def header(self, *, reading: ReadingMode, on: date) -> Header:
        """Under what an evaluation of that day and reading is made."""
        concept = self.edition.concept
        return Header(
            concept=concept.id,
            edition=concept.edition,
            title=concept.title.ru,
            rules_hash=self.edition.rules_hash,
            engine=__version__,
            evaluated_on=on,
            reading=reading,
            notices=notices_for(self._scored_measures(), on),
        )

    def score(self, cases: Iterable[Case], *, reading: ReadingMode = "adopted", on: date) -> tuple[Scorecard, ...]:
        """A scorecard for each case, in the same order.

        The cases are each other's company: a unit's case of the year before feeds lines that score change, and all
        cases of a year are the group of lines that score against the best. Other lines look at their unit alone.
        """
        cases = tuple(cases)
        header = self.header(reading=reading, on=on)
        contexts = self._contexts(cases, reading)
        return tuple(self._card(header, case, context) for case, context in zip(cases, contexts, strict=True))

    def rerun(self, case: Case, context: Context, *, reading: ReadingMode, on: date) -> Scorecard:
        """One scorecard in a context that is already known, as a record of an earlier evaluation keeps it."""
        return self._card(self.header(reading=reading, on=on), case, context)

    def without(self, card: Scorecard, lines: Iterable[int]) -> Scorecard:
        """The scorecard as it would be if these lines (by their index) did not exist; nothing is observed anew.

        Which criteria a unit can reach at all stays as it was with them.
        """
        there = frozenset(index for index in lines if card.outcomes[index].status is not Status.NOT_APPLICABLE)
        if not there:
            return card
        outcomes, minima = self.program(card.header.reading, card.unit).without(there, card.outcomes)
        minima = {**card.minima, **minima}
        return Scorecard(card.header, card.unit, card.year, card.values, self.nodes, outcomes, minima, card.context)

    def total_without(self, card: Scorecard, line: int) -> Outcome:
        """The total of the scorecard as it would be if this line did not exist."""
        if card.outcomes[line].status is Status.NOT_APPLICABLE:
            return card.outcomes[-1]
        outcomes, _ = self.program(card.header.reading, card.unit).without(frozenset((line,)), card.outcomes)
        return outcomes[-1]

    def line_with(self, card: Scorecard, line: int) -> Callable[[Value], Outcome]:
        """What a line (by its index) that exists for the unit would earn with another value, all else as it is."""
        rule = self.nodes[line].rule
        assert isinstance(rule, Indicator)
        score = self.program(card.header.reading, card.unit).lines[line]
        values, measure = dict(card.values), rule.measure or ""

        def earned(value: Value) -> Outcome:
            values[measure] = value
            return score(values, card.context)

        return earned

    def _card(self, header: Header, case: Case, context: Context) -> Scorecard:
        outcomes, minima = self.program(header.reading, case.unit).run(case.values, context)
        return Scorecard(header, case.unit, case.year, case.values, self.nodes, outcomes, minima, context)

    def _scored_measures(self) -> Iterable[Measure]:
        for node in self.nodes:
            if isinstance(node.rule, Indicator) and node.rule.measure:
                yield self.edition.measures[node.rule.measure]

    def _contexts(self, cases: Sequence[Case], reading: ReadingMode) -> list[Context]:
        by_unit = {(case.unit.id, case.year): case.values for case in cases}
        best: dict[int, Mapping[str, Best]] = {}
        if self._relative:
            years: defaultdict[int, list[Case]] = defaultdict(list)
            for case in cases:
                years[case.year].append(case)
            best = {year: self._best(group, reading) for year, group in years.items()}
        return [Context(by_unit.get((case.unit.id, case.year - 1)), best.get(case.year), case.most) for case in cases]

    def _best(self, group: Sequence[Case], reading: ReadingMode) -> dict[str, Best]:
        best = {}
        for node, scale, measure in self._relative:
            sure: list[Value] = []
            perhaps: list[Value] = []
            for case in group:
                program = self.program(reading, case.unit)
                if node.index in program.lines:
                    values = perhaps if node.index in program.in_doubt else sure
                    values.append(observed(measure, case.values))
            best[node.id] = best_of(scale, measure, sure, perhaps)
        return best


def compile_plan(edition: Edition, kinds: Mapping[str, ExtensionKind] | None = None) -> Plan:
    """Compile an edition for scoring.

    Args:
        edition: an edition as the loader gives it; its references are taken to be checked.
        kinds: kinds of scales that plugins add, by name.

    Raises:
        LoadError: the edition neither scores nor observes anything (MQ253), or a plugin's scale does not fit
            (MQ250–MQ252).
    """
    lines = tuple(edition.indicators())
    # Where the document gives no points at all, what it observes stands on the card without points.
    keep = _scored if any(_scored(line, edition) for line in lines) else _observed
    if edition.scoring is None or not any(keep(line, edition) for line in lines):
        raise LoadError([Diagnostic("MQ253", params={"concept": edition.key})])
    nodes: list[Node] = []
    roots = [_add(criterion, edition, nodes, keep) for criterion in edition.scoring.criteria]
    total = Node(len(nodes), "total", "total", edition.scoring, tuple(index for index in roots if index is not None))
    nodes.append(total)
    scorers: dict[ReadingMode, dict[int, Scorer]] = {
        reading: {
            node.index: _scorer(node.rule, *kept, letter=reading == "letter", kinds=kinds or {})
            for node in nodes
            if isinstance(node.rule, Indicator) and (kept := keep(node.rule, edition))
        }
        for reading in ("letter", "adopted")
    }
    return Plan(edition, nodes, scorers)


def _scored(indicator: Indicator, edition: Edition) -> tuple[Scale, Measure] | None:
    """Scale and measure of an indicator that earns points; nothing where it lacks either."""
    if indicator.scale is None or indicator.measure is None:
        return None
    return indicator.scale, edition.measures[indicator.measure]


def _observed(indicator: Indicator, edition: Edition) -> tuple[None, Measure] | None:
    """The measure of an indicator that is observed."""
    return None if indicator.measure is None else (None, edition.measures[indicator.measure])


_Keep = Callable[[Indicator, Edition], tuple[Scale | None, Measure] | None]


def _add(criterion: Criterion, edition: Edition, nodes: list[Node], keep: _Keep) -> int | None:
    """Add the criterion after its parts; nothing where nothing in it is kept."""
    children = [_add(part, edition, nodes, keep) for part in criterion.criteria]
    present = [index for index in children if index is not None]
    for indicator in criterion.indicators:
        if keep(indicator, edition):
            present.append(len(nodes))
            nodes.append(Node(len(nodes), "indicator", indicator.id, indicator))
    if not present:
        return None
    nodes.append(Node(len(nodes), "criterion", criterion.id, criterion, tuple(present)))
    return len(nodes) - 1


def _scorer(
    rule: Indicator, scale: Scale | None, measure: Measure, *, letter: bool, kinds: Mapping[str, ExtensionKind]
) -> Scorer:
    if scale is None:
        return Scorer(lambda _, __: _ONLY_OBSERVED, 0, 0)
    scorer = compile_scale(scale, measure, line=rule.id, letter=letter, kinds=kinds)
    return _left_open(scorer) if letter and rule.open is not None else scorer


def _left_open(scorer: Scorer) -> Scorer:
    """The letter gives no rule for this line: whatever is known of a value decides nothing of its points."""
    inner = scorer.score
    undecided = undetermined(scorer.low, scorer.high, "left_open")

    def score(values: Mapping[str, Value], context: Context) -> Outcome:
        outcome = inner(values, context)
        if outcome.status is Status.NOT_APPLICABLE:
            return outcome
        if outcome.status in (Status.MISSING, Status.WITHHELD):
            return outcome._replace(low=scorer.low, high=scorer.high)
        return undecided

    return Scorer(score, scorer.low, scorer.high)
