"""What a document measures: each indicator and target value with its thing, unit, base, period and number."""

from __future__ import annotations

from dataclasses import dataclass

from mqes_core.comparison.concepts.provisions import Provision, provisions
from mqes_core.i18n import Language
from mqes_core.model.base import Line, Points, Text
from mqes_core.model.edition import Edition
from mqes_core.model.measures import CountMeasure, Measure, NumberMeasure, RateMeasure, ShareMeasure
from mqes_core.model.scales import Scale
from mqes_core.model.scoring import Indicator, Target
from mqes_core.roadmapping.bodies import fold

__all__ = ["Measured", "measured"]

PERCENT = "%"


@dataclass(frozen=True, slots=True)
class Measured:
    """One indicator or target value."""

    provision: Provision
    kind: str
    """What is written down: count, share, rate, number, place, choice, flag, points; for a target without a number
    ``state`` (whether something is there) or ``trend`` (whether it rises or falls)."""
    unit: Text | None
    """The unit as printed; ``%`` for shares; None where none is named."""
    base: tuple[Text, ...]
    """What is counted, and of what, where the document says so."""
    period: Line | None
    """The period of observation, or by when, as printed."""
    better: str | None
    """Which way is better: up, down, or not said."""
    value: Points | None = None
    """The number to reach, of a target."""
    measure: Measure | None = None
    scale: Scale | None = None

    @property
    def thing(self) -> str:
        """The title folded, to tell whether two documents name the same thing."""
        return fold(self.provision.title.ru)

    def unit_in(self, lang: Language) -> str:
        """The unit in a language; empty where none is named."""
        return self.unit.in_language(lang) if self.unit else ""

    @property
    def folded_unit(self) -> str:
        """The unit without differences of case and full stops."""
        unit = self.unit_in("ru")
        return PERCENT if unit == PERCENT else fold(unit)

    @property
    def folded_base(self) -> tuple[str, ...]:
        """What is counted and of what, folded."""
        return tuple(fold(text.ru) for text in self.base)


def measured(edition: Edition) -> tuple[Measured, ...]:
    """All that an edition measures, in the order of its data."""
    found = []
    for provision in provisions(edition):
        match provision.item:
            case Target() as target:
                found.append(_target(provision, target))
            case Indicator() as line:
                found.append(_indicator(provision, line, edition.measures.get(line.measure or "")))
    return tuple(found)


def _target(provision: Provision, target: Target) -> Measured:
    trend = {"rises": "up", "falls": "down", "at_least": "up", "at_most": "down"}
    kinds = {"rises": "trend", "falls": "trend", "exists": "state"}
    of_hundred = target.unit is not None and target.unit.ru == PERCENT
    kind = kinds.get(target.relation) or ("share" if of_hundred or target.out_of else "number")
    base = (target.out_of,) if target.out_of else ()
    return Measured(provision, kind, target.unit, base, target.by, trend.get(target.relation), target.value)


def _indicator(provision: Provision, line: Indicator, measure: Measure | None) -> Measured:
    unit: Text | None = None
    base: list[Text] = []
    match measure:
        case ShareMeasure():
            unit = Text(ru=PERCENT)
            base = [measure.counted, *([measure.out_of] if measure.out_of else [])]
        case RateMeasure():
            unit, base = Text(ru=str(measure.per)), [measure.counted, measure.out_of]
        case CountMeasure() | NumberMeasure():
            unit = measure.unit
    kind = measure.kind if measure else "words"
    return Measured(provision, kind, unit, tuple(base), line.period, line.better, measure=measure, scale=line.scale)
