"""Scorecards to report on: of made-up editions and groups, of nazran's example region, and with hostile words."""

from __future__ import annotations

from datetime import date
from functools import cache
from pathlib import Path

from hypothesis import strategies as st

from mqes_core.evaluation import ReadingMode, Scorecard, compile_plan
from mqes_core.exchange import read_cases
from mqes_core.loading import load_edition
from mqes_core.model import Case, Edition, Unit
from mqes_core.testing.strategies import editions, groups

__all__ = ["DAY", "HOSTILE", "Scored", "hostile", "region", "scored"]

ROOT = Path(__file__).resolve().parents[2]
DAY = date(2026, 11, 23)

HOSTILE = (
    "<script>alert(1)</script>",
    "</script><img src=x onerror=alert(1)>",
    "=cmd|'/c calc'!A1",
    "+1+1",
    "-2+3",
    "@SUM(A1:A9)",
    "\t=1+1",
    "'single",
    '"><svg onload=alert(1)>',
    "[a]:*?/\\ очень длинное название, которое не поместится на ярлык листа",
    "{{ 7 * 7 }}{% raw %}",
    "https://example.com/?a=1&b=2",
)
"""Titles that must stay titles."""

Scored = tuple[tuple[Scorecard, ...], Edition]


@st.composite
def scored(draw: st.DrawFn) -> Scored:
    """Scorecards of a small group under a made-up edition, one or two years, either reading."""
    edition = draw(editions(most=2))
    cases = draw(groups(edition))
    reading = draw(st.sampled_from(("adopted", "letter")))
    return compile_plan(edition).score(cases, reading=reading, on=DAY), edition


@cache
def region(reading: ReadingMode = "adopted") -> Scored:
    """The example region: its schools for three years under nazran's concept."""
    edition = load_edition(ROOT / "plugins/nazran/src/mqes_nazran/data/2021")
    forms = sorted((ROOT / "examples/region/forms/ozyorny").glob("*.xlsx"))
    return compile_plan(edition).score(read_cases(forms, edition).cases, reading=reading, on=DAY), edition


@cache
def hostile() -> Scored:
    """Schools whose titles try to be markup, formulas or templates."""
    cards, edition = region()
    cases = [
        Case(Unit(id=f"={number}", title=title, levels=("primary",)), 2023, cards[number].values)
        for number, title in enumerate(HOSTILE)
    ]
    return compile_plan(edition).score(cases, on=DAY), edition
