"""Legal notices that a dated evaluation must carry, by the assessment procedures that it scores."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Final, NamedTuple

from mqes_core.model.measures import Measure

__all__ = ["NOTICES", "Notice", "notices_for"]


class Notice(NamedTuple):
    """From ``since`` on, scoring by ``procedure`` carries the notice ``code``; it never refuses to score."""

    code: str
    procedure: str
    since: date


NOTICES: Final = (
    # Letter of 18.04.2025 N 02-86: using ВПР results to assess organisations and teachers is not provided for.
    Notice("MQ601", "vpr", date(2025, 4, 18)),
)


def notices_for(measures: Iterable[Measure], on: date) -> tuple[str, ...]:
    """Codes of the notices that hold on that day for what these measures score."""
    procedures = {measure.procedure for measure in measures}
    return tuple(item.code for item in NOTICES if item.procedure in procedures and item.since <= on)
