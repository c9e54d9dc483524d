"""Where the times of a clause lie: their days, in the year that is printed or that the period of the plan gives."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Final

from mqes_core.timing.calendar import Window, days_of, is_exact, is_open, span_days
from mqes_core.timing.meaning import ILLEGIBLE, Clause, Manner, Part, Span, Unit
from mqes_core.timing.reading import Said

__all__ = ["Context", "open_ended", "place_all"]

_DAY: Final = timedelta(days=1)
_LONGEST_YEAR: Final = 400
"""Days of a plan for one year; an academic year has its August before and after."""


class Context:
    """The period of the plan, and the year that was asked for."""

    def __init__(self, since: date | None, until: date | None, year: int | None) -> None:
        self.since, self.until, self.year = since, until, year

    def place(self, span: Span, said: list[Said], manner: Manner = Manner.IN) -> tuple[list[Window], bool]:
        """The windows that a span may be, and whether it is known which; says what is assumed.

        Of a deadline the window is its last day, and that day alone must lie in the period of the plan.
        """
        if is_open(span.first) or is_open(span.last):
            said.append(("timing.assumption.stretch_open", {}))
            return [], False
        if ILLEGIBLE in {span.first.year, span.last.year}:
            return [], False
        if span.first.year is not None:
            return [_due(Window(*span_days(span)), manner)], True
        span_days(span, 2001)  # says whether there is such a stretch at all
        if self.year is not None:
            said.append(("timing.assumption.year_given", {"year": str(self.year)}))
            return [_due(Window(*span_days(span, self.year)), manner)], True
        if self.since is None or self.until is None:
            said.append(("timing.assumption.year_missing", {}))
            return [], False
        one_year = (self.until - self.since).days <= _LONGEST_YEAR
        if span == Span.of(span.first) and span.first.unit is Unit.YEAR and one_year:
            if span.first.part is Part.WHOLE or (span.first.part is Part.END and manner is Manner.BY):
                said.append(("timing.assumption.year_is_period", {}))
                return [_due(Window(self.since, self.until), manner)], True
            if self.since.year != self.until.year:
                said.append(("timing.assumption.which_year", {}))
                return [], False
        years = range(self.since.year - 1, min(self.until.year, date.max.year - 2) + 1)
        found = [_due(Window(*span_days(span, year)), manner) for year in years if year > 1]
        found = [window for window in found if self.since <= window.start and window.end <= self.until]
        if len(found) == 1:
            said.append(("timing.assumption.year_from_period", {"year": str(found[0].start.year)}))
        elif found:
            years_found = ", ".join(str(window.start.year) for window in found)
            said.append(("timing.assumption.year_open", {"years": years_found}))
        else:
            said.append(("timing.assumption.year_outside", {}))
        return found, len(found) == 1


def place_all(
    clause: Clause, context: Context, said: list[Said]
) -> tuple[list[Window], tuple[date | None, date | None]]:
    """The exact windows of a clause, and the earliest and latest day that it claims."""
    exact: list[Window] = []
    likely: list[Window] = []
    all_known = True
    for span in clause.spans:
        windows, known = context.place(span, said, clause.manner)
        known = known and is_exact(span.first) and is_exact(span.last)
        likely += windows
        exact += windows if known else []
        all_known = all_known and (known or bool(windows))
    low: date | None = None
    high: date | None = None
    if all_known and likely:
        low, high = min(window.start for window in likely), max(window.end for window in likely)
    elif len(clause.spans) == 1:
        low, high = _half_known(clause.spans[0])
    if clause.manner in {Manner.BY, Manner.BEFORE}:
        low = None
    return sorted(exact), (low, high)


def _half_known(span: Span) -> tuple[date | None, date | None]:
    """The end that is known of a span whose other year cannot be made out."""
    if span.first.year == ILLEGIBLE and span.last.year:
        return None, days_of(span.last, span.last.year)[1]
    if span.last.year == ILLEGIBLE and span.first.year:
        return days_of(span.first, span.first.year)[0], None
    return None, None


def _due(window: Window, manner: Manner) -> Window:
    if manner is Manner.BY:
        return Window(window.end, window.end)
    if manner is Manner.BEFORE:
        return Window(window.start - _DAY, window.start - _DAY)
    return window


def open_ended(
    clause: Clause, context: Context, said: list[Said]
) -> tuple[list[Window], tuple[date | None, date | None]]:
    """Bounds of what begins on a day and goes on."""
    assert clause.since is not None
    found, known = context.place(Span.of(clause.since), said)
    return [], (found[0].start if known else None, None)
