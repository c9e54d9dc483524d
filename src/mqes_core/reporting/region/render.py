"""A region's report as a file, whose suffix picks the format, or as all of its files."""

from __future__ import annotations

from collections.abc import Iterator

from mqes_core.comparison.concepts.record import comparison_record
from mqes_core.comparison.results.record import results_record
from mqes_core.diagnostics import Diagnostic
from mqes_core.i18n import Language
from mqes_core.reporting.formats import as_json, by_suffix
from mqes_core.reporting.region.documents import render_analytic
from mqes_core.reporting.region.files import report_files
from mqes_core.reporting.region.page import render_page
from mqes_core.reporting.region.subject import Region
from mqes_core.reporting.region.workbook import render_workbook

__all__ = ["region_record", "render_files", "render_region"]


def render_region(region: Region, suffix: str, *, lang: Language = "ru", template: bytes | None = None) -> bytes:
    """A region's report as the bytes of a file with that suffix.

    Raises:
        UsageError: MQ880 the suffix is not known; MQ882, MQ883, MQ884, MQ888 the template does not serve.
    """
    formats = {
        ".html": lambda: render_page(region, lang),
        ".xlsx": lambda: render_workbook(region, lang),
        ".docx": lambda: render_analytic(region, lang, template),
        ".json": lambda: as_json(region_record(region)),
    }
    return by_suffix(suffix, formats, Diagnostic("MQ880", params={"suffix": suffix or "—"}))


def render_files(
    region: Region, *, lang: Language = "ru", template: bytes | None = None, letters: bool = True
) -> Iterator[tuple[str, bytes]]:
    """Path (with ``/``) and bytes of each file of the whole report, the page first.

    Raises:
        UsageError: MQ882, MQ883, MQ884, MQ888 the template does not serve.
    """
    yield "report.html", render_page(region, lang)
    yield from report_files(region, lang, template=template, letters=letters)


def region_record(region: Region) -> dict[str, object]:
    """JSON-ready form: the concepts alone, or with the results where there are any."""
    concepts = comparison_record(region.concepts)
    return concepts if region.results is None else {"concepts": concepts, "results": results_record(region.results)}
