"""The windows of a row as few series: a rule of RFC 5545 with exceptions where they recur, single windows where not.

Each series bears a name that stays when a later day is asked for, so that a calendar knows it again.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from itertools import pairwise
from math import gcd
from typing import Final

from mqes_core.roadmapping.rows import PlanRow
from mqes_core.roadmapping.times import is_often, keeps_days, month_windows
from mqes_core.timing import Recurrence, TimingReading, Window
from mqes_core.timing.meaning import Clause

__all__ = ["Series", "row_series"]

_LEAST_REGULAR: Final = 3
"""A rule must stand for this many times as many windows as it has exceptions."""
_CYCLE: Final = date(2001, 1, 1), date(2028, 12, 31)
"""In 28 years every kind of year has been."""
_Kind = tuple[int, timedelta]
"""The day of the month on which a window begins, and its length."""


@dataclass(frozen=True, slots=True)
class Series:
    """Windows of one length: the first, and how it recurs."""

    name: str
    """Which series of its row; the same whatever the last day asked for."""
    first: Window
    rule: str | None = None
    """The rule (RRULE of RFC 5545) with its last day; None for a window by itself."""
    exceptions: tuple[date, ...] = ()
    """First days that the rule gives and the deadline does not."""


def row_series(row: PlanRow, on: date, until: date) -> tuple[Series, ...]:
    """The series that together are exactly the windows of a row that begin not later than a day.

    Named days of the week stand as they are; what runs on all along, without windows of its own, has no series.
    """
    found: list[Series] = []
    told: set[Window] = set()
    for number, part in enumerate(row.parts, 1):
        head = f"{number}-" if number > 1 else ""
        wanted = row.times(part, on, until, days=True)
        if part.recurrence is not None:
            ours = [window for window in wanted if window not in told]
            found += [replace(item, name=head + item.name) for item in _recurring(row, part.recurrence, part, ours)]
        elif part.windows:
            numbered = [(order, window) for order, window in enumerate(part.windows, 1) if window in wanted]
            found += [Series(f"{head}{order}", window) for order, window in numbered if window not in told]
        told.update(wanted if part.recurrence is not None or part.windows else ())
    return tuple(sorted(found, key=lambda item: (item.first, item.name)))


def _recurring(row: PlanRow, recurrence: Recurrence, part: TimingReading, windows: list[Window]) -> Iterator[Series]:
    """Series by the rules of the recurrence where its windows are of one length, else by the kinds of its windows."""
    assert part.clause is not None
    kinds = _kinds(part.clause, is_often(part) and not keeps_days(part))
    lengths = {length for _, length in kinds}
    one = len(lengths) == 1
    regular = [item for item in windows if (item.end - item.start in lengths if one else _kind(item) in kinds)]
    for window in windows:
        if window not in regular:  # cut at an end of the plan
            yield Series("since" if window.start == row.since else "until", window)
    if one and (ruled := _by_rules(regular, recurrence.rules)) is not None:
        yield from ruled
        return
    groups: dict[_Kind, list[Window]] = defaultdict(list)
    for window in regular:
        groups[_kind(window)].append(window)
    for kind, group in groups.items():
        yield _by_months(str(kinds.index(kind) + 1) if kind in kinds else f"day{kind[0]}", group)


def _kind(window: Window) -> _Kind:
    return window.start.day, window.end - window.start


@lru_cache(maxsize=1024)
def _kinds(clause: Clause, by_months: bool) -> tuple[_Kind, ...]:
    """Every kind of window that a recurrence ever has, in the order of their first coming."""
    windows: Iterable[Window] = Recurrence(replace(clause, since=None), _CYCLE[0]).windows(*_CYCLE)
    if by_months:
        windows = month_windows(clause, windows)
    return tuple(dict.fromkeys(map(_kind, windows)))


def _by_rules(windows: list[Window], rules: tuple[str, ...]) -> list[Series] | None:
    """A series for each rule; None where the rules are not exactly these windows, or mostly exceptions."""
    found: list[Series] = []
    covered: list[date] = []
    starts = {window.start: window for window in windows}
    for number, rule in enumerate(rules, 1):
        plain = ";".join(part for part in rule.split(";") if not part.startswith("UNTIL="))
        given = _expanded(plain, min(starts), max(starts)) if starts else []
        hit = [day for day in given if day in starts]
        if not hit:
            continue
        exceptions = tuple(day for day in given if day not in starts and hit[0] < day < hit[-1])
        if len(hit) < _LEAST_REGULAR * len(exceptions):
            return None
        covered += hit
        bounded = f"{plain};UNTIL={hit[-1]:%Y%m%d}" if len(hit) > 1 else None
        found.append(Series(str(number), starts[hit[0]], bounded, exceptions))
    return found if sorted(covered) == sorted(starts) else None


def _by_months(name: str, windows: list[Window]) -> Series:
    """One series for windows that begin on one day of some months and are of one length."""
    starts = [window.start for window in windows]
    if len(starts) == 1:
        return Series(name, windows[0])
    gaps = {later.year - earlier.year for earlier, later in pairwise(starts)}
    months = ",".join(map(str, sorted({day.month for day in starts})))
    for step in (gcd(*gaps), 1):
        interval = f";INTERVAL={step}" if step > 1 else ""
        rule = f"FREQ=YEARLY{interval};BYMONTH={months};BYMONTHDAY={starts[0].day};UNTIL={starts[-1]:%Y%m%d}"
        given = _expanded(rule, starts[0], starts[-1]) if step else []
        if set(starts) <= set(given):
            break
    return Series(name, windows[0], rule, tuple(day for day in given if day not in starts))


def _expanded(rule: str, first: date, last: date) -> list[date]:
    from dateutil.rrule import rrulestr

    # An interval counts from the first day, so the rule may begin only where the deadline does.
    begin = _midnight(first)
    return [moment.date() for moment in rrulestr(rule, dtstart=begin).between(begin, _midnight(last), inc=True)]


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time())
