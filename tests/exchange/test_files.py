"""Whatever stands behind a name, reading it ends in cases or in a form error that says what the file is."""

from __future__ import annotations

import codecs
import io
import json
import tempfile
import zipfile
from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from functools import cache
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook

from mqes_core.exchange import write_cases, write_form
from mqes_core.exchange.layout import form_layout
from mqes_core.exchange.xlsx_writer import workbook
from tests.exchange.made_up import GOOD, KEY_ROW, data_sheet, edition, problems

OLE = bytes.fromhex("d0cf11e0a1b11ae1")


@cache
def form() -> bytes:
    return workbook(edition(), form_layout(edition()), [GOOD])


@cache
def filled_rows() -> list[tuple[object, ...]]:
    """The keys and the first row of the form."""
    return list(data_sheet(load_workbook(io.BytesIO(form()))).iter_rows(KEY_ROW, KEY_ROW + 1, values_only=True))


def repacked(change: Callable[[str, bytes], bytes]) -> bytes:
    """The form with the parts of its archive changed."""
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(form())) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
        for entry in old.infolist():
            new.writestr(entry.filename, change(entry.filename, old.read(entry)))
    return target.getvalue()


def with_in_sheet(old: bytes, new: bytes) -> bytes:
    return repacked(lambda name, data: data.replace(old, new) if name.endswith("sheet2.xml") else data)


def archive(parts: dict[str, bytes]) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
        for name, data in parts.items():
            new.writestr(name, data)
    return target.getvalue()


