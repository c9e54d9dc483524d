"""The sheet of what was noticed in the data, and the same beside the unit that it is about."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from mqes_core.i18n import translate
from mqes_core.reporting.view import Report, Row, in_words
from mqes_core.reporting.workbook.cells import Styles, fit_height, set_up, write_head, write_text

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

__all__ = ["write_remarks", "write_unit_remarks"]

_HEADS: Final = ("remarks.code", "unit", "unit_id", "year", "remarks.place", "remarks.what", "remarks.way_out")
_WIDTHS: Final = (10, 30, 12, 8, 34, 60, 50)


def write_remarks(sheet: Worksheet, styles: Styles, report: Report) -> None:
    """Every remark in a row of its own; that there is none is said as well."""
    lang = report.lang
    names = {row.card.unit.id: row.name for row in report.rows()}
    write_text(sheet, 0, 0, translate("report.remarks", lang), styles.title)
    key = "report.remarks.text" if report.remarks else "report.remarks.none"
    sheet.merge_range(1, 0, 1, len(_HEADS) - 1, "", styles.plain)
    write_text(sheet, 1, 0, translate(key, lang), styles.plain)
    write_head(sheet, 2, [translate(f"report.{key}", lang) for key in _HEADS], styles.head)
    for place, item in enumerate(report.remarks, start=3):
        unit, year = item.about or ("", None)
        words = (item.code, names.get(unit, unit), unit, "", str(item.place), item.message(lang), item.hint(lang))
        for column, text in enumerate(words):
            write_text(sheet, place, column, text, styles.text)
        if year is not None:
            sheet.write_number(place, 3, year, styles.number)
        fit_height(sheet, place, zip(words, _WIDTHS, strict=True))
    sheet.freeze_panes(3, 0)
    set_up(sheet, _WIDTHS, repeat=(2, 2), report=report)


def write_unit_remarks(
    sheet: Worksheet, styles: Styles, report: Report, rows: Sequence[Row], place: int, widths: Sequence[float]
) -> None:
    """Below a unit's years, what was noticed in its data; nothing where nothing was."""
    remarks = [(row.card.year, item) for row in rows for item in row.remarks]
    if not remarks:
        return
    for column in range(len(widths)):
        sheet.write_blank(place, column, None, styles.band)
    write_text(sheet, place, 0, translate("report.remarks", report.lang), styles.band)
    for line, (year, item) in enumerate(remarks, start=place + 1):
        sheet.write_number(line, 0, year, styles.number)
        texts = (f"{item.code}: {in_words(item, report.lang)}", str(item.place))
        for column, text in enumerate(texts, start=1):
            write_text(sheet, line, column, text, styles.text)
        fit_height(sheet, line, zip(texts, widths[1:3], strict=True))
