"""Canonical words for a reading: what they say is read back as the same reading, in Russian and in English."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from mqes_core.i18n import Language
from mqes_core.timing.calendar import position
from mqes_core.timing.meaning import Clause, Manner, Part, Span, Unit
from mqes_core.timing.reading import TimingReading

if TYPE_CHECKING:
    from mqes_core.timing.render_en import English
    from mqes_core.timing.render_ru import Russian

__all__ = ["render"]

_BRACKETS = re.compile(r"[()\[\]«»\"“”„]")


def render(reading: TimingReading, lang: Language = "ru") -> str:
    """The canonical words of a reading; empty for what cannot be read.

    Words of the document (an event, a schedule, for whom) stand as they are printed, in either language.
    """
    clauses = [part.clause for part in reading.parts] or [reading.clause]
    return "; ".join(_clause(clause, _style(lang)) for clause in clauses if clause is not None)


def _style(lang: Language) -> Russian | English:
    if lang == "ru":
        from mqes_core.timing.render_ru import Russian

        return Russian()
    from mqes_core.timing.render_en import English

    return English()


def _clause(clause: Clause, style: Russian | English) -> str:
    label = f"«{_BRACKETS.sub('', clause.note.printed).strip()}»: " if clause.note else ""
    return label + ", ".join(_pieces(clause, style))


def _pieces(clause: Clause, style: Russian | English) -> Iterator[str]:
    if clause.frequency is not None:
        yield style.frequency(clause.frequency)
    if clause.constant:
        yield style.constant
    if clause.spans and clause.manner is not Manner.OF_SCHEDULE:
        yield style.manner(clause.manner, clause.spans, _spans(clause.spans, style, clause.manner is not Manner.IN))
    if clause.since is not None:
        yield style.since(style.mark(clause.since, genitive=True))
    if clause.exceptions:
        yield from _exceptions(clause.exceptions, style)
    if clause.relative is not None:
        yield style.relative(clause.relative, _free(clause.relative.event.printed) if clause.relative.event else "")
    if clause.schedule is not None:
        of = clause.spans if clause.manner is Manner.OF_SCHEDULE else ()
        yield style.schedule(_free(clause.schedule.printed), _spans(of, style, genitive=False) if of else "")
    if clause.request is not None:
        yield style.request(_free(clause.request.printed))


def _exceptions(spans: tuple[Span, ...], style: Russian | English) -> Iterator[str]:
    if all(span.single and span.first.unit is Unit.MONTH and not span.first.year for span in spans):
        yield style.exception(", ".join(style.mark(span.first, genitive=True) for span in spans))
    else:
        yield from (style.exception(_span(span, style, genitive=True)) for span in spans)


def _spans(spans: tuple[Span, ...], style: Russian | English, genitive: bool) -> str:
    """A list of spans; a year that all share, in order, is printed once."""
    years = {year for span in spans for year in (span.first.year, span.last.year)}
    places = [position(span.first) for span in spans]
    shared = (
        len(spans) > 1
        and len(years) == 1
        and None not in years
        and places == sorted(places)
        and all(span.first.unit in _SHARING and span.last.unit in _SHARING for span in spans)
    )
    if shared:
        spans = (*map(_yearless, spans[: len(spans) - 1]), *spans[-1:])
    return ", ".join(_span(span, style, genitive and not bare) for span, bare in zip(spans, _bare(spans), strict=True))


def _bare(spans: tuple[Span, ...]) -> Iterator[bool]:
    """Which are whole months after a part of one: in the genitive they would be read as that part of theirs."""
    yield False
    for before, span in pairwise(spans):
        part = before.last.unit in _OF_MONTH or before.last.part is not Part.WHOLE
        yield part and span.first.unit is Unit.MONTH and span.first.part is Part.WHOLE


_OF_MONTH = {Unit.DAY, Unit.WEEK, Unit.TEN_DAYS, Unit.WEEKDAY}
_SHARING = {Unit.DAY, Unit.MONTH, Unit.QUARTER, Unit.HALF}


def _yearless(span: Span) -> Span:
    return Span(replace(span.first, year=None), replace(span.last, year=None))


def _span(span: Span, style: Russian | English, genitive: bool) -> str:
    first, last = span.first, span.last
    if span.single:
        return style.mark(first, genitive=genitive)
    if first.unit is last.unit is Unit.DAY and (first.month, first.year) == (last.month, last.year):
        return f"{first.number}–{style.mark(last, genitive=genitive)}"
    if first.unit is last.unit and first.unit in _SHARING and first.year and first.year == last.year:
        first = replace(first, year=None)
    return f"{style.mark(first, genitive=genitive)} – {style.mark(last, genitive=genitive)}"


def _free(words: str) -> str:
    """Words of the document, made safe to stand among ours: quotation marks in pairs, no semicolons."""
    pairs = words.count("«") == words.count("»") and words.count("(") == words.count(")")
    kept = words if pairs else _BRACKETS.sub("", words)
    return " ".join(kept.replace(";", ",").replace('"', "").split())
