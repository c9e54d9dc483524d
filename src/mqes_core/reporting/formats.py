"""How a report finds its format: by the suffix of the file that is asked for."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping

from mqes_core.diagnostics import Diagnostic
from mqes_core.errors import UsageError

__all__ = ["as_json", "by_suffix"]


def by_suffix(suffix: str, formats: Mapping[str, Callable[[], bytes]], refusal: Diagnostic) -> bytes:
    """The bytes of the format that the suffix stands for; other formats are not made.

    Raises:
        UsageError: ``refusal``, where no format has this suffix.
    """
    if suffix not in formats:
        raise UsageError([refusal])
    return formats[suffix]()


def as_json(data: object) -> bytes:
    """Data for programs that a person can read, too."""
    return (json.dumps(data, ensure_ascii=False, indent=2) + "\n").encode()
