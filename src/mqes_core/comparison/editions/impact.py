"""The same data under two editions: who gains, who loses, by which rule, and for whom that cannot be told."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from fractions import Fraction

from mqes_core.comparison.editions.carry import Carried, Carrier
from mqes_core.comparison.editions.difference import Difference, RuleChange
from mqes_core.comparison.editions.effect import Effect, Span, effect
from mqes_core.comparison.editions.unmoved import Unmoved
from mqes_core.diagnostics import Diagnostic
from mqes_core.evaluation import MinimumStatus, Plan, RankRange, ReadingMode, Scorecard, rank
from mqes_core.evaluation.kinds.base import Context
from mqes_core.evaluation.outcomes import Points
from mqes_core.evaluation.scorecard import NodeResult
from mqes_core.model.units import Absence, Case

__all__ = ["Impact", "MinimumMove", "Moved", "Verdict", "impact"]


class Verdict(StrEnum):
    """What an edition does to a unit, the weightiest first."""

    LOSS = "loss"
    """Fewer points, whatever the unknown values turn out to be."""
    GAIN = "gain"
    """More points, whatever the unknown values turn out to be."""
    OPEN = "open"
    """Cannot be told from what is known."""
    SAME = "same"
    """The same points, whatever the unknown values turn out to be."""
    NO_TOTAL = "no_total"
    """One of the editions forms no total: there is nothing to hold against each other."""


@dataclass(frozen=True, slots=True)
class MinimumMove:
    """A minimum whose state is another under the other edition."""

    before: NodeResult | None
    after: NodeResult | None

    @property
    def result(self) -> NodeResult:
        """The later result where there is one."""
        found = self.after or self.before
        assert found is not None
        return found

    @property
    def states(self) -> tuple[MinimumStatus | None, MinimumStatus | None]:
        """Whether it was met and is met; None where there is no such minimum."""
        first, second = (None if item is None else item.minimum_status for item in (self.before, self.after))
        return first, second


@dataclass(frozen=True, slots=True, eq=False)
class Moved:
    """One unit in one year under both editions."""

    before: Scorecard
    after: Scorecard
    carried: Carried
    effect: Effect
    """The change of the total, and of what it is made of."""
    ranks: tuple[RankRange, RankRange]
    """Places among the units of that year."""
    most: tuple[Points | None, Points | None]
    """The most points that this unit can attain under each; None: without a bound."""
    minima: tuple[MinimumMove, ...]

    @property
    def change(self) -> Span:
        """By how many points its total changes."""
        return self.effect.change

    @property
    def verdict(self) -> Verdict:
        """Who this is: one that gains, loses, stays, or of whom it cannot be told."""
        low, high = self.change
        if self.effect.apart:
            return Verdict.NO_TOTAL
        if low == high == 0:
            return Verdict.SAME
        if low is not None and low > 0:
            return Verdict.GAIN
        return Verdict.LOSS if high is not None and high < 0 else Verdict.OPEN

    @property
    def deciding(self) -> tuple[Effect, ...]:
        """The rules that make the change."""
        return tuple(self.effect.deciding())

    def share(self, side: int) -> Span | None:
        """Points as a part of the most that the unit can attain; None where that is nothing or has no bound."""
        card, most = (self.before, self.after)[side], self.most[side]
        if most is None or most <= 0 or card.total.match.key == "separate":
            return None
        low, high = (None if end is None else Fraction(end) / most for end in (card.total.low, card.total.high))
        return low, high


@dataclass(frozen=True, eq=False)
class Impact:
    """What the change of rules does to every unit."""

    difference: Difference
    reading: ReadingMode
    units: tuple[Moved, ...]
    """Losses first, the greatest on top; then gains, those of whom it cannot be told, and those that stay."""

    @property
    def notices(self) -> tuple[Diagnostic, ...]:
        """Legal notices that hold on the day for what was scored under either edition."""
        cards = [card for item in self.units[:1] for card in (item.before, item.after)]
        return tuple(Diagnostic(code) for code in dict.fromkeys(code for card in cards for code in card.header.notices))

    def of(self, verdict: Verdict) -> tuple[Moved, ...]:
        """The units of one verdict."""
        return tuple(item for item in self.units if item.verdict is verdict)

    def change_of(self, part: Effect) -> RuleChange | None:
        """What changed about the rule itself; None where its points moved for another reason."""
        node = part.result.node
        of_kind = (item for item in self.difference.changes if item.rule.family == node.kind)
        return next((item for item in of_kind if item.rule.id == node.id), None)


def impact(
    difference: Difference,
    plans: tuple[Plan, Plan],
    cases: Sequence[Case],
    *,
    reading: ReadingMode = "adopted",
    on: date,
) -> Impact:
    """Score the same data under both editions.

    Args:
        difference: the two editions, compared; editions of one concept.
        plans: both of them, compiled.
        cases: what was observed under the former edition.
        reading: ``adopted``, or ``letter`` to leave open what the documents do not decide.
        on: the day of the evaluation.
    """
    carrier = Carrier(difference.before, difference.after)
    carried = [carrier(case) for case in cases]
    before = plans[0].score(cases, reading=reading, on=on)
    after = plans[1].score([item.case for item in carried], reading=reading, on=on)
    ranks = [_ranks(cards) for cards in (before, after)]
    still = Unmoved(difference, carrier, carried)
    partner = {
        one.id: other.id for one, other in difference.matching.pairs if one.family in {"criterion", "indicator"}
    } | {"total": "total"}
    units = [
        Moved(
            one,
            other,
            item,
            effect(one.total, other.total, partner, stayed=still.line, bounds=still.bounds, kept=still.whole),
            (ranks[0][place], ranks[1][place]),
            (_attainable(plans[0], one), _attainable(plans[1], other)),
            tuple(_minima(one, other, partner)),
        )
        for place, (one, other, item) in enumerate(zip(before, after, carried, strict=True))
    ]
    return Impact(difference, reading, tuple(sorted(units, key=_order)))


def _order(item: Moved) -> tuple[int, Fraction, str, int]:
    low, high = item.change
    width = Fraction(0) if low is None or high is None else -abs(Fraction(low + high))
    return list(Verdict).index(item.verdict), width, item.before.unit.id, item.before.year


def _ranks(cards: Sequence[Scorecard]) -> dict[int, RankRange]:
    """Places among the cards of the same year, by the place of the card."""
    years: defaultdict[int, list[int]] = defaultdict(list)
    for place, card in enumerate(cards):
        years[card.year].append(place)
    return {
        place: found
        for places in years.values()
        for place, found in zip(places, rank([cards[place] for place in places]), strict=True)
    }


def _attainable(plan: Plan, card: Scorecard) -> Points | None:
    """The most that the unit can attain with the indicators that exist for it."""
    absent = {key: value for key, value in card.values.items() if value is Absence.NOT_APPLICABLE}
    outcomes, _ = plan.program(card.header.reading, card.unit).run(absent, Context())
    return outcomes[-1].high


def _minima(before: Scorecard, after: Scorecard, partner: Mapping[str, str]) -> Iterator[MinimumMove]:
    ours = {partner.get(item.node.id, f"-{item.node.id}"): item for item in before.all_results() if item.minimum}
    theirs = {item.node.id: item for item in after.all_results() if item.minimum}
    for name in dict.fromkeys([*theirs, *ours]):
        move = MinimumMove(ours.get(name), theirs.get(name))
        if move.states[0] is not move.states[1]:
            yield move
