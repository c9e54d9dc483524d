"""The language of the interface: ``--lang``, else ``MQES_LANG`` or the locale, else Russian."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping, Sequence
from typing import Any

from mqes_core.i18n import Language, translate

__all__ = ["choose_language", "interface_language", "word"]


def choose_language(arguments: Sequence[str], environment: Mapping[str, str]) -> Language:
    """What the arguments ask for, else what the environment says.

    Help is written before arguments are parsed, so ``--lang`` is looked up here by hand.
    """
    for position, argument in enumerate(arguments):
        name, _, value = argument.partition("=")
        if name == "--lang":
            asked = value or (arguments[position + 1] if position + 1 < len(arguments) else "")
            if asked in ("en", "ru"):
                return "en" if asked == "en" else "ru"
    variables = ("MQES_LANG", "LC_ALL", "LC_MESSAGES", "LANG")
    locale = next((environment[name] for name in variables if environment.get(name)), "")
    return "en" if locale.lower().startswith("en") else "ru"


def interface_language() -> Language:
    """The language of this process."""
    return choose_language(sys.argv[1:], os.environ)


def word(key: str, **params: Any) -> str:
    """Words of the catalogue in the language of this process."""
    return translate(key, interface_language(), **params)
