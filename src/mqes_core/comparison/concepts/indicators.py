"""Which indicators of two documents may be compared: wholly, in part or not at all, and why."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import combinations

from mqes_core.comparison.concepts.columns import Column
from mqes_core.comparison.concepts.crosswalk import Way, far
from mqes_core.comparison.concepts.measured import Measured, measured
from mqes_core.model.edition import Edition
from mqes_core.model.frame import Comparability, inverse

__all__ = ["InDirection", "IndicatorPair", "Indicators", "Limit", "Measurement", "indicators"]

_ORDER: tuple[Comparability, ...] = ("none", "partial", "comparable")


class Limit(StrEnum):
    """What keeps two indicators from being compared, or from being compared wholly."""

    KIND = "kind"
    """One is a count, the other a share or yes and no: not comparable."""
    UNIT = "unit"
    """Other units: not comparable."""
    BETTER = "better"
    """More is better here, less there: not comparable."""
    FRAME = "frame"
    """Their links to the frame lead no further than a part."""
    UNLINKED = "unlinked"
    """One of them has no link to a common direction: not comparable across concepts."""
    BASE = "base"
    """Something else is counted, or out of something else: in part."""
    PERIOD = "period"
    """Another period of observation: in part."""


_TO_NOTHING = frozenset({Limit.KIND, Limit.UNIT, Limit.BETTER, Limit.UNLINKED})


@dataclass(frozen=True, slots=True)
class Measurement:
    """Something measured by one of the concepts."""

    column: int
    """The place of its concept among those compared."""
    what: Measured


@dataclass(frozen=True, slots=True)
class IndicatorPair:
    """Two indicators that bear one name, or are one line in two editions of a concept."""

    first: Measurement
    second: Measurement
    code: str | None
    """The direction of the frame that both are linked to; None where there is none."""
    comparability: Comparability
    limits: tuple[Limit, ...]


@dataclass(frozen=True, slots=True)
class InDirection:
    """All that is measured in one direction of the frame (None: in none), lined up."""

    code: str | None
    measurements: tuple[Measurement, ...]
    pairs: tuple[IndicatorPair, ...]
    apart: int
    """How many pairs of different concepts measure different things here, by the words of the documents, and are
    not comparable."""


@dataclass(frozen=True, eq=False)
class Indicators:
    """What all concepts measure, direction by direction."""

    directions: tuple[InDirection, ...]

    @property
    def pairs(self) -> tuple[IndicatorPair, ...]:
        """Every pair, each once though it may stand in two directions."""
        found: dict[tuple[int, str, int, str], IndicatorPair] = {}
        for group in self.directions:
            for pair in group.pairs:
                first, second = pair.first, pair.second
                key = (first.column, first.what.provision.key, second.column, second.what.provision.key)
                known = found.get(key)
                if known is None or _ORDER.index(pair.comparability) > _ORDER.index(known.comparability):
                    found[key] = pair
        return tuple(found.values())


def indicators(columns: Sequence[Column], codes: Sequence[str]) -> Indicators:
    """Line up what the concepts measure.

    Whether two documents measure the same thing is told by their words and by the ids of one concept's lines alone;
    it is never guessed.
    """
    sorted_out: dict[str | None, list[tuple[Measurement, Way | None]]] = {code: [] for code in (*codes, None)}
    for place, column in enumerate(columns):
        ways = _ways(column)
        for item in measured(column.edition):
            found = ways.get(item.provision.key, {})
            for code, way in (found or {None: None}).items():
                sorted_out[code].append((Measurement(place, item), way))
    editions = [column.edition for column in columns]
    return Indicators(tuple(_group(code, found, editions) for code, found in sorted_out.items() if found))


def _ways(column: Column) -> Mapping[str, Mapping[str | None, Way | None]]:
    """The ways of each indicator to directions of the frame that may be compared."""
    found: defaultdict[str, dict[str | None, Way | None]] = defaultdict(dict)
    for entry in column.entries:
        for cell in entry.cells:
            for item in cell.placed:
                found[item.provision.key][entry.direction.code] = item.way
    return found


def _group(code: str | None, found: list[tuple[Measurement, Way | None]], editions: Sequence[Edition]) -> InDirection:
    by_name: defaultdict[tuple[str, ...], list[int]] = defaultdict(list)
    for place, (item, _) in enumerate(found):
        by_name["thing", item.what.thing].append(place)
        by_name["line", editions[item.column].concept.id, item.what.provision.key].append(place)
    same = {
        pair
        for places in by_name.values()
        for pair in combinations(places, 2)
        if found[pair[0]][0].column != found[pair[1]][0].column
    }
    pairs = tuple(_pair(code, found[first], found[second], editions) for first, second in sorted(same))
    sizes = [sum(item.column == place for item, _ in found) for place in range(len(editions))]
    every = (sum(sizes) ** 2 - sum(size**2 for size in sizes)) // 2
    return InDirection(code, tuple(item for item, _ in found), pairs, every - len(pairs))


def _pair(
    code: str | None,
    one: tuple[Measurement, Way | None],
    other: tuple[Measurement, Way | None],
    editions: Sequence[Edition],
) -> IndicatorPair:
    (first, way), (second, back) = one, other
    within = editions[first.column].concept.id == editions[second.column].concept.id
    limits = list(_limits(first.what, second.what))
    through: Comparability = "comparable"
    if not within:
        # One document's words against another's: the frame says how far they speak of the same.
        through = "none" if way is None or back is None else _through(way, back)
        if through != "comparable":
            limits.append(Limit.UNLINKED if through == "none" else Limit.FRAME)
    level: Comparability = "none" if _TO_NOTHING & set(limits) else "partial" if limits else "comparable"
    return IndicatorPair(first, second, code, level, tuple(limits))


def _through(way: Way, back: Way) -> Comparability:
    """How far two ways to one direction let compare. What bears one name on both sides is no mere part of a whole."""
    there = far([link.relation for link in way.links])
    again = far([inverse(link.relation) for link in reversed(back.links)])
    return there if _ORDER.index(there) <= _ORDER.index(again) else again


def _limits(first: Measured, second: Measured) -> Iterator[Limit]:
    if first.kind != second.kind:
        yield Limit.KIND
    elif first.folded_unit != second.folded_unit:
        yield Limit.UNIT
    if first.better and second.better and first.better != second.better:
        yield Limit.BETTER
    if first.folded_base != second.folded_base:
        yield Limit.BASE
    if (first.period or "").casefold() != (second.period or "").casefold():
        yield Limit.PERIOD
