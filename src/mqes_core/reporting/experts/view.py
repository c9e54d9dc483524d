"""Everybody against every category on a day: verdicts, what to bring, what expires, totals against a need; pure."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

from mqes_core.diagnostics import Diagnostic, has_errors
from mqes_core.eligibility import (
    Change,
    ClauseKind,
    Eligibility,
    ReadingMode,
    Rules,
    ToBring,
    Verdict,
    changes,
    compile_experts,
    judge,
    what_to_bring,
)
from mqes_core.model.edition import Edition
from mqes_core.model.experts import ExpertCategory
from mqes_core.model.person import Person

__all__ = ["Cell", "ExpertReport", "Expiry", "Row", "Total", "assess", "months_after"]

_MOST_SETS = 5
"""So many ways to become eligible are shown."""


@dataclass(frozen=True, slots=True)
class Cell:
    """One person and one category."""

    category: ExpertCategory
    verdict: Verdict
    change: Change | None
    """The first day on which the verdict is another with nothing new."""
    bring: ToBring

    @property
    def eligibility(self) -> Eligibility:
        """The verdict itself."""
        return self.verdict.eligibility

    @property
    def last_day(self) -> date | None:
        """The last day of somebody eligible; None where there is none in sight, or nothing to lose."""
        if self.change is None or self.eligibility is not Eligibility.ELIGIBLE:
            return None
        return self.change.on - timedelta(1)


@dataclass(frozen=True, slots=True)
class Row:
    """One person."""

    person: Person
    cells: tuple[Cell, ...]

    def place(self, cell: Cell) -> int:
        """The how-manieth of the row a cell is, counted from one."""
        return next(number for number, item in enumerate(self.cells, 1) if item is cell)


@dataclass(frozen=True, slots=True)
class Total:
    """How many are eligible for a category, and how many are missing of those needed."""

    category: ExpertCategory
    eligible: int
    unknown: int
    not_eligible: int
    need: int | None

    @property
    def short(self) -> tuple[int, int] | None:
        """The least and the most that are missing: the least where all unknown ones turn out eligible."""
        if self.need is None:
            return None
        return max(self.need - self.eligible - self.unknown, 0), max(self.need - self.eligible, 0)


@dataclass(frozen=True, slots=True)
class Expiry:
    """Somebody who is eligible and will not be, or not surely, from a day on."""

    person: Person
    category: ExpertCategory
    change: Change


@dataclass(frozen=True)
class ExpertReport:
    """All of it, for one edition, day and way of reading."""

    edition: Edition
    on: date
    reading: ReadingMode
    rows: tuple[Row, ...]
    categories: tuple[ExpertCategory, ...]
    needs: Mapping[str, int]
    months: int
    personal: bool
    """Whether names and places of work are shown."""
    diagnostics: tuple[Diagnostic, ...]
    expiries: tuple[Expiry, ...]
    kinds: Mapping[str, ClauseKind]

    @property
    def last_day(self) -> date:
        """The last day on which what expires is told."""
        return months_after(self.on, self.months)

    @property
    def whole(self) -> bool:
        """Whether everything in the file could be read."""
        return not has_errors(self.diagnostics)

    @cached_property
    def totals(self) -> tuple[Total, ...]:
        """Totals by category, in the order of the document."""
        found = []
        for number, category in enumerate(self.categories):
            verdicts = [row.cells[number].eligibility for row in self.rows]
            counts = [verdicts.count(item) for item in (Eligibility.ELIGIBLE, Eligibility.UNKNOWN)]
            rest = len(verdicts) - sum(counts)
            found.append(Total(category, counts[0], counts[1], rest, self.needs.get(category.id)))
        return tuple(found)

    @cached_property
    def names(self) -> dict[str, str]:
        """What people call the categories, by id: the printed number."""
        return {item.id: (item.number or item.id).rstrip(".") for item in self.categories}

    def name(self, person: Person) -> str:
        """How a person is named: by the code alone, unless personal fields were asked for."""
        return person.label if self.personal else person.code


def months_after(day: date, months: int) -> date:
    """The same day so many months later; the last of the month where it has no such day."""
    year, month = divmod(day.month - 1 + months, 12)
    year, month = day.year + year, month + 1
    if year > date.max.year:
        return date.max
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def assess(
    edition: Edition,
    people: Sequence[Person],
    on: date,
    *,
    reading: ReadingMode = "adopted",
    needs: Mapping[str, int] | None = None,
    months: int = 6,
    personal: bool = False,
    diagnostics: Sequence[Diagnostic] = (),
    kinds: Mapping[str, ClauseKind] | None = None,
) -> ExpertReport:
    """Judge everybody for every category; nobody's verdict depends on anybody else.

    Args:
        edition: the concept; it has requirements to experts.
        people: whom to judge.
        on: the day.
        reading: ``adopted``, or ``letter`` to leave open what the document does not decide.
        needs: how many experts are needed, by id of the category.
        months: how many months ahead what expires is told.
        personal: whether names and places of work are shown.
        diagnostics: what was found wrong while reading the people.
        kinds: kinds of clauses that plugins add, by name.

    Raises:
        LoadError: MQ340 a clause's kind is a plugin's that is not there, MQ341 its parameters do not fit.
    """
    assert edition.experts is not None
    compiled: dict[str | None, dict[str, Rules]] = {}
    last = months_after(on, months)
    rows, expiries = [], []
    for person in people:
        if person.subject not in compiled:
            compiled[person.subject] = compile_experts(
                edition.experts, reading=reading, subject=person.subject, kinds=kinds
            )
        cells = tuple(_cell(rules, person, on) for rules in compiled[person.subject].values())
        rows.append(Row(person, cells))
        expiries += [
            Expiry(person, cell.category, change)
            for cell in cells
            for change in changes(cell.verdict.rules, person.profile, on, last=last)
            if change.before is Eligibility.ELIGIBLE
        ]
    categories = tuple(item for group in edition.experts.groups for item in group.categories)
    expiries.sort(key=lambda item: (item.change.on, item.person.code))
    return ExpertReport(
        edition, on, reading, tuple(rows), categories, dict(needs or {}), months, personal, tuple(diagnostics),
        tuple(expiries), dict(kinds or {}),
    )  # fmt: skip


def _cell(rules: Rules, person: Person, on: date) -> Cell:
    verdict = judge(rules, person.profile, on)
    change = next(changes(rules, person.profile, on), None)
    return Cell(rules.category, verdict, change, what_to_bring(rules, person.profile, on, limit=_MOST_SETS))
