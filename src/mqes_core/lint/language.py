"""Russian words as the linter compares them, by their stems; and what a document says in words that are its own."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from mqes_core.lint.subject import Subject, Written
from mqes_core.model.sources import Source

__all__ = ["akin", "own_words", "printed", "shown", "stem", "stems"]

_WORD: Final = re.compile(r"[^\W_]+(?:-[^\W_]+)*")
_QUOTED: Final = re.compile(r"«([^»]+)»")
_ENDING: Final = re.compile(
    "(?:иями|ями|ами|его|ого|ему|ому|ыми|ими|иях|ах|ях|ией|ей|ой|ий|ый|ая|яя|ое|ее|ые|ие|ую|юю|им|ым|ом|ем"
    "|ию|ью|ия|ья|ье|ии|ов|ев|ам|ям|их|ых|[аоеыиуюьйя])$"
)
_SHORTEST: Final = 3
"""Letters that stay of a word at the least."""

_INNER: Final = str.maketrans("«»", "„“")
_NO_QUOTES: Final = str.maketrans("", "", "«»")


@lru_cache(maxsize=16384)
def stem(word: str) -> str:
    """The word without its ending, in small letters, ё as е; three letters stay at the least."""
    word = word.casefold().replace("ё", "е")
    return word[:_SHORTEST] + _ENDING.sub("", word[_SHORTEST:])


@lru_cache(maxsize=4096)
def stems(text: str) -> tuple[str, ...]:
    """The stems of all words in their order; quotes, dots and other signs do not count."""
    return tuple(stem(word) for word in _WORD.findall(text))


def akin(one: str, other: str) -> bool:
    """Whether two names of places have one root: «Назрань» and «Назрановский», «Брянск» and «Брянская»."""
    one, other = stem(one), stem(other)
    common = 0
    for left, right in zip(one, other, strict=False):
        if left != right:
            break
        common += 1
    return common >= max(_SHORTEST, -(-min(len(one), len(other)) * 3 // 5))


def shown(text: str) -> str:
    """A phrase in one line, to be put into «…»: quotes in it become inner ones, an odd one is left out."""
    text = " ".join(text.split()).replace('"', "")
    if text.count("«") != text.count("»"):
        return text.translate(_NO_QUOTES)
    return (text[1:-1] if re.fullmatch(r"«[^«»]*»", text) else text).translate(_INNER)


def printed(subject: Subject) -> tuple[Written, ...]:
    """All texts of the data, and the words of the document that a note at a source quotes as printed."""
    return subject.once(_printed)


def own_words(subject: Subject) -> tuple[Written, ...]:
    """What the document says of its own matter: names of acts and documents, terms and definitions left out."""
    return subject.once(_own_words)


def _printed(subject: Subject) -> tuple[Written, ...]:
    # Tables are counted for the data and titled by its author.
    found = [written for written in subject.texts if written.path[:2] != ("concept", "tables")]
    for path, source in subject.each(Source):
        if source.note is not None:
            found += [Written((*path, "note"), quote) for quote in _QUOTED.findall(source.note.ru)]
    return tuple(found)


def _own_words(subject: Subject) -> tuple[Written, ...]:
    return tuple(
        written for written in printed(subject) if written.path[0] != "concept" or written.path[1] not in _OF_OTHERS
    )


_OF_OTHERS: Final = ("acts", "definitions", "documents", "abbreviations", "procedures", "municipality", "region")
