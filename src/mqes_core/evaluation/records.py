"""Scorecards as JSON: everything that is needed to show them, and to run them again and get the same."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Any, get_args

from mqes_core.__about__ import __version__
from mqes_core.diagnostics import Diagnostic, Severity
from mqes_core.errors import UsageError
from mqes_core.evaluation.bearing import decisive_readings
from mqes_core.evaluation.kinds.base import Best, Context
from mqes_core.evaluation.plan import Plan
from mqes_core.evaluation.scorecard import NodeResult, ReadingMode, Scorecard
from mqes_core.model.base import Points, render_exact, simplified
from mqes_core.model.units import Absence, Assessed, Case, Share, Unit, Value

__all__ = ["Replayed", "card_to_dict", "replay", "value_from_data", "value_to_data"]


def value_to_data(value: Value) -> Any:
    """A value as JSON: {"count", "of"}, {"points", "comment"}, {"absent"}, or a plain number, text or boolean."""
    match value:
        case Absence():
            return {"absent": value.value}
        case Share():
            return {"count": value.count, "of": value.of}
        case Assessed():
            return {"points": render_exact(value.points), "comment": value.comment}
        case bool() | str():
            return value
        case int() | Fraction():
            return {"number": render_exact(value)}


def value_from_data(data: Any) -> Value:
    """The inverse of :func:`value_to_data`."""
    match data:
        case {"absent": str(kind)}:
            return Absence(kind)
        case {"count": int(count), "of": int(of)}:
            return Share(count, of)
        case {"points": points, "comment": str(comment)}:
            return Assessed(_exact(points), comment)
        case {"number": number}:
            return _exact(number)
        case bool() | str():
            return data
        case _:
            raise UsageError([Diagnostic("MQ810", params={"data": str(data)[:80]})])


def _exact(data: int | str) -> Points:
    """The inverse of ``render_exact``, for numbers of any length: what was scored can be scored again."""
    return simplified(Fraction(data))


def card_to_dict(card: Scorecard) -> dict[str, Any]:
    """A scorecard as JSON, with the tree of results; follows ``schemas/scorecard.schema.json``."""
    header = card.header
    context: dict[str, Any] = {}
    if card.context.previous is not None:
        context["previous"] = {key: value_to_data(value) for key, value in card.context.previous.items()}
    if card.context.best is not None:
        context["best"] = {
            key: {"value": None if best.value is None else render_exact(best.value), "complete": best.complete}
            | ({} if best.perhaps is None else {"perhaps": render_exact(best.perhaps)})
            for key, best in card.context.best.items()
        }
    if card.context.most:
        context["most"] = dict(card.context.most)
    return {
        "header": {
            "concept": header.concept,
            "edition": header.edition,
            "title": header.title,
            "rules_hash": header.rules_hash,
            "engine": header.engine,
            "evaluated_on": header.evaluated_on.isoformat(),
            "reading": header.reading,
            "notices": list(header.notices),
        },
        "unit": card.unit.model_dump(mode="json", exclude_none=True),
        "year": card.year,
        "values": {key: value_to_data(value) for key, value in card.values.items()},
        "context": context,
        "result": _node(card.total),
    }


@dataclass(frozen=True, slots=True)
class Replayed:
    """A recorded scorecard run again, and what of the record no longer holds."""

    card: Scorecard
    diagnostics: tuple[Diagnostic, ...] = ()
    """Warnings: MQ815, another version of the engine made the record; MQ816, its results differ from these."""


def replay(data: Mapping[str, Any], plan: Plan) -> Replayed:
    """Run a recorded scorecard again under the same rules, date and reading, and compare.

    Raises:
        UsageError: MQ810 a value cannot be read, MQ811 the record was made under other rules than those of ``plan``,
            MQ817 it is no record of a scorecard.
    """
    try:
        recorded = data["header"]
        made = recorded["concept"], recorded["edition"], recorded["rules_hash"][:12]
        engine = recorded["engine"]
        concept = plan.edition.concept
        present = concept.id, concept.edition, plan.edition.rules_hash[:12]
        if made != present or recorded["rules_hash"] != plan.edition.rules_hash:
            params = {"recorded": "{}@{}, {}".format(*made), "present": "{}@{}, {}".format(*present)}
            raise UsageError([Diagnostic("MQ811", params=params)])
        card = _run(data, plan)
        differing = list(_differing(data["result"], _node(card.total)))
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        reason = f"{type(error).__name__}: {error}".splitlines()[0][:120]
        raise UsageError([Diagnostic("MQ817", params={"reason": reason})]) from error
    found = []
    if engine != __version__:
        params = {"recorded": engine, "present": __version__}
        found.append(Diagnostic("MQ815", params=params, severity=Severity.WARNING))
    if differing:
        params = {"unit": card.unit.id, "year": str(card.year), "rules": ", ".join(differing)}
        about = card.unit.id, card.year
        found.append(Diagnostic("MQ816", params=params, severity=Severity.WARNING, about=about))
    return Replayed(card, tuple(found))


def _run(data: Mapping[str, Any], plan: Plan) -> Scorecard:
    header = data["header"]
    unit = Unit.model_validate({**data["unit"], "levels": tuple(data["unit"].get("levels", ()))})
    values = {key: value_from_data(value) for key, value in data["values"].items()}
    case = Case(unit, data["year"], values)
    on = date.fromisoformat(header["evaluated_on"])
    if header["reading"] not in get_args(ReadingMode):
        raise ValueError(f"reading {header['reading']!r}")
    return plan.rerun(case, _context(data["context"]), reading=header["reading"], on=on)


def _differing(recorded: Mapping[str, Any], present: Mapping[str, Any]) -> Iterator[str]:
    """The ids of the rules that come out otherwise than recorded, each whole before its parts."""
    if any(recorded.get(key) != present.get(key) for key in ("id", "status", "low", "high", "minimum")):
        yield present["id"]
    before = {part["id"]: part for part in recorded.get("parts", ())}
    for part in present.get("parts", ()):
        yield from _differing(before.get(part["id"], {}), part)


def _context(data: Mapping[str, Any]) -> Context:
    previous, best, most = data.get("previous"), data.get("best"), data.get("most")
    return Context(
        None if previous is None else {key: value_from_data(value) for key, value in previous.items()},
        None
        if best is None
        else {
            key: Best(_known(item["value"]), item["complete"], _known(item.get("perhaps")))
            for key, item in best.items()
        },
        None if most is None else {key: int(number) for key, number in most.items()},
    )


def _known(number: int | str | None) -> Points | None:
    return None if number is None else _exact(number)


def _node(result: NodeResult) -> dict[str, Any]:
    node: dict[str, Any] = {
        "id": result.node.id,
        "kind": result.node.kind,
        "number": result.node.number,
        "title": result.node.title(),
        "status": str(result.status),
        "low": None if result.low is None else render_exact(result.low),
        "high": None if result.high is None else render_exact(result.high),
        "match": {"key": result.match.key, "at": result.match.at},
        "source": result.node.source.model_dump(mode="json", exclude_none=True),
    }
    if result.match.under:
        node["match"]["under"] = result.match.under
    if names := result.node.rule.reading_ids():
        decisive, adopted = decisive_readings(result), result.card.header.reading == "adopted"
        node["readings"] = [
            {"id": name, "decisive": name in decisive, "applied": adopted and name in decisive} for name in names
        ]
    if result.minimum is not None and result.minimum_status is not None:
        node["minimum"] = {"points": render_exact(result.minimum.points), "status": str(result.minimum_status)}
    if result.children:
        node["parts"] = [_node(part) for part in result.children]
    return node
