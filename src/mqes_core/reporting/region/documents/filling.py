"""A template filled in: placeholders in body, head and foot, and the blocks of a document in place of the body."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime, time
from typing import TYPE_CHECKING, Any, Final
from xml.sax.saxutils import escape

from mqes_core.__about__ import __version__
from mqes_core.diagnostics import Diagnostic
from mqes_core.errors import UsageError
from mqes_core.i18n import Language
from mqes_core.reporting.region.documents.blocks import Block, Grid, Heading, Listed, Paragraph
from mqes_core.reporting.region.documents.packing import packed
from mqes_core.reporting.region.documents.placing import clean, put_words, split, text_of
from mqes_core.reporting.region.documents.template import PLACEHOLDERS, STYLES, default_template, supply_styles

if TYPE_CHECKING:
    from docx.document import Document

__all__ = ["check_template", "fill", "made_here"]

_W: Final = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_GAP: Final = (
    f'<w:p xmlns:w="{_W}"><w:pPr><w:spacing w:before="0" w:after="0" w:line="160" w:lineRule="exact"/></w:pPr></w:p>'
)
"""A little room below a table; without it two tables would grow together."""
_PLACEHOLDER: Final = re.compile(r"\{\{\s*([^{}]*?)\s*\}\}")
_TORN: Final = re.compile(r"\{\{|\}\}")
_MARK: Final = "mqes "
"""Begins the comment in the properties of every document that is made here."""
_SHOWN: Final = 30
"""So many letters are told on either side of braces that do not match."""
_BOUND: Final = re.compile(r"(?<=\d) (?=%|п\. п\.|pp\b)|(?<=№) |(?<=≈) ")
_P: Final = f"{{{_W}}}p"
_TABLE: Final = 22
"""The size of letters in tables, in half points."""
_SHORT: Final = 8
"""A table of so many rows stays on one page."""
_MARGIN: Final = 60
"""Room at both sides of a cell, in twentieths of a point."""


def fill(
    template: bytes | None,
    words: Mapping[str, str],
    blocks: Iterable[Block],
    *,
    on: date,
    lang: Language,
) -> bytes:
    """The document as the bytes of a docx file; the same content gives the same bytes.

    Args:
        template: a docx file with ``{{ body }}``; None takes the default one.
        words: what stands for the other placeholders, by name; a paragraph of which nothing is left goes.
        blocks: what stands for the body.
        on: the day that the file says it was made.
        lang: the language of the default template.

    Raises:
        UsageError: MQ882 the template cannot be opened; MQ883 it has no ``{{ body }}`` in a paragraph of its own;
            MQ884 it holds a placeholder that nobody fills in; MQ888 braces of one are not whole.
    """
    document = _opened(default_template(lang) if template is None else template)
    supply_styles(document)
    _check(document)
    place = next(item for item in document.element.body.iterchildren(_P) if _is_body(text_of(item)))
    for paragraph in [item for item in _paragraphs(document) if item is not place and _names(text_of(item))]:
        put_words(paragraph, _PLACEHOLDER, words)
    styles = {style.name or "": escape(str(style.style_id)) for style in document.styles if style.name in STYLES}
    room = _room(document)
    if (before := split(place)) is not None:
        place.addprevious(before)
    for block in blocks:
        for element in _elements(block, styles, room):
            place.addprevious(element)
    put_words(place, _PLACEHOLDER, {})
    properties = document.core_properties
    properties.title = clean(words["title"])[:255]
    properties.comments, properties.last_modified_by, properties.revision = f"{_MARK}{__version__}", "", 1
    properties.created = properties.modified = datetime.combine(on, time())
    buffer = io.BytesIO()
    document.save(buffer)
    return packed(buffer.getvalue())


def made_here(content: bytes) -> bool:
    """Whether a file is a document that :func:`fill` made, though somebody may have worked on it since."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as parts:
            return f"<dc:description>{_MARK}".encode() in parts.read("docProps/core.xml")
    except (zipfile.BadZipFile, zlib.error, KeyError, ValueError, EOFError, RuntimeError):
        return False


def check_template(template: bytes) -> None:
    """Raise what :func:`fill` would raise of a template, before anything is written.

    Raises:
        UsageError: MQ882, MQ883, MQ884, MQ888.
    """
    _check(_opened(template))


def _opened(template: bytes) -> Document:
    import docx

    try:
        return docx.Document(io.BytesIO(template))
    except (ValueError, KeyError, SyntaxError, zipfile.BadZipFile) as error:  # of XML, too
        raise UsageError([Diagnostic("MQ882")]) from error


def _check(document: Document) -> None:
    texts = [text_of(item) for item in _paragraphs(document)]
    problems = []
    if not any(_is_body(text_of(item)) for item in document.element.body.iterchildren(_P)):
        problems.append(Diagnostic("MQ883"))
    known = ", ".join(PLACEHOLDERS)
    problems += [
        Diagnostic("MQ884", params={"name": name, "known": known})
        for name in dict.fromkeys(name for text in texts for name in _names(text))
        if name not in PLACEHOLDERS
    ]
    torn = dict.fromkeys(words for text in texts if (words := _torn(text)))
    problems += [Diagnostic("MQ888", params={"words": words}) for words in torn]
    if problems:
        raise UsageError(problems)


