"""Years gone by are found where they are meant as present; dates that cannot be, wherever they stand."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mqes_core.lint.families.years import gone_by, impossible_date
from tests.lint.made import Data, found, paths, rows, saying, subject, words


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Комплекс мер на 2020–2022 годы", ["2020–2022"]),
        ("Программа на 2018-2020 гг.", ["2018–2020"]),
        ("Планирование на 2022–2026 годы", ["2022–2026"]),
        ("План работы на 2023/2025 учебные годы", ["2023–2025"]),
        ("Программа развития на 2022–2026 годы", []),
        ("Комплекс мер на 2024–2026 годы", []),
        ("План работы на 2024–2025 учебный год", []),
        ("Анализ за 2021–2022 учебный год", []),
        ("Справка по итогам ВПР 2022–2023 учебного года", []),
        ("Сравнение с 2020–2021 годом", []),
        ("Динамика к уровню 2019–2020 годов", []),
        ("Кабинет 2019", []),
    ],
)
def test_years_gone_by(text: str, expected: list[str]) -> None:
    assert [defect.params["years"] for defect in found(gone_by, saying(text))] == expected


def test_an_expired_programme_is_no_basis() -> None:
    def change(data: Data) -> None:
        data["concept"]["acts"][0] |= {"title": "Программа «Развитие образования» на 2016–2020 годы"}

    assert paths(gone_by, subject(change)) == ["concept.acts[0].title"]


def test_without_a_period_the_day_of_approval_counts_and_without_either_nothing_is_said() -> None:
    text = "Комплекс мер на 2020–2022 годы"
    assert len(found(gone_by, saying(text, validity={}, approved="2023-12-15"))) == 1
    assert found(gone_by, saying(text, validity={}, approved="2021-12-15")) == []
    assert found(gone_by, saying(text, validity={}, approved=None)) == []


def test_deadlines_are_for_the_rules_of_plans() -> None:
    def change(data: Data) -> None:
        rows(data)[0]["timing"] = {"printed": "2020–2021 годы"}

    assert found(gone_by, subject(change)) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("До 31.02.2025", ["31.02.2025"]),
        ("До 30.13.2024 г.", ["30.13.2024"]),
        ("До 15. 11. 2022 г.", []),
        ("С 29.02.2024", []),
        ("С 29.02.2023", ["29.02.2023"]),
        ("В течение 20201 2022 гг.", ["20201"]),
        ("В течение 202 г.", ["202"]),
        ("Май 20241 года", ["20241"]),
        ("Приказ № 20201 от 01.02.2021", []),
        ("Пункты 1.2.2021 и 1.10.3", []),
        ("Охват 20000 школьников", []),
        ("Не менее 200 человек", []),
    ],
)
def test_dates_that_cannot_be(text: str, expected: list[str]) -> None:
    assert words(impossible_date, saying(text)) == expected


@given(st.dates(min_value=date(1990, 1, 1), max_value=date(2099, 12, 31)))
def test_no_real_day_is_doubted(day: date) -> None:
    assert words(impossible_date, saying(f"До {day:%d.%m.%Y} года, {day.year} год")) == []


@given(st.integers(1, 12), st.integers(2000, 2099))
def test_the_32nd_never_is(month: int, year: int) -> None:
    assert words(impossible_date, saying(f"До 32.{month:02}.{year}")) == [f"32.{month:02}.{year}"]
