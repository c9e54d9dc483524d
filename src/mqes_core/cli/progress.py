"""A bar on stderr for work that takes its time; nothing for quick work, and nothing where nobody is looking."""

from __future__ import annotations

import sys
from threading import Lock, Timer
from types import TracebackType
from typing import TYPE_CHECKING, Final, Self, TextIO

if TYPE_CHECKING:
    from rich.progress import Progress

__all__ = ["Bar"]

_PATIENCE: Final = 1.0
"""Seconds for which nothing is shown."""


class Bar:
    """Shows how many steps of ``total`` are done, while inside ``with``; ``step`` is called after each.

    The bar appears only after a second, on a terminal, and vanishes with the work.
    """

    def __init__(self, words: str, total: int, *, stream: TextIO | None = None, patience: float = _PATIENCE) -> None:
        self._words = words
        self._total = total
        self._stream = sys.stderr if stream is None else stream
        self._done = 0
        self._lock = Lock()
        self._shown: Progress | None = None
        self._over = False
        self._timer = Timer(patience, self._show)
        self._timer.daemon = True

    def step(self) -> None:
        """Count one step as done."""
        with self._lock:
            self._done += 1
            if self._shown is not None:
                self._shown.update(self._shown.task_ids[0], completed=self._done)

    def __enter__(self) -> Self:
        if self._stream.isatty():
            self._timer.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._timer.cancel()
        with self._lock:
            self._over = True
            if self._shown is not None:
                self._shown.stop()

    def _show(self) -> None:
        from rich.console import Console
        from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

        with self._lock:
            if self._over:
                return
            columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
            self._shown = Progress(
                *columns,
                console=Console(file=self._stream),
                transient=True,
                redirect_stdout=False,
                redirect_stderr=False,
            )
            self._shown.add_task(self._words, total=self._total, completed=self._done)
            self._shown.start()
