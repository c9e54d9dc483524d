"""When two spellings of a name are one name: case, quotation marks, dashes, spaces and the letter ё do not matter."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

__all__ = ["key"]

_DASHES: Final = str.maketrans({"ё": "е", **dict.fromkeys("‐‑‒–—−", "-")})
_IGNORED: Final = re.compile(r"[\"'«»„“”‘’`.]")


@lru_cache(maxsize=65_536)
def key(name: str) -> str:
    """What two spellings of one name have in common."""
    return " ".join(_IGNORED.sub(" ", name.casefold().translate(_DASHES)).split())
