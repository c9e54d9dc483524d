"""The report's files: all of them, each by a name that Windows can write."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from mqes_core.reporting.region.files import FileNames, report_files
from mqes_core.reporting.region.subject import latest
from tests.reporting.region.made import hostile_region, separate_region
from tests.reporting.scored import HOSTILE

RESERVED = {"con", "prn", "aux", "nul", *(f"{name}{n}" for name in ("com", "lpt") for n in range(1, 10))}


@given(st.lists(st.text() | st.sampled_from([*HOSTILE, "CON", "nul.txt", "Lpt1.", "..", "a ", "A"]), max_size=12))
def test_names_are_such_as_windows_accepts(codes: list[str]) -> None:
    names = FileNames()
    taken = [names.take(code) for code in codes]
    assert len({name.casefold() for name in taken}) == len(taken)
    for name in taken:
        assert 1 <= len(name) <= 70
        assert not re.search(r'[<>:"/\\|?*\x00-\x1f]', name)
        assert not name.endswith((" ", "."))
        assert name.partition(".")[0].strip().casefold() not in RESERVED


def test_every_unit_has_a_letter_in_the_folder_of_its_district() -> None:
    results = separate_region().results
    assert results is not None
    files = dict(report_files(separate_region()))
    letters = [name for name in files if name.startswith("letters/")]
    assert len(letters) == len(list(latest(results)))
    assert {name.split("/")[1] for name in letters} == {"gorny", "lesnoy"}
    assert {"report.xlsx", "report.docx", "data/datapackage.json", "data/scores.csv"} <= set(files)


def test_letters_may_be_left_out_and_hostile_codes_stay_inside() -> None:
    region = hostile_region()
    assert not [name for name, _ in report_files(region, "en", letters=False) if name.startswith("letters/")]
    for name, content in report_files(region, "en"):
        assert re.fullmatch(r"(letters/gorny|data|\.)/[^/]+|report\.(xlsx|docx)", name)
        assert content
