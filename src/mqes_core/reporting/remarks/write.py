"""Where remarks meet the disk: the suffix picks the format."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

from mqes_core.diagnostics import Diagnostic
from mqes_core.errors import UsageError
from mqes_core.i18n import Language
from mqes_core.lint import LintReport
from mqes_core.reporting.remarks.page import render_page
from mqes_core.reporting.remarks.sarif import sarif

__all__ = ["render_remarks", "write_remarks"]


def write_remarks(reports: Sequence[LintReport], path: Path, *, lang: Language = "ru") -> None:
    """Write findings to ``path``: .html, .json or .sarif, as its suffix says.

    Raises:
        UsageError: MQ895 the suffix is not known.
        OSError: the file cannot be written.
    """
    path.write_bytes(render_remarks(reports, path.suffix.lower(), lang=lang))


def render_remarks(reports: Sequence[LintReport], suffix: str, *, lang: Language = "ru") -> bytes:
    """Findings as the bytes of a file with that suffix.

    Raises:
        UsageError: MQ895 the suffix is not known.
    """
    match suffix:
        case ".html":
            return render_page(reports, lang)
        case ".json":
            return _json({"reports": [report.to_dict() for report in reports]})
        case ".sarif":
            return _json(sarif(reports, Path.cwd(), lang))
        case _:
            raise UsageError([Diagnostic("MQ895", params={"suffix": suffix or "—"})])


def _json(data: object) -> bytes:
    return (json.dumps(data, ensure_ascii=False, indent=2) + "\n").encode()
