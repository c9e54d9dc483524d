"""A comparison as a file: the suffix picks the format."""

from __future__ import annotations

from mqes_core.comparison.concepts import SideBySide
from mqes_core.comparison.concepts.record import comparison_record
from mqes_core.diagnostics import Diagnostic
from mqes_core.i18n import Language
from mqes_core.reporting.comparison.page import render_page
from mqes_core.reporting.comparison.workbook import render_workbook
from mqes_core.reporting.formats import as_json, by_suffix

__all__ = ["render_comparison"]


def render_comparison(comparison: SideBySide, suffix: str, *, lang: Language = "ru") -> bytes:
    """A comparison as the bytes of a file with that suffix.

    Raises:
        UsageError: MQ880 the suffix is not known.
    """
    formats = {
        ".html": lambda: render_page(comparison, lang),
        ".xlsx": lambda: render_workbook(comparison, lang),
        ".json": lambda: as_json(comparison_record(comparison)),
    }
    return by_suffix(suffix, formats, Diagnostic("MQ880", params={"suffix": suffix or "—"}))
