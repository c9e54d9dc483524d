"""The long table read back gives every number exactly, in the dialect that Excel of each language expects."""

from __future__ import annotations

import csv
import io
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mqes_core.evaluation import NodeResult
from mqes_core.i18n import Language
from mqes_core.reporting.flat_table import COLUMNS, render_table
from tests.reporting.scored import HOSTILE, Scored, hostile, region, scored


def read(content: bytes, lang: Language) -> list[dict[str, str]]:
    text = content.decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline=""), delimiter=";" if lang == "ru" else ","))


def number(row: dict[str, str], end: str, lang: Language) -> Fraction | None:
    exact = row[f"{end}_exact"].replace("\N{FRACTION SLASH}", "/")
    text = exact or (row[end].replace(",", ".") if lang == "ru" else row[end])
    return Fraction(text) if text else None


def results(scored_: Scored) -> list[NodeResult]:
    def walk(result: NodeResult) -> list[NodeResult]:
        return [result, *(found for part in result.children for found in walk(part))]

    return [found for card in scored_[0] for found in walk(card.total)]


@settings(max_examples=30)
@given(scored(), st.sampled_from(("ru", "en")))
def test_every_result_comes_back_exactly(given_: Scored, lang: Language) -> None:
    rows = read(render_table(*given_, lang), lang)
    expected = results(given_)
    assert len(rows) == len(expected)
    for row, result in zip(rows, expected, strict=True):
        assert tuple(row) == COLUMNS
        assert number(row, "low", lang) == result.low
        assert number(row, "high", lang) == result.high
        assert (row["unit"], row["year"]) == (result.card.unit.id, str(result.card.year))
        assert (row["rule"], row["kind"], row["status"]) == (result.node.id, result.node.kind, str(result.status))
        assert row["minimum_status"] == str(result.minimum_status or "")
        assert row["match"] == result.match.key
        assert bool(row["minimum"]) == (result.minimum is not None)


def test_a_row_names_its_evaluation_and_source() -> None:
    cards, edition = region()
    row = read(render_table(cards[:1], edition, "ru"), "ru")[2]
    header = cards[0].header
    assert (row["concept"], row["edition"], row["reading"]) == ("nazran", "2021", "adopted")
    assert (row["evaluated_on"], row["notices"], row["rules_hash"]) == ("2026-11-23", "MQ601", header.rules_hash)
    assert "таблица 1" in row["source"]


def test_excel_opens_it_with_cyrillic_letters_and_decimal_commas() -> None:
    content = render_table(*region(), "ru")
    assert content.startswith(b"\xef\xbb\xbfconcept;edition;")
    assert b"\r\n" in content
    assert render_table(*region(), "en").startswith(b"\xef\xbb\xbfconcept,edition,")


@pytest.mark.parametrize("lang", ["ru", "en"])
def test_no_text_is_run_as_a_formula(lang: Language) -> None:
    rows = read(render_table(*hostile(), lang), lang)
    numbers = {"low", "high", "minimum"}
    for row in rows:
        for name, text in row.items():
            assert name in numbers or not text.startswith(("=", "+", "-", "@", "\t", "\r")), name
    marked = [f"'{title}" if title.startswith(("=", "+", "-", "@", "\t", "'")) else title for title in HOSTILE]
    assert {row["unit_title"] for row in rows} == set(marked)
