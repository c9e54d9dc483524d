"""What a deadline says, apart from how it was printed: marks of the calendar, frequencies, distances, clauses."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

__all__ = [
    "ILLEGIBLE",
    "Clause",
    "Distance",
    "Frequency",
    "Manner",
    "Mark",
    "Part",
    "Relative",
    "Span",
    "Unit",
    "Words",
]

ILLEGIBLE = 0
"""In place of a year that is printed and cannot be made out («20__ г.», «20201»)."""


class Unit(StrEnum):
    """A stretch of the calendar, or of the academic year."""

    HOUR = "hour"
    DAY = "day"
    WORKING_DAY = "working_day"
    WEEK = "week"
    TEN_DAYS = "ten_days"
    MONTH = "month"
    QUARTER = "quarter"
    HALF = "half"
    YEAR = "year"
    SEASON = "season"
    WEEKDAY = "weekday"
    ACADEMIC_YEAR = "academic_year"
    ACADEMIC_HALF = "academic_half"
    TERM = "term"
    TRIMESTER = "trimester"
    HOLIDAYS = "holidays"

    @property
    def academic(self) -> bool:
        """Whether its days follow from where the academic year begins and ends."""
        return self in _ACADEMIC


_ACADEMIC = frozenset({Unit.ACADEMIC_YEAR, Unit.ACADEMIC_HALF, Unit.TERM, Unit.TRIMESTER, Unit.HOLIDAYS})


class Part(StrEnum):
    """Which part of a stretch is meant."""

    WHOLE = "whole"
    BEGINNING = "beginning"
    MIDDLE = "middle"
    END = "end"
    FIRST_HALF = "first_half"
    SECOND_HALF = "second_half"


class Manner(StrEnum):
    """How a clause uses its marks."""

    IN = "in"
    """Some time within («май 2021 г.»)."""
    THROUGHOUT = "throughout"
    """All along («в течение 2021 г.»)."""
    BY = "by"
    """Not later than, the named day included («до 1 июня», «не позднее 1 июня»)."""
    BEFORE = "before"
    """Before the named stretch begins («до сентября», «к началу учебного года»)."""
    OF_SCHEDULE = "of_schedule"
    """The time that a schedule of others is for («по графику … на 2022 год»)."""


@dataclass(frozen=True, slots=True)
class Words:
    """Free words of the document; two are the same when they differ in case, spaces and dashes alone."""

    printed: str = field(compare=False)
    key: str = ""

    @staticmethod
    def of(printed: str) -> Words:
        """The words with their key for comparison."""
        text = " ".join(printed.split())
        folded = text.casefold().replace("ё", "е")
        return Words(text, "".join(letter for letter in folded if letter.isalnum()))


@dataclass(frozen=True, slots=True)
class Mark:
    """One stretch of the calendar: «15 августа 2021 г.», «III квартал», «начало учебного года».

    ``year`` is None where none is printed, and the year in which it begins for an academic year.
    ``number`` is 0 where the stretch is not numbered («в течение года»). ``month`` is for days, weeks
    and ten-day parts of a month; a day of no month is that day of some month («5 числа»). ``weekday``
    is 0 (Monday) to 6 for the n-th weekday of a month, n = −1 for the last.
    """

    unit: Unit
    number: int = 0
    year: int | None = None
    month: int | None = None
    part: Part = Part.WHOLE
    weekday: int | None = None


@dataclass(frozen=True, slots=True)
class Span:
    """From the first day of one mark to the last day of another; a single mark is its own span."""

    first: Mark
    last: Mark

    @staticmethod
    def of(mark: Mark) -> Span:
        """The span of one mark."""
        return Span(mark, mark)

    @property
    def single(self) -> bool:
        """Whether one mark is named, not two."""
        return self.first == self.last


@dataclass(frozen=True, slots=True)
class Frequency:
    """How often: ``times`` in every ``interval`` units; or on named days of weeks or months."""

    unit: Unit
    interval: int = 1
    times: int = 1
    bound: str = ""
    """``at_least`` («не реже»), ``at_most`` («не чаще»), or exactly."""
    weekdays: tuple[int, ...] = ()
    ordinals: tuple[int, ...] = ()
    """Which of the weekdays in a month: 1 to 5, −1 the last; without weekdays, which of its weeks."""
    days: tuple[int, ...] = ()
    """Days of the month; −1 the last."""
    to: int = 0
    """The last day of a stretch that begins on the one of ``days`` («с 1 по 10 число»); 0 for single days."""
    by: bool = False
    """Not later than these days, or than the end of this part."""
    part: Part = Part.WHOLE
    """Which part of each stretch («в конце каждого квартала»)."""


@dataclass(frozen=True, slots=True)
class Distance:
    """So many days, working days, weeks, months."""

    count: int
    unit: Unit


@dataclass(frozen=True, slots=True)
class Relative:
    """Before, after or during an event named in the document's words."""

    direction: str
    """``after``, ``before`` or ``during``."""
    event: Words | None
    distance: Distance | None = None
    exact: bool = False
    """After exactly that distance («через месяц после»), not within it."""
    least: bool = False
    """Not later than so long before the event («не позднее чем за 10 дней до»)."""


@dataclass(frozen=True, slots=True)
class Clause:
    """One deadline; a phrase has one or several."""

    spans: tuple[Span, ...] = ()
    manner: Manner = Manner.IN
    frequency: Frequency | None = None
    since: Mark | None = None
    exceptions: tuple[Span, ...] = ()
    relative: Relative | None = None
    schedule: Words | None = None
    """Whose schedule decides, in the document's words with the preposition («по графику ВсОШ»)."""
    request: Words | None = None
    constant: bool = False
    note: Words | None = None
    """For whom or on what condition («ОУ», «по предварительной записи»)."""
