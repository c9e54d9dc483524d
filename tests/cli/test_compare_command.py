"""``mqes compare``: the map in a terminal, files by suffix, editions of the frame, folders, wrong calls."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest
from click.testing import CliRunner, Result

from mqes_core.api.comparing import compare_concepts, write_comparison
from mqes_core.cli.app import app
from mqes_core.errors import UsageError
from mqes_core.library import open_library
from mqes_core.reporting.comparison import comparison_schema
from tests.lint.examples import clean_copy


def run(*arguments: str, code: int = 0) -> Result:
    result = CliRunner().invoke(app, ["compare", *arguments], prog_name="mqes", catch_exceptions=False)
    assert result.exit_code == code, result.output
    return result


def test_the_map_is_printed_with_the_frame_and_what_the_signs_mean() -> None:
    shown = run("--lang", "ru").output
    assert shown.startswith("Направления оценки механизмов управления качеством образования, редакция 2020 года\n")
    assert "dyatkovo@2021: Дятьковский район" in shown
    assert "  1.4      1    7    1   10    –    1    1    2    1" in shown
    assert "    …  копия документа обрывается" in shown
    assert "   ~7  сравнимо лишь отчасти" in shown
    assert "×" not in shown, "only signs that occur are explained"
    assert "Документ о другом" in shown


def test_the_frame_is_chosen() -> None:
    shown = run("nazran", "--frame", "federal-2021", "--lang", "en").output
    assert "edition of 2021" in shown
    assert "    ×  not in the edition of the frame" in shown
    refused = run("nazran", "--frame", "federal-2019", code=2)
    assert "MQ808" in refused.output
    assert "federal-2020, federal-2021" in refused.output


def test_files_by_suffix(tmp_path: Path) -> None:
    for name in ("page.html", "book.xlsx", "data.json"):
        assert name in run("nazran", "dyatkovo", "-o", str(tmp_path / "out" / name), "--lang", "ru").output
    record = json.loads((tmp_path / "out" / "data.json").read_bytes())
    jsonschema.validate(record, comparison_schema())
    assert [item["concept"] for item in record["concepts"]] == ["nazran", "dyatkovo"]
    assert record["concepts"][0]["remarks"] is not None
    assert "MQ880" in run("nazran", "-o", str(tmp_path / "page.odt"), code=2).output


def test_json_for_programs() -> None:
    told = json.loads(run("shatoy", "--format", "json", "--on", "2024-01-01").stdout)
    jsonschema.validate(told, comparison_schema())
    assert told["on"] == "2024-01-01"
    assert told["concepts"][0]["applicable"] is False


def test_folders_and_editions_of_one_concept(tmp_path: Path) -> None:
    clean_copy(tmp_path / "2024")
    shown = run(str(tmp_path / "2024"), "dyatkovo", "dyatkovo@2021", "--lang", "ru").output
    assert "primer@2024: Примерный муниципальный район" in shown
    assert shown.count("dyatkovo@2021") == 2


def test_an_unknown_concept_is_refused() -> None:
    assert "MQ801" in run("nazrann", code=2).output


def test_from_python_editions_paths_and_names(tmp_path: Path) -> None:
    library = open_library()
    it = compare_concepts(["nazran", library.edition("shatoy"), clean_copy(tmp_path / "2024")], library=library)
    assert [item.edition.key for item in it.concepts] == ["nazran@2021", "shatoy@2022", "primer@2024"]
    assert write_comparison(it, tmp_path / "a" / "page.html").stat().st_size > 10_000
    with pytest.raises(UsageError):
        compare_concepts(["nazran"], frame="federal-1999", library=library)
