"""Printed facts: the numbers that a reader found in a document, listed apart from the data and held against it.

A file is ``{format: 1, kind: printed_facts, facts: [...]}``; it lies beside the tests of a plugin as ``facts.yaml``::

    format: 1
    kind: printed_facts
    edition: sample@2021
    facts:
      - {what: Доля выше половины, numbers: [50, 1], at: {table: "1", row: "1."}}
      - {what: Номер и дата закона, numbers: ["273-ФЗ", "2012-12-29"], at: {section: I, line: 1}}

Each fact must stand, with all its numbers, in one item of the data whose place agrees with ``at`` in every part that
is given. A number is found where the data holds it as a number of its own: 10 is not found in 100.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, Final, Literal

from pydantic import Field, ValidationError

from mqes_core.diagnostics import Diagnostic
from mqes_core.errors import LoadError
from mqes_core.model.base import Line, Model
from mqes_core.model.concept import Concept
from mqes_core.model.edition import Edition
from mqes_core.model.scoring import Indicator
from mqes_core.model.sources import Act, Document, Reading, Source

__all__ = ["FactsFile", "PrintedFact", "not_in_the_data", "read_printed_facts"]

_NOT_SAID_BY_THE_DOCUMENT: Final = frozenset(
    {"id", "source", "readings", "reading", "cycle", "mappings", "stage", "parent", "measure", "exceptions"}
)
_NUMBER: Final = re.compile(r"\d{4}-\d{2}-\d{2}|\d+")


class PrintedFact(Model):
    """Numbers that stand together at one place of the document."""

    what: Line
    numbers: tuple[int | Line, ...] = Field(min_length=1)
    """Whole numbers; or text that must stand as it is, such as ``273-ФЗ`` or a date as year, month and day."""
    at: Source


class FactsFile(Model):
    """A YAML file with printed facts."""

    format: Literal[1]
    kind: Literal["printed_facts"]
    edition: Line
    facts: tuple[PrintedFact, ...] = Field(min_length=1)


def read_printed_facts(path: Path) -> FactsFile:
    """The facts of a file.

    Raises:
        LoadError: the file is not strict YAML, or holds something else.
    """
    from mqes_core.loading.problems import problems
    from mqes_core.loading.strict_yaml import parse

    tree = parse(path.read_bytes(), str(path))
    try:
        return FactsFile.model_validate_json(json.dumps(tree.data, ensure_ascii=False))
    except ValidationError as error:
        found: Iterable[Diagnostic] = problems(error, FactsFile, tree)
        raise LoadError(found) from error


def not_in_the_data(facts: FactsFile, edition: Edition) -> tuple[str, ...]:
    """What each fact says that the data does not hold, or not at that place."""
    first = edition.concept.documents[0].id
    items = [(place, *_said(item, edition)) for place, item in _placed(edition, first)]
    missing = []
    for fact in facts.facts:
        here = [(numbers, texts) for place, numbers, texts in items if _agrees(place, fact.at, first)]
        if not any(all(_stands(number, *said) for number in fact.numbers) for said in here):
            where = fact.at.text() or fact.at.document
            found = sorted({number for numbers, _ in here for number in numbers})
            missing.append(f"«{fact.what}», {where}: {list(fact.numbers)}; at that place: {found or 'nothing'}")
    return tuple(missing)


def _agrees(place: Source, wanted: Source, first: str) -> bool:
    if (place.document or first) != (wanted.document or first):
        return False
    given = wanted.model_fields_set - {"document"}
    return all(getattr(place, part) == getattr(wanted, part) for part in given)


def _stands(number: int | str, numbers: frozenset[str], texts: tuple[str, ...]) -> bool:
    if isinstance(number, int) or _NUMBER.fullmatch(number):
        return str(number) in numbers
    return any(number in text for text in texts)


def _placed(item: object, first: str) -> Iterator[tuple[Source, Model]]:
    """Everything that has a place; a document stands at its own, and the concept as a whole at its first document."""
    if isinstance(item, tuple):
        for value in item:
            yield from _placed(value, first)
    elif isinstance(item, Model) and not isinstance(item, (Reading, Source)):
        place = getattr(item, "source", None)
        if isinstance(place, Source):
            yield place, item
        elif isinstance(item, Document):
            yield Source(document=item.id), item
        elif isinstance(item, Concept):
            yield Source(document=first), Concept.model_construct(validity=item.validity, approved=item.approved)
        for _, value in item:
            yield from _placed(value, first)


def _said(item: Model, edition: Edition) -> tuple[frozenset[str], tuple[str, ...]]:
    """The numbers and texts of an item; of an indicator, those of its measure as well."""
    texts = list(_texts(item.model_dump(mode="json", exclude_defaults=True), isinstance(item, (Act, Document))))
    if isinstance(item, Indicator) and item.measure:
        texts += _texts(edition.measures[item.measure].model_dump(mode="json", exclude_defaults=True), False)
    return frozenset(number for text in texts for number in _NUMBER.findall(text)), tuple(texts)


def _texts(data: Any, numbered: bool) -> Iterator[str]:
    """All that the document says in an item: not our names and links, nor the number of a row."""
    if isinstance(data, dict):
        for key, value in data.items():
            if key not in _NOT_SAID_BY_THE_DOCUMENT and (numbered or key != "number"):
                yield from _texts(value, numbered)
    elif isinstance(data, list):
        for value in data:
            yield from _texts(value, numbered)
    elif isinstance(data, (str, int)) and not isinstance(data, bool):
        yield str(data)
