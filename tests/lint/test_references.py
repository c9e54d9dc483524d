"""References to appendices and tables lead somewhere, or are told."""

from __future__ import annotations

import pytest

from mqes_core.lint.families.references import missing_appendix, missing_table
from tests.lint.made import Data, found, saying, subject


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("По форме приложения 1", []),
        ("Согласно приложению № 2", []),
        ("Согласно приложению №3 к приказу", ["3"]),
        ("Форма в приложении 5 и приложении 7", ["5", "7"]),
        ("В приложении", []),
        ("Мобильное приложение «Школа 5»", []),
    ],
)
def test_appendices(text: str, numbers: list[str]) -> None:
    assert [defect.params["number"] for defect in found(missing_appendix, saying(text))] == numbers


def test_an_appendix_to_the_order_is_none_to_the_concept() -> None:
    def change(data: Data) -> None:
        data["concept"]["documents"][1] |= {"title": "Концепция", "extent": "Приложение 1 к приказу."}
        data["concept"]["documents"][2] |= {"title": "План", "extent": "Приложение 2 к приказу, целиком."}
        data["concept"]["goals"][0]["text"] = (
            "Приложение 1 к Концепции, приложение 1 к приказу, приложение 2, приложение № 2 к приказам"
        )

    assert [defect.params["number"] for defect in found(missing_appendix, subject(change))] == ["1"]


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("Показатели таблицы 1", []),
        ("Баллы по табл. 1 и таблице № 2", ["2"]),
        ("Сводная таблица 2024 года", []),
        ("Сводная таблица показателей", []),
    ],
)
def test_tables(text: str, numbers: list[str]) -> None:
    assert [defect.params["number"] for defect in found(missing_table, saying(text))] == numbers


def test_a_table_that_is_counted_is_there() -> None:
    def change(data: Data) -> None:
        table = {"id": "t", "title": "Таблица 4. Перечень", "holds": "acts", "rows": 1, "source": {"section": "1"}}
        data["concept"]["tables"] = [table]
        data["concept"]["goals"][0]["text"] = "Сведения таблицы 4"

    assert found(missing_table, subject(change)) == []
