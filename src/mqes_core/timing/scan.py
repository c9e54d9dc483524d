"""The first step of reading: a phrase cut into words, numbers, dates and signs, each with its column."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Final

__all__ = ["LONGEST", "Piece", "known_words", "lexicon", "normalise", "pieces"]


@dataclass(frozen=True, slots=True)
class Piece:
    """A cut of the phrase: what sort it is, its normalised text, where it stands (from 0)."""

    sort: str
    text: str
    start: int
    end: int


_DASHES: Final = "‐‑‒–—―−⁃﹘﹣－~"
_SPACES: Final = "\u00a0\u2007\u2009\u200a\u202f\u2002\u2003\t\n\r\v\f\u2028\u2029"
_DROPPED: Final = "\u00ad\u200b\u200c\u200d\ufeff"
_TABLE: Final = str.maketrans(
    {"ё": "е", "“": "«", "„": "«", "”": "»", "[": "(", "]": ")", "|": "/"}
    | dict.fromkeys(_DASHES, "-")
    | dict.fromkeys(_SPACES + _DROPPED, " ")
)
_CUTS: Final = re.compile(
    r"""
    (?P<space>[\s.'`*]+)
  | (?P<iso>\d{4}-\d{2}-\d{2}(?!\d))
  | (?P<date>\d{1,2}\s*\.\s*\d{1,2}\s*\.\s*(?:\d{4}|\d{2})(?!\d))
  | (?P<slashed>\d{1,2}/\d{1,2}/\d{4}(?!\d))
  | (?P<monthyear>(?:0?[1-9]|1[0-2])\s?\.\s?(?:19|20)\d\d(?!\d))
  | (?P<daymonth>\d{1,2}\s?\.\s?\d{1,2}(?!\d|\s?\.\s?\d))
  | (?P<blank>(?:19|20)(?:[_?]{1,2}|\.\.(?=\s*г)))
  | (?P<num>\d+(?:-?(?:ого|ому|го|му|ый|ой|ая|ое|ий|ья|ье|ые|ых|й|я|е|х|м|ю|st|nd|rd|th)(?![а-яієїјa-z]))?)
  | (?P<word>[а-яієїјa-z]+)
  | (?P<sign>[-,;:()/«»№%+&!?<>=])
  | (?P<other>.)
    """,
    re.VERBOSE | re.DOTALL,
)


def normalise(phrase: str) -> str:
    """The phrase in small letters with one sort of dash, space and quotation mark; every letter keeps its column."""
    composed = unicodedata.normalize("NFC", phrase)
    small = composed.lower()
    if len(small) != len(composed):
        small = "".join(letter if len(letter.lower()) != 1 else letter.lower() for letter in composed)
    text = small.translate(_TABLE)
    if text.count('"') >= 2:
        halves = text.split('"')
        text = "".join(half + ("«" if index % 2 == 0 else "»") for index, half in enumerate(halves[:-1])) + halves[-1]
    return text


def pieces(text: str) -> list[Piece]:
    """The cuts of a normalised phrase, spaces and stray dots left out."""
    found = []
    for match in _CUTS.finditer(text):
        sort = match.lastgroup or "other"
        if sort != "space":
            found.append(Piece(sort, match.group(), match.start(), match.end()))
    return found


@cache
def lexicon() -> Mapping[str, tuple[tuple[tuple[str, ...], str, Any], ...]]:
    """What begins with a word: the words after it, the kind of token, its value; the longest first."""
    from mqes_core.timing import lexicon_en, lexicon_ru

    table: dict[str, dict[tuple[str, ...], tuple[str, Any]]] = {}
    for source in (lexicon_ru.entries(), lexicon_en.entries()):
        for form, kind, value in source:
            first, *rest = (piece.text for piece in pieces(form))
            table.setdefault(first, {}).setdefault(tuple(rest), (kind, value))
    return {
        first: tuple(sorted(((rest, *meaning) for rest, meaning in group.items()), key=lambda item: -len(item[0])))
        for first, group in table.items()
    }


@cache
def known_words() -> frozenset[str]:
    """Every word that stands in an entry of the tables."""
    return frozenset(word for first, group in lexicon().items() for rest, *_ in group for word in (first, *rest))


LONGEST: Final = 2000
"""A phrase of more letters than this is no deadline and is not read."""
