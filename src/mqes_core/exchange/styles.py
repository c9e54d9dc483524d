"""How a form looks: the few formats that its sheets share."""

from __future__ import annotations

from typing import Any, Final

__all__ = ["GROUP_COLOURS", "Styles"]

_FONT: Final = "Calibri"
_LINE: Final = "#B8C2CC"
GROUP_COLOURS: Final = (("#1F4E79", "#DCE8F4"), ("#2F6B5E", "#DDEEE9"))
"""Dark and light colour of criteria, in turn."""
_UNIT_COLOURS: Final = ("#4A5560", "#E9ECEF")


class Styles:
    """Formats of one workbook, each made once."""

    def __init__(self, book: Any) -> None:
        self._book = book
        self._made: dict[tuple[tuple[str, Any], ...], Any] = {}

    def __call__(self, **properties: Any) -> Any:
        """The format with these properties, on top of the common font."""
        whole = {"font_name": _FONT, "font_size": 11, "valign": "top", "text_wrap": True} | properties
        key = tuple(sorted(whole.items()))
        if key not in self._made:
            self._made[key] = self._book.add_format(whole)
        return self._made[key]

    def group(self, turn: int | None) -> Any:
        """The heading of a criterion, or of the columns about the organisation."""
        dark, _ = _UNIT_COLOURS if turn is None else GROUP_COLOURS[turn % len(GROUP_COLOURS)]
        return self(
            bold=True,
            font_color="#FFFFFF",
            bg_color=dark,
            border=1,
            border_color="#FFFFFF",
            valign="vcenter",
            align="center",
        )

    def heading(self, turn: int | None, *, strong: bool = False) -> Any:
        """The heading of a measure (strong) or of one of its columns."""
        _, light = _UNIT_COLOURS if turn is None else GROUP_COLOURS[turn % len(GROUP_COLOURS)]
        return self(
            bold=strong, font_size=10, bg_color=light, border=1, border_color=_LINE, valign="vcenter", align="center"
        )

    def unit(self, turn: int | None) -> Any:
        """The line that says in what a column is written."""
        _, light = _UNIT_COLOURS if turn is None else GROUP_COLOURS[turn % len(GROUP_COLOURS)]
        return self(
            italic=True, font_size=9, font_color="#5A6672", bg_color=light, border=1, border_color=_LINE, align="center"
        )

    def cell(self, *, text: bool, wide: bool = False) -> Any:
        """A cell to fill in."""
        return self(
            border=1, border_color=_LINE, align="left" if wide else "center", num_format="@" if text else "General",
            text_wrap=wide, valign="vcenter",
        )  # fmt: skip

    def shade(self) -> Any:
        """What lies over cells that are not asked of a school."""
        return self._book.add_format({"bg_color": "#E3E5E8", "pattern": 1})
