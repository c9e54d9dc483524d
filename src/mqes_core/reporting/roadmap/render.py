"""The chart of a plan as a file: the suffix picks the format."""

from __future__ import annotations

from mqes_core.diagnostics import Diagnostic
from mqes_core.i18n import Language
from mqes_core.reporting.formats import by_suffix
from mqes_core.reporting.roadmap.chart import chart
from mqes_core.reporting.roadmap.page import render_chart
from mqes_core.reporting.roadmap.sheet import render_sheet
from mqes_core.roadmapping import Overview

__all__ = ["render_plan"]


def render_plan(found: Overview, suffix: str, lang: Language = "ru") -> bytes:
    """The plan by months as the bytes of a file with that suffix: .html or .xlsx.

    Raises:
        UsageError: MQ853 the suffix is not known.
    """
    formats = {
        ".html": lambda: render_chart(chart(found), lang),
        ".xlsx": lambda: render_sheet(chart(found), lang),
    }
    return by_suffix(suffix, formats, Diagnostic("MQ853", params={"suffix": suffix or "—"}))
