"""``mqes diff``: what changed, in words; whom it moves; files, folders, exit codes, wrong calls."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import jsonschema
import pytest
from click.testing import CliRunner, Result

from mqes_core.cli.app import app
from mqes_core.reporting.editions import difference_schema

REGION = Path(__file__).resolve().parents[2] / "examples" / "region"
FORM = str(REGION / "forms" / "stepnoy" / "2022.xlsx")
CONCEPTS = ("--concepts", str(REGION / "concepts"), "--no-plugins")
EDITIONS = ("stepnoy@2021", "stepnoy@2023", *CONCEPTS)


def run(*arguments: str, code: int = 0) -> Result:
    result = CliRunner().invoke(
        app, ["diff", *arguments, "--on", "2023-06-01"], prog_name="mqes", catch_exceptions=False
    )
    assert result.exit_code == code, result.output
    return result


def test_what_changed_the_weightiest_first() -> None:
    shown = run(*EDITIONS, "--lang", "ru").output
    assert shown.startswith("stepnoy@2021 → stepnoy@2023\n")
    assert "минимум: «3 балла" in shown
    assert "имя в данных: club_coverage → extra_education" in shown
    assert shown.index("Меняет результаты") < shown.index("Меняет план") < shown.index("На результаты не влияет")
    assert "Кого это затронет" not in shown


def test_whom_it_moves() -> None:
    shown = run(*EDITIONS, FORM, "--lang", "ru").output
    assert "st-15, 2022: 29,4 → от 23,4 до 27,4 (от −6 до −2)" in shown
    assert "1.3. Доля выполнения МКР: основное общее образование: −2 (правила больше нет)" in shown
    assert "новый показатель: прежние данные его не содержат" in shown
    english = run(*EDITIONS, FORM, "--lang", "en", "--reading", "letter").output
    assert "Reading: by the letter." in english


def test_folders_and_files(tmp_path: Path) -> None:
    old, new = (str(REGION / "concepts" / "stepnoy" / year) for year in ("2021", "2023"))
    for name in ("page.html", "book.xlsx", "data.json"):
        assert name in run(old, new, "-o", str(tmp_path / name), "--lang", "ru").output
    record = json.loads(run(old, new, FORM, "--format", "json").stdout)
    jsonschema.validate(record, difference_schema())
    assert json.loads((tmp_path / "data.json").read_bytes())["changes"] == record["changes"]


def test_nothing_changed_and_the_exit_code_that_was_asked_for() -> None:
    assert "Изменений нет." in run("nazran", "nazran", "--fail-on", "change", "--lang", "ru").output
    run(*EDITIONS, "--fail-on", "change", code=1)


def test_two_concepts_are_told_to_be_so() -> None:
    shown = run("nazran", "zelenchuk", "--lang", "ru").output
    assert "Это две разные концепции" in shown


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("nazran", "shatoy", FORM), "MQ886"),
        (("nazran", "nobody"), "MQ801"),
        ((*EDITIONS, "-o", "x.docx"), "MQ887"),
        (("stepnoy@2023", "stepnoy@2021", FORM, *CONCEPTS), "MQ710"),
    ],
)
def test_wrong_calls_say_what_to_do(arguments: tuple[str, ...], code: str, tmp_path: Path) -> None:
    assert code in run(*arguments, code=2).output


def test_a_former_name_is_followed_in_a_copy(tmp_path: Path) -> None:
    for year in ("2021", "2023"):
        shutil.copytree(REGION / "concepts" / "stepnoy" / year, tmp_path / year)
    file = tmp_path / "2023" / "scoring.yaml"
    file.write_text(file.read_text("utf-8").replace("      renamed_from: club_coverage\n", ""), "utf-8")
    shown = run(str(tmp_path / "2021"), str(tmp_path / "2023"), FORM, "--lang", "ru").output
    assert "новая редакция этого не измеряет" in shown
    assert shown.count("Занимаются по программам дополнительного образования") > 20, "every value of it is left behind"
