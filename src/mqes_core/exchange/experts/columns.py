"""The sheets and columns of a file of people: what each holds, by keys that stay when titles are changed."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import Final, get_args

from mqes_core.i18n import Key
from mqes_core.model.profile import FactList

__all__ = [
    "CHECKED",
    "ENGAGED",
    "EVERYTHING",
    "EVERY_SHEET",
    "HELD",
    "ORDERS",
    "PEOPLE",
    "REGISTER",
    "SHEETS",
    "STATUSES",
    "VERSION",
    "YEARS",
    "YEAR_SHEETS",
    "Column",
    "Kind",
    "Sheet",
    "sheet_of",
]

VERSION: Final = "people-1"
"""The layout, as the hidden sheet names it."""
PEOPLE: Final = "people"
ORDERS: Final = "acts"
STATUSES: Final = "orders"
"""Who was granted what by which order; the orders themselves stand once, in a sheet of their own."""
REGISTER: Final = "register"
YEARS: Final = "years"
HELD: Final = "held"
ENGAGED: Final = "engaged"
"""Who assessed in which procedure; the procedures themselves stand once, in a sheet of their own."""
EVERYTHING: Final = "whole.all"
CHECKED: Final = 1000
"""So many rows have drop-downs."""


class Kind(StrEnum):
    """How a cell of the column is read."""

    CODE = "code"
    TEXT = "text"
    PERSONAL = "personal"
    NAME = "name"
    """A name that the concept may know: other names are taken too."""
    CHOICE = "choice"
    CATEGORY = "category"
    GROUP = "group"
    FLAG = "flag"
    DAY = "day"
    YEAR = "year"
    COUNT = "count"
    PERCENT = "percent"
    NUMBER = "number"
    """The number of an order, under which others cite it."""
    CITED = "cited"
    """The number of an order that is listed."""
    PROCEDURE = "procedure"
    """A procedure of the concept, or another."""
    HELD = "held"
    """The number of a procedure that is listed."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a sheet."""

    key: str
    kind: Kind
    word: str = ""
    """The key of its title in the catalogue, where that is not its own."""
    width: int = 18
    required: bool = False
    past: bool = False
    """Whether its day cannot lie in the future."""
    choices: str = ""
    """The family of words from which it is chosen."""

    @property
    def title(self) -> Key:
        """Its title; of one that says that a list is whole, with the name of the list."""
        name = f"people.column.{self.word or self.key}"
        whole = self.word == "whole"
        return Key(name, list=Key(f"people.sheet.{self.key.removeprefix('whole.')}")) if whole else Key(name)

    @property
    def note(self) -> str:
        """The key of what is said of it."""
        return f"people.note.{self.word or self.key}"


@dataclass(frozen=True)
class Sheet:
    """One sheet: people, orders, or facts about people."""

    key: str
    columns: tuple[Column, ...]

    @property
    def title(self) -> Key:
        """Its title."""
        return Key(f"people.sheet.{self.key}")

    @property
    def facts(self) -> str:
        """The list of facts of which its rows are part."""
        return STATUSES if self.key == ORDERS else self.key

    @cached_property
    def by_key(self) -> dict[str, Column]:
        """Its columns by key."""
        return {column.key: column for column in self.columns}

    def name_of(self, column: Column) -> str:
        """What stands for the column in the hidden row of keys."""
        return f"{self.key}:{column.key}"


_CODE: Final = Column("code", Kind.CODE, width=14, required=True)
_SINCE: Final = Column("since", Kind.DAY, width=13)
_UNTIL: Final = Column("until", Kind.DAY, width=13)
_SUBJECT: Final = Column("subject", Kind.TEXT)
_CITED: Final = Column("order", Kind.CITED, "basis", width=22)


def _level(key: str, word: str) -> Column:
    return Column(key, Kind.CHOICE, word, width=20, choices="level")


