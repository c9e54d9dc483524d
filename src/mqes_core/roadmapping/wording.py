"""Rows of plans in words: what state, how many days, why no day can be told, what was assumed."""

from __future__ import annotations

from datetime import date
from typing import Final

from mqes_core.i18n import Language, format_date, translate
from mqes_core.roadmapping.rows import PlanRow
from mqes_core.roadmapping.standing import Standing, State, Why
from mqes_core.timing import Window

__all__ = [
    "deadline_words",
    "doubt_words",
    "month_words",
    "reading_words",
    "responsible_words",
    "row_words",
    "standing_words",
    "time_words",
    "why_words",
    "window_words",
]

_SHOWN: Final = 3
"""How many missed times are named one by one."""


def window_words(window: Window, lang: Language) -> str:
    """A window in figures: one day, or from a day to a day."""
    first, last = format_date(window.start, lang), format_date(window.end, lang)
    return first if first == last else f"{first} – {last}"


def time_words(row: PlanRow, window: Window, lang: Language) -> str:
    """A window of a row; with the number of times where it stands for a month of what recurs oftener."""
    often = row.often(window)
    return window_words(window, lang) + (f", {translate('roadmap.often', lang, n=often)}" if often else "")


def doubt_words(row: PlanRow, lang: Language) -> str:
    """What to look at where a deadline is read with doubt; empty where it is not, or is overruled in the data."""
    if row.overruled is not None or row.reading is None or row.reading.confidence != "doubtful":
        return ""
    said = (words[:1].lower() + words[1:].rstrip(".") for words in reading_words(row, lang))
    return translate("roadmap.doubtful", lang, words="; ".join(said))


def month_words(month: date, lang: Language) -> str:
    """Name and year of a month: «Октябрь 2022», “October 2022”."""
    from babel.dates import format_date as written

    words = str(written(month, "LLLL yyyy", locale=lang))
    return words[0].upper() + words[1:]


def why_words(why: Why, lang: Language) -> str:
    """Why the days of a deadline cannot be told."""
    return translate(f"roadmap.why.{why.key}", lang, **why.params)


def row_words(row: PlanRow, lang: Language) -> str:
    """Number and title."""
    title = row.activity.title.in_language(lang)
    return f"{row.activity.number.rstrip('.')}. {title}" if row.activity.number else title


def responsible_words(row: PlanRow, lang: Language) -> str:
    """Who answers, as printed."""
    return ", ".join(row.activity.responsible) or translate("roadmap.nobody", lang)


def deadline_words(row: PlanRow, lang: Language) -> str:
    """The deadline as printed; how it is meant where the data overrule the print."""
    timing = row.activity.timing
    if timing is None:
        return translate("roadmap.why.no_deadline", lang)
    if timing.meant is None:
        return f"«{timing.printed}»"
    return translate("roadmap.meant", lang, printed=timing.printed, meant=timing.meant)


def standing_words(item: Standing, lang: Language) -> str:
    """The window that counts, and the days late, left or ahead; why there is none; empty where nothing needs saying."""
    if item.state is State.UNDETERMINED:
        return "; ".join(why_words(why, lang) for why in item.why) or translate("roadmap.why.outside", lang)
    if item.state is State.LATE:
        words = translate("roadmap.days.late", lang, n=item.days)
        windows = ", ".join(window_words(window, lang) for window in item.late[:_SHOWN])
        if len(item.late) > _SHOWN:
            windows += " " + translate("roadmap.more", lang, n=len(item.late) - _SHOWN)
        return f"{windows} – {words}"
    window = item.next
    if window is None:
        return ""
    key = {State.NOW: "left", State.COMING: "ahead"}.get(item.state)
    if item.state is State.CONTINUOUS:
        return translate("roadmap.continuous_until", lang, day=window.end) if item.row.years[1] else ""
    if key is None or item.days is None:
        return time_words(item.row, window, lang)
    key = {("left", 0): "last", ("left", 1): "last_but_one", ("ahead", 1): "tomorrow"}.get((key, item.days), key)
    return f"{time_words(item.row, window, lang)} – {translate(f'roadmap.days.{key}', lang, n=item.days)}"


def reading_words(row: PlanRow, lang: Language) -> tuple[str, ...]:
    """What the reading of the deadline assumes, and what is written amiss, a sentence a line."""
    if row.reading is None:
        return ()
    assumed = [translate(key, lang, **params) for key, params in row.reading.assumptions]
    slips = [translate(key, lang, **params) for key, params, _ in row.reading.slips]
    because = [row.overruled.because.in_language(lang)] if row.overruled else []
    return (*because, *assumed, *slips)
