"""Findings of the linter as a file: the suffix picks the format."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from mqes_core.diagnostics import Diagnostic
from mqes_core.i18n import Language
from mqes_core.lint import LintReport
from mqes_core.reporting.formats import as_json, by_suffix
from mqes_core.reporting.remarks.page import render_page
from mqes_core.reporting.remarks.sarif import sarif

__all__ = ["render_remarks"]


def render_remarks(reports: Sequence[LintReport], suffix: str, *, root: Path, lang: Language = "ru") -> bytes:
    """Findings as the bytes of a file with that suffix; SARIF names files from ``root`` on.

    Raises:
        UsageError: MQ895 the suffix is not known.
    """
    formats = {
        ".html": lambda: render_page(reports, lang),
        ".json": lambda: as_json({"reports": [report.to_dict() for report in reports]}),
        ".sarif": lambda: as_json(sarif(reports, root, lang)),
    }
    return by_suffix(suffix, formats, Diagnostic("MQ895", params={"suffix": suffix or "—"}))
