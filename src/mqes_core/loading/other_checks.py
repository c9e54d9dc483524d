"""Checks of dates, of requirements to experts and of rows of plans."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Final

from mqes_core.diagnostics import Diagnostic
from mqes_core.loading.parts import Part
from mqes_core.model.base import Model
from mqes_core.model.concept import Concept, Validity
from mqes_core.model.experts import AllOf, AnyOf, Clause, Credential, Not, QualificationTest, Requirement
from mqes_core.model.roadmap import Roadmap, Timing
from mqes_core.timing import read

__all__ = ["OTHER_CHECKS"]


def _concept(part: Part) -> Iterator[Diagnostic]:
    concept: Concept = part.item
    if concept.validity.since is None and concept.validity.until is None and concept.approved is None:
        yield part.report("MQ140", "validity")
    if concept.supersedes == concept.edition:
        yield part.report("MQ142", "supersedes", id=concept.edition)


def _validity(part: Part) -> Iterator[Diagnostic]:
    period: Validity = part.item
    if period.since is not None and period.until is not None and period.until < period.since:
        yield part.report("MQ141", "until", since=period.since, until=period.until)


def _any_of(part: Part) -> Iterator[Diagnostic]:
    clause: AnyOf = part.item
    if clause.at_least > len(clause.clauses):
        yield part.report("MQ301", "at_least", at_least=clause.at_least, count=len(clause.clauses))
    yield from _repeated(part)


def _repeated(part: Part) -> Iterator[Diagnostic]:
    clauses: tuple[Clause, ...] = part.item.clauses
    for index, clause in enumerate(clauses):
        if clause in clauses[:index]:
            yield part.report("MQ306", "clauses", index)


def _requirement(part: Part) -> Iterator[Diagnostic]:
    requirement: Requirement = part.item
    if requirement.reading is None:
        for path in _open_tests(requirement.clause, ("clause",)):
            yield part.report("MQ305", *path)


def _open_tests(clause: Clause, path: tuple[str | int, ...]) -> Iterator[tuple[str | int, ...]]:
    """Where inside a clause a test stands without a threshold."""
    match clause:
        case QualificationTest(disagreement_at_most=None):
            yield path
        case AllOf() | AnyOf():
            for index, inner in enumerate(clause.clauses):
                yield from _open_tests(inner, (*path, "clauses", index))
        case Not():
            yield from _open_tests(clause.clause, (*path, "clause"))


def _test(part: Part) -> Iterator[Diagnostic]:
    bound = part.item.disagreement_at_most
    if bound is not None and not 0 <= bound <= 100:
        yield part.report("MQ304", "disagreement_at_most", found=bound)


def _credential(part: Part) -> Iterator[Diagnostic]:
    clause: Credential = part.item
    if clause.hours is not None and clause.practice_hours is not None and clause.practice_hours > clause.hours:
        yield part.report("MQ302", "practice_hours", practice=clause.practice_hours, hours=clause.hours)


def _roadmap(part: Part) -> Iterator[Diagnostic]:
    roadmap: Roadmap = part.item
    parents = {activity.id: activity.parent for section in roadmap.sections for activity in section.activities}
    for number, section in enumerate(roadmap.sections):
        for index, activity in enumerate(section.activities):
            above, seen = activity.parent, set[str]()
            while above is not None and above != activity.id and above not in seen:
                seen.add(above)
                above = parents.get(above)
            if above == activity.id:
                yield part.report("MQ401", "sections", number, "activities", index, "parent", id=activity.id)


def _timing(part: Part) -> Iterator[Diagnostic]:
    timing: Timing = part.item
    if timing.meant is None:
        return
    if timing.reading is None:
        yield part.report("MQ402", "meant", printed=timing.printed)
    if (reading := read(timing.meant)).kind == "unreadable":
        yield part.report("MQ403", "meant", meant=timing.meant, column=str(reading.stopped_at))


OTHER_CHECKS: Final[Mapping[type[Model], Callable[[Part], Iterator[Diagnostic]]]] = {
    Concept: _concept,
    Validity: _validity,
    AllOf: _repeated,
    AnyOf: _any_of,
    Credential: _credential,
    QualificationTest: _test,
    Requirement: _requirement,
    Roadmap: _roadmap,
    Timing: _timing,
}
"""The check of each kind of model outside scoring."""
