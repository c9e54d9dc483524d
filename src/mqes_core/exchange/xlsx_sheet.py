"""One sheet of a workbook from the elements of its part: its cells as they are stored, counted as they come."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from mqes_core.exchange.grid import MOST_CELLS

__all__ = [
    "MIB",
    "MOST_ELEMENTS",
    "MOST_UNPACKED",
    "Attributes",
    "Budget",
    "RawCell",
    "RawSheet",
    "SheetReader",
    "TooMuch",
    "plain",
]

MOST_ELEMENTS: Final = 2_000_000
"""Elements of all parts together."""
MIB: Final = 2**20
MOST_UNPACKED: Final = 48
"""In MiB: a form of 10,000 schools and 60 columns takes half of it. Pictures are not unpacked and do not count."""
_MOST_AREA: Final = 100_000
_LAST_ROW: Final = 2**20
_LAST_COLUMN: Final = 2**14
_ADDRESS: Final = re.compile(r"\$?([A-Z]{1,3})\$?([1-9][0-9]{0,6})")
_ESCAPE: Final = re.compile(r"_x([0-9A-Fa-f]{4})_")

Attributes = Mapping[str, str]


class TooMuch(Exception):  # says what there is too much of, not that something failed
    """The workbook holds more than any form: ``code`` says of what, ``most`` how much would do, ``sheet`` where."""

    def __init__(self, code: str, most: int, sheet: str = "") -> None:
        super().__init__(code)
        self.code = code
        self.most = most
        self.sheet = sheet


@dataclass(frozen=True, slots=True)
class RawCell:
    """A cell as it is stored: the kind and text of its value, whether a formula gave it, the format it is shown in."""

    kind: str
    text: str | None
    formula: bool
    number_format: str


@dataclass(slots=True)
class RawSheet:
    """A sheet: its cells that hold something, by row and column from one, and its merged ranges."""

    title: str
    cells: dict[tuple[int, int], RawCell] = field(default_factory=dict)
    merged: list[tuple[int, int, int, int]] = field(default_factory=list)
    since_1904: bool = False


@dataclass(slots=True)
class Budget:
    """How much may still come, over all parts of the file."""

    unpacked: int = MOST_UNPACKED * MIB
    elements: int = MOST_ELEMENTS
    cells: int = MOST_CELLS
    area: int = _MOST_AREA


class SheetReader:
    """Takes the elements of a sheet one after another."""

    def __init__(self, sheet: RawSheet, strings: list[str], formats: list[str], budget: Budget) -> None:
        self.sheet = sheet
        self.strings = strings
        self.formats = formats
        self.budget = budget
        self.in_data = self.phonetic = self.formula = False
        self.row = self.column = 0
        self.kind = self.style = ""
        self.into: list[str] | None = None
        self.value: list[str] = []
        self.inline: list[str] = []
        self.has_value = self.has_inline = False

    def start(self, name: str, attributes: Attributes) -> None:
        """An element begins."""
        if name == "mergeCell":
            self._merge(attributes["ref"])
        elif name == "sheetData":
            self.in_data = True
        elif not self.in_data:
            return
        elif name == "row":
            self.row = int(attributes.get("r", self.row + 1))
            self.column = 0
        elif name == "c":
            self._begin(attributes)
        elif name == "v":
            self.has_value, self.into = True, self.value
        elif name == "t":
            self.has_inline, self.into = True, None if self.phonetic else self.inline
        elif name == "f":
            self.formula = True
        elif name == "rPh":
            self.phonetic = True

    def text(self, piece: str) -> None:
        """A piece of text inside the element that began last."""
        if self.into is not None:
            self.into.append(piece)

    def end(self, name: str) -> None:
        """An element ends; with that of a cell the cell is there."""
        if not self.in_data:
            return
        if name in ("v", "t"):
            self.into = None
        elif name == "rPh":
            self.phonetic = False
        elif name == "c":
            self._finish()
        elif name == "sheetData":
            self.in_data = False

    def _begin(self, attributes: Attributes) -> None:
        address = attributes.get("r")
        if address is None:
            self.column += 1
        else:
            self.row, self.column = _address(address)
        if not 0 < self.row <= _LAST_ROW or self.column > _LAST_COLUMN:
            raise ValueError(address)
        self.kind, self.style = attributes.get("t", "n"), attributes.get("s", "")
        self.formula = self.has_value = self.has_inline = False
        self.value.clear()
        self.inline.clear()

    def _finish(self) -> None:
        text: str | None = None
        kind = self.kind
        if kind == "inlineStr":
            text, kind = "".join(self.inline) if self.has_inline else None, "str"
        elif self.has_value:
            text = "".join(self.value) or None
        if text is not None and kind == "s":
            text = self.strings[int(text)]
        elif text is not None and kind == "str":
            text = plain(text)
        if text is None and not self.formula:
            return
        self.budget.cells -= 1
        if self.budget.cells < 0:
            raise TooMuch("MQ761", MOST_CELLS, self.sheet.title)
        shown = self.formats[int(self.style)] if self.style and self.formats else "General"
        self.sheet.cells[self.row, self.column] = RawCell(kind, text, self.formula, shown)

    def _merge(self, reference: str) -> None:
        first, _, last = reference.partition(":")
        top, left = _address(first)
        bottom, right = _address(last or first)
        self.budget.area -= (bottom - top + 1) * (right - left + 1)
        if self.budget.area < 0:
            raise TooMuch("MQ763", _MOST_AREA, self.sheet.title)
        self.sheet.merged.append((top, left, bottom, right))


def _address(text: str) -> tuple[int, int]:
    """Row and column of an address such as ``B3``."""
    found = _ADDRESS.fullmatch(text)
    if found is None:
        raise ValueError(text)
    column = 0
    for letter in found[1]:
        column = column * 26 + ord(letter) - ord("A") + 1
    return int(found[2]), column


def plain(text: str) -> str:
    """The text without the escapes for letters that XML cannot hold, such as ``_x000D_``."""
    return _ESCAPE.sub(lambda found: chr(int(found[1], 16)), text) if "_x" in text else text
