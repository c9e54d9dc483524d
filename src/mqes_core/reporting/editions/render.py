"""The difference of two editions as a file: the suffix picks the format."""

from __future__ import annotations

from collections.abc import Mapping

from mqes_core.comparison.editions.difference import Difference
from mqes_core.comparison.editions.impact import Impact
from mqes_core.comparison.editions.record import difference_record
from mqes_core.diagnostics import Diagnostic
from mqes_core.eligibility import ClauseKind
from mqes_core.evaluation import ExtensionKind
from mqes_core.i18n import Language
from mqes_core.reporting.editions.page import render_page
from mqes_core.reporting.editions.view import View
from mqes_core.reporting.editions.workbook import render_workbook
from mqes_core.reporting.formats import as_json, by_suffix

__all__ = ["render_difference"]


def render_difference(
    difference: Difference,
    impact: Impact | None,
    suffix: str,
    *,
    lang: Language = "ru",
    kinds: Mapping[str, ExtensionKind] | None = None,
    clauses: Mapping[str, ClauseKind] | None = None,
) -> bytes:
    """The difference, and whom it moves, as the bytes of a file with that suffix.

    Raises:
        UsageError: MQ887 the suffix is not known.
    """
    view = View(difference, impact, lang, kinds, clauses)
    formats = {
        ".html": lambda: render_page(view),
        ".xlsx": lambda: render_workbook(view),
        ".json": lambda: as_json(difference_record(difference, impact, kinds=kinds, clauses=clauses)),
    }
    return by_suffix(suffix, formats, Diagnostic("MQ887", params={"suffix": suffix or "—"}))
