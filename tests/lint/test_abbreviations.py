"""Abbreviations: unexplained, unlisted, explained in two ways or twice, never used."""

from __future__ import annotations

import pytest

from mqes_core.lint.families.abbreviations import defined_twice, never_used, not_listed, two_meanings, undefined
from mqes_core.lint.rule import Check
from tests.lint.made import Data, found, rows, subject

MSOKO = {"short": "МСОКО", "meaning": "муниципальная система оценки качества образования", "source": {"section": "1"}}


def shorts(check: Check, *entries: tuple[str, str | None] | tuple[str, str | None, str], **row: object) -> list[str]:
    """The abbreviations that a check tells of: entries are short, meaning and document."""

    def change(data: Data) -> None:
        data["concept"]["abbreviations"] = [
            {"short": short, "meaning": meaning, "source": {"document": document[0] if document else "order"}}
            for short, meaning, *document in entries
        ]
        rows(data)[0] |= row

    return [str(defect.params["short"]) for defect in found(check, subject(change))]


class TestUndefined:
    def test_one_without_a_meaning(self) -> None:
        assert shorts(undefined, ("ММС", None), ("МСОКО", MSOKO["meaning"])) == ["ММС"]

    @pytest.mark.parametrize("short", ["РФ", "№", "СМИ", "ЕГЭ", "МБОУ", "ГБУ ДПО"])
    def test_what_everybody_knows(self, short: str) -> None:
        assert shorts(undefined, (short, None)) == []

    @pytest.mark.parametrize("short", ["ВПР", "ГИА", "УО", "МКУ «ЦМО»", "г.о.г.", "ОО ДОД"])
    def test_what_only_those_in_the_trade_know(self, short: str) -> None:
        assert len(shorts(undefined, (short, None))) == 1

    def test_explained_elsewhere(self) -> None:
        assert shorts(undefined, ("УО", None), ("УО", "Управление образования")) == []


class TestNotListed:
    @pytest.mark.parametrize(
        ("name", "told"),
        [
            ("руководители ММС", ["ММС"]),
            ("специалисты УО и РМО", ["УО", "РМО"]),
            ("МБОУ СОШ № 1", []),
            ("МОБУ «Лицей», МБУ ДО «Дом творчества»", []),
            ("МКУ «ЦМО»", ["ЦМО"]),
            ("ВсОШ", ["ВсОШ"]),
            ("директор ИПКРО РИ", ["ИПКРО", "РИ"]),
            ("Дом детского творчества", []),
            ("МЕТОДИЧЕСКИЙ КАБИНЕТ", []),
            ("КВАНТОРИУМ", []),
            ("раздел IV", []),
            ("обучающиеся 5-А класса", []),
        ],
    )
    def test_in_a_printed_name(self, name: str, told: list[str]) -> None:
        assert shorts(not_listed, ("ОО", "организация"), participants=[name]) == told

    def test_listed_as_a_part_of_a_longer_one(self) -> None:
        assert shorts(not_listed, ("ОО", "организация"), ("ИПКРО РИ", None), partners=["РИ", "ИПКРО"]) == []

    def test_the_short_name_of_a_procedure_is_listed(self) -> None:
        def change(data: Data) -> None:
            data["concept"]["procedures"][1]["short"] = "ВПР"
            rows(data)[0]["timing"] = {"printed": "по графику ВПР"}

        assert found(not_listed, subject(change)) == []

    def test_told_once(self) -> None:
        assert shorts(not_listed, ("ОО", "организация"), partners=["УО", "УО"], timing={"printed": "по плану УО"}) == [
            "УО"
        ]

    def test_titles_are_our_words_and_say_nothing(self) -> None:
        assert shorts(not_listed, ("ОО", "организация"), title="Семинар РМО") == []


class TestMeanings:
    def test_two(self) -> None:
        entries = (("ОО", "образовательная организация"), ("ОО", "общественная организация"), ("ОО", "областной отдел"))

        def change(data: Data) -> None:
            data["concept"]["abbreviations"] = [
                {"short": short, "meaning": meaning, "source": {}} for short, meaning in entries
            ]

        (defect,) = found(two_meanings, subject(change))
        assert defect.path == ("concept", "abbreviations", 1)
        assert defect.also == (("concept", "abbreviations", 0), ("concept", "abbreviations", 2))

    @pytest.mark.parametrize(
        "other",
        [
            "Региональная информационная система ГИА",
            "региональной информационной системы государственной итоговой аттестации",
            "информационная система региональная государственной итоговой аттестации",
        ],
    )
    def test_the_same_in_another_form(self, other: str) -> None:
        first = ("РИС ГИА", "Региональная информационная система государственной итоговой аттестации")
        gia = ("ГИА", "Государственная итоговая аттестация")
        assert shorts(two_meanings, gia, first, ("РИС ГИА", other)) == []

    def test_twice_in_one_document(self) -> None:
        entry = ("ВПР", "всероссийские проверочные работы")
        assert shorts(defined_twice, entry, entry) == ["ВПР"]
        assert shorts(defined_twice, (*entry, "order"), (*entry, "plan")) == []
        assert shorts(defined_twice, entry, ("ВПР", "внутренняя проверка")) == []


class TestNeverUsed:
    @pytest.mark.parametrize(
        ("entry", "row", "told"),
        [
            (("КИМ", "контрольные измерительные материалы"), {}, True),
            (("КИМ", "контрольные измерительные материалы"), {"title": "Разработка КИМ"}, False),
            (("КИМ", "контрольные измерительные материалы"), {"title": "Разработка КИМов"}, False),
            (("КИМ", "контрольные измерительные материалы"), {"title": "КИМОНО"}, True),
            (("КИМ", None), {}, False),
            (("Реестр", "реестр экспертов"), {"title": "Ведение Реестра"}, False),
            (("ГБУ «ЦОКО»", "центр"), {"partners": ["ГБУ «ЦОКО»"]}, False),
            (("КИМ", "материалы"), {"source": {"document": "plan", "note": "Напечатано «КИМ»."}}, False),
        ],
    )
    def test_in_texts_and_notes(self, entry: tuple[str, str | None], row: dict[str, object], told: bool) -> None:
        assert shorts(never_used, entry, **row) == ([entry[0]] if told else [])
