"""What the data sheet checks while it is filled in: validation, drop-downs, and shade over what is not asked."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from mqes_core.exchange.cells import FIRST_YEAR, LAST_YEAR, option_word
from mqes_core.exchange.grid import cell_name
from mqes_core.exchange.guidance import asks
from mqes_core.exchange.identity import LISTS_MARK
from mqes_core.exchange.layout import Column, Field, Layout, Role
from mqes_core.exchange.rows import setting_words
from mqes_core.exchange.rules import rule
from mqes_core.exchange.styles import Styles
from mqes_core.exchange.unit_words import offered, parse_unit_type
from mqes_core.i18n import Language, translate
from mqes_core.model.edition import Edition
from mqes_core.model.measures import ChoiceMeasure, FlagMeasure
from mqes_core.model.units import Unit

__all__ = ["Answers", "Checks"]

_CHECKED_ROWS: Final = 1000


class Answers:
    """The hidden sheet that holds the answers of drop-downs, which may be too long for a cell's own list."""

    def __init__(self, sheet: Any) -> None:
        self._sheet = sheet
        self._next = 1
        sheet.write_string(0, 0, LISTS_MARK)
        sheet.very_hidden()

    def range(self, answers: Sequence[str]) -> str:
        """Write the answers down and say where they stand."""
        column, self._next = self._next, self._next + 1
        for row, answer in enumerate(answers):
            self._sheet.write_string(row, column, answer)
        letters = cell_name(1, column + 1)[:-1]
        return f"='_lists'!${letters}$1:${letters}${len(answers)}"


class Checks:
    """The checks of one data sheet, whose first row of data is ``first`` (from zero)."""

    def __init__(
        self, sheet: Any, edition: Edition, layout: Layout, styles: Styles, answers: Answers, first: int
    ) -> None:
        self.sheet = sheet
        self.edition = edition
        self.layout = layout
        self.styles = styles
        self.answers = answers
        self.first = first
        self.last = first + _CHECKED_ROWS - 1
        self.lang: Language = layout.lang
        self.at = {column.key: position for position, column in enumerate(layout.columns)}

    def write(self) -> None:
        """Put the checks on every column."""
        for column in self.layout.columns:
            self._validate(column)
        for field in self.layout.fields:
            self._shade(field)

    def _words(self, key: str, **params: Any) -> str:
        return translate(f"form.{key}", self.lang, **params)

    def _validate(self, column: Column) -> None:
        field = self.layout.fields_by_measure.get(column.measure)
        options = self._unit_check(column) if field is None else self._value_check(field, column)
        if options is None:
            return
        position = self.at[column.key]
        self.sheet.data_validation(self.first, position, self.last, position, {"ignore_blank": True} | options)

    def _list(self, answers: Sequence[str], message: str) -> dict[str, Any]:
        where = self.answers.range(answers)
        return {
            "validate": "list",
            "source": where,
            "error_title": self._words("error.title"),
            "error_message": message,
        }

    def _unit_check(self, column: Column) -> dict[str, Any] | None:
        match column.role:
            case Role.TYPE:
                return self._list(offered(self.edition, self.lang), self._words("error.list")) | {
                    "error_type": "warning"
                }
            case Role.SETTING:
                return self._list(
                    [setting_words(word, self.lang) for word in ("urban", "rural")], self._words("error.list")
                )
            case Role.YEAR:
                return {
                    "validate": "integer", "criteria": "between", "minimum": FIRST_YEAR, "maximum": LAST_YEAR,
                    "error_title": self._words("error.title"), "error_message": self._words("error.year"),
                }  # fmt: skip
        return None

    def _value_check(self, field: Field, column: Column) -> dict[str, Any] | None:
        measure = field.measure
        codes = [self._words("absence.not_applicable"), self._words("absence.withheld")]
        if isinstance(measure, ChoiceMeasure):
            answers = [option_word(option, measure, self.lang) for option in measure.options]
            return self._list([*answers, *codes], self._words("error.list"))
        if isinstance(measure, FlagMeasure):
            return self._list([self._words("yes"), self._words("no"), *codes], self._words("error.list"))
        formula = rule(self.layout, field, column, lambda key: cell_name(self.first + 1, self.at[key] + 1))
        if formula is None:
            return None
        message = asks(field, column, self.lang)
        return {
            "validate": "custom", "value": formula, "error_title": self._words("error.title"),
            "error_message": message[:255],
        }  # fmt: skip

    def _shade(self, field: Field) -> None:
        """Grey out what no rule asks of a school of the chosen kind."""
        types = offered(self.edition, self.lang)
        mine = [words for words in types if field.exists_for(_unit_of(words))]
        if len(mine) == len(types):
            return
        kind = "$" + cell_name(self.first + 1, self.at["unit:type"] + 1)
        formula = "=AND(" + ",".join(f'{kind}<>"{words}"' for words in ("", *mine)) + ")"
        style = self.styles.shade()
        first, last = self.at[field.main.key], self.at[field.columns[-1].key]
        self.sheet.conditional_format(
            self.first, first, self.last, last, {"type": "formula", "criteria": formula, "format": style}
        )


def _unit_of(words: str) -> Unit:
    unit_type = parse_unit_type(words)
    assert unit_type is not None
    return Unit(id="-", kind=unit_type[0], levels=unit_type[1])
