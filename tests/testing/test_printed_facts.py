"""A printed fact is found at its place with all its numbers, and told where it is not."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

import pytest

from mqes_core.errors import LoadError
from mqes_core.loading import load_edition
from mqes_core.testing.conformance import check
from mqes_core.testing.printed_facts import FactsFile, not_in_the_data, read_printed_facts
from tests.testing.plugin_folders import folder_of, good

PLUGINS = Path(__file__).resolve().parents[2] / "plugins"
CONCEPTS = {"dyatkovo": ("2021", 107), "nazran": ("2021", 44), "shatoy": ("2022", 39), "zelenchuk": ("2021", 27)}
HEAD = "format: 1\nkind: printed_facts\nedition: nazran@2021\nfacts:\n"


@pytest.fixture
def facts(tmp_path: Path) -> Path:
    return tmp_path / "facts.yaml"


def missing(path: Path, *lines: str) -> tuple[str, ...]:
    """What is missing from nazran's data of these facts."""
    path.write_text(HEAD + "".join(f"  - {line}\n" for line in lines), encoding="utf-8")
    return not_in_the_data(read_printed_facts(path), load_edition(files("mqes_nazran") / "data" / "2021"))


@pytest.mark.parametrize(
    "fact",
    [
        '{what: Полосы, numbers: [96, 100, 3], at: {section: VII, table: "1", row: "2.", line: 1}}',
        '{what: Порог в названии показателя, numbers: [70], at: {table: "1", row: "3.", line: 4}}',
        '{what: Закон, numbers: ["273-ФЗ", "2012-12-29"], at: {section: "1.2", line: 1}}',
        '{what: Приказ, numbers: [41, "2020-09-15"], at: {document: order-41}}',
        "{what: Срок концепции, numbers: [2021, 2023], at: {document: concept}}",
        '{what: Минимум, numbers: [2], at: {table: "1", row: "5."}}',
    ],
)
def test_a_fact_is_found_at_its_place(fact: str, facts: Path) -> None:
    assert missing(facts, fact) == ()


@pytest.mark.parametrize(
    "fact",
    [
        '{what: Другое число, numbers: [97], at: {table: "1", row: "2.", line: 1}}',
        '{what: Одно из двух чисел, numbers: [96, 97], at: {table: "1", row: "2.", line: 1}}',
        '{what: Часть другого числа, numbers: [10], at: {table: "1", row: "2.", line: 2}}',
        '{what: Соседняя строка, numbers: [96], at: {table: "1", row: "2.", line: 2}}',
        "{what: Номер строки – не число документа, numbers: [10], at: {section: VIII, row: '1.7.'}}",
        '{what: Другой документ, numbers: [96], at: {document: order-41, table: "1", row: "2.", line: 1}}',
        "{what: Места нет, numbers: [1], at: {section: XX}}",
    ],
)
def test_a_fact_that_is_not_there_is_told_with_its_place(fact: str, facts: Path) -> None:
    (told,) = missing(facts, fact)
    assert told.startswith("«")
    assert "at that place: " in told


@pytest.mark.parametrize(("name", "year", "count"), [(name, *rest) for name, rest in CONCEPTS.items()])
def test_every_number_of_the_four_documents_is_listed_and_found(name: str, year: str, count: int) -> None:
    listed: FactsFile = read_printed_facts(PLUGINS / name / "tests" / "facts.yaml")
    assert len(listed.facts) == count
    assert not_in_the_data(listed, load_edition(files(f"mqes_{name}") / "data" / year)) == ()


def test_a_file_of_something_else_is_refused_with_its_place(facts: Path) -> None:
    facts.write_text(HEAD + "  - {what: Число, number: 1}\n", encoding="utf-8")
    with pytest.raises(LoadError) as error:
        read_printed_facts(facts)
    assert any(item.place.line == 5 for item in error.value.diagnostics)


def test_the_kit_reads_the_facts_beside_the_cases(tmp_path: Path) -> None:
    plugin, cases = folder_of(good(), tmp_path)
    beside = cases.parent / "facts.yaml"
    head = f"format: 1\nkind: printed_facts\nedition: {good().key}\nfacts:\n"
    beside.write_text(head + "  - {what: Доля, numbers: [50, 1], at: {table: '1'}}\n", encoding="utf-8")
    assert check(plugin, cases=cases) == {}
    beside.write_text(head + "  - {what: Доля, numbers: [51], at: {table: '1'}}\n", encoding="utf-8")
    assert "«Доля»" in check(plugin, cases=cases)["printed_facts_stand_in_the_data"]
    beside.write_text(head.replace("2021", "1999") + "  - {what: Доля, numbers: [50], at: {table: '1'}}\n", "utf-8")
    assert "does not bring" in check(plugin, cases=cases)["printed_facts_stand_in_the_data"]
