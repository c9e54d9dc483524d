"""Targets: with a number, one that can be reached and is not reached of itself, in the unit of what is measured."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, Final, NamedTuple

from mqes_core.lint.rule import Defect
from mqes_core.lint.subject import Path, Subject
from mqes_core.model.measures import Measure, ShareMeasure
from mqes_core.model.roadmap import Passport
from mqes_core.model.scoring import Indicator, Target

__all__ = ["against_better", "impossible", "no_base", "no_number", "other_unit", "passport_without_numbers", "trivial"]

_GRADED: Final = re.compile(
    r"^\W*(?:удовлетвор[её]нность|охват|дол[яи]|числ[оа]|количеств[оа]|процент|уровень|степень|доступность)\b", re.I
)
"""What is more or less, so that its mere being there is no target."""
_OF_PLAN: Final = re.compile(r"план|темп|рост|прирост|сравнен|базов|уровн", re.I)
"""Words of a percentage that may exceed 100."""
_PERCENT: Final = re.compile(r"^(?:%|процент\w*|в процентах)$", re.I)


class _Aim(NamedTuple):
    """A target where it stands, with the indicator and the measure that it belongs to, if any."""

    path: Path
    target: Target
    title: str
    indicator: Indicator | None
    measure: Measure | None

    @property
    def unit(self) -> str:
        """The stated unit, percent where the measure is a share and none is stated."""
        if self.target.unit is not None:
            return self.target.unit.ru
        return "%" if isinstance(self.measure, ShareMeasure) else ""

    @property
    def percent(self) -> bool:
        """Whether it is a part of a whole in percent."""
        return bool(_PERCENT.match(self.unit)) and not _OF_PLAN.search(self.title)

    def defect(self, **params: Any) -> Defect:
        unit = f" {self.unit}" if self.unit else ""
        return Defect(self.path, {"title": self.title, "unit": unit} | params)


def no_number(subject: Subject) -> Iterator[Defect]:
    """A target that calls for a number and has none."""
    for aim in _aims(subject):
        target = aim.target
        if target.value is None:
            compared = target.relation in ("at_least", "at_most", "equals")
            if compared or (target.relation == "exists" and (target.unit is not None or _GRADED.match(aim.title))):
                yield aim.defect()


def no_base(subject: Subject) -> Iterator[Defect]:
    """A target that something rises or falls, without by how much."""
    for aim in _aims(subject):
        if aim.target.relation in ("rises", "falls") and aim.target.value is None:
            yield aim.defect()


def impossible(subject: Subject) -> Iterator[Defect]:
    """A target beyond all that can be."""
    for aim in _aims(subject):
        value, relation = aim.target.value, aim.target.relation
        if value is None:
            continue
        too_high = aim.percent and value > 100 and relation in ("at_least", "equals")
        too_low = value < 0 and aim.percent and relation in ("at_most", "equals")
        if too_high or too_low:
            yield aim.defect(value=value)


def trivial(subject: Subject) -> Iterator[Defect]:
    """A target that holds whatever happens."""
    for aim in _aims(subject):
        value, relation = aim.target.value, aim.target.relation
        if value is None:
            continue
        from_below = relation == "at_least" and value <= 0 and not _OF_PLAN.search(aim.title)
        from_above = relation == "at_most" and aim.percent and value >= 100
        if from_below or from_above:
            yield aim.defect(value=value)


def other_unit(subject: Subject) -> Iterator[Defect]:
    """A target in another unit than what the indicator measures."""
    for aim in _aims(subject):
        if aim.measure is None or aim.target.value is None or aim.target.unit is None:
            continue
        in_percent, share = bool(_PERCENT.match(aim.unit)), isinstance(aim.measure, ShareMeasure)
        if (share and not in_percent) or (in_percent and aim.measure.kind == "count"):
            yield aim.defect(value=aim.target.value, measure=aim.measure.title.ru)


def against_better(subject: Subject) -> Iterator[Defect]:
    """A target that pulls the other way than the indicator says is better."""
    wrong = {"up": ("at_most", "falls"), "down": ("at_least", "rises")}
    for aim in _aims(subject):
        better = aim.indicator.better if aim.indicator else None
        if better is not None and aim.target.relation in wrong[better]:
            yield aim.defect()


def passport_without_numbers(subject: Subject) -> Iterator[Defect]:
    """A passport that sets no number at all."""
    for path, passport in subject.each(Passport):
        if all(target.value is None for row in passport.rows for target in row.targets):
            yield Defect(path)


def _aims(subject: Subject) -> Iterator[_Aim]:
    for path, target in subject.each(Target):
        holders = (found.item for found in subject.above(path))
        indicator = next((item for item in holders if isinstance(item, Indicator)), None)
        measure = subject.edition.measures.get(indicator.measure or "") if indicator else None
        title = target.title.ru if target.title else subject.label(path)
        yield _Aim(path, target, title, indicator, measure)
