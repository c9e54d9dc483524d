"""A plain table of a comparison: heads with their widths, rows of text and whole numbers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from mqes_core.i18n import Language, translate

__all__ = ["Cell", "Column", "Table", "table"]

Cell = str | int


class Column(NamedTuple):
    """Head and width, in characters."""

    title: str
    width: float


@dataclass(frozen=True, slots=True)
class Table:
    """A table; ``empty`` is said where it has no rows."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    empty: str = ""
    frozen: int = 0
    """So many columns stay in sight."""


def table(
    lang: Language,
    heads: list[tuple[str, float]],
    rows: Iterator[tuple[Cell, ...]],
    *,
    empty: str = "",
    frozen: int = 0,
) -> Table:
    """The table with its words: ``heads`` are keys of the catalogue under ``compare`` with widths."""
    columns = tuple(Column(translate(f"compare.{key}", lang), width) for key, width in heads)
    return Table(columns, tuple(rows), translate(f"compare.{empty}", lang) if empty else "", frozen)
