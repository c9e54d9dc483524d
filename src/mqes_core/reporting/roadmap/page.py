"""The chart of a plan as one page that needs nothing else; every bar opens its row and the place in the document."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from mqes_core.__about__ import __version__
from mqes_core.i18n import Language, format_date, translate
from mqes_core.reporting.html import assets, environment, policy
from mqes_core.reporting.roadmap.chart import Chart
from mqes_core.roadmapping import Standing, State
from mqes_core.roadmapping.wording import (
    deadline_words,
    doubt_words,
    month_words,
    reading_words,
    responsible_words,
    row_words,
    standing_words,
    window_words,
)

__all__ = ["render_chart"]

_SHOWN_WINDOWS: Final = 24


def render_chart(chart: Chart, lang: Language = "ru") -> bytes:
    """The page as UTF-8."""
    style = "\n".join((assets("report.css", "roadmap.css"), _lines_of(chart)))
    script = assets("roadmap.js")
    standings = chart.overview.standings
    order = {id(item): number for number, item in enumerate(standings)}
    labels = {"shown": translate("roadmap.page.shown", lang, n="{n}", of="{of}")}
    page = (
        environment()
        .get_template("roadmap.html.j2")
        .render(
            chart=chart,
            lang=lang,
            engine=__version__,
            style=style,
            script=script,
            policy=policy(style, script),
            states=list(State),
            data={"rows": [_details(item, chart, lang) for item in standings], "labels": labels},
            bodies=sorted({body.title for item in standings for body in item.row.bodies}, key=str.casefold),
            number=lambda item: order[id(item)],
            row_words=lambda item: row_words(item.row, lang),
            responsible=lambda item: responsible_words(item.row, lang),
            names=lambda item: [body.title for body in item.row.bodies],
            standing=lambda item: standing_words(item, lang),
            state=lambda item: translate(f"roadmap.state.{item}", lang),
            doubtful=lambda item: bool(item.windows and doubt_words(item.row, lang)),
            badge=lambda item: translate(f"roadmap.badge.{item}", lang),
            month=lambda day: month_words(day, lang),
            window=lambda item: window_words(item, lang),
            t=lambda key, **params: translate(f"roadmap.page.{key}", lang, **params),
            on=lambda day: format_date(day, lang),
        )
    )
    return page.encode()


def _lines_of(chart: Chart) -> str:
    """The lines of months, years and of the day behind every row, as a background: a thousand rows cost no more."""
    axis, on = chart.axis, chart.overview.on
    marks = [(month, "1px", "#a9b3bd" if month.month == 1 else "#dfe4e9") for month in axis.months[1:]]
    if axis.first <= on <= axis.last:
        marks.insert(0, (on, "2px", "#9c2327"))
    layers = [f"linear-gradient({c},{c}) {axis.place(day) / 10:g}% 0/{width} 100% no-repeat" for day, width, c in marks]
    inside = f"background:{','.join(layers)};" if layers else ""
    return f".plan tbody td.t {{ {inside} print-color-adjust: exact; -webkit-print-color-adjust: exact; }}"


def _details(item: Standing, chart: Chart, lang: Language) -> dict[str, Any]:
    """What the window about a row shows: its heading, and facts with their names."""
    row = item.row
    return {
        "title": row_words(row, lang),
        "where": row.section.title.in_language(lang),
        "facts": [
            [translate(f"roadmap.page.fact.{key}", lang), list(said)]
            for key, said in _facts(item, chart, lang)
            if any(said)
        ],
    }


def _facts(item: Standing, chart: Chart, lang: Language) -> Iterator[tuple[str, tuple[str, ...]]]:
    row, activity = item.row, item.row.activity
    documents = {document.id: document for document in row.edition.concept.documents}
    document = documents.get(activity.source.document or "", row.edition.concept.documents[0])
    yield "state", (translate(f"roadmap.state.{item.state}", lang), standing_words(item, lang))
    yield "deadline", (deadline_words(row, lang),)
    yield "reading", reading_words(row, lang)
    yield "windows", tuple(window_words(window, lang) for window in item.windows[:_SHOWN_WINDOWS])
    yield "responsible", (responsible_words(row, lang),)
    yield "participants", activity.participants
    yield "results", tuple(result.title.in_language(lang) for result in activity.results)
    if row.stage is not None:
        printed = row.stage.timing.printed if row.stage.timing else ""
        off = (translate("roadmap.page.deviates", lang),) if chart.deviates(item) else ()
        yield "stage", (" – ".join(filter(None, [row.stage.title.in_language(lang), printed])), *off)
    yield "source", (document.title.in_language(lang), activity.source.text(lang))
