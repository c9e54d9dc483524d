"""Values that were drawn each by itself are made to fit each other: no part exceeds its whole."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Set
from graphlib import TopologicalSorter
from typing import Final

from mqes_core.model.edition import Edition
from mqes_core.model.measures import CountMeasure, Measure, ShareMeasure
from mqes_core.model.units import Absence, Share, Unit, Value
from mqes_core.model.uses import counts_of_nobody, wholes_of, with_nobody

__all__ = ["UNKNOWN", "consistent", "nobody_of", "somebody_of"]

UNKNOWN: Final = (Absence.MISSING, Absence.WITHHELD)
"""In place of a value that there is, though it is not known here."""


def somebody_of(edition: Edition, shares: Collection[str]) -> frozenset[str]:
    """The counts that must not be nobody for these shares to have a value: their wholes, and the wholes of those."""
    found: set[str] = set()
    more = {whole for key in shares if (whole := _whole_of(edition.measures[key])) is not None}
    while more:
        found |= more
        more = {whole for key in more for whole in wholes_of(edition.measures[key])} - found
    return frozenset(found)


def nobody_of(edition: Edition, unit: Unit) -> frozenset[str]:
    """The counts of sums that cannot exist for the unit."""
    return counts_of_nobody(edition.measures, edition.indicators(), unit.kind, frozenset(unit.levels))


def consistent(
    values: Mapping[str, Value], edition: Edition, nobody: frozenset[str], given: Mapping[str, Value] | None = None
) -> dict[str, Value]:
    """Parts that fit their whole, ``nobody`` adding nothing to it; what ``given`` knows is left as it is, and the whole
    follows it.
    """
    found, given = dict(values), given or {}
    free = {key for key in edition.measures if given.get(key, Absence.MISSING) in UNKNOWN}
    held = set(edition.measures) - free
    wholes_first = list(
        TopologicalSorter({key: wholes_of(item) for key, item in edition.measures.items()}).static_order()
    )
    for key in reversed(wholes_first):
        if key in held:
            held |= _raise_wholes(found, edition.measures[key], free)
    for key in wholes_first:
        if key in free:
            found[key] = _fitted(edition.measures[key], found.get(key, Absence.MISSING), with_nobody(found, nobody))
    return {key: found[key] for key in values}


def _raise_wholes(found: dict[str, Value], measure: Measure, free: Set[str]) -> set[str]:
    """Let the wholes that are not given follow a part that is; which these are."""
    part, whole = found[measure.id], _whole_of(measure)
    follows = {name for name in wholes_of(measure) if name in free and type(found.get(name)) is int}
    if isinstance(part, Share) and whole in follows:
        found[whole] = part.of
        return follows
    if not isinstance(measure, CountMeasure) or type(part) is not int:
        return set()
    lacks = part - (measure.limit(found) or 0)
    for name in sorted(follows)[:1] if lacks > 0 and measure.limit(found) is not None else ():
        found[name] = int(str(found[name])) + lacks
    return follows


def _whole_of(measure: Measure) -> str | None:
    """The count that a share is a part of."""
    return measure.out_of_count if isinstance(measure, ShareMeasure) else None


def _fitted(measure: Measure, part: Value, found: Mapping[str, Value]) -> Value:
    """The part as it can be beside its wholes; a share has the whole's count as its denominator."""
    if isinstance(measure, CountMeasure):
        limit = measure.limit(found)
        return min(part, limit) if isinstance(part, int) and limit is not None else part
    if not isinstance(part, Share) or not isinstance(measure, ShareMeasure) or measure.out_of_count is None:
        return part
    whole = found.get(measure.out_of_count, Absence.MISSING)
    if not isinstance(whole, int):
        return Absence.NOT_APPLICABLE if whole is Absence.NOT_APPLICABLE else Absence.MISSING
    return Share(part.count * whole // part.of, whole) if whole else Absence.NOT_APPLICABLE
