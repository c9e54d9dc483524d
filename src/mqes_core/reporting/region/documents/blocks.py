"""What a document says, apart from how it looks: headings, paragraphs, lists and tables."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

__all__ = ["Block", "Column", "Grid", "Heading", "Listed", "Paragraph", "bullets"]


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of the first or second level."""

    text: str
    level: int = 1


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph."""

    text: str


@dataclass(frozen=True, slots=True)
class Listed:
    """A list, an item a line."""

    items: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table: its head, its part of the width, and whether it holds figures."""

    title: str
    width: int
    figures: bool = False


@dataclass(frozen=True, slots=True)
class Grid:
    """A table under its caption; its head is repeated on every page."""

    caption: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[str, ...], ...]


Block = Heading | Paragraph | Listed | Grid


def bullets(title: str, items: Iterable[str], empty: str = "") -> Iterator[Block]:
    """A heading and its list; ``empty`` is said where there are no items, and without it nothing at all."""
    found = tuple(items)
    if found:
        yield Heading(title, 2)
        yield Listed(found)
    elif empty:
        yield Heading(title, 2)
        yield Paragraph(empty)
