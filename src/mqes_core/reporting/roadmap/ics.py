"""Plans as a calendar (iCalendar, RFC 5545) for Outlook, Thunderbird, Apple and Yandex calendars."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Final

from mqes_core.__about__ import __version__
from mqes_core.i18n import Language, translate
from mqes_core.roadmapping import PlanRow
from mqes_core.roadmapping.series import Series, row_series
from mqes_core.roadmapping.wording import deadline_words, reading_words, responsible_words, row_words

if TYPE_CHECKING:
    from icalendar import Event

__all__ = ["PlanCalendar", "plan_calendar"]

_FIRST_DAY: Final = date(2020, 1, 1)
_DAY: Final = timedelta(days=1)
_MORNING: Final = timedelta(hours=9)
"""When a reminder is given on its day."""


@dataclass(frozen=True, eq=False)
class PlanCalendar:
    """A calendar as the bytes of its file, and what could not go into it."""

    data: bytes
    events: int
    left_out: tuple[PlanRow, ...]
    """Rows without a day of their own: what runs all along, and what the plan does not date."""


def plan_calendar(
    rows: Iterable[PlanRow],
    *,
    until: date,
    made: datetime,
    remind: int = 7,
    lang: Language = "ru",
) -> PlanCalendar:
    """The rows of plans as events of whole days.

    An event is known again by its UID, made of the names of concept, edition, plan, row and series, none of which hangs
    on ``until``, so a second import updates the first. Which import is the newer is said by SEQUENCE (days since 2020)
    and DTSTAMP; LAST-MODIFIED is the same moment, and X-MQES-HASH changes only when the event does.

    Args:
        rows: of one edition or several.
        until: the last day on which a window may begin; what recurs without end is cut there.
        made: now, in UTC.
        remind: so many days before the last day a reminder is due, in the morning; 0 for none.
        lang: of the words around those of the document.
    """
    from icalendar import Calendar

    rows = tuple(rows)
    calendar = Calendar()
    calendar.add("prodid", f"-//mqes//{__version__}//{lang.upper()}")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    names = dict.fromkeys(row.edition.concept.municipality.in_language(lang) for row in rows)
    calendar.add("x-wr-calname", translate("roadmap.calendar.name", lang, names=", ".join(names)))
    left_out = []
    events = 0
    for row in rows:
        series = row_series(row, made.date(), until)
        if not series:
            left_out.append(row)
        for item in series:
            event = _event(row, item, lang, remind)
            event.add("dtstamp", made)
            event.add("last-modified", made)
            event.add("sequence", (made.date() - _FIRST_DAY).days)
            calendar.add_component(event)
            events += 1
    return PlanCalendar(calendar.to_ical(), events, tuple(left_out))


def _event(row: PlanRow, series: Series, lang: Language, remind: int) -> Event:
    from icalendar import Alarm, Event, vRecur

    window = series.first
    event = Event()
    description = "\n".join(_description(row, lang))
    told = (row_words(row, lang), series, [body.title for body in row.bodies], description, remind)
    event.add("x-mqes-hash", hashlib.sha256(repr(told).encode()).hexdigest()[:16])
    event.add("uid", f"{row.edition.key}/{row.key}/{series.name}".replace("@", "-").replace("/", ".") + "@mqes")
    event.add("summary", row_words(row, lang))
    event.add("dtstart", window.start)
    event.add("dtend", window.end + _DAY)
    if series.rule:
        event.add("rrule", vRecur.from_ical(series.rule))
    for day in series.exceptions:
        event.add("exdate", day, parameters={"VALUE": "DATE"})
    if row.bodies:
        event.add("categories", [body.title for body in row.bodies])
    event.add("description", description)
    event.add("transp", "OPAQUE" if window.start == window.end else "TRANSPARENT")
    if remind:
        alarm = Alarm()
        alarm.add("action", "DISPLAY")
        alarm.add("description", row_words(row, lang))
        # The end of an event of whole days is the midnight after its last day.
        alarm.add("trigger", _MORNING - timedelta(days=remind + 1), parameters={"RELATED": "END"})
        event.add_component(alarm)
    return event


def _description(row: PlanRow, lang: Language) -> list[str]:
    activity, concept = row.activity, row.edition.concept
    documents = {item.id: item for item in concept.documents}
    document = documents.get(activity.source.document or "", concept.documents[0])
    source = f"{document.title.in_language(lang)}, {activity.source.text(lang)}"
    lines = [
        translate("roadmap.line.deadline", lang, words=deadline_words(row, lang)),
        *reading_words(row, lang),
        translate("roadmap.line.responsible", lang, words=responsible_words(row, lang)),
        *(translate("roadmap.line.result", lang, words=item.title.in_language(lang)) for item in activity.results),
        translate("roadmap.line.source", lang, words=source),
    ]
    return [line for line in lines if line]
