"""The table of progress as a workbook: a line for each time of each row, drop-downs, what is ours locked in looks."""

from __future__ import annotations

import io
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from mqes_core.__about__ import __version__
from mqes_core.exchange.grid import cell_name
from mqes_core.exchange.identity import FORM_MARK
from mqes_core.exchange.paper import lines as paper_lines
from mqes_core.exchange.roadmap_progress.columns import COLUMNS, FILLED, KEY, VERSION
from mqes_core.exchange.styles import Styles
from mqes_core.i18n import Language, translate
from mqes_core.model.edition import Edition
from mqes_core.roadmapping.progress import RESULT_KINDS, Line, Mark
from mqes_core.roadmapping.wording import responsible_words, time_words

__all__ = ["progress_table"]

_TITLE, _HOW, _HEAD, _KEYS, _FIRST = range(5)


def progress_table(edition: Edition, lines: Sequence[Line], lang: Language = "ru") -> bytes:
    """The table for an edition as the bytes of an xlsx file; the same lines give the same bytes."""
    from xlsxwriter import Workbook

    target = io.BytesIO()
    book = Workbook(target, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    book.set_properties({
        "title": _word("sheet", lang),
        "created": datetime(2020, 1, 1),  # noqa: DTZ001  # fixed, so that the same table is the same file
    })  # fmt: skip
    sheet = book.add_worksheet(_word("sheet", lang))
    _Sheet(sheet, Styles(book), lang).write(edition, lines)
    stamp = book.add_worksheet("_form")
    facts = {
        FORM_MARK: "",
        "concept": edition.concept.id,
        "edition": edition.concept.edition,
        "version": VERSION,
        "made_by": __version__,
    }
    for row, (name, fact) in enumerate(facts.items()):
        stamp.write_string(row, 0, name)
        stamp.write_string(row, 1, fact)
    stamp.very_hidden()
    book.close()
    return target.getvalue()


def _word(key: str, lang: Language, **params: Any) -> str:
    return translate(f"roadmap.progress.{key}", lang, **params)


class _Sheet:
    def __init__(self, sheet: Any, styles: Styles, lang: Language) -> None:
        self.sheet, self.styles = sheet, styles
        self.lang: Language = lang
        self.at = {key: position for position, key in enumerate(COLUMNS)}

    def write(self, edition: Edition, lines: Sequence[Line]) -> None:
        sheet, styles = self.sheet, self.styles
        title = edition.concept.title.in_language(self.lang)
        sheet.write_string(_TITLE, 0, title, styles(bold=True, font_size=14, text_wrap=False))
        sheet.write_string(_HOW, 0, _word("how", self.lang), styles(font_color="#5A6672", text_wrap=False))
        for key, position in self.at.items():
            turn = 0 if key in FILLED else None
            sheet.write_string(_HEAD, position, _word(f"column.{key}", self.lang), styles.heading(turn, strong=True))
            sheet.write_string(_KEYS, position, key)
        for row, line in enumerate(lines, _FIRST):
            self._line(row, line)
        self._check(_FIRST, _FIRST + max(len(lines), 1) - 1)
        self._set_up(len(lines))

    def _line(self, row: int, line: Line) -> None:
        activity = line.row.activity
        turn = f" ({line.turn}/{line.of})" if line.of > 1 else ""
        period = time_words(line.row, line.window, self.lang) + turn if line.window else _word("whole", self.lang)
        texts = {
            "number": activity.number or "",
            "title": activity.title.in_language(self.lang),
            "responsible": responsible_words(line.row, self.lang),
            "printed": line.row.printed,
            "period": period,
            KEY: line.key,
        }
        most = max(paper_lines(texts[key], COLUMNS[key]) for key in texts if key != KEY)
        if most > 1:  # programs other than Excel do not do it by themselves
            self.sheet.set_row(row, 15 * most + 3)
        ours = self.styles(border=1, border_color="#B8C2CC", bg_color="#F4F6F8")
        for key, position in self.at.items():
            if key in FILLED:
                text = key in {"evidence", "comment"}
                cell = self.styles.cell(text=text, wide=text)
                if key == "date":
                    cell = self.styles(border=1, border_color="#B8C2CC", align="center", num_format="dd.mm.yyyy")
                self.sheet.write_blank(row, position, None, cell)
            else:
                self.sheet.write_string(row, position, texts[key], ours)

    def _check(self, first: int, last: int) -> None:
        def answers(*words: str) -> dict[str, Any]:
            return {"validate": "list", "source": list(words), "error_message": _word("error.list", self.lang)}

        states = answers(*(_word(f"mark.{mark}", self.lang) for mark in Mark))
        results = answers(*(translate(f"roadmap.result.{kind}", self.lang) for kind in RESULT_KINDS))
        day = cell_name(first + 1, self.at["date"] + 1)
        dates = {"validate": "custom", "value": f"=ISNUMBER({day})", "error_message": _word("error.date", self.lang)}
        for key, options in (("state", states), ("result", results), ("date", dates)):
            at = self.at[key]
            title = {"ignore_blank": True, "error_title": _word("error.title", self.lang)}
            self.sheet.data_validation(first, at, last, at, options | title)

    def _set_up(self, count: int) -> None:
        sheet = self.sheet
        for key, width in COLUMNS.items():
            sheet.set_column(self.at[key], self.at[key], width, None, {"hidden": key == KEY})
        sheet.set_row(_HEAD, 32)
        sheet.set_row(_KEYS, None, None, {"hidden": True})
        sheet.freeze_panes(_FIRST, 2)
        sheet.autofilter(_KEYS, 0, _KEYS + max(count, 1), self.at["comment"])
        sheet.set_landscape()
        sheet.set_paper(9)
        sheet.fit_to_pages(1, 0)
        sheet.repeat_rows(_HEAD)
