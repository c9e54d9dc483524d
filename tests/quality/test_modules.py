"""Modules stay small and say what they are for."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
MODULES = sorted([*(ROOT / "src").rglob("*.py"), *ROOT.glob("plugins/*/src/**/*.py")])
TESTS = sorted([*(ROOT / "tests").rglob("test_*.py"), *ROOT.glob("plugins/*/tests/**/test_*.py")])
MOST_LINES = 400
UNFINISHED = ("TODO", "FIXME", "XXX", "NotImplementedError")


def name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def test_there_are_modules_to_look_at() -> None:
    assert len(MODULES) > 20
    assert len(TESTS) > 5


@pytest.mark.parametrize("path", [*MODULES, *TESTS], ids=name)
def test_a_module_is_small_and_opens_with_a_sentence(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert len(text.splitlines()) < MOST_LINES
    docstring = ast.get_docstring(ast.parse(text))
    assert docstring, "a module says in one sentence what it is for"
    assert docstring.strip(". \n"), "and that sentence has words"


@pytest.mark.parametrize("path", MODULES, ids=name)
def test_nothing_is_left_unfinished(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert [word for word in UNFINISHED if word in text] == []


@pytest.mark.parametrize("path", [path for path in MODULES if path.name == "__init__.py"], ids=name)
def test_an_init_only_gathers_names(path: Path) -> None:
    """A package's front door holds imports, ``__all__`` and at most the hooks or the lazy look-up that it needs."""
    body = tree(path).body
    defined = [node for node in body if isinstance(node, ast.ClassDef)]
    functions = [node.name for node in body if isinstance(node, ast.FunctionDef)]
    lazy = {"__getattr__", "__dir__"}
    assert defined == []
    if "plugins" in path.relative_to(ROOT).parts[:1]:
        assert len(path.read_text(encoding="utf-8").splitlines()) <= 30
    else:
        assert set(functions) <= lazy


def undocumented(node: ast.AST, prefix: str = "", inherits: bool = False) -> Iterator[str]:
    """Public classes, functions and methods without a docstring; overriding methods inherit theirs."""
    for child in ast.iter_child_nodes(node):
        if not isinstance(child, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)) or child.name.startswith("_"):
            continue
        is_class = isinstance(child, ast.ClassDef)
        if not ast.get_docstring(child) and not inherits:
            yield f"{prefix}{child.name}"
        if is_class:
            yield from undocumented(child, f"{prefix}{child.name}.", inherits=bool(child.bases))


@pytest.mark.parametrize("path", MODULES, ids=name)
def test_what_is_public_is_documented(path: Path) -> None:
    assert list(undocumented(tree(path))) == []
