"""What is written into a form, in any format, is what is read from it."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mqes_core.diagnostics import Severity
from mqes_core.errors import FormError
from mqes_core.exchange import read_cases, write_cases, write_form
from mqes_core.exchange.layout import form_layout
from mqes_core.exchange.xlsx_writer import workbook
from mqes_core.model import Absence, Case, Share, Unit
from tests.exchange.made_up import GOOD, cases_of, edition, edition_of_schools, editions

SUFFIXES = (".xlsx", ".csv", ".json")


@given(data=st.data())
def test_written_then_read_is_the_identity_in_every_format(data: st.DataObject) -> None:
    rules = data.draw(editions())
    cases = data.draw(cases_of(form_layout(rules)))
    with tempfile.TemporaryDirectory() as folder:
        for suffix in SUFFIXES:
            path = Path(folder) / f"form{suffix}"
            write_cases(cases, rules, path)
            dataset = read_cases([path], rules)
            assert dataset.cases == cases, suffix
            assert all(item.severity is Severity.WARNING for item in dataset.diagnostics)


@pytest.mark.parametrize("lang", ["ru", "en"])
@pytest.mark.parametrize("suffix", SUFFIXES)
def test_one_of_each_kind(suffix: str, lang: str, tmp_path: Path) -> None:
    path = tmp_path / f"form{suffix}"
    withheld = Case(Unit(id="s-2"), 2021, dict.fromkeys(GOOD.values, Absence.WITHHELD))
    write_cases([GOOD, withheld], edition(), path)
    if suffix == ".xlsx":
        write_form(edition(), path, cases=[GOOD, withheld], lang="en" if lang == "en" else "ru")
    dataset = read_cases([path], edition())
    assert dataset.cases == (GOOD, withheld)
    assert dataset.diagnostics == ()


def test_a_percent_does_not_come_back_as_pupils_whom_nobody_counted(tmp_path: Path) -> None:
    case = Case(GOOD.unit, 2021, {"exams": Share(905, 1000)})
    for suffix in SUFFIXES:
        write_cases([case], edition(), path := tmp_path / f"form{suffix}")
        assert read_cases([path], edition()).cases == (case,)
    assert '"90.5%"' in path.read_text(encoding="utf-8")


def test_the_same_form_is_the_same_bytes() -> None:
    layout = form_layout(edition())
    assert workbook(edition(), layout, [GOOD]) == workbook(edition(), layout, [GOOD])


def test_several_files_make_one_dataset(tmp_path: Path) -> None:
    later = Case(GOOD.unit, 2022, GOOD.values)
    write_cases([GOOD], edition(), tmp_path / "a.xlsx")
    write_cases([later], edition(), tmp_path / "b.json")
    assert read_cases([tmp_path / "a.xlsx", tmp_path / "b.json"], edition()).cases == (GOOD, later)


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_an_empty_form_holds_no_cases_and_says_so(suffix: str, tmp_path: Path) -> None:
    path = tmp_path / f"form{suffix}"
    write_cases([], edition_of_schools(), path)
    dataset = read_cases([path], edition_of_schools())
    assert dataset.cases == ()
    assert [item.code for item in dataset.diagnostics] == ["MQ787"]


@pytest.mark.parametrize(
    "values",
    [
        {"unused": 5},
        {"graduates": Share(1, 2)},
        {"graduates": True},
        {"tests": 5},
        {"load": "много"},
        {"load": False},
        {"council": 1},
        {"level": "unknown"},
        {"level": 1},
        {"talents": 3},
        {"place": "I"},
        {"covered": Share(0, 0)},
        {"graduates": 50, "entered": Share(3, 40)},
    ],
    ids=str,
)
def test_what_a_form_cannot_hold_is_refused_in_writing(values: dict[str, object], tmp_path: Path) -> None:
    case = Case(GOOD.unit, 2021, values)  # type: ignore[arg-type]
    for suffix in SUFFIXES:
        with pytest.raises(FormError) as caught:
            write_cases([case], edition(), tmp_path / f"form{suffix}")
        assert [item.code for item in caught.value.diagnostics] == ["MQ790"]


def test_a_format_that_is_not_known_is_refused(tmp_path: Path) -> None:
    with pytest.raises(FormError) as caught:
        write_cases([GOOD], edition(), tmp_path / "form.docx")
    assert [item.code for item in caught.value.diagnostics] == ["MQ702"]
