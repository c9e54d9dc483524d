"""Tables of what a comparison makes of the units: places, change, districts, totals, low results, common rules."""

from __future__ import annotations

from collections.abc import Iterator

from mqes_core.comparison.results import Results
from mqes_core.comparison.results.crossing import Fit
from mqes_core.comparison.results.fields import Aside, Placed
from mqes_core.comparison.results.fields import Field as Peers
from mqes_core.comparison.results.totals import Total
from mqes_core.evaluation import MinimumStatus, RankRange
from mqes_core.model.units import Share
from mqes_core.reporting.region.tidy.codebooks import TO_EDITION
from mqes_core.reporting.region.tidy.observed import TO_UNIT, UNIT_KEY, unit_cells
from mqes_core.reporting.region.tidy.table import Cell, Field, Gap, Reference, Table, figure, span, span_fields

__all__ = [
    "changes", "crossed", "crossed_lines", "district_changes", "district_scores", "low_results", "ranks", "totals",
    "totals_together",
]  # fmt: skip

_KEY = ("district", "unit", "year")
_TO_DISTRICT = Reference(("district",), "districts", ("district",))
_TO_MEASURE = Reference(("edition", "measure"), "measures", ("edition", "measure"))
_TO_LINE = Reference(("edition", "node"), "lines", ("edition", "node"))
_EDITION = Field("edition", required=True)
_TRIED = ("without_line", "other_reading")
_OFTEN = ("first_surely", "first_perhaps", "quarter_surely", "quarter_perhaps", "trials")


def _place_fields(name: str) -> tuple[Field, ...]:
    return Field(f"{name}_best", "integer"), Field(f"{name}_worst", "integer")


def _places(place: RankRange | None) -> tuple[Cell, Cell]:
    return (None, None) if place is None else (place.best, place.worst)


def ranks(results: Results) -> Table:
    """The places of all units among their peers, how they hold, and why a unit stands beside the ranking."""
    fields = (
        *UNIT_KEY, _EDITION, Field("peers", "integer", required=True), Field("peers_ranked", "integer", required=True),
        Field("peers_lines", "integer", required=True), Field("ranked", "boolean", required=True),
        Field("beside", enum=tuple(Aside)), *span_fields("figure"), *_place_fields("place"), *span_fields("best_100"),
        *(field for name in _TRIED for field in _place_fields(name)), *(Field(name, "integer") for name in _OFTEN),
    )  # fmt: skip
    rows = tuple(row for at, group in enumerate(results.fields, start=1) for row in _ranks(at, group, results))
    return Table("ranks", fields, _KEY, rows, (TO_UNIT, TO_EDITION))


def _ranks(at: int, group: Peers, results: Results) -> Iterator[tuple[Cell, ...]]:
    same = (group.edition, at, len(group.placed), len(group.lines))
    for item in group.placed:
        yield (*unit_cells(item.unit), *same, True, None, *_placed(item, results))
    for beside in group.beside:
        figure_ = beside.unit.figure(results.settings.by)
        blank = (None, None, *span(None), *(None,) * (2 * len(_TRIED) + len(_OFTEN)))
        yield (*unit_cells(beside.unit), *same, False, beside.why.value, *span(figure_), *blank)


def _placed(item: Placed, results: Results) -> tuple[Cell, ...]:
    held = results.holding[item.unit.key, item.unit.year]
    without = RankRange(
        min((one.place.best for one in held.without), default=item.place.best),
        max((one.place.worst for one in held.without), default=item.place.worst),
    )
    often: tuple[Cell, ...] = (held.first.surely, held.first.perhaps, held.quarter.surely, held.quarter.perhaps)
    if not held.first.of:
        often = (None,) * len(often)
    return (
        *span(item.figure), *_places(item.place), *span(item.of_best), *_places(without), *_places(held.other), *often,
        held.first.of,
    )  # fmt: skip


def changes(results: Results) -> Table:
    """Every unit from one year to the next, under one set of rules."""
    fields = (
        *UNIT_KEY, Field("edition", required=True), Field("edition_before", required=True),
        Field("rules_changed", "boolean", required=True), Field("scored_again", "boolean", required=True),
        *span_fields("points_change"), *span_fields("share_change"),
    )  # fmt: skip
    rows = tuple(
        (
            *unit_cells(item.now), item.now.edition, item.before.edition, item.broken, item.again is not None,
            *span(item.points), *span(item.share),
        )
        for item in results.changes
    )  # fmt: skip
    return Table("changes", fields, _KEY, rows, (TO_UNIT, TO_EDITION))


def district_scores(results: Results) -> Table:
    """Every district and year at every node of its edition: its units together."""
    minima = tuple(MinimumStatus)
    fields = (
        Field("district", required=True), Field("year", "integer", required=True), _EDITION,
        Field("node", required=True), Field("units", "integer", required=True),
        Field("units_unbounded", "integer", required=True), *span_fields("share"), Field("known_share", "number"),
        Field("known_share_exact"), Field("known_units", "integer", required=True),
        *(Field(f"minimum_{status.value}", "integer", required=True) for status in minima),
    )  # fmt: skip

    def rows() -> Iterator[tuple[Cell, ...]]:
        for item in results.results:
            for node in item.nodes.values():
                known = (Gap.NOT_APPLICABLE, None) if node.exact is None else figure(node.exact)
                yield (
                    item.district.id, item.year, item.edition, item.plan.nodes[node.index].id, node.units,
                    node.unbounded, *span(node.share), *known, node.exact_units,
                    *(node.minima.get(status, 0) for status in minima),
                )  # fmt: skip

    return Table("district_scores", fields, ("district", "year", "node"), tuple(rows()), (_TO_DISTRICT, _TO_LINE))


