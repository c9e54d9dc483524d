"""For which concept, edition and layout a form was made, told apart from the one that is asked for."""

from __future__ import annotations

from typing import Any, Final, Protocol

from mqes_core.__about__ import __version__
from mqes_core.diagnostics import Diagnostic, Place
from mqes_core.exchange.texts import shorten

__all__ = ["FORM_MARK", "GUIDE_MARK", "LISTS_MARK", "Made", "foreign", "write_stamp"]

FORM_MARK: Final = "mqes:form"
"""Stands in A1 of the hidden sheet that names concept, edition and version."""
GUIDE_MARK: Final = "mqes:guide"
"""Stands in A1 of the sheet with instructions."""
LISTS_MARK: Final = "mqes:lists"
"""Stands in A1 of the hidden sheet with the answers of drop-downs."""


class Made(Protocol):
    """For what a form is made."""

    @property
    def concept(self) -> str:
        """The concept, by its id."""
        ...

    @property
    def edition(self) -> str:
        """The edition of the concept."""
        ...

    @property
    def name(self) -> str:
        """Concept and edition in one word."""
        ...

    @property
    def version(self) -> str:
        """What changes with the columns and with what may stand in them."""
        ...


def write_stamp(sheet: Any, made: Made) -> None:
    """Write the hidden sheet by which a form is known again."""
    facts = (
        (FORM_MARK, ""),
        ("concept", made.concept),
        ("edition", made.edition),
        ("version", made.version),
        ("made_by", __version__),
    )
    for row, (name, fact) in enumerate(facts):
        sheet.write_string(row, 0, name)
        sheet.write_string(row, 1, fact)
    sheet.very_hidden()


def foreign(layout: Made, place: Place, concept: str, edition: str, version: str | None = None) -> Diagnostic | None:
    """Why a form that names itself so cannot be read as one of ``layout``; None where it can."""
    params = {"expected": layout.name, "concept": shorten(concept), "edition": shorten(edition)}
    if concept != layout.concept:
        return Diagnostic("MQ709", place, params)
    if edition != layout.edition:
        return Diagnostic("MQ710", place, params)
    if version is not None and _kind(version) != _kind(layout.version):
        return Diagnostic("MQ798", place, params)
    if version is not None and version != layout.version:
        return Diagnostic("MQ711", place, params | {"version": shorten(version), "current": layout.version})
    return None


def _kind(version: str) -> str:
    """What the form asks for, where its version says that before a number: people, a roadmap; else what is scored."""
    return version.rpartition("-")[0]
