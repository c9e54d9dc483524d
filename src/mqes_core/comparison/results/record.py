"""Results side by side as data for other programs: exact numbers, keys instead of words, everything that was stated."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from mqes_core.comparison.results.changes import Change
from mqes_core.comparison.results.crossed import Crossed
from mqes_core.comparison.results.crossing import Crossing
from mqes_core.comparison.results.districts import DistrictChange, DistrictResult
from mqes_core.comparison.results.fields import Field, Placed
from mqes_core.comparison.results.given import Key
from mqes_core.comparison.results.holding import Holding, Often
from mqes_core.comparison.results.intervals import Interval
from mqes_core.comparison.results.low import LowResult
from mqes_core.comparison.results.results import Results
from mqes_core.comparison.results.settings import Settings
from mqes_core.comparison.results.totals import Total, Totals
from mqes_core.comparison.results.units import UnitYear
from mqes_core.evaluation import Node, Plan, RankRange, Status
from mqes_core.model.base import Points, Text, render_exact
from mqes_core.model.units import Share

__all__ = ["results_record"]


def results_record(results: Results) -> dict[str, Any]:
    """JSON-ready form of a comparison of results; follows ``schemas/results.schema.json``."""
    return {
        "settings": _settings(results.settings),
        "districts": [{"id": item.id, "title": _text(item.title)} for item in results.districts],
        "editions": [_edition(plan) for plan in results.plans.values()],
        "results": [_district(item) for item in results.results],
        "rankings": [_field(item, results.holding) for item in results.fields],
        "changes": [_change(item) for item in results.changes],
        "district_changes": [_district_change(item) for item in results.district_changes],
        "low_results": None if results.low is None else [_low(item) for item in results.low],
        "totals": [_totals(item) for item in results.totals],
        "withheld": results.withheld,
        "under": None if results.crossed is None else _crossed(results.crossed),
    }


def _settings(item: Settings) -> dict[str, Any]:
    low = None if item.low is None else {"below": _exact(item.low.below), "years": item.low.years}
    return {
        "on": item.on.isoformat(), "reading": item.reading, "small": item.small, "by": item.by,
        "known": _exact(item.known), "spread": _exact(item.spread), "samples": item.samples, "seed": item.seed,
        "low": low, "under": item.under,
    }  # fmt: skip


def _edition(plan: Plan) -> dict[str, Any]:
    edition = plan.edition
    return {
        "key": edition.key,
        "title": _text(edition.concept.title),
        "rules_hash": edition.rules_hash,
        "nodes": [_node(node, plan) for node in plan.nodes],
    }


def _node(node: Node, plan: Plan) -> dict[str, Any]:
    parts = [plan.nodes[index].id for index in node.children]
    return {"id": node.id, "kind": node.kind, "number": node.number, "title": _text(node.rule.title), "parts": parts}


def _district(item: DistrictResult) -> dict[str, Any]:
    return {
        "district": item.district.id,
        "year": item.year,
        "edition": item.edition,
        "together": [
            {
                "node": item.plan.nodes[index].id,
                "share": _interval(found.share),
                "units": found.units,
                "unbounded": found.unbounded,
                "exact": _exact(found.exact),
                "exact_units": found.exact_units,
                "minima": {status.value: count for status, count in sorted(found.minima.items())},
            }
            for index, found in item.nodes.items()
        ],
        "units": [_unit(unit) for unit in item.units],
    }


def _unit(unit: UnitYear) -> dict[str, Any]:
    card = unit.card
    return {
        "unit": card.unit.model_dump(mode="json", exclude_none=True),
        "points": _interval(unit.points),
        "share": _interval(unit.share),
        "known": {"known": unit.known.known, "of": unit.known.of},
        "without_ceiling": [card.nodes[index].id for index in unit.endless],
        "nodes": [
            {
                "node": node.id,
                "status": outcome.status.value,
                "points": _interval(Interval(outcome.low, outcome.high)),
                "ceiling": _exact(unit.ceiling.outcomes[node.index].high),
                "share": _interval(unit.share_of(node.index)),
            }
            | ({"minimum": card.minima[node.index].value} if node.index in card.minima else {})
            for node in card.nodes
            if (outcome := card.outcomes[node.index]).status is not Status.NOT_APPLICABLE
        ],
    }


def _field(field: Field, holding: Mapping[tuple[Key, int], Holding]) -> dict[str, Any]:
    def nodes(indices: Iterable[int], of: UnitYear) -> list[str]:
        return [of.card.nodes[index].id for index in indices]

    first = next(iter([*(item.unit for item in field.placed), *(item.unit for item in field.beside)]))
    return {
        "year": field.year,
        "edition": field.edition,
        "lines": nodes(field.lines, first),
        "quarter": field.quarter,
        "placed": [_placed(item, holding.get((item.unit.key, field.year))) for item in field.placed],
        "beside": [_key(item.unit) | {"why": item.why.value} for item in field.beside],
    }


def _placed(item: Placed, holding: Holding | None) -> dict[str, Any]:
    return _key(item.unit) | {
        "figure": _interval(item.figure),
        "place": _place(item.place),
        "of_best": _interval(item.of_best),
        "holding": None if holding is None else _holding(holding, item.unit),
    }


def _holding(item: Holding, unit: UnitYear) -> dict[str, Any]:
    return {
        "without": [{"node": unit.card.nodes[one.line].id, "place": _place(one.place)} for one in item.without],
        "other_reading": _place(item.other),
        "first": _often(item.first),
        "quarter": _often(item.quarter),
    }


def _often(item: Often) -> dict[str, int]:
    return {"surely": item.surely, "perhaps": item.perhaps, "of": item.of}


def _change(item: Change) -> dict[str, Any]:
    return _key(item.now) | {
        "year": item.now.year,
        "before": item.before.edition,
        "now": item.now.edition,
        "points": _interval(item.points),
        "share": _interval(item.share),
    }


def _district_change(item: DistrictChange) -> dict[str, Any]:
    before, now = item.editions
    return {
        "district": item.district.id, "year": item.year, "before": before, "now": now, "units": item.units,
        "share": _interval(item.change), "exact": _exact(item.exact), "exact_units": item.exact_units,
    }  # fmt: skip


def _low(item: LowResult) -> dict[str, Any]:
    return _key(item.unit) | {
        "criterion": item.unit.card.nodes[item.criterion].id,
        "minimum": _exact(item.minimum),
        "bound": _exact(item.bound),
        "years": list(item.years),
        "sure": item.sure,
    }


def _totals(item: Totals) -> dict[str, Any]:
    return {
        "edition": item.edition,
        "year": item.year,
        "measure": item.measure.id,
        "title": _text(item.measure.title),
        "districts": [{"district": district.id} | _total(total) for district, total in item.districts],
        "together": _total(item.together),
    }


def _total(item: Total) -> dict[str, Any]:
    value = item.value
    told: Any = {"count": value.count, "of": value.of} if isinstance(value, Share) else value
    return {
        "value": told, "units": item.units, "withheld": item.withheld, "unknown": item.unknown, "hidden": item.hidden,
    }  # fmt: skip


def _crossed(item: Crossed) -> dict[str, Any]:
    return {
        "edition": item.plan.edition.key,
        "lines": [item.plan.nodes[index].id for index in item.lines],
        "taking_part": [_crossing(found, item.plan) for found in item.taking_part],
        "apart": [_crossing(found, item.plan) for found in item.apart],
        "units": [
            _key(unit.own)
            | {"year": unit.own.year, "own": _interval(unit.own.share), "chosen": _interval(unit.chosen.share)}
            for unit in item.units
        ],
        "rankings": [_field(field, {}) for field in item.fields],
    }


def _crossing(item: Crossing, plan: Plan) -> dict[str, Any]:
    return {
        "edition": item.edition.key,
        "lines": [
            {
                "node": plan.nodes[line.line].id,
                "fit": line.fit.value,
                "source": line.source,
                "limits": [limit.value for limit in line.limits],
            }
            for line in item.lines
        ],
    }


def _key(unit: UnitYear) -> dict[str, Any]:
    district, code = unit.key
    return {"district": district, "unit": code}


def _interval(item: Interval | None) -> list[int | str | None] | None:
    return None if item is None else [_exact(item.low), _exact(item.high)]


def _place(item: RankRange | None) -> list[int] | None:
    return None if item is None else [item.best, item.worst]


def _exact(value: Points | None) -> int | str | None:
    return None if value is None else render_exact(value)


def _text(text: Text) -> dict[str, str]:
    return text.model_dump(exclude_none=True)
