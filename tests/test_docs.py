"""Every example in README and docs is run: what a page shows is what happens.

Each page is read from top to bottom in an empty folder that holds a copy of ``examples/``. By the language of its
fence, a block is

* ``console``: lines after ``$ `` are commands, run without a shell. What follows a command is what it prints; ``…``
  stands for any text, a line of ``…`` alone for any lines. ``# exit 1`` after a command is the exit code it must have.
  On a page that calls ``python``, as to install something, each is a process in an environment of the page's own.
  Elsewhere ``mqes`` is run by its entry point in this process: that it is a program is for ``tests/cli/test_program``.
* ``python``: run; all blocks of a page share their names. A ``text`` block right below is what it prints.
* any of them, or ``yaml``, ``toml``, ``csv``, opening with ``# file: path``: written to that file.
* ``yaml`` otherwise: must be good YAML by mqes's own strict rules.
* ``sh`` and ``powershell``: how to set up; not run (it would install), but its make targets and paths must exist.
"""

from __future__ import annotations

import contextlib
import io
import os
import re
import shlex
import shutil
import site
import subprocess
import sys
import sysconfig
import venv
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from unittest.mock import patch

import pytest

from mqes_core.cli import main

ROOT = Path(__file__).resolve().parents[1]
PAGES = sorted(
    [
        *ROOT.glob("*.md"),
        *(ROOT / "docs").rglob("*.md"),
        *(ROOT / "examples").rglob("*.md"),
        *ROOT.glob("plugins/*/*.md"),
        *ROOT.glob("tests/*.md"),
    ]
)
LANGUAGES = {"console", "csv", "powershell", "python", "sh", "text", "toml", "yaml"}
FENCE = re.compile(r"^(?P<indent> *)```(?P<language>[^\n`]*)\n(?P<text>.*?)^(?P=indent)```$", re.MULTILINE | re.DOTALL)
FILE = re.compile(r"# file: (?P<path>\S+)\n")
EXIT = re.compile(r"\s+# exit (\d)$")
LINK = re.compile(r"\]\((?!\w+:)([^)#\s]+)(?:#[^)\s]*)?\)")


@dataclass(frozen=True)
class Block:
    """A fenced block of a page."""

    language: str
    text: str
    line: int


def blocks(page: Path) -> list[Block]:
    text = page.read_text(encoding="utf-8")
    found = []
    for match in FENCE.finditer(text):
        indent = len(match["indent"])
        lines = "".join(line[indent:] if line.strip() else line for line in match["text"].splitlines(keepends=True))
        found.append(Block(match["language"].strip(), lines, text.count("\n", 0, match.start()) + 1))
    return found


def name(page: Path) -> str:
    return page.relative_to(ROOT).as_posix()


def commands(block: Block) -> Iterator[tuple[str, int, str]]:
    """Commands of a console block, each with its exit code and the output shown."""
    for part in re.split(r"^\$ ", block.text, flags=re.MULTILINE)[1:]:
        command, _, shown = part.partition("\n")
        while command.endswith("\\"):
            more, _, shown = shown.partition("\n")
            command = command[:-1] + more.removeprefix("> ")
        code = EXIT.search(command)
        yield EXIT.sub("", command), int(code[1]) if code else 0, shown


def pattern(shown: str) -> re.Pattern[str]:
    """What is shown as an expression, ends of lines set aside."""
    lines = []
    for line in shown.strip().splitlines():
        if line.strip() == "…":
            lines.append(r"(?:.*\n)*?")
        else:
            lines.append(".*".join(re.escape(part.rstrip()) for part in line.split("…")) + r"[ ]*\n")
    return re.compile("".join(lines))


def assert_shown(shown: str, printed: str, where: str) -> None:
    text = "\n".join(line.rstrip() for line in printed.strip().splitlines()) + "\n"
    assert pattern(shown).fullmatch(text), f"{where} shows\n{shown}\nbut this is printed:\n{text}"


def own_python(folder: Path) -> Path:
    """An environment for one page: sees everything that is installed here, keeps what the page installs to itself."""
    home = folder / ".page"
    builder = venv.EnvBuilder(with_pip=False, symlinks=os.name != "nt")
    builder.create(home)
    context = builder.ensure_directories(home)
    inherited = [path for path in site.getsitepackages() if Path(path).is_dir()]
    lines = [f"import site; site.addsitedir({path!r})\n" for path in inherited]
    own = sysconfig.get_path("purelib", vars={"base": str(home), "platbase": str(home)})
    Path(own, "inherited.pth").write_text("".join(lines), encoding="utf-8")
    return Path(context.env_exe)


