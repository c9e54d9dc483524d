"""Every case in ``cases/``, computed by hand from the document, comes out as it was computed."""

from importlib.resources import files
from pathlib import Path

import pytest

from mqes_core.loading import load_edition
from mqes_core.testing.worked_cases import WorkedCase, read_worked_cases, run_worked_cases

FOLDER = Path(__file__).parent / "cases"
CASES = [case for file in sorted(FOLDER.glob("*.yaml")) for case in read_worked_cases(file)]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.case)
def test_a_case_comes_out_as_computed_by_hand(case: WorkedCase) -> None:
    edition = load_edition(files("mqes_nazran") / "data" / "2021")
    assert [mismatch.text() for mismatch in run_worked_cases([case], [edition])] == []


def test_the_cases_touch_every_line_and_every_minimum() -> None:
    edition = load_edition(files("mqes_nazran") / "data" / "2021")
    lines = {name for case in CASES for name in case.expect.lines}
    minima = {name for case in CASES for name in case.expect.minima}
    assert {item.id for item in edition.indicators()} - lines == set()
    assert {item.id for item in edition.criteria()} - minima == set()
