"""English words of deadlines: those of the canonical forms and their plain variants."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from mqes_core.timing.meaning import Part, Unit

__all__ = ["MONTHS", "ORDINALS", "WEEKDAYS", "entries"]

MONTHS: Final = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
WEEKDAYS: Final = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
ORDINALS: Final = {1: "first", 2: "second", 3: "third", 4: "fourth", 5: "fifth", -1: "last"}
_UNITS: Final = (
    ("YEAR_W", Unit.YEAR, "year years"), ("MONTH_W", Unit.MONTH, "month months"), ("WEEK_W", Unit.WEEK, "week weeks"),
    ("DAY_W", Unit.DAY, "day days"), ("QUARTER_W", Unit.QUARTER, "quarter"), ("HOUR_W", Unit.HOUR, "hour hours"),
    ("HALF_W", Unit.HALF, "half-year"), ("TERM_W", Unit.TERM, "term"),
    ("TERM_W", Unit.TRIMESTER, "trimester"), ("TEN_W", Unit.TEN_DAYS, "ten-days"),
    ("HALFPART", Unit.HALF, "half"), ("COUNT_W", Unit.QUARTER, "quarters"), ("COUNT_W", Unit.HALF, "half-years"),
    ("COUNT_W", Unit.TERM, "terms"),
)  # fmt: skip
_ADV: Final = {
    Unit.YEAR: "yearly;annually;every year;each year", Unit.MONTH: "monthly;every month",
    Unit.WEEK: "weekly;every week",
    Unit.QUARTER: "quarterly;every quarter", Unit.DAY: "daily;every day", Unit.HALF: "half-yearly;every half-year",
    Unit.WORKING_DAY: "every working day;on working days", Unit.TERM: "every term", Unit.TRIMESTER: "every trimester",
    Unit.ACADEMIC_YEAR: "every academic year",
}  # fmt: skip
_WORDS: Final = {
    "CONST": "continuously;constantly;permanently;ongoing", "REQUEST": "on request;as needed",
    "EXTERNAL": "according to;as scheduled",
    "AFTER": "after", "BEFORE_E": "ahead of", "DURING_E": "during the event", "DURING": "throughout;during",
    "NOT_LATER": "not later than;no later than;by", "DO": "until", "FROM": "from;since;starting", "PO": "to;through",
    "THROUGH": "exactly", "WITHIN": "within", "EVERY": "every;each", "TIMES": "times;time", "ONCE": "once",
    "TWICE": "twice", "AT_LEAST": "at least", "AT_MOST": "at most", "WORKING": "working", "CALENDAR": "calendar",
    "ACADEMIC": "academic;school",
    "CHISLO": "day of every month;day of each month;day of the month", "INCL": "inclusive",
    "THEN": "then;thereafter", "EXCEPT": "except",
    "NEXT": "next", "THIS": "this;current", "AND": "and;or", "IN": "in;on;of;the;a;an;per", "BEFORE_D": "before",
}  # fmt: skip


def entries() -> Iterator[tuple[str, str, Any]]:
    """Every form with the token it makes, in small letters."""
    for number, name in enumerate(MONTHS, 1):
        yield name.lower(), "MONTH", number
        yield name[:3].lower(), "MONTH", number
    for number, name in enumerate(WEEKDAYS):
        yield name.lower(), "WEEKDAY", number
    for number, name in ORDINALS.items():
        yield name, "N", number
    for kind, unit, forms in _UNITS:
        for form in forms.split():
            yield form, kind, unit
    for unit, forms in _ADV.items():
        for form in forms.split(";"):
            yield form, "ADV", unit
    for kind, forms in _WORDS.items():
        for form in forms.split(";"):
            yield form, kind, form
    for number, name in enumerate(("winter", "spring", "summer", "autumn"), 1):
        yield name, "SEASON", number
    for number, name in enumerate(
        ("holidays", "autumn holidays", "winter holidays", "spring holidays", "summer holidays")
    ):
        yield name, "HOLIDAYS", number
    for part, words in ((Part.BEGINNING, "beginning start"), (Part.MIDDLE, "middle"), (Part.END, "end")):
        for form in words.split():
            yield form, "PART", part
