"""The workbook put together: totals, explanations, readings, remarks, the circumstances, a sheet for each unit."""

from __future__ import annotations

import io
from datetime import UTC, datetime, time

from mqes_core.i18n import translate
from mqes_core.reporting.view import Report, Row
from mqes_core.reporting.workbook.cells import Styles
from mqes_core.reporting.workbook.names import SheetNames
from mqes_core.reporting.workbook.remarks import write_remarks
from mqes_core.reporting.workbook.totals import write_totals
from mqes_core.reporting.workbook.units import write_unit
from mqes_core.reporting.workbook.words import write_about, write_explanations, write_readings

__all__ = ["render_workbook"]


def render_workbook(report: Report) -> bytes:
    """The workbook as the bytes of an xlsx file; the same report gives the same bytes."""
    import xlsxwriter

    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(buffer, {"in_memory": True})
    made = datetime.combine(report.header.evaluated_on, time(), tzinfo=UTC).replace(tzinfo=None)
    title = report.edition.concept.title.in_language(report.lang)
    book.set_properties({"title": title[:255], "created": made, "comments": f"mqes {report.header.engine}"})
    styles = Styles(book)

    names = SheetNames()
    fixed = [
        names.take(translate(f"report.sheet.{key}", report.lang))
        for key in ("totals", "explanations", "readings", "remarks", "about")
    ]
    units = _by_unit(report)
    sheets = {unit: names.take(rows[0].name) for unit, rows in units.items()}

    totals, explanations, readings, remarks, about = (book.add_worksheet(name) for name in fixed)
    write_totals(totals, styles, report, sheets)
    write_explanations(explanations, styles, report)
    write_readings(readings, styles, report)
    write_remarks(remarks, styles, report)
    write_about(about, styles, report)
    for unit, rows in units.items():
        write_unit(book.add_worksheet(sheets[unit]), styles, report, rows, back=fixed[0])
    book.close()
    return buffer.getvalue()


def _by_unit(report: Report) -> dict[str, list[Row]]:
    """The rows of each unit, the latest year first; units by name."""
    units: dict[str, list[Row]] = {}
    for row in sorted(report.rows(), key=lambda row: (-row.card.year, row.name_order)):
        units.setdefault(row.card.unit.id, []).append(row)
    return units
