"""The message catalogue: one YAML file a family, each entry in Russian and English.

A placeholder is ``{name}``; ``{n:балл|балла|баллов}`` writes the number with the word form that its
plural category asks for (Russian: one, few, many; English: one, other);
``{day:day}`` writes a date, and «…» for an end that is open. A parameter may be a :class:`Key`, whose words
are put in, and a tuple, whose items are listed: ``{values:или}`` writes «1, 2 или 3».
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from fractions import Fraction
from functools import cache, lru_cache
from importlib import resources
from string import Formatter
from typing import Any, Final, Literal, Self

from mqes_core.i18n.numbers import format_date, format_number

__all__ = ["Key", "Language", "keys", "translate"]

Language = Literal["ru", "en"]

# Where an entry begins in a file.
_ENTRY: Final = re.compile(r"^(?=[\w.]+:)", re.MULTILINE)
_PLURALS: Final[Mapping[str, tuple[str, ...]]] = {"ru": ("one", "few", "many"), "en": ("one", "other")}


_Part = tuple[str, str | None, str]


class Key(str):
    """A key of the catalogue given as a parameter: its words in the language of the sentence stand for it."""

    params: Mapping[str, Any]

    def __new__(cls, key: str, /, **params: Any) -> Self:
        """The key, and what fills in its words."""
        made = super().__new__(cls, key)
        made.params = params
        return made


class _Words:
    """Like ``str.format``, with numbers and plural forms of one language."""

    def __init__(self, lang: Language) -> None:
        self.lang: Language = lang

    def format(self, parts: tuple[_Part, ...], params: Mapping[str, Any]) -> str:
        """The words with ``params`` in place of placeholders."""
        return "".join([
            literal if name is None else literal + self.format_field(params[name], spec)
            for literal, name, spec in parts
        ])  # fmt: skip

    def format_field(self, value: Any, format_spec: str) -> str:
        if format_spec == "day":
            return "…" if value is None else format_date(value, self.lang)
        if "|" in format_spec:
            return f"{format_number(value, self.lang)} {self._form(value, format_spec.split('|'))}"
        if isinstance(value, Fraction) or (isinstance(value, int) and not format_spec):
            return format_number(value, self.lang)
        if isinstance(value, Key):
            return translate(value, self.lang, **value.params)
        if isinstance(value, tuple):
            *items, last = (self.format_field(item, "") for item in value)
            return f"{', '.join(items)} {format_spec} {last}" if items else last
        return format(value, format_spec)

    def _form(self, value: int | Fraction, forms: list[str]) -> str:
        category = _category(self.lang, abs(value.numerator / value.denominator))
        names = _PLURALS[self.lang]
        # A fraction takes the form of "few" in Russian («2,5 балла»), which CLDR calls "other".
        fallback = 1
        return forms[names.index(category) if category in names else fallback]


@cache
def _written() -> Mapping[str, str]:
    """What stands in the files under each key, unread: a run says little of it, and all would take it long to read."""
    folder = resources.files("mqes_core.i18n") / "messages"
    files = sorted((file for file in folder.iterdir() if file.name.endswith(".yaml")), key=lambda file: file.name)
    entries = (entry for file in files for entry in _ENTRY.split(file.read_text(encoding="utf-8"))[1:])
    return {entry.partition(":")[0]: entry for entry in entries}


@cache
def _parts(key: str, lang: Language) -> tuple[_Part, ...]:
    """The words under a key in pieces: literal texts, each with the placeholder after it."""
    import yaml

    words = yaml.load(_written()[key], Loader=yaml.CSafeLoader)[key][lang]
    return tuple((literal, name, spec or "") for literal, name, spec, _ in Formatter().parse(words))


@cache
def _plural_rule(lang: Language) -> Any:
    from babel import Locale

    return Locale.parse(lang).plural_form


@lru_cache(maxsize=4096)
def _category(lang: Language, number: float) -> str:
    """The plural category of a number."""
    return str(_plural_rule(lang)(number))


@cache
def _words(lang: Language) -> _Words:
    return _Words(lang)


def keys() -> frozenset[str]:
    """Every key of the catalogue: diagnostic codes, their hints, and the words of reports and forms."""
    return frozenset(_written())


def translate(key: str, /, lang: Language = "ru", *, default: str | None = None, **params: Any) -> str:
    """The words under ``key`` in ``lang``, with ``params`` filled in.

    Raises:
        KeyError: the key is not in the catalogue and no ``default`` was given.
    """
    try:
        parts = _parts(key, lang)
    except KeyError:
        if default is None:
            raise
        return default
    return _words(lang).format(parts, params)
