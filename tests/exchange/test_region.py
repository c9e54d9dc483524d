"""The forms of the made-up region are what its script makes, and they read without an error."""

from __future__ import annotations

import importlib.util
import re
from collections import Counter
from functools import cache
from pathlib import Path
from types import ModuleType

import pytest
from openpyxl import load_workbook

from mqes_core.exchange import read_cases
from mqes_core.loading import load_edition
from mqes_core.model import Absence, Case, Edition, Share

REGION = Path(__file__).resolve().parents[2] / "examples" / "region"
YEARS = (2021, 2022, 2023)


@cache
def script() -> ModuleType:
    spec = importlib.util.spec_from_file_location("region_make", REGION / "make.py")
    assert spec is not None
    assert spec.loader is not None
    import sys

    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


@cache
def rules() -> Edition:
    return load_edition(script().RULES)


@cache
def cases(year: int) -> tuple[Case, ...]:
    return read_cases([REGION / "forms" / f"nazran-{year}.xlsx"], rules()).cases


@pytest.mark.parametrize("year", YEARS)
def test_the_forms_hold_what_the_script_makes(year: int) -> None:
    made = [Case(case.unit, case.year, dict(case.values)) for case in script().region()[year]]
    assert list(cases(year)) == made


def test_the_script_writes_the_same_cells_again(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    script().main(tmp_path)
    assert capsys.readouterr().out.count("nazran-") == 3
    for year in YEARS:
        pair = [load_workbook(folder / f"nazran-{year}.xlsx") for folder in (tmp_path, REGION / "forms")]
        new, old = ({sheet.title: list(sheet.values) for sheet in book} for book in pair)
        assert new == old


def test_the_region_holds_every_kind_of_school_and_of_gap() -> None:
    every = [case for year in YEARS for case in cases(year)]
    kinds = Counter(case.unit.levels for case in cases(2021))
    assert len(cases(2021)) >= 42
    assert len(kinds) == 3
    assert min(kinds.values()) >= 5
    assert {case.unit.setting for case in every} == {"urban", "rural"}
    values = [value for case in every for value in case.values.values()]
    assert Absence.WITHHELD in values
    assert Absence.NOT_APPLICABLE in values
    assert any(isinstance(value, Share) and value.of == 1000 for value in values)
    assert any("vpr_primary" not in case.values for case in every)


def test_no_school_is_a_real_one() -> None:
    for case in cases(2021):
        assert re.fullmatch(r"school-\d\d", case.unit.id)
        assert re.fullmatch(r"Школа \d\d", case.unit.title or "")
