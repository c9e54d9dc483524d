"""Plans on a day, and a year by months, as data for programs."""

from __future__ import annotations

from typing import Any

from mqes_core.i18n import translate
from mqes_core.roadmapping.bodies import Body
from mqes_core.roadmapping.months import Item, YearPlan
from mqes_core.roadmapping.overview import Overview
from mqes_core.roadmapping.rows import PlanRow
from mqes_core.roadmapping.standing import Standing, State, Why
from mqes_core.timing import Window

__all__ = ["overview_record", "row_record", "year_record"]


def overview_record(found: Overview) -> dict[str, Any]:
    """The overview under ``agenda.schema.json``."""
    return {
        "on": found.on.isoformat(),
        "days": found.days,
        "tracked": found.tracked,
        "filters": {
            "responsible": list(found.filters.responsible),
            "direction": list(found.filters.direction),
            "stage": list(found.filters.stage),
        },
        "concepts": [{"concept": item.key, "rules_hash": item.rules_hash} for item in found.editions],
        "counts": {str(state): found.counts.get(state, 0) for state in State},
        "rows": [_standing(item) for item in found.standings],
        "totals": [
            {
                "responsible": _body(total.body) if total.body else None,
                "counts": {str(state): total.counts.get(state, 0) for state in State},
            }
            for total in found.totals
        ],
    }


def year_record(plan: YearPlan) -> dict[str, Any]:
    """A year by months under ``year-plan.schema.json``."""
    return {
        "year": plan.year,
        "months": [
            {
                "month": f"{month.first:%Y-%m}",
                "begins": [_item(item) for item in month.begins],
                "due": [_item(item) for item in month.due],
                "repeats": [{**_item(item), "times": item.row.often(item.window)} for item in month.repeats],
            }
            for month in plan.months
        ],
        "all_along": [row_record(row) for row in plan.all_along],
        "undated": [{**row_record(row), "why": [_why(item) for item in why]} for row, why in plan.undated],
    }


def row_record(row: PlanRow) -> dict[str, Any]:
    """What stays of a row whatever the day."""
    activity, reading = row.activity, row.reading
    return {
        "concept": row.edition.key,
        "row": row.key,
        "number": activity.number,
        "title": activity.title.ru,
        "printed": row.printed or None,
        "meant": activity.timing.meant if activity.timing else None,
        "kind": reading.kind if reading else None,
        "confidence": reading.confidence if reading else None,
        "assumptions": [
            {"key": key, "ru": translate(key, "ru", **said), "en": translate(key, "en", **said)}
            for key, said in (reading.assumptions if reading else ())
        ],
        "section": row.section.id,
        "direction": row.direction.id if row.direction else None,
        "stage": row.stage.id if row.stage else None,
        "responsible": [_body(body) for body in row.bodies],
        "results": [{"kind": item.kind, "title": item.title.ru} for item in activity.results],
        "source": {"ru": activity.source.text("ru"), "en": activity.source.text("en")},
    }


def _standing(item: Standing) -> dict[str, Any]:
    return {
        **row_record(item.row),
        "state": str(item.state),
        "days": item.days,
        "next": _window(item.next) if item.next else None,
        "late": [_window(window) for window in item.late],
        "done": item.done,
        "why": [_why(why) for why in item.why],
    }


def _item(item: Item) -> dict[str, Any]:
    return {**row_record(item.row), **_window(item.window)}


def _window(window: Window) -> dict[str, str]:
    return {"start": window.start.isoformat(), "end": window.end.isoformat()}


def _body(body: Body) -> dict[str, Any]:
    return {"id": body.id, "title": body.title, "known": body.known}


def _why(why: Why) -> dict[str, str]:
    key = f"roadmap.why.{why.key}"
    return {"key": why.key, "ru": translate(key, "ru", **why.params), "en": translate(key, "en", **why.params)}
