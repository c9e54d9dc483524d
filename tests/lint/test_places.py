"""Names of other districts, cities and regions are found, and its own names in every form are not."""

from __future__ import annotations

import pytest

from mqes_core.lint.families.places import other_place, other_region
from mqes_core.lint.language import akin
from tests.lint.made import saying, words

OBLAST = {"municipality": "Дятьковский район", "region": "Брянская область"}
CITIES = {"municipality": "г. Назрань и г. Магас", "region": "Республика Ингушетия"}
OKRUG = {"municipality": "Городской округ город Шахунья", "region": "Нижегородская область"}
CAPITAL = {"municipality": "город Орёл", "region": "Орловская область"}


@pytest.mark.parametrize(
    ("where", "text", "expected"),
    [
        (OBLAST, "Материалы на сайте администрации г.о.г. Кулебаки", ["г.о.г. Кулебаки"]),
        (OBLAST, "Школы Зеленчукского муниципального района", ["Зеленчукского муниципального района"]),
        (OBLAST, "Реестр Шатойского района", ["Шатойского района"]),
        (OBLAST, "Школы городского округа город Выкса", ["городского округа город Выкса"]),
        (OBLAST, "Приказ Управления образования г. Назрани", ["Управления образования г. Назрани"]),
        (OBLAST, "Семинар для педагогов города Тамбова", ["педагогов города Тамбова"]),
        (OKRUG, "Педагоги Варнавинского муниципального округа", ["Варнавинского муниципального округа"]),
        (CITIES, "Школы Назрановского и Сунженского районов в Сунженском районе", ["Сунженском районе"]),
        (OBLAST, "Отчёт муниципального округа «Навля»", ["муниципального округа «Навля"]),
        (CAPITAL, "Школы городского округа «Город Чита»", ["городского округа «Город Чита"]),
    ],
)
def test_a_foreign_place_is_named(where: dict[str, str], text: str, expected: list[str]) -> None:
    told = words(other_place, saying(text, **where))
    assert [word.strip("„“") for word in told] == [word.replace("«", "") for word in expected]


@pytest.mark.parametrize(
    ("where", "text"),
    [
        (OBLAST, "Школы Дятьковского муниципального района"),
        (OBLAST, "Администрация г. Дятьково и посёлок Старь"),
        (OBLAST, "Совещание в г. Брянске"),
        (OBLAST, "Школы города и района"),
        (OBLAST, "Северо-Кавказский федеральный округ"),
        (OBLAST, "Московский центр качества образования"),
        (CITIES, "Управление образования по г. Магасу и г. Назрани"),
        (CITIES, "Школы города Назрань"),
        (OKRUG, "Школы городского округа город Шахунья"),
        (OKRUG, "Школы городского округа и муниципального района"),
        (OKRUG, "Участие в конкурсе «Лучшая школа города»"),
        (CAPITAL, "Управление образования города Орла"),
        (CAPITAL, "Администрация городского округа «Город Орёл»"),
    ],
)
def test_its_own_place_is_not(where: dict[str, str], text: str) -> None:
    assert words(other_place, saying(text, **where)) == []


@pytest.mark.parametrize(
    ("where", "text", "expected"),
    [
        (OBLAST, "Приказ департамента образования Нижегородской области", ["Нижегородской области"]),
        (OBLAST, "Министерство образования Чеченской Республики", ["Чеченской Республики"]),
        (CITIES, "Конкурс педагогов Ставропольского края", ["Ставропольского края"]),
        (CITIES, "Стандарт Республики Татарстан", ["Республики Татарстан"]),
        (OBLAST, "Опыт Кабардино-Балкарской Республики", ["Кабардино-Балкарской Республики"]),
        (OBLAST, "Сборник Ямало-Ненецкого автономного округа", ["Ямало-Ненецкого автономного округа"]),
    ],
)
def test_a_foreign_region_is_named(where: dict[str, str], text: str, expected: list[str]) -> None:
    assert words(other_region, saying(text, **where)) == expected


@pytest.mark.parametrize(
    ("where", "text"),
    [
        (OBLAST, "Департамент образования Брянской области"),
        (CITIES, "Министерство образования и науки Республики Ингушетия"),
        (CITIES, "Законодательство Российской Федерации"),
        ({"region": "Карачаево-Черкесская Республика"}, "Глава Карачаево-Черкесской Республики"),
        ({"region": "Республика Северная Осетия — Алания"}, "Школы Республики Северная Осетия"),
        (OBLAST, "Семинар в области оценки качества"),
        (OBLAST, "Школы республики и края"),
    ],
)
def test_its_own_region_is_not(where: dict[str, str], text: str) -> None:
    assert words(other_region, saying(text, **where)) == []


def test_one_row_is_told_once() -> None:
    assert len(words(other_place, saying("Шатойского района, Шатойского района"))) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [("Назрань", "Назрановский"), ("Брянск", "Брянская"), ("Дятьково", "Дятьковского"), ("Магас", "Магасу")],
)
def test_names_with_one_root_are_akin(one: str, other: str) -> None:
    assert akin(one, other)
    assert akin(other, one)


@pytest.mark.parametrize(
    ("one", "other"), [("Новозыбков", "Новосибирск"), ("Шатойский", "Шахунья"), ("Дятьково", "Кулебаки")]
)
def test_others_are_not(one: str, other: str) -> None:
    assert not akin(one, other)
