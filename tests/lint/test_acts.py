"""Acts of a later day, well-known acts misquoted, one act cited in two ways."""

from __future__ import annotations

from typing import Any

import pytest

from mqes_core.lint.families.acts import after_approval, cited_in_two_ways, not_as_known
from mqes_core.lint.listed import listed
from mqes_core.lint.subject import Subject
from tests.lint.made import Data, found, paths, rows, saying, subject

LAW = {"kind": "law", "title": "Об образовании в Российской Федерации", "number": "273-ФЗ", "dated": "2012-12-29"}
GOALS = "О национальных целях развития Российской Федерации на период до {} года"


def citing(*acts: dict[str, Any]) -> Subject:
    def change(data: Data) -> None:
        data["concept"]["acts"] = [
            {"id": f"act-{index}", "source": {"section": "1"}, **act} for index, act in enumerate(acts)
        ]

    return subject(change)


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({}, None),
        ({"number": "273-фз"}, None),
        ({"number": "273 - ФЗ"}, None),
        ({"number": "N 273-ФЗ"}, None),
        ({"title": "Федеральный закон «Об образовании в Российской Федерации»"}, None),
        ({"number": "273-03"}, "number"),
        ({"number": "237-ФЗ"}, "number"),
        ({"dated": "2012-12-19"}, "dated"),
        ({"number": None, "dated": None}, None),
        ({"number": None}, None),
        ({"dated": None}, None),
        (
            {"kind": "law", "title": "Об образовании в Примерной области", "number": "45-ОЗ", "dated": "2013-08-08"},
            None,
        ),
    ],
)
def test_the_law_on_education(change: dict[str, Any], field: str | None) -> None:
    made = citing(LAW | change)
    assert paths(not_as_known, made) == ([f"concept.acts[0].{field}"] if field else [])


@pytest.mark.parametrize(
    ("act", "field"),
    [
        ({"kind": "decree", "title": GOALS.format(2030), "number": "474", "dated": "2020-07-21"}, None),
        ({"kind": "decree", "title": GOALS.format(2024), "number": "474", "dated": "2020-07-21"}, "title"),
        (
            {"kind": "project", "title": "Национальный проект «Образование»", "number": "204", "dated": "2018-05-07"},
            "kind",
        ),
        ({"kind": "order", "title": "Об итогах олимпиады", "number": "204", "dated": "2020-05-07"}, None),
        ({"kind": "order", "title": "Об итогах олимпиады", "number": "662", "dated": "2021-05-07"}, None),
    ],
)
def test_other_known_acts(act: dict[str, Any], field: str | None) -> None:
    assert paths(not_as_known, citing(act)) == ([f"concept.acts[0].{field}"] if field else [])


@pytest.mark.parametrize("known", listed("acts")["acts"], ids=lambda act: str(act["number"]))
def test_a_known_act_as_it_is_cited_is_right(known: dict[str, Any]) -> None:
    act = {"kind": known["kind"], "title": known["title"], "number": str(known["number"]), "dated": str(known["dated"])}
    assert found(not_as_known, citing(act)) == []
    assert known["seen"] in ("read", "documents")


def test_an_act_cannot_be_later_than_the_concept() -> None:
    def of(day: str) -> list[str]:
        return paths(after_approval, citing({"kind": "order", "title": "О сроках", "number": "1", "dated": day}))

    assert of("2023-12-16") == ["concept.acts[0].dated"]
    assert of("2023-12-15") == []


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Закон от 29.12.2012 № 273-ФЗ", 0),
        ("Закон № 273-ФЗ от 29.12.2012", 0),
        ("Закон от 29.12.2012 г. N 273-ФЗ", 0),
        ("Закон № 273-ФЗ от 29.12.2021", 1),
        ("Закон от 29.12.2012 года № 273-03", 1),
        ("Приказ № 41 от 15.09.2020", 0),
        ("Закон № 152-ФЗ от 27.07.2006 и приказ от 29.12.2012 № 5", 0),
        ("Закон № 273-ФЗ", 0),
    ],
)
def test_a_text_that_cites_otherwise(text: str, count: int) -> None:
    assert len(found(cited_in_two_ways, saying(text))) == count


@pytest.mark.parametrize(
    ("number", "text", "count"),
    [
        ("23а-1010", "Приказ от 10.09.2024 № 23а-1010", 0),
        ("23а-1010", "Приказ от 11.09.2024 № 23а-1010", 1),
        ("23а-1010", "Приказ от 10.09.2024 № 23а-1011", 0),
        ("ОД-15", "Приказ № ОД-15 от 11.09.2024", 1),
        ("ОД-15", "Приказ № ОД-16 от 10.09.2024", 0),
        ("01-05/117", "Приказ № 01-05/117 от 11.09.2024", 1),
        ("01-05/117", "Приказ № 01-05/118 от 10.09.2024", 0),
    ],
)
def test_numbers_as_offices_write_them(number: str, text: str, count: int) -> None:
    def change(data: Data) -> None:
        order = {"id": "order", "kind": "order", "title": "О порядке", "number": number, "dated": "2024-09-10"}
        data["concept"]["acts"] = [order | {"source": {"section": "1"}}]
        rows(data)[0]["results"] = [{"kind": "other", "title": text}]

    assert len(found(cited_in_two_ways, subject(change))) == count


def test_two_entries_of_one_act() -> None:
    order = {"kind": "order", "title": "Порядок аттестации педагогов", "number": "276", "dated": "2014-04-07"}
    (defect,) = found(cited_in_two_ways, citing(order, order | {"dated": "2014-07-04"}))
    assert defect.also == (("concept", "acts", 0),)
    assert found(cited_in_two_ways, citing(order, order | {"number": "196", "dated": "2023-03-24"})) == []
    assert found(cited_in_two_ways, citing(order, order | {"dated": None})) == []
