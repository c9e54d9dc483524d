"""Words in place of placeholders in a paragraph of Word, where all else stays as its author made it."""

from __future__ import annotations

import copy
import re
from collections.abc import Mapping
from typing import Any, Final

__all__ = ["clean", "put_words", "split", "text_of"]

_W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_SPACE: Final = "{http://www.w3.org/XML/1998/namespace}space"
_NOT_XML: Final = re.compile("[^\t\n\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_WRAPS: Final = frozenset(f"{_W}{name}" for name in ("r", "hyperlink", "ins", "smartTag", "sdt", "sdtContent"))
"""What holds nothing but what is inside it."""
_LOOKS: Final = frozenset(f"{_W}{name}" for name in ("pPr", "rPr", "sdtPr", "sdtEndPr"))
"""How something looks."""
_NOTHING: Final = _LOOKS | {
    f"{_W}{name}" for name in ("t", "tab", "proofErr", "bookmarkStart", "bookmarkEnd", "lastRenderedPageBreak")
}
"""What nobody misses where no text is left; all else, such as a picture, a break or a field of Word, stays."""
_BREAKS: Final = ("pageBreakBefore", "sectPr")
"""Looks of a paragraph that begin a page or end a section."""
_OFF: Final = ("0", "false", "off")


def clean(text: str) -> str:
    """The text without characters that XML cannot hold."""
    return _NOT_XML.sub("", text)


def text_of(paragraph: Any) -> str:
    """The text of a paragraph, that in links, content controls and tracked insertions too, but not in its frames."""
    return "".join(piece.text or "" for piece in _pieces(paragraph))


def put_words(paragraph: Any, placeholder: re.Pattern[str], words: Mapping[str, str]) -> None:
    """Put words in place of every placeholder, whose name is the first group; an unknown name stands for nothing.

    Each gets the looks of its first letter, though Word broke it into several runs. A paragraph of which nothing is
    left goes, unless it is the only one or stands below a table, which would grow together with the next.
    """
    for found in reversed([*placeholder.finditer(text_of(paragraph))]):  # from the end, so that places hold
        _put(_pieces(paragraph), found.start(), found.end(), clean(words.get(found[1], "")))
    parent = paragraph.getparent()
    above = paragraph.getprevious()
    needed = len(parent.findall(f"{_W}p")) == 1 or (above is not None and above.tag == f"{_W}tbl")
    if not (needed or text_of(paragraph).strip() or _holds(paragraph)):
        parent.remove(paragraph)


def split(paragraph: Any) -> Any | None:
    """Take what stands before the text of a paragraph out of it, as a paragraph of its own; None where nothing does.

    An end of a section stays where it is, a page that begins with the paragraph begins with what is taken out.
    """
    before = copy.deepcopy(paragraph)
    for half, preceding in ((paragraph, True), (before, False)):
        piece = next(item for item in _pieces(half) if (item.text or "").strip())
        for level in (piece, *piece.iterancestors()):
            if level is half:
                break
            for item in [*level.itersiblings(preceding=preceding)]:
                if item.tag not in _LOOKS:
                    item.getparent().remove(item)
    _drop(paragraph, "pageBreakBefore")
    _drop(before, "sectPr")
    for item in _pieces(before):
        item.text = ""
    return before if _holds(before) else None


def _holds(paragraph: Any) -> bool:
    """Whether a paragraph holds anything but text."""
    looks = [item for name in _BREAKS for item in paragraph.findall(f"{_W}pPr/{_W}{name}")]
    return any(item.get(f"{_W}val") not in _OFF for item in looks) or any(map(_is_something, paragraph))


def _is_something(item: Any) -> bool:
    return any(map(_is_something, item)) if item.tag in _WRAPS else item.tag not in _NOTHING


def _drop(paragraph: Any, name: str) -> None:
    for item in paragraph.findall(f"{_W}pPr/{_W}{name}"):
        item.getparent().remove(item)


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
