"""The difference of two editions as a workbook: changes to filter, experts, units, rules, what was not carried over."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, time
from typing import TYPE_CHECKING

from mqes_core.__about__ import __version__
from mqes_core.comparison.editions.effect import Span
from mqes_core.comparison.editions.impact import Verdict
from mqes_core.comparison.editions.telling import (
    by_rule,
    effect_words,
    left_words,
    minimum_words,
    node_name,
    open_words,
    share_words,
    shift_words,
    summary,
)
from mqes_core.comparison.editions.wording import rule_name
from mqes_core.i18n import format_date, translate
from mqes_core.reporting.editions.view import View
from mqes_core.reporting.workbook.cells import Styles, fit_height, write_ends, write_text

if TYPE_CHECKING:
    from xlsxwriter.workbook import Workbook

__all__ = ["render_workbook"]

_HEAD = 2
_A4 = 9
Cell = str | int | Span
"""A text, a whole number, or the least and the most points in two columns."""


def render_workbook(view: View) -> bytes:
    """The workbook as the bytes of an xlsx file; the same difference gives the same bytes."""
    import xlsxwriter

    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(buffer, {"in_memory": True})
    made = datetime.combine(view.difference.on, time(), tzinfo=UTC).replace(tzinfo=None)
    book.set_properties(
        {"title": translate("diff.heading", view.lang), "created": made, "comments": f"mqes {__version__}"}
    )
    sheets = _Sheets(book, view)
    lang = view.lang
    notices = () if view.impact is None else view.impact.notices
    lines = [*summary(view.difference, view.impact, lang), *(notice.message(lang) for notice in notices)]
    sheets.write("summary", [("summary", 130)], [(line,) for line in lines])
    heads = [("bearing", 18), ("family", 18), ("name", 38), ("status", 13), ("field", 18), ("before", 42),
             ("after", 42), ("source", 44)]  # fmt: skip
    sheets.write("changes", heads, _changes(view))
    if view.difference.shifts:
        rows = [(rule_name(item.after, lang), *_padded(shift_words(item, lang), 3)) for item in view.difference.shifts]
        sheets.write("shifts", [("family", 50), ("status", 24), ("what", 50), ("what", 50)], rows)
    if view.impact is not None:
        ends = [(f"impact.{end}_{side}", 11) for side in ("before", "after", "change") for end in ("least", "most")]
        heads = [("impact.verdict", 18), ("impact.unit", 14), ("impact.year", 8), *ends, ("impact.share", 24),
                 ("impact.places", 14), ("impact.minima", 34), ("impact.rules", 64)]  # fmt: skip
        sheets.write("impact", heads, _units(view))
        heads = [("impact.rules", 60), ("verdict.loss", 16), ("verdict.gain", 16), ("verdict.open", 16)]
        rows_of_rules = [(node_name(row.result, lang), row.loss, row.gain, row.open) for row in by_rule(view.impact)]
        sheets.write("rules", heads, rows_of_rules)
        heads = [("impact.unit", 14), ("impact.year", 8), ("what", 20), ("impact.reason", 100)]
        sheets.write("left", heads, _unknown(view))
    book.close()
    return buffer.getvalue()


class _Sheets:
    """Writes sheets of one workbook."""

    def __init__(self, book: Workbook, view: View) -> None:
        self.book, self.view = book, view
        self.styles = Styles(book)

    def write(
        self,
        key: str,
        heads: Sequence[tuple[str, float]],
        rows: Sequence[tuple[Cell, ...]] | Iterator[tuple[Cell, ...]],
    ) -> None:
        """A sheet with one table: editions named on top, heads that stay, a filter."""
        lang, difference, styles = self.view.lang, self.view.difference, self.styles
        sheet = self.book.add_worksheet(translate(f"diff.sheet.{key}", lang))
        write_text(sheet, 0, 0, translate(f"diff.sheet.{key}", lang), styles.title)
        day = format_date(difference.on, lang)
        write_text(sheet, 1, 0, f"{difference.before.key} → {difference.after.key} · {day}", styles.soft)
        titles = [translate(f"diff.{name}", lang) for name, _ in heads]
        widths = [width for _, width in heads]
        for column, (title, width) in enumerate(zip(titles, widths, strict=True)):
            sheet.set_column(column, column, width)
            write_text(sheet, _HEAD, column, title[0].upper() + title[1:], styles.head)
        fit_height(sheet, _HEAD, zip(titles, widths, strict=True))
        line = _HEAD
        for line, row in enumerate(rows, start=_HEAD + 1):
            column = 0
            for value in row:
                if isinstance(value, tuple):
                    write_ends(sheet, line, column, value, styles.number, lang)
                elif isinstance(value, int):
                    sheet.write_number(line, column, value, styles.number)
                else:
                    write_text(sheet, line, column, value, styles.text)
                column += 2 if isinstance(value, tuple) else 1
            fit_height(sheet, line, _texts(row, widths))
        if line == _HEAD:
            write_text(sheet, _HEAD + 1, 0, translate("diff.none_here", lang), styles.soft)
        else:
            sheet.autofilter(_HEAD, 0, line, len(heads) - 1)
        sheet.freeze_panes(_HEAD + 1, 0)
        sheet.repeat_rows(_HEAD)
        sheet.set_landscape()
        sheet.set_paper(_A4)
        sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
        sheet.hide_gridlines(2)
        sheet.fit_to_pages(1, 0)
        page = translate("diff.page", lang, page="&P", pages="&N")
        sheet.set_footer(f"&L{difference.before.key} – {difference.after.key}&R{page}")


def _texts(row: tuple[Cell, ...], widths: Sequence[float]) -> Iterator[tuple[str, float]]:
    """The texts of a row with the widths of their columns."""
    column = 0
    for value in row:
        if isinstance(value, str):
            yield value, widths[column]
        column += 2 if isinstance(value, tuple) else 1


def _changes(view: View) -> Iterator[tuple[Cell, ...]]:
    lang = view.lang
    for item in view.shown:
        status = ", ".join(translate(f"diff.status.{mark}", lang) for mark in item.change.marks)
        head = item.family, item.name, status
        if not item.rows:
            yield translate(f"diff.bearing.{item.change.bearings[0]}", lang), *head, "", "", "", item.where(lang)
        for row in item.rows:
            bearing = translate(f"diff.bearing.{row.bearing or item.change.bearings[0]}", lang)
            yield bearing, *head, row.what, row.before, row.after, item.where(lang)


def _units(view: View) -> Iterator[tuple[Cell, ...]]:
    lang, impact = view.lang, view.impact
    for moved in impact.units if impact else ():
        assert impact is not None
        total = moved.verdict is not Verdict.NO_TOTAL
        ends = [(card.total.low, card.total.high) for card in (moved.before, moved.after)]
        points: list[Cell] = [*ends, moved.change] if total else ["–"] * 6
        ranks = [str(rank.best) if rank.best == rank.worst else f"{rank.best}–{rank.worst}" for rank in moved.ranks]
        yield (
            translate(f"diff.verdict.{moved.verdict}", lang), moved.before.unit.id, str(moved.before.year), *points,
            f"{share_words(moved.share(0), lang)} → {share_words(moved.share(1), lang)}",
            " → ".join(ranks) if total else "–", "\n".join(minimum_words(move, lang) for move in moved.minima),
            "\n".join(effect_words(part, impact, lang) for part in moved.deciding),
        )  # fmt: skip


def _unknown(view: View) -> Iterator[tuple[Cell, ...]]:
    """Why it cannot be told, and what was not carried over."""
    lang, difference = view.lang, view.difference
    for moved in view.impact.units if view.impact else ():
        head = moved.before.unit.id, str(moved.before.year)
        for reason in open_words(moved, lang):
            yield *head, translate("diff.verdict.open", lang), reason
        for left in moved.carried.left:
            yield *head, translate("diff.impact.left", lang), left_words(left, difference, lang)
        for name in moved.carried.doubtful:
            title = difference.after.measures[name].title.in_language(lang)
            yield *head, translate("diff.impact.doubtful", lang), title


def _padded(words: tuple[str, ...], length: int) -> tuple[str, ...]:
    return (*words, *[""] * (length - len(words)))[:length]
