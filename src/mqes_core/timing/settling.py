"""What the parts of one clause do to each other once all of it is known."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Final

from mqes_core.timing.calendar import span_days
from mqes_core.timing.meaning import Clause, Frequency, Manner, Mark, Part, Span, Unit
from mqes_core.timing.slots import STRETCHES, names_times
from mqes_core.timing.tokens import Stop
from mqes_core.timing.years import in_academic_year, with_years, yearless

__all__ = ["YEARLY", "following", "repeats_in", "settle"]

YEARLY: Final = frozenset({Unit.YEAR, Unit.ACADEMIC_YEAR})
"""Of these one stands in every year."""


def repeats_in(before: Mark, mark: Mark) -> bool:
    """Whether a bare year after a stretch of another may repeat the stretch («май 2022 г., 2023 г.»)."""
    return mark == Mark(Unit.YEAR, year=mark.year) and bool(before.year) and before.unit not in YEARLY


def _years_beside_months(spans: tuple[Span, ...]) -> bool:
    """«Июнь, 2022–2023»: whether June of both years is meant or two times of which one has no year."""
    years = [span for span in spans if span.first == Mark(Unit.YEAR, year=span.first.year) and span.first.year]
    return bool(years) and any(span.first.year is None and not span.first.unit.academic for span in spans)


def _from_year_to_month(span: Span) -> bool:
    """«2022 г. – май»: a range that begins with a whole year and ends within it, or no range at all."""
    return span.first.unit is Unit.YEAR and span.first.part is Part.WHOLE and span.last.unit is not Unit.YEAR


def following(clause: Clause) -> Mark | None:
    """The first day, month or year after the last time of a clause; None where no such day is known."""
    try:
        ends = [span_days(span)[clause.manner is not Manner.BEFORE] for span in clause.spans if span.last.year]
        if not ends:
            return None
        day = max(ends) + timedelta(days=clause.manner is not Manner.BEFORE)
    except (ValueError, OverflowError):
        return None
    if (day.month, day.day) == (1, 1):
        return Mark(Unit.YEAR, year=day.year)
    return Mark(Unit.MONTH, day.month, day.year) if day.day == 1 else Mark(Unit.DAY, day.day, day.year, day.month)


def settle(clause: Clause, assumed: list[str]) -> Clause:
    """What the parts of a clause do to each other once all are known."""
    clause = with_years(in_academic_year(clause, assumed), assumed)
    if any(repeats_in(span.first, span.last) or _from_year_to_month(span) for span in clause.spans):
        raise Stop(0)
    if clause.frequency is None and not clause.since and _years_beside_months(clause.spans):
        raise Stop(0)
    frequency = clause.frequency
    if frequency is not None and frequency.unit is Unit.YEAR and frequency.interval >= 1:
        named = [span for span in clause.spans if span.first.year and span.first.unit is not Unit.YEAR]
        if named and clause.since is None and not clause.relative and not clause.schedule:
            since = Mark(Unit.YEAR, year=min(span.first.year or 0 for span in named))
            assumed.append("timing.assumption.since_named_year")
            clause = replace(clause, since=since, spans=tuple(yearless(span) for span in clause.spans))
        bare = (Span.of(Mark(Unit.YEAR)),)
        if clause.spans == bare:
            clause = replace(clause, spans=(), manner=Manner.IN)
    clause = _in_part_of_each(clause)
    if _recurs_until(clause):
        raise Stop(0)
    return clause


def _recurs_until(clause: Clause) -> bool:
    """Whether something recurs or runs on up to a day («ежемесячно до 1 июня»), which is no deadline of each time."""
    frequency = clause.frequency
    if clause.manner not in {Manner.BY, Manner.BEFORE} or clause.schedule or not clause.spans:
        return False
    if frequency is None:
        return clause.constant
    yearly = frequency.unit in YEARLY
    if any(span.last.unit is Unit.YEAR and (span.last.year is not None or not yearly) for span in clause.spans):
        return True
    return not yearly and (frequency.unit not in STRETCHES or not names_times(clause))


def _in_part_of_each(clause: Clause) -> Clause:
    """«Ежеквартально, в конце квартала» is at the end of each."""
    frequency = clause.frequency
    if frequency is None or frequency != Frequency(frequency.unit) or len(clause.spans) != 1:
        return clause
    mark = clause.spans[0].first
    if not clause.spans[0].single or mark != Mark(frequency.unit, part=mark.part) or mark.part is Part.WHOLE:
        return clause
    by = clause.manner is Manner.BY
    if clause.manner is Manner.THROUGHOUT or clause.manner is Manner.BEFORE or (by and mark.part is not Part.END):
        return clause
    refined = replace(frequency, part=mark.part, by=by)
    if by and frequency.unit is Unit.MONTH:
        refined = replace(frequency, days=(-1,), by=True)
    return replace(clause, frequency=refined, spans=(), manner=Manner.IN)
