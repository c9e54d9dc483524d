"""What a district has to do about the blanks of its map: a list in words of work, not of defects."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from mqes_core.comparison.concepts.cells import Reason
from mqes_core.comparison.concepts.columns import Column, Entry, Why

__all__ = ["Task", "Todo", "todo"]


class Task(StrEnum):
    """What is to be done, the weightiest first."""

    ADD_DIRECTION = "add_direction"
    """Plan a direction of the frame that the document does not have."""
    ADD_STAGES = "add_stages"
    """Plan stages of the cycle that a direction lacks."""
    FIND_SOURCE = "find_source"
    """Find the whole document: the copy breaks off."""
    CONSIDER = "consider"
    """Decide on a direction that stands only in an edition of the frame to which the document does not keep."""
    LINK_ROWS = "link_rows"
    """Say to which direction rows belong that stand under none, or under one without a link."""
    CONFIRM = "confirm"
    """Confirm a link to the frame that is only believed."""


@dataclass(frozen=True, slots=True)
class Todo:
    """One thing to do."""

    task: Task
    code: str | None = None
    """The direction of the frame; None where it is about rows outside of them."""
    stages: tuple[str, ...] = ()
    """The stages of the cycle that it is about."""
    rows: int = 0
    """How many rows, targets or indicators it is about."""


def todo(column: Column) -> tuple[Todo, ...]:
    """The list of one district, the weightiest first; nothing for a document to which the frame does not apply."""
    if not column.applicable:
        return ()
    order = list(Task)
    return tuple(sorted(_all(column), key=lambda item: order.index(item.task)))


def _all(column: Column) -> Iterator[Todo]:
    for entry in column.entries:
        yield from _of(entry)
        if entry.unconfirmed:
            yield Todo(Task.CONFIRM, entry.direction.code, rows=entry.rows)
    loose = sum(item.why in (Why.NO_DIRECTION, Why.UNLINKED) for item in column.outside)
    if loose:
        yield Todo(Task.LINK_ROWS, rows=loose)


def _of(entry: Entry) -> Iterator[Todo]:
    code = entry.direction.code
    by_reason: dict[Reason, list[str]] = {}
    for cell in entry.cells:
        if cell.blank is not None and cell.stage is not None:
            by_reason.setdefault(cell.blank.reason, []).append(cell.stage)
    missing = [*by_reason.get(Reason.NO_STAGE, ()), *by_reason.get(Reason.RELATED_ONLY, ())]
    if Reason.NO_DIRECTION in by_reason:
        yield Todo(Task.ADD_DIRECTION, code, tuple(by_reason[Reason.NO_DIRECTION]))
    if missing:
        in_order = (cell.stage for cell in entry.cells if cell.stage in missing)
        yield Todo(Task.ADD_STAGES, code, tuple(stage for stage in in_order if stage))
    if Reason.CUT_OFF in by_reason:
        yield Todo(Task.FIND_SOURCE, code, tuple(by_reason[Reason.CUT_OFF]))
    if Reason.NOT_IN_EDITION in by_reason:
        yield Todo(Task.CONSIDER, code, tuple(by_reason[Reason.NOT_IN_EDITION]))
