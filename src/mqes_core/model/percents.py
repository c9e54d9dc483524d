"""A percent typed by hand as a share: two counts that stand for no people."""

from __future__ import annotations

from fractions import Fraction

from mqes_core.model.base import Points, simplified
from mqes_core.model.measures import Measure, ShareMeasure
from mqes_core.model.units import Share, Value

__all__ = ["decimal_places", "is_percent", "percent_share", "share_percent"]


def percent_share(percent: Points) -> Share:
    """A percent as two counts: over a hundred, a thousand and so on where it ends as a decimal."""
    exact = Fraction(percent)
    places = decimal_places(exact)
    base = exact.denominator if places is None else 10**places
    return Share(int(exact * base), 100 * base)


def share_percent(share: Share) -> Points | None:
    """The percent whose two counts are exactly these; None where they are counts of something else."""
    if share.of == 0 or share.of % 100:
        return None
    percent = Fraction(100 * share.count, share.of)
    if percent_share(percent) != share:
        return None
    return simplified(percent)


def is_percent(measure: Measure, value: Value) -> bool:
    """Whether the value may be a percent typed by hand, so that nobody knows of how many people it speaks.

    A share that was counted and happens to be of a hundred looks the same; it is taken for a percent.
    """
    given = isinstance(measure, ShareMeasure) and measure.given != "counts"
    return given and isinstance(value, Share) and share_percent(value) is not None


def decimal_places(number: Points) -> int | None:
    """How many decimal places write the number; None where no number of them does."""
    rest, places = Fraction(number).denominator, 0
    while rest % 10 == 0 or rest % 5 == 0 or rest % 2 == 0:
        rest //= 10 if rest % 10 == 0 else 5 if rest % 5 == 0 else 2
        places += 1
    return places if rest == 1 else None
