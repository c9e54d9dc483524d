"""The result of an evaluation: a header that says under what, and a tree of results that says what."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from mqes_core.evaluation.kinds.base import Context
from mqes_core.evaluation.outcomes import Match, MinimumStatus, Outcome, Points, Status
from mqes_core.model.edition import find_named
from mqes_core.model.scoring import Bonus, Criterion, Indicator, Minimum, Scoring
from mqes_core.model.sources import Source
from mqes_core.model.units import Absence, Unit, Value

__all__ = ["Header", "Node", "NodeResult", "ReadingMode", "Scorecard"]

ReadingMode = Literal["letter", "adopted"]


@dataclass(frozen=True, slots=True)
class Header:
    """Under what an evaluation was made: the same header and inputs give the same result."""

    concept: str
    edition: str
    title: str
    rules_hash: str
    """SHA-256 of the edition's rules."""
    engine: str
    """Version of mqes_core."""
    evaluated_on: date
    reading: ReadingMode
    notices: tuple[str, ...] = ()
    """Codes (MQ6xx) of legal notices that hold on that date for what was scored."""


@dataclass(frozen=True, slots=True)
class Node:
    """A place in the tree of criteria: the total, a criterion or an indicator."""

    index: int
    kind: Literal["total", "criterion", "indicator"]
    id: str
    rule: Scoring | Criterion | Indicator
    children: tuple[int, ...] = ()

    @property
    def number(self) -> str:
        """Number as printed; empty where there is none."""
        return "" if isinstance(self.rule, Scoring) else self.rule.number or ""

    @property
    def source(self) -> Source:
        """Where in the document the rule stands."""
        return self.rule.source

    def title(self, lang: str = "ru") -> str:
        """Title of the criterion or indicator."""
        return self.rule.title.in_language(lang)


class Scorecard:
    """Points of one unit for one year, from the total down to each line.

    A scorecard keeps what is needed to explain itself and builds words only when asked.
    """

    __slots__ = ("context", "header", "minima", "nodes", "outcomes", "unit", "values", "year")

    def __init__(
        self,
        header: Header,
        unit: Unit,
        year: int,
        values: Mapping[str, Value],
        nodes: Sequence[Node],
        outcomes: Sequence[Outcome],
        minima: Mapping[int, MinimumStatus],
        context: Context,
    ) -> None:
        self.header = header
        self.unit = unit
        self.year = year
        self.values = values
        self.nodes = nodes
        self.outcomes = outcomes
        self.minima = minima
        self.context = context

    @property
    def total(self) -> NodeResult:
        """The result at the root of the tree."""
        return NodeResult(self, self.nodes[-1])

    @property
    def criteria(self) -> tuple[NodeResult, ...]:
        """The results of the topmost criteria, in the order of the document."""
        return self.total.children

    def lines(self) -> Iterator[NodeResult]:
        """The results of all indicators, in the order of the document."""
        return (NodeResult(self, node) for node in self.nodes if node.kind == "indicator")

    def all_results(self) -> Iterator[NodeResult]:
        """Every result, each after its parts; the total is the last."""
        return (NodeResult(self, node) for node in self.nodes)

    def find(self, rule: str) -> NodeResult | None:
        """The result of the rule with this id, or with this printed number where only one has it."""
        node = find_named(self.nodes, rule)
        return None if node is None else NodeResult(self, node)


@dataclass(frozen=True, slots=True)
class NodeResult:
    """What came out at one node of a scorecard."""

    card: Scorecard
    node: Node

    @property
    def outcome(self) -> Outcome:
        """Status, interval and match as the engine left them."""
        return self.card.outcomes[self.node.index]

    @property
    def status(self) -> Status:
        """How much is known."""
        return self.outcome.status

    @property
    def low(self) -> Points | None:
        """The least the points can be; None without a bound."""
        return self.outcome.low

    @property
    def high(self) -> Points | None:
        """The most the points can be; None without a bound."""
        return self.outcome.high

    @property
    def match(self) -> Match:
        """What in the rule decided."""
        return self.outcome.match

    @property
    def value(self) -> Value:
        """The observed value of an indicator; missing where there is none or the node is no indicator."""
        measure = self.node.rule.measure if isinstance(self.node.rule, Indicator) else None
        return Absence.MISSING if measure is None else self.card.values.get(measure, Absence.MISSING)

    @property
    def minimum(self) -> Minimum | None:
        """The minimum that the document sets here."""
        return None if isinstance(self.node.rule, Indicator) else self.node.rule.minimum

    @property
    def minimum_status(self) -> MinimumStatus | None:
        """Whether the minimum is met; None where there is no minimum."""
        return self.card.minima.get(self.node.index)

    @property
    def bonuses(self) -> tuple[Bonus, ...]:
        """The bonuses that the document provides here."""
        return () if isinstance(self.node.rule, Indicator) else self.node.rule.bonuses

    @property
    def children(self) -> tuple[NodeResult, ...]:
        """Results of the parts, in the order of the document."""
        return tuple(NodeResult(self.card, self.card.nodes[index]) for index in self.node.children)
