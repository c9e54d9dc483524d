"""The shared corpus of good and bad files, and how what is said of a bad file is written down beside it."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest

from mqes_core.diagnostics import Diagnostic
from mqes_core.errors import LoadError
from mqes_core.loading import load_edition
from mqes_core.loading.files import read_file

CORPUS = Path(__file__).resolve().parents[1] / "corpus"
BAD = CORPUS / "bad"

Told = Callable[[Path], str]


def written(diagnostics: Iterable[Diagnostic], folder: Path) -> str:
    """What is said in Russian and in English, with places relative to ``folder``."""
    found = list(diagnostics)
    blocks = ["\n".join(item.text(lang) for item in found) for lang in ("ru", "en")]
    return "\n\n".join(blocks).replace(f"{folder}{os.sep}", "").replace(str(folder), ".") + "\n"


def told_of_file(path: Path) -> str:
    """What is said of one file."""
    return written(read_file(path.read_bytes(), path.name).diagnostics, path.parent)


def told_of_folder(folder: Path) -> str:
    """What is said of an edition."""
    with pytest.raises(LoadError) as error:
        load_edition(folder)
    return written(error.value.diagnostics, folder)


@pytest.fixture
def told_of_meaning(tmp_path: Path) -> Told:
    """What is said of a file beside the good files of the base edition."""

    def told(path: Path) -> str:
        shutil.copy(path, tmp_path)
        kind = path.read_text(encoding="utf-8").split("kind: ", 1)[1].split("\n", 1)[0]
        for good in (BAD / "base").iterdir():
            if good.stem != kind:
                shutil.copy(good, tmp_path)
        return told_of_folder(tmp_path)

    return told


@pytest.fixture
def compare() -> Callable[[Path, str], None]:
    """Compares what is said with the file beside the bad one; with MQES_WRITE_EXPECTED=1 writes it down first."""

    def compare(path: Path, told: str) -> None:
        beside = (
            path.with_suffix(".expected.txt") if path.suffix == ".yaml" else path.parent / f"{path.name}.expected.txt"
        )
        if os.environ.get("MQES_WRITE_EXPECTED") == "1":
            beside.write_text(told, encoding="utf-8", newline="\n")
        assert beside.is_file(), f"{beside.name} is missing: write it with MQES_WRITE_EXPECTED=1 and read it through"
        assert told == beside.read_text(encoding="utf-8")

    return compare


@pytest.fixture
def of_file() -> Told:
    return told_of_file


@pytest.fixture
def of_folder() -> Told:
    return told_of_folder
