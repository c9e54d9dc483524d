"""A report is written by its suffix, or refused in words before anything is written."""

from __future__ import annotations

import io
from datetime import date
from pathlib import Path

import pytest

from mqes_core.errors import UsageError
from mqes_core.evaluation import compile_plan
from mqes_core.model import Case
from mqes_core.reporting import write_report
from tests.reporting.scored import DAY, region


def codes(error: pytest.ExceptionInfo[UsageError]) -> list[str]:
    return [item.code for item in error.value.diagnostics]


@pytest.mark.parametrize(
    ("name", "start"),
    [
        ("r.html", b"<!DOCTYPE html>"),
        ("r.XLSX", b"PK"),
        ("r.csv", b"\xef\xbb\xbfconcept"),
        ("r.json", b'{\n "format": 1'),
    ],
)
@pytest.mark.parametrize("lang", ["ru", "en"])
def test_the_suffix_picks_the_format(tmp_path: Path, name: str, start: bytes, lang: str) -> None:
    cards, edition = region()
    write_report(cards[:3], edition, tmp_path / name, lang=lang)  # type: ignore[arg-type]
    content = (tmp_path / name).read_bytes()
    assert content.startswith(start)
    write_report(cards[:3], edition, tmp_path / name, lang=lang)  # type: ignore[arg-type]
    assert (tmp_path / name).read_bytes() == content


def test_all_problems_are_told_at_once_and_nothing_is_written(tmp_path: Path) -> None:
    _, edition = region()
    with pytest.raises(UsageError) as error:
        write_report([], edition, tmp_path / "r.docx")
    assert codes(error) == ["MQ891", "MQ890"]
    assert "r.docx" in error.value.diagnostics[1].message("ru")
    assert list(tmp_path.iterdir()) == []


def test_scorecards_of_different_evaluations_are_not_put_side_by_side(tmp_path: Path) -> None:
    cards, edition = region()
    with pytest.raises(UsageError) as error:
        write_report([cards[0], region("letter")[0][1]], edition, tmp_path / "r.html")
    assert codes(error) == ["MQ892"]
    assert "nazran@2021, 2026-11-23, letter" in error.value.diagnostics[0].message("en")
    other = compile_plan(edition).score([Case(cards[0].unit, 2020, {})], on=date(2026, 11, 24))
    with pytest.raises(UsageError) as error:
        write_report([cards[0], *other], edition, tmp_path / "r.html")
    assert codes(error) == ["MQ892"]


def test_a_unit_stands_once_a_year(tmp_path: Path) -> None:
    cards, edition = region()
    with pytest.raises(UsageError) as error:
        write_report([cards[0], cards[0], cards[1]], edition, tmp_path / "r.csv")
    assert codes(error) == ["MQ894"]
    assert cards[0].unit.id in error.value.diagnostics[0].message("ru")


@pytest.mark.parametrize("name", ["r.html", "r.xlsx", "r.csv", "r.json"])
def test_a_file_that_cannot_be_written_is_told_with_a_way_out(tmp_path: Path, name: str) -> None:
    cards, edition = region()
    with pytest.raises(UsageError) as error:
        write_report(cards[:1], edition, tmp_path / "nowhere" / name)
    assert codes(error) == ["MQ893"]
    assert "Excel" in error.value.diagnostics[0].hint("ru")


def test_an_edition_without_a_total_has_no_ranks(tmp_path: Path) -> None:
    import openpyxl

    cards, edition = region()
    assert edition.scoring is not None
    separate = edition.scoring.model_validate(
        {**dict(edition.scoring), "combine": {"kind": "separate"}, "minimum": None}
    )
    apart = edition.model_copy(update={"scoring": separate})
    found = compile_plan(apart).score([Case(card.unit, card.year, card.values) for card in cards[:4]], on=DAY)
    write_report(found, apart, tmp_path / "r.html")
    page = (tmp_path / "r.html").read_text(encoding="utf-8")
    assert "мест нет: сравнивайте по критериям" in page
    assert 'class="rank"' not in page
    assert 'class="total"' not in page
    write_report(found, apart, tmp_path / "r.xlsx")
    book = openpyxl.load_workbook(io.BytesIO((tmp_path / "r.xlsx").read_bytes()))
    assert "Итог" not in [cell.value for cell in book["Итоги"][4]]
