"""Reading a phrase: cut, parse, put together, then find its days under the period of its plan."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise
from typing import Any, Final

from mqes_core.timing.calendar import Window, days_of, is_exact, is_open, span_days
from mqes_core.timing.meaning import ILLEGIBLE, Clause, Manner, Part, Span, Unit
from mqes_core.timing.reading import Confidence, Kind, Said, Slip, TimingReading
from mqes_core.timing.recurrence import Recurrence, recurrence_of
from mqes_core.timing.scan import LONGEST
from mqes_core.timing.tokens import Stop, Token

__all__ = ["read"]

_DAY = timedelta(days=1)
_RULES_ONLY: Final = {"timing.assumption.day_included", "timing.assumption.since_named_year"}
_HARMLESS: Final = {"timing.slip.bracket", "timing.slip.letters"}
_OPEN: Final = {"timing.assumption.year_open", "timing.assumption.year_missing", "timing.assumption.year_outside"}


def read(
    phrase: str, *, since: date | None = None, until: date | None = None, year: int | None = None
) -> TimingReading:
    """Read a deadline.

    Args:
        phrase: as printed, in Russian, or in the canonical English of :func:`mqes_core.timing.render`.
        since: the first day of the plan's own period; years that the phrase leaves out are taken from the period.
        until: its last day.
        year: the year to take where the phrase names none; goes before the period.

    Returns:
        The reading; what cannot be read is of kind ``unreadable`` and says at which column reading stopped.

    Raises:
        ValueError: the period ends before it begins.
    """
    if since is not None and until is not None and until < since:
        raise ValueError("the period ends before it begins")
    from mqes_core.timing.assembly import assemble
    from mqes_core.timing.lexer import Lexer
    from mqes_core.timing.parser import parse
    from mqes_core.timing.signs import join

    if len(phrase) > LONGEST:
        return _unreadable(phrase, LONGEST, ())
    lexer = Lexer(phrase)
    try:
        tokens = join(lexer)
        made = assemble(parse(tokens, len(lexer.text.rstrip())))
    except Stop as stop:
        return _unreadable(phrase, stop.position, _slips(lexer.remarks))
    slips = _slips(lexer.remarks)
    said = [(key, params) for key, params, _ in lexer.remarks if key.startswith("timing.assumption.")]
    said += [(key, {}) for key in made.assumptions]
    if not made.clauses or any(_kind(clause) == "unreadable" for clause in made.clauses):
        return _unreadable(phrase, 0, slips)
    context = _Context(since, until, year)
    try:
        readings = [_clause(phrase, clause, context, said, slips) for clause in made.clauses]
    except ValueError:
        return _unreadable(phrase, _second_end(tokens), slips)
    if len(readings) == 1:
        return readings[0]
    bounds = [reading.bounds for reading in readings]
    return TimingReading(
        phrase,
        "several",
        parts=tuple(readings),
        windows=tuple(sorted({window for reading in readings for window in reading.windows})),
        bounds=(_least(low for low, _ in bounds), _most(high for _, high in bounds)),
        confidence=max((reading.confidence for reading in readings), key=_WEIGHT.__getitem__),
        assumptions=tuple({str(item): item for reading in readings for item in reading.assumptions}.values()),
        slips=slips,
    )


def _second_end(tokens: list[Token]) -> int:
    """Where the second end of the first range stands."""
    joins = {"DASH", "NDASH", "PO", "DO"}
    return next((after.start_pos for token, after in pairwise(tokens) if token.type in joins), 0)


_WEIGHT: Final[dict[Confidence, int]] = {"certain": 0, "assumed": 1, "doubtful": 2, "none": 3}


def _slips(remarks: list[Slip]) -> tuple[Slip, ...]:
    return tuple(item for item in remarks if item[0].startswith("timing.slip."))


def _unreadable(phrase: str, position: int, slips: tuple[Slip, ...]) -> TimingReading:
    return TimingReading(phrase, "unreadable", confidence="none", slips=slips, stopped_at=position + 1)


def _least(days: Any) -> date | None:
    known = list(days)
    return None if None in known else min(known)


def _most(days: Any) -> date | None:
    known = list(days)
    return None if None in known else max(known)


class _Context:
    """The period of the plan, and the year that was asked for."""

    def __init__(self, since: date | None, until: date | None, year: int | None) -> None:
        self.since, self.until, self.year = since, until, year

    def place(self, span: Span, said: list[Said]) -> tuple[list[Window], bool]:
        """The windows that a span may be, and whether it is known which; says what is assumed."""
        if is_open(span.first) or is_open(span.last):
            said.append(("timing.assumption.stretch_open", {}))
            return [], False
        if ILLEGIBLE in {span.first.year, span.last.year}:
            return [], False
        if span.first.year is not None:
            return [Window(*span_days(span))], True
        span_days(span, 2001)  # says whether there is such a stretch at all
        if self.year is not None:
            said.append(("timing.assumption.year_given", {"year": str(self.year)}))
            return [Window(*span_days(span, self.year))], True
        if self.since is None or self.until is None:
            said.append(("timing.assumption.year_missing", {}))
            return [], False
        if span == Span.of(span.first) and span.first.unit is Unit.YEAR and (self.until - self.since).days <= 366:
            said.append(("timing.assumption.year_is_period", {}))
            return [Window(self.since, self.until)], True
        years = range(self.since.year - 1, min(self.until.year, date.max.year - 2) + 1)
        found = [Window(*span_days(span, year)) for year in years if year > 1]
        found = [window for window in found if self.since <= window.start and window.end <= self.until]
        if len(found) == 1:
            said.append(("timing.assumption.year_from_period", {"year": str(found[0].start.year)}))
        elif found:
            years_found = ", ".join(str(window.start.year) for window in found)
            said.append(("timing.assumption.year_open", {"years": years_found}))
        else:
            said.append(("timing.assumption.year_outside", {}))
        return found, len(found) == 1


def _clause(phrase: str, clause: Clause, context: _Context, said: list[Said], slips: tuple[Slip, ...]) -> TimingReading:
    said = list(said)
    kind = _kind(clause)
    windows: list[Window] = []
    claims: tuple[date | None, date | None] = (None, None)
    recurrence = None
    if clause.frequency is not None and clause.relative is None:
        recurrence = recurrence_of(clause, context.since)
        claims = (_first_day(recurrence), recurrence.until)
        if not recurrence.anchored:
            said.append(("timing.assumption.start_open", {}))
        elif recurrence.anchor is not None and recurrence.since is None:
            said.append(("timing.assumption.start_from_period", {"year": str(recurrence.anchor.year)}))
    elif clause.spans:
        windows, claims = _place_all(clause, context, said)
    elif clause.since is not None:
        windows, claims = _open_ended(clause, context, said)
    _say_rules(clause, said)
    exact = tuple(dict.fromkeys(windows))
    said = list({str(item): item for item in said}.values())
    return TimingReading(
        phrase,
        kind,
        clause,
        windows=exact,
        recurrence=recurrence,
        bounds=claims,
        confidence=_confidence(said, slips),
        assumptions=tuple(said),
        slips=slips,
    )


def _first_day(recurrence: Recurrence) -> date | None:
    """The first day of the first window, where it is known since when it recurs."""
    if recurrence.since is None:
        return None
    last = recurrence.until or date(recurrence.since.year + 13, 1, 1)
    return next((window.start for window in recurrence.windows(recurrence.since, last)), recurrence.since)


def _place_all(
    clause: Clause, context: _Context, said: list[Said]
) -> tuple[list[Window], tuple[date | None, date | None]]:
    exact: list[Window] = []
    likely: list[Window] = []
    all_known = True
    for span in clause.spans:
        windows, known = context.place(span, said)
        windows = [_due(window, clause.manner) for window in windows]
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


def _open_ended(
    clause: Clause, context: _Context, said: list[Said]
) -> tuple[list[Window], tuple[date | None, date | None]]:
    assert clause.since is not None
    found, known = context.place(Span.of(clause.since), said)
    return [], (found[0].start if known else None, None)


def _kind(clause: Clause) -> Kind:
    if clause.relative is not None:
        return "period" if clause.relative.direction == "during" else "relative"
    if clause.frequency is not None:
        return "recurrence"
    if clause.request is not None:
        return "on_request"
    if (
        clause.schedule is not None
        and (not clause.spans or clause.manner is Manner.OF_SCHEDULE)
        and not clause.constant
    ):
        return "external"
    if clause.constant or (clause.since is not None and not clause.spans):
        return "period"
    if clause.manner in {Manner.BY, Manner.BEFORE}:
        return "deadline"
    if any(mark.unit.academic for span in clause.spans for mark in (span.first, span.last)):
        return "academic"
    if clause.spans:
        return "period" if clause.manner is Manner.THROUGHOUT else "window"
    return "unreadable"


def _say_rules(clause: Clause, said: list[Said]) -> None:
    """The rules that this reading leans on."""
    marks = [mark for span in (*clause.spans, *clause.exceptions) for mark in (span.first, span.last)]
    units = {mark.unit for mark in marks} | ({clause.frequency.unit} if clause.frequency else set())
    if clause.manner is Manner.BY or (clause.frequency is not None and clause.frequency.by):
        said.append(("timing.assumption.day_included", {}))
    if clause.manner is Manner.BEFORE:
        said.append(("timing.assumption.stretch_excluded", {}))
    if units & {Unit.ACADEMIC_YEAR, Unit.ACADEMIC_HALF}:
        said.append(("timing.assumption.academic_year", {}))
    if units & {Unit.TERM, Unit.TRIMESTER}:
        said.append(("timing.assumption.terms", {}))
    if Unit.HOLIDAYS in units:
        said.append(("timing.assumption.holidays", {}))
    if Unit.SEASON in units:
        said.append(("timing.assumption.seasons", {}))
    in_part = clause.frequency is not None and clause.frequency.part is not Part.WHOLE
    if in_part or any(mark.part is not Part.WHOLE for mark in marks):
        said.append(("timing.assumption.parts", {}))
    if any(mark.unit is Unit.WEEK and mark.month for mark in marks):
        said.append(("timing.assumption.weeks", {}))
    if clause.frequency is not None and clause.frequency.unit is Unit.QUARTER and clause.frequency.days:
        said.append(("timing.assumption.after_quarter", {}))
    working = clause.relative is not None and clause.relative.distance is not None
    if Unit.WORKING_DAY in units or (working and clause.relative.distance.unit is Unit.WORKING_DAY):  # type: ignore[union-attr]
        said.append(("timing.assumption.working_days", {}))
    if clause.relative is not None and clause.relative.event is None:
        said.append(("timing.assumption.event_open", {}))


def _confidence(said: list[Said], slips: tuple[Slip, ...]) -> Confidence:
    keys = {key for key, _ in said}
    if keys & _OPEN or {key for key, *_ in slips} - _HARMLESS:
        return "doubtful"
    return "assumed" if keys - _RULES_ONLY or slips else "certain"
