"""The program as a process: exit codes, complaints in the user's language, what start-up costs in imports."""

from __future__ import annotations

import subprocess
import sys

import click
import pytest

from mqes_core.cli import main
from mqes_core.cli.app import app
from mqes_core.cli.help import complaint
from mqes_core.cli.language import choose_language

HELP = """
import sys
sys.argv = ["mqes", "--help"]
from mqes_core.cli import main
try:
    main()
except SystemExit:
    heavy = {"pydantic", "openpyxl", "jinja2", "xlsxwriter", "pluggy"}
    print("LOADED", sorted(heavy & set(sys.modules)))
"""


def mqes(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "mqes_core", *arguments],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        env={"PYTHONIOENCODING": "utf-8", "PATH": "", **environment},
    )


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["frobnicate"], "demo"),
        (["score"], "CONCEPT"),
        (["form", "nazran"], "--output"),
        (["concepts", "--hlep"], "--help"),
        (["concepts", "--lang", "de"], "--lang"),
        (["score", "nazran", "no-such-file.xlsx"], "FILE"),
    ],
)
def test_a_wrong_call_is_complained_of_with_a_way_to_help(arguments: list[str], words: str) -> None:
    russian, english = mqes(*arguments), mqes(*arguments, MQES_LANG="en")
    for result in (russian, english):
        assert result.returncode == 2
        assert words in result.stderr
        assert "--help" in result.stderr
        assert "Traceback" not in result.stderr
    assert russian.stderr != english.stderr


def test_without_arguments_the_program_shows_its_help() -> None:
    result = mqes()
    assert result.returncode == 2
    assert "explain" in result.stdout


@pytest.mark.parametrize(("lang", "heading"), [("ru", "Вызов:"), ("en", "Usage:")])
def test_help_speaks_the_language_asked_for(lang: str, heading: str) -> None:
    for arguments in (["--lang", lang, "--help"], ["score", f"--lang={lang}", "--help"]):
        result = mqes(*arguments)
        assert result.returncode == 0
        assert heading in result.stdout


@pytest.mark.parametrize(
    ("arguments", "environment", "lang"),
    [
        ([], {}, "ru"),
        ([], {"LANG": "en_GB.UTF-8"}, "en"),
        ([], {"LANG": "C.UTF-8"}, "ru"),
        ([], {"LANG": "en_US", "MQES_LANG": "ru"}, "ru"),
        (["score", "--lang", "en"], {"LANG": "ru_RU"}, "en"),
        (["--lang=en"], {}, "en"),
        (["--lang"], {}, "ru"),
        (["--lang", "de"], {"LANG": "en_US"}, "en"),
    ],
)
def test_language_is_chosen_by_call_then_environment(
    arguments: list[str], environment: dict[str, str], lang: str
) -> None:
    assert choose_language(arguments, environment) == lang


def test_start_up_imports_nothing_heavy() -> None:
    code = "import sys, mqes_core; print(sorted({'pydantic', 'yaml', 'click', 'openpyxl'} & set(sys.modules)))"
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert result.stdout.strip() == "[]"
    result = subprocess.run([sys.executable, "-c", HELP], capture_output=True, text=True, check=True, encoding="utf-8")
    assert result.stdout.strip().endswith("LOADED []")


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        ([], 2, "explain"),
        (["frobnicate"], 2, "frobnicate"),
        (["score"], 2, "CONCEPT"),
        (["form", "nazran"], 2, "--output"),
        (["concepts", "--hlep"], 2, "--help"),
        (["concepts", "--lang", "de"], 2, "--lang"),
        (["score", "nazran", "no-such-file.xlsx"], 2, "FILE"),
        (["--lang", "en", "--help"], 0, "mqes"),
        (["--version"], 0, "mqes"),
        (["plugins", "--no-plugins"], 0, ""),
    ],
)
def test_the_process_ends_with_a_code_and_words(
    arguments: list[str], code: int, words: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "argv", ["mqes", *arguments])
    with pytest.raises(SystemExit) as ended:
        main()
    assert (ended.value.code or 0) == code
    told = capsys.readouterr()
    assert words in told.out + told.err


def test_an_interrupted_run_ends_as_programs_do(monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(app, "main", interrupt)
    with pytest.raises(SystemExit) as ended:
        main()
    assert ended.value.code == 130


def test_a_mistake_without_a_name_is_still_told() -> None:
    assert "mqes" in complaint(click.UsageError("broken"))
    assert "?" in complaint(click.MissingParameter())
    assert "?" in complaint(click.BadParameter("broken"))
