"""Plain data of one YAML file, with the line and column of every key and item."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from mqes_core.diagnostics import Place

__all__ = ["Path", "Scalar", "Spot", "Step", "Tree", "Value", "dotted"]

Step = str | int
Path = Sequence[Step]
Scalar = str | int | bool | None
Value = Scalar | list["Value"] | dict[str, "Value"]


class Spot(NamedTuple):
    """Where a key or an item stands, and the spots of what it holds; lines and columns from one."""

    line: int
    column: int
    inside: dict[str, Spot] | list[Spot] | None = None


@dataclass(frozen=True, slots=True)
class Tree:
    """The data of one file and its places.

    ``data`` is what JSON could hold: text, whole numbers, true and false, null, lists, mappings with text keys.
    """

    data: Value
    file: str
    spot: Spot

    def place(self, path: Path) -> Place:
        """Where the key or item at ``path`` stands; of a path that is not there, its longest part that is."""
        spot = self.spot
        for step in path:
            try:
                spot = spot.inside[step]  # type: ignore[index]  # a step that does not fit ends the walk below
            except (LookupError, TypeError):
                break
        return Place(file=self.file, line=spot.line, column=spot.column, path=dotted(path))


def dotted(path: Path) -> str:
    """The path as one line of text, such as ``scoring.criteria[2].title``."""
    return "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in path).lstrip(".")
