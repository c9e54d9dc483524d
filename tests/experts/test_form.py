"""The form of experts: sheets for all that a profile holds, answers from the concept, where each column comes from."""

from __future__ import annotations

import io
from functools import cache
from pathlib import Path
from typing import get_args

import openpyxl
from openpyxl.workbook.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from mqes_core.exchange.experts import people_form, vocabulary
from mqes_core.exchange.experts.columns import EVERY_SHEET, ORDERS, PEOPLE, SHEETS, Kind
from mqes_core.i18n import keys, translate
from mqes_core.model.profile import FactList, Profile
from tests.experts.people import EXAMPLE, known, maker


@cache
def form() -> Workbook:
    return openpyxl.load_workbook(io.BytesIO(people_form(known())))


def sheet(key: str) -> Worksheet:
    found = form()[translate(f"people.sheet.{key}")]
    assert isinstance(found, Worksheet)
    return found


def column(key: str) -> str:
    """The letter of a column, named as ``sheet:column``."""
    page = sheet(key.split(":")[0])
    return next(str(cell.coordinate).rstrip("0123456789") for cell in page[4] if cell.value == key)


def test_every_list_of_a_profile_has_a_sheet_with_all_that_its_facts_say() -> None:
    assert {item.key for item in SHEETS} == {PEOPLE, ORDERS, *get_args(FactList)}
    for name in get_args(FactList):
        annotation = Profile.model_fields[name].annotation
        asked = set(get_args(annotation)[0].model_fields)
        columns = {item.key for page in SHEETS if page.facts == name for item in page.columns}
        assert asked <= columns, name


def test_columns_have_words_and_personal_ones_are_marked() -> None:
    for page in EVERY_SHEET:
        assert {str(page.title), f"people.how.{page.key}"} <= keys()
        assert {str(item.title) for item in page.columns} | {item.note for item in page.columns} <= keys()
    personal = [item for page in SHEETS for item in page.columns if item.kind is Kind.PERSONAL]
    assert [item.key for item in personal] == ["name", "workplace"]
    for item in personal:
        head = sheet(PEOPLE)[f"{column(f'people:{item.key}')}3"]
        assert "личное, необязательно" in str(head.value)
        assert head.fill.start_color.rgb == "FFF6E3E3"


def test_sheets_about_years_are_for_concepts_that_count_from_them() -> None:
    assert form().sheetnames[-6:-2] == ["Реестр", "Годы", "Процедуры", "Кто привлечён"]
    note = sheet("held")[f"{column('held:number')}3"].comment
    assert note is not None
    assert "• Процедуры с экспертами из Реестра" in note.text
    offered = {str(cell.value) for row in form()["_lists"].iter_rows() for cell in row if cell.value}
    assert "Основной государственный экзамен (ОГЭ)" in offered
    checks = {str(check.sqref): check.formula1 for check in sheet("engaged").data_validations.dataValidation}
    assert checks[f"{column('engaged:held')}5:{column('engaged:held')}1004"] == "'Процедуры'!$A$5:$A$1004"
    measures = [item.model_copy(update={"computed": None}) for item in known().edition.measures.values()]
    scoring = known().edition.scoring
    assert scoring is not None
    silent = known().edition.model_copy(update={"scoring": scoring.model_copy(update={"measures": tuple(measures)})})
    book = openpyxl.load_workbook(io.BytesIO(people_form(vocabulary(silent))))
    assert "Реестр" not in book.sheetnames


def test_answers_come_from_the_concept() -> None:
    lists = form()["_lists"]
    assert lists.sheet_state == "veryHidden"
    offered = {str(cell.value) for row in lists.iter_rows() for cell in row if cell.value}
    assert "2.1. Эксперты ГИА в форме ОГЭ" in offered
    assert {"Министерство образования и науки Чеченской Республики", "ГБУ «ЦОКО»", "УО"} <= offered
    assert "Экспертная деятельность в сфере оценки качества образования" in offered
    checks = {str(check.sqref): check.formula1 for check in sheet("orders").data_validations.dataValidation}
    assert checks[f"{column('orders:code')}5:{column('orders:code')}1004"] == "'Люди'!$A$5:$A$1004"
    assert checks[f"{column('orders:order')}5:{column('orders:order')}1004"] == "'Приказы'!$A$5:$A$1004"


def test_a_column_says_who_asks_for_it_and_where_that_stands() -> None:
    note = sheet("credentials")[f"{column('credentials:practice_hours')}3"].comment
    assert note is not None
    assert "2.1: Дополнительное образование с практикой оценивания работ не менее 18 часов" in note.text
    assert "раздел IV, таблица 1, строка 2.1, позиция 1" in note.text
    plain = sheet("tests")[f"{column('tests:code')}3"].comment
    assert plain is not None
    assert "таблица" not in plain.text


def test_the_form_is_known_again_and_says_how_it_is_filled_in() -> None:
    stamp = form()["_form"]
    assert stamp.sheet_state == "veryHidden"
    assert [stamp.cell(row, 2).value for row in (2, 3, 4)] == ["shatoy", "2022", "people-1"]
    guide = " ".join(str(cell.value) for row in form()["Инструкция"].iter_rows() for cell in row if cell.value)
    assert "mqes experts check shatoy" in guide
    assert "Номера паспорта, СНИЛС и ИНН не вписывайте никуда" in guide
    assert "4.4. Эксперты педагогической экспертизы информационной безопасности" in guide


def test_the_form_speaks_english_too() -> None:
    book = openpyxl.load_workbook(io.BytesIO(people_form(known(), lang="en")))
    assert book.sheetnames[:3] == ["Instructions", "People", "Education"]


def test_the_example_is_fresh(tmp_path: Path) -> None:
    maker().main(tmp_path)
    assert (tmp_path / "people.json").read_bytes() == (EXAMPLE / "people.json").read_bytes()
    assert values(tmp_path / "people.xlsx") == values(EXAMPLE / "people.xlsx")


def values(path: Path) -> dict[str, list[list[object]]]:
    """All that stands in a workbook, but for the stamp, which names the version that made it."""
    book = openpyxl.load_workbook(path)
    pages = [page for page in book.worksheets if page.title != "_form"]
    return {page.title: [[cell.value for cell in row] for row in page.iter_rows()] for page in pages}
