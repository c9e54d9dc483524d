"""Names of sheets that Excel accepts: short, without forbidden characters, each one once."""

from __future__ import annotations

import re

__all__ = ["SheetNames"]

_LONGEST = 31
_FORBIDDEN = re.compile(r"[\[\]:*?/\\#\x00-\x1f\x7f\ufffe\uffff]")
_RESERVED = frozenset({"history"})
"""Excel keeps this name for itself."""


class SheetNames:
    """The names taken so far in one workbook."""

    def __init__(self) -> None:
        self._taken = set(_RESERVED)

    def take(self, title: str) -> str:
        """A name as near to ``title`` as Excel allows, different from all taken before (in any letter case)."""
        clean = " ".join(_FORBIDDEN.sub(" ", title).split())
        stem = clean[:_LONGEST].strip("' ") or "—"
        name, number = stem, 1
        while name.casefold() in self._taken:
            number += 1
            suffix = f" ({number})"
            name = stem[: _LONGEST - len(suffix)].rstrip("' ") + suffix
        self._taken.add(name.casefold())
        return name
