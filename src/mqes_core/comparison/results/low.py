"""Low results over years: criteria in which a unit stays far below the minimum, by numbers that the user states."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from fractions import Fraction

from mqes_core.comparison.results.settings import Low
from mqes_core.comparison.results.units import UnitYear
from mqes_core.evaluation import MinimumStatus
from mqes_core.model.base import Points, simplified
from mqes_core.model.scoring import LowResults

__all__ = ["LowResult", "judged", "low_results"]


@dataclass(frozen=True, eq=False, slots=True)
class LowResult:
    """A criterion in which a unit lies far below the minimum for years on end, or may do so."""

    unit: UnitYear
    """In the last of these years."""
    criterion: int
    """The criterion, by index of its node."""
    minimum: Points
    bound: Points
    """At most so many points are far below the minimum."""
    years: tuple[int, ...]
    """The years in question, in order."""
    sure: bool
    """Whether it is so whatever the unknown values turn out to be."""


def low_results(units: Iterable[UnitYear], low: Low) -> tuple[LowResult, ...]:
    """Units with low results, by the rule of their edition and the numbers that it leaves open.

    In each of the unit's last ``low.years`` years the points of a criterion lie below its minimum by at least
    ``low.below`` percent of it, or by what the document itself names. Only years that follow each other count, and only
    criteria whose minimum holds for the unit in all of them. There is no verdict where the document has no such rule,
    or does not know so many years, and none where the rules changed in between.
    """
    found = [item for last in _judged(units, low) for item in _of_unit(last, low)]
    return tuple(sorted(found, key=lambda item: (not item.sure, item.unit.key, item.criterion)))


def judged(units: Iterable[UnitYear], low: Low) -> int:
    """Of how many units it can be said at all whether they have such results."""
    return sum(1 for _ in _judged(units, low))


def _judged(units: Iterable[UnitYear], low: Low) -> Iterator[list[UnitYear]]:
    """The years in question of each unit that a rule of its edition judges over so many years."""
    by_unit: defaultdict[tuple[str, str], list[UnitYear]] = defaultdict(list)
    for unit in units:
        by_unit[unit.key].append(unit)
    for group in by_unit.values():
        last = sorted(group, key=lambda unit: unit.year)[-low.years :]
        rule = _rule(last[-1])
        steady = [unit.year for unit in last] == list(range(last[-1].year - low.years + 1, last[-1].year + 1))
        if rule is not None and low.years in rule.years and steady and len({unit.edition for unit in last}) == 1:
            yield last


def _rule(unit: UnitYear) -> LowResults | None:
    scoring = unit.plan.edition.scoring
    return scoring.low_results if scoring else None


def _of_unit(last: list[UnitYear], low: Low) -> Iterator[LowResult]:
    rule = _rule(last[-1])
    below = low.below if rule is None or rule.below is None else rule.below
    for node in last[-1].card.nodes:
        minimum = _minimum(last[-1], node.index) if node.index in last[-1].card.minima else None
        if minimum is None:
            continue
        bound = simplified(Fraction(minimum) * (100 - below) / 100)
        verdicts = [_is_low(unit, node.index, bound) for unit in last]
        if all(verdict is not False for verdict in verdicts):
            years_on_end = tuple(unit.year for unit in last)
            yield LowResult(last[-1], node.index, minimum, bound, years_on_end, all(verdicts))


def _minimum(unit: UnitYear, index: int) -> Points | None:
    rule = unit.card.nodes[index].rule
    minimum = getattr(rule, "minimum", None)
    return None if minimum is None or minimum.points <= 0 else minimum.points


def _is_low(unit: UnitYear, index: int, bound: Points) -> bool | None:
    """Whether the minimum is missed and points are at most the bound; None where that is open."""
    status, outcome = unit.card.minima.get(index), unit.card.outcomes[index]
    if status in (MinimumStatus.NOT_APPLICABLE, MinimumStatus.MET):
        return False
    # A minimum that perhaps does not hold for the unit is open, however few its points are.
    if status is MinimumStatus.NOT_MET and outcome.high is not None and outcome.high <= bound:
        return True
    return None if outcome.low is None or outcome.low <= bound else False
