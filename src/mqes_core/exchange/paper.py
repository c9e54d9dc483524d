"""Room on screen and paper: widths of columns, heights of headings, where a printed sheet turns to the next page."""

from __future__ import annotations

import math
from itertools import groupby
from typing import Final

from mqes_core.exchange.layout import Column, Field, Layout, Role

__all__ = ["PRINT_SCALE", "heading_height", "is_single", "lines", "page_starts", "width"]

_WIDTHS: Final = {
    Role.CODE: 14, Role.TITLE: 28, Role.TYPE: 23, Role.SETTING: 10, Role.YEAR: 9, Role.VALUE: 15, Role.COUNT: 15,
    Role.OF: 15, Role.PERCENT: 12, Role.POINTS: 12, Role.COMMENT: 44,
}  # fmt: skip
PRINT_SCALE: Final = 62
# Characters across a page of A4 on its side at that scale, measured with the widest of the usual fonts.
_PAGE: Final = 172
_LINE_HEIGHT: Final = 13.0
_HIGHEST: Final = 190.0


def width(column: Column) -> int:
    """Width of a column in characters."""
    return _WIDTHS[column.role]


def is_single(field: Field) -> bool:
    """Whether the measure's title heads its only column by itself."""
    return len(field.columns) == 1 and field.main.role is Role.VALUE


def page_starts(layout: Layout) -> frozenset[str]:
    """Keys of the columns with which a printed page begins, so that no measure is torn; the first page begins itself.

    Nor is a criterion torn that fits on a page of its own, unless the page before would then ask for nothing.
    """
    kept = sum(width(column) for column in layout.unit_columns[:2])
    used = sum(width(column) for column in layout.unit_columns)
    starts: set[str] = set()
    empty = True
    for _, group in groupby(layout.fields, key=lambda field: field.criterion.id):
        fields = list(group)
        whole = sum(_room(field) for field in fields)
        for field in fields:
            together = field is fields[0] and not empty and kept + whole <= _PAGE
            if used + (whole if together else _room(field)) > _PAGE and used > kept:
                starts.add(field.main.key)
                used = kept
            used += _room(field)
            empty = False
    return frozenset(starts)


def _room(field: Field) -> int:
    return sum(width(column) for column in field.columns)


def heading_height(layout: Layout, lang: str, *, strong: bool) -> float:
    """Height, in points, of the row of measures (strong) or of the row of their columns."""
    most = 2
    for field in layout.fields:
        title = lines(field.measure.title.in_language(lang), _room(field))
        if strong:
            # A heading over a single column spans both rows.
            most = max(most, math.ceil(title / 2) if is_single(field) else title)
        elif not is_single(field):
            most = max(most, *(lines(column.heading, width(column)) for column in field.columns))
    return min(_LINE_HEIGHT * most + 6, _HIGHEST)


def lines(text: str, room: int) -> int:
    """How many lines the text takes in a column of so many characters, words kept whole where they fit."""
    count, left = 1, float(room)
    for word in text.split():
        length = len(word) * 1.05
        if length > left and left < room:
            count, left = count + 1, float(room)
        while length > room:
            count, length = count + 1, length - room
        left -= length + 1
    return count
