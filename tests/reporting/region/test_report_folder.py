"""The folder of a region's report: apart from the data, and what an earlier report left there is told, nothing else."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import docx
import pytest

from mqes_core import write_region
from mqes_core.diagnostics import Severity
from mqes_core.errors import UsageError
from mqes_core.reporting.region.documents import render_letter
from mqes_core.reporting.region.subject import latest
from mqes_core.reporting.region.tidy import tidy_files
from tests.reporting.region.made import some_region

LETTERS = "letters/lesnoy"


def written_again(folder: Path) -> tuple[dict[str, object], ...]:
    """What is told when a report on concepts alone is written over what lies there."""
    told = write_region(replace(some_region(), results=None), folder).diagnostics
    assert all((item.code, item.severity) == ("MQ834", Severity.WARNING) for item in told)
    return tuple(dict(item.params) for item in told)


def test_letters_that_are_not_written_again_are_told(tmp_path: Path) -> None:
    region = some_region()
    assert region.results is not None
    assert written_again(tmp_path) == written_again(tmp_path) == (), "the same files again"
    (tmp_path / LETTERS).mkdir(parents=True)
    (tmp_path / LETTERS / "school.docx").write_bytes(render_letter(next(latest(region.results)), region))
    assert written_again(tmp_path) == ({"path": str(tmp_path), "n": 1, "first": f"{LETTERS}/school.docx"},)


def test_tables_that_are_not_written_again_are_told(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    before = dict(tidy_files(some_region()))
    for name, content in before.items():
        (tmp_path / "data" / name).write_bytes(content)
    after = dict(tidy_files(replace(some_region(), results=None)))
    (told,) = written_again(tmp_path)
    assert told["n"] == len(before.keys() - after.keys()) > 0
    assert told["first"] == f"data/{min(before.keys() - after.keys())}"


def test_files_of_the_user_are_left_alone(tmp_path: Path) -> None:
    written_again(tmp_path)
    for name in (
        "letters/подписано.pdf",
        f"{LETTERS}/скан.docx",
        "data/Thumbs.db",
        "data/lesnoy/2021.xlsx",
        "data/a.csv",
    ):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(b"no document")
    docx.Document().save(str(tmp_path / LETTERS / "ответ школы.docx"))
    assert written_again(tmp_path) == ()


@pytest.mark.parametrize(
    "text", ["", "{", "[]", '{"name": "mqes-region"}', '{"name": "mqes-region", "resources": [1]}']
)
def test_a_description_that_is_not_ours_lists_nothing(tmp_path: Path, text: str) -> None:
    foreign = json.dumps({"name": "own", "resources": [{"path": "own.csv"}]})
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "own.csv").touch()
    for words in (text, foreign):
        (tmp_path / "data" / "datapackage.json").write_text(words, encoding="utf-8")
        assert written_again(tmp_path) == ()


@pytest.mark.parametrize(
    ("out", "given"),
    [(".", "data"), ("data", "data"), ("data/report", "data"), (".", "data/2023"), (".", "letters"), ("a/..", "data")],
)
def test_a_report_is_not_written_among_the_data(out: str, given: str, tmp_path: Path) -> None:
    (tmp_path / given).mkdir(parents=True)
    (tmp_path / out.partition("/")[0]).mkdir(exist_ok=True)
    before = sorted(tmp_path.rglob("*"))
    with pytest.raises(UsageError, match="MQ835"):
        write_region(replace(some_region(), given=tmp_path / given), tmp_path / out)
    assert sorted(tmp_path.rglob("*")) == before


@pytest.mark.parametrize(("out", "given"), [("report", "data"), (".", "forms"), ("data 2023", "data")])
def test_a_report_beside_the_data_is_written(out: str, given: str, tmp_path: Path) -> None:
    (tmp_path / given).mkdir()
    region = replace(some_region(), results=None, given=tmp_path / given)
    assert (tmp_path / out / "report.html") in write_region(region, tmp_path / out).files
