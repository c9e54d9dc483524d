"""Names of people are found; schools, prizes and methods called after somebody are not. No real name stands here."""

from __future__ import annotations

import pytest

from mqes_core.lint.families.people import named
from tests.lint.made import found, saying


@pytest.mark.parametrize(
    "text",
    [
        "Отвечает Фамилия И. О.",
        "Отвечает Фамилия И.О., методист",
        "И.О. Фамилия утверждает перечень",
        "Согласовано с И. О. Фамилией-Второй",
        "Приказ подписан: Пример Примерович",
        "Контроль — за Примерой Примеровной",
        "Ведёт Пример Ильич, готовит Примера Никитична",
    ],
)
def test_a_person(text: str) -> None:
    assert len(found(named, saying(text))) == 1


@pytest.mark.parametrize(
    "text",
    [
        "Школа имени И. О. Фамилии",
        "Премия им. Фамилия И. О.",
        "Чтения памяти И.О. Фамилии",
        "Приз имени Пример Примерович",
        "Урок по роману И. О. Фамилии",
        "Развивающая система И. О. Фамилии",
        "Методика И. О. Фамилии",
        "Памятник И.О. Фамилии",
        "Экскурсия в музей И. О. Фамилии",
        "г. Назрань, с. Шатой, п. Старь",
        "Школы г.о. Кулебаки и г. о. г. Выкса",
        "Всероссийский конкурс «Учитель года России»",
        "Белая ладья, Кожаный мяч",
        "Первая Ровная дорога",
        "Таблица 1. А. Критерии",
    ],
)
def test_no_person(text: str) -> None:
    assert found(named, saying(text)) == []
