"""A small plugin as a folder, good or spoilt in one place, with a worked case beside it."""

from __future__ import annotations

from pathlib import Path

from mqes_core.loading import dump_edition
from mqes_core.model import Edition
from tests.evaluation.samples import one_line

CASE = """
format: 1
kind: worked_cases
cases:
  - case: two-thirds
    why: Две трети выше половины.
    unit: {id: "01", levels: [primary]}
    year: 2021
    values: {m: {count: 2, of: 3}}
    expect: {total: 1, lines: {i: 1}, criteria: {c: 1}}
"""


def good() -> Edition:
    """One share with one band."""
    return one_line(
        "kind: share, counted: справились, out_of: писали",
        "kind: bands, bands: [{at_least: 50, at_most: 100, points: 1}], below: 0, read_as: {values: literal}",
    )


def folder_of(edition: Edition, root: Path, case: str = CASE) -> tuple[Path, Path]:
    """The edition as a plugin in a folder, and the folder of its worked cases."""
    concept, cases = root / "plugin" / edition.concept.edition, root / "cases"
    concept.mkdir(parents=True)
    dump_edition(edition, concept)
    cases.mkdir()
    if case:
        (cases / "cases.yaml").write_text(case, encoding="utf-8")
    return root / "plugin", cases
