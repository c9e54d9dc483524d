"""Rules of law and use: scoring and ranking schools by ВПР or ЕГЭ, each from the date of its source on."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Final

from mqes_core.evaluation.notices import notices_for
from mqes_core.lint.rule import Check, Defect
from mqes_core.lint.subject import Subject, Written
from mqes_core.model.measures import Measure
from mqes_core.model.roadmap import Activity
from mqes_core.model.scales import RelativeScale
from mqes_core.model.scoring import Criterion, Indicator, Separate

__all__ = ["CHECKS"]

_VPR: Final = re.compile(r"\bВПР\b|всероссийск\w+ проверочн\w+ работ", re.I)
_EGE: Final = re.compile(r"\bЕГЭ\b|\bедин\w+ государственн\w+ экзамен", re.I)
_RANKING: Final = re.compile(r"\bрейтинг\w*|\bранжир\w+", re.I)
_DENIED: Final = re.compile(
    r"недопу|не допу|запре[тщ]|исключ|отказ|без рейтинг|\bне (?:использ|составл|провод|примен)", re.I
)
_OF_SCHOOLS: Final = re.compile(r"школ|организаци|учреждени|\bОО\b|\bОУ\b", re.I)
_VPR_RANKING_SINCE: Final = date(2026, 2, 6)
_EGE_RANKING_SINCE: Final = date(2015, 12, 31)
"""Of that warning only the year is known: from the end of the year on it had been given."""


def _scored_by_vpr(subject: Subject) -> Iterator[Defect]:
    """Lines that score by ВПР; one finding where they make up a whole criterion."""
    for path, criterion in subject.each(Criterion):
        lines = [
            (*path, "indicators", index)
            for index, indicator in enumerate(criterion.indicators)
            if _scored(indicator) and "MQ601" in notices_for(_measures(subject, indicator), subject.on)
        ]
        if len(lines) > 1 and len(lines) == len(criterion.indicators):
            yield Defect(path, {"title": criterion.title.ru}, tuple(lines))
        else:
            yield from (Defect(line, {"title": subject.label(line)}) for line in lines)


def _ranked_by_vpr(subject: Subject) -> Iterator[Defect]:
    if subject.on >= _VPR_RANKING_SINCE:
        yield from _ranked(subject, _VPR, "vpr")


def _ranked_by_ege(subject: Subject) -> Iterator[Defect]:
    if subject.on >= _EGE_RANKING_SINCE:
        yield from _ranked(subject, _EGE, "ege")


def _unlinked_vpr(subject: Subject) -> Iterator[Defect]:
    """A line that speaks of ВПР while its measure does not name the procedure."""
    for path, indicator in subject.each(Indicator):
        for measure in _measures(subject, indicator) if _scored(indicator) else ():
            if measure.procedure is None and _VPR.search(f"{indicator.title.ru} {measure.title.ru}"):
                yield Defect((*path, "measure"), {"measure": measure.title.ru})


def _ranked(subject: Subject, named: re.Pattern[str], procedure: str) -> Iterator[Defect]:
    """Where schools are ranked by a procedure: a text says so, a scale is against the best, or a rating of schools is
    planned and the only points that the document knows rest on the procedure.
    """
    for path, text in subject.once(_rankings):
        if named.search(text):
            yield Defect(path, {"text": text})
    lines = [(path, line) for path, line in subject.each(Indicator) if _by(subject, line, procedure)]
    for path, line in lines:
        if isinstance(line.scale, RelativeScale):
            yield Defect((*path, "scale"), {"text": line.title.ru})
    scoring = subject.edition.scoring
    if lines and scoring is not None and not isinstance(scoring.combine, Separate):
        for path, text in subject.once(_rankings):
            planned = path[-1] == "title" and isinstance(subject.at(path[:-1]), Activity)
            if planned and _OF_SCHOOLS.search(text) and not named.search(text):
                yield Defect(path, {"text": text}, tuple(line for line, _ in lines))


def _rankings(subject: Subject) -> tuple[Written, ...]:
    """The texts that speak of a ranking, not of leaving one out."""
    return tuple(item for item in subject.texts if _RANKING.search(item.text) and not _DENIED.search(item.text))


def _scored(indicator: Indicator) -> bool:
    return indicator.scale is not None


def _by(subject: Subject, indicator: Indicator, procedure: str) -> bool:
    measures = _measures(subject, indicator)
    return _scored(indicator) and any(measure.procedure == procedure for measure in measures)


def _measures(subject: Subject, indicator: Indicator) -> tuple[Measure, ...]:
    measure = subject.edition.measures.get(indicator.measure or "")
    return () if measure is None else (measure,)


CHECKS: Final[Mapping[str, Check]] = {
    "MQ610": _scored_by_vpr,
    "MQ611": _ranked_by_vpr,
    "MQ612": _ranked_by_ege,
    "MQ613": _unlinked_vpr,
}
