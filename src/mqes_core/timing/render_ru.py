"""Canonical Russian words of deadlines."""

from __future__ import annotations

from typing import Final

from mqes_core.timing.meaning import ILLEGIBLE, Distance, Frequency, Manner, Mark, Part, Relative, Span, Unit

__all__ = ["MONTHS_OF", "Russian"]

MONTHS: Final = (
    "январь", "февраль", "март", "апрель", "май", "июнь", "июль", "август", "сентябрь", "октябрь", "ноябрь", "декабрь",
)  # fmt: skip
MONTHS_OF: Final = (
    "января", "февраля", "марта", "апреля", "мая", "июня", "июля", "августа", "сентября", "октября", "ноября",
    "декабря",
)  # fmt: skip
_ROMAN: Final = ("", "I", "II", "III", "IV", "V")
_WEEKDAYS: Final = (
    ("понедельник", "понедельника", "понедельникам"), ("вторник", "вторника", "вторникам"),
    ("среда", "среды", "средам"), ("четверг", "четверга", "четвергам"), ("пятница", "пятницы", "пятницам"),
    ("суббота", "субботы", "субботам"), ("воскресенье", "воскресенья", "воскресеньям"),
)  # fmt: skip
_ENDINGS: Final = {"й": ("й", "го", "последний", "последнего"), "я": ("я", "й", "последняя", "последней"),
                   "е": ("е", "го", "последнее", "последнего")}  # fmt: skip
_GENDERS: Final = ("й", "й", "я", "й", "я", "я", "е")
_SEASONS: Final = (("зима", "зимы"), ("весна", "весны"), ("лето", "лета"), ("осень", "осени"))
_HOLIDAYS: Final = (
    ("каникулы", "каникул"), ("осенние каникулы", "осенних каникул"), ("зимние каникулы", "зимних каникул"),
    ("весенние каникулы", "весенних каникул"), ("летние каникулы", "летних каникул"),
)  # fmt: skip
_PARTS: Final = {
    Part.BEGINNING: ("начало", "начала"), Part.MIDDLE: ("середина", "середины"), Part.END: ("конец", "конца"),
    Part.FIRST_HALF: ("первая половина", "первой половины"), Part.SECOND_HALF: ("вторая половина", "второй половины"),
}  # fmt: skip
_NOUNS: Final = {
    Unit.QUARTER: ("квартал", "квартала"), Unit.HALF: ("полугодие", "полугодия"), Unit.TERM: ("четверть", "четверти"),
    Unit.TRIMESTER: ("триместр", "триместра"), Unit.TEN_DAYS: ("декада", "декады"), Unit.WEEK: ("неделя", "недели"),
    Unit.ACADEMIC_HALF: ("полугодие", "полугодия"), Unit.MONTH: ("месяц", "месяца"), Unit.DAY: ("день", "дня"),
    Unit.YEAR: ("год", "года"),
}  # fmt: skip
_EVERY: Final = {
    Unit.YEAR: "ежегодно", Unit.MONTH: "ежемесячно", Unit.QUARTER: "ежеквартально", Unit.WEEK: "еженедельно",
    Unit.DAY: "ежедневно", Unit.HALF: "каждое полугодие", Unit.TERM: "каждую четверть",
    Unit.TRIMESTER: "каждый триместр", Unit.TEN_DAYS: "каждую декаду", Unit.WORKING_DAY: "по рабочим дням",
    Unit.ACADEMIC_YEAR: "каждый учебный год",
}  # fmt: skip
_PER: Final = {
    Unit.YEAR: "год", Unit.MONTH: "месяц", Unit.QUARTER: "квартал", Unit.WEEK: "неделю", Unit.DAY: "день",
    Unit.HALF: "полугодие", Unit.TERM: "четверть", Unit.TRIMESTER: "триместр", Unit.TEN_DAYS: "декаду",
    Unit.ACADEMIC_YEAR: "учебный год",
}  # fmt: skip
_COUNTED: Final = {
    Unit.YEAR: ("год", "года", "лет"), Unit.MONTH: ("месяц", "месяца", "месяцев"),
    Unit.WEEK: ("неделя", "недели", "недель"), Unit.DAY: ("день", "дня", "дней"), Unit.HOUR: ("час", "часа", "часов"),
    Unit.WORKING_DAY: ("рабочий день", "рабочих дня", "рабочих дней"),
    Unit.QUARTER: ("кварталов",) * 3, Unit.HALF: ("полугодий",) * 3, Unit.TERM: ("четвертей",) * 3,
}  # fmt: skip
_BOUNDS: Final = {"at_least": "не реже ", "at_most": "не чаще ", "": ""}


