"""Tables about one unit in one year: who it is, what it reported, what that earned."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import get_args

from mqes_core.comparison.results import Results
from mqes_core.comparison.results.intervals import Interval
from mqes_core.comparison.results.units import UnitYear
from mqes_core.evaluation import MinimumStatus, Status
from mqes_core.model.measures import Measure
from mqes_core.model.percents import is_percent
from mqes_core.model.scoring import Indicator
from mqes_core.model.units import Absence, Assessed, Share, UnitKind, Value
from mqes_core.reporting.region.tidy.codebooks import TO_EDITION
from mqes_core.reporting.region.tidy.table import (
    Cell,
    Field,
    Gap,
    Reference,
    Table,
    end,
    figure,
    gap_of,
    span,
    span_fields,
)

__all__ = ["TO_UNIT", "UNIT_KEY", "observations", "scores", "unit_cells", "units"]

UNIT_KEY = (Field("district", required=True), Field("unit", required=True), Field("year", "integer", required=True))
_KEY = ("district", "unit", "year")
TO_UNIT = Reference(_KEY, "units", _KEY)


def unit_cells(unit: UnitYear) -> tuple[Cell, ...]:
    """What names a unit and its year."""
    return (*unit.key, unit.year)


def units(results: Results) -> Table:
    """Every unit in every year."""
    fields = (
        *UNIT_KEY, Field("edition", required=True), Field("title"),
        Field("kind", required=True, enum=get_args(UnitKind)), Field("levels"),
        Field("setting", enum=("urban", "rural")), Field("lines_known", "integer", required=True),
        Field("lines", "integer", required=True),
    )  # fmt: skip

    def row(item: UnitYear) -> tuple[Cell, ...]:
        unit = item.card.unit
        levels = " ".join(unit.levels) or None
        return (*unit_cells(item), item.edition, unit.title, unit.kind, levels, unit.setting, *item.known)

    to_district = Reference(("district",), "districts", ("district",))
    return Table("units", fields, _KEY, tuple(row(item) for item in results.units()), (to_district, TO_EDITION))


def scores(results: Results) -> Table:
    """What every unit earned at every node of its edition, beside what it could attain there."""
    fields = (
        *UNIT_KEY, Field("edition", required=True), Field("node", required=True),
        Field("status", required=True, enum=tuple(Status)), *span_fields("points"), Field("ceiling", "number"),
        Field("ceiling_exact"), *span_fields("share"), Field("minimum_status", enum=tuple(MinimumStatus)),
    )  # fmt: skip
    to_line = Reference(("edition", "node"), "lines", ("edition", "node"))
    rows = tuple(row for unit in results.units() for row in _of_card(unit))
    return Table("scores", fields, (*_KEY, "node"), rows, (TO_UNIT, to_line))


def _of_card(unit: UnitYear) -> Iterator[tuple[Cell, ...]]:
    for result in unit.card.all_results():
        index, there = result.node.index, result.status is not Status.NOT_APPLICABLE
        minimum = result.minimum_status
        points = Interval(result.low, result.high) if there else None
        ceiling = end(unit.ceiling.outcomes[index].high) if there else (Gap.NOT_APPLICABLE, None)
        yield (
            *unit_cells(unit), unit.edition, result.node.id, result.status.value, *span(points), *ceiling,
            *span(unit.share_of(index)), None if minimum is None else minimum.value,
        )  # fmt: skip


def observations(results: Results) -> Table:
    """What was reported, as far as it may leave the house; of an assessor's judgement the points alone."""
    fields = (
        *UNIT_KEY, Field("edition", required=True), Field("measure", required=True),
        Field("status", required=True, enum=("known", *(item.value for item in Absence))), Field("value", "number"),
        Field("value_exact"), Field("numerator", "integer"), Field("denominator", "integer"), Field("answer"),
    )  # fmt: skip
    to_measure = Reference(("edition", "measure"), "measures", ("edition", "measure"))
    rows = tuple(row for unit in results.units() for row in _of_values(unit))
    return Table("observations", fields, (*_KEY, "measure"), rows, (TO_UNIT, to_measure))


def _of_values(unit: UnitYear) -> Iterator[tuple[Cell, ...]]:
    rules = (unit.card.nodes[index].rule for index in unit.lines)
    asked = {rule.measure for rule in rules if isinstance(rule, Indicator) and rule.measure}
    for name, measure in unit.plan.edition.measures.items():
        if name in unit.card.values or name in asked:
            value = unit.card.values.get(name, Absence.MISSING)
            status = value.value if isinstance(value, Absence) else "known"
            yield (*unit_cells(unit), unit.edition, name, status, *_value_cells(value, measure))


def _value_cells(value: Value, measure: Measure) -> tuple[Cell, ...]:
    """The number and the same in full, numerator and denominator, the answer.

    A share that was typed as a percent is that number: nobody knows of how many people it speaks.
    """
    match value:
        case Absence():
            return gap_of(value), None, None, None, None
        case Share() if is_percent(measure, value):
            return (*figure(Fraction(100 * value.count, value.of)), None, None, None)
        case Share():
            return None, None, value.count, value.of, None
        case Assessed():
            return (*figure(value.points), None, None, None)
        case bool():
            return None, None, None, None, "yes" if value else "no"
        case str():
            return None, None, None, None, value
        case int() | Fraction():
            return (*figure(value), None, None, None)
