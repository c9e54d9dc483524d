"""The comparison as data for other programs."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from mqes_core.comparison.concepts.cells import Blank, Cell, Linked, Placed
from mqes_core.comparison.concepts.columns import Entry, Outside
from mqes_core.comparison.concepts.coverage import Counts, Coverage
from mqes_core.comparison.concepts.crosswalk import Way
from mqes_core.comparison.concepts.indicators import IndicatorPair, InDirection, Measurement
from mqes_core.comparison.concepts.provisions import Provision
from mqes_core.comparison.concepts.remarks import FamilyRemarks
from mqes_core.comparison.concepts.requirements import RequirementPair, Requirements
from mqes_core.comparison.concepts.scales import ScalePair
from mqes_core.comparison.concepts.side_by_side import Compared, SideBySide
from mqes_core.comparison.concepts.steps import Ends, Range, Stretch
from mqes_core.comparison.concepts.todo import Todo
from mqes_core.comparison.concepts.wording import blank_words, deciding_words, task_words
from mqes_core.diagnostics import Severity
from mqes_core.model.base import Points, Text, render_exact

__all__ = ["comparison_record"]


def comparison_record(comparison: SideBySide) -> dict[str, Any]:
    """JSON-ready form: every part, with words in both languages where a person may read them."""
    frame = comparison.frame
    return {
        "frame": {"id": frame.id, "year": frame.year, "title": _text(frame.title), "basis": _text(frame.basis)},
        "directions": [
            {"code": item.code, "title": _text(item.title), "provisional": item.provisional}
            for item in frame.directions
        ],
        "stages": [{"id": stage.id, "title": _text(stage.title)} for stage in comparison.cycle.stages],
        "on": comparison.on.isoformat(),
        "concepts": [_concept(item, comparison) for item in comparison.concepts],
        "indicators": [_in_direction(item) for item in comparison.indicators.directions],
        "scales": [_scales(item) for item in comparison.scales],
        "experts": _experts(comparison.requirements),
    }


def _text(text: Text) -> dict[str, str]:
    return text.model_dump(exclude_none=True)


def _concept(item: Compared, comparison: SideBySide) -> dict[str, Any]:
    concept = item.edition.concept
    return {
        "concept": concept.id,
        "edition": concept.edition,
        "title": _text(concept.title),
        "municipality": _text(concept.municipality),
        "region": _text(concept.region),
        "rules_hash": item.edition.rules_hash,
        "applicable": item.column.applicable,
        "map": [_entry(entry, comparison) for entry in item.column.entries],
        "outside": [_outside(found) for found in item.column.outside],
        "todo": [_task(task, item, comparison) for task in item.todo],
        "coverage": _coverage(item.coverage),
        "remarks": None if item.remarks is None else [_family(family) for family in item.remarks],
    }


def _entry(entry: Entry, comparison: SideBySide) -> dict[str, Any]:
    return {
        "code": entry.direction.code,
        "linked": [_linked(item) for item in entry.linked],
        "related": [_linked(item) for item in entry.related],
        "cells": [_cell(cell, comparison) for cell in entry.cells],
    }


def _linked(item: Linked) -> dict[str, Any]:
    direction = item.direction
    return {"id": direction.id, "number": direction.number or "", "title": _text(direction.title)} | _way(item.way)


def _way(way: Way) -> dict[str, Any]:
    links = [
        {"frame": link.frame, "code": link.code, "relation": link.relation, "provisional": link.provisional}
        for link in way.links
    ]
    return {"way": links, "comparability": way.comparability}


def _cell(cell: Cell, comparison: SideBySide) -> dict[str, Any]:
    return {
        "stage": cell.stage,
        "comparability": cell.comparability,
        "confirmed": cell.confirmed,
        "rows": [_placed(item) for item in cell.placed],
        "related": [_placed(item) for item in cell.related],
        "blank": None if cell.blank is None else _blank(cell.blank, comparison),
    }


def _placed(item: Placed) -> dict[str, Any]:
    stage = None if item.stage is None else item.stage.relation
    return _provision(item.provision) | _way(item.way) | {"stage_relation": stage, "provisional": item.provisional}


def _provision(item: Provision) -> dict[str, Any]:
    source = item.source.model_dump(mode="json", exclude_none=True)
    return {"kind": item.kind, "key": item.key, "number": item.number, "title": _text(item.title), "source": source}


def _blank(blank: Blank, comparison: SideBySide) -> dict[str, Any]:
    words = {"ru": blank_words(blank, comparison, "ru"), "en": blank_words(blank, comparison, "en")}
    return {"reason": blank.reason.value, "words": words, "readings": list(blank.readings)}


def _outside(item: Outside) -> dict[str, Any]:
    return _provision(item.provision) | {"why": item.why.value}


def _task(item: Todo, concept: Compared, comparison: SideBySide) -> dict[str, Any]:
    words = {"ru": task_words(item, concept, comparison, "ru"), "en": task_words(item, concept, comparison, "en")}
    return {
        "task": item.task.value, "code": item.code, "stages": list(item.stages), "rows": item.rows, "words": words,
    }  # fmt: skip


def _coverage(item: Coverage) -> dict[str, Any]:
    return {
        "total": _counts(item.total),
        "directions": {code: _counts(counts) for code, counts in item.directions.items()},
        "outside": _counts(item.outside),
        "stages": dict(item.stages),
        "years": {str(year): count for year, count in item.years.items()},
        "open_ended": item.open_ended,
    }


def _counts(item: Counts) -> dict[str, Any]:
    names = ("activities", "responsible", "dated", "checkable", "indicators", "numbered")
    return {name: getattr(item, name) for name in names} | {"undated": dict(item.undated)}


def _family(item: FamilyRemarks) -> dict[str, Any]:
    return {
        "family": item.family,
        "counts": {str(severity): item.by_severity.get(severity, 0) for severity in Severity},
        "rules": [
            {"code": rule.code, "title": {"ru": rule.title("ru"), "en": rule.title("en")}, "count": count}
            for rule, count in item.rules
        ],
        "excused": item.excused,
    }


def _in_direction(item: InDirection) -> dict[str, Any]:
    return {
        "code": item.code,
        "measured": [_measurement(found) for found in item.measurements],
        "pairs": [_pair(pair) for pair in item.pairs],
        "apart": item.apart,
    }


def _measurement(item: Measurement) -> dict[str, Any]:
    what = item.what
    return {
        "concept": item.column,
        "key": what.provision.key,
        "title": _text(what.provision.title),
        "kind": what.kind,
        "unit": what.unit_in("ru"),
        "base": [_text(text) for text in what.base],
        "period": what.period,
        "better": what.better,
        "value": _exact(what.value),
    }


def _ends_of(pair: IndicatorPair) -> dict[str, Any]:
    ends = {"first": pair.first, "second": pair.second}
    return {name: {"concept": end.column, "key": end.what.provision.key} for name, end in ends.items()}


def _pair(pair: IndicatorPair) -> dict[str, Any]:
    return _ends_of(pair) | {"comparability": pair.comparability, "limits": [limit.value for limit in pair.limits]}


def _scales(item: ScalePair) -> dict[str, Any]:
    ranges = None if item.ranges is None else [_range(found) for found in item.ranges]
    return _ends_of(item.pair) | {
        "why": item.why,
        "equal": item.equal,
        "differ_at_most": _exact(item.widest),
        "stretches": [_stretch(found) for found in item.stretches],
        "answers": [
            {"value": found.value, "title": found.title, "first": _range(found.first), "second": _range(found.second)}
            for found in item.answers
        ],
        "ranges": ranges,
    }


def _stretch(item: Stretch) -> dict[str, Any]:
    return {
        "low": _exact(item.low), "low_closed": item.low_closed, "high": _exact(item.high),
        "high_closed": item.high_closed, "first": _ends(item.first), "second": _ends(item.second),
    }  # fmt: skip


def _ends(item: Ends) -> list[Any]:
    return [_range(item.start), _range(item.end)]


def _range(item: Range) -> list[Any]:
    return [_exact(end) for end in item]


def _exact(value: Points | None) -> int | str | None:
    return None if value is None else render_exact(value)


def _experts(item: Requirements) -> dict[str, Any]:
    return {
        "categories": [
            {"concept": found.column, "id": found.category.id, "number": found.category.number or "",
             "title": _text(found.category.title)}
            for found in item.categories
        ],
        "pairs": list(_relations(item.pairs)),
        "silent": list(item.silent),
    }  # fmt: skip


def _relations(pairs: Iterable[RequirementPair]) -> Iterable[dict[str, Any]]:
    for pair in pairs:
        (ru, ru_back), (en, en_back) = deciding_words(pair, "ru"), deciding_words(pair, "en")
        yield {
            "first": pair.first,
            "second": pair.second,
            "relation": pair.comparison.relation.value,
            "second_keeps_out": {"ru": ru, "en": en},
            "first_keeps_out": {"ru": ru_back, "en": en_back},
        }
