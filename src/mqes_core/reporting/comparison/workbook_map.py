"""The map as a sheet: directions down, concepts across, a column for each stage; signs and colours as on the page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from mqes_core.comparison.concepts.cells import Cell
from mqes_core.comparison.concepts.marks import MARKS, cell_mark
from mqes_core.comparison.concepts.wording import blank_words
from mqes_core.i18n import translate
from mqes_core.reporting.comparison.names import concept_names, row_name
from mqes_core.reporting.comparison.sheets import HEAD, Sheet
from mqes_core.reporting.workbook.cells import fit_height, write_text

if TYPE_CHECKING:
    from xlsxwriter.format import Format

__all__ = ["write_map"]

_LOOKS: Final[dict[str, dict[str, Any]]] = {
    "confirmed": {"bg_color": "#1D5B87", "font_color": "#FFFFFF", "bold": True},
    "provisional": {"bg_color": "#E3EEF6", "font_color": "#123F60", "border": 3, "border_color": "#4A80A6"},
    "partial": {"bg_color": "#1D5B87", "font_color": "#FFFFFF", "bold": True, "bottom": 6, "bottom_color": "#D9A534"},
    "related_only": {"font_color": "#55626F"},
    "no_stage": {"font_color": "#744C00", "bg_color": "#FFFFFF", "border": 1, "border_color": "#D9A534"},
    "no_direction": {"font_color": "#744C00", "bg_color": "#FCF2DB", "border": 1, "border_color": "#D9A534"},
    "cut_off": {"font_color": "#3D4954", "pattern": 14, "bg_color": "#FFFFFF", "fg_color": "#DDE2E8"},
    "not_in_edition": {"font_color": "#55626F", "bg_color": "#EEF1F4"},
    "not_applicable": {"font_color": "#8A96A3", "bg_color": "#EEF1F4"},
}
_TITLE_WIDTH: Final = 46
_MOST_IN_NOTE: Final = 12
"""So many rows are named in the note of a cell; all of them stand on the sheet of rows."""


def write_map(sheet: Sheet) -> None:
    """Write the sheet; a note at each cell names its rows, or the reason why there are none."""
    it, lang, styles = sheet.comparison, sheet.lang, sheet.styles
    stages = it.cycle.stages
    names = concept_names(it, lang)
    page = sheet.open("map", [_TITLE_WIDTH, *([4.3] * len(stages) + [1.2]) * len(names)])
    looks = {
        state: sheet.book.add_format({"font_name": "Calibri", "align": "center", "valign": "vcenter", **look})
        for state, look in _LOOKS.items()
    }
    upright = sheet.book.add_format(
        {"font_name": "Calibri", "rotation": 90, "font_size": 9, "valign": "bottom", "align": "center",
         "font_color": "#55626F", "text_wrap": True}
    )  # fmt: skip
    write_text(page, HEAD, 0, translate("compare.direction", lang), styles.head)
    page.set_row(HEAD + 1, 120)
    for place, name in enumerate(names):
        left = 1 + place * (len(stages) + 1)
        title = f"{name} · {it.concepts[place].edition.key}"
        if len(stages) > 1:
            page.merge_range(HEAD, left, HEAD, left + len(stages) - 1, title, styles.head)
        else:
            write_text(page, HEAD, left, title, styles.head)
        for number, stage in enumerate(stages):
            write_text(page, HEAD + 1, left + number, stage.title.in_language(lang), upright)
    page.set_row(HEAD, 34)
    for line, direction in enumerate(it.frame.directions, start=HEAD + 2):
        mark = f" ({translate('compare.provisional_name', lang)})" if direction.provisional else ""
        title = f"{direction.code}. {direction.title.in_language(lang)}{mark}"
        write_text(page, line, 0, title, styles.text)
        fit_height(page, line, [(title, _TITLE_WIDTH)])
        for place, item in enumerate(it.concepts):
            cells = [cell for cell in item.column.entries[line - HEAD - 2].cells if cell.stage is not None]
            for number, cell in enumerate(cells):
                _write_cell(sheet, page, line, 1 + place * (len(stages) + 1) + number, cell, looks)
    legend = HEAD + 3 + len(it.frame.directions)
    for offset, (state, sign) in enumerate(MARKS.items()):
        write_text(page, legend + offset, 1, sign.replace("?", ""), looks[state])
        write_text(page, legend + offset, 3, translate(f"compare.legend.{state}", lang), styles.soft)
    page.freeze_panes(HEAD + 2, 1)


def _write_cell(sheet: Sheet, page: Any, line: int, column: int, cell: Cell, looks: dict[str, Format]) -> None:
    mark = cell_mark(cell)
    state = "partial" if mark.partial and mark.state == "confirmed" else mark.state
    if mark.sign.rstrip("?").isdecimal():
        page.write_number(line, column, len(cell.placed), looks[state])
    else:
        write_text(page, line, column, mark.sign.rstrip("?"), looks[state])
    if cell.blank is not None:
        words = blank_words(cell.blank, sheet.comparison, sheet.lang)
    else:
        shown = [row_name(item.provision, sheet.lang) for item in cell.placed[:_MOST_IN_NOTE]]
        words = "\n".join([*shown, *(["…"] if len(cell.placed) > _MOST_IN_NOTE else [])])
    page.write_comment(line, column, words, {"x_scale": 2.2, "y_scale": 1.6, "font_size": 9, "author": "mqes"})
