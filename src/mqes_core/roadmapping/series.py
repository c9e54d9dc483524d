"""Windows of a row as few series: a rule of RFC 5545 with exceptions where they recur, single windows where not."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from itertools import pairwise
from typing import Final

from mqes_core.roadmapping.rows import PlanRow
from mqes_core.timing import TimingReading, Window

__all__ = ["Series", "row_series"]

_LEAST_REGULAR: Final = 3
"""A series must stand for this many times as many windows as it has exceptions."""


@dataclass(frozen=True, slots=True)
class Series:
    """Windows of one length: the first, and how it recurs."""

    first: Window
    rule: str | None = None
    """The rule (RRULE of RFC 5545) with its last day; None for a window by itself."""
    exceptions: tuple[date, ...] = ()
    """First days that the rule gives and the deadline does not."""


def row_series(row: PlanRow, on: date, until: date) -> tuple[Series, ...]:
    """The series that together are exactly the windows of a row that begin not later than a day.

    What runs on all along, without windows of its own, has none.
    """
    if row.reading is None:
        return ()
    found: list[Series] = []
    told: set[Window] = set()
    wanted = row.windows(on, until)
    for part in row.reading.parts or (row.reading,):
        if part.kind == "external" or (part.recurrence is None and not part.windows):
            continue
        ours = [window for window in _windows(part, row, wanted, until) if window not in told]
        told.update(ours)
        found += _series(ours, part.recurrence.rules if part.recurrence else ())
    return tuple(sorted(found, key=lambda item: (item.first, item.rule or "")))


def _windows(part: TimingReading, row: PlanRow, wanted: Iterable[Window], until: date) -> list[Window]:
    if part is row.reading:
        return list(wanted)
    own = set(part.windows) if part.recurrence is None else set(part.occurrences(row.since or date.min, until))
    return [window for window in wanted if window in own]


def _series(windows: list[Window], rules: tuple[str, ...]) -> Iterator[Series]:
    if rules and len({window.end - window.start for window in windows}) == 1:
        found = [series for rule in rules if (series := _by_rule(windows, rule)) is not None]
        covered = [window for _, group in found for window in group]
        if len(found) == len(rules) and sorted(covered) == sorted(windows):
            yield from (series for series, _ in found)
            return
    yield from _by_days(windows)


def _by_rule(windows: list[Window], rule: str) -> tuple[Series, list[Window]] | None:
    """The series of a rule, and the windows that it stands for; None where it would be mostly exceptions."""
    starts = {window.start: window for window in windows}
    plain = ";".join(part for part in rule.split(";") if not part.startswith("UNTIL="))
    given = _expanded(plain, min(starts), max(starts))
    hit = [day for day in given if day in starts]
    exceptions = tuple(day for day in given if day not in starts)
    if not hit or len(hit) < _LEAST_REGULAR * len(exceptions):
        return None
    if len(hit) == 1:
        return Series(starts[hit[0]]), [starts[hit[0]]]
    bounded = f"{plain};UNTIL={max(hit):%Y%m%d}"
    skipped = tuple(day for day in exceptions if min(hit) < day < max(hit))
    return Series(starts[min(hit)], bounded, skipped), [starts[day] for day in hit]


def _expanded(rule: str, first: date, last: date) -> list[date]:
    from dateutil.rrule import rrulestr

    # An interval counts from the first day, so the rule may begin only where the deadline does.
    begin = _midnight(first)
    return [moment.date() for moment in rrulestr(rule, dtstart=begin).between(begin, _midnight(last), inc=True)]


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time())


def _by_days(windows: list[Window]) -> Iterator[Series]:
    """Series by the day of the month on which windows begin: those of a length, in the same years, go together."""
    groups: dict[tuple[int, int, timedelta], list[Window]] = defaultdict(list)
    for window in windows:
        groups[window.start.day, window.start.month, window.end - window.start].append(window)
    together: dict[tuple[int, timedelta, tuple[int, ...]], list[Window]] = defaultdict(list)
    for (day, _, length), group in groups.items():
        years = tuple(sorted({window.start.year for window in group}))
        together[day, length, years].extend(group)
    for (day, _, years), group in together.items():
        months = sorted({window.start.month for window in group})
        step = _step(years)
        if len(years) == 1 or (years[-1] - years[0]) // step + 1 > len(years) * 2:
            yield from (Series(window) for window in group)
            continue
        parts = [f"BYMONTH={','.join(map(str, months))}", f"BYMONTHDAY={day}"]
        interval = [f"INTERVAL={step}"] if step > 1 else []
        last = max(window.start for window in group)
        rule = ";".join(["FREQ=YEARLY", *interval, *parts, f"UNTIL={last:%Y%m%d}"])
        missing = [year for year in range(years[0], years[-1], step) if year not in years]
        exceptions = sorted(date(year, month, day) for year in missing for month in months)
        yield Series(min(group), rule, tuple(exceptions))


def _step(years: tuple[int, ...]) -> int:
    gaps = {later - earlier for earlier, later in pairwise(years)}
    return min(gaps) if gaps and all(gap % min(gaps) == 0 for gap in gaps) else 1
