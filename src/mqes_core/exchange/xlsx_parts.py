"""Parts of a workbook read as a stream of elements, counted first, so that no file asks for more than a form would."""

from __future__ import annotations

import posixpath
import zipfile
from collections.abc import Callable, Iterator
from typing import Final
from xml.parsers import expat

from mqes_core.exchange.xlsx_sheet import (
    MOST_ELEMENTS,
    MOST_UNPACKED,
    Attributes,
    Budget,
    RawCell,
    RawSheet,
    SheetReader,
    TooMuch,
    plain,
)

__all__ = ["RawCell", "RawSheet", "TooMuch", "read_sheets"]

_MOST_SHEETS: Final = 200
_INSIDE_TEXT: Final = frozenset({"t", "rPh"})


class _Book:
    """The archive, read part by part under one budget."""

    def __init__(self, archive: zipfile.ZipFile) -> None:
        self.archive = archive
        self.budget = Budget()

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
        budget.unpacked -= self.archive.getinfo(part).file_size
        if budget.unpacked < 0:
            raise TooMuch("MQ707", MOST_UNPACKED, sheet)
        data = self.archive.read(part)
        # Before anything is called for them: no element begins without a bracket, since the parts have no entities.
        budget.elements -= data.count(b"<") - data.count(b"</")
        if budget.elements < 0:
            raise TooMuch("MQ761" if sheet else "MQ762", MOST_ELEMENTS, sheet)
        parser = expat.ParserCreate()
        parser.buffer_text = True
        parser.StartDoctypeDeclHandler = _no_entities
        parser.StartElementHandler = lambda name, attributes: start(name.rpartition(":")[2], attributes)
        if end is not None:
            finish = end
            parser.EndElementHandler = lambda name: finish(name.rpartition(":")[2])
        if text is not None:
            parser.CharacterDataHandler = text
        # At one go: fed piece by piece, the parser would start anew on an element that is longer than a piece.
        parser.Parse(data, True)

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
                found.append(plain("".join(pieces)))
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
        reader = SheetReader(RawSheet(title), strings, formats, self.budget)
        self.walk(part, reader.start, reader.end, reader.text, sheet=title)
        return reader.sheet


def _no_entities(*_: object) -> None:
    raise ValueError("a part of a workbook declares no document type")


def read_sheets(archive: zipfile.ZipFile, *, hidden_first: bool = False) -> Iterator[RawSheet]:
    """The worksheets of a workbook in their order, or those that are hidden before the others.

    Raises:
        TooMuch: it holds more than any form.
        Exception: whatever a damaged file leads to.
    """
    book = _Book(archive)
    main = next(target for kind, target in book.relations("").values() if kind == "officeDocument")
    listed: list[tuple[str, str]] = []
    hidden: set[str] = set()
    since_1904 = False

    def start(name: str, attributes: Attributes) -> None:
        nonlocal since_1904
        if name == "sheet":
            key = next(value for key, value in attributes.items() if key.rpartition(":")[2] == "id")
            listed.append((attributes["name"], key))
            if attributes.get("state", "visible") != "visible":
                hidden.add(key)
        elif name == "workbookPr":
            since_1904 = attributes.get("date1904") in ("1", "true")

    book.walk(main, start)
    if len(listed) > _MOST_SHEETS:
        raise TooMuch("MQ762", _MOST_SHEETS)
    relations = book.relations(main)
    parts = dict(relations.values())
    strings = book.strings(parts["sharedStrings"]) if "sharedStrings" in parts else []
    formats = book.formats(parts["styles"]) if "styles" in parts else []
    if hidden_first:
        listed.sort(key=lambda item: item[1] not in hidden)
    for title, key in listed:
        kind, part = relations[key]
        if kind == "worksheet":
            sheet = book.sheet(part, title, strings, formats)
            sheet.since_1904 = since_1904
            yield sheet
