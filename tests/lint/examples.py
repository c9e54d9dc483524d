"""Puts the example of a rule into the clean concept and lints what comes out."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from mqes_core.lint import LintReport, lint
from mqes_core.lint.rules import CLEAN
from mqes_core.loading import load_with_places

ON = date(2026, 11, 23)


def linted(folder: Path) -> LintReport:
    """The findings in an edition that lies in a folder."""
    edition, place = load_with_places(folder)
    return lint(edition, on=ON, locate=place)


def clean_copy(folder: Path) -> Path:
    """A copy of the clean concept."""
    folder.mkdir(parents=True, exist_ok=True)
    for file in CLEAN.iterdir():
        (folder / file.name).write_bytes(file.read_bytes())
    return folder


def put(folder: Path, file: str, at: str, fragment: str) -> None:
    """Replaces the part of a file at a dotted path by a fragment of YAML; an empty one takes the part away.

    An empty path stands for the whole file, which may also be a new one.
    """
    path = folder / file
    if not at:
        path.unlink(missing_ok=True)
        if fragment:
            path.write_text(fragment, encoding="utf-8")
        return
    data: Any = yaml.load(path.read_bytes(), Loader=yaml.CSafeLoader)
    *above, last = steps(at)
    inner = data
    for step in above:
        inner = inner[step]
    value = yaml.load(fragment, Loader=yaml.BaseLoader if fragment.strip().startswith(('"', "'")) else yaml.SafeLoader)
    if value is None:
        del inner[last]
    elif isinstance(inner, list) and last == len(inner):
        inner.append(value)
    else:
        inner[last] = value
    path.write_text(yaml.dump(data, Dumper=yaml.CSafeDumper, allow_unicode=True, sort_keys=False), encoding="utf-8")


def steps(at: str) -> list[str | int]:
    """The steps of a dotted path such as ``roadmap.sections[0].title``."""
    return [int(step[1:-1]) if step.startswith("[") else step for step in re.findall(r"[^.\[\]]+|\[\d+\]", at)]