class Russian:
    """Russian words for each part of a clause."""

    constant: Final = "постоянно"

    def mark(self, mark: Mark, *, genitive: bool) -> str:
        """A stretch of the calendar with its year, in the nominative or genitive."""
        if mark.part is not Part.WHOLE:
            return f"{_PARTS[mark.part][genitive]} {self._whole(mark, genitive=True)}"
        return self._whole(mark, genitive=genitive)

    def _whole(self, mark: Mark, *, genitive: bool) -> str:
        number = mark.number
        match mark.unit:
            case Unit.YEAR:
                if mark.year is None:
                    bare = "года" if genitive else "год"
                    return bare if mark.part is not Part.WHOLE else f"{'текущего' if genitive else 'текущий'} {bare}"
                return _year(mark)
            case Unit.ACADEMIC_YEAR:
                return _academic(mark, genitive)
            case Unit.MONTH if number:
                return _joined((MONTHS_OF if genitive else MONTHS)[number - 1], _year(mark))
            case Unit.DAY if number:
                return _joined(f"{number} {MONTHS_OF[(mark.month or 1) - 1]}", _year(mark))
            case Unit.SEASON:
                return _joined(_SEASONS[number - 1][genitive], _year(mark))
            case Unit.HOLIDAYS:
                return _joined(_HOLIDAYS[number][genitive], _academic(mark, True) if mark.year is not None else "")
            case Unit.WEEKDAY:
                name = _WEEKDAYS[mark.weekday or 0][genitive]
                count = _ordinal(number, _GENDERS[mark.weekday or 0], genitive)
                return _joined(f"{count} {name} {MONTHS_OF[(mark.month or 1) - 1]}", _year(mark))
        noun = _NOUNS[mark.unit][genitive]
        if not number:
            return noun
        head = f"{_ROMAN[number]} {noun}" if number > 0 else f"{_ordinal(-1, 'я', genitive)} {noun}"
        if mark.unit in {Unit.TEN_DAYS, Unit.WEEK}:
            return _joined(f"{head} {MONTHS_OF[(mark.month or 1) - 1]}", _year(mark))
        if mark.unit is Unit.ACADEMIC_HALF or (mark.unit.academic and mark.year is not None):
            return f"{head} {_academic(mark, True)}"
        return _joined(head, _year(mark))

    def manner(self, manner: Manner, spans: tuple[Span, ...], words: str) -> str:
        """How the times are used."""
        match manner:
            case Manner.THROUGHOUT:
                return f"в течение {words.removeprefix('текущего ')}"
            case Manner.BY:
                days = all(span.last.unit is Unit.DAY for span in spans)
                return f"до {words}" if days else f"не позднее {words}"
            case Manner.BEFORE:
                return f"до {words}"
        return words

    def since(self, words: str) -> str:
        """From when on."""
        return f"с {words}"

    def exception(self, words: str) -> str:
        """What is left out."""
        return f"кроме {words}"

    def frequency(self, frequency: Frequency) -> str:
        """How often."""
        if frequency.days:
            last = f"–{frequency.to}" if frequency.to else ""
            numbers = ", ".join("последнего" if day == -1 else str(day) for day in frequency.days) + last
            month = "месяца, следующего за отчетным кварталом" if frequency.unit is Unit.QUARTER else "каждого месяца"
            return f"{'до ' if frequency.by else ''}{numbers} числа {month}"
        if frequency.part is not Part.WHOLE:
            every = "каждой" if frequency.unit is Unit.TERM else "каждого"
            part = _PARTS[frequency.part][frequency.by]
            return f"{'до ' if frequency.by else ''}{part} {every} {_NOUNS[frequency.unit][1]}"
        if frequency.ordinals and not frequency.weekdays:
            numbers = ", ".join(_ordinal(number, "я", genitive=False) for number in frequency.ordinals)
            return f"{numbers} неделя каждого месяца"
        if frequency.ordinals:
            ending = _GENDERS[frequency.weekdays[0]]
            numbers = ", ".join(_ordinal(number, ending, genitive=False) for number in frequency.ordinals)
            return f"{numbers} {', '.join(_WEEKDAYS[day][0] for day in frequency.weekdays)} каждого месяца"
        if frequency.weekdays:
            return f"по {', '.join(_WEEKDAYS[day][2] for day in frequency.weekdays)}"
        bound = _BOUNDS[frequency.bound]
        if frequency.unit is Unit.WORKING_DAY or (frequency.interval, frequency.times, bound) == (1, 1, ""):
            return bound + _EVERY[frequency.unit]
        genitive = bool(bound)
        often = _plural(frequency.times, ("раза", "раз", "раз") if genitive else ("раз", "раза", "раз"))
        per = _PER[frequency.unit]
        if frequency.interval > 1:
            per = f"{frequency.interval} {_plural(frequency.interval, _accusative(frequency.unit))}"
        return f"{bound}{frequency.times} {often} в {per}"

    def relative(self, relative: Relative, event: str) -> str:
        """Before, after or during an event."""
        if relative.direction == "during":
            return event
        if relative.distance is None:
            if not event:
                return "после события" if relative.direction == "after" else "до события"
            return f"после {event}" if relative.direction == "after" else f"до события «{_bare(event)}»"
        if relative.direction == "before":
            head = "не позднее чем за" if relative.least else "за"
            return f"{head} {_distance(relative.distance, genitive=False)} до {event or 'события'}"
        head = "через" if relative.exact else "в течение"
        words = f"{head} {_distance(relative.distance, genitive=not relative.exact)}"
        return f"{words} после {event}" if event else words

    def schedule(self, words: str, of: str) -> str:
        """Whose schedule decides."""
        return f"{words} на {of}" if of else words

    def request(self, words: str) -> str:
        """On request, as printed."""
        return words


