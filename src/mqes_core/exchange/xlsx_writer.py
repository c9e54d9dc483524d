"""The form as a workbook: instructions, a sheet to fill in, and what a reader needs to know it again."""

from __future__ import annotations

import io
from collections.abc import Sequence
from datetime import datetime
from fractions import Fraction
from itertools import groupby
from typing import Any, Final

from mqes_core.exchange.content import decimal, field_content, unit_content, words_of_content
from mqes_core.exchange.guidance import comment, criterion_title, unit_words
from mqes_core.exchange.identity import write_stamp
from mqes_core.exchange.layout import Column, Field, Layout, Role
from mqes_core.exchange.paper import PRINT_SCALE, heading_height, is_single, lines, page_starts, width
from mqes_core.exchange.styles import Styles
from mqes_core.exchange.xlsx_checks import Answers, Checks
from mqes_core.exchange.xlsx_guide import write_guide
from mqes_core.i18n import Language, translate
from mqes_core.model.edition import Edition
from mqes_core.model.units import Assessed, Case

__all__ = ["workbook"]

_TITLE, _REMINDER, _GROUP, _MEASURE, _HEADING, _UNIT, _KEYS, _FIRST = range(8)
_READY_ROWS: Final = 60
_ROW_HEIGHT: Final = 18
_TEXTS: Final = (Role.CODE, Role.TITLE, Role.COMMENT)
_MOST_IN_CELL: Final = 2**53


