"""Where functions for users meet the system: the folder of a file about to be written, the day of today."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from mqes_core.diagnostics import Diagnostic
from mqes_core.errors import UsageError
from mqes_core.i18n import refusal

__all__ = ["today", "writing"]


@contextmanager
def writing(path: Path) -> Iterator[None]:
    """Make the folder of a file about to be written; what the system refuses is said in the author's words."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        yield
    except OSError as error:
        params = {"path": str(path), "reason": refusal(error)}
        raise UsageError([Diagnostic("MQ893", params=params)]) from error


def today() -> date:
    """The calendar day where the user sits."""
    return date.today()  # noqa: DTZ011 — the calendar day where the user sits is what the header means
