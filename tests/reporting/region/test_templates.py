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
from mqes_core.reporting.region.documents import check_template, default_template, render_analytic, render_letter
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


PICTURE = "<w:r {w}><w:pict/></w:r>"
BREAK = '<w:r {w}><w:br w:type="page"/></w:r>'
SECTION = "<w:sectPr {w}/>"
FIRST = "<w:pageBreakBefore {w}/>"


def named(field: str, document: Any) -> Any:
    """The paragraph that holds this field alone, with another before it."""
    found = next(item for item in document.paragraphs if item.text == f"{{{{ {field} }}}}")
    found.insert_paragraph_before("над полем")
    return found


def kinds(document: Any) -> list[str]:
    """What stands in the body from top to bottom: paragraphs with text, breaks, pictures, ends of sections."""
    tags = {"pict": "picture", "br": "break", "sectPr": "section", "pageBreakBefore": "break", "tbl": "table"}
    found: list[str] = []
    for item in document.element.body.iter():
        tag = item.tag.rpartition("}")[2]
        if tag in tags and (tag != "br" or item.get(f"{{{item.nsmap['w']}}}type") == "page"):
            found.append(tags[tag])
        elif tag == "t" and item.text and found[-1:] != ["text"]:
            found.append("text")
    return found


@pytest.mark.parametrize("field", ["edition", "body"])
@pytest.mark.parametrize("xml", [SECTION, FIRST, BREAK, PICTURE], ids=["section", "first", "break", "picture"])
def test_breaks_and_pictures_in_a_paragraph_that_is_emptied_stay(field: str, xml: str) -> None:
    def change(document: Any) -> None:
        if field != "body":
            document.paragraphs[-1].insert_paragraph_before(f"{{{{ {field} }}}}")
        paragraph = named(field, document)._p
        part = parse_xml(xml.format(w=NAMES))
        (paragraph.get_or_add_pPr() if xml in (SECTION, FIRST) else paragraph).append(part)

    template = changed(change)
    region = some_region()
    assert region.results is not None
    made = render_analytic(region, template=template)
    document = docx.Document(io.BytesIO(made))
    assert "{{" not in document.element.xml
    plain = docx.Document(io.BytesIO(render_analytic(region)))
    added = {kind: kinds(document).count(kind) - kinds(plain).count(kind) for kind in ("section", "break", "picture")}
    assert added == {"section": xml == SECTION, "break": xml in (FIRST, BREAK), "picture": xml == PICTURE}
    assert len(document.sections) == 1 + (xml == SECTION)


@pytest.mark.parametrize("xml", [BREAK, PICTURE, FIRST])
def test_what_stands_before_the_body_stays_before_it_and_what_stands_behind_stays_behind(xml: str) -> None:
    def change(document: Any) -> None:
        paragraph = named("body", document)._p
        part = parse_xml(xml.format(w=NAMES))
        if xml == FIRST:
            paragraph.get_or_add_pPr().append(part)
        else:
            paragraph.get_or_add_pPr().addnext(part)
        paragraph.append(parse_xml(PICTURE.format(w=NAMES)))
        paragraph.get_or_add_pPr().append(parse_xml(SECTION.format(w=NAMES)))
        document.add_paragraph("под телом")

    found = kinds(letter(changed(change)))
    kind = "picture" if xml == PICTURE else "break"
    body = found[found.index(kind) :]
    assert body[:2] == [kind, "text"]
    assert body[-4:] == ["section", "picture", "text", "section"], "the end of the first section, then the last one"


def test_a_paragraph_of_which_nothing_is_left_goes_but_for_the_one_between_two_tables() -> None:
    def change(document: Any) -> None:
        top = document.paragraphs[0]
        top.insert_paragraph_before("сверху")
        for _ in range(2):
            top.insert_paragraph_before("{{ edition }}")
            top._p.addprevious(document.add_table(1, 1)._tbl)
        top.insert_paragraph_before("{{ edition }}")

    region = some_region()
    document = docx.Document(io.BytesIO(render_analytic(region, template=changed(change))))
    tags = [item.tag.rpartition("}")[2] for item in document.element.body][:5]
    assert tags == ["p", "tbl", "p", "tbl", "p"]
    assert document.paragraphs[0].text == "сверху"


def test_the_words_about_braces_that_do_not_match_are_told() -> None:
    before, after = "Итоги по району за весь прошедший отчётный период " * 3, " год, далее по тексту приказа" * 3
    with pytest.raises(UsageError) as error:
        check_template(changed(lambda it: it.add_paragraph(f"{before}{{{{ title }}}} {{{{ year }}{after}")))
    (found,) = error.value.diagnostics
    words = str(found.params["words"])
    assert "{{ title }} {{ year } год" in words
    assert words.startswith("…")
    assert words.endswith("…")
    assert len(words) < 80


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
