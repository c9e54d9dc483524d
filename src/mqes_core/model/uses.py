"""Which lines use a measure, and which counts of a sum cannot exist for a unit because no line of its asks for them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Set

from mqes_core.model.measures import CountMeasure, Measure, ShareMeasure
from mqes_core.model.scoring import Applicability, Indicator
from mqes_core.model.units import Absence, Value

__all__ = ["counts_of_nobody", "lines_that_use", "wholes_of", "with_nobody"]


def wholes_of(measure: Measure) -> tuple[str, ...]:
    """The counts that the measure is a part of."""
    if isinstance(measure, CountMeasure):
        return measure.out_of
    whole = measure.out_of_count if isinstance(measure, ShareMeasure) else None
    return () if whole is None else (whole,)


def lines_that_use(key: str, measures: Mapping[str, Measure], lines: Collection[Indicator]) -> list[Indicator]:
    """Lines that use the measure, directly or through measures that are a part of it.

    A count that is only added to another says nothing of where it exists itself, if it has uses of its own: graduates
    of grades 9 and 11 together do not bring grade 11 to a school of nine years.
    """

    def through(most_wholes: int) -> list[Indicator]:
        using = {key}
        parts = {name: wholes for name, item in measures.items() if len(wholes := wholes_of(item)) <= most_wholes}
        while more := {name for name, wholes in parts.items() if using & set(wholes)} - using:
            using |= more
        return [line for line in lines if line.measure in using]

    return through(1) or through(len(measures))


def counts_of_nobody(
    measures: Mapping[str, Measure],
    lines: Iterable[Indicator],
    kind: str,
    levels: Set[str],
    *,
    letter: bool = False,
) -> frozenset[str]:
    """The counts of sums that none of the unit's lines asks for: where they are not given, they count nobody.

    By the letter a line that only a reading keeps from the unit may be for it all the same.
    """
    sums = {name for item in measures.values() if len(wholes_of(item)) > 1 for name in wholes_of(item)}
    lines = tuple(lines) if sums else ()
    return frozenset(
        name
        for name in sums
        if (users := lines_that_use(name, measures, lines))
        and not any(_may_be_for(line.applies, kind, levels, letter=letter) for line in users)
    )


def with_nobody(values: Mapping[str, Value], nobody: Set[str]) -> Mapping[str, Value]:
    """The values, in which counts of nobody that are not given do not apply."""
    unsaid = {name for name in nobody if values.get(name, Absence.MISSING) is Absence.MISSING}
    return {**values, **dict.fromkeys(unsaid, Absence.NOT_APPLICABLE)} if unsaid else values


def _may_be_for(rule: Applicability | None, kind: str, levels: Set[str], *, letter: bool) -> bool:
    if rule is None or (letter and rule.reading is not None):
        return True
    fits = not rule.kinds or kind in rule.kinds
    return fits and (not rule.levels or not levels or not levels.isdisjoint(rule.levels))
