"""Plans on a day: every row with its standing, narrowed to whom or what was asked for, and totals by responsible."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from mqes_core.diagnostics import Diagnostic
from mqes_core.errors import UsageError
from mqes_core.model.edition import Edition
from mqes_core.roadmapping.bodies import Body, BodyNames, fold
from mqes_core.roadmapping.rows import PlanRow, plan_rows
from mqes_core.roadmapping.standing import Standing, State, standing
from mqes_core.timing import Window

__all__ = ["Filters", "Overview", "Total", "chosen", "overview"]

Finished = Mapping[tuple[str, str], Collection[Window | None]]
"""Windows reported done, by edition and row."""


@dataclass(frozen=True, slots=True)
class Filters:
    """Whose rows, of which direction, of which stage; empty means all. Any of several names will do."""

    responsible: tuple[str, ...] = ()
    direction: tuple[str, ...] = ()
    stage: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Total:
    """How many rows of each state somebody answers for."""

    body: Body | None
    """None for rows of which the plan does not say who answers."""
    counts: Mapping[State, int]

    @property
    def rows(self) -> int:
        """All of them."""
        return sum(self.counts.values())


@dataclass(frozen=True, eq=False)
class Overview:
    """Rows of plans on a day."""

    on: date
    days: int
    editions: tuple[Edition, ...]
    standings: tuple[Standing, ...]
    filters: Filters = field(default_factory=Filters)
    tracked: bool = False
    """Whether progress is kept."""

    def of(self, state: State) -> tuple[Standing, ...]:
        """The rows of a state, the most pressing first; those that cannot be told in the order of the plan."""
        found = [item for item in self.standings if item.state is state]
        match state:
            case State.LATE:
                return tuple(sorted(found, key=lambda item: item.late[0].end))
            case State.NOW:
                return tuple(sorted(found, key=lambda item: item.next.end if item.next else date.max))
            case State.COMING | State.LATER:
                return tuple(sorted(found, key=lambda item: item.next or Window(date.max, date.max)))
        return tuple(found)

    @cached_property
    def counts(self) -> Mapping[State, int]:
        """How many rows there are of each state."""
        return Counter(item.state for item in self.standings)

    @cached_property
    def totals(self) -> tuple[Total, ...]:
        """Rows by who answers, the busiest first; a row for which several answer counts for each of them."""
        groups: dict[str, tuple[Body | None, Counter[State]]] = {}
        for item in self.standings:
            for body in item.row.bodies or (None,):
                key = f"{item.row.edition.key} {body.id}" if body else ""
                groups.setdefault(key, (body, Counter()))[1][item.state] += 1
        totals = [Total(body, counts) for body, counts in groups.values()]
        return tuple(sorted(totals, key=lambda total: (total.body is None, -total.rows)))


def overview(
    editions: Iterable[Edition],
    on: date,
    *,
    days: int = 30,
    filters: Filters | None = None,
    finished: Finished | None = None,
) -> Overview:
    """How the plans of editions stand on a day.

    Args:
        editions: those whose plans are wanted.
        on: the day.
        days: how many days ahead count as coming.
        filters: whose rows, of which direction, of which stage.
        finished: windows reported done, by edition and row; None where no progress is kept.

    Raises:
        UsageError: a filter fits no row (MQ850), or no edition has a plan (MQ851).
    """
    editions, filters = tuple(editions), filters or Filters()
    rows = chosen(editions, filters)
    standings = tuple(
        standing(row, on, days, None if finished is None else finished.get((row.edition.key, row.key), ()))
        for row in rows
    )
    return Overview(on, days, editions, standings, filters, tracked=finished is not None)


def chosen(editions: Iterable[Edition], filters: Filters) -> tuple[PlanRow, ...]:
    """The rows that filters leave.

    Raises:
        UsageError: a filter fits no row (MQ850), or no edition has a plan (MQ851).
    """
    editions = tuple(editions)
    rows = tuple(row for edition in editions for row in plan_rows(edition))
    if not rows:
        raise UsageError([Diagnostic("MQ851", params={"concepts": ", ".join(item.key for item in editions)})])
    names = {edition.key: BodyNames(edition.concept) for edition in editions}
    wanted: tuple[tuple[str, tuple[str, ...], Callable[[PlanRow, str], bool]], ...] = (
        ("responsible", filters.responsible, lambda row, name: _answers(row, name, names[row.edition.key])),
        ("direction", filters.direction, _of_direction),
        ("stage", filters.stage, _of_stage),
    )
    for key, asked, fits in wanted:
        for name in asked:
            if not any(fits(row, name) for row in rows):
                near = ", ".join(_known(rows, key)) or "—"
                raise UsageError([Diagnostic("MQ850", params={"option": f"--{key}", "name": name, "near": near})])
        rows = tuple(row for row in rows if not asked or any(fits(row, name) for name in asked))
    return rows


def _answers(row: PlanRow, asked: str, names: BodyNames) -> bool:
    return any(names.answers_to(body, asked) for body in row.bodies)


def _of_direction(row: PlanRow, asked: str) -> bool:
    section, direction = row.section, row.direction
    words = [section.id, section.number, section.title.ru, section.title.en]
    if direction is not None:
        words += [direction.id, direction.number, direction.title.ru, direction.title.en]
    return _names(asked, words)


def _of_stage(row: PlanRow, asked: str) -> bool:
    stage = row.stage
    words = [stage.id, stage.title.ru, stage.title.en] if stage else []
    return _names(asked, words) or asked in {link.stage for link in row.activity.cycle}


def _names(asked: str, words: Iterable[str | None]) -> bool:
    wanted = fold(asked)
    known = [fold(word) for word in words if word]
    return bool(wanted) and (wanted in known or (len(wanted) > 3 and any(f" {wanted}" in f" {word}" for word in known)))


def _known(rows: Iterable[PlanRow], key: str) -> list[str]:
    """What could have been asked for, the most frequent first."""
    match key:
        case "responsible":
            found = Counter(body.title for row in rows for body in row.bodies)
        case "direction":
            found = Counter(row.direction.id if row.direction else row.section.id for row in rows)
        case _:
            found = Counter(row.stage.id for row in rows if row.stage)
            found += Counter(link.stage for row in rows for link in row.activity.cycle)
    return [name for name, _ in found.most_common(12)]
