"""An assessor's number between two ends, with the comment that the rule demands."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from mqes_core.evaluation.kinds.base import Context, Scorer, absences, exact, undetermined
from mqes_core.evaluation.outcomes import Match, Outcome
from mqes_core.model.measures import Measure
from mqes_core.model.scales import DiscretionaryScale
from mqes_core.model.units import Absence, Assessed, Value

__all__ = ["accepts", "compile_discretionary", "needs_comment"]


def accepts(scale: DiscretionaryScale, points: int | Fraction) -> bool:
    """Whether an assessor may give this number: inside the ends and a multiple of the step."""
    if not scale.least <= points <= scale.most:
        return False
    return scale.step is None or (points - scale.least) % scale.step == 0


def needs_comment(scale: DiscretionaryScale, points: int | Fraction) -> bool:
    """Whether this number must be explained."""
    return scale.comment == "always" or (scale.comment == "at_zero" and points == scale.least)


def compile_discretionary(scale: DiscretionaryScale, measure: Measure) -> Scorer:
    """The assessor's number; one outside the rule, or without the comment it needs, decides nothing."""
    low, high, key = scale.least, scale.most, measure.id
    if scale.step is not None:
        high = low + (high - low) // scale.step * scale.step
    absent = absences(low, high)
    outside = undetermined(low, high, "outside")
    unexplained = undetermined(low, high, "no_comment")
    match = Match("assessed")

    def score(values: Mapping[str, Value], _: Context) -> Outcome:
        value = values.get(key, Absence.MISSING)
        if isinstance(value, Absence):
            return absent[value]
        points, comment = value if isinstance(value, Assessed) else (value, "")
        if not isinstance(points, (int, Fraction)) or not accepts(scale, points):
            return outside
        if needs_comment(scale, points) and not str(comment).strip():
            return unexplained
        return exact(points, match)

    return Scorer(score, low, high)
