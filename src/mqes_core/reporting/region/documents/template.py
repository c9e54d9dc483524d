"""The template of the documents: A4, Times New Roman 14, page numbers; made here, so that anybody can make it anew.

A user's own template is any docx with ``{{ body }}`` in a paragraph of its own. Styles that it lacks come from here.
"""

from __future__ import annotations

import io
from datetime import datetime
from functools import cache
from typing import TYPE_CHECKING, Any, Final

from mqes_core.i18n import Language, translate
from mqes_core.reporting.region.documents.packing import packed

if TYPE_CHECKING:
    from docx.document import Document
    from docx.styles.style import ParagraphStyle

__all__ = ["FONT", "PLACEHOLDERS", "STYLES", "add_field", "default_template", "supply_styles"]

FONT: Final = "Times New Roman"

PLACEHOLDERS: Final = ("addressee", "title", "body", "date", "region", "district", "unit", "year", "edition")
"""What stands between ``{{`` and ``}}`` in a template; ``body`` alone must be there."""

STYLES: Final = ("Title", "Heading 1", "Heading 2", "Body Text", "List", "Caption", "Table Grid", "Signature")
"""The styles that documents use, by their names in Word's English interface. ``Signature`` is that of the addressee."""

_THUMBNAIL: Final = "/thumbnail"


@cache
def default_template(lang: Language = "ru") -> bytes:
    """The template as the bytes of a docx file; the same every time."""
    import docx

    document = docx.Document()
    _page(document, lang)
    _styles(document)
    document.add_paragraph("{{ addressee }}", style="Signature")
    document.add_paragraph("{{ title }}", style="Title")
    document.add_paragraph("{{ body }}", style="Body Text")
    properties = document.core_properties
    properties.author = properties.comments = properties.last_modified_by = properties.title = ""
    properties.created = properties.modified = datetime(2024, 1, 1)  # noqa: DTZ001 — docx keeps no time zone
    package = document.part.package
    assert package is not None
    for name in [name for name, link in package.rels.items() if link.reltype.endswith(_THUMBNAIL)]:
        package.rels.pop(name)
    buffer = io.BytesIO()
    document.save(buffer)
    return packed(buffer.getvalue())


def _page(document: Document, lang: Language) -> None:
    """A4 with margins of 30, 15, 20 and 20 mm; the first page bears no number."""
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.shared import Mm

    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin, section.right_margin = Mm(30), Mm(15)
    section.top_margin = section.bottom_margin = Mm(20)
    section.header_distance = section.footer_distance = Mm(10)
    section.different_first_page_header_footer = True
    head = section.header.paragraphs[0]
    head.text, head.alignment = "{{ title }}", WD_ALIGN_PARAGRAPH.CENTER
    foot = section.footer.paragraphs[0]
    foot.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    before, between, after = translate("documents.page", lang, page="|", pages="|").split("|")
    foot.add_run(before)
    add_field(foot, "PAGE")
    foot.add_run(between)
    add_field(foot, "NUMPAGES")
    foot.add_run(after)


def add_field(paragraph: Any, code: str) -> None:
    """A field that Word fills in, such as the number of the page."""
    from docx.oxml.ns import qn
    from docx.oxml.parser import OxmlElement

    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), code)
    run, text = OxmlElement("w:r"), OxmlElement("w:t")
    text.text = "1"
    run.append(text)
    field.append(run)
    paragraph._p.append(field)


def _styles(document: Document) -> None:
    from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
    from docx.shared import Mm, Pt

    def style(name: str, size: float, *, bold: bool = False, align: Any = ALIGN.LEFT, **spacing: Any) -> ParagraphStyle:
        made: Any = document.styles[name]
        made.font.size, made.font.bold, made.font.italic = Pt(size), bold, False
        made.font.color.rgb = None
        _plain(made)
        form = made.paragraph_format
        form.alignment, form.line_spacing = align, 1.0
        form.space_before, form.space_after = Pt(spacing.get("before", 0)), Pt(spacing.get("after", 0))
        form.left_indent, form.first_line_indent = Mm(spacing.get("left", 0)), Mm(spacing.get("first", 0))
        form.keep_with_next = spacing.get("keep", False)
        return made  # type: ignore[no-any-return]

    document.styles.add_style("Signature", 1)
    style("Normal", 14)
    style("Title", 16, bold=True, align=ALIGN.CENTER, before=12, after=12)
    style("Heading 1", 15, bold=True, before=14, after=6, keep=True)
    style("Heading 2", 14, bold=True, before=10, after=4, keep=True)
    style("Body Text", 14, align=ALIGN.JUSTIFY, after=4, first=12.5)
    style("List", 14, align=ALIGN.JUSTIFY, after=2, left=12.5, first=-5)
    style("Caption", 12, before=6, after=3, keep=True)
    style("Signature", 14, left=95, after=6)
    for name in ("Header", "Footer"):
        style(name, 10)


def _plain(style: Any) -> None:
    """One font for all letters, no frame, no theme: what Word's own styles bring along."""
    from docx.oxml.ns import qn

    style.font.name = FONT
    fonts = style.element.rPr.rFonts
    for key in list(fonts.attrib):
        if key.endswith("Theme"):
            del fonts.attrib[key]
    for key in ("w:ascii", "w:hAnsi", "w:cs", "w:eastAsia"):
        fonts.set(qn(key), FONT)
    for tag in ("w:pBdr", "w:contextualSpacing", "w:numPr"):
        for item in style.element.findall(f".//{qn(tag)}"):
            item.getparent().remove(item)
    for tag in ("w:spacing", "w:kern", "w:color"):
        for item in style.element.rPr.findall(qn(tag)):
            style.element.rPr.remove(item)


def supply_styles(document: Document) -> None:
    """Give a document the styles that it lacks, as the default template has them."""
    import copy

    import docx
    from docx.oxml.ns import qn

    there = {style.name for style in document.styles}
    missing = [name for name in STYLES if name not in there]
    if not missing:
        return
    ours = docx.Document(io.BytesIO(default_template()))
    for name in missing:
        element = copy.deepcopy(ours.styles[name].element)
        for tag in ("w:basedOn", "w:next", "w:link"):
            for item in element.findall(qn(tag)):
                element.remove(item)
        element.set(qn("w:styleId"), f"mqes{name.replace(' ', '')}")
        document.styles.element.append(element)
