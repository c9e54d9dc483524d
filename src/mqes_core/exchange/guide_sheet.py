"""What sheets of instructions share: numbered lines, pairs and tables over columns of fixed width, rows high enough."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from mqes_core.exchange.identity import GUIDE_MARK
from mqes_core.exchange.paper import lines
from mqes_core.exchange.styles import Styles
from mqes_core.i18n import Language

__all__ = ["GuideSheet"]

Words = Callable[..., str]
"""Words by a key of the guide's own family, with what fills them in."""


class GuideSheet:
    """A sheet of instructions, written from the top; ``row`` is the next free one."""

    def __init__(self, sheet: Any, styles: Styles, lang: Language, widths: Sequence[int], words: Words) -> None:
        self.sheet = sheet
        self.styles = styles
        self.lang: Language = lang
        self.widths = widths
        self.words = words
        self.row = 1
        for column, width in enumerate(widths):
            sheet.set_column(column, column, width)
        sheet.write_string(0, 0, GUIDE_MARK)
        sheet.set_row(0, None, None, {"hidden": True})

    def bordered(self) -> Any:
        """The look of a cell in a table."""
        return self.styles(border=1, border_color="#B8C2CC", font_size=10)

    def table_head(self) -> Any:
        """The look of a table's head."""
        return self.styles(bold=True, bg_color="#E9ECEF", border=1, border_color="#B8C2CC")

    def heading(self, title: str, below: str) -> None:
        """The title of the whole, and a line about what it is made for."""
        self.whole(title, self.styles(bold=True, font_size=15, valign="vcenter"), size=15)
        self.whole(below, self.styles(font_color="#5A6672"))

    def section(self, key: str) -> None:
        """A heading; its words stand under ``section.KEY``."""
        self.row += 1
        style = self.styles(bold=True, font_size=12, font_color="#1F4E79", bottom=2, bottom_color="#1F4E79")
        self.whole(self.words(f"section.{key}"), style, size=12)

    def whole(self, text: str, style: Any, size: int = 11) -> None:
        """A text over the whole width."""
        last = len(self.widths) - 1
        self.sheet.merge_range(self.row, 0, self.row, last, "", style)
        self.sheet.write_string(self.row, 0, text, style)
        self._finish([(text, sum(self.widths) * 11 // size)], size)

    def item(self, number: str, text: str) -> None:
        """A numbered line."""
        style = self.styles()
        self.sheet.write_string(self.row, 0, number, self.styles(align="right"))
        self.sheet.merge_range(self.row, 1, self.row, len(self.widths) - 1, "", style)
        self.sheet.write_string(self.row, 1, text, style)
        self._finish([(text, sum(self.widths[1:]))])

    def pair(self, name: str, text: str) -> None:
        """A name and what it means."""
        style = self.bordered()
        self.sheet.write_string(
            self.row, 1, name, self.styles(bold=True, border=1, border_color="#B8C2CC", font_size=10)
        )
        self.sheet.merge_range(self.row, 2, self.row, len(self.widths) - 1, "", style)
        self.sheet.write_string(self.row, 2, text, style)
        self._finish([(name, self.widths[1]), (text, sum(self.widths[2:]))], 10)

    def cells(self, texts: tuple[str, ...], style: Any) -> None:
        """A row of a table; an empty text in the middle lets the one before it run over its column."""
        needs: list[tuple[str, int]] = []
        for column, text in enumerate(texts):
            wide = column + 1 < len(texts) and column > 0 and texts[column + 1] == ""
            if wide:
                self.sheet.merge_range(self.row, column, self.row, column + 1, "", style)
            if text or column == 0:
                self.sheet.write_string(self.row, column, text, style)
                needs.append((text, self.widths[column] + (self.widths[column + 1] if wide else 0)))
        self._finish(needs, 10)

    def _finish(self, needs: list[tuple[str, int]], size: int = 11) -> None:
        most = max(sum(lines(line, room) for line in text.split("\n")) for text, room in needs)
        self.sheet.set_row(self.row, 1.33 * size * most + 3)
        self.row += 1

    def set_up(self, name: str, page: str) -> None:
        """How it is printed; ``name`` stands at the foot."""
        sheet = self.sheet
        sheet.hide_gridlines(2)
        sheet.set_landscape()
        sheet.set_paper(9)
        sheet.fit_to_pages(1, 0)
        sheet.set_margins(0.4, 0.4, 0.5, 0.6)
        sheet.set_footer(f"&L{name}&R{page}")
