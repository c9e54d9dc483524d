"""One cell reads exactly, or says why it cannot."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from mqes_core.diagnostics import Place
from mqes_core.exchange.cells import (
    Cell,
    CellValue,
    Trouble,
    exact_float,
    option_word,
    parse_absence,
    parse_choice,
    parse_count,
    parse_flag,
    parse_number,
    parse_percent,
    parse_text,
    read_number,
)
from mqes_core.exchange.content import decimal
from mqes_core.model import Absence, Share
from mqes_core.model.measures import ChoiceMeasure
from mqes_core.model.percents import percent_share, share_percent


def cell(value: CellValue, *, percent: bool = False) -> Cell:
    return Cell(value, Place(), percent)


def code(read: object) -> str:
    assert isinstance(read, Trouble)
    return read.code


# --- numbers ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("45", 45),
        (" 45 ", 45),
        ("+45", 45),
        ("007", 7),
        ("12.0", 12),
        ("33,3", Fraction(333, 10)),
        ("79.99999999999999999999", Fraction(7999999999999999999999, 10**20)),
        ("1 234,5", Fraction(12345, 10)),
        ("1\N{NO-BREAK SPACE}234\N{NO-BREAK SPACE}567", 1234567),
        ("1\N{NARROW NO-BREAK SPACE}234", 1234),
        ("1\N{THIN SPACE}234", 1234),
        ("33 1/3", Fraction(100, 3)),
        ("1/3", Fraction(1, 3)),
        ("-2 1/2", Fraction(-5, 2)),
        ("\N{MINUS SIGN}5", -5),
    ],
)
def test_a_number_is_read_exactly(text: str, number: int | Fraction) -> None:
    assert read_number(text) == (number, False)
    assert parse_number(cell(text)) == number


@pytest.mark.parametrize(
    "text",
    [
        "",
        "abc",
        "12 чел.",
        "1,2,3",
        "1.234,5",
        "12 5",
        "1 23",
        "1e5",
        "1/0",
        "--5",
        ".5",
        "5.",
        "٣",
        "１２",
        "9" * 61,
        "%",
    ],
)
def test_what_is_no_number_is_not_taken_for_one(text: str) -> None:
    assert read_number(text) is None


@given(st.integers() | st.fractions(max_denominator=10**6) | st.decimals(-(10**9), 10**9, places=6).map(Fraction))
@example(Fraction(100, 3))
@example(Fraction(-1, 3))
def test_a_number_written_in_full_reads_back(number: int | Fraction) -> None:
    for point in ",.":
        read = read_number(decimal(number, point))
        assert read is None or read == (number, False)
        assert read is not None or len(decimal(number, point)) > 60


@given(st.integers(0, 10**12))
def test_spaces_between_groups_change_nothing(number: int) -> None:
    grouped = f"{number:,}"
    for space in (" ", "\N{NO-BREAK SPACE}", "\N{NARROW NO-BREAK SPACE}"):
        assert parse_count(cell(grouped.replace(",", space))) == number


@given(st.decimals(0, 100, places=4).map(Fraction))
def test_a_percent_is_the_same_with_its_sign_and_in_a_cell_of_percents(percent: Fraction) -> None:
    text = decimal(percent)
    read = [parse_percent(cell(shown)) for shown in (text, f"{text}%", f"{text} %", f"{text}\N{NO-BREAK SPACE}%")]
    assert set(read) == {percent}
    assert parse_percent(cell(percent / 100, percent=True)) == percent


@given(st.floats())
@example(0.1)
@example(0.9)
@example(1e300)
def test_a_float_is_the_decimal_that_a_spreadsheet_shows(number: float) -> None:
    exact = exact_float(number)
    if isinstance(exact, Trouble):
        assert number != number or abs(number) == float("inf")
    else:
        assert float(exact) == number
        assert exact == Fraction(repr(number))
        assert isinstance(exact, int) == number.is_integer()


def test_a_tenth_is_a_tenth() -> None:
    assert exact_float(0.1) == Fraction(1, 10)
    assert parse_percent(cell(exact_float(0.905), percent=True)) == Fraction(181, 2)


@pytest.mark.parametrize(
    ("value", "percent", "wanted"),
    [
        ("двенадцать", False, "MQ740"),
        (True, False, "MQ740"),
        ("12,5", False, "MQ741"),
        (Fraction(25, 2), False, "MQ741"),
        (-1, False, "MQ742"),
        ("-1", False, "MQ742"),
        (10**13, False, "MQ743"),
        (Fraction(1, 10**50), False, "MQ743"),
        (1e308, True, "MQ743"),
        ("#ДЕЛ/0!", False, "MQ745"),
        ("#N/A", False, "MQ745"),
        ("90%", False, "MQ747"),
        (Fraction(9, 10), True, "MQ747"),
        (Trouble("MQ744", {"value": "01.02.2021"}), False, "MQ744"),
    ],
    ids=repr,
)
def test_what_is_no_count_says_why(value: Any, percent: bool, wanted: str) -> None:
    value = exact_float(value) if isinstance(value, float) else value
    assert code(parse_count(cell(value, percent=percent))) == wanted


@pytest.mark.parametrize(("value", "wanted"), [("100,1", "MQ753"), (-1, "MQ742"), ("много", "MQ740")])
def test_what_is_no_percent_says_why(value: Any, wanted: str) -> None:
    assert code(parse_percent(cell(value))) == wanted


# --- codes, answers, texts --------------------------------------------------------------------------------------------

LOOK_ALIKE = {"н": "нHH", "п": "пПnN", "с": "сСcC", "к": "кКkK", "р": "рРpP", "ы": "ыЫ", "т": "тТtT", "о": "оОoO"}


@given(st.data())
def test_codes_forgive_latin_letters_case_and_marks(data: st.DataObject) -> None:
    letters = [data.draw(st.sampled_from(LOOK_ALIKE[letter])) for letter in "скрыто"]
    assert parse_absence(" " + "".join(letters) + " ") is Absence.WITHHELD
    first, second = (data.draw(st.sampled_from(LOOK_ALIKE[letter])) for letter in "нп")
    mark = data.draw(st.sampled_from(("/", "\\", "", ".", " / ", "-")))
    assert parse_absence(f"{first}{mark}{second}") is Absence.NOT_APPLICABLE


@pytest.mark.parametrize(
    ("text", "absence"),
    [
        ("н/п", Absence.NOT_APPLICABLE),
        ("н.п.", Absence.NOT_APPLICABLE),
        ("n/a", Absence.NOT_APPLICABLE),
        ("не применимо", Absence.NOT_APPLICABLE),
        ("withheld", Absence.WITHHELD),
        ("нет данных", Absence.MISSING),
        ("н/д", Absence.MISSING),
        ("#Н/Д", None),
        ("#N/A", None),
        ("-", None),
        ("нет", None),
        ("0", None),
        ("", None),
    ],
)
def test_codes_of_absence(text: str, absence: Absence | None) -> None:
    assert parse_absence(text) is absence


@pytest.mark.parametrize("parse", [parse_count, parse_percent, parse_flag, parse_number])
def test_blank_is_missing_and_codes_hold_for_every_kind(parse: Any) -> None:
    assert parse(cell(None)) is parse(cell(" \N{NO-BREAK SPACE}")) is Absence.MISSING
    assert parse(cell("н/п")) is Absence.NOT_APPLICABLE
    assert parse(cell(Absence.WITHHELD)) is Absence.WITHHELD


@pytest.mark.parametrize(("value", "flag"), [("Да", True), ("дa", True), ("НЕТ", False), ("yes", True), (False, False)])
def test_yes_and_no(value: CellValue, flag: bool) -> None:
    assert parse_flag(cell(value)) is flag


@pytest.mark.parametrize("value", ["+", 1, 0, "может быть"])
def test_anything_else_is_neither_yes_nor_no(value: CellValue) -> None:
    assert code(parse_flag(cell(value))) == "MQ748"


CHOICE = ChoiceMeasure.model_validate_json(
    """{"id": "level", "kind": "choice", "title": "Уровень", "options": [
        {"id": "low", "title": {"ru": "Низкий", "en": "Low one"}}, {"id": "high", "title": "Углублённый – полный"},
        {"id": "none", "title": "н/п"}, {"id": "same", "title": "одно"}, {"id": "other", "title": "Одно"}]}"""
)


@pytest.mark.parametrize(
    ("text", "option"),
    [
        ("low", "low"),
        (" низкий ", "low"),
        ("LOW ONE", "low"),
        ("углубленный - полный", "high"),
        ("н/п", Absence.NOT_APPLICABLE),
        ("none", "none"),
        ("same", "same"),
        (None, Absence.MISSING),
    ],
)
def test_an_answer_is_found_by_title_or_id(text: str | None, option: object) -> None:
    assert parse_choice(cell(text), CHOICE) == option


def test_an_unlisted_or_doubtful_answer_is_refused() -> None:
    for text in ("средний", "одно", 5):
        assert code(parse_choice(cell(text), CHOICE)) == "MQ749"
    assert parse_choice(cell(Trouble("MQ745")), CHOICE) == Trouble("MQ745")


def test_an_option_is_written_by_its_title_unless_that_could_mean_something_else() -> None:
    assert [option_word(option, CHOICE) for option in CHOICE.options] == [
        "Низкий", "Углублённый – полный", "none", "same", "other",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("value", "text"),
    [(12, "12"), (Fraction(6, 5), "1.2"), ("  Школа\N{NO-BREAK SPACE} №\n1 ", "Школа № 1"), (None, "")],
)
def test_text_is_tidied_and_numbers_become_their_figures(value: CellValue, text: str) -> None:
    assert parse_text(cell(value)) == text


def test_a_text_too_long_for_the_model_is_refused() -> None:
    assert code(parse_text(cell("я" * 2001))) == "MQ738"
    assert parse_text(cell("я" * 2000)) == "я" * 2000


# --- percents as two counts -------------------------------------------------------------------------------------------


@given(st.fractions(0, 100, max_denominator=1000) | st.decimals(0, 100, places=5).map(Fraction))
def test_a_percent_as_two_counts_is_the_same_share_and_comes_back(percent: Fraction) -> None:
    share = percent_share(percent)
    assert Fraction(share.count, share.of) == percent / 100
    assert share_percent(share) == percent


def test_percents_stand_over_a_hundred_a_thousand_and_so_on() -> None:
    assert percent_share(90) == Share(90, 100)
    assert percent_share(Fraction("90.5")) == Share(905, 1000)
    assert percent_share(Fraction(100, 3)) == Share(100, 300)
    assert share_percent(Share(45, 50)) is None
    assert share_percent(Share(0, 0)) is None
