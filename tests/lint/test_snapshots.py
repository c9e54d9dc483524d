"""All findings on the installed concepts, each looked at against its document: a new or a lost one must be looked at.

``python -m tests.lint.test_snapshots FAMILY…`` writes the snapshots of these families anew, for a reviewer to read.
"""

from __future__ import annotations

import sys
from functools import cache
from pathlib import Path

import pytest

from mqes_core.lint import LintReport
from mqes_core.lint.rule import FAMILIES
from mqes_core.lint.subject import dotted
from tests.lint.examples import linted

ROOT = Path(__file__).resolve().parents[2]
SNAPSHOTS = Path(__file__).with_name("snapshots")
CONCEPTS = {path.parts[-5]: path for path in sorted(ROOT.glob("plugins/*/src/*/data/*"))}
REVIEWED = [family for family in FAMILIES.values() if list(SNAPSHOTS.glob(f"*.{family}.txt"))]


@cache
def report(concept: str) -> LintReport:
    return linted(CONCEPTS[concept])


def lines(concept: str, family: str) -> str:
    """One line a finding: code, place in the data, the message."""
    found = (item for item in report(concept).findings if item.rule.family == family)
    return "".join(f"{item.code} {dotted(item.spot.path)} {item.message('ru')}\n" for item in found)


def file(concept: str, family: str) -> Path:
    return SNAPSHOTS / f"{concept}.{family}.txt"


@pytest.mark.parametrize("family", REVIEWED)
@pytest.mark.parametrize("concept", CONCEPTS)
def test_findings_are_those_that_were_looked_at(concept: str, family: str) -> None:
    reviewed = file(concept, family)
    assert lines(concept, family) == (reviewed.read_text(encoding="utf-8") if reviewed.exists() else "")


def test_every_snapshot_belongs_to_a_concept_and_a_family() -> None:
    known = {file(concept, family) for concept in CONCEPTS for family in FAMILIES.values()}
    assert set(SNAPSHOTS.iterdir()) <= known


if __name__ == "__main__":
    for name in sys.argv[1:]:
        for key in CONCEPTS:
            if text := lines(key, name):
                file(key, name).write_text(text, encoding="utf-8", newline="\n")
            else:
                file(key, name).unlink(missing_ok=True)
