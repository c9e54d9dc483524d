"""One cell of a file of people as its column reads it: a day, a number, a word that is chosen, a name."""

from __future__ import annotations

import re
from datetime import date, datetime
from difflib import get_close_matches
from fractions import Fraction
from typing import Final

from mqes_core.diagnostics import Diagnostic, Severity
from mqes_core.eligibility import category_in_words
from mqes_core.eligibility.spelling import key as spelt
from mqes_core.exchange.cells import Cell, Trouble, parse_count, parse_flag, parse_percent, parse_text, parse_year
from mqes_core.exchange.experts.columns import Column, Kind, Sheet
from mqes_core.exchange.experts.vocabulary import CHOICES, Vocabulary, procedure_in_words
from mqes_core.exchange.texts import fold, shorten
from mqes_core.i18n import Key, translate
from mqes_core.model.units import Absence

__all__ = ["Value", "name_remark", "read_value"]

Value = str | int | Fraction | bool | date | None

_FORMS: Final = ("%d.%m.%Y", "%Y-%m-%d", "%d.%m.%y", "%d/%m/%Y")
_GROUP: Final = re.compile(r"[0-9]{2}(\.[0-9]{2}){0,2}")
_ALIKE: Final = 0.75
"""From which likeness on another name is taken for a slip."""
_FIRST_YEAR: Final = 1930
_LAST_YEAR: Final = 2100
_NOT_NUMBERS: Final = {"MQ740", "MQ744", "MQ747", "MQ766", "MQ741"}


def read_value(cell: Cell, sheet: Sheet, column: Column, known: Vocabulary, today: date) -> Value | Trouble:
    """What the cell says; None where it is blank."""
    if cell.is_blank:
        return None
    match column.kind:
        case Kind.DAY:
            return _day(cell, column, today)
        case Kind.COUNT:
            return _number(cell, parse_count(cell))
        case Kind.PERCENT:
            return _number(cell, parse_percent(cell))
        case Kind.YEAR:
            return _year(cell, today)
        case Kind.FLAG:
            flag = parse_flag(cell)
            return None if isinstance(flag, Absence) else flag
        case Kind.CHOICE:
            return _choice(cell, column)
        case Kind.CATEGORY:
            return _category(cell, known)
        case Kind.PROCEDURE:
            return _procedure(cell, known)
        case Kind.GROUP:
            text = parse_text(cell)
            if isinstance(text, str) and not _GROUP.fullmatch(text):
                return Trouble("MQ329", {"value": shorten(text)})
            return text
        case Kind.NAME:
            text = parse_text(cell)
            return known.aliases.get(spelt(text), text) if isinstance(text, str) else text
    return parse_text(cell) or None


def name_remark(cell: Cell, value: Value, sheet: Sheet, column: Column, known: Vocabulary) -> Diagnostic | None:
    """A warning where a name is none that the concept knows: any issuer, and another name that looks like a slip."""
    if column.kind is not Kind.NAME or not isinstance(value, str):
        return None
    names = [text.ru for text in known.names.get((sheet.facts, column.key), ())]
    if not names or spelt(value) in {spelt(name) for name in names}:
        return None
    alike = get_close_matches(spelt(value), [spelt(name) for name in names], cutoff=_ALIKE)
    if column.key != "issuer" and not alike:
        return None
    listed = "; ".join(f"«{name}»" for name in names if not alike or spelt(name) in alike)
    params = {"column": column.title, "value": shorten(value), "near": listed}
    return Diagnostic("MQ320", cell.place, params, Severity.WARNING)


def _number(cell: Cell, number: int | Fraction | Absence | Trouble) -> Value | Trouble:
    if isinstance(number, Trouble) and number.code in _NOT_NUMBERS:
        return Trouble("MQ314", {"value": shorten(cell.words)})
    return None if isinstance(number, Absence) else number


def _year(cell: Cell, today: date) -> Value | Trouble:
    year = parse_year(cell)
    if isinstance(year, int) and year > today.year:
        return Trouble("MQ312", {"day": date(year, 1, 1), "today": today})
    return None if isinstance(year, Absence) else year


def _day(cell: Cell, column: Column, today: date) -> Value | Trouble:
    if isinstance(cell.value, Trouble) and cell.value.code != "MQ744":
        return cell.value
    for form in _FORMS:
        try:
            day = datetime.strptime(cell.words, form).date()  # noqa: DTZ007 — a day, not a moment
        except ValueError:
            continue
        if not _FIRST_YEAR <= day.year <= _LAST_YEAR:
            return Trouble("MQ327", {"year": str(day.year)})
        if column.past and day > today:
            return Trouble("MQ312", {"day": day, "today": today})
        return day
    return Trouble("MQ331", {"value": shorten(cell.words)})


def _choice(cell: Cell, column: Column) -> Value | Trouble:
    text = parse_text(cell)
    if isinstance(text, Trouble):
        return text
    options = {word: f"eligibility.{column.choices}.{word}" for word in CHOICES[column.choices]}
    for word, key in options.items():
        if fold(text) in {word, fold(translate(key, "ru")), fold(translate(key, "en"))}:
            return word
    listed = tuple(Key(key) for key in options.values())
    return Trouble("MQ332", {"value": shorten(text), "listed": listed})


def _category(cell: Cell, known: Vocabulary) -> Value | Trouble:
    """The id of a category, from id, number as printed, title, or number and title."""
    text = parse_text(cell)
    if isinstance(text, Trouble):
        return text
    wanted = fold(text).rstrip(".")
    for category in known.categories.values():
        names = {category.id, fold(category.number or "").rstrip("."), *_titles(category.title.ru, category.title.en)}
        names |= {fold(category_in_words(category, "ru")), fold(category_in_words(category, "en"))}
        if wanted and wanted in {name.rstrip(".") for name in names}:
            return category.id
    listed = tuple(category_in_words(item, "ru") for item in known.categories.values())
    return Trouble("MQ332", {"value": shorten(text), "listed": listed})


def _procedure(cell: Cell, known: Vocabulary) -> Value | Trouble:
    """The id of a procedure of the concept, from its title or short form; another name stays as it is written."""
    text = parse_text(cell)
    if isinstance(text, Trouble):
        return text
    for item in known.procedures.values():
        words = {procedure_in_words(item, "ru"), procedure_in_words(item, "en"), item.title.ru, item.title.en or ""}
        if fold(text) in {item.id, fold(item.short or ""), *map(fold, words)} - {""}:
            return item.id
    return text or None


def _titles(*titles: str | None) -> set[str]:
    return {fold(title) for title in titles if title}
