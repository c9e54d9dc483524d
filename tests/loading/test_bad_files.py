"""Every bad file of the corpus is told about in both languages, in the words that stand beside it."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

BAD = Path(__file__).resolve().parents[1] / "corpus" / "bad"
Told = Callable[[Path], str]
Compare = Callable[[Path, str], None]

MESSAGES = Path(__file__).resolve().parents[2] / "src" / "mqes_core" / "i18n" / "messages"
CANNOT_STAND_IN_A_FOLDER = {
    "MQ001": "a folder that is not there",
    "MQ002": "a file that cannot be opened",
    "MQ006": "a file of more than four megabytes",
    "MQ040": "said when writing",
    "MQ125": "the fallback for rules without words of their own; none is reachable",
}


def bad(kind: str) -> list[Path]:
    found = sorted((BAD / kind).glob("*.yaml"))
    assert found
    return found


def name(path: Path) -> str:
    return path.stem


@pytest.mark.parametrize("path", [*bad("yaml"), *bad("structure")], ids=name)
def test_a_bad_file(path: Path, of_file: Told, compare: Compare) -> None:
    compare(path, of_file(path))


@pytest.mark.parametrize("path", bad("meaning"), ids=name)
def test_a_file_that_does_not_hold_together(path: Path, told_of_meaning: Told, compare: Compare) -> None:
    compare(path, told_of_meaning(path))


@pytest.mark.parametrize("path", sorted(path for path in (BAD / "folders").iterdir() if path.is_dir()), ids=name)
def test_a_bad_folder(path: Path, of_folder: Told, compare: Compare) -> None:
    compare(path, of_folder(path))


def test_every_code_of_loading_has_a_bad_example() -> None:
    shown = {code for path in BAD.rglob("*.expected.txt") for code in re.findall(r"MQ\d{3}", path.read_text("utf-8"))}
    words = "".join((MESSAGES / f"{family}.yaml").read_text("utf-8") for family in ("loading", "structure"))
    codes = set(re.findall(r"^(MQ\d{3}):", words, re.MULTILINE))
    assert len(codes) > 70
    assert codes - shown == set(CANNOT_STAND_IN_A_FOLDER)


def test_a_bad_file_is_bad_in_one_way_and_says_where() -> None:
    for path in [*bad("yaml"), *bad("structure"), *bad("meaning")]:
        russian = path.with_suffix(".expected.txt").read_text("utf-8").split("\n\n")[0]
        heads = [line for line in russian.splitlines() if not line.startswith(" ")]
        assert heads, path
        assert all(re.match(rf"{re.escape(path.name)}:\d+:\d+: MQ\d{{3}}: ", line) for line in heads), (path, heads)
        assert len(heads) <= 4, path


def test_words_hold_no_jargon_of_programs() -> None:
    for path in BAD.rglob("*.expected.txt"):
        russian = path.read_text("utf-8").split("\n\n")[0]
        assert not re.search(r"\b(string|integer|mapping|dict|tuple|null|None|парс|токен|валид)\w*", russian), path
