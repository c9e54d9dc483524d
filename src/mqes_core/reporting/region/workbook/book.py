"""The workbook put together: results of units, then the concepts, every sheet a table."""

from __future__ import annotations

import io
from collections.abc import Iterator
from datetime import UTC, datetime, time

from mqes_core.__about__ import __version__
from mqes_core.i18n import Language, translate
from mqes_core.reporting.comparison.workbook import write_sheets
from mqes_core.reporting.region.subject import Region
from mqes_core.reporting.region.workbook import ranking, words
from mqes_core.reporting.region.workbook.grid import Book, Grid
from mqes_core.reporting.workbook.names import SheetNames

__all__ = ["render_workbook"]


def render_workbook(region: Region, lang: Language = "ru") -> bytes:
    """The workbook as the bytes of an xlsx file; the same region gives the same bytes."""
    import xlsxwriter

    buffer = io.BytesIO()
    made = xlsxwriter.Workbook(buffer, {"in_memory": True})
    day = region.concepts.on if region.results is None else region.results.settings.on
    created = datetime.combine(day, time(), tzinfo=UTC).replace(tzinfo=None)
    title = translate("documents.title.summary", lang)
    made.set_properties({"title": title, "created": created, "comments": f"mqes {__version__}"})
    names = SheetNames()
    book = Book(made, lang, names)
    for grid in _grids(region, lang):
        book.write(grid)
    write_sheets(made, region.concepts, lang, names)
    made.close()
    return buffer.getvalue()


def _grids(region: Region, lang: Language) -> Iterator[Grid]:
    yield words.summary_sheet(region, lang)
    results = region.results
    if results is not None:
        yield words.districts(results, lang)
        yield ranking.ranking(results, lang)
        yield from ranking.criteria(results, lang)
        yield ranking.changes(results, lang)
        yield ranking.low_results(results, lang)
        crossed = ranking.crossed(results, lang)
        if crossed is not None:
            yield crossed
        yield words.totals(results, lang)
        yield words.next_steps(results, lang)
        yield words.explanations(region, lang)
    yield words.methods_sheet(region, lang)
