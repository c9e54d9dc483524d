"""``mqes experts``: the matrix, one verdict explained, requirements compared; and the form that comes before."""

from __future__ import annotations

import json
from pathlib import Path

import openpyxl
import pytest
from click.testing import CliRunner, Result

from mqes_core.cli.app import app

PEOPLE = str(Path(__file__).resolve().parents[2] / "examples" / "experts" / "people.xlsx")
ON = ("--on", "2023-09-01")


def run(*arguments: str, code: int = 0) -> Result:
    result = CliRunner().invoke(app, list(arguments), prog_name="mqes", catch_exceptions=False)
    assert result.exit_code == code, result.output
    return result


def test_the_form_is_written(tmp_path: Path) -> None:
    path = tmp_path / "people.xlsx"
    run("form", "shatoy", "--experts", "-o", str(path), "--lang", "ru")
    assert openpyxl.load_workbook(path).sheetnames[:3] == ["Инструкция", "Люди", "Образование"]
    assert "MQ860" in run("form", "nazran", "--experts", "-o", str(path), code=2).stderr
    assert "MQ807" in run("form", "shatoy", "--experts", "-o", str(tmp_path / "people.docx"), code=2).stderr


def test_two_forms_at_once_are_none(tmp_path: Path) -> None:
    arguments = ["form", "shatoy", "--experts", "--roadmap", "-o", str(tmp_path / "x.xlsx")]
    result = CliRunner().invoke(app, arguments, prog_name="mqes")
    assert result.exit_code == 2
    assert not (tmp_path / "x.xlsx").exists()


def test_an_empty_form_is_read_as_nobody(tmp_path: Path) -> None:
    path = tmp_path / "people.xlsx"
    run("form", "shatoy", "--experts", "-o", str(path))
    assert "MQ334" in run("experts", "check", "shatoy", str(path), *ON).stderr


def test_everybody_is_shown_against_every_category() -> None:
    shown = run("experts", "check", "shatoy", PEOPLE, *ON, "--need", "1.1=3", "--lang", "ru").stdout
    assert "Э-01          ✓    ✗" in shown
    assert "Люди названы кодами." in shown
    assert "1.1: нужно 3, не хватает: от 0 до 2" in shown
    data = json.loads(run("experts", "check", "shatoy", PEOPLE, *ON, "--format", "json").stdout)
    assert len(data["people"]) == 12
    assert "eligible" in run("experts", "explain", "shatoy", PEOPLE, *ON, "--expert", "Э-01", "--lang", "en").stdout


def test_the_report_is_written_in_each_form(tmp_path: Path) -> None:
    outputs = [str(tmp_path / f"report.{suffix}") for suffix in ("html", "xlsx", "json")]
    run("experts", "check", "shatoy", PEOPLE, *ON, *(part for path in outputs for part in ("-o", path)))
    assert all(Path(path).stat().st_size for path in outputs)
    assert "MQ864" in run("experts", "check", "shatoy", PEOPLE, *ON, "-o", str(tmp_path / "x.pdf"), code=2).stderr


def test_problems_are_told_with_their_cell_and_the_rest_is_checked(tmp_path: Path) -> None:
    book = openpyxl.load_workbook(PEOPLE)
    book["Документы"]["G7"] = "36 часов"
    book["Люди"]["B5"] = "СНИЛС 112-233-445 95"
    book.save(tmp_path / "people.xlsx")
    result = run("experts", "check", "shatoy", str(tmp_path / "people.xlsx"), *ON, "--lang", "ru", code=1)
    assert "people.xlsx: Документы!G7: MQ314" in result.stderr
    assert "people.xlsx: Люди!B5: MQ319" in result.stderr
    assert "112-233" not in result.output
    assert "Э-05" in result.stdout


@pytest.mark.parametrize("name", ["none.xlsx", "none.docx"])
def test_a_file_that_is_none_ends_the_work(name: str, tmp_path: Path) -> None:
    assert "MQ70" in run("experts", "check", "shatoy", str(tmp_path / name), code=2).stderr
    assert "MQ70" in run("experts", "explain", "shatoy", str(tmp_path / name), "--expert", "Э-01", code=2).stderr


