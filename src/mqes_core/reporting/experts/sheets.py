"""The report on experts as a workbook: matrix, totals, what expires, what to bring, why, remarks on the file."""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime, time
from typing import TYPE_CHECKING, Any, Final

from mqes_core.__about__ import __version__
from mqes_core.eligibility import Eligibility, category_in_words, verdict_in_words
from mqes_core.evaluation.outcomes import MinimumStatus
from mqes_core.i18n import Language, format_date, translate
from mqes_core.reporting.experts.view import ExpertReport
from mqes_core.reporting.experts.words import (
    bring_lines,
    cell_words,
    change_words,
    parts_of,
    requirement_words,
    shortage_words,
)
from mqes_core.reporting.workbook.cells import Styles, fit_height, write_text

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

__all__ = ["render_workbook"]

_LOOKS: Final = {
    Eligibility.ELIGIBLE: MinimumStatus.MET,
    Eligibility.NOT_ELIGIBLE: MinimumStatus.NOT_MET,
    Eligibility.UNKNOWN: MinimumStatus.OPEN,
}
_HEAD: Final = 3
_A4: Final = 9

Line = Sequence[tuple[str, "Format"]]


def render_workbook(report: ExpertReport, lang: Language = "ru") -> bytes:
    """The workbook as the bytes of an xlsx file; the same report gives the same bytes."""
    import xlsxwriter

    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(buffer, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    made = datetime.combine(report.on, time(), tzinfo=UTC).replace(tzinfo=None)
    title = report.edition.concept.title.in_language(lang)
    book.set_properties({"title": title[:255], "created": made, "comments": f"mqes {__version__}"})
    _Book(book, report, lang).write()
    book.close()
    return buffer.getvalue()


class _Book:
    def __init__(self, book: Any, report: ExpertReport, lang: Language) -> None:
        self.book, self.report = book, report
        self.lang: Language = lang
        self.styles = Styles(book)

    def write(self) -> None:
        self._matrix()
        self._totals()
        self._expiries()
        self._bring()
        self._why()
        self._problems()

    def _words(self, key: str, **params: Any) -> str:
        return translate(f"experts.{key}", self.lang, **params)

    def _matrix(self) -> None:
        report, styles = self.report, self.styles
        titles = [category_in_words(item, self.lang) for item in report.categories]
        lines: list[Line] = [
            [
                (report.name(row.person), styles.strong),
                *((cell_words(cell, self.lang), styles.minimum[_LOOKS[cell.eligibility]]) for cell in row.cells),
            ]
            for row in report.rows
        ]
        width = 30 if report.personal else 12
        self._table("matrix", [self._words("person"), *titles], [width, *[16] * len(titles)], lines)

    def _totals(self) -> None:
        styles = self.styles
        heads = ["category", "total.eligible", "total.unknown", "total.not_eligible", "total.need", "total.short"]
        lines: list[Line] = [
            [
                (category_in_words(total.category, self.lang), styles.text),
                *((str(count), styles.number) for count in (total.eligible, total.unknown, total.not_eligible)),
                ("—" if total.need is None else str(total.need), styles.number),
                (shortage_words(total, self.lang), styles.number),
            ]
            for total in self.report.totals
        ]
        self._table("totals", [self._words(head) for head in heads], [70, 13, 13, 13, 13, 16], lines)

    def _expiries(self) -> None:
        report, styles = self.report, self.styles
        heads = [self._words(head) for head in ("expiries.on", "person", "category", "expiries.why")]
        lines: list[Line] = [
            [
                (format_date(item.change.on, self.lang), styles.number),
                (report.name(item.person), styles.text),
                (category_in_words(item.category, self.lang), styles.text),
                (change_words(item.change, self.lang, report), styles.text),
            ]
            for item in report.expiries
        ]
        until = format_date(report.last_day, self.lang)
        about = self._words("expiries", n=report.months) if lines else self._words("expiries.none", until=until)
        self._table("expiries", heads, [14, 24, 50, 80], lines, about=about)

    def _bring(self) -> None:
        report, styles = self.report, self.styles
        heads = [self._words(head) for head in ("person", "category", "head.verdict", "head.set", "bring.what")]
        lines: list[Line] = []
        for row in report.rows:
            for cell in row.cells:
                if cell.eligibility is Eligibility.ELIGIBLE:
                    continue
                start: Line = [
                    (report.name(row.person), styles.strong),
                    (category_in_words(cell.category, self.lang), styles.text),
                    (cell_words(cell, self.lang), styles.minimum[_LOOKS[cell.eligibility]]),
                ]
                blocked = [item.requirement.title.in_language(self.lang) for item in cell.bring.blocked]
                rest = f"{self._words('bring.blocked')} {'; '.join(blocked)}" if blocked else ""
                sets = bring_lines(cell.bring, self.lang, report) or [[]]
                for number, things in enumerate(sets, 1):
                    words = "\n".join([*(f"• {thing}" for thing in things), *([rest] if rest else [])])
                    lines.append([*start, (str(number), styles.number), (words, styles.text)])
        self._table("bring", heads, [24, 46, 16, 8, 100], lines, about=self._words("bring.how"), filtered=True)

    def _why(self) -> None:
        report, styles, lang = self.report, self.styles, self.lang
        names = ("person", "category", "head.verdict", "head.requirement", "head.result", "until", "head.source")
        lines: list[Line] = []
        for row in report.rows:
            for cell in row.cells:
                until = change_words(cell.change, lang, report)
                for item in cell.verdict.requirements():
                    result = "\n".join([requirement_words(item, lang, report), *parts_of(item, lang, report)])
                    extra = "" if item.requirement.obligatory else f" ({self._words('additional')})"
                    lines.append([
                        (report.name(row.person), styles.strong),
                        (category_in_words(cell.category, lang), styles.text),
                        (verdict_in_words(cell.verdict, lang), styles.minimum[_LOOKS[cell.eligibility]]),
                        (f"{item.requirement.title.in_language(lang)}{extra}", styles.text),
                        (result, styles.text),
                        (until, styles.text),
                        (item.source.text(lang), styles.text),
                    ])  # fmt: skip
        heads = [self._words(name).rstrip(":") for name in names]
        self._table("why", heads, [24, 36, 18, 36, 60, 40, 36], lines, filtered=True)

    def _problems(self) -> None:
        found, text = self.report.diagnostics, self.styles.text
        lines: list[Line] = [
            [
                (str(item.place), text),
                (f"{item.code}: {item.message(self.lang)}", text),
                (item.hint(self.lang), text),
            ]
            for item in found
        ]
        about = "" if found else self._words("problems.none")
        if not self.report.whole:
            about = self._words("not_whole")
        heads = [self._words(head) for head in ("head.place", "head.problem", "head.hint")]
        self._table("problems", heads, [36, 70, 80], lines, about=about)

    def _table(
        self,
        key: str,
        heads: Sequence[str],
        widths: Sequence[int],
        lines: Iterable[Line],
        *,
        about: str = "",
        filtered: bool = False,
    ) -> None:
        """A sheet with the head of the report, a line about itself, and a table."""
        report, styles = self.report, self.styles
        sheet: Worksheet = self.book.add_worksheet(self._words(f"sheet.{key}"))
        reading = translate(f"reading.{report.reading}", self.lang)
        title = (
            f"{report.edition.concept.title.in_language(self.lang)} · {format_date(report.on, self.lang)} · {reading}"
        )
        write_text(sheet, 0, 0, title, styles.title)
        personal = self._words("personal.shown" if report.personal else "personal.hidden")
        write_text(sheet, 1, 0, personal, styles.warning if report.personal else styles.soft)
        write_text(sheet, 2, 0, about, styles.soft)
        for column, (head, width) in enumerate(zip(heads, widths, strict=True)):
            write_text(sheet, _HEAD, column, head, styles.head)
            sheet.set_column(column, column, width)
        fit_height(sheet, _HEAD, ((head, width - 2) for head, width in zip(heads, widths, strict=True)))
        row = _HEAD
        for row, line in enumerate(lines, _HEAD + 1):
            for column, (words, style) in enumerate(line):
                write_text(sheet, row, column, words, style)
            fit_height(sheet, row, ((words, width) for (words, _), width in zip(line, widths, strict=True)))
        if filtered and row > _HEAD:
            sheet.autofilter(_HEAD, 0, row, len(heads) - 1)
        sheet.freeze_panes(_HEAD + 1, 1)
        sheet.set_landscape()
        sheet.set_paper(_A4)
        sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
        sheet.repeat_rows(_HEAD)
        sheet.hide_gridlines(2)
        sheet.fit_to_pages(1, 0)
        page = translate("report.page", self.lang, page="&P", pages="&N")
        sheet.set_footer(f"&L{report.edition.key}&R{page}")
