"""How complete a concept's data is: its rows as printed against those that are encoded, mapped and evaluable."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Set
from dataclasses import dataclass
from typing import Final, Literal, NamedTuple

from mqes_core.model.concept import MechanismUse
from mqes_core.model.edition import Edition
from mqes_core.model.experts import ExpertCategory
from mqes_core.model.frame import Mapping
from mqes_core.model.roadmap import CycleLink, Roadmap, RoadmapSection
from mqes_core.model.scoring import Criterion, Indicator, Target
from mqes_core.model.tables import Holds, Table

__all__ = ["Coverage", "Gap", "TableCoverage", "coverage"]

Step = Literal["encoded", "mapped", "staged", "evaluable"]
Reason = Literal[
    "missing", "surplus", "no_direction", "direction_unlinked", "no_cycle", "no_mapping", "no_timing",
    "no_requirements", "heading", "observed_only", "not_observed", "words_only", "number_lost",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Gap:
    """Rows that have not got as far as a step, and why."""

    step: Step
    reason: Reason
    rows: int
    ids: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class TableCoverage:
    """One table: how many rows are printed, and how many of them got how far.

    A step that does not exist for what the table holds is None: an act is not mapped, a mechanism not evaluated.
    """

    table: Table
    encoded: int
    mapped: int | None
    """Linked to a direction of the frame, by the row itself or by what it stands under."""
    staged: int | None
    """Linked to a stage of the management cycle."""
    provisional: int
    """Rows with a link that still waits to be confirmed."""
    evaluable: int | None
    """Points can be given, a requirement checked, a timing or a target followed."""
    counted: tuple[str, ...] = ()
    """Indicators whose value can be counted from people and the procedures of a year."""
    gaps: tuple[Gap, ...] = ()

    @property
    def complete(self) -> bool:
        """Whether every printed row is encoded and no row is beyond them."""
        return self.encoded == self.table.rows


@dataclass(frozen=True, slots=True)
class Coverage:
    """All tables of one edition that its data counts."""

    edition: str
    tables: tuple[TableCoverage, ...]

    @property
    def complete(self) -> bool:
        """Whether every table is."""
        return all(table.complete for table in self.tables)


class _Row(NamedTuple):
    """An item of the data: what keeps it from being mapped or evaluated, if anything does."""

    id: str
    unmapped: Reason | None = None
    unstaged: Reason | None = None
    provisional: bool = False
    idle: Reason | None = None
    told: bool = False
    """Whether its value can be counted from people and procedures."""


def coverage(edition: Edition) -> Coverage:
    """Counts the data of an edition against the tables that it says its document holds."""
    return Coverage(edition.key, tuple(_table(edition, table) for table in edition.concept.tables))


def _table(edition: Edition, table: Table) -> TableCoverage:
    kind = _KINDS[table.holds]
    counted = list(_counted(tuple(kind.rows(edition, table)), table))
    encoded = sum(times for _, times in counted)
    gaps = []
    if encoded != table.rows:
        reason: Reason = "missing" if encoded < table.rows else "surplus"
        gaps.append(Gap("encoded", reason, abs(table.rows - encoded)))
    steps: dict[Step, int | None] = {}
    for step, reason_of in _STEPS.items():
        found = _gaps(step, counted, reason_of)
        steps[step] = encoded - sum(gap.rows for gap in found) if step in kind.steps else None
        gaps += found if step in kind.steps else []
    doubtful = sum(times for rows, times in counted if any(row.provisional for row in rows))
    mapped, staged, evaluable = steps["mapped"], steps["staged"], steps["evaluable"]
    told = tuple(row.id for rows, _ in counted for row in rows if row.told)
    return TableCoverage(table, encoded, mapped, staged, doubtful, evaluable, told, tuple(gaps))


def _counted(rows: tuple[_Row, ...], table: Table) -> Iterator[tuple[tuple[_Row, ...], int]]:
    """The items with the number of printed rows that they are; those of a merged group together."""
    known = {row.id: row for row in rows}
    merged = {name for group in table.merged for name in group.items}
    yield from (((row,), 1) for row in rows if row.id not in merged)
    for group in table.merged:
        if all(name in known for name in group.items):
            yield tuple(known[name] for name in group.items), group.rows


def _gaps(
    step: Step, counted: Iterable[tuple[tuple[_Row, ...], int]], reason_of: Callable[[_Row], Reason | None]
) -> list[Gap]:
    found: dict[Reason, tuple[int, tuple[str, ...]]] = {}
    for rows, times in counted:
        reason: Reason | None = next((why for row in rows if (why := reason_of(row))), None)
        if reason:
            before, ids = found.get(reason, (0, ()))
            found[reason] = before + times, (*ids, *(row.id for row in rows))
    return [Gap(step, reason, rows, ids) for reason, (rows, ids) in found.items()]


# --- what the rows of each kind of table are ------------------------------------------------------------------------


def _acts(edition: Edition, table: Table) -> Iterator[_Row]:
    yield from (_Row(act.id) for act in edition.concept.acts)


def _activities(edition: Edition, table: Table) -> Iterator[_Row]:
    for section in _sections(edition, table):
        links = _links(edition, section)
        for activity in section.activities:
            idle: Reason | None = None if activity.timing else "no_timing"
            yield _linked(activity.id, section, links, activity.cycle, idle)


def _passport(edition: Edition, table: Table) -> Iterator[_Row]:
    for roadmap in _roadmaps(edition, table):
        for row in roadmap.passport.rows if roadmap.passport else ():
            section = roadmap.sections[0] if roadmap.sections else None
            links = _links(edition, section) if section else ()
            yield _linked(row.id, section, links, row.cycle, None if row.targets else "words_only")


def _targets(edition: Edition, table: Table) -> Iterator[_Row]:
    for roadmap in _roadmaps(edition, table):
        for row in roadmap.passport.rows if roadmap.passport else ():
            for number, target in enumerate(row.targets, start=1):
                yield _Row(f"{row.id}/{number}", idle=_open(target))


def _requirements(edition: Edition, table: Table) -> Iterator[_Row]:
    for group in edition.experts.groups if edition.experts else ():
        if group.number:
            yield _Row(group.id, idle="heading")
        yield from (_category(item) for item in group.categories)


def _category(category: ExpertCategory) -> _Row:
    return _Row(category.id, idle=None if category.requirements else "no_requirements")


def _mechanisms(edition: Edition, table: Table) -> Iterator[_Row]:
    directions = {item.id: item.mappings for item in edition.concept.directions}
    for use in edition.concept.mechanism_uses:
        yield _mechanism(use, directions[use.direction])


def _mechanism(use: MechanismUse, links: tuple[Mapping, ...]) -> _Row:
    unmapped: Reason | None = None if links else "direction_unlinked"
    return _Row(use.id, unmapped, provisional=any(link.provisional for link in links))


def _indicators(edition: Edition, table: Table) -> Iterator[_Row]:
    told = {item.id for item in edition.measures.values() if getattr(item, "computed", None)}
    yield from _lines(edition.scoring.criteria if edition.scoring else (), (), told)


def _lines(criteria: tuple[Criterion, ...], above: tuple[Mapping, ...], told: Set[str]) -> Iterator[_Row]:
    for criterion in criteria:
        links = (*above, *criterion.mappings)
        for line in criterion.indicators:
            every = (*links, *line.mappings)
            unmapped: Reason | None = None if every else "no_mapping"
            doubtful = any(link.provisional for link in every)
            yield _Row(line.id, unmapped, provisional=doubtful, idle=_unscored(line), told=line.measure in told)
        yield from _lines(criterion.criteria, links, told)


def _unscored(line: Indicator) -> Reason | None:
    if line.measure is None:
        return "not_observed"
    return None if line.scale else "observed_only"


def _open(target: Target) -> Reason | None:
    needs_number = target.relation in ("at_least", "at_most", "equals")
    return "number_lost" if needs_number and target.value is None else None


def _linked(
    name: str,
    section: RoadmapSection | None,
    links: tuple[Mapping, ...],
    cycle: tuple[CycleLink, ...],
    idle: Reason | None,
) -> _Row:
    unmapped: Reason | None = None
    if section is None or section.direction is None:
        unmapped = "no_direction"
    elif not links:
        unmapped = "direction_unlinked"
    unstaged: Reason | None = None if cycle else "no_cycle"
    provisional = any(link.provisional for link in links) or any(link.provisional for link in cycle)
    return _Row(name, unmapped, unstaged, provisional, idle)


def _links(edition: Edition, section: RoadmapSection) -> tuple[Mapping, ...]:
    return next((item.mappings for item in edition.concept.directions if item.id == section.direction), ())


def _roadmaps(edition: Edition, table: Table) -> Iterator[Roadmap]:
    yield from (roadmap for roadmap in edition.roadmaps if table.within in (None, roadmap.id))


def _sections(edition: Edition, table: Table) -> Iterator[RoadmapSection]:
    for roadmap in edition.roadmaps:
        for section in roadmap.sections:
            if table.within in (None, roadmap.id, section.id):
                yield section


class _Kind(NamedTuple):
    rows: Callable[[Edition, Table], Iterator[_Row]]
    steps: tuple[Step, ...] = ()


_STEPS: Final[dict[Step, Callable[[_Row], Reason | None]]] = {
    "mapped": lambda row: row.unmapped,
    "staged": lambda row: row.unstaged,
    "evaluable": lambda row: row.idle,
}

_KINDS: Final[dict[Holds, _Kind]] = {
    "acts": _Kind(_acts),
    "activities": _Kind(_activities, ("mapped", "staged", "evaluable")),
    "indicators": _Kind(_indicators, ("mapped", "evaluable")),
    "mechanisms": _Kind(_mechanisms, ("mapped",)),
    "passport": _Kind(_passport, ("mapped", "staged", "evaluable")),
    "requirements": _Kind(_requirements, ("evaluable",)),
    "targets": _Kind(_targets, ("evaluable",)),
}
"""What each kind of table holds, and which steps exist for it."""
