"""What an attentive reader would hold against a concept."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from mqes_core import lint, loading, reporting
from mqes_core.api.edge import today, writing
from mqes_core.i18n import Language
from mqes_core.library import Library, open_library
from mqes_core.lint import LintReport
from mqes_core.model.edition import Edition

__all__ = ["lint_concept", "write_findings"]


def lint_concept(
    concept: str | Path | Edition, *, on: date | None = None, library: Library | None = None
) -> LintReport:
    """What an attentive reader would hold against a concept.

    Args:
        concept: ``nazran``, ``nazran@2021``, the folder of one edition, or an edition already loaded.
        on: the date of the check, today if not given; it decides which letters are already known.
        library: where concepts and the rules of plugins come from; the installed plugins if not given.

    Raises:
        UsageError: MQ801 unknown concept.
        LoadError: the concept does not load.
    """
    library = library or open_library()
    day, rules, kinds = on or today(), library.plugins.rules.values(), library.plugins.kinds
    if isinstance(concept, Edition):
        return lint.lint(concept, on=day, extra=rules, kinds=kinds)
    loaded = loading.load_with_places(concept) if isinstance(concept, Path) else library.located(concept)
    return lint.lint(loaded.edition, on=day, extra=rules, kinds=kinds, locate=loaded.place)


def write_findings(reports: Sequence[LintReport], path: Path | str, *, lang: Language = "ru") -> Path:
    """Write findings as a page to read (html), as json or sarif, by the file's suffix.

    Raises:
        UsageError: MQ895 no such format, MQ893 the file cannot be written.
    """
    path = Path(path)
    data = reporting.render_remarks(reports, path.suffix.lower(), root=Path.cwd(), lang=lang)
    with writing(path):
        path.write_bytes(data)
    return path