def surroundings() -> dict[str, str]:
    """The variables that commands of a page see."""
    kept = {key: value for key, value in os.environ.items() if not key.startswith(("MQES_", "COVERAGE", "COV_"))}
    return kept | {"LC_ALL": "C.UTF-8", "PYTHONUTF8": "1", "COLUMNS": "120", "PIP_DISABLE_PIP_VERSION_CHECK": "1"}


def run_process(program: str, arguments: list[str], folder: Path) -> tuple[int, str]:
    """Exit code and what was printed by a command that is a process in an environment of the page's own."""
    python = folder / ".page" / Path(sys.executable).relative_to(sys.prefix)
    if not python.exists():
        python = own_python(folder)
    start = [str(python), "-m", "mqes_core"] if program == "mqes" else [str(python)]
    result = subprocess.run(
        [*start, *arguments], cwd=folder, env=surroundings(), stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT, encoding="utf-8", check=False, timeout=120,
    )  # fmt: skip
    return result.returncode, result.stdout


def run_here(arguments: list[str]) -> tuple[int, str]:
    """Exit code and what was printed by ``mqes`` in this process."""
    printed = io.StringIO()
    with (
        patch.object(sys, "argv", ["mqes", *arguments]),
        patch.dict(os.environ, surroundings(), clear=True),
        contextlib.redirect_stdout(printed),
        contextlib.redirect_stderr(printed),
        pytest.raises(SystemExit) as ended,
    ):
        main()
    return int(ended.value.code or 0), printed.getvalue()


def run_console(block: Block, where: str, folder: Path, *, apart: bool) -> None:
    for command, code, shown in commands(block):
        program, *arguments = shlex.split(command)
        assert program in {"mqes", "python"}, f"{where}: only mqes and python are run, not {program}"
        # Help is worded as the program starts, in the language of that moment.
        here = not apart and not {"-h", "--help"} & set(arguments)
        ended, printed = run_here(arguments) if here else run_process(program, arguments, folder)
        assert ended == code, f"{where}: {command}\n{printed}"
        if shown.strip():
            assert_shown(shown, printed, f"{where}: {command}")


def run_python(block: Block, where: str, names: dict[str, Any]) -> str:
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed):
        exec(compile("\n" * block.line + block.text, where, "exec"), names)
    return printed.getvalue()


def run_page(page: Path, folder: Path) -> None:
    names: dict[str, Any] = {"__name__": "__page__"}
    printed: str | None = None
    apart = any(block.language == "console" and "$ python " in block.text for block in blocks(page))
    for block in blocks(page):
        where = f"{name(page)}:{block.line}"
        if file := FILE.match(block.text):
            target = folder / file["path"]
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(block.text[file.end() :], encoding="utf-8")
        elif block.language == "console":
            run_console(block, where, folder, apart=apart)
        elif block.language == "python":
            printed = run_python(block, where, names)
            continue
        elif block.language == "yaml":
            from mqes_core.loading.strict_yaml import parse

            parse(block.text.encode(), where)
        elif block.language == "text" and printed is not None:
            assert_shown(block.text, printed, where)
        printed = None


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_examples_do_what_they_show(page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    if (ROOT / "examples").is_dir():
        shutil.copytree(ROOT / "examples", tmp_path / "examples")
    monkeypatch.chdir(tmp_path)
    run_page(page, tmp_path)


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_a_block_says_in_which_language_it_is(page: Path) -> None:
    assert {block.language for block in blocks(page)} <= LANGUAGES
    fences = [line for line in page.read_text(encoding="utf-8").splitlines() if line.lstrip().startswith("```")]
    assert len(fences) == 2 * len(blocks(page)), "a fence that is never closed"


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_links_lead_somewhere(page: Path) -> None:
    targets = LINK.findall(FENCE.sub("", page.read_text(encoding="utf-8")))
    assert [target for target in targets if not (page.parent / target).exists()] == []


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_set_up_commands_name_what_exists(page: Path) -> None:
    text = "\n".join(block.text for block in blocks(page) if block.language in {"sh", "powershell"})
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    targets = re.findall(r"\bmake ([a-z]+)", text)
    assert [target for target in targets if not re.search(rf"^{target}:", makefile, re.MULTILINE)] == []
    installed = re.findall(r"(?:-e|-c|-r|--constraint) ([\w./\\-]+)", text)
    paths = [path.replace("\\", "/") for path in installed]
    assert [path for path in paths if not (ROOT / path).exists()] == []


def test_the_comparison_of_output_can_fail() -> None:
    assert_shown("один\n…\nтри", "один\nдва\nи ещё\nтри\n", "here")
    assert_shown("всего … баллов", "всего 12 баллов", "here")
    with pytest.raises(AssertionError, match="but this is printed"):
        assert_shown("всего 12 баллов", "всего 13 баллов", "here")
    with pytest.raises(AssertionError, match="but this is printed"):
        assert_shown("один\nтри", "один\nдва\nтри", "here")
