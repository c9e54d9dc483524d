"""``mqes compare --data``: results of districts in a terminal, as data and as a report; what is wrong with the data."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import NamedTuple

import jsonschema
import pytest
from click.testing import CliRunner, Result
from referencing import Registry, Resource

from mqes_core import write_form
from mqes_core.cli.app import app
from mqes_core.reporting.json_schema import schemas
from tests.region import REGION

AREA = ("--concepts", str(REGION / "concepts"), "--on", "2024-01-15")
QUICK = ("--samples", "5", "--lang", "ru")


def run(*arguments: str, code: int = 0) -> Result:
    result = CliRunner().invoke(app, ["compare", *arguments], prog_name="mqes", catch_exceptions=False)
    assert result.exit_code == code, result.output
    return result


@pytest.fixture(scope="module")
def two(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A region of two districts: one under nazran, one whose rules change."""
    folder = tmp_path_factory.mktemp("data")
    for district, year in (("lesnoy", 2022), ("lesnoy", 2023), ("stepnoy", 2022), ("stepnoy", 2023)):
        (folder / district).mkdir(exist_ok=True)
        shutil.copy(REGION / "forms" / district / f"{year}.xlsx", folder / district)
    return folder


class Report(NamedTuple):
    """A whole report, written where nothing lay before; whoever changes the folder changes a copy."""

    said: str
    folder: Path
    data: Path


@pytest.fixture(scope="module")
def report(two: Path, tmp_path_factory: pytest.TempPathFactory) -> Report:
    place = tmp_path_factory.mktemp("report")
    folder, data = place / "отчёт", place / "data.json"
    return Report(run(*AREA, *QUICK, "--data", str(two), "-o", str(folder), "-o", str(data)).output, folder, data)


def test_results_are_told_after_the_map(two: Path) -> None:
    shown = run(*AREA, *QUICK, "--data", str(two)).output
    told = shown[shown.index("Результаты районов") :]
    assert "2 района" in told
    assert "Районы с разными концепциями по баллам не сравниваются" in told
    assert "stepnoy@2021 → stepnoy@2023" in told, "where the rules changed the series breaks"
    assert "оценить оба года по новым правилам" in told
    assert "Скрыто" in told
    assert "Низкие результаты" not in told, "nobody stated a number"


def test_numbers_that_the_document_leaves_open_are_stated_by_the_user(two: Path) -> None:
    told = run(*AREA, *QUICK, "--data", str(two), "--low-by", "50", "--low-years", "2").output
    assert "Низкие результаты по заданным числам: наверняка" in told
    assert "--low-years" in run(*AREA, "--data", str(two), "--low-by", "50", code=2).output
    refused = run(*AREA, *QUICK, "--data", str(two), "--low-by", "50", "--low-years", "4", code=2).output
    assert "MQ831" in refused
    assert "nazran@2021: 2, 3" in refused


def test_what_is_stated_for_results_is_refused_where_there_are_none() -> None:
    refused = run(*AREA, "--under", "nazran", "--low-by", "50", "--low-years", "2", "--small", "5", code=2).output
    assert "--under, --low-by, --low-years, --small" in refused
    run(*AREA, "--no-letters")


def test_results_as_data_follow_the_schema(two: Path) -> None:
    told = json.loads(run(*AREA, "--samples", "5", "--data", str(two), "--under", "nazran", "--format", "json").stdout)
    assert set(told) == {"concepts", "results"}
    known = Registry().with_resources([(name, Resource.from_contents(schema)) for name, schema in schemas().items()])
    for part, name in (("concepts", "comparison"), ("results", "results")):
        schema = schemas()[f"{name}.schema.json"]
        jsonschema.Draft202012Validator(schema, registry=known).validate(told[part])
    results = told["results"]
    assert results["settings"]["on"] == "2024-01-15"
    assert results["low_results"] is None
    assert {item["key"] for item in results["editions"]} == {"nazran@2021", "stepnoy@2021", "stepnoy@2023"}
    under = results["under"]
    assert under["edition"] == "nazran@2021"
    assert under["lines"], "something is observed by all"
    fits = {line["node"]: line["fit"] for item in under["taking_part"] for line in item["lines"]}
    assert fits["talents-federal"] == "absent", "points of an assessor stand under no other rules"


def test_nothing_is_withheld_inside_the_house(two: Path, report: Report) -> None:
    outside = json.loads(report.data.read_text(encoding="utf-8"))["results"]
    house = (*AREA, "--samples", "0", "--small", "0", "--data", str(two))
    inside = json.loads(run(*house, "--format", "json").stdout)["results"]
    assert [part["settings"]["small"] for part in (outside, inside)] == [5, 0]
    assert outside["withheld"] > 0
    assert inside["withheld"] == 0
    assert "Скрыто" not in run(*AREA, *QUICK, "--small", "0", "--data", str(two)).output


