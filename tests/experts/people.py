"""What the tests about files of people share: the concept, the example's rows, files made of rows."""

from __future__ import annotations

import copy
import importlib.util
from datetime import date
from functools import cache
from importlib.resources import files
from pathlib import Path
from types import ModuleType
from typing import Any

from mqes_core.exchange.experts import People, Vocabulary, people_form, people_json, read_people, vocabulary
from mqes_core.loading import load_edition

ROOT = Path(__file__).resolve().parents[2]
EXAMPLE = ROOT / "examples" / "experts"
TODAY = date(2026, 11, 23)
ON = date(2023, 9, 1)

Rows = dict[str, list[dict[str, Any]]]


@cache
def known() -> Vocabulary:
    return vocabulary(load_edition(files("mqes_shatoy") / "data" / "2022"))


@cache
def maker() -> ModuleType:
    spec = importlib.util.spec_from_file_location("make_experts", EXAMPLE / "make.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def example_rows() -> Rows:
    """A copy of the example's rows, to be spoilt."""
    rows: Rows = copy.deepcopy(maker().ROWS)
    return rows


def read(rows: Rows, folder: Path, suffix: str = ".json", today: date = TODAY) -> People:
    """What is read of a file with these rows."""
    path = folder / f"people{suffix}"
    path.write_bytes(people_json(known(), rows) if suffix == ".json" else people_form(known(), rows))
    return read_people(path, known(), today)


def codes(people: People) -> list[str]:
    """The codes of what was found, in order."""
    return [item.code for item in people.diagnostics]
