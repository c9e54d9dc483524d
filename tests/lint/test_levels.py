"""Words of another kind of municipality or region, and of the region itself, in wordings of many districts."""

from __future__ import annotations

import pytest

from mqes_core.lint.families.levels import other_kind, region_adjective, regional_wording, several_municipalities
from tests.lint.made import Data, found, paths, rows, saying, subject, words

DISTRICT = {"municipality": "Дятьковский район", "region": "Брянская область"}
CITY = {"municipality": "г. Назрань и г. Магас", "region": "Республика Ингушетия"}
OKRUG = {"municipality": "Шахунский муниципальный округ", "region": "Нижегородская область"}


class TestKindOfMunicipality:
    @pytest.mark.parametrize(
        ("where", "text"),
        [
            (DISTRICT, "Потребности рынка труда округа"),
            (DISTRICT, "Школы городского округа"),
            (DISTRICT, "Педагоги «округа»"),
            (CITY, "Районные родительские собрания"),
            (CITY, "Мониторинг в школах района"),
            (OKRUG, "Районная научная конференция"),
        ],
    )
    def test_a_foreign_word(self, where: dict[str, str], text: str) -> None:
        assert len(words(other_kind, saying(text, **where))) == 1

    @pytest.mark.parametrize(
        ("where", "text"),
        [
            (DISTRICT, "Районный конкурс в школах района"),
            (DISTRICT, "Совещание Центрального федерального округа"),
            (DISTRICT, "Окружающий мир, округление чисел"),
            (DISTRICT, "Опрос в избирательном округе"),
            (CITY, "Школы городского округа"),
            (CITY, "Отделы внутригородских районов, районный суд, районный коэффициент"),
            (CITY, "Школы микрорайона"),
            (CITY, "Семинар с педагогами Сунженского района"),
            (OKRUG, "Окружной конкурс, школы округа"),
            (OKRUG, "Конференция для соседних районов"),
            (
                {"municipality": "Сургутский район", "region": "Ханты-Мансийский автономный округ — Югра"},
                "Школы округа",
            ),
            ({"municipality": "ЗАТО Звёздный", "region": "Пермский край"}, "Школы округа и района"),
        ],
    )
    def test_its_own_word(self, where: dict[str, str], text: str) -> None:
        assert words(other_kind, saying(text, **where)) == []

    def test_titles_of_acts_are_not_its_words(self) -> None:
        def change(data: Data) -> None:
            data["concept"]["acts"][0]["title"] = "О порядке в городском округе"

        assert paths(other_kind, subject(change)) == []

    def test_words_that_a_note_quotes_count(self) -> None:
        def change(data: Data) -> None:
            rows(data)[0]["source"]["note"] = "Напечатано «школ округа»."

        assert paths(other_kind, subject(change)) == ["roadmaps[0].sections[0].activities[0].source.note"]


class TestKindOfRegion:
    @pytest.mark.parametrize(
        ("region", "text", "expected"),
        [
            ("Чеченская Республика", "Областная контрольная работа", ["Областная"]),
            ("Республика Ингушетия", "Итоги краевого конкурса", ["краевого"]),
            ("Брянская область", "Победители республиканской олимпиады", ["республиканской"]),
            ("Пермский край", "Участие в областном и республиканском этапах", ["областном", "республиканском"]),
        ],
    )
    def test_a_foreign_adjective(self, region: str, text: str, expected: list[str]) -> None:
        assert words(region_adjective, saying(text, region=region)) == expected

    @pytest.mark.parametrize(
        ("region", "text"),
        [
            ("Брянская область", "Областной конкурс"),
            ("Чеченская Республика", "Республиканская олимпиада в области математики"),
            ("Пермский край", "Краевая олимпиада"),
            ("Чеченская Республика", "Курсы в Ленинградском областном институте"),
            ("Москва", "Областной и республиканский опыт"),
            ("Ненецкий автономный округ", "Областной конкурс"),
        ],
    )
    def test_its_own_adjective(self, region: str, text: str) -> None:
        assert words(region_adjective, saying(text, region=region)) == []


class TestRegionalWording:
    @pytest.mark.parametrize(
        "text",
        [
            "Мотивация педагогов региона",
            "Реестр экспертов региона",
            "Мониторинг в образовательных организациях региона",
            "Поправки в региональную «дорожную карту»",
            "Площадка регионального сетевого экспертного сообщества",
            "Проекты документов в рамках РСОКО",
            "Региональный реестр экспертов ведётся на сайте",
            "Развитие системы образования субъекта Российской Федерации",
            "Модель региональной системы работы со школами",
        ],
    )
    def test_is_found(self, text: str) -> None:
        assert len(words(regional_wording, saying(text))) == 1

    @pytest.mark.parametrize(
        "text",
        [
            "Участие в региональном этапе олимпиады",
            "Региональные мониторинги и процедуры",
            "Внесение сведений в региональный реестр экспертов",
            "Обмен опытом с педагогами региона",
            "Предоставление отчёта в соответствии с региональной дорожной картой",
            "МСОКО как часть региональной системы оценки качества образования",
            "Взаимодействие с РСОКО",
            "Региональный проект «Современная школа»",
            "Региональная информационная система ГИА",
            "Победители регионального конкурса",
            "Сведения по опыту лучших школ региона",
        ],
    )
    def test_what_the_region_does_is_no_borrowed_text(self, text: str) -> None:
        assert words(regional_wording, saying(text)) == []

    def test_a_term_of_its_own_that_is_said_to_be_the_regions(self) -> None:
        def change(data: Data) -> None:
            data["concept"]["abbreviations"] += [
                {"short": "Реестр", "meaning": "Региональный реестр экспертов", "source": {"section": "1"}},
                {
                    "short": "РСОКО",
                    "meaning": "Региональная система оценки качества образования",
                    "source": {"section": "1"},
                },
            ]

        assert paths(regional_wording, subject(change)) == ["concept.abbreviations[2].meaning"]

    def test_an_abbreviation_of_the_concept_is_understood(self) -> None:
        def change(data: Data) -> None:
            source = {"section": "1"}
            data["concept"]["abbreviations"].append(
                {"short": "РРЭ", "meaning": "Региональный реестр экспертов", "source": source}
            )
            rows(data)[0]["title"] = "Ведение РРЭ"

        assert words(regional_wording, subject(change)) == ["РРЭ"]


class TestSeveralMunicipalities:
    @pytest.mark.parametrize(
        ("name", "count"),
        [
            ("руководители муниципалитетов", 1),
            ("муниципальные образования", 1),
            ("специалисты муниципальных районов", 1),
            ("муниципальные образовательные организации", 0),
            ("администрация муниципалитета", 0),
            ("муниципальные координаторы", 0),
        ],
    )
    def test_among_those_who_take_part(self, name: str, count: int) -> None:
        def change(data: Data) -> None:
            rows(data)[0]["participants"] = [name]

        assert len(found(several_municipalities, subject(change))) == count

    @pytest.mark.parametrize(
        ("text", "count"),
        [
            ("Исполнительные органы «государственной власти» района", 1),
            ("Органы государственной власти Примерного муниципального района", 1),
            ("Органы государственной власти области и района", 0),
            ("Органы местного самоуправления района", 0),
            ("Органы государственной власти", 0),
        ],
    )
    def test_state_power_of_a_district(self, text: str, count: int) -> None:
        assert len(found(several_municipalities, saying(text))) == count
