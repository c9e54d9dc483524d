"""Tokens of the grammar, and which kinds of them open, close and number a time."""

from __future__ import annotations

from typing import Any, Final

__all__ = [
    "COUNTING", "LED", "LIKE_ROMAN", "NUMBERED", "OPENING", "RESUME", "ROMAN", "SCHEDULES", "STRONG", "TEXTUAL", "TIME",
    "Stop", "Token",
]  # fmt: skip

TIME: Final = frozenset((
    "MONTH", "N", "YEAR", "YEAR_W", "DATE", "QUARTER_W", "HALF_W", "TERM_W", "TEN_W", "WEEK_W", "MONTH_W", "DAY_W",
    "HALFPART", "SEASON", "HOLIDAYS", "ACADEMIC", "PART", "WEEKDAY", "THIS", "ACYEAR", "INCL", "CHISLO",
))  # fmt: skip
"""Of these a time of the calendar is made."""
RESUME: Final = frozenset((
    "ADV", "CONST", "REQUEST", "THEN", "DURING", "EVERY", "BYDAY", "AT_LEAST", "AT_MOST", "MONTH",
))  # fmt: skip
"""After a comma these end free words."""
STRONG: Final = frozenset(("ADV", "CONST", "THEN"))
"""These end free words anywhere."""
OPENING: Final = RESUME | {"SEASON", "DATE", "DO", "NOT_LATER", "QUARTER_W", "EXTERNAL", "AFTER"}
"""With these a deadline may begin after a label."""
NUMBERED: Final = frozenset(("QUARTER_W", "HALF_W", "TERM_W", "TEN_W", "HALFPART"))
COUNTING: Final = frozenset(("TIMES", "EVERY", "DURING", "WITHIN", "THROUGH", "BEFORE", "NOT_LATER"))
"""After these a number counts and is no year."""
TEXTUAL: Final = {
    "EXTERNAL": "EXTERNAL_T", "AFTER": "AFTER_T", "BEFORE_E": "BEFORE_T", "DURING_E": "DURING_T",
    "REQUEST": "REQUEST_T",
}  # fmt: skip
"""Words that free words follow, and the token both make."""
LED: Final = frozenset(TEXTUAL.values())
SCHEDULES: Final = frozenset((
    "графику", "графикам", "плану", "планам", "расписанию", "расписаниям", "приказу", "приказам", "календарю",
))  # fmt: skip
ROMAN: Final = {
    "i": 1, "ii": 2, "iii": 3, "iv": 4, "v": 5, "vi": 6, "vii": 7, "viii": 8, "ix": 9, "x": 10, "і": 1, "іі": 2,
    "ііі": 3, "іv": 4,
}  # fmt: skip
LIKE_ROMAN: Final = {"п": 2, "ш": 3, "iп": 3, "пi": 3, "пі": 3, "iу": 4, "iy": 4, "l": 1, "ll": 2, "lll": 3, "lv": 4}
"""Letters typed in place of Roman figures."""


class Stop(Exception):
    """Reading stopped here: the column, counted from 0."""

    def __init__(self, position: int) -> None:
        super().__init__(position)
        self.position = position


class Token:
    """A token as the parser wants it."""

    __slots__ = ("column", "end", "end_column", "end_line", "end_pos", "line", "start_pos", "type", "value")

    def __init__(self, type_: str, value: Any, start: int, end: int) -> None:
        self.type = type_
        self.value = value
        self.start_pos = start
        self.end_pos = self.end = end
        self.line = self.end_line = 1
        self.column = self.end_column = start + 1
