"""For which concept, edition and layout a form was made, told apart from the one that is asked for."""

from __future__ import annotations

from typing import Final

from mqes_core.diagnostics import Diagnostic, Place
from mqes_core.exchange.layout import Layout
from mqes_core.exchange.texts import shorten

__all__ = ["FORM_MARK", "GUIDE_MARK", "LISTS_MARK", "foreign"]

FORM_MARK: Final = "mqes:form"
"""Stands in A1 of the hidden sheet that names concept, edition and version."""
GUIDE_MARK: Final = "mqes:guide"
"""Stands in A1 of the sheet with instructions."""
LISTS_MARK: Final = "mqes:lists"
"""Stands in A1 of the hidden sheet with the answers of drop-downs."""


def foreign(layout: Layout, place: Place, concept: str, edition: str, version: str | None = None) -> Diagnostic | None:
    """Why a form that names itself so cannot be read as one of ``layout``; None where it can."""
    params = {"expected": layout.name, "concept": shorten(concept), "edition": shorten(edition)}
    if concept != layout.concept:
        return Diagnostic("MQ709", place, params)
    if edition != layout.edition:
        return Diagnostic("MQ710", place, params)
    if version is not None and version != layout.version:
        return Diagnostic("MQ711", place, params | {"version": shorten(version), "current": layout.version})
    return None
