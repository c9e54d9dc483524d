"""The sheets of words: every explanation in one long table, the readings, and under what the report was made."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mqes_core.diagnostics import Diagnostic
from mqes_core.evaluation.outcomes import Status
from mqes_core.i18n import format_date, translate
from mqes_core.reporting.summary import scope, summarise, uneven
from mqes_core.reporting.view import Report
from mqes_core.reporting.workbook.cells import (
    Styles,
    exact_ratio,
    fit_height,
    set_up,
    write_ends,
    write_head,
    write_text,
)
from mqes_core.reporting.workbook.units import in_order

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

__all__ = ["write_about", "write_explanations", "write_readings"]

_EXPLANATION_HEADS: Final = (
    "year", "unit", "unit_id", "kind", "number", "rule", "explain.inputs", "explain.rule", "explain.because",
    "points.words", "points.from", "points.to", "points.exact", "status", "minimum", "explain.decisive",
    "explain.beside", "explain.source",
)  # fmt: skip
_EXPLANATION_WIDTHS: Final = (7, 28, 12, 12, 6, 40, 40, 40, 36, 18, 8, 8, 11, 16, 15, 26, 26, 66)
_READING_HEADS: Final = ("readings.id", "readings.about", "readings.taken", "readings.because", "readings.state")
_READING_WIDTHS: Final = (24, 50, 50, 50, 20, 16)
_ABOUT_WIDTHS: Final = (34, 100)


def write_explanations(sheet: Worksheet, styles: Styles, report: Report) -> None:
    """Every result of every card in a row of its own, ready to filter."""
    lang = report.lang
    write_head(sheet, 0, [translate(f"report.{key}", lang) for key in _EXPLANATION_HEADS], styles.head)
    place = 0
    for row in report.rows():
        for why, result in in_order(row.explanation, row.card.total):
            place += 1
            sheet.write_number(place, 0, row.card.year, styles.number)
            texts = {
                1: row.name,
                2: row.card.unit.id,
                3: translate(f"report.kind.{why.kind}", lang),
                4: why.number,
                5: why.title,
                6: "\n".join(f"{label}: {value}" for label, value in why.inputs),
                7: why.rule,
                8: why.because,
                9: why.outcome,
                12: exact_ratio(result.low, result.high),
                13: translate(f"status.{result.status}", lang),
                15: ", ".join(note.id for note in why.readings if note.decisive),
                16: ", ".join(note.id for note in why.readings if not note.decisive),
                17: why.source,
            }
            for column, text in texts.items():
                write_text(sheet, place, column, text, styles.text)
            if result.status is Status.NOT_APPLICABLE:
                sheet.write_blank(place, 10, None, styles.number)
                sheet.write_blank(place, 11, None, styles.number)
            else:
                write_ends(sheet, place, 10, (result.low, result.high), styles.number, lang)
            styles.write_minimum(sheet, place, 14, result.minimum_status, lang)
            fit_height(sheet, place, ((text, _EXPLANATION_WIDTHS[column]) for column, text in texts.items()))
    sheet.autofilter(0, 0, place, len(_EXPLANATION_HEADS) - 1)
    sheet.freeze_panes(1, 2)
    set_up(sheet, _EXPLANATION_WIDTHS, repeat=(0, 0), report=report)


def write_readings(sheet: Worksheet, styles: Styles, report: Report) -> None:
    """What the document leaves open, what was taken, and why."""
    lang = report.lang
    key = f"readings.{report.header.reading}" if report.readings else "readings.none"
    write_text(sheet, 0, 0, translate("report.readings", lang), styles.title)
    heads = (*_READING_HEADS, f"readings.bearing.{report.header.reading}")
    sheet.merge_range(1, 0, 1, len(heads) - 1, "", styles.plain)
    write_text(sheet, 1, 0, translate(f"report.{key}", lang), styles.plain)
    sheet.set_row(1, 32)
    write_head(sheet, 2, [translate(f"report.{key}", lang) for key in heads], styles.head)
    for place, note in enumerate(report.readings, start=3):
        state = "report.readings.provisional" if note.provisional else "report.readings.firm"
        texts = (note.id, note.about, note.taken, note.because, translate(state, lang))
        for column, text in enumerate(texts):
            write_text(sheet, place, column, text, styles.text)
        sheet.write_number(place, len(texts), report.bearing[note.id], styles.number)
        fit_height(sheet, place, zip(texts, _READING_WIDTHS, strict=False))
    sheet.freeze_panes(3, 0)
    set_up(sheet, _READING_WIDTHS, repeat=(2, 2), report=report)


def write_about(sheet: Worksheet, styles: Styles, report: Report) -> None:
    """Under what the evaluation was made, its notices and its summary, and how to read the words of the report."""
    lang, header, concept = report.lang, report.header, report.edition.concept

    def say(key: str) -> str:
        return translate(f"report.{key}", lang)

    rows: list[tuple[str, str]] = [
        (say("title"), concept.title.in_language(lang)),
        (say("municipality"), concept.municipality.in_language(lang)),
        (say("region"), concept.region.in_language(lang)),
        (say("concept"), header.concept),
        (say("edition"), header.edition),
        (say("rules_hash"), header.rules_hash),
        (say("evaluated_on"), format_date(header.evaluated_on, lang)),
        (say("reading"), translate(f"reading.{header.reading}", lang)),
        (say("engine"), f"mqes {header.engine}"),
        ("", say("repeatable")),
    ]
    notices = [Diagnostic(code) for code in header.notices]
    rows += [(f"{say('notices')}: {note.code}", f"{note.message(lang)} {note.hint(lang)}".strip()) for note in notices]
    if not notices:
        rows.append((say("notices"), say("notices.none")))
    rows.append((say("summary"), scope(report)))
    for table in report.years:
        year = summarise(table, report)
        counts = [f"{say(f'summary.{verdict}')}: {count}" for verdict, count in year.verdicts]
        rows.append((translate("report.summary.year", lang, year=year.year), "; ".join([*counts, year.gaps])))
    if report.has_total and (count := uneven(report)):
        rows.append(("", translate("report.summary.uneven", lang, n=count)))
    if not report.has_total:
        rows.append(("", say("summary.separate")))
    if report.unsaid:
        rows.append(("", say("summary.unsaid")))
    rows += [(say("legend"), "")]
    rows += [(say(f"legend.{key}"), say(f"legend.{key}.text")) for key in ("interval", "rank")]
    rows += [
        (f"{say('minimum')}: {say(f'minimum.{status}')}", say(f"legend.minimum.{status}.text"))
        for status in ("met", "not_met", "open", "not_applicable")
    ]
    rows += [
        (translate(f"status.{status}", lang), say(f"legend.{status}.text"))
        for status in ("missing", "withheld", "not_applicable", "undetermined", "open")
    ]
    write_text(sheet, 0, 0, say("sheet.about"), styles.title)
    for place, (label, text) in enumerate(rows, start=2):
        write_text(sheet, place, 0, label, styles.strong)
        write_text(sheet, place, 1, text, styles.text)
        fit_height(sheet, place, zip((label, text), _ABOUT_WIDTHS, strict=True))
    set_up(sheet, _ABOUT_WIDTHS, repeat=(0, 0), report=report)
