"""The sheet of totals: every unit and year in one table, its rank range, total and criteria."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Final, NamedTuple

from mqes_core.evaluation.outcomes import Status
from mqes_core.i18n import format_date, translate
from mqes_core.reporting.summary import uneven
from mqes_core.reporting.view import Cell, Report, Row
from mqes_core.reporting.workbook.cells import (
    Styles,
    exact_ratio,
    fit_height,
    set_up,
    write_ends,
    write_text,
    write_warnings,
)

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

__all__ = ["write_totals"]

_HEAD: Final = 3
"""The first of the two rows of heads."""

_FIRST: Final = _HEAD + 2
"""The first row of the table's body."""

_LEADING: Final = ("year", "rank.from", "rank.to", "unit", "unit_id", "minima")
_LEADING_WIDTHS: Final = (6, 6.5, 6.5, 30, 9, 14)
_FROZEN: Final = 4
"""How many of the leading columns stay in sight: up to the unit's name."""

_GROUP: Final = ("from", "to", "minimum")
_GROUP_WIDTHS: Final = (7.5, 7.5, 13.5)
_SCALE: Final = 60
"""Percent at which the sheet is printed."""

_PAGE_WIDTH: Final = 165
"""How many characters of column width a page then holds."""


class _Group(NamedTuple):
    """The columns of one criterion or of the total."""

    title: str
    column: int
    width: int
    """Three columns; two where no minimum is set."""

    @property
    def last(self) -> int:
        return self.column + self.width - 1


def write_totals(sheet: Worksheet, styles: Styles, report: Report, sheets: Mapping[str, str]) -> None:
    """Write the table; a unit's name leads to its own sheet, named in ``sheets`` by the unit's id."""
    groups = tuple(_groups(report))
    exact_column = groups[-1].last + 1
    has_ratios = any(exact_ratio(*cell.ends) for row in report.rows() for cell in _cells(row, report))
    _write_title(sheet, styles, report)
    _write_heads(sheet, styles, report, groups)
    if has_ratios:
        sheet.merge_range(_HEAD, exact_column, _HEAD + 1, exact_column, "", styles.head)
        write_text(sheet, _HEAD, exact_column, translate("report.points.exact", report.lang), styles.head)
    last = _FIRST
    for last, row in enumerate(report.rows(), start=_FIRST):
        _write_unit(sheet, styles, report, row, last, sheets[row.card.unit.id])
        pairs = list(zip(groups, _cells(row, report), strict=True))
        for group, cell in pairs:
            _write_cell(sheet, styles, report, cell, last, group)
        fit_height(sheet, last, [(row.name, _LEADING_WIDTHS[3])])
        if has_ratios:
            ratios = "; ".join(f"{group.title}: {text}" for group, cell in pairs if (text := exact_ratio(*cell.ends)))
            write_text(sheet, last, exact_column, ratios, styles.text)
    sheet.autofilter(_HEAD + 1, 0, last, exact_column if has_ratios else groups[-1].last)
    sheet.freeze_panes(_FIRST, _FROZEN)
    widths = [*_LEADING_WIDTHS, *(width for group in groups for width in _GROUP_WIDTHS[: group.width])]
    set_up(sheet, [*widths, 40] if has_ratios else widths, repeat=(_HEAD, _HEAD + 1), report=report, scale=_SCALE)
    _break_pages(sheet, report, groups)


def _groups(report: Report) -> Iterator[_Group]:
    heads = [(f"{item.number} {item.title}\n{item.minimum}".strip(), bool(item.minimum)) for item in report.columns]
    if report.has_total:
        has_minimum = any(row.total.minimum for row in report.rows())
        heads.insert(0, (translate("report.total", report.lang), has_minimum))
    column = len(_LEADING)
    for title, has_minimum in heads:
        group = _Group(title, column, 3 if has_minimum else 2)
        yield group
        column += group.width


