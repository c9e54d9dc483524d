"""Typical slips of words: letters of two alphabets, words run together, one letter wrong. Read, and said."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import Final

from mqes_core.timing.scan import lexicon

__all__ = ["one_alphabet", "run_together", "spelt_nearly"]

_LOOKALIKES: Final = str.maketrans("aceopxykmthbgiju", "асеорхукмтнвгіји")
_STRONG: Final = {"MONTH", "ADV", "CONST", "QUARTER_W", "HALF_W"}
_PARTS: Final = _STRONG | {"YEAR_W", "AND", "DURING", "THEN", "N", "EVERY", "IN"}
_LEAST_LETTERS: Final = 6


def one_alphabet(word: str) -> str | None:
    """A Russian word with the Latin letters among its own replaced; None where it has none."""
    russian = sum("а" <= letter <= "я" for letter in word)
    if not 0 < russian < len(word):
        return None
    return word.translate(_LOOKALIKES)


@cache
def _single() -> dict[str, str]:
    return {first: item[1] for first, group in lexicon().items() for item in group if not item[0]}


@lru_cache(maxsize=4096)
def run_together(word: str) -> tuple[str, ...]:
    """The known words of which this one is put together («августсентябрь»), or nothing."""
    known = _single()
    best: dict[int, tuple[str, ...]] = {0: ()}
    for end in range(1, len(word) + 1):
        for start in range(max(0, end - 14), end):
            part = word[start:end]
            fits = known.get(part) in _PARTS and (len(part) > 2 or part in {"и", "в"})
            if fits and start in best and (end not in best or len(best[start]) + 1 < len(best[end])):
                best[end] = (*best[start], part)
    parts = best.get(len(word), ())
    return parts if len(parts) > 1 and any(known[part] in _STRONG for part in parts) else ()


def _deletions(word: str) -> set[str]:
    return {word[:index] + word[index + 1 :] for index in range(len(word))}


@cache
def _near() -> dict[str, set[str]]:
    table: dict[str, set[str]] = {}
    for word, kind in _single().items():
        if kind in _STRONG and len(word) >= _LEAST_LETTERS:
            for key in {word, *_deletions(word)}:
                table.setdefault(key, set()).add(word)
    return table


@lru_cache(maxsize=4096)
def spelt_nearly(word: str) -> str | None:
    """The one month or period whose name differs by a letter («сентебрь»), if there is exactly one meaning."""
    if len(word) < _LEAST_LETTERS:
        return None
    near = _near()
    found = {known for key in {word, *_deletions(word)} for known in near.get(key, ())}
    meanings = {str(lexicon()[known][-1][1:]) for known in found}
    return min(found) if len(meanings) == 1 else None
