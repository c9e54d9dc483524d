"""Reading a phrase: cut, parse, put together, then find its days under the period of its plan."""

from __future__ import annotations

from datetime import date
from itertools import pairwise
from typing import Any, Final

from mqes_core.timing.calendar import Window, is_exact
from mqes_core.timing.meaning import Clause, Manner, Part, Unit
from mqes_core.timing.placing import Context, open_ended, place_all
from mqes_core.timing.reading import Confidence, Kind, Said, Slip, TimingReading
from mqes_core.timing.recurrence import Recurrence, recurrence_of
from mqes_core.timing.scan import LONGEST
from mqes_core.timing.slots import times_each
from mqes_core.timing.tokens import Stop, Token

__all__ = ["read"]

_RULES_ONLY: Final = {"timing.assumption.day_included", "timing.assumption.since_named_year"}
_HARMLESS: Final = {"timing.slip.bracket", "timing.slip.letters"}
_OPEN: Final = {
    f"timing.assumption.{key}"
    for key in (
        "year_open", "year_missing", "year_outside", "which_year", "days_carried", "one_academic_year",
        "academic_years", "either", "every_other", "may_recur", "times_unlike", "then_open", "exception_open",
    )
}  # fmt: skip
"""After these the words may mean something else, or it is open when."""


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
    context = Context(since, until, year)
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


def _clause(phrase: str, clause: Clause, context: Context, said: list[Said], slips: tuple[Slip, ...]) -> TimingReading:
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
        windows, claims = place_all(clause, context, said)
    elif clause.since is not None:
        windows, claims = open_ended(clause, context, said)
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
    if clause.frequency is not None:
        if not times_each(clause)[1]:
            said.append(("timing.assumption.times_unlike", {}))
        if clause.frequency.unit is Unit.MONTH and clause.frequency.interval > 1:
            said.append(("timing.assumption.from_january", {}))
    if units & {Unit.ACADEMIC_YEAR, Unit.ACADEMIC_HALF}:
        said.append(("timing.assumption.academic_year", {}))
    if units & {Unit.TERM, Unit.TRIMESTER}:
        said.append(("timing.assumption.terms", {}))
    if not all(is_exact(mark) for span in clause.exceptions for mark in (span.first, span.last)):
        said.append(("timing.assumption.exception_open", {}))
    if Unit.HOLIDAYS in units:
        said.append(("timing.assumption.holidays", {}))
    if Unit.SEASON in units:
        said.append(("timing.assumption.seasons", {}))
    in_part = clause.frequency is not None and clause.frequency.part is not Part.WHOLE
    if in_part or any(mark.part is not Part.WHOLE for mark in marks):
        said.append(("timing.assumption.parts", {}))
    weekly = clause.frequency is not None and clause.frequency.ordinals and not clause.frequency.weekdays
    if weekly or any(mark.unit is Unit.WEEK and mark.month for mark in marks):
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