def workbook(edition: Edition, layout: Layout, cases: Sequence[Case] = ()) -> bytes:
    """The form as the bytes of an xlsx file; the same edition and cases give the same bytes.

    Raises:
        FormError: a case holds what the form does not ask (MQ790).
    """
    from xlsxwriter import Workbook

    target = io.BytesIO()
    book = Workbook(target, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    lang = layout.lang
    book.set_properties({
        "title": translate("form.title", lang, concept=edition.concept.title.in_language(lang)),
        "created": datetime(2020, 1, 1),  # noqa: DTZ001  # fixed, so that the same form is the same file
    })  # fmt: skip
    styles = Styles(book)
    guide = book.add_worksheet(translate("form.sheet.guide", lang))
    sheet = book.add_worksheet(translate("form.sheet.data", lang))
    write_guide(guide, edition, layout, styles)
    answers = Answers(book.add_worksheet("_lists"))
    _DataSheet(sheet, edition, layout, styles, answers).write(cases)
    write_stamp(book.add_worksheet("_form"), layout)
    sheet.activate() if cases else guide.activate()
    book.close()
    return target.getvalue()


class _DataSheet:
    """The sheet to fill in: three levels of headings, a hidden row of keys, checked cells."""

    def __init__(self, sheet: Any, edition: Edition, layout: Layout, styles: Styles, answers: Answers) -> None:
        self.sheet = sheet
        self.edition = edition
        self.layout = layout
        self.styles = styles
        self.lang: Language = layout.lang
        self.at = {column.key: position for position, column in enumerate(layout.columns)}
        self.checks = Checks(sheet, edition, layout, styles, answers, _FIRST)
        self.starts = page_starts(layout)
        self.group_lines = 2

    def write(self, cases: Sequence[Case]) -> None:
        self._heads()
        self._body(cases)
        self.checks.write()
        self._set_up(len(cases))

    def words(self, key: str, **params: Any) -> str:
        return translate(f"form.{key}", self.lang, **params)

    # --- headings

    def _heads(self) -> None:
        sheet, styles, units = self.sheet, self.styles, self.layout.unit_columns
        concept = self.edition.concept
        title = self.words("title", concept=concept.title.in_language(self.lang))
        sheet.write_string(_TITLE, 0, title, styles(bold=True, font_size=14, text_wrap=False))
        where = f"{concept.municipality.in_language(self.lang)}. {self.words('reminder')}"
        sheet.write_string(_REMINDER, 0, where, styles(font_color="#5A6672", text_wrap=False))
        # Two pieces, since the first two columns stand on every printed page.
        self._merge(_GROUP, 0, 1, self.words("group.unit"), styles.group(None))
        self._merge(_GROUP, 2, len(units) - 1, self.words("group.about"), styles.group(None))
        for column in units:
            position = self.at[column.key]
            self._merge_down(position, column.heading, styles.heading(None, strong=True))
            sheet.write_string(_UNIT, position, self.words(f"hint.{column.role}"), styles.unit(None))
            self._note(_MEASURE, position, f"{column.title}\n\n{self.words(f'note.{column.role}')}")
        for turn, (_, group) in enumerate(groupby(self.layout.fields, key=lambda field: field.criterion.id)):
            self._criterion(turn, list(group))
        for column in self.layout.columns:
            sheet.write_string(_KEYS, self.at[column.key], column.key)

    def _criterion(self, turn: int, fields: Sequence[Field]) -> None:
        words = criterion_title(fields[0].criterion, self.lang)
        pieces = [field for field in fields if field is fields[0] or field.main.key in self.starts]
        ends = [self.at[field.main.key] for field in pieces[1:]] + [self.at[fields[-1].columns[-1].key] + 1]
        for field, end in zip(pieces, ends, strict=True):
            self._merge(_GROUP, self.at[field.main.key], end - 1, words, self.styles.group(turn))
        strong, plain = self.styles.heading(turn, strong=True), self.styles.heading(turn)
        for field in fields:
            start, end = self.at[field.main.key], self.at[field.columns[-1].key]
            title = field.measure.title.in_language(self.lang)
            single = is_single(field)
            if single:
                self._merge_down(start, title, strong)
            else:
                self._merge(_MEASURE, start, end, title, strong)
            for column in field.columns:
                position = self.at[column.key]
                if not single:
                    self.sheet.write_string(_HEADING, position, column.heading, plain)
                self.sheet.write_string(_UNIT, position, unit_words(field, column, self.lang), self.styles.unit(turn))
                text = comment(self.edition, field, column, self.lang)
                self._note(_MEASURE if single else _HEADING, position, text)

    def _merge(self, row: int, first: int, last: int, words: str, style: Any) -> None:
        if row == _GROUP:
            room = sum(width(column) for column in self.layout.columns[first : last + 1])
            self.group_lines = max(self.group_lines, lines(words, room))
        if first == last:
            self.sheet.write_string(row, first, words, style)
        else:
            self.sheet.merge_range(row, first, row, last, "", style)
            self.sheet.write_string(row, first, words, style)

    def _merge_down(self, column: int, words: str, style: Any) -> None:
        self.sheet.merge_range(_MEASURE, column, _HEADING, column, "", style)
        self.sheet.write_string(_MEASURE, column, words, style)

    def _note(self, row: int, column: int, text: str) -> None:
        height = 16 * sum(lines(line, 52) for line in text.split("\n")) + 14
        options = {"author": "mqes", "width": 340, "height": height, "font_size": 9, "color": "#FFFDF2"}
        self.sheet.write_comment(row, column, text, options)

    # --- rows

    def _body(self, cases: Sequence[Case]) -> None:
        for column in self.layout.columns:
            style = self._cell_style(column)
            for row in range(_FIRST, _FIRST + max(_READY_ROWS, len(cases) + 10)):
                self.sheet.write_blank(row, self.at[column.key], None, style)
        for row, case in enumerate(cases, _FIRST):
            self._grow(row, case)
            for key, value in unit_content(case, self.layout).items():
                self._cell(row, self.layout.by_key[key], value)
            content = field_content(case, self.layout)
            for field in self.layout.fields:
                for column in field.columns:
                    written = content.get(field.measure.id, {}).get(column.role)
                    if written is not None:
                        self._cell(row, column, words_of_content(written, field, self.lang))

    def _grow(self, row: int, case: Case) -> None:
        """Make room for a title or a comment of several lines."""
        room = {Role.TITLE: 0, Role.COMMENT: 0} | {column.role: width(column) for column in self.layout.columns}
        comments = [value.comment for value in case.values.values() if isinstance(value, Assessed)]
        needs = [
            lines(case.unit.title or "", room[Role.TITLE]),
            *(lines(text, room[Role.COMMENT]) for text in comments),
        ]
        if max(needs) > 1:
            self.sheet.set_row(row, 15 * max(needs) + 3)

    def _cell(self, row: int, column: Column, value: object) -> None:
        style = self._cell_style(column)
        if isinstance(value, int) and abs(value) < _MOST_IN_CELL:
            self.sheet.write_number(row, self.at[column.key], value, style)
        elif isinstance(value, Fraction) and Fraction(repr(float(value))) == value:
            self.sheet.write_number(row, self.at[column.key], float(value), style)
        elif isinstance(value, (int, Fraction)):
            self.sheet.write_string(row, self.at[column.key], decimal(value), style)
        else:
            self.sheet.write_string(row, self.at[column.key], str(value), style)

    def _cell_style(self, column: Column) -> Any:
        return self.styles.cell(text=column.role in _TEXTS, wide=column.role in (Role.TITLE, Role.COMMENT, Role.TYPE))

    # --- paper

    def _set_up(self, filled: int) -> None:
        sheet = self.sheet
        for position, column in enumerate(self.layout.columns):
            style = self.styles(num_format="@") if column.role in _TEXTS else None
            sheet.set_column(position, position, width(column), style)
        # No height of their own for the rows: they grow with what is typed into them.
        sheet.set_default_row(_ROW_HEIGHT)
        sheet.set_row(_TITLE, 22)
        sheet.set_row(_GROUP, 15 * self.group_lines + 4)
        sheet.set_row(_MEASURE, heading_height(self.layout, self.lang, strong=True))
        sheet.set_row(_HEADING, heading_height(self.layout, self.lang, strong=False))
        sheet.set_row(_UNIT, 16)
        sheet.set_row(_KEYS, None, None, {"hidden": True})
        sheet.freeze_panes(_FIRST, 2)
        sheet.set_landscape()
        sheet.set_paper(9)
        sheet.set_margins(0.4, 0.4, 0.5, 0.6)
        sheet.repeat_rows(_GROUP, _UNIT)
        sheet.repeat_columns(0, 1)
        sheet.set_print_scale(PRINT_SCALE)
        sheet.set_v_pagebreaks(sorted(self.at[key] for key in self.starts))
        last = _FIRST + max(filled, 20) - 1
        sheet.print_area(0, 0, last, len(self.layout.columns) - 1)
        sheet.set_footer(f"&L{self.layout.name}&R{self.words('page')}")
        sheet.hide_gridlines(2)
