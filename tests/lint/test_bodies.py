"""Those who answer are known to the document, in whatever form they are printed; strangers are told once."""

from __future__ import annotations

import pytest

from mqes_core.lint.families.bodies import never_introduced
from tests.lint.made import Data, found, rows, subject


def answering(*names: str, **concept: object) -> list[str]:
    def change(data: Data) -> None:
        rows(data)[0]["responsible"] = list(names)
        data["concept"] |= concept

    return [str(defect.params["name"]) for defect in found(never_introduced, subject(change))]


@pytest.mark.parametrize(
    "name",
    [
        "Управление образования",
        "УПРАВЛЕНИЕ ОБРАЗОВАНИЯ",
        "Специалисты Управления образования",
        "Управление образования Примерного района",
        "начальник управления образования",
        "Руководители ОО",
        "директора школ",
        "Заместители директоров",
        "Педагогические работники",
        "классные руководители",
        "образовательные организации",
        "Администрация ОО",
        "учителя-предметники",
        "Дошкольные образовательные организации",
        "МБОУ СОШ № 1",
        "МОБУ «Лицей»",
        "Директор МБОУ СОШ",
        "детский сад № 5 «Ромашка»",
        "заместитель директора по УВР",
    ],
)
def test_known(name: str) -> None:
    assert answering(name) == []


@pytest.mark.parametrize(
    "name",
    [
        "МКУ «ЦМО»",
        "Комитет образования",
        "руководители РМО",
        "МБУ «Методический центр»",
        "заместитель начальника отдела культуры",
        "Отдел культуры",
        "специалисты",
        "Методический центр",
        "УО",
    ],
)
def test_unknown(name: str) -> None:
    assert len(answering(name)) == 1


def test_a_stranger_is_told_once_with_how_often_it_answers() -> None:
    def change(data: Data) -> None:
        for row in rows(data):
            row["responsible"] = ["Методисты"]
        rows(data, 1)[0]["responsible"] = ["методисты"]

    (defect,) = found(never_introduced, subject(change))
    assert defect.params == {"name": "Методисты", "count": 3}
    assert len(defect.also) == 1


def test_a_body_that_is_only_letters_is_not_introduced() -> None:
    body = {"id": "uo", "title": "УО", "level": "municipal", "source": {"section": "1"}}
    short = {"short": "УО", "source": {"section": "1"}}
    unclear = {"bodies": [body], "abbreviations": [short]}
    assert answering("УО", **unclear) == ["УО", "Управление образования"]
    assert "УО" not in answering("УО", bodies=[body], abbreviations=[{**short, "meaning": "Управление образования"}])


def test_an_explained_abbreviation_introduces() -> None:
    short = {"short": "ЦМО", "meaning": "Центр мониторинга образования", "source": {"section": "1"}}
    assert answering("ЦМО", abbreviations=[short]) == []
