"""How values and names are shown in messages: what was found, what is near to it, and letters that only look Latin."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches
from typing import Final

from mqes_core.loading.tree import Value

__all__ = ["latin", "listed", "nearest", "not_an_option", "shown", "similar"]

_SHOWN: Final = 40
_LISTED: Final = 12
_LOOKALIKES: Final = str.maketrans("асеорхуіјѕАСЕОРХУКМТВНІ", "aceopxyijsACEOPXYKMTBHI")


def shown(value: Value) -> str:
    """A value as the author wrote it, in one short line."""
    if isinstance(value, dict):
        return "{…}"
    if isinstance(value, list):
        return "[…]"
    if isinstance(value, bool):
        return "true" if value else "false"
    text = " ".join(str(value).split())
    return text if len(text) <= _SHOWN else text[: _SHOWN - 1] + "…"


def listed(names: Iterable[str]) -> str:
    """Names one after the other; many are cut short."""
    every = list(names)
    return ", ".join(every[:_LISTED]) + (" …" if len(every) > _LISTED else "") if every else "—"


def similar(name: str, names: Iterable[str]) -> str | None:
    """The name that was probably meant."""
    found = get_close_matches(name.lower(), list(names), n=1, cutoff=0.7)
    return found[0] if found else None


def nearest(name: str, names: Iterable[str]) -> str:
    """The names most like this one; all of them where none is like it."""
    every = list(names)
    return listed(get_close_matches(name.lower(), every, n=3, cutoff=0.6) or every)


def latin(text: str) -> str:
    """The text with Cyrillic letters that look like Latin ones replaced by these."""
    return text.translate(_LOOKALIKES)


def not_an_option(found: str, options: Iterable[str], *, unknown: str, like: str) -> tuple[str, dict[str, str]]:
    """Code and parameters for a word that is none of the options.

    ``like`` is the code where one of them was probably meant, ``unknown`` where none was; letters that only look
    Latin have a code of their own.
    """
    names = list(options)
    if latin(found) in names:
        return "MQ126", {"found": found, "meant": latin(found)}
    if meant := similar(found, names):
        return like, {"found": found, "meant": meant}
    return unknown, {"found": found, "options": listed(names)}
