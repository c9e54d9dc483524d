"""What every plugin must hold, as one line in its tests; needs the extra ``testing``.

Beside ``tests/cases/*.yaml`` with worked cases, the author writes::

    from mqes_core.testing.conformance import conformance

    test_plugin = conformance("mqes_hills")

and pytest runs every check on every edition that the plugin brings. Instead of the package's name, the path of a
folder with YAML will do. pytest, Hypothesis and jsonschema are imported when the tests are made or run.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

from mqes_core.errors import MqesError
from mqes_core.testing.checks import CHECKS
from mqes_core.testing.subject import Subject

__all__ = ["check", "conformance"]


def conformance(plugin: str | Path, *, cases: Path | None = None) -> Callable[..., None]:
    """A pytest test of the plugin, with one instance for each check.

    Args:
        plugin: the package (``mqes_hills``) or entry point (``hills``) of an installed plugin, or a folder of YAML.
        cases: the folder of worked cases; ``cases`` beside the calling file unless given.
    """
    import pytest

    if cases is None:
        cases = Path(sys._getframe(1).f_globals["__file__"]).parent / "cases"
    subject = Subject(plugin, cases)

    @pytest.mark.parametrize("name", list(CHECKS))
    def test_conformance(name: str) -> None:
        CHECKS[name](subject)

    return test_conformance


def check(plugin: str | Path, *, cases: Path) -> dict[str, str]:
    """The same without pytest: what each failed check says, by its name; empty where the plugin conforms."""
    subject = Subject(plugin, cases)
    failed: dict[str, str] = {}
    for name, run in CHECKS.items():
        try:
            run(subject)
        except (AssertionError, MqesError) as error:
            failed[name] = str(error)
    return failed
