"""Rows that say the same are found however they are worded; rows that differ in a telling word are not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mqes_core.lint.families.repeats import core, repeated_rows
from tests.lint.made import Data, found, rows, subject


def repeats(one: str, other: str, *times: str) -> int:
    def change(data: Data) -> None:
        for row, title in zip(rows(data), (one, other), strict=True):
            row["title"] = title
            row["timing"] = None
        for row, time in zip(rows(data), times, strict=False):
            row["timing"] = {"printed": time}

    return len(found(repeated_rows, subject(change)))


SAME = [
    (
        "Рекомендации для ОО по объективности процедур оценки",
        "Адресные рекомендации для ОУ по объективности процедур оценки",
    ),
    (
        "Повышение объективности оценки в образовательной организации",
        "Мероприятия по повышению объективности оценки в ОО",
    ),
    ("Анализ муниципальных контрольных работ", "Проведение анализа результатов муниципальных контрольных работ"),
    ("Семинар «Объективность ВПР и ОГЭ»", "Семинар об объективности ОГЭ и ВПР"),
    ("Сетевое взаимодействие участников сообщества", "Сопровождение сетевого взаимодействия участников сообщества"),
]
DIFFERENT = [
    ("Анализ результатов ЕГЭ", "Анализ результатов ОГЭ"),
    ("Семинары для руководителей школ по математике", "Семинары для заместителей руководителей школ по математике"),
    (
        "План методической службы по поддержке молодых педагогов",
        "План методической службы по поддержке школьных объединений",
    ),
    ("Рекомендации по итогам мониторинга эффективности", "Управленческие решения по итогам мониторинга эффективности"),
    ("Родительские собрания", "Родительские собрания"),
    ("Анализ объективности процедур в школах", "Анализ объективности олимпиад в школах"),
    ("Школьный этап олимпиады по физике", "Муниципальный этап олимпиады по физике"),
]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_the_same_in_other_words(one: str, other: str) -> None:
    assert repeats(one, other) == 1
    assert repeats(other, one) == 1


@pytest.mark.parametrize(("one", "other"), DIFFERENT)
def test_rows_that_differ(one: str, other: str) -> None:
    assert repeats(one, other) == 0


@pytest.mark.parametrize(
    ("times", "count"),
    [
        (("май 2024 г.", "Май 2024г"), 1),
        (("ежегодно", "Ежегодно"), 1),
        (("май 2024 года", "июнь 2024 года"), 0),
        (("2024 год", "2025 год"), 0),
        (("май",), 1),
    ],
)
def test_deadlines_of_their_own_make_two_activities_of_like_rows(times: tuple[str, ...], count: int) -> None:
    assert repeats(*SAME[0], *times) == count


def test_the_same_title_to_the_letter_with_two_deadlines_is_told() -> None:
    assert repeats(SAME[0][0], SAME[0][0].upper(), "май", "июнь") == 1


def test_rows_of_two_plans_are_not_compared() -> None:
    def change(data: Data) -> None:
        plan = data["roadmaps"][0]
        data["roadmaps"].append(plan | {"id": "second", "stages": []})

    assert found(repeated_rows, subject(change)) == []


@given(st.permutations(SAME[0][0].split()))
def test_order_and_case_do_not_count(words: list[str]) -> None:
    assert core(" ".join(words).upper()) == core(SAME[0][0])
