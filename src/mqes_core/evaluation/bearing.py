"""Which readings decided a result, or would have; the others merely stand beside its rule."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from mqes_core.evaluation.outcomes import Status
from mqes_core.evaluation.scorecard import NodeResult, ReadingMode
from mqes_core.model.scales import BandScale, ChangeScale
from mqes_core.model.scoring import Criterion, Indicator, Scoring, Separate

__all__ = ["decisive_readings"]

_BY_SCALE: Final[Mapping[ReadingMode, frozenset[str]]] = {
    "adopted": frozenset({"band_overlap", "band_rounded", "band_threshold", "band_top"}),
    "letter": frozenset({"overlap", "gap", "beyond"}),
}
_BY_UNIT: Final[Mapping[ReadingMode, frozenset[str]]] = {
    "adopted": frozenset({"not_for_unit"}),
    "letter": frozenset({"perhaps_not_for_unit", "best_in_doubt"}),
}
_BY_MINIMUM: Final[Mapping[ReadingMode, frozenset[str]]] = {
    "adopted": frozenset({"unreachable"}),
    "letter": frozenset({"perhaps_unreachable"}),
}
"""What matched (keys after ``match.``) where such a reading was followed, or the letter left its question open."""


def decisive_readings(result: NodeResult) -> frozenset[str]:
    """The ids of the readings without which the result would be another or none.

    Adopted, these are the readings that the result followed; under the letter, the questions that it leaves open. A
    reading that bears on a part alone is decisive there, not here; a missing value is decided by no reading of its
    scale.
    """
    rule = result.node.rule
    found = _of_line(rule, result) if isinstance(rule, Indicator) else _of_whole(rule, result)
    return frozenset(name for name, decided in found if name is not None and decided)


def _of_line(rule: Indicator, result: NodeResult) -> Iterator[tuple[str | None, bool]]:
    reading, matched = result.card.header.reading, {result.match.key, result.match.under}
    scale = rule.scale.scale if isinstance(rule.scale, ChangeScale) else rule.scale
    if isinstance(scale, BandScale):
        yield scale.read_as.reading, not matched.isdisjoint(_BY_SCALE[reading])
    if rule.applies is not None:
        yield rule.applies.reading, not matched.isdisjoint(_BY_UNIT[reading])
    followed = result.status in (Status.KNOWN, Status.OPEN)
    yield rule.open, followed if reading == "adopted" else "left_open" in matched


def _of_whole(rule: Criterion | Scoring, result: NodeResult) -> Iterator[tuple[str | None, bool]]:
    reading, matched = result.card.header.reading, {result.match.key, result.match.under}
    if rule.minimum is not None:
        yield rule.minimum.reading, not matched.isdisjoint(_BY_MINIMUM[reading])
    if not isinstance(rule.combine, Separate):
        yield rule.combine.reading, result.status is not Status.NOT_APPLICABLE
