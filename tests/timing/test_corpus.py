"""Every deadline of the four documents, and hundreds of other phrases, are read as a person reads them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from mqes_core.timing import describe, read, render
from tests.timing.corpus import Entry, context, differences, table

ROOT = Path(__file__).resolve().parents[2]
DOCUMENTS = table("documents.yaml")
PHRASES = table("phrases.yaml")


def printed(data: Any) -> set[str]:
    """Every deadline in a file of data, as printed."""
    if isinstance(data, list):
        return {phrase for item in data for phrase in printed(item)}
    if not isinstance(data, dict):
        return set()
    own = {data["timing"]["printed"]} if isinstance(data.get("timing"), dict) else set()
    return own | {phrase for item in data.values() for phrase in printed(item)}


@pytest.mark.parametrize(("phrase", "entry"), DOCUMENTS, ids=[phrase for phrase, _ in DOCUMENTS])
def test_a_deadline_of_the_documents_is_read_as_reviewed(phrase: str, entry: Entry) -> None:
    assert differences(read(phrase, **context(entry)), entry) == []


@pytest.mark.parametrize(("phrase", "entry"), PHRASES, ids=[f"{at}-{phrase}" for at, (phrase, _) in enumerate(PHRASES)])
def test_a_phrase_is_read_as_expected(phrase: str, entry: Entry) -> None:
    assert differences(read(phrase, **context(entry)), entry) == []


def test_every_deadline_of_the_data_is_reviewed_and_none_other() -> None:
    files = ROOT.glob("plugins/*/src/*/data/**/*.yaml")
    in_data = {phrase for file in files for phrase in printed(yaml.load(file.read_bytes(), Loader=yaml.CSafeLoader))}
    assert len(in_data) > 100
    assert {phrase for phrase, _ in DOCUMENTS} == in_data


def test_the_corpus_is_large_and_has_every_kind() -> None:
    assert len({phrase for phrase, _ in PHRASES}) >= 400
    kinds = {entry["kind"] for _, entry in PHRASES}
    assert kinds == {
        "window", "deadline", "recurrence", "period", "relative", "external", "academic", "on_request", "several",
        "unreadable",
    }  # fmt: skip


def test_a_wrong_expectation_is_noticed() -> None:
    reading = read("Ежегодно, май")
    assert differences(reading, {"kind": "window"}) != []
    right = {"kind": "recurrence", "rule": "FREQ=YEARLY;BYMONTH=5;BYMONTHDAY=1", "yearly": "true"}
    assert differences(reading, right) == []
    assert differences(reading, {**right, "first": "2022-05-01/2022-05-30"}) != []
    assert differences(reading, {**right, "slips": "spelling@1"}) != []


@pytest.mark.parametrize(
    ("phrase", "words"),
    [
        ("не менее 1 раза в месяц", "не реже 1 раза в месяц"),
        ("не менее 2 раз в год", "не реже 2 раз в год"),
        ("не более четырех раз в год", "не чаще 4 раз в год"),
        ("два раза в год", "2 раза в год"),
    ],
)
def test_counts_take_the_case_of_their_bound(phrase: str, words: str) -> None:
    assert render(read(phrase), "ru") == words


@pytest.mark.parametrize("lang", ["ru", "en"])
def test_canonical_words_are_read_back_as_the_same(lang: Any) -> None:
    for phrase, entry in [*DOCUMENTS, *PHRASES]:
        reading = read(phrase, **context(entry))
        if reading.kind == "unreadable":
            assert render(reading, lang) == ""
            continue
        words = render(reading, lang)
        again = read(words, **context(entry))
        assert again == reading, f"{phrase} → {words}"
        assert render(again, lang) == words
        assert again.slips == () or "20__" in words, "canonical words have no slips"


@pytest.mark.parametrize("lang", ["ru", "en"])
def test_a_reading_is_described_in_whole_words(lang: Any) -> None:
    for phrase, entry in [*DOCUMENTS, *PHRASES]:
        reading = read(phrase, **context(entry))
        lines = describe(reading, lang)
        assert len(lines) >= 2 + len(reading.slips)
        assert all(line.strip() and "{" not in line and "timing." not in line for line in lines)
