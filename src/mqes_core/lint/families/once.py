"""One remark a row: what a title and the results of one row repeat is told once."""

from __future__ import annotations

from collections.abc import Iterator

from mqes_core.lint.rule import Check, Defect
from mqes_core.lint.subject import Path, Subject
from mqes_core.model.exceptions import Checked

__all__ = ["once_a_row"]


def once_a_row(check: Check) -> Check:
    """The check with only the first of the defects that say the same of one row."""

    def first_only(subject: Subject) -> Iterator[Defect]:
        told: set[tuple[Path, str]] = set()
        for defect in check(subject):
            row = next((found.path for found in subject.above(defect.path) if isinstance(found.item, Checked)), ())
            key = (row, str(sorted(defect.params.items())).casefold())
            if key not in told:
                told.add(key)
                yield defect

    return first_only
