"""Three values of truth, and what a person is by them: eligible, not eligible, or not known to be either."""

from __future__ import annotations

from enum import IntEnum, StrEnum
from typing import Final

__all__ = ["NEGATED", "Eligibility", "Truth"]


class Truth(IntEnum):
    """Whether a clause holds. Ordered, so that ``min`` is "and" and ``max`` is "or"."""

    NO = 0
    UNKNOWN = 1
    YES = 2

    @property
    def word(self) -> str:
        """The value as data: ``no``, ``unknown`` or ``yes``."""
        return self.name.lower()


NEGATED: Final = (Truth.YES, Truth.UNKNOWN, Truth.NO)
"""The opposite of each value, by the value."""


class Eligibility(StrEnum):
    """What a person is with respect to a category on a day."""

    ELIGIBLE = "eligible"
    NOT_ELIGIBLE = "not_eligible"
    UNKNOWN = "unknown"
    """A fact is missing, a threshold is open, or the document does not decide; both answers are still possible."""
