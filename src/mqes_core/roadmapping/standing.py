"""How a row of a plan stands on a day: late, due now, coming, later, done, continuous, or not to be told and why."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from functools import cached_property
from typing import Any, Final, NamedTuple

from mqes_core.roadmapping.rows import PlanRow
from mqes_core.timing import TimingReading, Window

__all__ = ["Standing", "State", "Why", "standing", "why_open"]

_AHEAD: Final = timedelta(days=366 * 6)
"""How far ahead the next time is looked for."""


class State(StrEnum):
    """What a row asks of those who answer for it."""

    LATE = "late"
    """Its time is over, and nobody has reported it done."""
    NOW = "now"
    """Its time runs."""
    COMING = "coming"
    """Its time begins, or its last day falls, within the days asked for."""
    CONTINUOUS = "continuous"
    """It runs all along, and does so on this day."""
    LATER = "later"
    UNDETERMINED = "undetermined"
    """Its days cannot be told from the plan."""
    DONE = "done"


class Why(NamedTuple):
    """Why the days of a row cannot be told: a key of the catalogue (under ``roadmap.why``) and what fills it in."""

    key: str
    params: dict[str, Any]


@dataclass(frozen=True, eq=False)
class Standing:
    """A row on a day."""

    row: PlanRow
    on: date
    state: State
    windows: tuple[Window, ...] = ()
    """Its windows within the plan up to some years ahead."""
    late: tuple[Window, ...] = ()
    """Windows that are over and not reported done; of a plan whose progress is not kept, the last one alone."""
    done: int = 0
    """How many of its windows are reported done."""
    why: tuple[Why, ...] = ()
    """What of its deadline cannot be told."""

    @cached_property
    def next(self) -> Window | None:
        """The first window that is not over and not in :attr:`finished`; None where there is none."""
        return next((window for window in self.windows if window.end >= self.on and window not in self.finished), None)

    finished: frozenset[Window] = frozenset()
    """Windows that are reported done."""

    @property
    def days(self) -> int | None:
        """Days late (since its last day), left (to the last day) or ahead (to the first); None where none are known."""
        if self.state is State.LATE:
            return (self.on - self.late[0].end).days
        if self.next is None:
            return None
        if self.state is State.NOW:
            return (self.next.end - self.on).days
        return (self.next.start - self.on).days if self.next.start > self.on else None


def standing(row: PlanRow, on: date, days: int = 30, finished: Collection[Window | None] | None = None) -> Standing:
    """How a row stands.

    Args:
        row: the row of a plan.
        on: the day.
        days: how many days ahead count as coming.
        finished: windows that are reported done, and None for a row done as a whole; no such list where no progress
            is kept. Then a row that recurs is late only when all of its time is over, since nothing is known of the
            times before.
    """
    if None in (finished or ()):
        return Standing(row, on, State.DONE, done=1)
    if row.reading is None:
        return Standing(row, on, State.UNDETERMINED, why=(Why("no_deadline", {}),))
    open_ = tuple(why_open(row.reading))
    windows = row.windows(on, on + _AHEAD)
    done = frozenset(window for window in finished or () if window in windows and window is not None)
    over = tuple(window for window in windows if window.end < on and window not in done)
    ahead = [window for window in windows if window.end >= on and window not in done]
    if finished is None:
        over = over[-1:] if not ahead else ()
    state = _state(row.reading, on, days, over, ahead, bool(windows))
    return Standing(row, on, state, windows, over if state is State.LATE else (), len(done), open_, done)


def _state(
    reading: TimingReading, on: date, days: int, over: tuple[Window, ...], ahead: list[Window], any_: bool
) -> State:
    if not any_:
        return State.UNDETERMINED
    if over:
        return State.LATE
    if not ahead:
        return State.DONE
    first = ahead[0]
    if first.start <= on:
        return State.CONTINUOUS if reading.kind == "period" else State.NOW
    return State.COMING if (first.start - on).days <= days else State.LATER


def why_open(reading: TimingReading) -> Iterator[Why]:
    """What of a deadline cannot be told from its words."""
    for part in reading.parts or (reading,):
        if (why := _why(part)) is not None:
            yield why


def _why(part: TimingReading) -> Why | None:
    match part.kind:
        case "unreadable":
            return Why("unreadable", {"column": str(part.stopped_at)})
        case "external":
            words = part.schedule.printed if part.schedule else part.printed
            return Why("external", {"schedule": words})
        case "on_request":
            return Why("on_request", {})
        case "relative" | "period" if part.relative is not None:
            event = part.relative.event
            return Why("relative", {"event": event.printed}) if event else Why("event_open", {})
        case "recurrence":
            known = part.recurrence is not None and part.recurrence.anchored
            return None if known else Why("start_open", {})
        case "period" if part.clause is not None and (part.clause.constant or part.clause.since is not None):
            return None
    if part.windows:
        return None
    years = next((said["years"] for key, said in part.assumptions if key.endswith("year_open")), None)
    return Why("year_open", {"years": years}) if years else Why("no_year", {})
