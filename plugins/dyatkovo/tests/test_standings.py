"""Rows of the plans on days of the year, as worked out by hand from the words of the document."""

from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
import yaml

from mqes_core.loading import load_edition
from mqes_core.roadmapping import plan_rows, standing

CASES = yaml.safe_load(Path(__file__).with_name("standings.yaml").read_text(encoding="utf-8"))
ROWS = {row.key: row for row in plan_rows(load_edition(files("mqes_dyatkovo") / "data" / "2021"))}


@pytest.mark.parametrize("case", CASES, ids=[f"{case['row']}-{case['day']}" for case in CASES])
def test_a_row_stands_as_worked_out_by_hand(case: dict[str, Any]) -> None:
    row = ROWS[case["row"]]
    assert row.printed == case["printed"]
    assert standing(row, case["day"], days=30).state == case["state"]
