"""The sign of a cell: a number where something is provided, and a sign of its own for each reason of a blank."""

from __future__ import annotations

from typing import Final, NamedTuple

from mqes_core.comparison.concepts.cells import Cell, Reason

__all__ = ["MARKS", "Mark", "cell_mark"]

MARKS: Final[dict[str, str]] = {
    "confirmed": "7",
    "provisional": "7?",
    "partial": "~7",
    Reason.RELATED_ONLY.value: "≈",
    Reason.NO_STAGE.value: "–",
    Reason.NO_DIRECTION.value: "∅",
    Reason.CUT_OFF.value: "…",
    Reason.NOT_IN_EDITION.value: "×",
    Reason.NOT_APPLICABLE.value: "·",
}
"""Every state of a cell with its sign; a 7 stands for any number. No sign relies on colour."""


class Mark(NamedTuple):
    """How a cell shows itself."""

    state: str
    """A key of :data:`MARKS`."""
    sign: str
    partial: bool
    """Whether what stands there may be compared in part only."""


def cell_mark(cell: Cell) -> Mark:
    """The state and the sign of a cell."""
    if cell.blank is not None:
        reason = cell.blank.reason.value
        return Mark(reason, MARKS[reason], partial=False)
    partial = cell.comparability == "partial"
    count = f"{'~' if partial else ''}{len(cell.placed)}"
    return Mark("confirmed", count, partial) if cell.confirmed else Mark("provisional", f"{count}?", partial)
