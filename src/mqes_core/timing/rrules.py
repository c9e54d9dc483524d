"""Rules of RFC 5545 for the first days of what recurs, where such rules can say them."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator
from datetime import date, timedelta
from functools import lru_cache
from typing import Final

from mqes_core.timing.calendar import span_days
from mqes_core.timing.meaning import Clause, Frequency, Manner, Mark, Unit
from mqes_core.timing.slots import STRETCHES, allowed, restriction, slots_of, window_of

__all__ = ["BY_DAYS", "rules_of"]

_DAY: Final = timedelta(days=1)
_NAMES: Final = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
BY_DAYS: Final = frozenset({Unit.DAY, Unit.WORKING_DAY, Unit.WEEK})
"""Counted off by days, not by the months of a year."""
_COMMON: Final = 2001
_LEAP: Final = 2004


@lru_cache(maxsize=4096)
def rules_of(clause: Clause, until: date | None) -> tuple[str, ...]:
    """The rules; none where they cannot say it (working days, days counted within named stretches)."""
    frequency = clause.frequency
    assert frequency is not None
    named = [span for span in restriction(clause) if span.first.year]
    if {Unit.MONTH: 12, **STRETCHES}.get(frequency.unit, 0) % frequency.interval:
        return ()
    if len(named) > 1 or any(span.first.year for span in clause.exceptions) or frequency.unit is Unit.WORKING_DAY:
        return ()
    end = f";UNTIL={until:%Y%m%d}" if until else ""
    if frequency.unit in BY_DAYS:
        months = _whole_months(clause)
        if months is None:
            return ()
        step = f";INTERVAL={frequency.interval}" if frequency.interval > 1 else ""
        inside = f";BYMONTH={_list(months)}" if len(months) < 12 else ""
        if step and inside:
            return ()
        days = ",".join(_NAMES[day] for day in frequency.weekdays) or "MO"
        if frequency.unit is Unit.WEEK:
            return (f"FREQ=WEEKLY{step};BYDAY={days}{inside}{end}",)
        return (f"FREQ=DAILY{step}{inside}{end}",)
    return tuple(f"{rule}{end}" for rule in _slot_rules(clause, frequency))


def _slot_rules(clause: Clause, frequency: Frequency) -> Iterator[str]:
    groups: dict[tuple[str, str], set[int]] = {}
    for slot in slots_of(clause):
        starts = [window_of(slot, year, clause) for year in (_COMMON, _LEAP)]
        if starts[0] is None or starts[1] is None:
            continue
        if not all(window is not None and allowed(clause, window.start) for window in starts) and not any(
            span.first.year for span in restriction(clause)
        ):
            continue
        mark = slot.first
        if mark.unit is Unit.WEEK and mark.number == -1:
            key = ("BYMONTHDAY", "-7")
        elif mark.unit is Unit.WEEKDAY and mark.weekday is not None and clause.manner is not Manner.BEFORE:
            key = ("BYDAY", f"{mark.number}{_NAMES[mark.weekday]}")
        else:
            key = ("BYMONTHDAY", str(_month_day(starts[0].start, starts[1].start, mark)))
        groups.setdefault(key, set()).add(starts[0].start.month)
    by_months: dict[tuple[str, tuple[int, ...]], list[str]] = {}
    for (name, day), months in groups.items():
        by_months.setdefault((name, tuple(sorted(months))), []).append(day)
    step = f";INTERVAL={frequency.interval}" if frequency.interval > 1 and frequency.unit is Unit.YEAR else ""
    for (name, in_months), days in by_months.items():
        if len(in_months) == 12:
            yield f"FREQ=MONTHLY;{name}={','.join(days)}"
        else:
            yield f"FREQ=YEARLY{step};BYMONTH={_list(in_months)};{name}={','.join(days)}"


def _month_day(common: date, leap: date, mark: Mark) -> int:
    """The day of the month, −1 for the last: where it differs in leap years, or was asked for as such."""
    last = common.day == monthrange(_COMMON, common.month)[1]
    asked = mark.unit is Unit.DAY and mark.number in {-1, 31}
    return -1 if common.day != leap.day or (asked and last) else common.day


def _whole_months(clause: Clause) -> tuple[int, ...] | None:
    """The months to which a clause is restricted; None where it is not by whole months."""
    inside = [span for span in restriction(clause) if span.first.year is None]
    months = set(range(1, 13))
    for spans, keep in ((inside, True), (clause.exceptions, False)):
        held: set[int] = set()
        for span in spans:
            try:
                first, last = span_days(span, _COMMON)
            except ValueError:
                return None
            if first.day != 1 or (last + _DAY).day != 1:
                return None
            count = (last.year - first.year) * 12 + last.month - first.month + 1
            held |= {(first.month - 1 + step) % 12 + 1 for step in range(count)}
        if spans:
            months = months & held if keep else months - held
    return tuple(sorted(months))


def _list(numbers: tuple[int, ...]) -> str:
    return ",".join(map(str, numbers))
