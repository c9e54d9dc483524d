"""Concepts side by side under one edition of the frame."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Final

from mqes_core import lint, loading
from mqes_core.api.edge import today, writing
from mqes_core.comparison.concepts import SideBySide, side_by_side
from mqes_core.diagnostics import Diagnostic
from mqes_core.errors import UsageError
from mqes_core.i18n import Language
from mqes_core.library import Library, open_library
from mqes_core.model.edition import Edition
from mqes_core.reporting.comparison import render_comparison

__all__ = ["FRAME", "compare_concepts", "write_comparison"]

FRAME: Final = "federal-2020"
"""The edition of the frame that is taken where none is named: the one of whose list the most was read."""


def compare_concepts(
    concepts: Iterable[str | Path | Edition],
    *,
    frame: str = FRAME,
    on: date | None = None,
    library: Library | None = None,
) -> SideBySide:
    """Lay concepts side by side: map of the management cycle, coverage, indicators, scales, experts, remarks.

    Args:
        concepts: ``nazran``, ``nazran@2021``, folders of editions, or editions already loaded; any number.
        frame: the edition of the frame of directions under which they are compared.
        on: the day of the comparison, today if not given.
        library: where concepts and the rules of plugins come from; the installed plugins if not given.

    Raises:
        UsageError: MQ801 unknown concept, MQ808 unknown edition of the frame.
        LoadError: a concept does not load, or a kind of clause it uses is not there.
    """
    library, day = library or open_library(), on or today()
    frames = loading.frames()
    if frame not in frames:
        raise UsageError([Diagnostic("MQ808", params={"id": frame, "near": ", ".join(frames)})])
    editions = [_edition(item, library) for item in concepts]
    plugins = library.plugins
    reports = [lint.lint(edition, on=day, extra=plugins.rules.values(), kinds=plugins.kinds) for edition in editions]
    return side_by_side(
        editions, frames[frame], frames=frames, cycle=loading.management_cycle(), on=day, reports=reports,
        clauses=plugins.clauses,
    )  # fmt: skip


def write_comparison(comparison: SideBySide, path: Path | str, *, lang: Language = "ru") -> Path:
    """Write a comparison as a page (html), a workbook (xlsx) or a record (json), by the file's suffix.

    Raises:
        UsageError: MQ880 no such format, MQ893 the file cannot be written.
    """
    path = Path(path)
    data = render_comparison(comparison, path.suffix.lower(), lang=lang)
    with writing(path):
        path.write_bytes(data)
    return path


def _edition(item: str | Path | Edition, library: Library) -> Edition:
    if isinstance(item, Edition):
        return item
    return loading.load_edition(item) if isinstance(item, Path) else library.edition(item)
