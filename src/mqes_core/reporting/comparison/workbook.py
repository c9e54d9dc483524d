"""The comparison as a workbook: a sheet for each part, tables to filter, the whole map and every row behind it."""

from __future__ import annotations

import io
from collections.abc import Callable
from datetime import UTC, datetime, time
from typing import TYPE_CHECKING, Final

from mqes_core.__about__ import __version__
from mqes_core.comparison.concepts import SideBySide
from mqes_core.i18n import Language, translate
from mqes_core.reporting.comparison.sheets import Sheet
from mqes_core.reporting.comparison.tables import (
    coverage_table,
    experts_table,
    indicators_table,
    methods_table,
    remarks_table,
    rows_table,
    scales_table,
    summary_table,
    todo_table,
)
from mqes_core.reporting.comparison.workbook_map import write_map
from mqes_core.reporting.workbook.names import SheetNames

if TYPE_CHECKING:
    from xlsxwriter.workbook import Workbook

    from mqes_core.reporting.comparison.table import Table

__all__ = ["render_workbook", "write_sheets"]

_TABLES: Final[dict[str, Callable[[SideBySide, Language], Table]]] = {
    "rows": rows_table,
    "todo": todo_table,
    "coverage": coverage_table,
    "indicators": indicators_table,
    "scales": scales_table,
    "experts": experts_table,
    "remarks": remarks_table,
}
"""The sheets after the map, in their order."""


def render_workbook(comparison: SideBySide, lang: Language = "ru") -> bytes:
    """The workbook as the bytes of an xlsx file; the same comparison gives the same bytes."""
    import xlsxwriter

    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(buffer, {"in_memory": True})
    made = datetime.combine(comparison.on, time(), tzinfo=UTC).replace(tzinfo=None)
    book.set_properties(
        {"title": translate("compare.heading", lang), "created": made, "comments": f"mqes {__version__}"}
    )
    sheet = Sheet(book, comparison, lang)
    sheet.write("summary", summary_table(comparison, lang))
    _write_parts(sheet)
    sheet.write("methods", methods_table(comparison, lang))
    book.close()
    return buffer.getvalue()


def write_sheets(book: Workbook, comparison: SideBySide, lang: Language, names: SheetNames) -> None:
    """The map and the tables as sheets of another workbook, whose names are taken from ``names``."""
    _write_parts(Sheet(book, comparison, lang, names))


def _write_parts(sheet: Sheet) -> None:
    write_map(sheet)
    for key, table in _TABLES.items():
        sheet.write(key, table(sheet.comparison, sheet.lang))
