"""What is wrong with a form is said all at once, with its cell, its code and a way out."""

from __future__ import annotations

import csv
import io
from datetime import datetime, time
from pathlib import Path

import pytest
from openpyxl import load_workbook

from mqes_core.diagnostics import Diagnostic, Place
from mqes_core.errors import FormError
from mqes_core.exchange import read_cases, write_cases, write_form
from mqes_core.exchange.identity import foreign
from mqes_core.exchange.layout import form_layout
from mqes_core.i18n import keys
from mqes_core.model import Case, Unit
from tests.exchange.made_up import (
    GOOD,
    KEY_ROW,
    MEASURES,
    column_of,
    data_sheet,
    edition,
    edition_of_schools,
    edition_with,
    filled,
    problems,
)


def codes(found: tuple[Diagnostic, ...]) -> list[str]:
    return [item.code for item in found]


def assert_has_words(found: tuple[Diagnostic, ...]) -> None:
    for item in found:
        for lang in ("ru", "en"):
            assert item.message(lang)  # type: ignore[arg-type]
            assert item.hint(lang)  # type: ignore[arg-type]


# --- one cell, or cells beside each other -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"unit:code": None}, "MQ730"),
        ({"unit:code": "   "}, "MQ730"),
        ({"unit:code": "=1+1"}, "MQ746"),
        ({"unit:code": "я" * 2001}, "MQ738"),
        ({"unit:year": None}, "MQ731"),
        ({"unit:year": 21}, "MQ732"),
        ({"unit:year": 2021.5}, "MQ732"),
        ({"unit:year": "2021 г."}, "MQ732"),
        ({"unit:year": "2023/2024"}, "MQ767"),
        ({"unit:year": "2023–24 уч. г."}, "MQ767"),
        ({"unit:year": "2021/2019"}, "MQ732"),
        ({"unit:year": "2023/1"}, "MQ732"),
        ({"unit:year": datetime(2021, 1, 1)}, "MQ744"),
        ({"unit:type": "гимназия"}, "MQ734"),
        ({"unit:type": "школа: высшее"}, "MQ734"),
        ({"unit:type": "дворец: начальное"}, "MQ734"),
        ({"unit:type": "=1+1"}, "MQ746"),
        ({"unit:setting": "посёлок"}, "MQ736"),
        ({"unit:title": datetime(2021, 1, 1)}, "MQ744"),
        ({"graduates": "пятьдесят"}, "MQ740"),
        ({"graduates": "50 чел."}, "MQ740"),
        ({"graduates": True}, "MQ740"),
        ({"graduates": "-"}, "MQ740"),
        ({"graduates": 50.5}, "MQ741"),
        ({"graduates": "1,5"}, "MQ741"),
        ({"graduates": "100/2"}, "MQ766"),
        ({"graduates": "49 2/2"}, "MQ766"),
        ({"tests:of": "100/2"}, "MQ766"),
        ({"place": "4/2"}, "MQ766"),
        ({"load": "4/2"}, None),
        ({"graduates": -1}, "MQ742"),
        ({"graduates": 10**15}, "MQ743"),
        ({"graduates": datetime(2021, 2, 1)}, "MQ744"),
        ({"graduates": time(12, 30)}, "MQ744"),
        ({"graduates": "#DIV/0!"}, "MQ745"),
        ({"graduates": "=A1+1"}, "MQ746"),
        ({"graduates": "90 %"}, "MQ747"),
        ({"council": "не знаю"}, "MQ748"),
        ({"level": "средний"}, "MQ749"),
        ({"tests:count": 51}, "MQ751"),
        ({"exams:count": 10}, "MQ751"),
        ({"entered:count": 51}, "MQ751"),
        ({"failed": 51}, "MQ752"),
        ({"covered:percent": 101}, "MQ753"),
        ({"covered:percent": -1}, "MQ742"),
        ({"tests:of": None}, "MQ754"),
        ({"graduates": None}, "MQ754"),
        ({"tests:of": "скрыто"}, "MQ755"),
        ({"tests:count": "н/п"}, "MQ755"),
        ({"tests:of": "скрыто", "tests:count": "н/п"}, "MQ755"),
        ({"tests:of": "н/п", "tests:count": None}, None),
        ({"exams:percent": "н/п"}, "MQ755"),
        ({"exams:count": "скрыто", "exams:percent": 90}, "MQ755"),
        ({"exams:percent": 90}, "MQ756"),
        ({"exams:percent": "77 7/9"}, None),
        ({"exams:percent": "77 1/3"}, "MQ756"),
        ({"exams:count": 0, "exams:of": 0, "exams:percent": 5}, "MQ756"),
        ({"talents:points": 5.5}, "MQ757"),
        ({"talents:points": -1}, "MQ757"),
        ({"talents:points": 2.25}, "MQ758"),
        ({"talents:comment": None}, "MQ759"),
        ({"talents:comment": "=A1"}, "MQ746"),
        ({"talents:points": "много"}, "MQ740"),
        ({"load": 41}, "MQ760"),
        ({"load": "-0,5"}, "MQ760"),
        ({"load": "10 %"}, "MQ747"),
        ({"place": -1}, "MQ742"),
        ({"place": "I"}, "MQ740"),
        ({"place": 1.5}, "MQ741"),
    ],
    ids=repr,
)
def test_a_bad_cell_is_named(changes: dict[str, object], code: str | None, tmp_path: Path) -> None:
    path = tmp_path / "form.xlsx"
    rest = {key: value for key, value in GOOD.values.items() if key not in ("failed", "entered")}
    case = Case(GOOD.unit, 2021, rest) if "graduates" in changes and changes["graduates"] is not None else GOOD
    where = filled(path, changes, cases=[case])
    found = problems(path)
    assert set(codes(found)) == ({code} if code else set())
    assert_has_words(found)
    sheet = where.split("!")[0]
    assert all(item.place.file == "form.xlsx" and item.place.sheet == sheet for item in found)
    row = str(KEY_ROW + 1)
    assert all(item.place.cell.endswith(row) for item in found)
    if len(changes) == 1 and code not in ("MQ754", "MQ755", "MQ751"):
        assert [f"{item.place.sheet}!{item.place.cell}" for item in found] == [where] * (1 if code else 0)