def _torn(text: str) -> str:
    """The words about the first braces that are part of no field; empty if all are."""
    found = _TORN.search(_PLACEHOLDER.sub(lambda whole: " " * len(whole[0]), text))
    if not found:
        return ""
    start, end = max(found.start() - _SHOWN, 0), found.end() + _SHOWN
    return f"{'…' if start else ''}{text[start:end].strip()}{'…' if end < len(text) else ''}"


def _names(text: str) -> list[str]:
    return _PLACEHOLDER.findall(text)


def _is_body(text: str) -> bool:
    return _names(text) == ["body"] and not _PLACEHOLDER.sub("", text).strip()


def _paragraphs(document: Document) -> Iterator[Any]:
    """Every paragraph that may hold a placeholder: of the body, its tables, frames, heads and feet."""
    parts = [
        part
        for section in document.sections
        for part in (
            section.header, section.first_page_header, section.even_page_header,
            section.footer, section.first_page_footer, section.even_page_footer,
        )
        if not part.is_linked_to_previous
    ]  # fmt: skip
    for root in (document.element.body, *(part._element for part in parts)):
        yield from root.iter(_P)


def _xml(text: str) -> str:
    """Text of a run; a new line breaks it, and what belongs to a number stays on its line."""
    bound = _BOUND.sub("\u00a0", clean(text))
    lines = (f'<w:t xml:space="preserve">{escape(line)}</w:t>' for line in bound.split("\n"))
    return "<w:br/>".join(lines)


def _elements(block: Block, styles: Mapping[str, str], room: int) -> Iterator[Any]:
    match block:
        case Heading(text, level):
            yield _paragraph(text, styles[f"Heading {level}"])
        case Paragraph(text):
            yield _paragraph(text, styles["Body Text"])
        case Listed(items):
            yield from (_paragraph(f"–\t{item}", styles["List"]) for item in items)
        case Grid():
            yield _paragraph(block.caption, styles["Caption"])
            yield _table(block, styles["Table Grid"], room)
            yield _parsed(_GAP)


def _parsed(xml: str) -> Any:
    from docx.oxml.parser import parse_xml

    return parse_xml(xml)


def _paragraph(text: str, style: str) -> Any:
    tab = "<w:tabs><w:tab w:val='left' w:pos='709'/></w:tabs>" if "\t" in text else ""
    content = _xml(text).replace("\t", '</w:t><w:tab/><w:t xml:space="preserve">')
    return _parsed(f'<w:p xmlns:w="{_W}"><w:pPr><w:pStyle w:val="{style}"/>{tab}</w:pPr><w:r>{content}</w:r></w:p>')


def _table(grid: Grid, style: str, room: int) -> Any:
    """The table, written as a whole: a row at a time takes python-docx minutes where there are hundreds."""
    total = sum(column.width for column in grid.columns)
    widths = [room * column.width // total for column in grid.columns]
    heads = "".join(
        _cell(column.title, width, "center", bold=True, keep=True)
        for column, width in zip(grid.columns, widths, strict=True)
    )
    rows = "".join(
        "<w:tr><w:trPr><w:cantSplit/></w:trPr>"
        + "".join(
            _cell(text, width, "center" if column.figures else "left", keep=_keeps(at, len(grid.rows)))
            for text, column, width in zip(row, grid.columns, widths, strict=True)
        )
        + "</w:tr>"
        for at, row in enumerate(grid.rows)
    )
    grids = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    return _parsed(
        f'<w:tbl xmlns:w="{_W}"><w:tblPr><w:tblStyle w:val="{style}"/>'
        f'<w:tblW w:w="{room}" w:type="dxa"/><w:tblLayout w:type="fixed"/>'
        f'<w:tblCellMar><w:left w:w="{_MARGIN}" w:type="dxa"/><w:right w:w="{_MARGIN}" w:type="dxa"/></w:tblCellMar>'
        f"</w:tblPr><w:tblGrid>{grids}</w:tblGrid>"
        f"<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>{heads}</w:tr>{rows}</w:tbl>"
    )


def _room(document: Document) -> int:
    """The width between the margins, in twentieths of a point."""
    section = document.sections[-1]
    return _twips(section.page_width) - _twips(section.left_margin) - _twips(section.right_margin)


def _twips(length: Any) -> int:
    """A length in twentieths of a point; of a section that does not say it, two centimetres."""
    return int(length.twips) if length is not None else 1134


def _keeps(row: int, rows: int) -> bool:
    """Whether a row stays on the page of the next: a short table whole, of a long one both ends."""
    return row < rows - 1 and (rows <= _SHORT or row == 0 or row == rows - 2)


def _cell(text: str, width: int, align: str, *, bold: bool = False, keep: bool = False) -> str:
    weight, together = "<w:b/>" if bold else "", "<w:keepNext/>" if keep else ""
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr><w:p><w:pPr>{together}'
        f'<w:spacing w:before="20" w:after="20"/><w:ind w:firstLine="0"/><w:jc w:val="{align}"/></w:pPr>'
        f'<w:r><w:rPr>{weight}<w:sz w:val="{_TABLE}"/></w:rPr>{_xml(text)}</w:r></w:p></w:tc>'
    )
