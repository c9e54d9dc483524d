"""The chart of a plan as a workbook to go on working in: bars follow the dates and the state of their line."""

from __future__ import annotations

import io
from collections.abc import Iterator
from datetime import UTC, datetime, time
from typing import TYPE_CHECKING, Any, Final

from mqes_core.i18n import Language, translate
from mqes_core.reporting.roadmap.chart import Chart, Group
from mqes_core.reporting.workbook.cells import Styles, fit_height, write_text
from mqes_core.roadmapping import Standing, State
from mqes_core.roadmapping.wording import doubt_words, responsible_words, row_words, standing_words
from mqes_core.timing import Window

if TYPE_CHECKING:
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

__all__ = ["render_sheet"]

_A3: Final = 8
_COLUMNS: Final = {
    "row": 52, "who": 26, "printed": 20, "start": 11, "end": 11, "state": 24, "results": 30, "source": 22,
}  # fmt: skip
_AT: Final = {name: number for number, name in enumerate(_COLUMNS)}
_TITLE, _HOW, _HEAD, _FIRST = range(4)
_LOOKS: Final = {
    State.LATE: {"pattern": 14, "fg_color": "#C8494D", "bg_color": "#FBE9E9"},
    State.NOW: {"pattern": 1, "bg_color": "#1D5B87"},
    State.COMING: {"pattern": 17, "fg_color": "#A06A00", "bg_color": "#FCF2DB"},
    State.CONTINUOUS: {"pattern": 11, "fg_color": "#8A96A3", "bg_color": "#EEF1F4"},
    State.LATER: {"pattern": 18, "fg_color": "#8A96A3", "bg_color": "#DDE2E8"},
    State.DONE: {"pattern": 15, "fg_color": "#3F9A66", "bg_color": "#E6F3EB"},
}
"""Pattern and colours of each state, so that a bar is told on black-and-white paper too."""


