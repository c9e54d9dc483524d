"""Laws of the language: what is printed is read back, no text breaks reading, changes of writing change nothing."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from functools import cache
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from mqes_core.timing import describe, read, render
from mqes_core.timing.meaning import Clause
from mqes_core.timing.reading import TimingReading
from mqes_core.timing.record import to_dict
from tests.timing.corpus import context, table
from tests.timing.strategies import clauses

KNOWN = [phrase for phrase, _ in [*table("documents.yaml"), *table("phrases.yaml")]]
PIECES = sorted({piece for phrase in KNOWN for piece in re.findall(r"\w+|\S", phrase)})
RANGE = date(2021, 1, 1), date(2024, 12, 31)
texts = st.one_of(
    st.text(max_size=80),
    st.lists(st.sampled_from(PIECES), max_size=12).map(" ".join),
    st.lists(st.sampled_from(PIECES), max_size=8).map("".join),
    st.tuples(st.sampled_from(KNOWN), st.sampled_from(KNOWN), st.integers(0, 60), st.integers(0, 60)).map(
        lambda item: item[0][: item[2]] + item[1][item[3] :]
    ),
)


@pytest.mark.parametrize("lang", ["ru", "en"])
@given(clause=clauses)
def test_what_is_printed_is_read_back(lang: Any, clause: Clause) -> None:
    words = render(TimingReading("", "window", clause), lang)
    again = read(words)
    assert again.clause == clause, words
    assert render(again, lang) == words
    assert again.slips == ()


@given(first=clauses, second=clauses)
def test_several_are_read_back(first: Clause, second: Clause) -> None:
    words = "; ".join(render(TimingReading("", "window", clause), "ru") for clause in (first, second))
    assert [part.clause for part in read(words).parts] == [first, second], words


@given(text=texts)
@example("İ")
@example("²")
@example("0 мая")
@example("1" * 5000)
@example("(" * 1500)
@example("«" * 1500)
@example("май " * 400)
@example("31.12.9999")
@example("1 раз в 999 лет")
@example("в течение 999 лет после совещания")
def test_no_text_breaks_reading(text: str) -> None:
    for given_context in ({}, {"since": RANGE[0], "until": RANGE[1]}, {"year": 2022}):
        reading = read(text, **given_context)  # type: ignore[arg-type]
        assert (reading.kind == "unreadable") == (reading.stopped_at is not None)
        assert reading.stopped_at is None or 1 <= reading.stopped_at <= len(text) + 1
        assert describe(reading, "ru")
        assert to_dict(reading, RANGE[0])["printed"] == text
        low, high = reading.bounds
        for window in (*reading.windows, *reading.occurrences(*RANGE)):
            assert window.start <= window.end
            assert low is None or low <= window.start
            assert high is None or window.end <= high


@given(text=texts)
def test_whatever_is_read_is_said_and_read_back(text: str) -> None:
    reading = read(text)
    if reading.kind != "unreadable":
        words = render(reading, "ru")
        assert read(words) == reading, words


@given(clause=clauses, since=st.dates(date(2000, 1, 1), date(2030, 1, 1)), days=st.integers(0, 1500))
def test_dates_lie_in_what_is_claimed_and_in_the_range(clause: Clause, since: date, days: int) -> None:
    from datetime import timedelta

    until = since + timedelta(days=days)
    reading = read(render(TimingReading("", "window", clause), "ru"))
    low, high = reading.bounds
    occurrences = reading.occurrences(since, until)
    assert list(occurrences) == sorted(occurrences)
    for window in occurrences:
        assert window.start <= until
        assert window.end >= since
        assert low is None or low <= window.start
        assert high is None or window.end <= high
    half = since + timedelta(days=days // 2)
    parts = {*reading.occurrences(since, half), *reading.occurrences(half, until)}
    if reading.kind != "period":
        assert parts == set(occurrences), "a range cut in two has the same windows"


def dashes(phrase: str, sign: str) -> str:
    return re.sub("[-–—]", sign, phrase)


def spaced(phrase: str) -> str:
    return re.sub(r"(?<=\w)\s*[–—-]\s*(?=\w)", " – ", phrase)


MUTATIONS = {
    "hyphen": lambda phrase: dashes(phrase, "-"),
    "en dash": lambda phrase: dashes(phrase, "–"),
    "em dash": lambda phrase: dashes(phrase, "—"),
    "minus": lambda phrase: dashes(phrase, "\N{MINUS SIGN}"),
    "capitals": str.upper,
    "small": str.lower,
    "title": str.title,
    "wide": lambda phrase: phrase.replace(" ", "   "),
    "no-break": lambda phrase: phrase.replace(" ", "\N{NO-BREAK SPACE}"),
    "lines": lambda phrase: phrase.replace(" ", "\n"),
    "framed": lambda phrase: f"  {phrase} ",
    "stopped": lambda phrase: f"{phrase}.",
    "year short": lambda phrase: re.sub(r"(?<=\d{4} )(года?|году)\b(?! ?-)", "г.", phrase),
    "year long": lambda phrase: re.sub(r"(?<=20\d\d) ?г\.(?! ?г)", " года", phrase),
    "course": lambda phrase: phrase.replace("в течение", "в теч.").replace("В течение", "В теч."),
    "course misspelt": lambda phrase: phrase.replace("в течение", "в течении"),
    "letter yo": lambda phrase: phrase.replace("ё", "е"),
    "glued year": lambda phrase: re.sub(r"(?<=[а-я]) (?=20\d\d)", "", phrase),
    "glued mark": lambda phrase: re.sub(r"(?<=20\d\d) (?=г)", "", phrase),
    "months short": lambda phrase: re.sub(
        r"\b(янв|фев|апр|авг|сент|окт|нояб|дек)(?:ар|рал|ел|уст|ябр|р)[а-я]{1,2}\b", r"\1.", phrase
    ),
    "quarter short": lambda phrase: re.sub(r"\bквартал[а-я]?\b", "кв.", phrase),
}


@cache
def read_as_written() -> list[tuple[str, Mapping[str, Any], TimingReading]]:
    """Every phrase of the corpus with its entry and its reading."""
    both = [*table("documents.yaml"), *table("phrases.yaml")]
    return [(phrase, entry, read(phrase, **context(entry))) for phrase, entry in both]


@pytest.mark.parametrize("name", MUTATIONS)
def test_small_changes_of_writing_change_nothing(name: str) -> None:
    changed = 0
    for phrase, entry, reading in read_as_written():
        other = MUTATIONS[name](phrase)
        if other != phrase:
            changed += 1
            assert read(other, **context(entry)) == reading, other
    assert changed or name == "letter yo"
