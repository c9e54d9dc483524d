"""Kinds of scales that plugins add: a name with a dot, a model of their parameters, a range and a rule."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from mqes_core.evaluation.kinds.base import Context, Scorer, absences, exact, undetermined
from mqes_core.evaluation.kinds.numeric import NOBODY, observed
from mqes_core.evaluation.outcomes import Match, Outcome, Points
from mqes_core.model.base import Model
from mqes_core.model.measures import Measure
from mqes_core.model.units import Absence, Share, Value

__all__ = ["ExtensionKind", "compile_extension"]


@dataclass(frozen=True, slots=True)
class ExtensionKind:
    """A kind of scale that the core does not know.

    Example::

        ExtensionKind(
            name="mydistrict.parity",
            measures=frozenset({"count"}),
            params=ParityParams,                       # a mqes_core.model.Model
            range=lambda params: (0, params.points),   # the least and the most points; None: no bound
            points=lambda params, value: params.points if value % 2 == 0 else 0,
            describe=lambda params, lang: "чётное число" if lang == "ru" else "an even number",
        )

    ``points`` gets a known value only (see ``Case`` for what each kind of measure holds; never a share of nobody) and
    returns None where it cannot decide; its result must lie inside ``range``.
    """

    name: str
    measures: frozenset[str]
    params: type[Model]
    range: Callable[[Any], tuple[Points | None, Points | None]]
    points: Callable[[Any, Any], Points | None]
    describe: Callable[[Any, str], str]


def compile_extension(kind: ExtensionKind, params: Model, measure: Measure) -> Scorer:
    """A scorer that asks the plugin's rule and holds it to the range it stated.

    Raises:
        ValueError: while scoring, when the plugin's points lie outside its own range.
    """
    low, high = kind.range(params)
    absent = absences(low, high)
    undecided = undetermined(low, high, "undecided")
    match = Match("extension")

    def score(values: Mapping[str, Value], _: Context) -> Outcome:
        value = observed(measure, values)
        if isinstance(value, Absence):
            return absent[value]
        if isinstance(value, Share) and value.of == 0:
            return NOBODY
        points = kind.points(params, value)
        if points is None:
            return undecided
        if (low is not None and points < low) or (high is not None and points > high):
            raise ValueError(f"scale kind {kind.name!r} gave {points}, outside its own range {low}..{high}")
        return exact(points, match)

    return Scorer(score, low, high)
