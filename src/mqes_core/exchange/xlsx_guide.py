"""The sheet of instructions: what to do, codes, what is checked, readings that matter, what each column asks."""

from __future__ import annotations

from typing import Any, Final

from mqes_core.exchange.guidance import asks, criterion_title, readings_that_matter, sources, unit_words
from mqes_core.exchange.identity import GUIDE_MARK
from mqes_core.exchange.layout import Layout
from mqes_core.exchange.paper import lines
from mqes_core.exchange.styles import Styles
from mqes_core.i18n import Language, translate
from mqes_core.model.edition import Edition

__all__ = ["write_guide"]

_WIDTHS: Final = (5, 40, 40, 14, 44)
_STEPS: Final = 7
_CODES: Final = ("missing", "not_applicable", "withheld")
_CHECKS: Final = 6


def write_guide(sheet: Any, edition: Edition, layout: Layout, styles: Styles) -> None:
    """Fill the sheet of instructions."""
    _Guide(sheet, edition, layout, styles).write()


class _Guide:
    def __init__(self, sheet: Any, edition: Edition, layout: Layout, styles: Styles) -> None:
        self.sheet = sheet
        self.edition = edition
        self.layout = layout
        self.styles = styles
        self.lang: Language = layout.lang
        self.row = 0

    def words(self, key: str, **params: Any) -> str:
        return translate(f"form.{key}", self.lang, **params)

    def write(self) -> None:
        sheet, concept = self.sheet, self.edition.concept
        for column, width in enumerate(_WIDTHS):
            sheet.set_column(column, column, width)
        self.sheet.write_string(0, 0, GUIDE_MARK)
        sheet.set_row(0, None, None, {"hidden": True})
        self.row = 1
        title = self.words("title", concept=concept.title.in_language(self.lang))
        self._whole(title, self.styles(bold=True, font_size=15, valign="vcenter"), size=15)
        place = f"{concept.municipality.in_language(self.lang)}, {concept.region.in_language(self.lang)}"
        self._whole(self.words("edition", place=place, edition=concept.edition), self.styles(font_color="#5A6672"))
        self._section("steps")
        for number in range(1, _STEPS + 1):
            self._item(str(number), self.words(f"step.{number}", sheet=self.words("sheet.data")))
        self._section("codes")
        for code in _CODES:
            self._pair(self.words(f"absence.{code}.shown"), self.words(f"absence.{code}.meaning"))
        self._section("checks")
        for number in range(1, _CHECKS + 1):
            self._item("–", self.words(f"check.{number}"))
        self._readings()
        self._columns()
        self._set_up()

    def _readings(self) -> None:
        readings = list(readings_that_matter(self.edition, self.layout))
        if not readings:
            return
        self._section("readings")
        self._whole(self.words("readings.why"), self.styles(font_color="#5A6672"))
        head = self.styles(bold=True, bg_color="#E9ECEF", border=1, border_color="#B8C2CC")
        self._cells(
            ("", self.words("readings.about"), self.words("readings.taken"), "", self.words("readings.because")), head
        )
        for number, reading in enumerate(readings, 1):
            taken = reading.taken.in_language(self.lang)
            if reading.provisional:
                taken = f"{taken} {self.words('readings.provisional')}"
            because = reading.because.in_language(self.lang)
            self._cells((str(number), reading.about.in_language(self.lang), taken, "", because), self._bordered())

    def _columns(self) -> None:
        self._section("columns")
        head = self.styles(bold=True, bg_color="#E9ECEF", border=1, border_color="#B8C2CC")
        names = ("", *(self.words(f"columns.{name}") for name in ("measure", "what", "unit", "source")))
        self._cells(names, head)
        group = ""
        for number, field in enumerate(self.layout.fields, 1):
            if field.criterion.id != group:
                group = field.criterion.id
                style = self.styles(
                    bold=True, font_color="#FFFFFF", bg_color="#1F4E79", border=1, border_color="#B8C2CC"
                )
                self._whole(criterion_title(field.criterion, self.lang), style)
            measure = field.measure
            note = measure.note.in_language(self.lang) if measure.note else asks(field, field.main, self.lang)
            headings = [column.heading for column in field.columns if column.heading != column.title]
            what = "\n".join([note, *(f"• {heading}" for heading in headings)])
            units = "\n".join(dict.fromkeys(unit_words(field, column, self.lang) for column in field.columns))
            title = measure.title.in_language(self.lang)
            self._cells((str(number), title, what, units, sources(self.edition, field, self.lang)), self._bordered())

    def _bordered(self) -> Any:
        return self.styles(border=1, border_color="#B8C2CC", font_size=10)

    def _section(self, key: str) -> None:
        self.row += 1
        style = self.styles(bold=True, font_size=12, font_color="#1F4E79", bottom=2, bottom_color="#1F4E79")
        self._whole(self.words(f"section.{key}"), style, size=12)

    def _whole(self, text: str, style: Any, size: int = 11) -> None:
        last = len(_WIDTHS) - 1
        self.sheet.merge_range(self.row, 0, self.row, last, "", style)
        self.sheet.write_string(self.row, 0, text, style)
        self._finish([(text, sum(_WIDTHS) * 11 // size)], size)

    def _item(self, number: str, text: str) -> None:
        style = self.styles()
        self.sheet.write_string(self.row, 0, number, self.styles(align="right"))
        self.sheet.merge_range(self.row, 1, self.row, len(_WIDTHS) - 1, "", style)
        self.sheet.write_string(self.row, 1, text, style)
        self._finish([(text, sum(_WIDTHS[1:]))])

    def _pair(self, name: str, text: str) -> None:
        style = self._bordered()
        self.sheet.write_string(
            self.row, 1, name, self.styles(bold=True, border=1, border_color="#B8C2CC", font_size=10)
        )
        self.sheet.merge_range(self.row, 2, self.row, len(_WIDTHS) - 1, "", style)
        self.sheet.write_string(self.row, 2, text, style)
        self._finish([(name, _WIDTHS[1]), (text, sum(_WIDTHS[2:]))], 10)

    def _cells(self, texts: tuple[str, ...], style: Any) -> None:
        """A row of a table; an empty text in the middle lets the one before it run over its column."""
        needs: list[tuple[str, int]] = []
        for column, text in enumerate(texts):
            wide = column + 1 < len(texts) and column > 0 and texts[column + 1] == ""
            if wide:
                self.sheet.merge_range(self.row, column, self.row, column + 1, "", style)
            if text or column == 0:
                self.sheet.write_string(self.row, column, text, style)
                needs.append((text, _WIDTHS[column] + (_WIDTHS[column + 1] if wide else 0)))
        self._finish(needs, 10)

    def _finish(self, needs: list[tuple[str, int]], size: int = 11) -> None:
        most = max(sum(lines(line, room) for line in text.split("\n")) for text, room in needs)
        self.sheet.set_row(self.row, 1.33 * size * most + 3)
        self.row += 1

    def _set_up(self) -> None:
        sheet = self.sheet
        sheet.hide_gridlines(2)
        sheet.set_landscape()
        sheet.set_paper(9)
        sheet.fit_to_pages(1, 0)
        sheet.set_margins(0.4, 0.4, 0.5, 0.6)
        sheet.set_footer(f"&L{self.layout.name}&R{self.words('page')}")