def _joined(*words: str) -> str:
    return " ".join(word for word in words if word)


def _year(mark: Mark) -> str:
    if mark.year == ILLEGIBLE:
        return "20__ г."
    return "" if mark.year is None else f"{mark.year} г."


def _academic(mark: Mark, genitive: bool) -> str:
    year = f"{mark.year}/{mark.year + 1} " if mark.year is not None else ""
    return year + ("учебного года" if genitive else "учебный год")


def _ordinal(number: int, ending: str, genitive: bool) -> str:
    nominative, of, last, last_of = _ENDINGS[ending]
    if number == -1:
        return last_of if genitive else last
    return f"{number}-{of if genitive else nominative}"


def _plural(number: int, forms: tuple[str, ...]) -> str:
    if number % 10 == 1 and number % 100 != 11:
        return forms[0]
    return forms[1] if number % 10 in {2, 3, 4} and number % 100 not in {12, 13, 14} else forms[2]


def _accusative(unit: Unit) -> tuple[str, ...]:
    forms = _COUNTED[unit]
    return ("неделю", *forms[1:]) if unit is Unit.WEEK else forms


def _distance(distance: Distance, *, genitive: bool) -> str:
    count, unit = distance.count, distance.unit
    if unit not in _COUNTED or (count == 1 and unit in _NOUNS and unit not in {Unit.MONTH, Unit.WEEK, Unit.DAY}):
        return _NOUNS[unit][genitive]
    forms = _accusative(unit)
    if not genitive:
        return f"{count} {_plural(count, forms)}"
    one = {Unit.WEEK: "недели", Unit.WORKING_DAY: "рабочего дня"}.get(unit, forms[1])
    return f"{count} {_plural(count, (one, forms[2], forms[2]))}"


def _bare(words: str) -> str:
    return words.replace("«", "").replace("»", "")
