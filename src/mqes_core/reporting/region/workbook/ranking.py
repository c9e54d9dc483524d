"""The sheets of units: the ranking as one table, points by criterion, change, low results, one concept for all."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import Final

from mqes_core.comparison.results import Results
from mqes_core.comparison.results.changes import Change
from mqes_core.comparison.results.fields import Field, Placed
from mqes_core.comparison.results.holding import Often
from mqes_core.comparison.results.intervals import Interval
from mqes_core.comparison.results.profiles import missed
from mqes_core.comparison.results.units import UnitYear
from mqes_core.comparison.results.wording import aside_words, change_words, unit_name
from mqes_core.evaluation import MinimumStatus, Node, RankRange, Status
from mqes_core.i18n import Language, translate
from mqes_core.reporting.region.methods import low_words
from mqes_core.reporting.region.workbook.grid import Cell, Column, Formula, Grid, Marked, ends

__all__ = ["changes", "criteria", "crossed", "low_results", "ranking"]

_UNIT: Final = (Column("year", 8), Column("district", 18), Column("unit", 26), Column("code", 11))
_FROZEN: Final = len(_UNIT)


def _unit(unit: UnitYear, lang: Language) -> tuple[Cell, ...]:
    return unit.year, unit.district.title.in_language(lang), unit_name(unit), unit.card.unit.id


def ranking(results: Results, lang: Language) -> Grid:
    """Every unit in every year once: with its place among peers and how that holds, or why it has none."""
    columns = (
        *_UNIT, Column("edition", 15), Column("peers", 36), Column("points_low", 10), Column("points_high", 10),
        Column("share_low", 10), Column("share_high", 10), Column("best_low", 10), Column("best_high", 10),
        Column("place_best", 9), Column("place_worst", 9), Column("width", 10, bar=True), Column("known", 13),
        Column("lines", 13), Column("without", 13, figures=True), Column("other", 13, figures=True),
        Column("first_low", 11), Column("first_high", 11), Column("quarter_low", 11), Column("quarter_high", 11),
        Column("missed", 46), Column("doubtful", 46), Column("beside", 34),
    )  # fmt: skip
    rows = [row for at, field in enumerate(results.fields, start=1) for row in _of_field(at, field, results, lang)]
    return Grid("ranking", columns, rows, frozen=_FROZEN, wide=2)


def _of_field(at: int, field: Field, results: Results, lang: Language) -> Iterator[tuple[Cell, ...]]:
    peers = translate("documents.peers", lang, number=str(at), lines=len(field.lines), units=len(field.placed))
    for item in field.placed:
        yield _ranked(item, peers, results, lang)
    for beside in field.beside:
        blank: tuple[Cell, ...] = (None,) * 5
        yield (
            *_of_unit(beside.unit, peers, lang), *blank, *beside.unit.known, *(None,) * 6, *_minima(beside.unit, lang),
            aside_words(beside.why, lang),
        )  # fmt: skip


def _of_unit(unit: UnitYear, peers: str, lang: Language) -> tuple[Cell, ...]:
    return (*_unit(unit, lang), unit.edition, peers, *ends(unit.points, lang), *ends(unit.share, lang))


def _ranked(item: Placed, peers: str, results: Results, lang: Language) -> tuple[Cell, ...]:
    held = results.holding[item.unit.key, item.unit.year]
    without = RankRange(
        min((one.place.best for one in held.without), default=item.place.best),
        max((one.place.worst for one in held.without), default=item.place.worst),
    )
    width = Formula("={place_worst}-{place_best}+1", item.place.worst - item.place.best + 1)
    return (
        *_of_unit(item.unit, peers, lang), *ends(item.of_best, lang), *item.place, width, *item.unit.known,
        _places(without), _places(held.other), *_often(held.first), *_often(held.quarter),
        *_minima(item.unit, lang), None,
    )  # fmt: skip


def _places(place: RankRange | None) -> Cell:
    """One place as a number, several as text: they are not filtered by, only looked at."""
    if place is None:
        return None
    return place.best if place.best == place.worst else f"{place.best}–{place.worst}"


def _often(often: Often) -> tuple[Cell, Cell]:
    """In percent of the trials: surely, perhaps."""
    if not often.of:
        return None, None
    return Fraction(often.surely * 100, often.of), Fraction(often.perhaps * 100, often.of)


def _minima(unit: UnitYear, lang: Language) -> tuple[Cell, Cell]:
    minima = missed(unit)
    sure, open_ = (
        "; ".join(unit.card.nodes[item.criterion].title(lang) for item in minima if item.sure is kind)
        for kind in (True, False)
    )
    return (Marked(sure, "not_met") if sure else None, Marked(open_, "open") if open_ else None)


def criteria(results: Results, lang: Language) -> Iterator[Grid]:
    """A sheet for each edition: every unit and year by criterion; what misses its minimum is marked."""
    for edition, plan in results.plans.items():
        tops = [plan.nodes[index] for index in plan.nodes[-1].children]
        heads = [
            Column(f"{node.id}_{key}", 16, title=f"{_named(node, lang)}: {translate(f'documents.{key}', lang)}")
            for node in tops
            for key in ("from", "to")
        ]
        columns = (*_UNIT, Column("points_low", 10), Column("points_high", 10), *heads)
        rows = [
            (
                *_unit(unit, lang), *ends(unit.points, lang),
                *(cell for node in tops for cell in _criterion(unit, node.index, lang)),
            )
            for unit in results.units()
            if unit.edition == edition
        ]  # fmt: skip
        name = translate("documents.sheet.criteria", lang, edition=edition)
        wide = 1 + (len(columns) > 22)
        yield Grid("criteria", columns, rows, frozen=_FROZEN, wide=wide, params={"edition": edition}, name=name)


def _named(node: Node, lang: Language) -> str:
    return f"{node.number} {node.title(lang)}".strip()


def _criterion(unit: UnitYear, index: int, lang: Language) -> tuple[Cell, Cell]:
    outcome, minimum = unit.card.outcomes[index], unit.card.minima.get(index)
    if outcome.status is Status.NOT_APPLICABLE:
        return None, None
    found = ends(Interval(outcome.low, outcome.high), lang)
    if minimum is None or minimum not in (MinimumStatus.NOT_MET, MinimumStatus.OPEN):
        return found
    low, high = (Marked(cell, minimum.value) for cell in found if isinstance(cell, (int, Fraction, str)))
    return low, high


def changes(results: Results, lang: Language) -> Grid:
    """Every unit from one year to the next under one set of rules; the change is worked out in the sheet."""
    columns = (
        *_UNIT, Column("edition_before", 15), Column("edition", 15), Column("before_low", 11),
        Column("before_high", 11), Column("share_low", 11), Column("share_high", 11), Column("change_low", 12),
        Column("change_high", 12),
        Column("change", 44),
    )  # fmt: skip
    return Grid("changes", columns, [_change(item, lang) for item in results.changes], frozen=_FROZEN)


def _change(item: Change, lang: Language) -> tuple[Cell, ...]:
    base, found = item.base, item.share
    before = ends(None if base is None else base.share, lang)
    at_least = '=IF(COUNT({share_low},{before_high})=2,{share_low}-{before_high},"")'
    at_most = '=IF(COUNT({share_high},{before_low})=2,{share_high}-{before_low},"")'
    # Where the two years cannot be compared, the sheet must not do it either.
    by = (None, None) if found is None else (Formula(at_least, found.low), Formula(at_most, found.high))
    return (
        *_unit(item.now, lang), item.before.edition, item.now.edition, *before, *ends(item.now.share, lang),
        *by, change_words(item, lang),
    )  # fmt: skip


def low_results(results: Results, lang: Language) -> Grid:
    """Low results over years, by the rule of the document and the numbers that the user stated."""
    columns = (
        *_UNIT, Column("edition", 15), Column("criterion", 44), Column("minimum", 11), Column("bound", 13),
        Column("points_low", 10), Column("points_high", 10), Column("years", 16), Column("sure", 30),
    )  # fmt: skip
    rows: list[tuple[Cell, ...]] = []
    for item in results.low or ():
        outcome = item.unit.card.outcomes[item.criterion]
        rows.append(
            (
                *_unit(item.unit, lang), item.unit.edition, item.unit.card.nodes[item.criterion].title(lang),
                item.minimum, item.bound, *ends(Interval(outcome.low, outcome.high), lang),
                ", ".join(map(str, item.years)), translate(f"documents.low.{'sure' if item.sure else 'open'}", lang),
            )
        )  # fmt: skip
    return Grid("low", columns, rows, frozen=_FROZEN, params={"rule": low_words(results, lang)})


def crossed(results: Results, lang: Language) -> Grid | None:
    """Everybody over the common lines, by its own rules and by the chosen ones; None where no concept was chosen."""
    found = results.crossed
    if found is None:
        return None
    columns = (
        *_UNIT, Column("edition", 15), Column("own_low", 12), Column("own_high", 12), Column("chosen_low", 12),
        Column("chosen_high", 12), Column("place_best", 9), Column("place_worst", 9), Column("width", 10, bar=True),
        Column("peers", 36),
    )  # fmt: skip
    places = {
        (item.unit.key, item.unit.year): (at, field, item.place)
        for at, field in enumerate(found.fields, start=1)
        for item in field.placed
    }
    rows: list[tuple[Cell, ...]] = []
    for both in found.units:
        there = places.get((both.own.key, both.own.year))
        where: tuple[Cell, ...] = (None,) * 4
        if there is not None:
            at, field, place = there
            width = Formula("={place_worst}-{place_best}+1", place.worst - place.best + 1)
            peers = translate("documents.peers", lang, number=str(at), lines=len(field.lines), units=len(field.placed))
            where = (*place, width, peers)
        rows.append(
            (
                *_unit(both.own, lang), both.own.edition, *ends(both.own.share, lang), *ends(both.chosen.share, lang),
                *where,
            )
        )  # fmt: skip
    params = {"edition": found.plan.edition.key, "lines": len(found.lines)}
    nothing = "documents.nothing" if found.lines else "documents.report.no_common"
    return Grid("crossed", columns, rows, frozen=_FROZEN, params=params, nothing=nothing)
