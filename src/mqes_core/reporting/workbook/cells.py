"""How cells are written: numbers as numbers, texts as texts and never as formulas, one look for all sheets."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from fractions import Fraction
from functools import lru_cache
from textwrap import wrap
from typing import TYPE_CHECKING, Any

from mqes_core.diagnostics import Diagnostic
from mqes_core.evaluation.outcomes import MinimumStatus, Points
from mqes_core.i18n import Language, translate
from mqes_core.model import render_exact
from mqes_core.reporting.view import SIGNS, Report

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

__all__ = ["Styles", "exact_ratio", "fit_height", "set_up", "write_ends", "write_head", "write_text"]

_A4 = 9
"""Excel's number of this paper."""

_LONGEST_TEXT = 32767
"""As many characters as a cell can hold."""

_LINE = 14.5
_LEADING = 1.5
_HIGHEST = 409.0
"""Heights in points: of a line of text, of the room around it, and of the highest row there can be."""

_PLACES = 4
"""To how many places a ratio that never ends is rounded for the eye."""


class Styles:
    """The formats of one workbook."""

    def __init__(self, book: Workbook) -> None:
        def style(**properties: Any) -> Format:
            return book.add_format({"font_name": "Calibri", "font_size": 11, "valign": "top", **properties})

        edge = {"bottom": 1, "bottom_color": "#D5DBE1"}
        self.title = style(bold=True, font_size=14)
        self.plain = style(text_wrap=True)
        self.soft = style(font_color="#55626F")
        self.warning = style(font_color="#8A4B00", bold=True)
        self.head = style(
            bold=True, text_wrap=True, valign="vcenter", bg_color="#E8EEF3", border=1, border_color="#C3CCD5"
        )
        self.text = style(text_wrap=True, **edge)
        self.strong = style(text_wrap=True, bold=True, **edge)
        self.link = style(text_wrap=True, font_color="#1D5B87", underline=1, **edge)
        self.number = style(align="center", **edge)
        self.strong_number = style(align="center", bold=True, **edge)
        self.band = style(bold=True, bg_color="#DCE6EE", font_size=12)
        self.minimum = {
            MinimumStatus.MET: style(font_color="#17633A", bg_color="#E6F3EB", text_wrap=True, **edge),
            MinimumStatus.NOT_MET: style(font_color="#9C2327", bg_color="#FBE9E9", text_wrap=True, **edge),
            MinimumStatus.OPEN: style(font_color="#744C00", bg_color="#FCF2DB", text_wrap=True, **edge),
            MinimumStatus.NOT_APPLICABLE: style(font_color="#55626F", text_wrap=True, **edge),
        }

    def write_minimum(
        self, sheet: Worksheet, row: int, column: int, status: MinimumStatus | None, lang: Language
    ) -> None:
        """Sign and word of a minimum's status; an empty cell where there is no minimum."""
        if status is None:
            sheet.write_blank(row, column, None, self.text)
        else:
            words = f"{SIGNS[status]} {translate(f'report.minimum.{status}', lang)}"
            write_text(sheet, row, column, words, self.minimum[status])


def write_text(sheet: Worksheet, row: int, column: int, text: str, style: Format) -> None:
    """Text as text, whatever it begins with; cut where a cell can hold no more."""
    cut = text if len(text) <= _LONGEST_TEXT else text[: _LONGEST_TEXT - 1] + "…"
    sheet.write_string(row, column, cut, style)


def write_ends(
    sheet: Worksheet, row: int, column: int, ends: tuple[Points | None, Points | None], style: Format, lang: Language
) -> None:
    """The least and the most points in two cells: numbers as numbers, rounded where their decimals never end; words
    where there is no bound.
    """
    for offset, (end, key) in enumerate(zip(ends, ("or_less", "or_more"), strict=True)):
        if end is None:
            write_text(sheet, row, column + offset, translate(f"report.points.{key}", lang), style)
        else:
            sheet.write_number(row, column + offset, _shown(end), style)


def _shown(value: Points) -> float:
    """The double next to the number; a number whose decimals never end is rounded first."""
    if isinstance(value, int) or "/" not in str(render_exact(value)):
        return float(value)
    return float(Fraction(round(value * 10**_PLACES), 10**_PLACES))


def exact_ratio(low: Points | None, high: Points | None) -> str:
    """The ends in full where they are ratios that never end, such as «1/3»; empty otherwise."""
    texts = ["" if end is None else str(render_exact(end)) for end in dict.fromkeys((low, high))]
    return " … ".join(texts) if any("/" in text for text in texts) else ""


def fit_height(sheet: Worksheet, row: int, texts: Iterable[tuple[str, float]]) -> None:
    """Make the row high enough for its wrapped texts, each given with the width of its column in characters.

    Programs other than Excel do not do it by themselves.
    """
    lines = max((_lines(text, width) for text, width in texts), default=1)
    sheet.set_row(row, min(_LINE * lines + _LEADING, _HIGHEST))


@lru_cache(maxsize=4096)
def _lines(text: str, width: float) -> int:
    """Into how many lines the text breaks; a little room is left for letters wider than figures."""
    characters = max(int(width * 0.92), 1)
    return sum(max(len(wrap(paragraph, characters)), 1) for paragraph in text.split("\n"))


def write_warnings(sheet: Worksheet, row: int, report: Report, style: Format, *more: str) -> None:
    """In one line above a table: notices of law, and whatever else a reader must not miss when the sheet goes on."""
    notices = [Diagnostic(code).message(report.lang) for code in report.header.notices]
    words = " ".join([*notices, *(text for text in more if text)])
    if words:
        write_text(sheet, row, 0, words, style)


def write_head(sheet: Worksheet, row: int, titles: Sequence[str], style: Format) -> None:
    """A row of column heads, higher than a row of text."""
    sheet.set_row(row, 2 * _LINE + _LEADING)
    for column, title in enumerate(titles):
        write_text(sheet, row, column, title, style)


def set_up(
    sheet: Worksheet,
    widths: Sequence[float],
    *,
    repeat: tuple[int, int],
    report: Report,
    about: str = "",
    scale: int = 0,
) -> None:
    """Column widths and print: A4 landscape, heads on every page, page numbers below; one page wide unless ``scale``
    says at how many percent to print.
    """
    for column, width in enumerate(widths):
        sheet.set_column(column, column, width)
    sheet.set_landscape()
    sheet.set_paper(_A4)
    sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
    sheet.repeat_rows(*repeat)
    sheet.hide_gridlines(2)
    if scale:
        sheet.set_print_scale(scale)
    else:
        sheet.fit_to_pages(1, 0)
    foot = " · ".join(filter(None, [about[:80], f"{report.header.concept}@{report.header.edition}"]))
    page = translate("report.page", report.lang, page="&P", pages="&N")
    sheet.set_footer(f"&L{foot.replace('&', '&&')}&R{page}")
