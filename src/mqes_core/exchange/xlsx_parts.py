"""Parts of a workbook read as a stream of counted elements, so that no file asks for more than a form would."""

from __future__ import annotations

import posixpath
import re
import zipfile
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final
from xml.parsers import expat

from mqes_core.exchange.grid import MOST_CELLS

__all__ = ["RawCell", "RawSheet", "TooMuch", "read_sheets"]

_MOST_ELEMENTS: Final = 2_000_000
_MOST_AREA: Final = 100_000
_MOST_SHEETS: Final = 200
_MIB: Final = 2**20
_MOST_UNPACKED: Final = 48
"""In MiB: a form of 10,000 schools and 60 columns takes half of it. Pictures are not unpacked and do not count."""
_LAST_ROW: Final = 2**20
_LAST_COLUMN: Final = 2**14
_ADDRESS: Final = re.compile(r"\$?([A-Z]{1,3})\$?([1-9][0-9]{0,6})")
_INSIDE_TEXT: Final = frozenset({"t", "rPh"})
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
class _Budget:
    """How much may still come, over all parts of the file."""

    unpacked: int = _MOST_UNPACKED * _MIB
    elements: int = _MOST_ELEMENTS
    cells: int = MOST_CELLS
    area: int = _MOST_AREA


class _Book:
    """The archive, read part by part under one budget."""

    def __init__(self, archive: zipfile.ZipFile) -> None:
        self.archive = archive
        self.budget = _Budget()

    def walk(
        self,
        part: str,
        start: Callable[[str, Attributes], None],
        end: Callable[[str], None] | None = None,
        text: Callable[[str], None] | None = None,
        sheet: str = "",
    ) -> None:
        """Call ``start``, ``end`` and ``text`` for what stands in the part; names come without their prefix."""
        budget = self.budget

        def begun(name: str, attributes: Attributes) -> None:
            budget.elements -= 1
            if budget.elements < 0:
                raise TooMuch("MQ761" if sheet else "MQ762", _MOST_ELEMENTS, sheet)
            start(name.rpartition(":")[2], attributes)

        budget.unpacked -= self.archive.getinfo(part).file_size
        if budget.unpacked < 0:
            raise TooMuch("MQ707", _MOST_UNPACKED, sheet)
        parser = expat.ParserCreate()
        parser.buffer_text = True
        parser.StartElementHandler = begun
        if end is not None:
            finish = end
            parser.EndElementHandler = lambda name: finish(name.rpartition(":")[2])
        if text is not None:
            parser.CharacterDataHandler = text
        # At one go: fed piece by piece, the parser would start anew on an element that is longer than a piece.
        parser.Parse(self.archive.read(part), True)

    def relations(self, part: str) -> dict[str, tuple[str, str]]:
        """Kind and target of what the part refers to, by id."""
        folder, name = posixpath.split(part)
        found: dict[str, tuple[str, str]] = {}

        def start(element: str, attributes: Attributes) -> None:
            if element == "Relationship" and attributes.get("TargetMode") != "External":
                kind = attributes.get("Type", "").rpartition("/")[2]
                target = posixpath.normpath(posixpath.join("/", folder, attributes.get("Target", ""))).lstrip("/")
                found[attributes.get("Id", "")] = kind, target

        self.walk(posixpath.join(folder, "_rels", f"{name}.rels"), start)
        return found

    def strings(self, part: str) -> list[str]:
        """Texts that cells share, by their number."""
        found: list[str] = []
        pieces: list[str] = []
        open_: list[str] = []

        def start(name: str, attributes: Attributes) -> None:
            if name in _INSIDE_TEXT:
                open_.append(name)

        def end(name: str) -> None:
            if name in _INSIDE_TEXT:
                open_.pop()
            elif name == "si":
                found.append(_plain("".join(pieces)))
                pieces.clear()

        def text(piece: str) -> None:
            if open_ and open_[-1] == "t" and "rPh" not in open_:  # not how a word is pronounced
                pieces.append(piece)

        self.walk(part, start, end, text)
        return found

    def formats(self, part: str) -> list[str]:
        """The number format of every style of cells, by its number."""
        from openpyxl.styles.numbers import BUILTIN_FORMATS

        named: dict[int, str] = {}
        used: list[int] = []
        inside = ""

        def start(name: str, attributes: Attributes) -> None:
            nonlocal inside
            if name in ("cellXfs", "cellStyleXfs", "dxfs", "numFmts"):
                inside = name
            elif name == "numFmt" and inside == "numFmts":
                named[int(attributes["numFmtId"])] = attributes["formatCode"]
            elif name == "xf" and inside == "cellXfs":
                used.append(int(attributes.get("numFmtId", "0")))

        self.walk(part, start)
        return [named.get(number) or BUILTIN_FORMATS.get(number, "General") for number in used]

    def sheet(self, part: str, title: str, strings: list[str], formats: list[str]) -> RawSheet:
        """The sheet that the part holds."""
        reader = _SheetReader(RawSheet(title), strings, formats, self.budget)
        self.walk(part, reader.start, reader.end, reader.text, sheet=title)
        return reader.sheet


class _SheetReader:
    """Takes the elements of a sheet one after another."""

    def __init__(self, sheet: RawSheet, strings: list[str], formats: list[str], budget: _Budget) -> None:
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
        if self.into is not None:
            self.into.append(piece)

    def end(self, name: str) -> None:
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
            text = _plain(text)
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


def read_sheets(archive: zipfile.ZipFile) -> Iterator[RawSheet]:
    """The worksheets of a workbook in their order.

    Raises:
        TooMuch: it holds more than any form.
        Exception: whatever a damaged file leads to.
    """
    book = _Book(archive)
    main = next(target for kind, target in book.relations("").values() if kind == "officeDocument")
    listed: list[tuple[str, str]] = []
    since_1904 = False

    def start(name: str, attributes: Attributes) -> None:
        nonlocal since_1904
        if name == "sheet":
            key = next(value for key, value in attributes.items() if key.rpartition(":")[2] == "id")
            listed.append((attributes["name"], key))
        elif name == "workbookPr":
            since_1904 = attributes.get("date1904") in ("1", "true")

    book.walk(main, start)
    if len(listed) > _MOST_SHEETS:
        raise TooMuch("MQ762", _MOST_SHEETS)
    relations = book.relations(main)
    parts = dict(relations.values())
    strings = book.strings(parts["sharedStrings"]) if "sharedStrings" in parts else []
    formats = book.formats(parts["styles"]) if "styles" in parts else []
    for title, key in listed:
        kind, part = relations[key]
        if kind == "worksheet":
            sheet = book.sheet(part, title, strings, formats)
            sheet.since_1904 = since_1904
            yield sheet


def _address(text: str) -> tuple[int, int]:
    """Row and column of an address such as ``B3``."""
    found = _ADDRESS.fullmatch(text)
    if found is None:
        raise ValueError(text)
    column = 0
    for letter in found[1]:
        column = column * 26 + ord(letter) - ord("A") + 1
    return int(found[2]), column


def _plain(text: str) -> str:
    """The text without the escapes for letters that XML cannot hold, such as ``_x000D_``."""
    return _ESCAPE.sub(lambda found: chr(int(found[1], 16)), text) if "_x" in text else text
