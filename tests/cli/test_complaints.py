"""Every complaint about a call is whole in the user's language, whatever library found the fault."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import click
import pytest

from mqes_core.cli import main
from mqes_core.cli.app import COMMANDS
from mqes_core.cli.help import HelpInWords, WrongCall, complaint

HERE = str(Path(__file__).parent)
CALLS: list[tuple[list[str], str]] = [
    (["frobnicate"], "demo, concepts"),
    (["scoer", "nazran"], "«score»|“score”|score"),
    (["--lang", "LANG"], "не названа команда|no command is named"),
    (["--langg"], "--lang"),
    (["-z"], "«-z» нет|no option “-z”"),
    (["score"], "CONCEPT"),
    (["score", "nazran"], "FILE"),
    (["form", "nazran"], "--output"),
    (["explain", "nazran", __file__], "--unit"),
    (["concepts", "--hlep"], "--help"),
    (["score", "nazran", __file__, "--qqqqq"], "«--qqqqq» нет|no option “--qqqqq”"),
    (["concepts", "--format", "yaml"], "text, json"),
    (["score", "nazran", __file__, "--reading", "mine"], "adopted, letter"),
    (["score", "nazran", __file__, "--on", "2023-13-01"], "не дата|no date"),
    (["score", "nazran", __file__, "--year", "этот"], "не целое число|no whole number"),
    (
        ["compare", "--spread", "101"],
        "101 – вне пределов; нужно целое число от 0 до 100|101 is out of bounds; it must be a whole number, 0 to 100",
    ),
    (["compare", "--small", "-1"], "не менее 0|at least 0"),
    (["compare", "--samples", "много"], "не целое число|no whole number"),
    (["score", "nazran", "no-such.xlsx"], "файла «no-such.xlsx» нет|no file “no-such.xlsx”"),
    (["score", "nazran", HERE], "нужен файл|a file is needed"),
    (["score", "nazran", __file__, "-o", HERE], "нужен файл|a file is needed"),
    (["concepts", "--concepts", "no-such"], "папки «no-such» нет|no folder “no-such”"),
    (["concepts", "--concepts", __file__], "нужна папка|a folder is needed"),
    (["concepts", "--concepts"], "нет значения|no value"),
    (["form", "nazran", "-o"], "нет значения|no value"),
    (["concepts", "--no-plugins=yes"], "без значения|takes no value"),
    (["concepts", "lots", "of"], "лишнее в вызове: lots of|too much in the call: lots of"),
]
QUOTED = re.compile(r"«[^»]*»|“[^”]*”|\S*test_complaints\S*")
NAMES = {
    *COMMANDS, "mqes", "help", "adopted", "letter", "text", "json", "lots", "of", "lang", "langg",
    "hlep", "output", "samples", "small", "spread", "unit", "plugins", "concepts", "on", "year", "reading", "format",
    "no",
}  # fmt: skip


def told(arguments: list[str], lang: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> str:
    monkeypatch.setenv("MQES_LANG", lang)
    monkeypatch.setattr(sys, "argv", ["mqes", *(lang if item == "LANG" else item for item in arguments)])
    with pytest.raises(SystemExit) as ended:
        main()
    assert ended.value.code == 2
    return capsys.readouterr().err


def strange(text: str, lang: str) -> set[str]:
    """Words of the other language outside quotes and names."""
    plain = QUOTED.sub(" ", text)
    if lang == "en":
        return set(re.findall("[а-яё]+", plain.lower()))
    return set(re.findall("[a-z]{2,}", plain)) - NAMES


@pytest.mark.parametrize("lang", ["ru", "en"])
@pytest.mark.parametrize(
    ("arguments", "words"), CALLS, ids=lambda item: " ".join(item) if isinstance(item, list) else ""
)
def test_a_complaint_is_whole_in_one_language(
    arguments: list[str],
    words: str,
    lang: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    text = told(arguments, lang, monkeypatch, capsys)
    assert any(each in text for each in words.split("|")), text
    assert strange(text, lang) == set(), text
    assert "--help" in text


def test_the_search_for_strange_words_finds_them() -> None:
    assert strange("Параметр --year не подходит: 'x' is not a valid integer.", "ru") == {
        "is",
        "not",
        "valid",
        "integer",
    }
    assert strange("Missing: файл", "en") == {"файл"}


def test_a_value_of_any_other_kind_and_a_closed_file_are_told_in_words(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MQES_LANG", "ru")
    monkeypatch.setattr(sys, "argv", ["mqes"])
    for kind, value, words in (
        (click.UUID, "x", "значение «x» не подходит"),
        (click.Path(exists=True), "no-such", "ни файла, ни папки"),
        (click.Path(exists=True, file_okay=False), __file__, "нужна папка"),
    ):
        command = HelpInWords("try", params=[click.Option(["--value"], type=kind)])
        with pytest.raises(click.BadParameter) as caught:
            command.make_context("try", ["--value", value])
        assert words in complaint(caught.value)
    monkeypatch.setattr("os.access", lambda *_: False)
    command = HelpInWords("try", params=[click.Option(["--value"], type=click.Path(exists=True))])
    with pytest.raises(click.BadParameter) as caught:
        command.make_context("try", ["--value", __file__])
    assert "нет прав" in complaint(caught.value)


def test_a_type_of_the_library_stays_as_it_is() -> None:
    HelpInWords("try", params=[click.Option(["--value"], type=int)])
    with pytest.raises(click.BadParameter, match="not a valid integer"):
        click.INT.convert("x", None, None)  # type: ignore[arg-type]


def test_what_is_in_words_already_is_passed_on(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MQES_LANG", "ru")
    assert "слова" in complaint(WrongCall("слова"))