@pytest.mark.parametrize("need", ["1.1", "1.1=", "1.1=-1", "=3", "1.1=два"])
def test_a_need_that_is_none_is_said(need: str) -> None:
    assert "MQ863" in run("experts", "check", "shatoy", PEOPLE, "--need", need, code=2).stderr


def test_one_verdict_is_explained() -> None:
    asked = ("experts", "explain", "shatoy", PEOPLE, *ON, "--expert", "Э-03", "--category", "2.1")
    shown = run(*asked, "--lang", "ru").stdout
    assert "часы практики: указано «12», требуется 18" in shown
    assert "Что принести:" in shown
    assert "Источник: раздел IV, таблица 1, строка 2.1, позиция 1" in shown
    data = json.loads(run(*asked, "--format", "json").stdout)
    assert data["verdicts"][0]["eligibility"] == "not_eligible"
    assert len(json.loads(run(*asked[:-2], "--format", "json").stdout)["verdicts"]) == 10
    letter = run(*asked[:-2], "--reading", "letter", "--lang", "ru").stdout
    assert "документ этого не решает" in letter
    assert "Прочтение: " in letter
    assert "MQ861" in run(*asked[:-4], "--expert", "Э-99", code=2).stderr


def test_requirements_are_compared_with_an_example() -> None:
    shown = run("experts", "compare", "shatoy:2.2", "shatoy:2.1", *ON, "--lang", "ru").stdout
    assert "Требования shatoy:2.2 – строже." in shown
    assert "Решает: Квалификационное испытание" in shown
    data = json.loads(run("experts", "compare", "shatoy:1.1", "shatoy:1.2", *ON, "--format", "json").stdout)
    assert (data["relation"], len(data["examples"])) == ("incomparable", 2)
    equal = run("experts", "compare", "shatoy:1.1", "shatoy:observers", "--lang", "en").stdout
    assert "equal" in equal
    assert "Example" not in equal
    assert "MQ865" in run("experts", "compare", "shatoy", "shatoy:1.1", code=2).stderr


def test_help_lists_the_commands() -> None:
    shown = run("experts", "--help").output
    assert all(name in shown for name in ("check", "explain", "compare"))


def test_indicators_are_printed_listed_and_written_for_scorecards(tmp_path: Path) -> None:
    shown = run("experts", "indicators", "shatoy", PEOPLE, "--year", "2023", "--lang", "ru").stdout
    assert "Процедуры с экспертами из Реестра [procedures_with_experts]: 3 из 4 (75 %)" in shown
    assert "к 2022 году: +25 п. п." in shown
    assert "Почему не известно: не указано, использован ли контент (П-06)" in shown
    assert "Программы для экспертов, разработанные ГБУ ЦОКО [training_programmes]" in shown
    listed = run("experts", "indicators", "shatoy", PEOPLE, "--list", "procedures_with_content", "--lang", "en").stdout
    assert "П-06" in listed
    assert "it is not stated whether materials were used" in listed
    data = json.loads(run("experts", "indicators", "shatoy", PEOPLE, "--format", "json").stdout)
    assert data["indicators"][0]["measure"] == "procedures_with_experts"
    path = str(tmp_path / "observed.json")
    run("experts", "indicators", "shatoy", PEOPLE, "-o", path)
    scored = run("score", "shatoy", path, "--year", "2023", "--lang", "ru").stdout
    assert "баллов документ не назначает; показателей известно 3 из 12" in scored


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["shatoy", PEOPLE, "--year", "2019"], "MQ867"),
        (["shatoy", PEOPLE, "--list", "article_links"], "MQ868"),
        (["nazran", PEOPLE], "MQ860"),
        (["shatoy", "none.xlsx"], "MQ701"),
    ],
)
def test_a_question_about_indicators_that_has_no_answer(arguments: list[str], code: str) -> None:
    assert code in run("experts", "indicators", *arguments, code=2).stderr


def test_indicators_of_a_file_with_slips_are_told_with_the_slips(tmp_path: Path) -> None:
    book = openpyxl.load_workbook(PEOPLE)
    book["Процедуры"]["C6"] = "осенью"
    book.save(tmp_path / "people.xlsx")
    result = run("experts", "indicators", "shatoy", str(tmp_path / "people.xlsx"), "--year", "2023", code=1)
    assert "people.xlsx: Процедуры!C6: MQ331" in result.stderr
    assert "не сказано, что на листе «Процедуры» все процедуры этого года" in result.stdout
