"""Running code of others: whatever it raises becomes a diagnostic that says what failed and where."""

from __future__ import annotations

import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

import pluggy

from mqes_core.diagnostics import Diagnostic, Place

__all__ = ["UnusableError", "describe", "guard", "place_of"]

_LONGEST: Final = 300
_OURS: Final = tuple(str(Path(file).parent) for file in (pluggy.__file__, __file__))
_STDLIB: Final = str(Path(traceback.__file__).parent)


class UnusableError(Exception):
    """A plugin cannot be used; the first diagnostic is the reason, the others tell more."""

    def __init__(self, *diagnostics: Diagnostic) -> None:
        super().__init__(*diagnostics)
        self.diagnostics = diagnostics


@contextmanager
def guard(code: str, place: Place | None = None, **params: Any) -> Iterator[None]:
    """Turn anything raised inside into ``UnusableError`` with ``code``; only the user's own interruption passes.

    ``SystemExit`` and the like are caught too: a plugin must not end the program of its host.

    Args:
        code: code of the diagnostic; its words may use ``{error}`` beside ``params``.
        place: where the problem stands; without it, the line of the plugin that led to the exception.
        params: fill in the words.

    Raises:
        UnusableError: the code inside raised something.
    """
    try:
        yield
    except (KeyboardInterrupt, UnusableError):
        raise
    except BaseException as error:
        where = place_of(error) if place is None else place
        raise UnusableError(Diagnostic(code, where, {**params, "error": describe(error)})) from error


def describe(error: BaseException) -> str:
    """Name and first line of an exception, even where the exception itself cannot say it."""
    try:
        lines = str(error).strip().splitlines()
    except Exception:
        lines = []
    name = type(error).__name__
    return f"{name}: {lines[0][:_LONGEST]}" if lines else name


def place_of(error: BaseException) -> Place:
    """The innermost line outside of Python's library and of mqes that led to the exception; empty if none did."""
    if isinstance(error, SyntaxError) and error.filename:
        return Place(error.filename, error.lineno or 0, error.offset or 0)
    frames = traceback.StackSummary.extract(traceback.walk_tb(error.__traceback__), lookup_lines=False)
    for frame in reversed(frames):
        if not _is_machinery(frame.filename):
            return Place(frame.filename, frame.lineno or 0, (frame.colno or 0) + 1)
    return Place()


def _is_machinery(file: str) -> bool:
    if file.startswith(("<", *_OURS)):
        return True
    return file.startswith(_STDLIB) and "site-packages" not in file and "dist-packages" not in file