@pytest.mark.parametrize("number_format", ["0%", "0.00%"])
def test_a_count_in_a_cell_of_percents_is_refused(number_format: str, tmp_path: Path) -> None:
    path = tmp_path / "form.xlsx"
    filled(path, {"tests:count": 0.9})
    book = load_workbook(path)
    sheet = data_sheet(book)
    sheet.cell(KEY_ROW + 1, column_of(sheet, "tests:count")).number_format = number_format
    book.save(path)
    assert codes(problems(path)) == ["MQ747"]


def test_all_problems_come_at_once_in_the_order_of_the_form(tmp_path: Path) -> None:
    path = tmp_path / "form.xlsx"
    changes = {"unit:year": "давно", "graduates": 1.5, "tests:count": 51, "level": "?", "talents:comment": None}
    filled(path, changes)
    assert codes(problems(path)) == ["MQ732", "MQ741", "MQ751", "MQ749", "MQ759"]


def test_problems_of_every_file_come_at_once(tmp_path: Path) -> None:
    filled(tmp_path / "a.xlsx", {"graduates": "?"})
    (tmp_path / "b.csv").write_bytes(b"")
    with pytest.raises(FormError) as caught:
        read_cases([tmp_path / "a.xlsx", tmp_path / "b.csv", tmp_path / "c.json"], edition())
    assert [(item.place.file, item.code) for item in caught.value.diagnostics] == [
        ("a.xlsx", "MQ740"), ("b.csv", "MQ703"), ("c.json", "MQ701"),
    ]  # fmt: skip


