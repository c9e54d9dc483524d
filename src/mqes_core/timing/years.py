"""Which year each time of a clause takes: its neighbour's, or that of the academic year named with it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from mqes_core.timing.calendar import position, span_days, wraps
from mqes_core.timing.meaning import Clause, Mark, Part, Span, Unit
from mqes_core.timing.tokens import Stop

__all__ = ["in_academic_year", "in_calendar_year", "with_years", "yearless"]


def with_years(clause: Clause, assumed: list[str]) -> Clause:
    """Give marks without a year that of their neighbours: of the next one, else of the one before."""
    spans = [_range_years(span, assumed) for span in clause.spans]
    for at in range(len(spans) - 2, -1, -1):
        following = spans[at + 1]
        if spans[at].last.year is None and following.first.year and _takes_year(spans[at], following):
            year = following.first.year
            if position(spans[at].first) > position(following.first):
                year -= 1
                assumed.append("timing.assumption.year_before")
            spans[at] = _set_year(spans[at], year)
    for at in range(1, len(spans)):
        before = spans[at - 1]
        if spans[at].first.year is None and before.last.year and _takes_year(spans[at], before):
            later = before.last.year + (position(spans[at].first) < position(before.last))
            spans[at] = _set_year(spans[at], later)
            assumed.append("timing.assumption.year_carried")
    return replace(clause, spans=tuple(spans))


def in_academic_year(clause: Clause, assumed: list[str]) -> Clause:
    """«Октябрь, апрель 2021/2022 учебного года» are months of that year, and not the whole of it.

    Raises:
        Stop: a time lies outside the academic year that is named with it.
    """
    of = [span for span in clause.spans if span == Span.of(Mark(Unit.ACADEMIC_YEAR, year=span.first.year))]
    others = [span for span in clause.spans if span not in of]
    year = of[0].first.year if len(of) == 1 else None
    if not year or not others or any(mark.year is not None for span in others for mark in (span.first, span.last)):
        return clause
    first, last = span_days(of[0])
    assumed.append("timing.assumption.year_carried")
    return replace(clause, spans=tuple(_placed(span, year, first, last) for span in others))


def in_calendar_year(years: tuple[Span, ...], others: tuple[Span, ...]) -> tuple[Span, ...] | None:
    """Times without a year in the one year that is named beside them; None where the one or the other is not so.

    Raises:
        Stop: such a time runs over the turn of the year.
    """
    if len(years) != 1 or not others or not years[0].single or not years[0].first.year:
        return None
    marks = [mark for span in others for mark in (span.first, span.last)]
    if years[0].first != Mark(Unit.YEAR, year=years[0].first.year) or any(
        mark.year is not None or mark.unit in {Unit.YEAR, Unit.ACADEMIC_YEAR} or mark.unit.academic for mark in marks
    ):
        return None
    if any(wraps(span) for span in others):
        raise Stop(0)
    return tuple(_set_year(span, years[0].first.year) for span in others)


def _placed(span: Span, year: int, first: date, last: date) -> Span:
    if span.first.unit is span.last.unit is Unit.HALF:
        span = Span(replace(span.first, unit=Unit.ACADEMIC_HALF), replace(span.last, unit=Unit.ACADEMIC_HALF))
    for begins in (year, year + 1):
        try:
            placed = _set_year(span, begins)
            start, end = span_days(placed)
        except ValueError:
            break
        if first <= start and end <= last:
            return placed
    raise Stop(0)


def _takes_year(span: Span, neighbour: Span) -> bool:
    own, other = span.first.unit, neighbour.first.unit
    return own is not Unit.YEAR and other is not Unit.YEAR and own.academic == other.academic


def _range_years(span: Span, assumed: list[str]) -> Span:
    first, last = span.first, span.last
    if first.year is None and last.year:
        if first.unit is Unit.YEAR and first.part is Part.WHOLE:
            return span
        before = wraps(Span(replace(first, year=None), replace(last, year=None)))
        if before:
            assumed.append("timing.assumption.year_before")
        return Span(replace(first, year=last.year - before), last)
    if last.year is None and first.year:
        return Span(first, replace(last, year=first.year + wraps(yearless(span))))
    return span


def _set_year(span: Span, year: int) -> Span:
    return Span(replace(span.first, year=year), replace(span.last, year=year + wraps(span)))


def yearless(span: Span) -> Span:
    """The span in any year."""
    return Span(replace(span.first, year=None), replace(span.last, year=None))