def _cells(row: Row, report: Report) -> tuple[Cell, ...]:
    return (row.total, *row.cells) if report.has_total else row.cells


def _write_title(sheet: Worksheet, styles: Styles, report: Report) -> None:
    header, lang = report.header, report.lang
    write_text(sheet, 0, 0, report.edition.concept.title.in_language(lang), styles.title)
    made = (
        f"{translate('report.evaluated_on', lang)}: {format_date(header.evaluated_on, lang)}",
        f"{translate('report.reading', lang)}: {translate(f'reading.{header.reading}', lang)}",
        f"{translate('report.edition', lang)}: {header.concept}@{header.edition}",
    )
    write_text(sheet, 1, 0, " · ".join(made), styles.soft)
    units = uneven(report) if report.has_total else 0
    more = [translate("report.summary.uneven", lang, n=units)] if units else []
    more += [translate("report.summary.unsaid", lang)] if report.unsaid else []
    write_warnings(sheet, 2, report, styles.warning, *more)


def _write_heads(sheet: Worksheet, styles: Styles, report: Report, groups: Sequence[_Group]) -> None:
    for column, key in enumerate(_LEADING):
        sheet.merge_range(_HEAD, column, _HEAD + 1, column, "", styles.head)
        words = translate(f"report.{key}", report.lang)
        if report.unsaid and key.startswith("rank."):
            words += f"\n{translate('report.rank.unsaid', report.lang)}"
        write_text(sheet, _HEAD, column, words, styles.head)
    for group in groups:
        sheet.merge_range(_HEAD, group.column, _HEAD, group.last, "", styles.head)
        write_text(sheet, _HEAD, group.column, group.title, styles.head)
        for offset, key in enumerate(_GROUP[: group.width]):
            write_text(sheet, _HEAD + 1, group.column + offset, translate(f"report.{key}", report.lang), styles.head)
    sheet.set_row(_HEAD, 80)


def _write_unit(sheet: Worksheet, styles: Styles, report: Report, row: Row, place: int, link: str) -> None:
    sheet.write_number(place, 0, row.card.year, styles.number)
    for column in (1, 2):
        if row.rank is None:
            write_text(sheet, place, column, "—", styles.number)
        else:
            sheet.write_number(place, column, row.rank[column - 1], styles.strong_number)
    target = link.replace("'", "''")
    sheet.write_url(place, 3, f"internal:'{target}'!A1", styles.link, row.name[:255])
    write_text(sheet, place, 4, row.card.unit.id, styles.text)
    styles.write_minimum(sheet, place, 5, row.verdict, report.lang)


def _write_cell(sheet: Worksheet, styles: Styles, report: Report, cell: Cell, place: int, group: _Group) -> None:
    if cell.status is Status.NOT_APPLICABLE:
        # Where a minimum stands beside, its status says the same.
        for column, words in enumerate(("—" if cell.minimum else cell.points, "—"), start=group.column):
            write_text(sheet, place, column, words, styles.number)
    else:
        write_ends(sheet, place, group.column, cell.ends, styles.number, report.lang)
    if group.width == len(_GROUP):
        styles.write_minimum(sheet, place, group.last, cell.minimum, report.lang)


def _break_pages(sheet: Worksheet, report: Report, groups: Sequence[_Group]) -> None:
    """Print so that no criterion is cut in two and each year begins a page; the names repeat on every page."""
    sheet.repeat_columns(0, _FROZEN - 1)
    breaks, used = [], sum(_LEADING_WIDTHS)
    for group in groups:
        width = sum(_GROUP_WIDTHS[: group.width])
        if used + width > _PAGE_WIDTH:
            breaks.append(group.column)
            used = sum(_LEADING_WIDTHS[:_FROZEN])
        used += width
    sheet.set_v_pagebreaks(breaks)
    ends, place = [], _FIRST
    for table in report.years[:-1]:
        place += len(table.rows)
        ends.append(place)
    sheet.set_h_pagebreaks(ends)
