"""How parts make a whole: sums, the greatest, weights, bonuses; and whether a minimum is reached."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction
from math import lcm

from mqes_core.evaluation.outcomes import Ends, Match, MinimumStatus, Outcome, Points, Status, add
from mqes_core.model.base import simplified
from mqes_core.model.scoring import Bonus, Combination, Greatest, Least, Separate, Sum, Weighted

__all__ = ["Combine", "compile_combination", "minimum_status", "perhaps", "surely_applies"]

Combine = Callable[[Sequence[Outcome]], Outcome]
"""The outcome of a whole from the outcomes of all nodes."""

_COMBINED = Match("combined")
_PERHAPS = frozenset({"perhaps_not_for_unit", "perhaps_unreachable", "perhaps_no_parts"})
_NO_PARTS = Outcome(Status.NOT_APPLICABLE, 0, 0, Match("no_parts"))
_SEPARATE = Outcome(Status.NOT_APPLICABLE, 0, 0, Match("separate"))


def compile_combination(
    combination: Combination,
    bonuses: Sequence[Bonus],
    parts: Mapping[str, int],
    below: Mapping[str, int],
    *,
    doubtful: bool = False,
) -> Combine:
    """A function that puts the outcomes of ``parts`` (id → index) together.

    ``below`` holds the indices of everything that a bonus may look at; ``doubtful`` says that some part perhaps does
    not apply.

    A part that is not applicable earns and costs nothing. Every combination but a negative weight rises with each
    of its parts, so the ends of the interval are reached by the ends of the parts. Cap and floor bound the
    combination; bonuses come on top, one in percent counts on what stood before any bonus, if that is positive.
    """
    if isinstance(combination, Separate):
        return lambda _: _SEPARATE
    gather = _gatherer(combination, parts)
    cap, floor = combination.cap, combination.floor
    rewards = [(below[bonus.when], bonus) for bonus in bonuses if bonus.when in below]
    plain = cap is None and floor is None and not rewards
    indices = tuple(parts.values())

    def combine(outcomes: Sequence[Outcome]) -> Outcome:
        for index in indices:
            if outcomes[index][0] is not Status.NOT_APPLICABLE:
                break
        else:
            return _NO_PARTS
        low, high = gather(outcomes)
        if not plain:
            low, high = _bounded(low, floor, cap, floor), _bounded(high, cap, cap, floor)
            low, high = _rewarded(low, high, [(outcomes[index], bonus) for index, bonus in rewards])
        if doubtful and not any(surely_applies(outcomes[index]) for index in indices):
            return perhaps(Outcome(Status.OPEN, low, high, _COMBINED), "perhaps_no_parts")
        if low is not None and low == high:
            return Outcome(Status.KNOWN, low, high, _COMBINED)
        return Outcome(Status.OPEN, low, high, _COMBINED)

    return combine


def perhaps(outcome: Outcome, why: str) -> Outcome:
    """The letter does not say whether the rule applies: its points count, or nothing does."""
    low: Points | None = None if outcome.low is None else min(outcome.low, 0)
    high: Points | None = None if outcome.high is None else max(outcome.high, 0)
    return Outcome(Status.UNDETERMINED, low, high, Match(why, outcome.match.at, outcome.match.key))


def surely_applies(outcome: Outcome) -> bool:
    """Whether there is a result, and no doubt that there is one."""
    return outcome.status is not Status.NOT_APPLICABLE and outcome.match.key not in _PERHAPS


def minimum_status(minimum: Points, outcome: Outcome) -> MinimumStatus:
    """Met if the least is enough, not met if the most is not, else open; also open where it perhaps does not apply."""
    if outcome.match.key in _PERHAPS:
        return MinimumStatus.OPEN
    if outcome.status is Status.NOT_APPLICABLE:
        return MinimumStatus.NOT_APPLICABLE
    if outcome.low is not None and outcome.low >= minimum:
        return MinimumStatus.MET
    if outcome.high is not None and outcome.high < minimum:
        return MinimumStatus.NOT_MET
    return MinimumStatus.OPEN


def _gatherer(combination: Combination, parts: Mapping[str, int]) -> Callable[[Sequence[Outcome]], Ends]:
    indices = tuple(parts.values())
    match combination:
        case Weighted():
            weights = [combination.weights.get(name, 0) for name in parts]
            times = lcm(*(weight.denominator for weight in weights))
            pairs = tuple((index, int(weight * times)) for index, weight in zip(indices, weights, strict=True))
            return lambda outcomes: _weighted(outcomes, pairs, times)
        case Greatest():
            return lambda outcomes: _extreme(outcomes, indices, greatest=True)
        case Least():
            return lambda outcomes: _extreme(outcomes, indices, greatest=False)
        case Sum() | Separate():
            return lambda outcomes: _sum(outcomes, indices)


def _sum(outcomes: Sequence[Outcome], indices: Sequence[int]) -> Ends:
    low: Points | None = 0
    high: Points | None = 0
    for index in indices:
        _, least, most, _ = outcomes[index]
        low = None if low is None or least is None else low + least
        high = None if high is None or most is None else high + most
    return low, high


def _weighted(outcomes: Sequence[Outcome], weights: Sequence[tuple[int, int]], times: int) -> Ends:
    """``weights``: as whole numbers, all so many ``times`` what they are; points are mostly whole, too."""
    low: Points | None = 0
    high: Points | None = 0
    for index, weight in weights:
        if weight:
            _, least, most, _ = outcomes[index]
            if weight < 0:
                least, most = most, least
            low = None if low is None or least is None else low + weight * least
            high = None if high is None or most is None else high + weight * most
    if times == 1:
        return low, high
    least = None if low is None else simplified(Fraction(low, times))
    return least, least if low == high else None if high is None else simplified(Fraction(high, times))


def _extreme(outcomes: Sequence[Outcome], indices: Sequence[int], *, greatest: bool) -> Ends:
    present = [outcomes[index] for index in indices if outcomes[index].status is not Status.NOT_APPLICABLE]
    sure = [outcome for outcome in present if surely_applies(outcome)]
    lows, highs = [outcome.low for outcome in present], [outcome.high for outcome in present]
    # A part that perhaps does not apply cannot be relied on to raise the greatest or to lower the least.
    if greatest:
        bounded = [outcome.low for outcome in sure if outcome.low is not None]
        return max(bounded, default=None) if sure else _unless_open(lows, min), _unless_open(highs, max)
    bounded = [outcome.high for outcome in sure if outcome.high is not None]
    return _unless_open(lows, min), min(bounded, default=None) if sure else _unless_open(highs, max)


def _unless_open(ends: Sequence[Points | None], choose: Callable[[list[Points]], Points]) -> Points | None:
    closed = [end for end in ends if end is not None]
    return choose(closed) if len(closed) == len(ends) else None


def _bounded(end: Points | None, instead: Points | None, cap: Points | None, floor: Points | None) -> Points | None:
    """The end inside cap and floor; ``instead`` where it had no bound."""
    if end is None:
        return instead
    if cap is not None and end > cap:
        end = cap
    return floor if floor is not None and end < floor else end


def _rewarded(low: Points | None, high: Points | None, rewards: Sequence[tuple[Outcome, Bonus]]) -> Ends:
    least, most = low, high
    for part, bonus in rewards:
        if part.status is Status.NOT_APPLICABLE:
            continue
        if surely_applies(part) and part.low is not None and part.low >= bonus.at_least:
            least = add(least, _worth(bonus, low))
        if part.high is None or part.high >= bonus.at_least:
            most = add(most, _worth(bonus, high))
    return least, most


def _worth(bonus: Bonus, of: Points | None) -> Points:
    if bonus.points is not None:
        return bonus.points
    if of is None or of <= 0 or bonus.percent is None:
        return 0
    return simplified(Fraction(of) * bonus.percent / 100)
