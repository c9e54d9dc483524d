"""Numbers of identity documents, known by their shape and check figures, so that a cell with one is refused."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import Final, Literal

__all__ = ["IdentityNumber", "identity_number"]

IdentityNumber = Literal["passport", "snils", "inn"]

_NAMED: Final[tuple[tuple[re.Pattern[str], IdentityNumber], ...]] = (
    (re.compile(r"снилс\D{0,12}\d", re.IGNORECASE), "snils"),
    (re.compile(r"\bинн\b\D{0,12}\d", re.IGNORECASE), "inn"),
    (re.compile(r"(паспорт|passport)\D{0,24}\d", re.IGNORECASE), "passport"),
)
_GAP: Final = r"[ \t\u00a0\u2009\u202f./№N#-]{0,4}"
_SNILS: Final = re.compile(r"(?<!\d)\d{3}[ -]\d{3}[ -]\d{3}[ -]\d{2}(?!\d)")
_PASSPORT: Final = re.compile(rf"(?<!\d)\d{{2}}[ -]?\d{{2}}{_GAP}\d{{6}}(?!\d)")
_RUN: Final = re.compile(r"(?<!\d)\d{10,12}(?!\d)")
_OF_SNILS: Final = range(9, 0, -1)
_OF_PERSON: Final = ((7, 2, 4, 10, 3, 5, 9, 4, 6, 8), (3, 7, 2, 4, 10, 3, 5, 9, 4, 6, 8))


def identity_number(value: object) -> IdentityNumber | None:
    """Of which document the value looks like a number; None where it looks like none.

    A bare row of figures counts as СНИЛС or ИНН where its check figures fit, and as a passport where it has ten.
    """
    if isinstance(value, bool) or not isinstance(value, (int, Fraction, str)):
        return None
    text = str(value)
    for pattern, kind in _NAMED:
        if pattern.search(text):
            return kind
    if _SNILS.search(text):
        return "snils"
    for run in _RUN.findall(text):
        if len(run) == 11 and _is_snils(run):
            return "snils"
        if len(run) == 12 and _is_inn(run):
            return "inn"
    return "passport" if _PASSPORT.search(text) else None


def _is_snils(figures: str) -> bool:
    total = sum(int(figure) * weight for figure, weight in zip(figures, _OF_SNILS, strict=False))
    return total % 101 % 100 == int(figures[9:])


def _is_inn(figures: str) -> bool:
    return all(
        sum(int(figure) * weight for figure, weight in zip(figures, weights, strict=False)) % 11 % 10
        == int(figures[len(weights)])
        for weights in _OF_PERSON
    )
