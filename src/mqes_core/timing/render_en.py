"""Canonical English words of deadlines."""

from __future__ import annotations

from typing import Final

from mqes_core.timing.lexicon_en import MONTHS, WEEKDAYS
from mqes_core.timing.meaning import ILLEGIBLE, Frequency, Manner, Mark, Part, Relative, Span, Unit

__all__ = ["English"]

_SEASONS: Final = ("winter", "spring", "summer", "autumn")
_PARTS: Final = {
    Part.BEGINNING: "beginning of", Part.MIDDLE: "middle of", Part.END: "end of", Part.FIRST_HALF: "1st half of",
    Part.SECOND_HALF: "2nd half of",
}  # fmt: skip
_NOUNS: Final = {
    Unit.QUARTER: "quarter", Unit.HALF: "half-year", Unit.ACADEMIC_HALF: "half-year", Unit.TERM: "term",
    Unit.TRIMESTER: "trimester", Unit.TEN_DAYS: "ten-days", Unit.WEEK: "week", Unit.MONTH: "month", Unit.DAY: "day",
    Unit.YEAR: "year", Unit.ACADEMIC_YEAR: "academic year", Unit.WORKING_DAY: "working day", Unit.HOUR: "hour",
}  # fmt: skip
_BOUNDS: Final = {"at_least": "at least ", "at_most": "at most ", "": ""}


class English:
    """English words for each part of a clause."""

    constant: Final = "continuously"

    def mark(self, mark: Mark, *, genitive: bool) -> str:
        """A stretch of the calendar with its year; English has no cases."""
        whole = self._whole(mark, genitive)
        return whole if mark.part is Part.WHOLE else f"{_PARTS[mark.part]} {whole}"

    def _whole(self, mark: Mark, genitive: bool) -> str:
        number = mark.number
        match mark.unit:
            case Unit.YEAR:
                if mark.year is None:
                    return "the year" if mark.part is not Part.WHOLE else "this year"
                return _year(mark)
            case Unit.ACADEMIC_YEAR:
                return _academic(mark)
            case Unit.MONTH if number:
                return _joined(MONTHS[number - 1], _year(mark))
            case Unit.DAY if number:
                return _joined(f"{number} {MONTHS[(mark.month or 1) - 1]}", _year(mark))
            case Unit.SEASON:
                return _joined(_SEASONS[number - 1], _year(mark))
            case Unit.HOLIDAYS:
                name = f"{('autumn', 'winter', 'spring', 'summer')[number - 1]} holidays" if number else "holidays"
                return _joined(name, f"of {_academic(mark)}" if mark.year is not None else "")
            case Unit.WEEKDAY:
                head = f"{_ordinal(number)} {WEEKDAYS[mark.weekday or 0]} of {MONTHS[(mark.month or 1) - 1]}"
                return _joined(head, _year(mark))
        noun = _NOUNS[mark.unit]
        if not number:
            return noun
        head = f"{_ordinal(number)} {noun}"
        if mark.unit in {Unit.TEN_DAYS, Unit.WEEK}:
            return _joined(f"{head} of {MONTHS[(mark.month or 1) - 1]}", _year(mark))
        if mark.unit is Unit.ACADEMIC_HALF or (mark.unit.academic and mark.year is not None):
            return f"{head} of {_academic(mark)}"
        return _joined(head, f"of {_year(mark)}" if mark.year is not None else "")

    def manner(self, manner: Manner, spans: tuple[Span, ...], words: str) -> str:
        """How the times are used."""
        match manner:
            case Manner.THROUGHOUT:
                return f"throughout {words.replace('this year', 'the year')}"
            case Manner.BY:
                return f"not later than {words}"
            case Manner.BEFORE:
                return f"until {words}"
        return words

    def since(self, words: str) -> str:
        """From when on."""
        return f"from {words}"

    def exception(self, words: str) -> str:
        """What is left out."""
        return f"except {words}"

    def frequency(self, frequency: Frequency) -> str:
        """How often."""
        if frequency.days:
            numbers = ", ".join(_ordinal(day) for day in frequency.days)
            numbers += f" – {_ordinal(frequency.to)}" if frequency.to else ""
            more = ", every quarter" if frequency.unit is Unit.QUARTER else ""
            return f"{'not later than ' if frequency.by else ''}{numbers} day of every month{more}"
        names = ", ".join(WEEKDAYS[day] for day in frequency.weekdays)
        if frequency.part is not Part.WHOLE:
            head = "not later than " if frequency.by else ""
            return f"{head}{_PARTS[frequency.part]} every {_NOUNS[frequency.unit]}"
        if frequency.ordinals:
            numbers = ", ".join(_ordinal(number) for number in frequency.ordinals)
            return f"{numbers} {names} of every month" if names else f"{numbers} week of the month"
        if names:
            return f"every {names}"
        bound = _BOUNDS[frequency.bound]
        noun = _NOUNS[frequency.unit]
        if frequency.unit is Unit.WORKING_DAY or (frequency.interval, frequency.times, bound) == (1, 1, ""):
            return f"{bound}every {noun}"
        per = f"{frequency.interval} {noun}s" if frequency.interval > 1 else noun
        return f"{bound}{frequency.times} {'time' if frequency.times == 1 else 'times'} per {per}"

    def relative(self, relative: Relative, event: str) -> str:
        """Before, after or during an event, in the document's words."""
        event = event.replace("«", "").replace("»", "")
        if relative.direction == "during":
            return f"during the event «{event}»"
        about = f"«{event}»" if event else "«the event»"
        if relative.distance is None:
            return f"{relative.direction} {about}"
        count, noun = relative.distance.count, _NOUNS[relative.distance.unit]
        counted = relative.distance.unit in _COUNTED
        words = f"{count} {noun}{'' if count == 1 else 's'}" if counted or count > 1 else noun
        if relative.direction == "before":
            return f"{'not later than ' if relative.least else ''}{words} before {about}"
        head = "exactly" if relative.exact else "within"
        return f"{head} {words} after «{event}»" if event else f"{head} {words}"

    def schedule(self, words: str, of: str) -> str:
        """Whose schedule decides, in the document's words."""
        kept = words.replace("«", "").replace("»", "")
        return f"as scheduled «{kept}»" + (f" for {of}" if of else "")

    def request(self, words: str) -> str:
        """On request, in the document's words."""
        kept = words.replace("«", "").replace("»", "")
        return f"on request «{kept}»"


_COUNTED: Final = {Unit.YEAR, Unit.MONTH, Unit.WEEK, Unit.DAY, Unit.WORKING_DAY, Unit.HOUR}


def _joined(*words: str) -> str:
    return " ".join(word for word in words if word)


def _year(mark: Mark) -> str:
    return "20__" if mark.year == ILLEGIBLE else "" if mark.year is None else str(mark.year)


def _academic(mark: Mark) -> str:
    return f"{mark.year}/{mark.year + 1} academic year" if mark.year is not None else "academic year"


def _ordinal(number: int) -> str:
    if number == -1:
        return "last"
    ending = "th" if number % 100 in {11, 12, 13} else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"