def render_sheet(chart: Chart, lang: Language = "ru") -> bytes:
    """The workbook as the bytes of an xlsx file; the same chart gives the same bytes."""
    import xlsxwriter

    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(buffer, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    made = datetime.combine(chart.overview.on, time(), tzinfo=UTC).replace(tzinfo=None)
    title = ", ".join(edition.concept.title.in_language(lang) for edition in chart.overview.editions)
    book.set_properties({"title": title[:255], "created": made})
    styles = Styles(book)
    plan = book.add_worksheet(translate("roadmap.sheet.plan", lang))
    _Plan(book, plan, styles, chart, lang).write(title)
    _totals(book.add_worksheet(translate("roadmap.sheet.totals", lang)), styles, chart, lang)
    book.close()
    return buffer.getvalue()


class _Plan:
    def __init__(self, book: Workbook, sheet: Worksheet, styles: Styles, chart: Chart, lang: Language) -> None:
        self.book, self.sheet, self.styles, self.chart = book, sheet, styles, chart
        self.lang: Language = lang
        self.months = chart.axis.months
        self.day = book.add_format(
            {"font_name": "Calibri", "font_size": 11, "valign": "top", "num_format": "dd.mm.yyyy", "align": "center",
             "bottom": 1, "bottom_color": "#D5DBE1"}
        )  # fmt: skip
        self.head_month = book.add_format(
            {"font_name": "Calibri", "font_size": 8, "num_format": "mm.yy", "rotation": 90, "align": "center",
             "bg_color": "#E8EEF3", "border": 1, "border_color": "#C3CCD5"}
        )  # fmt: skip

    def write(self, title: str) -> None:
        sheet = self.sheet
        write_text(sheet, _TITLE, 0, title, self.styles.title)
        how = translate("roadmap.sheet.how", self.lang, day=self.chart.overview.on)
        write_text(sheet, _HOW, 0, how, self.styles.soft)
        for name, column in _AT.items():
            heading = translate(f"roadmap.page.column.{name}", self.lang)
            write_text(sheet, _HEAD, column, heading, self.styles.head)
            sheet.set_column(column, column, _COLUMNS[name])
        first_month = len(_COLUMNS)
        for offset, month in enumerate(self.months):
            sheet.write_datetime(_HEAD, first_month + offset, datetime.combine(month, time()), self.head_month)
        last_month = first_month + len(self.months) - 1
        sheet.set_column(first_month, last_month, 2.6)
        sheet.set_row(_HEAD, 36)
        row = _FIRST
        for group in self.chart.groups:
            row = self._group(row, group)
        self._bars(row - 1, first_month, last_month)
        self._set_up(row - 1, last_month)

    def _group(self, row: int, group: Group) -> int:
        number = f"{group.section.number.rstrip('.')}. " if group.section.number else ""
        heading = f"{number}{group.section.title.in_language(self.lang)}"
        if len(self.chart.groups) > 1:
            heading = f"{group.roadmap.title.in_language(self.lang)}: {heading}"
        self._band(row, heading)
        row += 1
        for block in group.blocks:
            if block.stage is not None:
                printed = f" ({block.stage.timing.printed})" if block.stage.timing else ""
                self._band(row, f"   {block.stage.title.in_language(self.lang)}{printed}")
                row += 1
            for item in block.standings:
                for window, state in _lines(item, self.chart):
                    self._line(row, item, window, state)
                    row += 1
        return row

    def _band(self, row: int, text: str) -> None:
        for column in range(len(_COLUMNS)):
            self.sheet.write_blank(row, column, None, self.styles.band)
        write_text(self.sheet, row, 0, text, self.styles.band)

    def _line(self, row: int, item: Standing, window: Window | None, state: State) -> None:
        sheet, activity = self.sheet, item.row.activity
        said = translate(f"roadmap.state.{state}", self.lang)
        texts = {
            "row": row_words(item.row, self.lang),
            "who": responsible_words(item.row, self.lang),
            "printed": item.row.printed or (standing_words(item, self.lang) if state is State.UNDETERMINED else ""),
            "state": said,
            "results": "; ".join(result.title.in_language(self.lang) for result in activity.results),
            "source": activity.source.text(self.lang),
        }
        for name, text in texts.items():
            write_text(sheet, row, _AT[name], text, self.styles.text)
        for name, day in (("start", window and window.start), ("end", window and window.end)):
            if day:
                sheet.write_datetime(row, _AT[name], datetime.combine(day, time()), self.day)
            else:
                sheet.write_blank(row, _AT[name], None, self.day)
        notes = [standing_words(item, self.lang)] if item.why else []
        if window and (doubt := doubt_words(item.row, self.lang)):
            notes.append(doubt)
        if self.chart.deviates(item):
            notes.append(translate("roadmap.page.deviates", self.lang))
        if notes:
            sheet.write_comment(row, _AT["state"], "\n".join(notes))
        fit_height(sheet, row, [(texts[name], _COLUMNS[name]) for name in texts])

    def _bars(self, last: int, first_month: int, last_month: int) -> None:
        from xlsxwriter.utility import xl_rowcol_to_cell

        sheet = self.sheet
        start = xl_rowcol_to_cell(_FIRST, _AT["start"], col_abs=True)
        end = xl_rowcol_to_cell(_FIRST, _AT["end"], col_abs=True)
        state = xl_rowcol_to_cell(_FIRST, _AT["state"], col_abs=True)
        month = xl_rowcol_to_cell(_HEAD, first_month, row_abs=True)
        area = (_FIRST, first_month, max(last, _FIRST), last_month)
        for name, look in _LOOKS.items():
            said = translate(f"roadmap.state.{name}", self.lang)
            inside = f'{start}<>"",{start}<=EOMONTH({month},0),{end}>={month}'
            rule = {"type": "formula", "criteria": f'=AND({inside},{state}="{said}")', "format": self._look(look)}
            sheet.conditional_format(*area, rule)
        today = self.book.add_format({"bg_color": "#9C2327", "font_color": "#FFFFFF"})
        now = f"=AND(TODAY()>={month},TODAY()<=EOMONTH({month},0))"
        sheet.conditional_format(
            _HEAD, first_month, _HEAD, last_month, {"type": "formula", "criteria": now, "format": today}
        )
        words = [translate(f"roadmap.state.{name}", self.lang) for name in State]
        sheet.data_validation(
            _FIRST, _AT["state"], max(last, _FIRST), _AT["state"], {"validate": "list", "source": words}
        )

    def _look(self, look: dict[str, Any]) -> Any:
        edge = {
            "top": 1,
            "top_color": "#FFFFFF",
            "bottom": 1,
            "bottom_color": "#FFFFFF",
        }  # bars of two lines stay apart
        return self.book.add_format(look | edge)

    def _set_up(self, last: int, last_column: int) -> None:
        sheet = self.sheet
        sheet.freeze_panes(_FIRST, 1)
        sheet.autofilter(_HEAD, 0, max(last, _FIRST), len(_COLUMNS) - 1)
        sheet.set_landscape()
        sheet.set_paper(_A3)
        sheet.fit_to_pages(1, 0)
        sheet.repeat_rows(_HEAD)
        sheet.print_area(0, 0, max(last, _FIRST), last_column)


def _lines(item: Standing, chart: Chart) -> Iterator[tuple[Window | None, State]]:
    """A line for every window on the axis; one without dates for a row that has none there."""
    bars: list[tuple[Window | None, State]] = [(bar.window, bar.state) for bar in chart.bars(item)]
    yield from bars or [(None, item.state)]


def _totals(sheet: Worksheet, styles: Styles, chart: Chart, lang: Language) -> None:
    heads = [
        translate("roadmap.page.column.who", lang),
        *(translate(f"roadmap.state.{state}", lang) for state in State),
    ]
    for column, head in enumerate(heads):
        write_text(sheet, 0, column, head, styles.head)
        sheet.set_column(column, column, 16 if column else 50)
    sheet.set_row(0, 36)
    for row, total in enumerate(chart.overview.totals, 1):
        name = total.body.title if total.body else translate("roadmap.page.nobody", lang)
        write_text(sheet, row, 0, name, styles.text)
        for column, state in enumerate(State, 1):
            sheet.write_number(row, column, total.counts.get(state, 0), styles.number)
    sheet.freeze_panes(1, 1)
