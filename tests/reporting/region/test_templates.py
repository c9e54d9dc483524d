"""A template of one's own: fields are filled in wherever Word lets one type, and all else stays as it was."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from typing import Any

import docx
import pytest
from docx.oxml.ns import nsdecls
from docx.oxml.parser import parse_xml
from hypothesis import example, given, settings
from hypothesis import strategies as st

from mqes_core.errors import UsageError
from mqes_core.reporting.region.documents import check_template, default_template, render_letter
from mqes_core.reporting.region.documents.placing import put_words, text_of
from mqes_core.reporting.region.subject import latest
from tests.reporting.region.made import some_region

NAMES = f'{nsdecls("w")} xmlns:v="urn:schemas-microsoft-com:vml"'
FIELD = re.compile(r"\{\{\s*([^{}]*?)\s*\}\}")
REGION = "Примерная область"


def changed(change: Callable[[Any], object]) -> bytes:
    """The shipped template after somebody worked on it."""
    document = docx.Document(io.BytesIO(default_template()))
    change(document)
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def letter(template: bytes) -> Any:
    region = some_region()
    assert region.results is not None
    return docx.Document(io.BytesIO(render_letter(next(latest(region.results)), region, template=template)))


def within(xml: str) -> bytes:
    """The template with a paragraph on top that holds this."""
    return changed(lambda it: it.paragraphs[0].insert_paragraph_before()._p.append(parse_xml(xml.format(w=NAMES))))


RUN = "<w:r><w:t>{{{{ region }}}}</w:t></w:r>"
FRAME = f"<w:txbxContent><w:p>{RUN}</w:p></w:txbxContent>"
WRAPPED = {
    "link": f"<w:hyperlink {{w}}>{RUN}</w:hyperlink>",
    "content control": f"<w:sdt {{w}}><w:sdtContent>{RUN}</w:sdtContent></w:sdt>",
    "tracked insertion": f'<w:ins {{w}} w:id="1" w:author="">{RUN}</w:ins>',
    "frame": f"<w:r {{w}}><w:pict><v:textbox>{FRAME}</v:textbox></w:pict></w:r>",
}


@pytest.mark.parametrize("xml", WRAPPED.values(), ids=WRAPPED)
def test_a_field_is_filled_in_wherever_it_was_typed(xml: str) -> None:
    words = "".join(item.text or "" for item in letter(within(xml)).element.body.iter() if item.tag.endswith("}t"))
    assert words.startswith(REGION)
    assert "{{" not in words


def test_what_stands_beside_a_field_keeps_its_looks() -> None:
    def change(document: Any) -> None:
        paragraph = document.paragraphs[0].insert_paragraph_before("от ")
        paragraph.add_run("{{ da").bold = True
        paragraph.add_run("te }} № ____").italic = True

    runs = letter(changed(change)).paragraphs[0].runs
    assert [(run.text, run.bold, run.italic) for run in runs] == [
        ("от ", None, None), ("15.01.2024", True, None), (" № ____", None, True),
    ]  # fmt: skip


def test_the_number_of_the_page_and_a_picture_beside_a_field_stay() -> None:
    def change(document: Any) -> None:
        head = document.sections[0].header.paragraphs[0]
        for xml in ('<w:fldChar w:fldCharType="begin"/>', "<w:instrText> PAGE </w:instrText>", "<w:pict/>"):
            head._p.append(parse_xml(f"<w:r {nsdecls('w')}>{xml}</w:r>"))
        document.paragraphs[0].insert_paragraph_before("{{ edition }}")._p.append(
            parse_xml(f"<w:r {nsdecls('w')}><w:pict/></w:r>")
        )

    document = letter(changed(change))
    head = document.sections[0].header.paragraphs[0]
    assert head.text.startswith("Адресные рекомендации")
    assert all(part in head._p.xml for part in ("fldChar", "PAGE", "w:pict"))
    assert "w:pict" in document.paragraphs[0]._p.xml


@pytest.mark.parametrize("words", ["{{ title }", "{{title", "title }}", "{{{{ title }}"])
def test_braces_that_do_not_match_are_told(words: str) -> None:
    with pytest.raises(UsageError, match="MQ888"):
        check_template(changed(lambda it: it.add_paragraph(words)))


def test_a_document_whose_parts_are_damaged_is_refused() -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(default_template())) as whole, zipfile.ZipFile(buffer, "w") as broken:
        for name in whole.namelist():
            broken.writestr(name, whole.read(name)[: 200 if name == "word/document.xml" else None])
    with pytest.raises(UsageError, match="MQ882"):
        check_template(buffer.getvalue())


pieces = st.lists(
    st.text(alphabet="аб {}ts", max_size=6) | st.sampled_from(["{{ t }}", "{{", "}}", "{{s}}"]), max_size=8
)


@given(pieces)
@settings(max_examples=200)
@example(["{{ t", " }}", "{{s}}"])
def test_however_word_broke_it_up_the_text_is_that_with_words_put_in(broken: list[str]) -> None:
    words = {"t": "Заголовок", "s": ""}
    document = docx.Document()
    paragraph = document.add_paragraph("начало ")
    for part in broken:
        paragraph.add_run(part)
    whole = text_of(paragraph._p)
    assert whole == "начало " + "".join(broken)
    put_words(paragraph._p, FIELD, words)
    assert text_of(paragraph._p) == FIELD.sub(lambda found: words.get(found[1], ""), whole)
