"""A bar shows on a terminal that long work goes on; quick work and piped output see nothing of it."""

from __future__ import annotations

import io
import os
import pty
import select
import subprocess
import sys
import time
from pathlib import Path

import pytest

from mqes_core import Case, Unit
from mqes_core.cli.progress import Bar
from mqes_core.exchange import read_cases, write_cases
from mqes_core.loading import load_edition

ROOT = Path(__file__).resolve().parents[2]
NAZRAN = ROOT / "plugins/nazran/src/mqes_nazran/data/2021"


class Terminal(io.StringIO):
    """A stream that says it is a terminal, or that it is not."""

    def __init__(self, *, looked_at: bool = True) -> None:
        super().__init__()
        self.looked_at = looked_at

    def isatty(self) -> bool:
        return self.looked_at


def until(words: str, stream: io.StringIO) -> None:
    """Wait till the words are there; ten seconds at most."""
    for _ in range(200):
        if words in stream.getvalue():
            return
        time.sleep(0.05)
    pytest.fail(f"{words!r} never came: {stream.getvalue()!r}")


@pytest.fixture(autouse=True)
def terminal_of_a_common_kind(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("COLUMNS", "80")


def test_long_work_shows_how_many_steps_are_done() -> None:
    stream = Terminal()
    with Bar("Считаю", 3, stream=stream, patience=0) as bar:
        until("Считаю", stream)
        until("0/3", stream)
        bar.step()
        until("1/3", stream)
        bar.step()
        until("2/3", stream)


def test_steps_done_before_the_bar_appears_count() -> None:
    stream = Terminal()
    with Bar("Считаю", 3, stream=stream, patience=0.2) as bar:
        bar.step()
        until("1/3", stream)
    assert "0/3" not in stream.getvalue()


def test_quick_work_shows_nothing_even_later() -> None:
    stream = Terminal()
    with Bar("Считаю", 1, stream=stream, patience=0.1) as bar:
        bar.step()
    time.sleep(0.3)
    assert stream.getvalue() == ""


def test_a_bar_that_comes_too_late_stays_away() -> None:
    stream = Terminal()
    bar = Bar("Считаю", 1, stream=stream, patience=60)
    with bar:
        pass
    bar._show()
    assert stream.getvalue() == ""


def test_nobody_looking_nothing_shown() -> None:
    stream = Terminal(looked_at=False)
    with Bar("Считаю", 1, stream=stream, patience=0):
        time.sleep(0.3)
    assert stream.getvalue() == ""


def test_a_failure_passes_through_and_takes_the_bar_away() -> None:
    stream = Terminal()

    def fail() -> None:
        with Bar("Считаю", 1, stream=stream, patience=0):
            until("Считаю", stream)
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()
    length = len(stream.getvalue())
    time.sleep(0.3)
    assert len(stream.getvalue()) == length


def test_every_file_is_a_step() -> None:
    steps: list[None] = []
    files = sorted((ROOT / "examples/region/forms/ozyorny").glob("*.xlsx"))
    read_cases(files, load_edition(NAZRAN), on_file=lambda: steps.append(None))
    assert len(steps) == len(files) == 3


# --- the program ------------------------------------------------------------------------------------------------------


def on_a_terminal(*arguments: str) -> tuple[str, str]:
    """What the program writes to stdout (piped) and to stderr (a terminal)."""
    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "mqes_core", *arguments]
    environment = os.environ | {"MQES_LANG": "ru", "PYTHONIOENCODING": "utf-8"}
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=theirs, env=environment)
    os.close(theirs)
    shown = b""
    while True:
        if select.select([ours], [], [], 0.1)[0]:
            try:
                piece = os.read(ours, 65536)
            except OSError:
                break
            if not piece:
                break
            shown += piece
        elif process.poll() is not None:
            break
    out, _ = process.communicate(timeout=60)
    os.close(ours)
    assert process.returncode == 0
    return out.decode(), shown.decode(errors="replace")


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Three thousand schools: seconds of work on any machine."""
    path = tmp_path_factory.mktemp("many") / "many.csv"
    unit = {"levels": ("primary", "basic", "secondary")}
    cases = [Case(Unit(id=f"{n:05d}", **unit), 2023, {"graduates_9": n}) for n in range(3000)]  # type: ignore[arg-type]
    write_cases(cases, load_edition(NAZRAN), path)
    return path


def test_the_program_shows_a_bar_on_a_terminal_while_it_scores_much(many: Path, tmp_path: Path) -> None:
    report = tmp_path / "report.csv"
    out, shown = on_a_terminal("score", "nazran", str(many), "-o", str(report))
    assert "Считаю" in shown
    assert "Считаю" not in out
    assert str(report) in out
    assert report.is_file()


def test_the_program_shows_no_bar_where_nobody_looks(many: Path) -> None:
    command = [sys.executable, "-m", "mqes_core", "score", "nazran", str(many)]
    result = subprocess.run(command, capture_output=True, text=True, check=True, encoding="utf-8")
    assert "Считаю" not in result.stdout + result.stderr
    assert "\x1b" not in result.stdout + result.stderr
