"""The difference of two editions as one HTML page that needs nothing else."""

from __future__ import annotations

from typing import Any

from mqes_core.__about__ import __version__
from mqes_core.comparison.editions.bearing import Bearing
from mqes_core.comparison.editions.impact import Verdict
from mqes_core.comparison.editions.rules import FAMILIES
from mqes_core.comparison.editions.telling import (
    by_rule,
    effect_words,
    left_words,
    minimum_words,
    node_name,
    not_carried,
    open_words,
    share_words,
    shift_words,
    span_words,
    summary,
)
from mqes_core.comparison.editions.wording import rule_name
from mqes_core.i18n import format_date, format_interval, translate
from mqes_core.reporting.comparison.chart import HEIGHT, WIDTH, chart
from mqes_core.reporting.editions.view import TIERS, View
from mqes_core.reporting.html import assets, environment, policy

__all__ = ["render_page"]


def render_page(view: View) -> bytes:
    """The page as UTF-8."""
    style = assets("report.css", "editions.css")
    script = assets("folding.js", "editions.js")
    page = (
        environment()
        .get_template("editions.html.j2")
        .render(
            view=view,
            it=view.difference,
            impact=view.impact,
            lang=view.lang,
            engine=__version__,
            style=style,
            script=script,
            policy=policy(style, script),
            **_helpers(view),
        )
    )
    return page.encode()


def _helpers(view: View) -> dict[str, Any]:
    """What the template asks for while it writes."""
    lang, difference, impact = view.lang, view.difference, view.impact
    used = {item.change.rule.family for item in view.shown}
    bearings = {bearing for item in view.shown for bearing in item.change.bearings}
    return {
        "t": lambda key, **params: translate(f"diff.{key}", lang, **params),
        "on": lambda day: format_date(day, lang),
        "tiers": TIERS,
        "families": [name for name in FAMILIES if name in used],
        "bearings": [bearing for bearing in Bearing if bearing in bearings],
        "verdicts": tuple(Verdict),
        "sentences": summary(difference, None, lang),
        "unsaid": "" if impact is None else not_carried(impact, lang),
        "notices": () if impact is None else impact.notices,
        "by_rule": () if impact is None else by_rule(impact),
        "node_name": lambda result: node_name(result, lang),
        "rule_name": lambda rule: rule_name(rule, lang),
        "shift": lambda item: shift_words(item, lang),
        "span": lambda item: span_words(item, lang),
        "share": lambda item: share_words(item, lang),
        "points": lambda card: (
            "–" if card.total.match.key == "separate" else format_interval(card.total.low, card.total.high, lang)
        ),
        "places": lambda rank: str(rank.best) if rank.best == rank.worst else f"{rank.best}–{rank.worst}",
        "effect": lambda part: effect_words(part, impact, lang) if impact else "",
        "minimum": lambda move: minimum_words(move, lang),
        "why_open": lambda moved: open_words(moved, lang),
        "left": lambda item: left_words(item, difference, lang),
        "measure": lambda name: difference.after.measures[name].title.in_language(lang),
        "chart": lambda pair: chart(pair, lang),
        "size": (WIDTH, HEIGHT),
    }
