"""Where a comparison meets the disk: the suffix picks the format."""

from __future__ import annotations

import json
from pathlib import Path

from mqes_core.comparison import SideBySide
from mqes_core.comparison.record import comparison_record
from mqes_core.diagnostics import Diagnostic
from mqes_core.errors import UsageError
from mqes_core.i18n import Language

__all__ = ["render_comparison", "write_comparison"]


def write_comparison(comparison: SideBySide, path: Path, *, lang: Language = "ru") -> None:
    """Write a comparison to ``path``: .html, .xlsx or .json, as its suffix says.

    Raises:
        UsageError: MQ880 the suffix is not known.
        OSError: the file cannot be written.
    """
    path.write_bytes(render_comparison(comparison, path.suffix.lower(), lang=lang))


def render_comparison(comparison: SideBySide, suffix: str, *, lang: Language = "ru") -> bytes:
    """A comparison as the bytes of a file with that suffix.

    Raises:
        UsageError: MQ880 the suffix is not known.
    """
    match suffix:
        case ".html":
            from mqes_core.reporting.comparison.page import render_page

            return render_page(comparison, lang)
        case ".xlsx":
            from mqes_core.reporting.comparison.workbook import render_workbook

            return render_workbook(comparison, lang)
        case ".json":
            return (json.dumps(comparison_record(comparison), ensure_ascii=False, indent=2) + "\n").encode()
        case _:
            raise UsageError([Diagnostic("MQ880", params={"suffix": suffix or "—"})])
