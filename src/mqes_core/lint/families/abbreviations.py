"""Abbreviations: never explained, not in the list, explained in two ways or twice, explained and never used."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from mqes_core.lint.language import shown, stems
from mqes_core.lint.listed import listed
from mqes_core.lint.rule import Defect
from mqes_core.lint.subject import Path, Subject
from mqes_core.model.concept import Abbreviation, Procedure
from mqes_core.model.roadmap import Activity
from mqes_core.model.sources import Source

__all__ = ["defined_twice", "never_used", "not_listed", "two_meanings", "undefined"]

_SHORT: Final = re.compile(r"(?<![\w-])(?=\w*[А-ЯЁ]\w*[А-ЯЁ])[А-ЯЁа-яё]{2,}(?![\w-])")
"""A word of Cyrillic letters with two capitals at least."""

_MEMBER: Final = re.compile(r"\w+")


def undefined(subject: Subject) -> Iterator[Defect]:
    """In the list of the data, but the document never says what it means."""
    for path, item in subject.each(Abbreviation):
        explained = any(other.short == item.short and other.meaning for _, other in subject.each(Abbreviation))
        if item.meaning is None and not explained and not _known(item.short):
            yield Defect(path, {"short": shown(item.short)})


def not_listed(subject: Subject) -> Iterator[Defect]:
    """In a printed name or deadline, and nowhere in the list; told once, at its first use."""
    told = {word for short in _listed(subject) for word in _MEMBER.findall(short)} | _well_known()
    for path, text in _printed_names(subject):
        if text.isupper() and max(map(len, _MEMBER.findall(text)), default=0) > _LONGEST:  # a line in capitals
            continue
        for short in _SHORT.findall(text):
            if short not in told and not (short.isupper() and len(short) > _LONGEST):
                told.add(short)
                yield Defect(path, {"short": shown(short)})


_LONGEST: Final = 8
"""More capitals in a row than these are a word printed in capitals."""


def two_meanings(subject: Subject) -> Iterator[Defect]:
    """Explained again with another meaning: once an abbreviation, at the first explanation that differs."""
    for items in _explained(subject).values():
        (first, meaning), *others = items
        differing = [(path, text) for path, text in others if _sense(subject, text) != _sense(subject, meaning)]
        if differing:
            path, text = differing[0]
            short = subject.at(path).short
            params = {"short": shown(short), "first": shown(meaning), "second": shown(text)}
            yield Defect(path, params, also=(first, *(place for place, _ in differing[1:])))


def defined_twice(subject: Subject) -> Iterator[Defect]:
    """Explained again in the same document in the same way."""
    for items in _explained(subject).values():
        seen: dict[tuple[str, frozenset[str]], Path] = {}
        for path, text in items:
            key = (_document(subject, path), _sense(subject, text))
            if key in seen:
                yield Defect(path, {"short": shown(subject.at(path).short)}, also=(seen[key],))
            else:
                seen[key] = path


def never_used(subject: Subject) -> Iterator[Defect]:
    """Explained, and found in no text, no note and no reading; one explained at several places is told once."""
    words = " ".join(text for path, text in subject.texts if path[:2] != ("concept", "abbreviations"))
    notes = " ".join(source.note.ru for _, source in subject.each(Source) if source.note)
    readings = " ".join(f"{item.about.ru} {item.taken.ru}" for item in subject.edition.readings.values())
    everything = f"{words} {notes} {readings}"
    for items in _explained(subject).values():
        path, _ = items[0]
        short = subject.at(path).short
        if not re.search(rf"(?<!\w){re.escape(short)}{'' if short[-1] in '».' else _FORMS}", everything, re.IGNORECASE):
            yield Defect((*path, "short"), {"short": shown(short)})


_FORMS: Final = r"(?:[аеуыияюё]|ой|ом|ов|ам|ами|ах|ей|ем)?(?!\w)"
"""A term such as «Реестр» is used in all its cases."""


def _explained(subject: Subject) -> dict[str, list[tuple[Path, str]]]:
    found: dict[str, list[tuple[Path, str]]] = {}
    for path, item in subject.each(Abbreviation):
        if item.meaning is not None:
            found.setdefault(item.short, []).append((path, item.meaning.ru))
    return found


def _sense(subject: Subject, meaning: str) -> frozenset[str]:
    """The words of a meaning, abbreviations in it read out; order and endings set aside."""
    for short, items in _explained(subject).items():
        if short in _MEMBER.findall(meaning):
            meaning = re.sub(rf"\b{re.escape(short)}\b", items[0][1], meaning)
    return frozenset(stems(meaning))


def _document(subject: Subject, path: Path) -> str:
    source = subject.source(path)
    return (source.document if source else None) or subject.edition.concept.documents[0].id


def _listed(subject: Subject) -> Iterator[str]:
    yield from (item.short for _, item in subject.each(Abbreviation))
    yield from (item.short for _, item in subject.each(Procedure) if item.short)


def _printed_names(subject: Subject) -> Iterator[tuple[Path, str]]:
    """What stands in the data letter by letter as in the document: deadlines and names of those who take part."""
    for path, activity in subject.each(Activity):
        if activity.timing:
            yield (*path, "timing", "printed"), activity.timing.printed
        for field in ("responsible", "partners", "participants"):
            for index, name in enumerate(getattr(activity, field)):
                yield (*path, field, index), name


def _known(short: str) -> bool:
    """Whether everybody understands it; in a longer one such as «МКУ «ЦМО»» every part must be known."""
    return all(part in _well_known() for part in _MEMBER.findall(short))


@cache
def _well_known() -> frozenset[str]:
    return frozenset(short for group in listed("abbreviations")["known"] for short in group["short"])
