"""A reading in words: what is understood, what was assumed, what is written amiss."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from mqes_core.i18n import Language, format_date, translate
from mqes_core.timing.calendar import Window
from mqes_core.timing.reading import TimingReading
from mqes_core.timing.render import render

__all__ = ["describe", "next_windows", "window_words"]

_YEARS_AHEAD = 12
_LAST_YEAR = 9900
_SHOWN = 30


def describe(reading: TimingReading, lang: Language = "ru") -> tuple[str, ...]:
    """What the reading means, a sentence a line: the words understood, kind, days, assumptions, slips."""
    return tuple(_lines(reading, lang))


def next_windows(reading: TimingReading, on: date, count: int = 3) -> tuple[Window, ...]:
    """The next windows that are not over on a day, at most ``count``; what goes on without end has none."""
    if reading.parts:
        return tuple(sorted({window for part in reading.parts for window in next_windows(part, on, count)}))[:count]
    if reading.open_ended:
        return ()
    span = 1
    found: tuple[Window, ...] = ()
    while span <= _YEARS_AHEAD and on.year + span <= _LAST_YEAR:
        found = reading.occurrences(on, on + timedelta(days=366 * span))
        if len(found) >= count:
            break
        span *= 3
    return found[:count]


def window_words(window: Window, lang: Language) -> str:
    """A window in figures: one day, or from a day to a day."""
    if window.start == window.end:
        return format_date(window.start, lang)
    return f"{format_date(window.start, lang)} – {format_date(window.end, lang)}"


def _lines(reading: TimingReading, lang: Language) -> Iterator[str]:
    if reading.kind == "unreadable":
        column = reading.stopped_at or 1
        rest = " ".join(reading.printed[column - 1 :].split())[:_SHOWN] or "…"
        yield translate("timing.line.unreadable", lang, column=str(column), rest=rest)
        yield translate("timing.line.write_so", lang)
        yield from _slips(reading, lang)
        return
    kind = translate(f"timing.kind.{reading.kind}", lang)
    yield translate("timing.line.read_as", lang, words=render(reading, lang), kind=kind)
    if reading.windows and reading.recurrence is None:
        windows = ", ".join(window_words(window, lang) for window in reading.windows)
        yield translate("timing.line.days", lang, windows=windows)
    for part in reading.parts or (reading,):
        if part.recurrence is not None and part.recurrence.times > 1:
            yield translate("timing.line.times", lang, times=part.recurrence.times)
    yield translate(f"timing.confidence.{reading.confidence}", lang)
    for key, params in reading.assumptions:
        yield translate(key, lang, **params)
    yield from _slips(reading, lang)


def _slips(reading: TimingReading, lang: Language) -> Iterator[str]:
    for key, params, column in reading.slips:
        slip = translate(key, lang, **params)
        yield translate("timing.line.slip", lang, column=str(column), slip=slip)
