"""What is imported when: the seam for municipalities, and heavy libraries only where they are used."""

from __future__ import annotations

import ast
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
MUNICIPALITIES = sorted(path for path in (ROOT / "plugins").iterdir() if path.is_dir())
SEAM = ("mqes_core.plugins", "mqes_core.model")
HEAVY = {"babel", "docx", "jinja2", "jsonschema", "openpyxl", "polars", "rich", "xlsxwriter"}


def imported(path: Path) -> set[str]:
    """Full names of the modules that a file imports, at any depth of its code."""
    names = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            names.add(node.module or "")
    return names


def loaded_by(statement: str) -> set[str]:
    """Top-level modules that a fresh interpreter holds after the statement."""
    code = f"import sys; {statement}; print(' '.join({{name.split('.')[0] for name in sys.modules}}))"
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return set(result.stdout.split())


@pytest.mark.parametrize("folder", MUNICIPALITIES, ids=lambda path: path.name)
def test_a_municipality_uses_the_public_seam_alone(folder: Path) -> None:
    files = sorted((folder / "src").rglob("*.py"))
    assert files
    for path in files:
        core = {name for name in imported(path) if name.split(".")[0].startswith(("mqes_", "pluggy"))}
        own = {name for name in core if name.split(".")[0] == f"mqes_{folder.name}"}
        assert [name for name in core - own if not f"{name}.".startswith(tuple(f"{room}." for room in SEAM))] == []


def test_every_room_of_the_core_stands_in_the_contract() -> None:
    """The contract is exhaustive by itself; this holds the switch that makes it so."""
    configuration = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["importlinter"]
    layers = next(item for item in configuration["contracts"] if item["type"] == "layers")
    assert layers["exhaustive"] is True
    assert "ignore_imports" not in layers


ROOMS_OF_API = [f"mqes_core.api.{path.stem}" for path in sorted((ROOT / "src/mqes_core/api").glob("[a-z]*.py"))]


@pytest.mark.parametrize("module", ["mqes_core", "mqes_core.model", "mqes_core.cli", *ROOMS_OF_API])
def test_heavy_libraries_wait_until_they_are_used(module: str) -> None:
    assert loaded_by(f"import {module}") & HEAVY == set()


@pytest.mark.parametrize("module", ["mqes_core", "mqes_core.cli"])
def test_the_front_doors_do_not_load_the_models(module: str) -> None:
    assert "pydantic" not in loaded_by(f"import {module}")
