"""The report on experts as a file: the suffix picks the format."""

from __future__ import annotations

from mqes_core.diagnostics import Diagnostic
from mqes_core.i18n import Language
from mqes_core.reporting.experts.page import render_page
from mqes_core.reporting.experts.record import experts_record
from mqes_core.reporting.experts.sheets import render_workbook
from mqes_core.reporting.experts.view import ExpertReport
from mqes_core.reporting.formats import as_json, by_suffix

__all__ = ["render_experts"]


def render_experts(report: ExpertReport, suffix: str, *, lang: Language = "ru") -> bytes:
    """The report as the bytes of a file with that suffix.

    Raises:
        UsageError: MQ864 the suffix is not known.
    """
    formats = {
        ".html": lambda: render_page(report, lang),
        ".xlsx": lambda: render_workbook(report, lang),
        ".json": lambda: as_json(experts_record(report)),
    }
    return by_suffix(suffix, formats, Diagnostic("MQ864", params={"suffix": suffix or "—"}))
