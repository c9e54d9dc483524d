"""The made-up region is what its script makes, reads without an error, and holds what makes comparing hard."""

from __future__ import annotations

import importlib.util
import re
import sys
import zipfile
from collections import Counter
from functools import cache
from pathlib import Path
from types import ModuleType

import pytest

from mqes_core.exchange import read_cases
from mqes_core.model import Absence, Case, Share

REGION = Path(__file__).resolve().parents[2] / "examples" / "region"
YEARS = (2021, 2022, 2023)
DISTRICTS = ("ozyorny", "lesnoy", "stepnoy", "gorny")
FORMS = [(district, year) for district in DISTRICTS for year in YEARS]


@cache
def script() -> ModuleType:
    spec = importlib.util.spec_from_file_location("region_make", REGION / "make.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    sys.path.insert(0, str(REGION))  # as when the script is run: what lies beside it can be imported
    try:
        spec.loader.exec_module(module)
    finally:
        sys.path.remove(str(REGION))
    return module


@cache
def cases(district: str, year: int) -> tuple[Case, ...]:
    data = read_cases([REGION / "forms" / district / f"{year}.xlsx"], script().DISTRICTS[district].edition(year))
    assert data.diagnostics == ()
    return data.cases


@cache
def every(district: str) -> tuple[Case, ...]:
    return tuple(case for year in YEARS for case in cases(district, year))


@pytest.mark.parametrize(("district", "year"), FORMS)
def test_the_forms_hold_what_the_script_makes(district: str, year: int) -> None:
    made = [Case(case.unit, case.year, dict(case.values)) for case in script().DISTRICTS[district].cases(year)]
    assert list(cases(district, year)) == made


def parts(path: Path) -> dict[str, bytes]:
    """What a workbook is packed of; when it was packed is not looked at."""
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def test_the_script_writes_the_same_forms_again(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    script().main(tmp_path)
    assert capsys.readouterr().out.count(".xlsx") == len(FORMS)
    for district, year in FORMS:
        new, old = (parts(folder / district / f"{year}.xlsx") for folder in (tmp_path, REGION / "forms"))
        assert new == old


def test_ozyorny_holds_every_kind_of_school_and_of_gap() -> None:
    kinds = Counter(case.unit.levels for case in cases("ozyorny", 2021))
    assert len(cases("ozyorny", 2021)) >= 42
    assert len(kinds) == 3
    assert min(kinds.values()) >= 5
    assert {case.unit.setting for case in every("ozyorny")} == {"urban", "rural"}
    values = [value for case in every("ozyorny") for value in case.values.values()]
    assert Absence.WITHHELD in values
    assert Absence.NOT_APPLICABLE in values
    assert any(isinstance(value, Share) and value.of == 1000 for value in values)
    assert any("vpr_primary" not in case.values for case in every("ozyorny"))


@pytest.mark.parametrize("district", ["lesnoy", "stepnoy", "gorny"])
def test_other_districts_hold_what_makes_comparing_hard(district: str) -> None:
    found = every(district)
    units = {year: {case.unit.id for case in found if case.year == year} for year in YEARS}
    assert units[2023] - units[2021], "a school opens"
    shares = [value for case in found for value in case.values.values() if isinstance(value, Share)]
    assert any(0 < value.of <= 5 for value in shares), "a small group that the school did not withhold"
    by_unit = [Counter(case.unit.id for case in found if len(case.values) < 8)[unit] for unit in units[2021]]
    assert 3 in by_unit, "a school that reports almost nothing"
    values = Counter(repr(case.values) for case in found if case.year == 2022)
    assert max(values.values()) > 1, "two schools with the same values"


def test_schools_close_too() -> None:
    for district, code in (("lesnoy", "school-20"), ("stepnoy", "ds-05")):
        assert code in {case.unit.id for case in cases(district, 2021)}
        assert code not in {case.unit.id for case in cases(district, 2023)}


def test_codes_of_different_districts_may_be_the_same() -> None:
    assert {case.unit.id for case in cases("lesnoy", 2022)} <= {case.unit.id for case in cases("ozyorny", 2022)}
    assert cases("gorny", 2022)[0].unit.id == "001", "a code is text, with its zeros"


def test_no_school_is_a_real_one() -> None:
    titles = {case.unit.title or "" for district in DISTRICTS for case in every(district)}
    kinds = r"(Школа|Вечерняя школа|Школа-интернат|Детский сад)"
    assert [title for title in titles if not re.fullmatch(rf"{kinds} ([ЛСГ]-)?\d\d+", title)] == []
