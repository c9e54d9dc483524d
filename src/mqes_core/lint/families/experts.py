"""Rules of requirements to experts: what is named without a measure, empty, repeated, or contradicts itself."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from mqes_core.lint.rule import Check, Defect
from mqes_core.lint.subject import Path, Subject
from mqes_core.model.experts import (
    EDUCATION_LEVELS,
    AllOf,
    Clause,
    Confirmed,
    Education,
    Experience,
    ExpertCategory,
    Group,
    Not,
    OrderGranted,
    QualificationTest,
    Requirement,
)

__all__ = ["CHECKS"]


def _no_threshold(subject: Subject) -> Iterator[Defect]:
    """A test that names a share without the number that it must not exceed."""
    for path, test in subject.each(QualificationTest):
        if test.disagreement_at_most is None:
            yield Defect(path)


def _empty(subject: Subject) -> Iterator[Defect]:
    """A category to which nothing is required, or a group without categories."""
    for path, category in subject.each(ExpertCategory):
        if not category.requirements:
            yield Defect(path, {"title": category.title.ru})
    for path, group in subject.each(Group):
        if not group.categories:
            yield Defect(path, {"title": group.title.ru})


def _two_measures(subject: Subject) -> Iterator[Defect]:
    """Two obligatory requirements of one category that ask for different years or levels of education."""
    for path, category in subject.each(ExpertCategory):
        asked: dict[type[Clause], tuple[Path, object]] = {}
        for here, clause in _obligatory(path, category.requirements):
            if isinstance(clause, Experience):
                measure: object = clause.years
            elif isinstance(clause, Education):
                measure = EDUCATION_LEVELS[clause.level], clause.field, clause.group
            else:
                continue
            first, other = asked.setdefault(type(clause), (here, measure))
            if other != measure:
                yield Defect(here, {"title": category.title.ru}, (first,))


def _never(subject: Subject) -> Iterator[Defect]:
    """Obligatory requirements that nobody can meet, since one demands what another rules out."""
    for path, category in subject.each(ExpertCategory):
        demanded = [(here, _plain(clause)) for here, clause in _obligatory(path, category.requirements)]
        for here, clause in demanded:
            if isinstance(clause, Not):
                ruled_out = _plain(clause.clause)
                for other, demand in demanded:
                    if _implies(demand, ruled_out):
                        yield Defect(here, {"title": category.title.ru}, (other,))
                        break
                else:
                    if ruled_out == Experience(kind="experience", years=0):
                        yield Defect(here, {"title": category.title.ru})


def _repeated(subject: Subject) -> Iterator[Defect]:
    """Two categories with one title."""
    first: dict[str, Path] = {}
    for path, category in subject.each(ExpertCategory):
        name = " ".join(category.title.ru.lower().replace("ё", "е").split())
        if name in first:
            yield Defect(path, {"title": category.title.ru}, (first[name],))
        else:
            first[name] = path


def _unproven(subject: Subject) -> Iterator[Defect]:
    """A competence of which the document does not say who must confirm it."""
    for path, requirement in subject.each(Requirement):
        clause = requirement.clause
        if requirement.obligatory and isinstance(clause, Confirmed) and clause.by is None:
            yield Defect((*path, "clause"), {"competence": clause.competence.ru})


def _said_twice(subject: Subject) -> Iterator[Defect]:
    """One requirement twice in a category."""
    for path, category in subject.each(ExpertCategory):
        for index, requirement in enumerate(category.requirements):
            for before, other in enumerate(category.requirements[:index]):
                if requirement.clause == other.clause:
                    here, there = (*path, "requirements", index), (*path, "requirements", before)
                    yield Defect(here, {"title": category.title.ru}, (there,))
                    break


def _no_order(subject: Subject) -> Iterator[Defect]:
    """A category of which nobody is said to confirm its experts, where most others name an order."""
    ordered = [path for path, _ in subject.each(OrderGranted)]
    categories = list(subject.each(ExpertCategory))
    without = [
        (path, category)
        for path, category in categories
        if category.requirements and not any(place[: len(path)] == path for place in ordered)
    ]
    if len(categories) > 2 and 3 * len(without) <= len(categories):
        for path, category in without:
            yield Defect(path, {"title": category.title.ru, "count": len(categories) - len(without)})


def _obligatory(path: Path, requirements: Iterable[Requirement]) -> Iterator[tuple[Path, Clause]]:
    """Every clause that must hold, those joined by «and» taken apart, with the way to its requirement."""
    for index, requirement in enumerate(requirements):
        if requirement.obligatory:
            for clause in _joined(requirement.clause):
                yield (*path, "requirements", index), clause


def _joined(clause: Clause) -> Iterator[Clause]:
    if isinstance(clause, AllOf):
        for inner in clause.clauses:
            yield from _joined(inner)
    else:
        yield clause


def _plain(clause: Clause) -> Clause:
    """The clause without doubled negations."""
    if isinstance(clause, Not) and isinstance(clause.clause, Not):
        return _plain(clause.clause.clause)
    return clause


def _implies(demand: Clause, other: Clause) -> bool:
    """Whether whoever meets the first clause meets the second."""
    if isinstance(demand, Experience) and isinstance(other, Experience):
        return demand.years >= other.years
    if isinstance(demand, Education) and isinstance(other, Education):
        enough = EDUCATION_LEVELS[demand.level] >= EDUCATION_LEVELS[other.level]
        return enough and (other.field, other.group) in ((None, None), (demand.field, demand.group))
    return demand == other


CHECKS: Final[Mapping[str, Check]] = {
    "MQ350": _no_threshold,
    "MQ351": _empty,
    "MQ352": _two_measures,
    "MQ353": _never,
    "MQ354": _repeated,
    "MQ355": _unproven,
    "MQ356": _said_twice,
    "MQ357": _no_order,
}
