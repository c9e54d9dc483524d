"""Rankings on the page: a table for each field, a row for each unit, how far each place holds."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any, NamedTuple

from mqes_core.comparison.results import Results
from mqes_core.comparison.results.fields import Field, Placed
from mqes_core.comparison.results.given import Key
from mqes_core.comparison.results.holding import Holding
from mqes_core.comparison.results.intervals import Interval
from mqes_core.comparison.results.units import UnitYear
from mqes_core.comparison.results.wording import aside_words, figures_words, unit_name
from mqes_core.evaluation import MinimumStatus, RankRange
from mqes_core.i18n import Language
from mqes_core.model.scoring import Indicator
from mqes_core.reporting.building import natural
from mqes_core.reporting.region.drawing import PlaceBar, ShareBar, place_bar, share_bar
from mqes_core.reporting.region.figures import Move, Moved, link, moved, moves, places, short
from mqes_core.reporting.unit_words import kind_words, setting_words, unit_words

__all__ = ["AsideView", "FieldView", "RowView", "field_views", "without_range"]


@dataclass(frozen=True, slots=True)
class RowView:
    """A ranked unit."""

    link: str
    name: str
    code: str
    district: str
    district_id: str
    kind: str
    about: str
    """Its setting, after its kind where the table holds several kinds."""
    place: str
    bar: PlaceBar
    points: str
    share: str
    share_bar: ShareBar | None
    of_best: str
    moved: Moved
    not_met: int
    open: int
    minima: int
    """How many minima there are for it."""
    without: str
    """The best and the worst place if one line did not exist; empty where nothing can be left out."""
    other: str
    """The place under the other reading; a dash where it has none."""
    first: str
    quarter: str
    order: str
    """Its place by each column of the table that can be sorted, as numbers; «x» where it has none."""


@dataclass(frozen=True, slots=True)
class AsideView:
    """A unit that is not ranked."""

    link: str
    name: str
    code: str
    district: str
    district_id: str
    kind: str
    why: str
    figures: str
    """Its points, and the share that they are."""
    not_met: int
    open: int
    minima: int


@dataclass(frozen=True, slots=True)
class FieldView:
    """A table."""

    year: int
    edition: str
    kinds: tuple[str, ...]
    lines: int
    of: int
    """So many lines the edition has in all."""
    absent: tuple[str, ...]
    """Titles of the lines that do not exist for these units."""
    quarter: int
    trials: int
    """How many sets of weights were drawn; 0 where the total is not a plain sum."""
    rows: tuple[RowView, ...]
    beside: tuple[AsideView, ...]


class _Entry(NamedTuple):
    """A ranked unit with what is worked out once for it."""

    placed: Placed
    share: Interval | None
    holding: Holding | None
    move: Move | None


def field_views(results: Results, lang: Language) -> tuple[FieldView, ...]:
    """A table for each field, the latest year first."""
    changes = moves(results)
    return tuple(_field(field, results, changes, lang) for field in results.fields)


def without_range(holding: Holding | None) -> RankRange | None:
    """The best and the worst place over all lines left out in turn."""
    found = [item.place for item in holding.without] if holding else []
    return RankRange(min(item.best for item in found), max(item.worst for item in found)) if found else None


def _field(field: Field, results: Results, changes: Mapping[tuple[Key, int], Move], lang: Language) -> FieldView:
    plan = results.plans[field.edition]
    lines = [node for node in plan.nodes if isinstance(node.rule, Indicator)]
    units = [*(item.unit for item in field.placed), *(item.unit for item in field.beside)]
    entries = [
        _Entry(
            item, item.unit.share, results.holding.get((item.unit.key, field.year)),
            changes.get((item.unit.key, field.year)),
        )
        for item in field.placed
    ]  # fmt: skip
    kinds = tuple(dict.fromkeys(kind_words(unit.card.unit, lang) for unit in units))
    about = unit_words if len(kinds) > 1 else setting_words
    return FieldView(
        year=field.year,
        edition=field.edition,
        kinds=kinds,
        lines=len(field.lines),
        of=len(lines),
        absent=tuple(f"{node.number} {node.title(lang)}".strip() for node in lines if node.index not in field.lines),
        quarter=field.quarter,
        trials=entries[0].holding.first.of if entries and entries[0].holding else 0,
        rows=tuple(
            _row(entry, order, about(entry.placed.unit.card.unit, lang), len(entries), lang)
            for entry, order in zip(entries, _orders(entries), strict=True)
        ),
        beside=tuple(
            AsideView(
                link(item.unit), unit_name(item.unit), item.unit.card.unit.id,
                item.unit.district.title.in_language(lang), item.unit.district.id,
                kind_words(item.unit.card.unit, lang), aside_words(item.why, lang), figures_words(item.unit, lang),
                *_minima_of(item.unit),
            )
            for item in field.beside
        ),
    )  # fmt: skip


def _row(entry: _Entry, order: str, about: str, of: int, lang: Language) -> RowView:
    placed, share, holding, move = entry
    unit = placed.unit
    not_met, undecided, minima = _minima_of(unit)
    without = without_range(holding)
    return RowView(
        link=link(unit),
        name=unit_name(unit),
        code=unit.card.unit.id,
        district=unit.district.title.in_language(lang),
        district_id=unit.district.id,
        kind=kind_words(unit.card.unit, lang),
        about=about,
        place=places(placed.place),
        bar=place_bar(placed.place, holding, of),
        points=short(unit.points, lang),
        share=short(share, lang),
        share_bar=share_bar(share),
        of_best=short(placed.of_best, lang),
        moved=moved(move, lang),
        not_met=not_met,
        open=undecided,
        minima=minima,
        without="" if without is None else places(without),
        other=places(holding.other) if holding and holding.other else "–",
        first=_often(holding.first if holding else None),
        quarter=_often(holding.quarter if holding else None),
        order=order,
    )


def _often(found: Any) -> str:
    """«12», or «3–12» trials; a dash where none were made."""
    if found is None or not found.of:
        return "–"
    return str(found.surely) if found.surely == found.perhaps else f"{found.surely}–{found.perhaps}"


def _orders(entries: Sequence[_Entry]) -> tuple[str, ...]:
    """Place, name, points, share, change, minima, how it holds: the best first, names by the alphabet."""
    columns: list[list[Hashable | None]] = [
        list(range(len(entries))),
        [natural(unit_name(item.placed.unit)) for item in entries],
        [_from_the_best(item.placed.unit.points) for item in entries],
        [_from_the_best(item.share) for item in entries],
        [_from_the_best(item.move.share if item.move else None) for item in entries],
        [_minima(item.placed) for item in entries],
        [None if (found := without_range(item.holding)) is None else (found.worst, found.best) for item in entries],
    ]
    return tuple(" ".join(row) for row in zip(*(_dense(column) for column in columns), strict=True))


def _minima(placed: Placed) -> tuple[int, int]:
    not_met, undecided, _ = _minima_of(placed.unit)
    return -not_met, -undecided


def _minima_of(unit: UnitYear) -> tuple[int, int, int]:
    """How many minima are not met, how many are open, and how many there are for the unit."""
    found = list(unit.card.minima.values())
    there = len(found) - found.count(MinimumStatus.NOT_APPLICABLE)
    return found.count(MinimumStatus.NOT_MET), found.count(MinimumStatus.OPEN), there


def _from_the_best(figure: Interval | None) -> tuple[int, Fraction, int, Fraction] | None:
    """By the least that it can be, then by the most; an end without a bound lies beyond all numbers."""
    if figure is None:
        return None
    low, high = figure
    return (
        1 if low is None else 0,
        Fraction(0) if low is None else -Fraction(low),
        0 if high is None else 1,
        Fraction(0) if high is None else -Fraction(high),
    )


def _dense(column: Iterable[Any]) -> Iterator[str]:
    keys = list(column)
    places = {key: str(place) for place, key in enumerate(sorted({key for key in keys if key is not None}))}
    return ("x" if key is None else places[key] for key in keys)