def test_the_words_name_cell_fault_and_way_out(tmp_path: Path) -> None:
    filled(tmp_path / "form.xlsx", {"tests:count": 51})
    (found,) = problems(tmp_path / "form.xlsx")
    assert found.text("ru") == (
        "form.xlsx: Данные!H8: MQ751: «Контрольные: справились»: 51 – больше, чем всего (50)\n"
        "    Часть не может быть больше целого. Проверьте, не переставлены ли числа."
    )


# --- whose row --------------------------------------------------------------------------------------------------------


def test_a_school_stands_once_a_year_even_where_its_row_is_wrong(tmp_path: Path) -> None:
    path = tmp_path / "form.xlsx"
    filled(path, {"graduates": "?"}, cases=[GOOD, GOOD, Case(GOOD.unit, 2022, {})])
    found = problems(path)
    assert codes(found) == ["MQ740", "MQ733"]
    assert found[1].place.cell == "A9"
    assert "Данные!A8" in found[1].message("ru")


def test_a_form_that_was_put_there_twice_is_told_once(tmp_path: Path) -> None:
    cases = [GOOD, Case(GOOD.unit, 2022, {}), Case(GOOD.unit, 2023, {})]
    forms = {
        "a.json": cases,
        "again.csv": cases,
        "more.csv": [*cases[:2], Case(GOOD.unit, 2024, {})],
        "mended.csv": [Case(GOOD.unit, 2021, {}), *cases[1:]],
    }
    for name, rows in forms.items():
        write_cases(rows, edition(), tmp_path / name)
    with pytest.raises(FormError) as caught:
        read_cases([tmp_path / name for name in forms], edition())
    again, *more, mended = caught.value.diagnostics
    assert (again.code, again.place.file) == ("MQ799", "again.csv")
    assert [(item.code, item.place.file) for item in more] == [("MQ733", "more.csv")] * 2
    assert (mended.code, mended.place.file) == ("MQ719", "mended.csv")
    assert "строк: 1, первая: mended.csv: A2" in mended.message("ru")


def test_a_school_stands_once_a_year_in_all_files_together(tmp_path: Path) -> None:
    for name in ("a.json", "b.csv"):
        write_cases([GOOD], edition(), tmp_path / name)
    with pytest.raises(FormError) as caught:
        read_cases([tmp_path / "a.json", tmp_path / "b.csv"], edition())
    assert codes(caught.value.diagnostics) == ["MQ733"]


def test_the_kind_of_school_must_be_said_where_rules_depend_on_it(tmp_path: Path) -> None:
    path = tmp_path / "form.xlsx"
    case = Case(GOOD.unit, 2021, {"graduates": 5})
    filled(path, {"unit:type": None}, rules=edition_of_schools(), cases=[case])
    assert codes(problems(path, edition_of_schools())) == ["MQ735"]


# --- columns ----------------------------------------------------------------------------------------------------------


def rows_of(path: Path) -> list[list[str]]:
    write_cases([GOOD], edition(), path)
    return list(csv.reader(io.StringIO(path.read_text(encoding="utf-8-sig")), delimiter=";"))


def save(path: Path, rows: list[list[str]]) -> None:
    text = io.StringIO()
    csv.writer(text, delimiter=";").writerows(rows)
    path.write_text(text.getvalue(), encoding="utf-8")


def test_columns_unknown_missing_twice_and_without_a_header(tmp_path: Path) -> None:
    path = tmp_path / "form.csv"
    rows = rows_of(path)
    at = rows[0].index("place")
    rows = [[*row[:at], *row[at + 1 :]] for row in rows]
    rows = [[*rows[0], "Примечание", "graduates", ""], [*rows[1], "", "5", "что-то"]]
    save(path, rows)
    found = problems(path)
    assert codes(found) == ["MQ720", "MQ722", "MQ721", "MQ723"]
    assert_has_words(found)
    assert "Примечание" in found[0].message("ru")
    assert "Выпускники" in found[1].message("ru")
    assert "Место в спартакиаде" in found[2].message("ru")


