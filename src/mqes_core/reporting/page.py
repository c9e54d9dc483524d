"""The report as one HTML page that needs nothing else: no network, no fonts, no scripts but its own."""

from __future__ import annotations

from fractions import Fraction
from typing import Final, NamedTuple

from mqes_core.diagnostics import Diagnostic
from mqes_core.evaluation.outcomes import Points, Status
from mqes_core.i18n import format_date, translate
from mqes_core.reporting.html import assets, environment, policy
from mqes_core.reporting.packing import Packer
from mqes_core.reporting.summary import scope, summarise, uneven, year_span
from mqes_core.reporting.view import SIGNS, Report, in_words, walk

__all__ = ["RangeBar", "range_bar", "render_page"]

_LABELS: Final = (
    "explain.inputs", "explain.rule", "explain.because", "explain.minimum", "explain.readings", "explain.turns",
    "explain.source", "explain.parts", "explain.open", "readings.provisional", "filter.none",
    "remarks", "bearing.reading", "bearing.left_open", "bearing.beside",
)  # fmt: skip
"""Words that the page's script needs."""


class RangeBar(NamedTuple):
    """An interval drawn on an axis from 0 to 100: where it begins and ends, and which end lies beyond the axis."""

    start: int
    end: int
    below: bool
    above: bool


def range_bar(low: Points | None, high: Points | None, axis: tuple[Points, Points]) -> RangeBar:
    """Where the interval lies on ``axis``; rounded for the eye only, an end beyond the axis drawn to its edge."""
    least, most = axis

    def place(value: Points) -> int:
        return round(Fraction(value - least) * 100 / ((most - least) or 1))

    below, above = low is None or low < least, high is None or high > most
    start = 0 if low is None or below else place(low)
    return RangeBar(start, 100 if high is None or above else place(high), below, above)


def render_page(report: Report) -> bytes:
    """The page as UTF-8."""
    packer = Packer()
    cards = [
        [
            row.name,
            row.card.year,
            packer.pack(row.explanation),
            [packer.text(in_words(item, report.lang)) for item in row.remarks],
        ]
        for row in report.rows()
    ]
    names = {row.card.unit.id: row.name for row in report.rows()}
    labels = {key: translate(f"report.{key}", report.lang) for key in _LABELS}
    labels["filter.shown"] = translate("report.filter.shown", report.lang, n="{n}", of="{of}")
    style, script = assets("report.css"), assets("elements.js", "explaining.js", "folding.js", "report.js")
    page = (
        environment()
        .get_template("report.html.j2")
        .render(
            report=report,
            lang=report.lang,
            scope=scope(report),
            span=year_span(report),
            summaries=[(table, summarise(table, report)) for table in report.years],
            uneven=uneven(report),
            notices=[Diagnostic(code) for code in report.header.notices],
            names=names,
            data=packer.tables | {"cards": cards, "labels": labels},
            style=style,
            script=script,
            policy=policy(style, script),
            signs=SIGNS,
            range_bar=range_bar,
            walk=walk,
            Status=Status,
            word=lambda key: translate(key, report.lang),
            t=lambda key, **params: translate(f"report.{key}", report.lang, **params),
            on=lambda day: format_date(day, report.lang),
        )
    )
    return page.encode()
