"""``mqes lint``: findings as text, JSON, SARIF and a page; exit codes; concepts and folders."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from mqes_core.cli.app import app
from tests.lint.examples import clean_copy, put


def run(*arguments: str, code: int) -> Result:
    result = CliRunner().invoke(app, ["lint", *arguments], prog_name="mqes", catch_exceptions=False)
    assert result.exit_code == code, result.output
    return result


@pytest.fixture
def flawed(tmp_path: Path) -> Path:
    put(clean_copy(tmp_path / "primer" / "2024"), "roadmap.yaml", "roadmap.sections[1].number", '"1"')
    return tmp_path / "primer" / "2024"


def test_a_clean_folder_ends_with_zero(tmp_path: Path) -> None:
    assert "0 замечаний" in run(str(clean_copy(tmp_path / "2024")), code=0).output


def test_a_finding_ends_with_one_and_says_where(flawed: Path) -> None:
    shown = run(str(flawed), "--lang", "ru", code=1).output
    assert "1 замечание" in shown
    assert "roadmap.yaml:" in shown
    assert "MQ152" in shown
    assert "Перенумеруйте" in shown
    assert "Number the sections anew" in run(str(flawed), "--lang", "en", code=1).output


def test_a_folder_of_editions_is_read_edition_by_edition(flawed: Path) -> None:
    clean_copy(flawed.parent / "2025")
    told = json.loads(run(str(flawed.parent), "--format", "json", code=1).stdout)
    assert [len(report["findings"]) for report in told["reports"]] == [1, 0]


def test_without_a_name_every_concept_at_hand_is_read(flawed: Path) -> None:
    told = json.loads(run("--no-plugins", "--concepts", str(flawed), "--format", "json", code=1).stdout)
    assert [report["concept"] for report in told["reports"]] == ["primer"]


def test_an_installed_concept_is_named_by_its_name() -> None:
    told = json.loads(run("nazran", "--format", "sarif", code=1).stdout)
    assert told["version"] == "2.1.0"
    assert "MQ153" in {result["ruleId"] for result in told["runs"][0]["results"]}


def test_findings_go_to_a_file(flawed: Path, tmp_path: Path) -> None:
    for name in ("remarks.html", "remarks.json", "remarks.sarif"):
        shown = run(str(flawed), "-o", str(tmp_path / "out" / name), code=1).output
        assert name in shown
        assert "MQ152" not in shown
        assert "MQ152" in (tmp_path / "out" / name).read_text(encoding="utf-8")


def test_wrong_use_ends_with_two(flawed: Path, tmp_path: Path) -> None:
    assert "MQ895" in run(str(flawed), "-o", str(tmp_path / "remarks.txt"), code=2).stderr
    assert "MQ801" in run("no-such-concept", code=2).stderr


def test_the_date_of_the_check_is_named(flawed: Path) -> None:
    told = json.loads(run(str(flawed), "--on", "2025-04-17", "--format", "json", code=1).stdout)
    assert told["reports"][0]["on"] == "2025-04-17"
