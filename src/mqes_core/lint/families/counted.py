"""What the words of an indicator say is counted: a share, a number of something, a place, a presence, a change."""

from __future__ import annotations

import re
from typing import Final, Literal

__all__ = ["Counted", "base_of", "counted_each", "counted_in", "speaks_of_change", "speaks_of_presence"]

Counted = Literal["share", "count", "place"]

_HEADS: Final[tuple[tuple[Counted, re.Pattern[str]], ...]] = (
    ("share", re.compile(r"\bдол(?:я|и|ю|ей|е|ями|ях)\b|\bпроцент(?:а|у|ом|е|ов)?\b|\bудельн\w+ вес", re.I)),
    ("count", re.compile(r"(?<!том )\bчисл(?:о|а|у|ом|е)\b|\bколичеств(?:о|а|у|ом|е)\b", re.I)),
    ("place", re.compile(r"\bместо в (?:рейтинг|командн|общ|итогов|зач[её]т)|^\W*место (?:\w+ )?(?:в|на)\b", re.I)),
)
_PERCENT_TAIL: Final = re.compile(r"(?:,\s*%|\(\s*(?:в\s+)?%\s*\)|\(?\bв процентах\)?)\W*$", re.I)
_CHANGE: Final = re.compile(
    r"^\W*(?:(?:положительн|отрицательн)\w+ )?(?:динамик|прирост|рост\b|темп|изменени|увеличени|уменьшени|снижени)",
    re.I,
)
_PRESENCE: Final = re.compile(r"^\W*наличи[ея]\b", re.I)
_BASE: Final = re.compile(
    r"\bна (?:каждые? )?(\d{1,3}(?:[\s\u00a0]\d{3})+|\d+|сто|миллион)(?![\d\u2013-])(?!\s*балл)(?:\s*(тыс|млн))?", re.I
)
_EACH: Final = re.compile(r"\bза кажд(?:ого|ый|ое|ую)\s+(\w+)(?:\s+(\w+))?", re.I)
_ANYTHING: Final = frozenset({"балл", "случа", "едини", "проце", "челов", "одног"})
"""Stems of words for whatever is counted."""
_NUMBERS: Final = {"сто": 100, "миллион": 1_000_000}
_THOUSANDS: Final = {"": 1, "тыс": 1000, "млн": 1_000_000}


def counted_in(title: str) -> Counted | None:
    """What the title says is counted, by its first such word: «доля … от общего числа» is a share; else None."""
    if _PERCENT_TAIL.search(title):
        return "share"
    found: list[tuple[int, Counted]] = [
        (match.start(), head) for head, pattern in _HEADS if (match := pattern.search(title))
    ]
    return min(found)[1] if found else None


def speaks_of_change(title: str) -> bool:
    """Whether the title begins with a word for change, such as «динамика» or «прирост»."""
    return bool(_CHANGE.search(title))


def speaks_of_presence(title: str) -> bool:
    """Whether the title asks only if there is something."""
    return bool(_PRESENCE.search(title))


def base_of(title: str) -> int | None:
    """So many on whom the title counts: 1000 in «на 1000 обучающихся»."""
    match = _BASE.search(title)
    if match is None:
        return None
    figures = "".join(match[1].split())
    number = int(figures) if figures.isdecimal() else _NUMBERS[figures.lower()]
    return number * _THOUSANDS[(match[2] or "").lower()]


def counted_each(printed: str, title: str) -> str | None:
    """What points are printed for, such as «за каждый результат», where the title counts something else.

    Words are compared by their first five letters; an adjective may stand before the noun.
    """
    match = _EACH.search(printed)
    if match is None or counted_in(title) not in ("count", "share"):
        return None
    named = {_stem(word) for word in re.findall(r"\w+", title)}
    each = [word for word in match.groups() if word]
    if any(_stem(word) in named or _stem(word) in _ANYTHING for word in each):
        return None
    return printed[match.start() : match.end(1)].lower()


def _stem(word: str) -> str:
    return word.lower().replace("ё", "е")[:5]
