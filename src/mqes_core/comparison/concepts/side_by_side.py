"""Concepts side by side: every part of the comparison put together under one chosen edition of the frame."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from mqes_core.comparison.concepts.columns import Column, column
from mqes_core.comparison.concepts.coverage import Coverage, coverage
from mqes_core.comparison.concepts.crosswalk import Crosswalk
from mqes_core.comparison.concepts.indicators import Indicators, indicators
from mqes_core.comparison.concepts.remarks import FamilyRemarks, remarks
from mqes_core.comparison.concepts.requirements import Requirements, requirements
from mqes_core.comparison.concepts.scales import ScalePair, scale_pairs
from mqes_core.comparison.concepts.todo import Todo, todo
from mqes_core.eligibility import ClauseKind
from mqes_core.lint import LintReport
from mqes_core.model.edition import Edition
from mqes_core.model.frame import Frame, ManagementCycle

__all__ = ["Compared", "SideBySide", "side_by_side"]


@dataclass(frozen=True, eq=False)
class Compared:
    """One concept among those compared."""

    column: Column
    todo: tuple[Todo, ...]
    coverage: Coverage
    remarks: tuple[FamilyRemarks, ...] | None
    """What the linter holds against it; None where it was not asked."""

    @property
    def edition(self) -> Edition:
        """The edition of the concept."""
        return self.column.edition


@dataclass(frozen=True, eq=False)
class SideBySide:
    """The comparison: concepts in the order in which they were given."""

    frame: Frame
    frames: Mapping[str, Frame]
    """Every edition of the frame at hand, to name those through which a way leads."""
    cycle: ManagementCycle
    on: date
    concepts: tuple[Compared, ...]
    indicators: Indicators
    scales: tuple[ScalePair, ...]
    requirements: Requirements


def side_by_side(
    editions: Sequence[Edition],
    frame: Frame,
    *,
    frames: Mapping[str, Frame],
    cycle: ManagementCycle,
    on: date,
    reports: Sequence[LintReport] | None = None,
    clauses: Mapping[str, ClauseKind] | None = None,
) -> SideBySide:
    """Lay concepts side by side.

    Args:
        editions: concepts, or editions of one; each once or several times.
        frame: the edition of the frame under which they are compared.
        frames: every edition of the frame by its id, for the ways between them.
        cycle: the stages of the management cycle.
        on: the day of the comparison; it decides which requirements are in force, and ends plans without an end.
        reports: what the linter found in each edition, in the same order.
        clauses: kinds of clauses that plugins bring.

    Raises:
        LoadError: MQ340, MQ341 a clause of requirements is a plugin's that is not there or does not fit.
    """
    crosswalk = Crosswalk(frame, frames)
    columns = [column(edition, crosswalk, cycle) for edition in editions]
    found = [None] * len(columns) if reports is None else [remarks(report) for report in reports]
    concepts = tuple(
        Compared(item, todo(item), coverage(item, on), of_linter)
        for item, of_linter in zip(columns, found, strict=True)
    )
    lined_up = indicators(columns, [item.code for item in frame.directions])
    return SideBySide(
        frame, frames, cycle, on, concepts, lined_up, scale_pairs(lined_up.pairs),
        requirements([item.edition for item in columns], on, clauses),
    )  # fmt: skip
