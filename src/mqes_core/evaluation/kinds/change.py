"""Points for the change against the previous period; the inner scale says how much a change earns."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from fractions import Fraction

from mqes_core.evaluation.kinds.base import Context, Scorer, absences, undetermined
from mqes_core.evaluation.kinds.numeric import NOBODY, Domain, Locate, domain_of, observed, ratio
from mqes_core.evaluation.outcomes import Match, Outcome, Points, Status
from mqes_core.model.measures import Measure
from mqes_core.model.scales import ChangeScale
from mqes_core.model.units import Absence, Value

__all__ = ["change_between", "change_domain", "compile_change"]

_UNKNOWN = (Absence.MISSING, Absence.WITHHELD)

Compiled = tuple[Locate, Points | None, Points | None]


def change_domain(scale: ChangeScale, measure: Measure) -> Domain:
    """Which changes there can be."""
    values = domain_of(measure)
    if scale.by == "growth":
        return Domain(-100, None) if values.least == 0 else Domain(None, None)
    if values.least is None or values.most is None:
        return Domain(None, None, values.grid)
    return Domain(values.least - values.most, values.most - values.least, values.grid)


def change_between(scale: ChangeScale, before: Points, now: Points) -> Points | None:
    """The difference, or the growth in percent; None where growth has nothing to start from."""
    if scale.by == "difference":
        return now - before
    if before == 0:
        return None
    base = Fraction(before)
    return (now - base) * 100 / (base if base > 0 else -base)


def compile_change(scale: ChangeScale, measure: Measure, inner: Callable[[Domain], Compiled]) -> Scorer:
    """The inner scale over the change; ``inner`` compiles it for the domain of changes."""
    locate, low, high = inner(change_domain(scale, measure))
    absent = absences(low, high)
    nothing_before = Outcome(Status.NOT_APPLICABLE, 0, 0, Match("no_previous"))
    unknown_before = Outcome(Status.MISSING, low, high, Match("previous_missing"))
    no_base = undetermined(low, high, "no_base")

    def score(values: Mapping[str, Value], context: Context) -> Outcome:
        value = observed(measure, values)
        now = None if isinstance(value, Absence) else ratio(measure, value)
        if now is None and not isinstance(value, Absence):
            return NOBODY
        earlier = observed(measure, context.previous or {})
        before = None if isinstance(earlier, Absence) else ratio(measure, earlier)
        # Where nothing could stand before, no change can be, whatever the unknown value is now.
        if value is not Absence.NOT_APPLICABLE and before is None and earlier not in _UNKNOWN:
            return nothing_before
        if isinstance(value, Absence):
            return absent[value]
        if now is None or before is None:
            return unknown_before
        change = change_between(scale, before, now)
        return no_base if change is None else locate(change.numerator, change.denominator)

    return Scorer(score, low, high)
