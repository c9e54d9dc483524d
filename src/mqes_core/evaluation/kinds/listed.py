"""Values that stand in a list: places and levels, yes and no, the options of a rubric."""

from __future__ import annotations

from collections.abc import Mapping

from mqes_core.evaluation.kinds.base import Context, Scorer, absences, undetermined
from mqes_core.evaluation.outcomes import Match, Outcome, known
from mqes_core.model.base import Points
from mqes_core.model.measures import ChoiceMeasure, Measure
from mqes_core.model.scales import LookupScale, RubricScale, YesNoScale
from mqes_core.model.units import Absence, Value

_Table = Mapping[int | str | bool, Outcome]

__all__ = ["compile_lookup", "compile_rubric", "compile_yes_no"]


def compile_lookup(scale: LookupScale, measure: Measure) -> Scorer:
    """Points by place, level or other listed value; ``otherwise`` for the rest."""
    table: _Table = {entry.at: known(entry.points, Match("entry", index)) for index, entry in enumerate(scale.entries)}
    options = {option.id for option in measure.options} if isinstance(measure, ChoiceMeasure) else None
    complete = options is not None and options <= table.keys()
    return _listed(measure.id, table, None if complete else scale.otherwise)


def compile_yes_no(scale: YesNoScale, measure: Measure) -> Scorer:
    """Points for yes and for no."""
    table: _Table = {True: known(scale.yes, Match("yes")), False: known(scale.no, Match("no"))}
    return _listed(measure.id, table, None)


def compile_rubric(scale: RubricScale, measure: Measure) -> Scorer:
    """Points of the description that was chosen."""
    table: _Table = {
        option.option: known(option.points, Match("option", index)) for index, option in enumerate(scale.options)
    }
    return _listed(measure.id, table, None)


def _listed(key: str, table: _Table, otherwise: Points | None) -> Scorer:
    every = [outcome.low for outcome in table.values() if outcome.low is not None]
    if otherwise is not None:
        every.append(otherwise)
    low, high = min(every), max(every)
    absent = absences(low, high)
    rest = undetermined(low, high, "unlisted") if otherwise is None else known(otherwise, Match("otherwise"))

    def score(values: Mapping[str, Value], _: Context) -> Outcome:
        value = values.get(key, Absence.MISSING)
        if isinstance(value, Absence):
            return absent[value]
        return table.get(value, rest)  # type: ignore[arg-type]  # the loader paired the scale with its measure

    return Scorer(score, low, high)
