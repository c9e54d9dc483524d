"""How a table becomes a sheet that one goes on working with: an Excel table with filters, numbers, formulas, print."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from mqes_core.comparison.results.intervals import Interval
from mqes_core.i18n import Language, translate
from mqes_core.model.base import Points
from mqes_core.reporting.workbook.cells import Styles, fit_height, write_text
from mqes_core.reporting.workbook.names import SheetNames

if TYPE_CHECKING:
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

__all__ = ["HEAD", "Book", "Cell", "Column", "Formula", "Grid", "Marked", "ends"]

HEAD: Final = 2
"""The row of heads; above it stand the title and a sentence on the sheet."""

_A4: Final = 9


class Column(NamedTuple):
    """A column: its key, under which words and formulas name it, and its width in characters."""

    key: str
    width: float
    bar: bool = False
    """Whether a bar in the cell shows the number."""
    title: str = ""
    """The head, where it does not stand in the catalogue."""
    figures: bool = False
    """Whether its texts are figures, such as ranges of places, though no number stands there."""


class Formula(NamedTuple):
    """What Excel works out again, with what we found; ``{key}`` is the cell of that column in the same row."""

    text: str
    value: Points | None


class Marked(NamedTuple):
    """A number or text with a sign of its own: of a minimum that is not met, or open."""

    value: Points | str
    look: str


Cell = str | int | Fraction | Formula | Marked | None


@dataclass(frozen=True)
class Grid:
    """A sheet with one table."""

    key: str
    """Names the sheet, its title and its sentence in the catalogue, and the table in formulas."""
    columns: tuple[Column, ...]
    rows: Sequence[tuple[Cell, ...]]
    frozen: int = 0
    """So many columns stay in sight, and are printed on every page."""
    wide: int = 1
    """Over how many pages its width is printed."""
    params: Mapping[str, Any] | None = None
    """What fills in the sentence."""
    name: str = ""
    """The name of the sheet, where there are several of this kind."""
    nothing: str = "documents.nothing"
    """The sentence where there are no rows, by its key in the catalogue."""

    @cached_property
    def numeric(self) -> frozenset[int]:
        """The columns, by place, of figures; words among them stand at the right, too, apart from the column before."""
        found = {place for place, column in enumerate(self.columns) if column.figures}
        return frozenset(found.union(place for row in self.rows for place, cell in enumerate(row) if _is_number(cell)))

    @cached_property
    def decimal(self) -> frozenset[int]:
        """The columns, by place, in which some number is not whole; there all are written with decimals."""
        return frozenset(place for row in self.rows for place, cell in enumerate(row) if not _is_whole(cell))


def ends(figure: Interval | None, lang: Language) -> tuple[Cell, Cell]:
    """Both ends of a range as numbers; words where there is no bound, nothing where there is no such figure."""
    if figure is None:
        return None, None
    open_ = translate("documents.unbounded", lang)
    return (open_ if figure.low is None else figure.low, open_ if figure.high is None else figure.high)


class Book:
    """Writes the sheets of one workbook."""

    def __init__(self, book: Workbook, lang: Language, names: SheetNames) -> None:
        self.book, self.names = book, names
        self.lang: Language = lang
        self.styles = Styles(book)
        plain: dict[str, Any] = {
            "font_name": "Calibri",
            "font_size": 11,
            "valign": "top",
            "align": "right",
            "indent": 1,
        }
        edge: dict[str, Any] = {"bottom": 1, "bottom_color": "#D5DBE1"}
        looks: dict[str, dict[str, Any]] = {
            "": {},
            "not_met": {"font_color": "#9C2327", "bg_color": "#FBE9E9", "bold": True},
            "open": {"font_color": "#744C00", "bg_color": "#FCF2DB"},
        }
        self._whole = {
            key: book.add_format({**plain, **edge, **look, "num_format": "0"}) for key, look in looks.items()
        }
        self._decimal = {
            key: book.add_format({**plain, **edge, **look, "num_format": "0.00"}) for key, look in looks.items()
        }
        self._figures = {key: book.add_format({**plain, **edge, **look}) for key, look in looks.items()}
        self._words = {
            key: book.add_format({**plain, **edge, **look, "text_wrap": True, "align": "left", "indent": 0})
            for key, look in looks.items()
        }

    def open(self, name: str, widths: Sequence[float], wide: int = 1) -> Worksheet:
        """A new sheet, ready for print on A4."""
        sheet = self.book.add_worksheet(self.names.take(name))
        for column, width in enumerate(widths):
            sheet.set_column(column, column, width)
        sheet.set_landscape()
        sheet.set_paper(_A4)
        sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
        sheet.hide_gridlines(2)
        sheet.fit_to_pages(wide, 0)
        page = translate("compare.page", self.lang, page="&P", pages="&N")
        sheet.set_footer(f"&L{name.replace('&', '&&')}&R{page}")
        return sheet

    def write(self, grid: Grid) -> None:
        """A sheet with a table; where it has no rows, why."""
        lang, widths = self.lang, [column.width for column in grid.columns]
        sheet = self.open(grid.name or translate(f"documents.sheet.{grid.key}", lang), widths, grid.wide)
        write_text(sheet, 0, 0, translate(f"documents.title.{grid.key}", lang), self.styles.title)
        about = translate(f"documents.about.{grid.key}", lang, **(grid.params or {}))
        write_text(sheet, 1, 0, about, self.styles.soft)
        if not grid.rows:
            write_text(sheet, HEAD, 0, translate(grid.nothing, lang), self.styles.plain)
            return
        self._table(sheet, grid)
        for line, row in enumerate(grid.rows, start=HEAD + 1):
            for place, cell in enumerate(row):
                self._write(sheet, line, place, cell, grid)
            fit_height(sheet, line, [(_text(cell), width) for cell, width in zip(row, widths, strict=True)])
        sheet.freeze_panes(HEAD + 1, grid.frozen)
        sheet.repeat_rows(HEAD, HEAD)
        if grid.wide > 1 and grid.frozen:
            sheet.repeat_columns(0, grid.frozen - 1)

    def _table(self, sheet: Worksheet, grid: Grid) -> None:
        titles = [column.title or translate(f"documents.head.{column.key}", self.lang) for column in grid.columns]
        last = HEAD + len(grid.rows)
        # The button of the filter takes room.
        fit_height(
            sheet, HEAD, [(f"{title} ▼▼", item.width * 0.85) for title, item in zip(titles, grid.columns, strict=True)]
        )
        options: dict[str, Any] = {
            "style": None,
            "columns": [{"header": title, "header_format": self.styles.head} for title in titles],
        }
        sheet.add_table(HEAD, 0, last, len(titles) - 1, options)
        for place, column in enumerate(grid.columns):
            if column.bar:
                bar = {"type": "data_bar", "bar_color": "#B9D3E6", "min_type": "num", "min_value": 0}
                sheet.conditional_format(HEAD + 1, place, last, place, bar)

    def _write(self, sheet: Worksheet, line: int, place: int, cell: Cell, grid: Grid) -> None:
        cell, look = cell if isinstance(cell, Marked) else (cell, "")
        number = (self._decimal if place in grid.decimal else self._whole)[look]
        match cell:
            case None:
                sheet.write_blank(line, place, None, self._words[look])
            case str():
                words = self._figures if place in grid.numeric else self._words
                write_text(sheet, line, place, cell, words[look])
            case Formula(text, value):
                from xlsxwriter.utility import xl_rowcol_to_cell

                cells = {column.key: xl_rowcol_to_cell(line, at) for at, column in enumerate(grid.columns)}
                # Its types know whole numbers alone.
                shown: Any = "" if value is None else float(value)
                sheet.write_formula(line, place, text.format(**cells), number, shown)
            case _:
                sheet.write_number(line, place, float(cell), number)


def _is_whole(cell: Cell) -> bool:
    """Whether nothing stands there that needs decimals."""
    number = _bare(cell)
    return not isinstance(number, Fraction) or number.denominator == 1


def _is_number(cell: Cell) -> bool:
    return isinstance(_bare(cell), (int, Fraction))


def _bare(cell: Cell) -> str | Points | None:
    """What stands there, without its look and formula."""
    return cell.value if isinstance(cell, (Formula, Marked)) else cell


def _text(cell: Cell) -> str:
    words = _bare(cell)
    return words if isinstance(words, str) else ""
