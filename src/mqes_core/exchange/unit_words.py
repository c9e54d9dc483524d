"""Kind and levels of an organisation as one answer of a drop-down, and back."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Final, get_args

from mqes_core.exchange.texts import fold
from mqes_core.i18n import Language, translate
from mqes_core.model.edition import Edition
from mqes_core.model.units import EducationLevel, Unit, UnitKind

__all__ = ["UnitType", "levels_matter", "offered", "parse_unit_type", "words_of"]

UnitType = tuple[UnitKind, tuple[EducationLevel, ...]]
"""What an organisation is and which levels it teaches."""

_TYPES: Final[Mapping[str, UnitType]] = {
    "primary": ("school", ("primary",)),
    "basic": ("school", ("primary", "basic")),
    "secondary": ("school", ("primary", "basic", "secondary")),
    "primary_preschool": ("school", ("preschool", "primary")),
    "upper": ("school", ("basic", "secondary")),
    "kindergarten": ("kindergarten", ("preschool",)),
    "additional": ("additional", ()),
    "college": ("college", ()),
    "municipality": ("municipality", ()),
}
# What people type instead of choosing from the list.
_SYNONYMS: Final[Mapping[str, str]] = {
    "начальная школа": "primary",
    "нош": "primary",
    "основная": "basic",
    "девятилетняя": "basic",
    "основная школа": "basic",
    "оош": "basic",
    "средняя школа": "secondary",
    "полная": "secondary",
    "сош": "secondary",
}
_LANGUAGES: Final[tuple[Language, ...]] = ("ru", "en")


def words_of(unit: Unit, lang: Language = "ru") -> str:
    """The answer that says what ``unit`` is: one of the list, else its kind and levels spelt out."""
    for name, kind_and_levels in _TYPES.items():
        if kind_and_levels == (unit.kind, unit.levels):
            return translate(f"form.type.{name}", lang)
    levels = ", ".join(translate(f"form.level.{level}", lang) for level in unit.levels)
    return f"{translate(f'form.kind.{unit.kind}', lang)}: {levels or translate('form.level.none', lang)}"


def parse_unit_type(text: str) -> UnitType | None:
    """What an answer says, in Russian or English; None where it is none of the answers."""
    folded = fold(text)
    if folded in _known():
        return _known()[folded]
    kind_words, colon, level_words = folded.partition(":")
    kind = _kinds().get(kind_words.strip())
    if kind is None or not colon:
        return None
    words = [part.strip() for part in level_words.split(",")]
    if words in ([fold(translate("form.level.none", lang))] for lang in _LANGUAGES):
        return kind, ()
    levels = _levels()
    return (kind, tuple(levels[word] for word in words)) if all(word in levels for word in words) else None


def offered(edition: Edition, lang: Language = "ru") -> tuple[str, ...]:
    """Answers that the drop-down offers: kinds of schools, and other organisations where a rule names them."""
    named = {kind for item in edition.indicators() if item.applies for kind in item.applies.kinds} | {"school"}
    return tuple(translate(f"form.type.{name}", lang) for name, (kind, _) in _TYPES.items() if kind in named)


def levels_matter(edition: Edition) -> bool:
    """Whether any rule exists only for some levels of education."""
    return any(item.applies is not None and item.applies.levels for item in edition.indicators())


@cache
def _known() -> Mapping[str, UnitType]:
    listed = {fold(translate(f"form.type.{name}", lang)): _TYPES[name] for name in _TYPES for lang in _LANGUAGES}
    return listed | {word: _TYPES[name] for word, name in _SYNONYMS.items()}


@cache
def _kinds() -> Mapping[str, UnitKind]:
    return {fold(translate(f"form.kind.{kind}", lang)): kind for kind in get_args(UnitKind) for lang in _LANGUAGES}


@cache
def _levels() -> Mapping[str, EducationLevel]:
    names: tuple[EducationLevel, ...] = get_args(EducationLevel)
    return {fold(translate(f"form.level.{level}", lang)): level for level in names for lang in _LANGUAGES}
