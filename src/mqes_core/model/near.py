"""What was probably meant by a name that is not there: names like it, and titles that share words with it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from difflib import get_close_matches
from typing import Final

__all__ = ["near"]

_MOST: Final = 5
_STEM: Final = 5
"""So many letters of a word are compared: Russian words change their endings."""


def near(asked: str, titles: Mapping[str, str]) -> tuple[str, ...]:
    """The names of ``titles`` (name → title) that come near to what was asked, the most alike first.

    A name counts that is spelt nearly so; then a title that shares words with what was asked, the more the better.
    """
    spelt = get_close_matches(asked.casefold(), list(titles), n=_MOST)
    wanted = _stems(asked)
    shared = {name: len(wanted & _stems(title)) for name, title in titles.items()}
    by_words = sorted((name for name in titles if shared[name]), key=lambda name: -shared[name])
    return tuple(dict.fromkeys([*spelt, *by_words]))[:_MOST]


def _stems(text: str) -> frozenset[str]:
    words = re.findall(r"\w+", text.casefold().replace("ё", "е"))
    return frozenset(word[:_STEM] for word in words if len(word) > 2 or word.isdigit())
