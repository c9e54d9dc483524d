"""Exact numbers, intervals, dates and years as Russian and English readers write them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from fractions import Fraction
from functools import lru_cache
from typing import Literal

__all__ = ["format_date", "format_interval", "format_number", "format_years"]

_MINUS = "\N{MINUS SIGN}"


def format_number(value: int | Fraction, lang: Literal["ru", "en"] = "ru") -> str:
    """A number in full where it ends («2,5»), else rounded to two places and marked («≈ 33,33»)."""
    if isinstance(value, int):
        return f"{_MINUS}{-value:d}" if value < 0 else f"{value:d}"
    sign = _MINUS if value < 0 else ""
    number, denominator = abs(value.numerator), value.denominator
    if denominator == 1:
        return f"{sign}{number}"
    places = _decimal_places(denominator)
    mark = "" if places is not None else "≈ "
    places = 2 if places is None else places
    # To the nearest; nothing that does not end lies half-way.
    scaled = (2 * number * 10**places + denominator) // (2 * denominator)
    text = f"{scaled:0{places + 1}d}"
    point = "," if lang == "ru" else "."
    return f"{mark}{sign}{text[:-places]}{point}{text[-places:]}"


def format_interval(low: int | Fraction | None, high: int | Fraction | None, lang: Literal["ru", "en"] = "ru") -> str:
    """The least and the most a score can be; an open end is said in words."""
    if low is not None and low == high:
        return format_number(low, lang)
    least = None if low is None else format_number(low, lang)
    most = None if high is None else format_number(high, lang)
    if least is None and most is None:
        return "любое число" if lang == "ru" else "any number"
    if least is None:
        return f"не более {most}" if lang == "ru" else f"at most {most}"
    if most is None:
        return f"не менее {least}" if lang == "ru" else f"at least {least}"
    return f"от {least} до {most}" if lang == "ru" else f"{least} to {most}"


def format_date(value: date, lang: Literal["ru", "en"] = "ru") -> str:
    """A date in figures: 31.12.2021 in Russian, 2021-12-31 in English."""
    return value.strftime("%d.%m.%Y") if lang == "ru" else value.isoformat()


def format_years(years: Iterable[int], lang: Literal["ru", "en"] = "ru") -> str:
    """«2021 год», «2021–2023 годы» or, with a year between left out, «2021, 2023 годы»; there is at least one."""
    ordered = sorted(years)
    first, last = ordered[0], ordered[-1]
    unbroken = last - first == len(ordered) - 1
    span = str(first) if first == last else f"{first}–{last}" if unbroken else ", ".join(map(str, ordered))
    return span if lang == "en" else f"{span} {'год' if first == last else 'годы'}"


@lru_cache(maxsize=4096)
def _decimal_places(denominator: int) -> int | None:
    """How many decimal places write ``1/denominator`` in full; None where it never ends."""
    twos = fives = 0
    while denominator % 2 == 0:
        denominator //= 2
        twos += 1
    while denominator % 5 == 0:
        denominator //= 5
        fives += 1
    return max(twos, fives) if denominator == 1 else None
