"""How a table becomes a sheet: the frame named on top, heads that stay, a filter, wrapped cells, A4 across."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mqes_core.comparison.concepts import SideBySide
from mqes_core.i18n import Language, format_date, translate
from mqes_core.reporting.workbook.cells import Styles, fit_height, write_text
from mqes_core.reporting.workbook.names import SheetNames

if TYPE_CHECKING:
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

    from mqes_core.reporting.comparison.table import Table

__all__ = ["HEAD", "Sheet"]

HEAD: Final = 2
"""The row of heads: above it stand the title and the edition of the frame."""

_A4: Final = 9


class Sheet:
    """Writes sheets of one workbook."""

    def __init__(self, book: Workbook, comparison: SideBySide, lang: Language, names: SheetNames | None = None) -> None:
        self.book = book
        self.names = names or SheetNames()
        self.comparison = comparison
        self.lang: Language = lang
        self.styles = Styles(book)

    def open(self, key: str, widths: list[float]) -> Worksheet:
        """A new sheet with its title and the edition of the frame under which everything on it stands."""
        sheet = self.book.add_worksheet(self.names.take(translate(f"compare.sheet.{key}", self.lang)))
        frame, lang = self.comparison.frame, self.lang
        write_text(
            sheet, 0, 0, translate(f"compare.{'map.details' if key == 'rows' else key}", lang), self.styles.title
        )
        day = format_date(self.comparison.on, lang)
        named = f"{translate('compare.frame', lang)}: {frame.title.in_language(lang)} ({frame.id}) · {day}"
        write_text(sheet, 1, 0, named, self.styles.soft)
        for column, width in enumerate(widths):
            sheet.set_column(column, column, width)
        sheet.set_landscape()
        sheet.set_paper(_A4)
        sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
        sheet.hide_gridlines(2)
        sheet.fit_to_pages(1, 0)
        page = translate("compare.page", lang, page="&P", pages="&N")
        sheet.set_footer(f"&L{frame.id}&R{page}")
        return sheet

    def write(self, key: str, table: Table) -> None:
        """A sheet with one table."""
        widths = [column.width for column in table.columns]
        sheet = self.open(key, widths)
        for place, column in enumerate(table.columns):
            write_text(sheet, HEAD, place, column.title, self.styles.head)
        fit_height(sheet, HEAD, [(column.title, column.width) for column in table.columns])
        for line, row in enumerate(table.rows, start=HEAD + 1):
            for place, value in enumerate(row):
                if isinstance(value, int):
                    sheet.write_number(line, place, value, self.styles.number)
                else:
                    write_text(sheet, line, place, value, self.styles.text)
            fit_height(sheet, line, [(str(value), width) for value, width in zip(row, widths, strict=True)])
        if table.rows:
            sheet.autofilter(HEAD, 0, HEAD + len(table.rows), len(widths) - 1)
        else:
            write_text(sheet, HEAD + 1, 0, table.empty, self.styles.soft)
        sheet.freeze_panes(HEAD + 1, table.frozen)
        sheet.repeat_rows(HEAD, HEAD)
