"""The difference of two editions, and whom it moves, as data for other programs."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from mqes_core.comparison.editions.carry import Left
from mqes_core.comparison.editions.difference import Difference, FieldChange, RuleChange, Shift
from mqes_core.comparison.editions.effect import Effect, Span
from mqes_core.comparison.editions.impact import Impact, Moved
from mqes_core.comparison.editions.rules import Rule
from mqes_core.comparison.editions.telling import shift_words, tier
from mqes_core.comparison.editions.wording import Words, in_words
from mqes_core.eligibility import ClauseKind
from mqes_core.evaluation import ExtensionKind
from mqes_core.i18n import Language
from mqes_core.model.base import Points, render_exact
from mqes_core.model.edition import Edition

__all__ = ["difference_record"]


def difference_record(
    difference: Difference,
    impact: Impact | None = None,
    *,
    kinds: Mapping[str, ExtensionKind] | None = None,
    clauses: Mapping[str, ClauseKind] | None = None,
) -> dict[str, Any]:
    """JSON-ready form, with words in both languages where a person may read them."""
    languages: tuple[Language, ...] = ("ru", "en")
    words = {
        lang: tuple(
            Words(edition, lang, kinds=kinds, clauses=clauses) for edition in (difference.before, difference.after)
        )
        for lang in languages
    }

    def spoken(say: Callable[[Words, Words], Any]) -> dict[str, Any]:
        return {lang: say(*pair) for lang, pair in words.items()}

    return {
        "format": 1,
        "kind": "difference",
        "before": _edition(difference.before),
        "after": _edition(difference.after),
        "on": difference.on.isoformat(),
        "matched_by": "id" if difference.matching.by_id else "words",
        "unknown_names": [rule.renamed_from for rule in difference.unknown_names],
        "changes": [_change(item, spoken) for item in difference.changes],
        "experts": [_shift(item) for item in difference.shifts],
        "impact": None if impact is None else _impact(impact),
    }


def _edition(edition: Edition) -> dict[str, Any]:
    concept = edition.concept
    return {
        "concept": concept.id,
        "edition": concept.edition,
        "title": concept.title.model_dump(exclude_none=True),
        "rules_hash": edition.rules_hash,
    }


def _change(item: RuleChange, spoken: Callable[[Callable[[Words, Words], Any]], dict[str, Any]]) -> dict[str, Any]:
    def side(rule: Rule | None, place: int) -> dict[str, Any] | None:
        if rule is None:
            return None
        return {
            "id": rule.id,
            "number": rule.number,
            "title": rule.title.model_dump(exclude_none=True),
            "within": "" if rule.parent is None else rule.parent.id,
            "says": spoken(lambda *words: words[place].says(rule)),
            "source": spoken(lambda *words: words[place].source(rule)),
        }

    def field(found: FieldChange) -> dict[str, Any]:
        said = spoken(lambda *words: in_words(item, found, *words))
        return {
            "name": found.name,
            "bearing": found.bearing.value,
            "before": {lang: pair[0] for lang, pair in said.items()},
            "after": {lang: pair[1] for lang, pair in said.items()},
        }

    scales = item.scales
    return {
        "family": item.rule.family,
        "status": item.status,
        "renamed": item.renamed,
        "moved": item.moved,
        "bearings": [bearing.value for bearing in item.bearings],
        "tier": tier(item),
        "before": side(item.before, 0),
        "after": side(item.after, 1),
        "fields": [field(found) for found in item.fields],
        "scales": None
        if scales is None
        else {"equal": scales.equal, "widest": _exact(scales.widest), "why": scales.why},
    }


def _shift(item: Shift) -> dict[str, Any]:
    return {
        "before": item.before.id,
        "after": item.after.id,
        "relation": item.comparison.relation.value,
        "words": {"ru": list(shift_words(item, "ru")), "en": list(shift_words(item, "en"))},
    }


def _impact(impact: Impact) -> dict[str, Any]:
    return {"reading": impact.reading, "units": [_moved(item) for item in impact.units]}


def _moved(item: Moved) -> dict[str, Any]:
    sides = zip(("before", "after"), (item.before, item.after), item.ranks, item.most, strict=True)
    states = {
        name: {
            "points": None if item.effect.apart else _span((card.total.low, card.total.high)),
            "attainable": _exact(most),
            "rank": {"best": rank.best, "worst": rank.worst},
        }
        for name, card, rank, most in sides
    }
    return {
        "unit": item.before.unit.id,
        "year": item.before.year,
        "verdict": item.verdict.value,
        **states,
        "change": None if item.effect.apart else _span(item.change),
        "rules": [_effect(part) for part in item.deciding],
        "minima": [
            {
                "rule": move.result.node.id,
                "before": None if move.states[0] is None else move.states[0].value,
                "after": None if move.states[1] is None else move.states[1].value,
            }
            for move in item.minima
        ],
        "left": [_left(left) for left in item.carried.left],
        "doubtful": list(item.carried.doubtful),
    }


def _effect(part: Effect) -> dict[str, Any]:
    return {
        "rule": part.result.node.id,
        "kind": part.result.node.kind,
        "status": "added" if part.before is None else "removed" if part.after is None else "changed",
        "change": _span(part.change),
        "adds_up": part.adds_up,
        "parts": [_effect(inner) for inner in part.parts if not inner.unchanged],
    }


def _left(left: Left) -> dict[str, Any]:
    return {"measure": left.measure, "why": left.why.value}


def _span(span: Span) -> dict[str, Any]:
    return {"low": _exact(span[0]), "high": _exact(span[1])}


def _exact(value: Points | None) -> int | str | None:
    return None if value is None else render_exact(value)
