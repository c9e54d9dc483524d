"""What a reader must not miss stands on every sheet that is sent on: notices of law, and who is not comparable."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import openpyxl

import mqes_core
from mqes_core import Case, Share, Unit


def test_sheets_that_go_on_carry_notices_and_partial_schools(tmp_path: Path) -> None:
    full = Case(Unit(id="full", levels=("primary", "basic", "secondary")), 2023, {"vpr_primary": Share(9, 10)})
    small = Case(Unit(id="small", levels=("primary",)), 2023, {"vpr_primary": Share(9, 10)})
    result = mqes_core.score("nazran", [full, small], on=date(2025, 9, 1))
    book = openpyxl.load_workbook(mqes_core.write_report(result, tmp_path / "report.xlsx"))
    totals, *others = (sheet for sheet in book if sheet["A3"].value)
    assert "18.04.2025" in totals["A3"].value
    assert "применимы не все критерии" in totals["A3"].value
    words = {sheet["A1"].value: str(sheet["A3"].value) for sheet in others if sheet["A1"].value in ("small", "full")}
    assert "применимо критериев: 2 из 6" in words["small"]
    assert "применимо" not in words["full"]
    assert all("18.04.2025" in text for text in words.values())


def test_before_the_letter_nothing_is_warned_of(tmp_path: Path) -> None:
    full = Case(Unit(id="full", levels=("primary", "basic", "secondary")), 2023, {})
    result = mqes_core.score("nazran", [full], on=date(2023, 9, 1))
    book = openpyxl.load_workbook(mqes_core.write_report(result, tmp_path / "report.xlsx"))
    assert not any("18.04.2025" in str(sheet["A3"].value) for sheet in book)
