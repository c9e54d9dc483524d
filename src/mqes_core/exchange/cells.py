"""One cell: what stood there and where, and how its text reads as a number, a code of absence or an answer."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any, Final

from mqes_core.diagnostics import Place
from mqes_core.exchange.texts import fold, look_alike, shorten, tidy
from mqes_core.model.base import simplified
from mqes_core.model.measures import ChoiceMeasure, ChoiceOption
from mqes_core.model.units import Absence

__all__ = [
    "FIRST_YEAR",
    "LAST_YEAR",
    "Cell",
    "CellValue",
    "Number",
    "Trouble",
    "exact_float",
    "option_word",
    "parse_absence",
    "parse_choice",
    "parse_count",
    "parse_flag",
    "parse_number",
    "parse_percent",
    "parse_text",
    "parse_year",
    "read_number",
]

Number = int | Fraction


@dataclass(frozen=True, slots=True)
class Trouble:
    """Why a cell cannot be read: a code of the catalogue, and what fills its words."""

    code: str
    params: Mapping[str, Any] = field(default_factory=dict)


CellValue = str | int | Fraction | bool | Absence | Trouble | None


@dataclass(frozen=True, slots=True)
class Cell:
    """What stood in one cell of a form; ``percent``: the number is shown a hundredfold, with a percent sign."""

    value: CellValue
    place: Place
    percent: bool = False
    formula: bool = False

    @property
    def is_blank(self) -> bool:
        """Whether there is nothing to see in it."""
        return self.value is None or (isinstance(self.value, str) and not tidy(self.value))

    @property
    def words(self) -> str:
        """What a header or a name in it says."""
        value = self.value.params.get("value", "") if isinstance(self.value, Trouble) else self.value
        return "" if value is None else tidy(str(value))


_LONGEST_NUMBER: Final = 60
_MOST_COUNTED: Final = 10**12
_LONGEST_TEXT: Final = 2000
_DECIMAL: Final = re.compile(r"([+-]?)([0-9]{1,3}(?: [0-9]{3})+|[0-9]+)(?:[.,]([0-9]+))?")
_MIXED: Final = re.compile(r"([+-]?)(?:([0-9]+) )?([0-9]+)/([0-9]+)")
_CODES: Final = {
    Absence.NOT_APPLICABLE: ("н/п", "не применимо", "n/a", "not applicable"),
    Absence.WITHHELD: ("скрыто", "withheld"),
    Absence.MISSING: ("н/д", "нет данных", "missing"),
}
_ABSENT: Final = {look_alike(word): absence for absence, words in _CODES.items() for word in words}
_ERRORS: Final = re.compile(r"#[\w/]+[!?]?|#[NН]/[AД]", re.IGNORECASE)
FIRST_YEAR: Final = 1990
LAST_YEAR: Final = 2100
_SCHOOL_YEAR: Final = re.compile(r"([12][0-9]{3}) ?[/\\‐‑‒–—−-] ?([0-9]{4}|[0-9]{2})(?![0-9])")
_FLAGS: Final = {"да": True, "нет": False, "yes": True, "no": False, "истина": True, "ложь": False}


def exact_float(value: float) -> Number | Trouble:
    """The number that a spreadsheet shows for a float: an int where it is whole, else its shortest decimal."""
    if value != value or value in (float("inf"), float("-inf")):
        return Trouble("MQ740", {"value": str(value)})
    return simplified(Fraction(repr(value)))


def parse_absence(text: str) -> Absence | None:
    """The code of absence that the text is, Latin letters and marks between them forgiven."""
    return None if _ERRORS.fullmatch(tidy(text)) else _ABSENT.get(look_alike(text))


def read_number(text: str) -> tuple[Number, bool] | None:
    """The exact number that the text writes, and whether a percent sign follows; None where it is no number.

    ``1 234,5 %``, ``33 1/3`` and ``-2.5`` are numbers; spaces stand only between groups of three figures.
    """
    plain = tidy(text).replace("\N{MINUS SIGN}", "-")
    if len(plain) > _LONGEST_NUMBER:
        return None
    percent = plain.endswith("%")
    plain = plain.removesuffix("%").rstrip()
    if found := _DECIMAL.fullmatch(plain):
        sign, whole, places = found.groups()
        number = Fraction(f"{sign}{whole.replace(' ', '')}.{places or 0}")
    elif (found := _MIXED.fullmatch(plain)) and int(found[4]):
        number = int(found[2] or 0) + Fraction(int(found[3]), int(found[4]))
        number = -number if found[1] == "-" else number
    else:
        return None
    return simplified(number), percent


def parse_number(cell: Cell, *, percent_sign: bool = False) -> Number | Absence | Trouble:
    """Any exact number; with ``percent_sign`` in percent, whether or not the sign is there."""
    value, percent = cell.value, cell.percent
    if cell.is_blank or value is None:
        return Absence.MISSING
    if isinstance(value, (Absence, Trouble)):
        return value
    if isinstance(value, bool):
        return Trouble("MQ740", {"value": str(value).upper()})
    number: Number
    if isinstance(value, str):
        if (absence := parse_absence(value)) is not None:
            return absence
        read = read_number(value)
        if read is None:
            code = "MQ745" if _ERRORS.fullmatch(tidy(value)) else "MQ740"
            return Trouble(code, {"value": shorten(value)})
        number, percent = read
    else:
        number = value * 100 if percent else value
    if not -_MOST_COUNTED <= number <= _MOST_COUNTED or number.denominator > _MOST_COUNTED**3:
        return Trouble("MQ743")
    if percent and not percent_sign:
        return Trouble("MQ747", {"value": number})
    return simplified(number)


def parse_count(cell: Cell) -> int | Absence | Trouble:
    """A whole number from zero up; «4/2» is a slip or a share, never a count."""
    if isinstance(cell.value, str) and "/" in cell.value and read_number(cell.value) is not None:
        return Trouble("MQ766", {"value": shorten(cell.value)})
    number = parse_number(cell)
    if isinstance(number, (Absence, Trouble)):
        return number
    if number < 0:
        return Trouble("MQ742", {"value": number})
    return Trouble("MQ741", {"value": number}) if isinstance(number, Fraction) else number


def parse_year(cell: Cell) -> int | Absence | Trouble:
    """A year in four figures; a school year such as 2023/2024 is two of them."""
    value = cell.value
    if isinstance(value, str) and (found := _SCHOOL_YEAR.match(tidy(value))):
        first, last = found[1], found[2]
        last = f"{first[:2]}{last}" if len(last) == 2 else last
        code = "MQ767" if int(last) == int(first) + 1 else "MQ732"
        return Trouble(code, {"value": shorten(value), "first": first, "last": last})
    if isinstance(value, str) and "/" in value and parse_absence(value) is None:
        return Trouble("MQ732", {"value": shorten(value)})
    year = parse_number(cell)
    if isinstance(year, Trouble) and year.code == "MQ740":
        return Trouble("MQ732", year.params)
    if isinstance(year, (Trouble, Absence)) or (isinstance(year, int) and FIRST_YEAR <= year <= LAST_YEAR):
        return year
    return Trouble("MQ732", {"value": year})


def parse_percent(cell: Cell) -> Number | Absence | Trouble:
    """A number of percent from 0 to 100."""
    number = parse_number(cell, percent_sign=True)
    if isinstance(number, (Absence, Trouble)):
        return number
    if number < 0:
        return Trouble("MQ742", {"value": number})
    return Trouble("MQ753", {"value": number}) if number > 100 else number


def parse_flag(cell: Cell) -> bool | Absence | Trouble:
    """Yes or no."""
    value = cell.value
    if cell.is_blank or value is None:
        return Absence.MISSING
    if isinstance(value, (bool, Absence, Trouble)):
        return value
    if isinstance(value, str):
        for words in (fold(value), look_alike(value)):
            if words in _FLAGS:
                return _FLAGS[words]
        if (absence := parse_absence(value)) is not None:
            return absence
    return Trouble("MQ748", {"value": shorten(value)})


def parse_choice(cell: Cell, measure: ChoiceMeasure) -> str | Absence | Trouble:
    """The id of the option whose id or title stands in the cell."""
    if cell.is_blank or cell.value is None:
        return Absence.MISSING
    if isinstance(cell.value, (Absence, Trouble)):
        return cell.value
    text = str(cell.value)
    found = _option(text, measure)
    if found is not None:
        return found
    if (absence := parse_absence(text)) is not None:
        return absence
    listed = "; ".join(option_word(option, measure) for option in measure.options)
    return Trouble("MQ749", {"value": shorten(text), "listed": listed})


def option_word(option: ChoiceOption, measure: ChoiceMeasure, lang: str = "ru") -> str:
    """What stands for an option in a form: its title, or its id where the title could be taken for something else."""
    title = tidy(option.title.in_language(lang))
    return title if _option(title, measure) == option.id else option.id


def _option(text: str, measure: ChoiceMeasure) -> str | None:
    plain = tidy(text)
    for option in measure.options:
        if option.id == plain:
            return option.id
    if parse_absence(plain) is not None:
        return None
    wanted = fold(plain)
    titles = ((item.id, fold(title)) for item in measure.options for title in (item.title.ru, item.title.en) if title)
    matching = {key for key, title in titles if title == wanted}
    return matching.pop() if len(matching) == 1 else None


def parse_text(cell: Cell) -> str | Trouble:
    """Tidy text; a number stands as its figures, so that a code that a spreadsheet took for a number stays a code."""
    value = cell.value
    if isinstance(value, Trouble):
        return value
    if value is None or isinstance(value, Absence):
        return ""
    text = tidy(str(float(value) if isinstance(value, Fraction) else value))
    return Trouble("MQ738", {"most": _LONGEST_TEXT}) if len(text) > _LONGEST_TEXT else text
