"""Bodies that answer for rows of a plan and that the document never introduces."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from mqes_core.lint.language import shown, stem, stems
from mqes_core.lint.listed import listed
from mqes_core.lint.rule import Defect
from mqes_core.lint.subject import Path, Subject
from mqes_core.model.concept import Abbreviation, Body
from mqes_core.model.roadmap import Activity

__all__ = ["never_introduced"]


def never_introduced(subject: Subject) -> Iterator[Defect]:
    """A name among those who answer that is no body of the concept and no kind of organisation; told once a name."""
    known = _introduced(subject)
    found: dict[tuple[str, ...], list[tuple[Path, str]]] = {}
    for path, activity in subject.each(Activity):
        for index, name in enumerate(activity.responsible):
            if unknown := _unknown(name, known):
                found.setdefault(unknown, []).append(((*path, "responsible", index), name))
    for places in found.values():
        path, name = places[0]
        yield Defect(path, {"name": shown(name), "count": len(places)}, also=tuple(place for place, _ in places[1:2]))


def _unknown(name: str, known: frozenset[tuple[str, ...]]) -> tuple[str, ...]:
    """The words of a name that stand for nobody introduced; empty where all is clear."""
    words = stems(name)
    people = _people()
    while words and words not in _named("kinds") and not _begins_as_kind(words) and not _is_known(words, known):
        if words[0] not in people or len(words) == 1:
            return words
        words = words[1:]
    return ()


def _is_known(words: tuple[str, ...], known: frozenset[tuple[str, ...]]) -> bool:
    """Whether a body is called so, in full or by the first words of its name."""
    return any(words == name or (len(words) > 1 and words == name[: len(words)]) for name in known)


def _begins_as_kind(words: tuple[str, ...]) -> bool:
    """Whether the first words already tell who it is: «МБОУ СОШ № 1», «заместители директоров по УВР»."""
    return any(words[: len(begin)] == begin for begin in _named("begin"))


def _introduced(subject: Subject) -> frozenset[tuple[str, ...]]:
    """Names of bodies with what they are also called; one that is only an abbreviation nobody explains says nothing."""
    unclear = {item.short for _, item in subject.each(Abbreviation)}
    unclear -= {item.short for _, item in subject.each(Abbreviation) if item.meaning}
    names: set[tuple[str, ...]] = set()
    for _, body in subject.each(Body):
        if body.title.ru not in unclear:
            names |= {stems(name) for name in (body.title.ru, *body.aliases)}
    names |= {stems(item.short) for _, item in subject.each(Abbreviation) if item.meaning}
    return frozenset(names)


@cache
def _named(part: str) -> frozenset[tuple[str, ...]]:
    return frozenset(stems(name) for group in listed("bodies")[part] for name in group["names"])


@cache
def _people() -> frozenset[str]:
    return frozenset(stem(word) for word in listed("bodies")["people"]["words"])
