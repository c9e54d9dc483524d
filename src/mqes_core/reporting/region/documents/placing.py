"""Words in place of placeholders in a paragraph of Word, where all else stays as its author made it."""

from __future__ import annotations

import copy
import re
from collections.abc import Mapping
from typing import Any, Final

__all__ = ["clean", "put_words", "text_of"]

_W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_SPACE: Final = "{http://www.w3.org/XML/1998/namespace}space"
_NOT_XML: Final = re.compile("[^\t\n\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_SEEN: Final = tuple(f"{_W}{name}" for name in ("drawing", "pict", "object", "fldChar", "fldSimple", "instrText"))
"""What is seen in a paragraph that holds no text: pictures and fields."""


def clean(text: str) -> str:
    """The text without characters that XML cannot hold."""
    return _NOT_XML.sub("", text)


def text_of(paragraph: Any) -> str:
    """The text of a paragraph, that in links, content controls and tracked insertions too, but not in its frames."""
    return "".join(piece.text or "" for piece in _pieces(paragraph))


def put_words(paragraph: Any, placeholder: re.Pattern[str], words: Mapping[str, str]) -> None:
    """Put words in place of every placeholder, whose name is the first group; an unknown name stands for nothing.

    Each gets the looks of its first letter, though Word broke it into several runs. A paragraph of which nothing is
    left to see goes, unless it is the only one.
    """
    for found in reversed([*placeholder.finditer(text_of(paragraph))]):  # from the end, so that places hold
        _put(_pieces(paragraph), found.start(), found.end(), clean(words.get(found[1], "")))
    parent = paragraph.getparent()
    seen = text_of(paragraph).strip() or next(paragraph.iter(*_SEEN), None) is not None
    if not seen and len(parent.findall(f"{_W}p")) > 1:
        parent.remove(paragraph)


def _pieces(paragraph: Any) -> list[Any]:
    return [item for item in paragraph.iter(f"{_W}t") if next(item.iterancestors(f"{_W}p")) is paragraph]


def _put(pieces: list[Any], start: int, end: int, words: str) -> None:
    at = 0
    for piece in pieces:
        text = piece.text or ""
        first, last = max(start - at, 0), min(end - at, len(text))
        if first < last:
            _write(piece, text[:first] + words + text[last:])
            words = ""  # the first piece takes them all
        at += len(text)


def _write(piece: Any, text: str) -> None:
    """Set the text of a piece; new lines become breaks of the same run."""
    first, *others = text.split("\n")
    for line in reversed(others):
        more = copy.deepcopy(piece)
        more.text = line
        more.set(_SPACE, "preserve")
        piece.addnext(more)
        piece.addnext(piece.makeelement(f"{_W}br"))
    piece.text = first
    piece.set(_SPACE, "preserve")
