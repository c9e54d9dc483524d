"""Rules of structure: numbering, repeats, what is empty, what is named in one place only."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from mqes_core.lint.families import numbering
from mqes_core.lint.rule import Check, Defect
from mqes_core.lint.subject import Subject

__all__ = ["CHECKS"]


def _unused_exceptions(_: Subject) -> Iterator[Defect]:
    """Judged after all other rules, by the linter itself."""
    yield from ()


CHECKS: Final[Mapping[str, Check]] = {
    "MQ150": numbering.repeated,
    "MQ151": numbering.skipped,
    "MQ152": numbering.sections_numbered_twice,
    "MQ153": numbering.criteria_skipped,
    "MQ199": _unused_exceptions,
}