def test_a_share_needs_its_counts_or_its_percent(tmp_path: Path) -> None:
    path = tmp_path / "form.csv"
    rows = rows_of(path)
    dropped = {"exams:of", "exams:percent", "tests:of"}
    kept = [position for position, key in enumerate(rows[0]) if key not in dropped]
    save(path, [[row[position] for position in kept] for row in rows])
    found = [item for item in problems(path) if item.code == "MQ721"]
    assert [str(item.params["title"]) for item in found] == ["Контрольные: писали", "Экзамены: сдавали"]


def test_a_column_added_to_a_workbook_is_unknown(tmp_path: Path) -> None:
    path = tmp_path / "form.xlsx"
    write_form(edition(), path, cases=[GOOD])
    book = load_workbook(path)
    sheet = data_sheet(book)
    column = sheet.max_column + 1
    sheet.cell(KEY_ROW - 2, column).value = "Примечание"
    sheet.cell(KEY_ROW - 2, column + 1).value = "Пустая"
    sheet.cell(KEY_ROW + 1, column).value = "заметка"
    sheet.cell(KEY_ROW + 1, column + 2).value = 5
    book.save(path)
    found = problems(path)
    assert codes(found) == ["MQ720", "MQ723"]
    assert "Примечание" in found[0].message("ru")


def test_merged_cells_of_data_are_refused_and_empty_ones_are_not(tmp_path: Path) -> None:
    path = tmp_path / "form.xlsx"
    write_form(edition(), path, cases=[GOOD, Case(Unit(id="s-2"), 2021, {})])
    book = load_workbook(path)
    sheet = data_sheet(book)
    sheet.merge_cells(start_row=KEY_ROW + 5, end_row=KEY_ROW + 6, start_column=2, end_column=3)
    book.save(path)
    assert problems(path) == ()
    sheet.merge_cells(start_row=KEY_ROW + 1, end_row=KEY_ROW + 2, start_column=2, end_column=2)
    book.save(path)
    found = problems(path)
    assert [(item.code, item.place.cell) for item in found] == [("MQ724", "B8:B9")]


# --- forms of something else ------------------------------------------------------------------------------------------


def other(**facts: str) -> object:
    concept = edition().concept.model_copy(update=facts)
    return edition().model_copy(update={"concept": concept})


@pytest.mark.parametrize("suffix", [".xlsx", ".csv", ".json"])
@pytest.mark.parametrize(("facts", "code"), [({"id": "elsewhere"}, "MQ709"), ({"edition": "2022"}, "MQ710")])
def test_a_form_of_another_concept_or_edition_is_told_apart(
    facts: dict[str, str], code: str, suffix: str, tmp_path: Path
) -> None:
    path = tmp_path / f"form{suffix}"
    write_cases([GOOD], other(**facts), path)  # type: ignore[arg-type]
    found = problems(path)
    assert codes(found) == [code]
    assert_has_words(found)


def test_a_form_of_an_older_layout_is_told_apart(tmp_path: Path) -> None:
    path = tmp_path / "form.xlsx"
    write_form(edition_with(MEASURES[:3]), path)
    assert codes(problems(path)) == ["MQ711"]


@pytest.mark.parametrize("version", ["people-1", "roadmap-1"])
def test_a_form_that_asks_for_something_else_is_told_apart(version: str) -> None:
    layout = form_layout(edition())
    found = foreign(layout, Place("form.xlsx"), layout.concept, layout.edition, version)
    assert found is not None
    assert found.code == "MQ798"
    assert_has_words([found])


def test_every_code_of_the_family_stands_in_a_test() -> None:
    here = Path(__file__).parent
    text = "".join(path.read_text(encoding="utf-8") for path in here.glob("test_*.py"))
    assert [key for key in sorted(keys()) if key.startswith("MQ7") and "." not in key and key not in text] == []