def district_changes(results: Results) -> Table:
    """Every district from one year to the next, over the units that are there in both."""
    fields = (
        Field("district", required=True), Field("year", "integer", required=True), _EDITION,
        Field("edition_before", required=True), Field("rules_changed", "boolean", required=True),
        Field("scored_again", "boolean", required=True), Field("units", "integer", required=True),
        *span_fields("share_before"), *span_fields("share"), *span_fields("share_change"),
    )  # fmt: skip
    rows = tuple(
        (
            item.district.id, item.year, item.editions[1], item.editions[0], item.broken, item.again, item.units,
            *span(item.before), *span(item.now), *span(item.change),
        )
        for item in results.district_changes
    )  # fmt: skip
    return Table("district_changes", fields, ("district", "year"), rows, (_TO_DISTRICT, TO_EDITION))


_TOTAL = (
    Field("status", required=True, enum=("known", "missing", "withheld")), Field("value", "integer"),
    Field("numerator", "integer"), Field("denominator", "integer"), Field("units", "integer", required=True),
    Field("units_withheld", "integer", required=True), Field("units_unknown", "integer", required=True),
)  # fmt: skip


def _total(item: Total) -> tuple[Cell, ...]:
    counts = (item.units, item.withheld, item.unknown)
    if item.value is None:
        gap = Gap.WITHHELD if item.hidden else Gap.MISSING
        return ("withheld" if item.hidden else "missing", gap, None, None, *counts)
    if isinstance(item.value, Share):
        return ("known", None, item.value.count, item.value.of, *counts)
    return ("known", item.value, None, None, *counts)


def totals(results: Results) -> Table:
    """Sums over the units of a district, told only where they give away nothing that is withheld."""
    fields = (
        Field("district", required=True), Field("year", "integer", required=True), _EDITION,
        Field("measure", required=True), *_TOTAL,
    )  # fmt: skip
    rows = tuple(
        (district.id, item.year, item.edition, item.measure.id, *_total(total))
        for item in results.totals
        for district, total in item.districts
    )
    return Table("totals", fields, ("district", "year", "measure"), rows, (_TO_DISTRICT, _TO_MEASURE))


def totals_together(results: Results) -> Table:
    """The same over all districts that work by one edition."""
    fields = (Field("year", "integer", required=True), _EDITION, Field("measure", required=True), *_TOTAL)
    rows = tuple((item.year, item.edition, item.measure.id, *_total(item.together)) for item in results.totals)
    return Table("totals_together", fields, ("year", "edition", "measure"), rows, (_TO_MEASURE,))


def low_results(results: Results) -> Table:
    """Low results over years, by the numbers that the user stated; no rows where none are stated."""
    fields = (
        *UNIT_KEY, _EDITION, Field("node", required=True), Field("minimum", "number", required=True),
        Field("minimum_exact"), Field("bound", "number", required=True), Field("bound_exact"),
        Field("years", required=True), Field("sure", "boolean", required=True),
    )  # fmt: skip
    rows = tuple(
        (
            *unit_cells(item.unit), item.unit.edition, item.unit.card.nodes[item.criterion].id, *figure(item.minimum),
            *figure(item.bound), " ".join(map(str, item.years)), item.sure,
        )
        for item in results.low or ()
    )  # fmt: skip
    return Table("low_results", fields, (*_KEY, "node"), rows, (TO_UNIT, _TO_LINE))


def crossed(results: Results) -> Table:
    """Everybody over the common lines: by its own rules and by those of the chosen concept."""
    fields = (
        *UNIT_KEY, _EDITION, Field("chosen_edition", required=True), *span_fields("own_points"),
        *span_fields("own_share"), *span_fields("chosen_points"), *span_fields("chosen_share"),
        *_place_fields("place"),
    )  # fmt: skip
    found = results.crossed
    if found is None:
        return Table("crossed", fields, _KEY, (), (TO_UNIT,))
    places = {(item.unit.key, item.unit.year): item.place for group in found.fields for item in group.placed}
    rows = tuple(
        (
            *unit_cells(item.own), item.own.edition, found.plan.edition.key,
            *(cell for unit in (item.own, item.chosen) for one in (unit.points, unit.share) for cell in span(one)),
            *_places(places.get((item.own.key, item.own.year))),
        )
        for item in found.units
    )  # fmt: skip
    return Table("crossed", fields, _KEY, rows, (TO_UNIT,))


def crossed_lines(results: Results) -> Table:
    """How far each edition lets the lines of the chosen concept be scored."""
    fields = (
        _EDITION, Field("chosen_edition", required=True), Field("node", required=True),
        Field("fit", required=True, enum=tuple(Fit)), Field("measure"), Field("limits"),
        Field("common", "boolean", required=True),
    )  # fmt: skip
    found = results.crossed
    rows = () if found is None else tuple(
        (
            item.edition.key, found.plan.edition.key, found.plan.nodes[fit.line].id, fit.fit.value, fit.source,
            " ".join(limit.value for limit in fit.limits) or None, fit.line in found.lines,
        )
        for item in (*found.taking_part, *found.apart)
        for fit in item.lines
    )  # fmt: skip
    to_chosen = Reference(("chosen_edition", "node"), "lines", ("edition", "node"))
    return Table("crossed_lines", fields, ("edition", "node"), rows, (TO_EDITION, to_chosen))
