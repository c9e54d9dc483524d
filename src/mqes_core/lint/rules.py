"""All rules of mqes: the functions of each family joined with the data beside them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from importlib import import_module, resources
from typing import Any, Final

from mqes_core.diagnostics import Severity
from mqes_core.lint.rule import FAMILIES, Check, Example, LintRule

__all__ = ["CLEAN", "rules"]

CLEAN: Final = resources.files("mqes_core.lint") / "clean"
"""The made-up concept without a defect into which examples are put."""


@cache
def rules() -> Mapping[str, LintRule]:
    """Every rule of mqes by its code, in the order of the codes."""
    return dict(sorted((rule.code, rule) for family in FAMILIES.values() for rule in _family(family)))


def _family(name: str) -> Iterator[LintRule]:
    file = resources.files("mqes_core.lint") / "catalogue" / f"{name}.yaml"
    if not file.is_file():
        return
    checks: Mapping[str, Check] = import_module(f"mqes_core.lint.families.{name}").CHECKS
    for code, data in _read(file.read_bytes()).items():
        yield LintRule(code, Severity(data["severity"]), checks[code], _example(data["example"]), data.get("basis", ""))


def _read(data: bytes) -> Mapping[str, Any]:
    import yaml

    return yaml.load(data, Loader=yaml.CSafeLoader) or {}


def _example(data: Mapping[str, str]) -> Example:
    return Example(data["file"], data["at"], data["bad"], data["good"])