def encrypted() -> bytes:
    data = bytearray(form())
    with zipfile.ZipFile(io.BytesIO(bytes(data))) as old:
        central = bytes(data).index(b"PK\x01\x02")
        assert old.infolist()
    data[central + 8] |= 1
    return bytes(data)


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("form.xlsx", b"", "MQ703"),
        ("form.csv", b"", "MQ703"),
        ("form.xlsx", b"no workbook at all", "MQ704"),
        ("begun.xlsx", b"PK\x03\x04", "MQ704"),
        ("cut.xlsx", form()[: len(form()) // 2], "MQ704"),
        ("word.xlsx", archive({"word/document.xml": b"<w/>"}), "MQ704"),
        ("old.xlsx", OLE + b"Workbook", "MQ705"),
        ("locked.xlsx", OLE + "EncryptedPackage".encode("utf-16-le"), "MQ706"),
        ("zip.xlsx", encrypted(), "MQ706"),
        ("bomb.xlsx", with_in_sheet(b"<sheetData>", b"<sheetData>" + b" " * (64 * 2**20)), "MQ707"),
        ("parts.xlsx", archive({f"{number}": b"" for number in range(2001)}), "MQ762"),
        ("merged.xlsx", with_in_sheet(b'ref="A3:B3"', b'ref="A3:XFD1048576"'), "MQ763"),
        ("entity.xlsx", with_in_sheet(b"?>", b'?><!DOCTYPE x [<!ENTITY a "b">]>'), "MQ704"),  # the format forbids it
        ("form.csv", b"\xef\xbb\xbf\x98\xff", "MQ712"),
        ("wide.csv", codecs.BOM_UTF16_LE + b"\x00\xd8", "MQ712"),
        ("form.csv", "просто текст\nи ещё".encode(), "MQ708"),
        ("form.csv", b"x" * 200_000, "MQ704"),
        ("form.docx", b"PK", "MQ702"),
        ("form.xls", OLE, "MQ702"),
        ("form", b"PK", "MQ702"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_file_that_is_no_form_says_what_it_is(name: str, data: bytes, code: str | None, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    found = problems(path)
    assert [item.code for item in found] == ([code] if code else [])
    assert all(item.message("ru") and item.hint("ru") and item.hint("en") for item in found)


def test_a_workbook_without_sheets_of_data_has_no_header(tmp_path: Path) -> None:
    path = tmp_path / "form.xlsx"
    Workbook().save(path)
    assert [item.code for item in problems(path)] == ["MQ708"]
    write_form(edition(), path)
    book = load_workbook(path)
    del book["Данные"]
    book.save(path)
    assert [item.code for item in problems(path)] == ["MQ708"]


def test_a_folder_or_a_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    (tmp_path / "folder.xlsx").mkdir()
    for name in ("folder.xlsx", "nowhere.xlsx", "nowhere/form.csv", "bad\0name.csv"):
        assert [item.code for item in problems(tmp_path / name)] == ["MQ701"]


def test_a_file_beyond_all_forms_is_not_even_opened(tmp_path: Path) -> None:
    path = tmp_path / "form.csv"
    with path.open("wb") as file:
        file.truncate(65 * 2**20)
    assert [item.code for item in problems(path)] == ["MQ707"]


# --- anything at all --------------------------------------------------------------------------------------------------


def reads_or_refuses(name: str, data: bytes) -> None:
    """Read it; anything but a form error fails the test."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / name
        path.write_bytes(data)
        for problem in problems(path):
            assert problem.to_dict()["message"].keys() == {"ru", "en"}


@given(st.binary(max_size=400), st.sampled_from(("a.xlsx", "a.csv", "a.tsv", "a.json")))
def test_arbitrary_bytes(data: bytes, name: str) -> None:
    reads_or_refuses(name, data)


@given(st.data())
def test_a_form_with_damaged_bytes(data: st.DataObject) -> None:
    whole = bytearray(form())
    for place in data.draw(st.lists(st.integers(0, len(whole) - 1), min_size=1, max_size=8)):
        whole[place] = data.draw(st.integers(0, 255))
    reads_or_refuses("a.xlsx", bytes(whole))


@settings(max_examples=settings.default.max_examples // 2)
@given(st.data())
def test_a_form_with_damaged_parts(data: st.DataObject) -> None:
    wanted = data.draw(st.sampled_from(("sheet2.xml", "sheet4.xml", "sharedStrings.xml", "styles.xml", "workbook.xml")))
    old = data.draw(st.sampled_from((b'"', b"<v>", b"</c>", b't="s"', b'r="', b"1", b"sheetData", b"count")))
    new = data.draw(st.sampled_from((b"", b"x", b"-9", b"9999999", b"<", b"&amp;", b'"')))
    times = data.draw(st.integers(1, 3))

    def change(name: str, part: bytes) -> bytes:
        return part.replace(old, new, times) if name.endswith(wanted) else part

    reads_or_refuses("a.xlsx", repacked(change))


_CELLS = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.floats(),
    st.dates(date(1900, 1, 1)),
    st.datetimes(datetime(1900, 1, 1), datetime(9000, 1, 1)),
    st.just(time(12, 30)),
    st.just(timedelta(days=1)),
    st.text(st.characters(exclude_categories=["Cc", "Cs"]), max_size=40),
    st.sampled_from(
        ("=A1", "#DIV/0!", "н/п", "скрыто", "90 %", "1/0", "33 1/3", "да", "базовый", "школа:", "unit:code")
    ),
)


@given(st.data())
def test_arbitrary_contents_of_cells(data: st.DataObject) -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for row in filled_rows():
        sheet.append(row)
    places = st.tuples(st.integers(1, 4), st.integers(1, sheet.max_column + 2))
    for place in data.draw(st.lists(places, max_size=12)):
        cell = sheet.cell(*place)
        cell.value = data.draw(_CELLS)
        cell.number_format = data.draw(st.sampled_from(("General", "0%", '0.0"%"', "@", "DD.MM.YYYY")))
    target = io.BytesIO()
    book.save(target)
    reads_or_refuses("a.xlsx", target.getvalue())


@given(
    st.lists(
        st.lists(st.text(max_size=12) | st.sampled_from(("unit:code", "unit:year", "tests:count", "50"))), max_size=5
    )
)
@example([["unit:code"], ["1"]])
@example([["unit:code", "unit:code"], ["1", "2"]])
def test_arbitrary_tables(rows: list[list[str]]) -> None:
    reads_or_refuses("a.csv", "\n".join(";".join(row) for row in rows).encode("utf-8", "surrogatepass"))


@given(st.data())
def test_arbitrary_texts_in_a_table(data: st.DataObject) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "a.csv"
        write_cases([GOOD], edition(), path)
        head, row = path.read_text(encoding="utf-8-sig").splitlines()
    cells = row.split(";")
    for place in data.draw(st.lists(st.integers(0, len(cells) - 1), min_size=1, max_size=6)):
        cells[place] = data.draw(
            st.text(max_size=20) | st.sampled_from(("9" * 5000, "1/3", "-", "1e9", "#ДЕЛ/0!", "%"))
        )
    reads_or_refuses("a.csv", f"{head}\n{';'.join(cells)}".encode("utf-8", "surrogatepass"))


_NAMES = st.sampled_from(("count", "of", "points", "absent", "id", "")) | st.text(max_size=5)
_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=10),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(_NAMES, inner, max_size=3),
    max_leaves=8,
)  # fmt: skip


@given(st.data())
def test_arbitrary_json(data: st.DataObject) -> None:
    case: dict[str, object] = {"unit": {"id": "s", "levels": []}, "year": 2021, "values": {}}
    content: dict[str, object] = {"format": 1, "kind": "cases", "concept": "sample", "edition": "2021", "cases": [case]}
    where = data.draw(st.sampled_from((content, case, case["unit"], case["values"])))
    assert isinstance(where, dict)
    keys = st.sampled_from(
        ("cases", "concept", "unit", "year", "values", "levels", "tests", "talents", "load", "level")
    )
    where[data.draw(keys)] = data.draw(_JSON)
    reads_or_refuses("a.json", json.dumps(content).encode())
    reads_or_refuses("a.json", json.dumps(data.draw(_JSON), ensure_ascii=False).encode("utf-8", "surrogatepass"))
