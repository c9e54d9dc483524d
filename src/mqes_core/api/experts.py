"""Experts: a form of what they can show, who is eligible for what on a day, why not, whose demands are stricter."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from mqes_core.api.edge import today, writing
from mqes_core.diagnostics import Diagnostic
from mqes_core.errors import UsageError
from mqes_core.exchange.experts import People, Vocabulary, people_form, vocabulary
from mqes_core.exchange.experts import read_people as read_file
from mqes_core.i18n import Language
from mqes_core.library import Library, open_library
from mqes_core.model.edition import Edition

__all__ = ["read_people", "write_experts_form"]


def write_experts_form(
    concept: str | Edition, path: Path | str, *, library: Library | None = None, lang: Language = "ru"
) -> Path:
    """Write the form (xlsx) in which people list what their experts can show.

    Raises:
        UsageError: MQ801 unknown concept, MQ807 another suffix than .xlsx, MQ860 the concept asks nothing of experts,
            MQ893 the file cannot be written.
        LoadError: the concept does not load.
    """
    path = Path(path)
    if path.suffix.lower() != ".xlsx":
        raise UsageError([Diagnostic("MQ807", params={"path": str(path)})])
    data = people_form(_known(concept, library or open_library()), lang=lang)
    with writing(path):
        path.write_bytes(data)
    return path


def read_people(
    concept: str | Edition, path: Path | str, *, on: date | None = None, library: Library | None = None
) -> People:
    """Read a filled-in form of experts (xlsx), or JSON of the same rows.

    Nothing is raised for what is wrong in the file: each problem stands in ``diagnostics`` with its sheet and cell,
    and whatever is sound is there.

    Args:
        concept: ``shatoy``, ``shatoy@2022``, or an edition already loaded.
        path: the file.
        on: the day of reading, today if not given; nothing can have been issued later.
        library: where the concept comes from; the installed plugins if not given.

    Raises:
        UsageError: MQ801 unknown concept, MQ860 the concept asks nothing of experts.
        LoadError: the concept does not load.
    """
    return read_file(Path(path), _known(concept, library or open_library()), on or today())


def _known(concept: str | Edition, library: Library) -> Vocabulary:
    edition = concept if isinstance(concept, Edition) else library.edition(concept)
    return vocabulary(edition, library.plugins.clauses)
