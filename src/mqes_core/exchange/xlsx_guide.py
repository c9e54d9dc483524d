"""The sheet of instructions: what to do, codes, what is checked, readings that matter, what each column asks."""

from __future__ import annotations

from typing import Any, Final

from mqes_core.exchange.guidance import asks, criterion_title, readings_that_matter, sources, unit_words
from mqes_core.exchange.guide_sheet import GuideSheet
from mqes_core.exchange.layout import Layout
from mqes_core.exchange.styles import Styles
from mqes_core.i18n import translate
from mqes_core.model.edition import Edition

__all__ = ["write_guide"]

_WIDTHS: Final = (5, 40, 40, 14, 44)
_STEPS: Final = 7
_CODES: Final = ("missing", "not_applicable", "withheld")
_CHECKS: Final = 6


def write_guide(sheet: Any, edition: Edition, layout: Layout, styles: Styles) -> None:
    """Fill the sheet of instructions."""
    _Guide(sheet, edition, layout, styles).write()


class _Guide(GuideSheet):
    def __init__(self, sheet: Any, edition: Edition, layout: Layout, styles: Styles) -> None:
        lang = layout.lang
        super().__init__(sheet, styles, lang, _WIDTHS, lambda key, **params: translate(f"form.{key}", lang, **params))
        self.edition = edition
        self.layout = layout

    def write(self) -> None:
        concept = self.edition.concept
        place = f"{concept.municipality.in_language(self.lang)}, {concept.region.in_language(self.lang)}"
        self.heading(
            self.words("title", concept=concept.title.in_language(self.lang)),
            self.words("edition", place=place, edition=concept.edition),
        )
        self.section("steps")
        for number in range(1, _STEPS + 1):
            self.item(str(number), self.words(f"step.{number}", sheet=self.words("sheet.data")))
        self.section("codes")
        for code in _CODES:
            self.pair(self.words(f"absence.{code}.shown"), self.words(f"absence.{code}.meaning"))
        self.section("checks")
        for number in range(1, _CHECKS + 1):
            self.item("–", self.words(f"check.{number}"))
        self._readings()
        self._columns()
        self.set_up(self.layout.name, self.words("page"))

    def _readings(self) -> None:
        readings = list(readings_that_matter(self.edition, self.layout))
        if not readings:
            return
        self.section("readings")
        self.whole(self.words("readings.why"), self.styles(font_color="#5A6672"))
        heads = ("", self.words("readings.about"), self.words("readings.taken"), "", self.words("readings.because"))
        self.cells(heads, self.table_head())
        for number, reading in enumerate(readings, 1):
            taken = reading.taken.in_language(self.lang)
            if reading.provisional:
                taken = f"{taken} {self.words('readings.provisional')}"
            because = reading.because.in_language(self.lang)
            self.cells((str(number), reading.about.in_language(self.lang), taken, "", because), self.bordered())

    def _columns(self) -> None:
        self.section("columns")
        names = ("", *(self.words(f"columns.{name}") for name in ("measure", "what", "unit", "source")))
        self.cells(names, self.table_head())
        group = ""
        for number, field in enumerate(self.layout.fields, 1):
            if field.criterion.id != group:
                group = field.criterion.id
                style = self.styles(
                    bold=True, font_color="#FFFFFF", bg_color="#1F4E79", border=1, border_color="#B8C2CC"
                )
                self.whole(criterion_title(field.criterion, self.lang), style)
            measure = field.measure
            note = measure.note.in_language(self.lang) if measure.note else asks(field, field.main, self.lang)
            headings = [column.heading for column in field.columns if column.heading != column.title]
            what = "\n".join([note, *(f"• {heading}" for heading in headings)])
            units = "\n".join(dict.fromkeys(unit_words(field, column, self.lang) for column in field.columns))
            title = measure.title.in_language(self.lang)
            self.cells((str(number), title, what, units, sources(self.edition, field, self.lang)), self.bordered())
