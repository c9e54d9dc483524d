"""References to appendices and tables that are not there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from mqes_core.lint.language import printed, stem
from mqes_core.lint.rule import Defect
from mqes_core.lint.subject import Subject
from mqes_core.model.concept import Concept
from mqes_core.model.sources import Document, Source
from mqes_core.model.tables import Table

__all__ = ["missing_appendix", "missing_table"]

_APPENDIX: Final = re.compile(r"приложени\w+\s+(?:№|N)?\s*(\d{1,2})(?!\d)(?:\s+к\s+(\w+))?", re.IGNORECASE)
_TABLE: Final = re.compile(r"(?:таблиц\w+|табл\.)\s+(?:№|N)?\s*(\d{1,2})(?!\d)", re.IGNORECASE)

_OWN_ACTS: Final = ("concept", "acts")


def missing_appendix(subject: Subject) -> Iterator[Defect]:
    """«Приложение 3» where no document of the concept is that; appendices of cited acts are not its own."""
    known = set(_appendices(subject))
    for path, text in printed(subject):
        if path[:2] == _OWN_ACTS or path[:2] == ("concept", "documents"):
            continue
        for number, owner in _APPENDIX.findall(text):
            of = stem(owner) if owner else ""
            if not any(number == had and (not of or not to or of == to) for had, to in known):
                yield Defect(path, {"number": number})


def missing_table(subject: Subject) -> Iterator[Defect]:
    """«Таблица 4» where no rule and no list of tables has one of that number."""
    known = {source.table.strip() for _, source in subject.each(Source) if source.table}
    known |= {number for _, table in subject.each(Table) for number in _TABLE.findall(table.title.ru)}
    known |= {number for _, item in subject.each(Document) for number in _TABLE.findall(_of_document(item))}
    for path, text in printed(subject):
        if path[:2] != _OWN_ACTS and path[:2] != ("concept", "documents"):
            yield from (Defect(path, {"number": number}) for number in _TABLE.findall(text) if number not in known)


def _appendices(subject: Subject) -> Iterator[tuple[str, str]]:
    """Numbers of the appendices that there are, with the stem of what each is an appendix to, where that is said."""
    concept: Concept = subject.edition.concept
    for document in concept.documents:
        for number, owner in _APPENDIX.findall(_of_document(document)):
            yield number, stem(owner) if owner else ""


def _of_document(document: Document) -> str:
    return f"{document.title.ru} {document.extent.ru if document.extent else ''}"
