"""Text as spreadsheets and people leave it, made comparable: spaces, case, letters that look alike."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

__all__ = ["fold", "look_alike", "outline", "shorten", "tidy"]

_MOST_SHOWN: Final = 60
# Latin letters on the left look like the Cyrillic ones on the right, in lower case or as capitals.
_LOOK_ALIKE: Final = str.maketrans("abcehikmnoptxyπ", "авсенікмпортхуп")

_BETWEEN: Final = re.compile(r"[\W_]+")
_ZEROS: Final = re.compile(r"(?<![0-9])0+(?=[0-9])")


def tidy(text: str) -> str:
    """The text without invisible characters, and with single ordinary spaces between its words."""
    visible = unicodedata.normalize("NFC", text)
    if not visible.isprintable():  # else there is no space in it but ordinary ones, and nothing that is not seen
        spaced = "".join(" " if char.isspace() else char for char in visible)
        visible = "".join(char for char in spaced if unicodedata.category(char) not in ("Cc", "Cf", "Cs"))
    return " ".join(visible.split())


def fold(text: str) -> str:
    """The text for comparison: no difference of case, of ё and е, of kinds of dashes and quotes."""
    plain = tidy(text).casefold().replace("ё", "е")
    return re.sub("[«»“”„]", '"', re.sub("[‐‑‒–—−]", "-", plain))


def look_alike(text: str) -> str:
    """The letters of the text alone, Latin ones taken for the Cyrillic ones that they look like."""
    return re.sub(r"[^\w]|_", "", tidy(text).casefold()).translate(_LOOK_ALIKE)


def outline(code: str) -> str:
    """What is left of a code to the eye: letters that look alike, case, marks, spaces and leading zeros set aside.

    A mark between two figures stays one: 1-1 is not 11.
    """
    plain = fold(unicodedata.normalize("NFKC", code)).translate(_LOOK_ALIKE)
    parts = [part for part in _BETWEEN.split(plain) if part]
    joined = ""
    for part in parts:
        joined += "-" if joined[-1:].isdigit() and part[0].isdigit() else ""
        joined += part
    return _ZEROS.sub("", joined.replace("о", "0"))


def shorten(value: object) -> str:
    """What stood in a cell, short enough for a message."""
    text = tidy(str(value))
    return text if len(text) <= _MOST_SHOWN else f"{text[: _MOST_SHOWN - 1]}…"
