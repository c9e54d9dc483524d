"""The region's report as one HTML page that needs nothing else: results of districts, then their concepts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Final

from mqes_core.comparison.concepts.summary import summary as concept_summary
from mqes_core.comparison.results import Results
from mqes_core.comparison.results.summary import low_sentence, summary
from mqes_core.comparison.results.weights import can_be_weighted, own_weights
from mqes_core.diagnostics import Diagnostic
from mqes_core.evaluation import Plan
from mqes_core.i18n import Language, format_number, format_years, translate
from mqes_core.reporting.comparison import page as concepts_page
from mqes_core.reporting.html import asset, assets, environment, policy
from mqes_core.reporting.region.changes_view import ChangeView, change_views
from mqes_core.reporting.region.crossed_view import CrossedView, crossed_view
from mqes_core.reporting.region.districts import DistrictView, district_views
from mqes_core.reporting.region.drawing import WIDTH, Beyond, beyond
from mqes_core.reporting.region.low_view import low_rules, low_views, years_span
from mqes_core.reporting.region.profiles import Profiles, compressed
from mqes_core.reporting.region.ranking import FieldView, field_views
from mqes_core.reporting.region.subject import Region
from mqes_core.reporting.region.totals_view import totals_views

__all__ = ["arrows", "render_page"]

_LABELS: Final = (
    "explain.inputs", "explain.rule", "explain.because", "explain.minimum", "explain.readings", "explain.turns",
    "explain.source", "explain.parts", "readings.provisional", "bearing.reading", "bearing.left_open",
    "bearing.beside",
)  # fmt: skip
"""Words of explanations that the page's script needs, under ``report.``."""
_OWN_LABELS: Final = (
    "points", "share", "place", "of_best", "moved", "known", "strong", "weak", "unknown", "missed", "holds", "lines",
    "lines.note", "no_strong", "no_weak", "no_unknown", "no_missed", "year", "edition", "years", "without",
    "without.each", "other", "first", "quarter", "trials", "peers", "rules", "broken", "not_found", "criterion.lead",
)  # fmt: skip
"""Words of profiles, under ``region.profile.``."""
_BLANKS: Final = {name: f"{{{name}}}" for name in ("n", "of", "edition")}
"""What the script fills in."""


def render_page(region: Region, lang: Language = "ru") -> bytes:
    """The page as UTF-8; without results it is the page of the concepts side by side."""
    if region.results is None:
        return concepts_page.render_page(region.concepts, lang)
    profiles = Profiles(region, region.results, lang)
    style = "\n".join((concepts_page.page_style(region.concepts), asset("region.css")))
    script = assets("elements.js", "explaining.js", "folding.js", "comparison.js", "region.js", "ranks.js")
    labels = {key: translate(f"report.{key}", lang) for key in _LABELS}
    labels |= {key: translate(f"region.profile.{key}", lang, **_BLANKS) for key in _OWN_LABELS}
    labels["shown"] = translate("region.filter.shown", lang, **_BLANKS)
    labels["none"] = translate("region.filter.none", lang)
    page = (
        environment()
        .get_template("region.html.j2")
        .render(
            region=region,
            it=region.concepts,
            results=region.results,
            lang=lang,
            style=style,
            script=script,
            policy=policy(style, script),
            packs={key: compressed(pack) for key, pack in profiles.packs().items()},
            readings=profiles.readings(),
            labels=labels,
            **concepts_page.page_helpers(region.concepts, lang),
            **_views(region, region.results, lang),
        )
    )
    return page.encode()


def arrows(
    glance: Iterable[DistrictView],
    districts: Iterable[DistrictView],
    fields: Iterable[FieldView],
    changes: Iterable[ChangeView],
    crossed: CrossedView | None,
) -> dict[str, Beyond]:
    """Which arrows each legend of the page explains: those of the drawings that it stands over."""
    return {
        "glance": beyond(item.bar for item in glance),
        "districts": beyond(bar for item in districts for bar in item.bars),
        "ranking": beyond(row.share_bar for field in fields for row in field.rows),
        "changes": beyond(bar for item in changes if item.now_bar for bar in (item.before_bar, item.now_bar)),
        "crossed": beyond(
            bar
            for field in (crossed.fields if crossed else ())
            for row in field.rows
            for bar in (row.own_bar, row.chosen_bar)
        ),
    }


def _views(region: Region, results: Results, lang: Language) -> dict[str, Any]:
    """What the templates show."""
    fields = field_views(results, lang)
    districts = district_views(results, region.concepts, lang)
    glance = tuple(item for item in districts if item.latest.year == results.years[0])
    changes = change_views(results, lang)
    crossed = crossed_view(results.crossed, lang) if results.crossed else None
    return {
        "r": lambda key, **params: translate(f"region.{key}", lang, **params),
        "word": lambda key: translate(key, lang),
        "span": format_years(results.years, lang),
        "sentences": summary(results, lang),
        "in_short": [concept_summary(item, region.concepts, lang) for item in region.concepts.concepts],
        "districts": districts,
        "glance": glance,
        "arrows": arrows(glance, districts, fields, changes, crossed),
        "fields": fields,
        "kinds": tuple(dict.fromkeys(kind for field in fields for kind in field.kinds)),
        "changes": changes,
        "low": low_views(results, lang),
        "years_span": years_span,
        "low_sentence": low_sentence(results, lang),
        "low_rules": low_rules(results, lang),
        "crossed": crossed,
        "totals": totals_views(results, lang),
        "editions": _editions(results, lang),
        "notices": [Diagnostic(code) for code in _notices(results)],
        "wide": WIDTH,
        "percent": lambda number: format_number(number * 100, lang),
    }


def _notices(results: Results) -> list[str]:
    """Codes of the legal notices that hold for anything that was scored."""
    return sorted({code for item in results.results for code in item.header.notices})


def _editions(results: Results, lang: Language) -> list[dict[str, Any]]:
    """Each edition with who works by it, and the weights of its criteria."""
    return [
        {
            "key": key,
            "plan": plan,
            "header": next(item.header for item in results.results if item.edition == key),
            "used": _used(key, results, lang),
            "weights": _weights(plan, lang),
            "drawn": plan.edition.scoring is not None and can_be_weighted(plan.edition.scoring),
        }
        for key, plan in results.plans.items()
    ]


def _used(key: str, results: Results, lang: Language) -> Mapping[str, list[int]]:
    """Districts that work by an edition, and in which years."""
    found: dict[str, list[int]] = {}
    for item in results.results:
        if item.edition == key:
            found.setdefault(item.district.title.in_language(lang), []).insert(0, item.year)
    return found


def _weights(plan: Plan, lang: Language) -> list[tuple[str, str]]:
    scoring = plan.edition.scoring
    if scoring is None:
        return []
    own = own_weights(scoring)
    return [(item.title.in_language(lang), format_number(own[item.id], lang)) for item in scoring.criteria]
