"""The file of people as a workbook: instructions, a sheet for each kind of facts, answers to choose from."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from fractions import Fraction
from typing import Any, Final

from mqes_core.eligibility import category_in_words
from mqes_core.exchange.experts.columns import CHECKED, HELD, VERSION, Column, Kind, Sheet
from mqes_core.exchange.experts.guide import comment, heading, write_guide
from mqes_core.exchange.experts.vocabulary import Vocabulary, procedure_in_words
from mqes_core.exchange.grid import cell_name
from mqes_core.exchange.identity import write_stamp
from mqes_core.exchange.paper import lines
from mqes_core.exchange.styles import Styles
from mqes_core.exchange.xlsx_checks import Answers
from mqes_core.i18n import Language, translate

__all__ = ["Made", "Rows", "people_form"]

Rows = Mapping[str, Sequence[Mapping[str, object]]]
"""What stands in the sheets already: rows by sheet, values by column."""

_TITLE, _HOW, _HEAD, _KEYS, _FIRST = range(5)
_READY: Final = 40
_TEXTS: Final = frozenset(
    {
        Kind.CODE,
        Kind.TEXT,
        Kind.PERSONAL,
        Kind.NAME,
        Kind.CATEGORY,
        Kind.GROUP,
        Kind.NUMBER,
        Kind.CITED,
        Kind.PROCEDURE,
        Kind.HELD,
    }
)
_PERSONAL_COLOURS: Final = {"bg_color": "#F6E3E3", "font_color": "#7A1F22"}


@dataclass(frozen=True, slots=True)
class Made:
    """For which concept, edition and layout a file of people is made."""

    concept: str
    edition: str
    name: str
    version: str = VERSION

    @classmethod
    def of(cls, known: Vocabulary) -> Made:
        """The same for what an edition knows of experts."""
        concept = known.edition.concept
        return cls(concept.id, concept.edition, known.name)


def people_form(known: Vocabulary, rows: Rows | None = None, lang: Language = "ru") -> bytes:
    """The form as the bytes of an xlsx file, with ``rows`` in it; the same content gives the same bytes."""
    from xlsxwriter import Workbook

    target = io.BytesIO()
    book = Workbook(target, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    concept = known.edition.concept
    book.set_properties({
        "title": translate("people.title", lang, concept=concept.title.in_language(lang)),
        "created": datetime(2020, 1, 1),  # noqa: DTZ001  # fixed, so that the same form is the same file
    })  # fmt: skip
    styles = Styles(book)
    guide = book.add_worksheet(translate("people.sheet.guide", lang))
    sheets = {sheet.key: book.add_worksheet(translate(sheet.title, lang)) for sheet in known.sheets}
    write_guide(guide, known, styles, lang)
    answers = Answers(book.add_worksheet("_lists"))
    for sheet in known.sheets:
        filled = (rows or {}).get(sheet.key, ())
        _SheetWriter(sheets[sheet.key], sheet, known, styles, answers, lang).write(filled)
    write_stamp(book.add_worksheet("_form"), Made.of(known))
    (sheets["people"] if rows else guide).activate()
    book.close()
    return target.getvalue()


class _SheetWriter:
    """One sheet: headings with comments, a hidden row of keys, checked cells."""

    def __init__(
        self, target: Any, sheet: Sheet, known: Vocabulary, styles: Styles, answers: Answers, lang: Language
    ) -> None:
        self.target = target
        self.sheet = sheet
        self.known = known
        self.styles = styles
        self.answers = answers
        self.lang: Language = lang

    def write(self, rows: Sequence[Mapping[str, object]]) -> None:
        self._heads()
        for row in range(_FIRST, _FIRST + max(_READY, len(rows) + 10)):
            for position, column in enumerate(self.sheet.columns):
                self.target.write_blank(row, position, None, self._style(column))
        for row, values in enumerate(rows, _FIRST):
            self._row(row, values)
        for position, column in enumerate(self.sheet.columns):
            check = self._check(column, position)
            if check is not None:
                title = {"ignore_blank": True, "error_title": self._words("error.title")}
                self.target.data_validation(_FIRST, position, _FIRST + CHECKED - 1, position, title | check)
        self._set_up(len(rows))

    def _words(self, key: str, **params: Any) -> str:
        return translate(f"people.{key}", self.lang, **params)

    def _heads(self) -> None:
        target, styles = self.target, self.styles
        title = translate(self.sheet.title, self.lang)
        target.write_string(_TITLE, 0, title, styles(bold=True, font_size=14, text_wrap=False))
        how = self._words(f"how.{self.sheet.key}")
        room = sum(column.width for column in self.sheet.columns)
        soft = styles(font_color="#5A6672")
        target.merge_range(_HOW, 0, _HOW, len(self.sheet.columns) - 1, "", soft)
        target.write_string(_HOW, 0, how, soft)
        target.set_row(_HOW, 16 * lines(how, room) + 2)
        for position, column in enumerate(self.sheet.columns):
            words = heading(column, self.lang)
            style = styles.heading(None if column.required else 0, strong=True)
            if column.kind is Kind.PERSONAL:
                style = styles(
                    bold=True, font_size=10, border=1, border_color="#B8C2CC", valign="vcenter", align="center",
                    **_PERSONAL_COLOURS,
                )  # fmt: skip
            target.write_string(_HEAD, position, words, style)
            note = comment(self.known, self.sheet, column, self.lang)
            height = 16 * sum(lines(line, 60) for line in note.split("\n")) + 14
            options = {"author": "mqes", "width": 400, "height": height, "font_size": 9, "color": "#FFFDF2"}
            target.write_comment(_HEAD, position, note, options)
            target.write_string(_KEYS, position, self.sheet.name_of(column))

    def _row(self, row: int, values: Mapping[str, object]) -> None:
        most = 1
        for position, column in enumerate(self.sheet.columns):
            value, style = values.get(column.key), self._style(column)
            if isinstance(value, date):
                self.target.write_datetime(row, position, datetime(value.year, value.month, value.day), style)  # noqa: DTZ001
            elif isinstance(value, (int, Fraction)) and column.kind not in _TEXTS:
                self.target.write_number(row, position, float(value) if isinstance(value, Fraction) else value, style)
            elif value is not None:
                text = self._shown(column, str(value))
                most = max(most, lines(text, column.width))
                self.target.write_string(row, position, text, style)
        if most > 1:
            self.target.set_row(row, 15 * most + 3)

    def _shown(self, column: Column, value: str) -> str:
        """The words that stand for a value that is chosen."""
        if column.kind is Kind.CHOICE:
            return self.known.words(column.choices, self.lang).get(value, value)
        if column.kind is Kind.CATEGORY and value in self.known.categories:
            return category_in_words(self.known.categories[value], self.lang)
        if column.kind is Kind.PROCEDURE and value in self.known.procedures:
            return procedure_in_words(self.known.procedures[value], self.lang)
        if column.kind is Kind.FLAG:
            return self._words(value) if value in {"yes", "no"} else value
        return value

    def _style(self, column: Column) -> Any:
        if column.kind is Kind.DAY:
            return self.styles(
                border=1, border_color="#B8C2CC", align="center", valign="vcenter", num_format="dd.mm.yyyy"
            )
        return self.styles.cell(text=column.kind in _TEXTS, wide=column.width > 19)

    def _check(self, column: Column, position: int) -> dict[str, Any] | None:
        cell = cell_name(_FIRST + 1, position + 1)
        match column.kind:
            case Kind.CODE if self.sheet.key != "people":
                return self._list_of("people", 0) | {
                    "error_type": "warning",
                    "error_message": self._words("error.code"),
                }
            case Kind.CITED:
                return self._list_of("acts", 0) | {"error_message": self._words("error.cited")}
            case Kind.HELD:
                return self._list_of(HELD, 0) | {"error_message": self._words("error.held")}
            case Kind.PROCEDURE:
                options = tuple(procedure_in_words(item, self.lang) for item in self.known.procedures.values())
                return self._list(options) | {"show_error": False} if options else None
            case Kind.CHOICE:
                return self._list(tuple(self.known.words(column.choices, self.lang).values()))
            case Kind.CATEGORY:
                return self._list(tuple(category_in_words(item, self.lang) for item in self.known.categories.values()))
            case Kind.FLAG:
                return self._list((self._words("yes"), self._words("no")))
            case Kind.NAME:
                names = self.known.names.get((self.sheet.facts, column.key), ())
                options = tuple(name.in_language("ru") for name in names)
                # Other names may be right too; the reader says where one looks like a slip.
                return self._list(options) | {"show_error": False} if options else None
            case Kind.DAY:
                return {"validate": "custom", "value": f"=ISNUMBER({cell})", "error_message": self._words("error.day")}
            case Kind.COUNT:
                return {
                    "validate": "integer", "criteria": ">=", "value": 0, "error_message": self._words("error.count"),
                }  # fmt: skip
            case Kind.YEAR:
                return {
                    "validate": "integer", "criteria": "between", "minimum": 1990, "maximum": 2100,
                    "error_message": self._words("error.year"),
                }  # fmt: skip
        return None

    def _list(self, answers: tuple[str, ...]) -> dict[str, Any]:
        return {"validate": "list", "source": self.answers.range(answers), "error_message": self._words("error.list")}

    def _list_of(self, sheet: str, position: int) -> dict[str, Any]:
        """What stands in a column of another sheet."""
        title = translate(f"people.sheet.{sheet}", self.lang)
        letters = cell_name(1, position + 1)[:-1]
        source = f"='{title}'!${letters}${_FIRST + 1}:${letters}${_FIRST + CHECKED}"
        return {"validate": "list", "source": source, "error_type": "warning"}

    def _set_up(self, filled: int) -> None:
        target = self.target
        for position, column in enumerate(self.sheet.columns):
            style = self.styles(num_format="@") if column.kind in _TEXTS else None
            target.set_column(position, position, column.width, style)
        target.set_default_row(18)
        target.set_row(_TITLE, 22)
        most = max(lines(heading(column, self.lang), column.width - 2) for column in self.sheet.columns)
        target.set_row(_HEAD, 14 * max(most, 2) + 6)
        target.set_row(_KEYS, None, None, {"hidden": True})
        target.freeze_panes(_FIRST, 1)
        target.set_landscape()
        target.set_paper(9)
        target.set_margins(0.4, 0.4, 0.5, 0.6)
        target.fit_to_pages(1, 0)
        target.repeat_rows(_HEAD)
        target.print_area(0, 0, _FIRST + max(filled, 20) - 1, len(self.sheet.columns) - 1)
        target.set_footer(f"&L{self.known.name}&R{self._words('page')}")
        target.hide_gridlines(2)
