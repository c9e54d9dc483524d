"""Where the chart of a plan meets the disk: the suffix picks the format."""

from __future__ import annotations

from pathlib import Path

from mqes_core.diagnostics import Diagnostic
from mqes_core.errors import UsageError
from mqes_core.i18n import Language
from mqes_core.reporting.roadmap.chart import chart
from mqes_core.reporting.roadmap.page import render_chart
from mqes_core.reporting.roadmap.sheet import render_sheet
from mqes_core.roadmapping import Overview

__all__ = ["render_plan"]


def render_plan(found: Overview, path: Path, lang: Language = "ru") -> bytes:
    """The plan by months as the bytes of a file of that name: .html or .xlsx.

    Raises:
        UsageError: MQ853 the suffix is not known.
    """
    match path.suffix.lower():
        case ".html":
            return render_chart(chart(found), lang)
        case ".xlsx":
            return render_sheet(chart(found), lang)
        case suffix:
            raise UsageError([Diagnostic("MQ853", params={"suffix": suffix or "—"})])
