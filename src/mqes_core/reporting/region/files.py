"""Every file of the region's report but the page, by names that any system can write."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from mqes_core.comparison.results import Results
from mqes_core.i18n import Language
from mqes_core.reporting.region.documents import render_analytic, render_letter
from mqes_core.reporting.region.subject import Region, latest
from mqes_core.reporting.region.tidy import tidy_files
from mqes_core.reporting.region.workbook import render_workbook

__all__ = ["ROOMS", "FileNames", "report_files"]

ROOMS: Final = ("letters", "data")
"""The folders inside that of the report."""

_FORBIDDEN: Final = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f]')
_RESERVED: Final = re.compile(r"(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(\..*)?", re.IGNORECASE)
"""Names that Windows keeps for itself, whatever follows a dot."""
_LONGEST: Final = 60


class FileNames:
    """The names taken so far in one folder."""

    def __init__(self) -> None:
        self._taken: set[str] = set()

    def take(self, code: str) -> str:
        """A name as near to the code as Windows allows, different from all taken before (in any letter case)."""
        clean = _FORBIDDEN.sub("_", code)[:_LONGEST].strip(" .") or "_"
        stem = f"_{clean}" if _RESERVED.fullmatch(clean) else clean
        name, number = stem, 1
        while name.casefold() in self._taken:
            number += 1
            name = f"{stem} ({number})"
        self._taken.add(name.casefold())
        return name


def report_files(
    region: Region, lang: Language = "ru", *, template: bytes | None = None, letters: bool = True
) -> Iterator[tuple[str, bytes]]:
    """Path (with ``/``) and bytes of each file: the workbook, the analytic report, a letter for each unit, the data.

    Args:
        region: what the report is about.
        lang: the language of its words.
        template: the user's own template of Word documents.
        letters: whether letters are written.

    Raises:
        UsageError: MQ882, MQ883, MQ884, MQ888 the template does not serve.
    """
    yield "report.docx", render_analytic(region, lang, template)
    yield "report.xlsx", render_workbook(region, lang)
    if letters and region.results is not None:
        yield from _letters(region, region.results, lang, template)
    for name, content in tidy_files(region, lang):
        yield f"data/{name}", content


def _letters(region: Region, results: Results, lang: Language, template: bytes | None) -> Iterator[tuple[str, bytes]]:
    folders = FileNames()
    names = {item.id: (folders.take(item.id), FileNames()) for item in results.districts}
    for unit in latest(results):
        folder, inside = names[unit.district.id]
        yield f"letters/{folder}/{inside.take(unit.card.unit.id)}.docx", render_letter(unit, region, lang, template)