SHEETS: Final = (
    Sheet(PEOPLE, (
        _CODE,
        Column("name", Kind.PERSONAL, width=28),
        Column("workplace", Kind.PERSONAL, width=28),
        Column("subject", Kind.TEXT, "own_subject"),
        Column("years", Kind.COUNT, width=11),
        Column("years_on", Kind.DAY, width=13, past=True),
        Column(EVERYTHING, Kind.FLAG, "everything", width=12),
        *(Column(f"whole.{name}", Kind.FLAG, "whole", width=14) for name in get_args(FactList)),
    )),
    Sheet("educations", (
        _CODE,
        Column("level", Kind.CHOICE, "education", width=34, choices="education"),
        Column("field", Kind.NAME, width=40),
        Column("group", Kind.GROUP, width=16),
        Column("since", Kind.DAY, "diploma", width=13, past=True),
    )),
    Sheet("employments", (
        _CODE,
        Column("since", Kind.DAY, "work_since", width=16, required=True, past=True),
        Column("until", Kind.DAY, "work_until", width=16),
        Column("in_education", Kind.FLAG, width=16),
    )),
    Sheet("credentials", (
        _CODE,
        Column("what", Kind.CHOICE, width=16, choices="what"),
        Column("programme", Kind.NAME, width=44),
        Column("topic", Kind.NAME, width=36),
        Column("issuer", Kind.NAME, width=30),
        _level("issuer_level", "issuer_level"),
        Column("hours", Kind.COUNT, width=10),
        Column("practice_hours", Kind.COUNT, width=11),
        _SUBJECT,
        Column("since", Kind.DAY, "issued", width=13, past=True),
        _UNTIL,
    )),
    Sheet(ORDERS, (
        Column("number", Kind.NUMBER, width=22, required=True),
        Column("issued", Kind.DAY, "dated", width=13, required=True, past=True),
        Column("issuer", Kind.NAME, "order_issuer", width=50),
        _level("level", "order_level"),
        Column("act", Kind.CHOICE, width=18, choices="act"),
    )),
    Sheet(STATUSES, (
        _CODE,
        Column("order", Kind.CITED, width=22, required=True),
        Column("category", Kind.CATEGORY, width=60),
        Column("status", Kind.NAME, width=30),
        Column("since", Kind.DAY, "status_since", width=13),
        _UNTIL,
    )),
    Sheet("commissions", (
        _CODE,
        Column("rank", Kind.CHOICE, width=20, choices="rank"),
        _SUBJECT,
        _SINCE,
        _UNTIL,
        _CITED,
    )),
    Sheet("contests", (
        _CODE,
        Column("contest", Kind.NAME, width=46),
        Column("result", Kind.CHOICE, width=16, choices="result"),
        Column("year", Kind.YEAR, width=9),
    )),
    Sheet("memberships", (_CODE, Column("body", Kind.NAME, width=60), _SINCE, _UNTIL, _CITED)),
    Sheet("confirmations", (
        _CODE,
        Column("competence", Kind.NAME, width=50),
        Column("by", Kind.NAME, width=36),
        Column("since", Kind.DAY, "confirmed", width=15, past=True),
        _UNTIL,
        _CITED,
    )),
    Sheet("tests", (
        _CODE,
        Column("passed", Kind.CHOICE, width=18, choices="passed"),
        Column("disagreement", Kind.PERCENT, width=18),
        _SUBJECT,
        Column("since", Kind.DAY, "tested", width=15, past=True),
        _UNTIL,
    )),
)  # fmt: skip
"""The sheets about people, in the order of the file."""

YEAR_SHEETS: Final = (
    Sheet(REGISTER, (
        _CODE,
        Column("category", Kind.CATEGORY, width=60),
        Column("since", Kind.DAY, "register_since", width=13, past=True),
        Column("until", Kind.DAY, "register_until", width=13),
        _CITED,
    )),
    Sheet(YEARS, (
        Column("year", Kind.YEAR, "stated_year", width=9, required=True),
        Column("register_whole", Kind.FLAG, width=22),
        Column("procedures_whole", Kind.FLAG, width=22),
    )),
    Sheet(HELD, (
        Column("number", Kind.NUMBER, "held_number", width=14, required=True),
        Column("procedure", Kind.PROCEDURE, width=56, required=True),
        Column("on", Kind.DAY, "held_on", width=13, required=True, past=True),
        Column("level", Kind.CHOICE, "held_level", width=22, choices="level"),
        Column("content", Kind.FLAG, width=22),
        Column("everybody", Kind.FLAG, width=22),
    )),
    Sheet(ENGAGED, (Column("held", Kind.HELD, width=14, required=True), _CODE)),
)  # fmt: skip
"""The sheets about years, for concepts that count measures from them; a file may do without."""


EVERY_SHEET: Final = (*SHEETS, *YEAR_SHEETS)


def sheet_of(key: str) -> Sheet:
    """The sheet with this key."""
    return next(sheet for sheet in EVERY_SHEET if sheet.key == key)
