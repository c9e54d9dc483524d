"""The sheet of one unit: all its criteria and lines, year by year, with value, points, why and source."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Final

from mqes_core.evaluation.explain import Explanation
from mqes_core.evaluation.outcomes import Status
from mqes_core.evaluation.scorecard import NodeResult
from mqes_core.i18n import translate
from mqes_core.reporting.view import Report, Row
from mqes_core.reporting.workbook.cells import (
    Styles,
    exact_ratio,
    fit_height,
    set_up,
    write_ends,
    write_head,
    write_text,
    write_warnings,
)
from mqes_core.reporting.workbook.remarks import write_unit_remarks

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

__all__ = ["in_order", "write_unit"]

_HEADS: Final = (
    "number", "rule", "value", "points.from", "points.to", "points.words", "points.exact", "minimum", "explain.because",
    "explain.source",
)  # fmt: skip
_WIDTHS: Final = (6, 46, 34, 8, 8, 18, 11, 15, 44, 66)
_STRONG: Final = (0, 1, 5)
"""The columns in which a criterion stands out from its lines."""

_HEAD: Final = 3


def write_unit(sheet: Worksheet, styles: Styles, report: Report, rows: Sequence[Row], *, back: str) -> None:
    """Write one unit's sheet: ``rows`` are its years, the latest first; ``back`` names the sheet of totals."""
    lang = report.lang
    unit = rows[0].card.unit
    write_text(sheet, 0, 0, rows[0].name, styles.title)
    about = f"{rows[0].about} · {translate('report.unit_id', lang)}: {unit.id}"
    write_text(sheet, 1, 0, about, styles.soft)
    sheet.write_url(1, len(_HEADS) - 1, f"internal:'{back}'!A1", styles.link, translate("report.back", lang))
    least = min(rows, key=lambda row: row.applicable)
    partial = least.applicable < len(least.cells)
    words = translate("report.applicable", lang, n=least.applicable, of=len(least.cells)) if partial else ""
    write_warnings(sheet, 2, report, styles.warning, words)
    write_head(sheet, _HEAD, [translate(f"report.{key}", lang) for key in _HEADS], styles.head)
    place = _HEAD + 1
    for row in rows:
        place = _write_year(sheet, styles, report, row, place)
    write_unit_remarks(sheet, styles, report, rows, place, _WIDTHS)
    sheet.freeze_panes(_HEAD + 1, 2)
    set_up(sheet, _WIDTHS, repeat=(_HEAD, _HEAD), report=report, about=rows[0].name)


def in_order(explanation: Explanation, result: NodeResult) -> Iterator[tuple[Explanation, NodeResult]]:
    """Explanations with their results, each whole before its parts."""
    yield explanation, result
    for part, child in zip(explanation.parts, result.children, strict=True):
        yield from in_order(part, child)


def _write_year(sheet: Worksheet, styles: Styles, report: Report, row: Row, place: int) -> int:
    lang = report.lang
    band = translate("report.summary.year", lang, year=row.card.year)
    if row.rank_text:
        band += f" · {translate('report.rank', lang).lower()} {row.rank_text}"
        band += f" ({translate('report.rank.unsaid', lang)})" if report.unsaid else ""
    for column in range(len(_HEADS)):
        sheet.write_blank(place, column, None, styles.band)
    write_text(sheet, place, 0, band, styles.band)
    for explanation, result in in_order(row.explanation, row.card.total):
        place += 1
        is_line = result.node.kind == "indicator"
        text, number = (styles.text, styles.number) if is_line else (styles.strong, styles.strong_number)
        inputs = "\n".join(f"{label}: {value}" for label, value in explanation.inputs[1:])
        value = "\n".join(filter(None, [explanation.inputs[0][1] if explanation.inputs else "", inputs]))
        texts = {
            0: explanation.number,
            1: explanation.title,
            2: value,
            5: explanation.outcome,
            6: exact_ratio(result.low, result.high),
            8: explanation.because,
            9: explanation.source,
        }
        for column, words in texts.items():
            write_text(sheet, place, column, words, text if column in _STRONG else styles.text)
        if result.status is Status.NOT_APPLICABLE:
            sheet.write_blank(place, 3, None, number)
            sheet.write_blank(place, 4, None, number)
        else:
            write_ends(sheet, place, 3, (result.low, result.high), number, lang)
        styles.write_minimum(sheet, place, 7, result.minimum_status, lang)
        fit_height(sheet, place, ((words, _WIDTHS[column]) for column, words in texts.items()))
    return place + 2