def test_what_is_wrong_with_the_data_is_told_at_once(two: Path, tmp_path: Path) -> None:
    data = tmp_path / "data"
    shutil.copytree(two, data)
    shutil.copy(REGION / "forms" / "gorny" / "2023.xlsx", data / "lesnoy" / "mixed.xlsx")
    shutil.copy(REGION / "forms" / "stepnoy" / "2021.xlsx", data / "stepnoy" / "broken.xlsx")
    (data / "stepnoy" / "broken.xlsx").write_bytes(b"no workbook")
    refused = run(*AREA, *QUICK, "--data", str(data), code=2).output
    assert "stepnoy/broken.xlsx" in refused
    (data / "stepnoy" / "broken.xlsx").unlink()
    refused = run(*AREA, *QUICK, "--data", str(data), code=2).output
    assert "MQ830" in refused
    assert "nazran@2021, gorny@2021" in refused or "gorny@2021, nazran@2021" in refused


def test_a_concept_that_is_not_at_hand_is_told_with_the_form_that_names_it(two: Path) -> None:
    refused = run("--data", str(two), "--lang", "ru", code=2).output
    assert "MQ801" in refused
    assert "stepnoy/2022.xlsx" in refused


def test_a_folder_without_units_has_nothing_to_compare(tmp_path: Path) -> None:
    (tmp_path / "lesnoy").mkdir()
    assert "MQ832" in run(*AREA, "--data", str(tmp_path), code=2).output


def test_what_was_passed_over_is_told_where_nothing_is_left(tmp_path: Path) -> None:
    (tmp_path / "lesnoy").mkdir()
    write_form("nazran", tmp_path / "lesnoy" / "2023.xlsx")
    refused = run(*AREA, "--data", str(tmp_path), code=2).output
    assert "lesnoy/2023.xlsx: MQ787" in refused, "the form that nobody filled in"
    assert "MQ832" in refused


def test_a_form_of_experts_among_forms_is_told_as_such(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    form = ["form", "shatoy", "--experts", "-o", str(tmp_path / "a" / "people.xlsx")]
    assert CliRunner().invoke(app, form).exit_code == 0
    refused = run("--data", str(tmp_path), "--lang", "ru", code=2).output
    assert "a/people.xlsx: _form: MQ798" in refused
    assert "сведения об экспертах" in refused


def test_what_an_earlier_report_left_is_told(two: Path, report: Report, tmp_path: Path) -> None:
    assert "MQ834" not in report.said
    folder = shutil.copytree(report.folder, tmp_path / "отчёт")
    assert "MQ834" not in run(*AREA, *QUICK, "--data", str(two), "-o", str(folder)).output, "the same files again"
    letters = sum(1 for _ in folder.glob("letters/*/*"))
    told = run(*AREA, *QUICK, "--data", str(two), "--no-letters", "-o", str(folder)).output
    assert f"MQ834: В папке «{folder}» остались файлы прежнего отчёта: {letters}" in told


def test_a_report_is_not_written_over_the_forms(two: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copytree(two, tmp_path / "data")
    monkeypatch.chdir(tmp_path)
    before = sorted(tmp_path.rglob("*"))
    refused = run(*AREA, *QUICK, "--data", "data", "-o", ".", code=2).output
    assert "MQ835: Отчёт не записан" in refused
    assert "Удалите" not in refused
    assert sorted(tmp_path.rglob("*")) == before


def test_a_report_is_a_folder_or_a_file(report: Report) -> None:
    told, folder, data = report
    assert f"Записано: {folder}" in told
    assert f"Записано: {data}" in told
    written = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
    assert {"report.html", "report.xlsx", "report.docx", "data/datapackage.json"} <= written
    letters = {name for name in written if name.startswith("letters/")}
    units = {(item["district"], unit["unit"]["id"])
             for item in json.loads(data.read_text(encoding="utf-8"))["results"]["results"]
             for unit in item["units"]}  # fmt: skip
    assert letters == {f"letters/{district}/{unit}.docx" for district, unit in units}


def test_a_folder_may_be_named_for_a_day_and_have_no_letters(two: Path, tmp_path: Path) -> None:
    there, new = tmp_path / "v1.final", tmp_path / "отчёт 15.01.2024"
    there.mkdir()
    run(*AREA, *QUICK, "--no-letters", "--data", str(two), "-o", str(new), "-o", str(there))
    for folder in (new, there):
        assert (folder / "report.html").is_file()
        assert not (folder / "letters").exists()
    assert "MQ880" in run(*AREA, *QUICK, "--data", str(two), "-o", str(tmp_path / "r.pdf"), code=2).output


def test_a_template_that_cannot_serve_is_told(two: Path, tmp_path: Path) -> None:
    template = tmp_path / "blank.docx"
    template.write_bytes(b"no document")
    refused = run(*AREA, *QUICK, "--data", str(two), "--template", str(template), "-o", str(tmp_path / "r"), code=2)
    assert "MQ882" in refused.output
    assert not (tmp_path / "r").exists(), "nothing is written by halves"
