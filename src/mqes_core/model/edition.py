"""One edition of a concept put together from its files, with a hash that any rule changes and no translation does."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from typing import Any, Protocol, Self, TypeVar

from mqes_core.model.base import UNTRANSLATED, Model
from mqes_core.model.concept import Concept
from mqes_core.model.experts import Experts
from mqes_core.model.measures import Measure
from mqes_core.model.roadmap import Roadmap
from mqes_core.model.scoring import Criterion, Indicator, Scoring
from mqes_core.model.sources import Reading

__all__ = ["Edition", "find_named"]


class _Named(Protocol):
    """What has a stable id of ours, and perhaps a number as printed."""

    @property
    def id(self) -> str: ...

    @property
    def number(self) -> str | None: ...


_Item = TypeVar("_Item", bound=_Named)


def find_named(items: Iterable[_Item], name: str) -> _Item | None:
    """The item with this id, else the only one with this printed number, its closing dot set aside."""
    items = tuple(items)
    wanted = name.rstrip(".")
    found = [item for item in items if item.id == name] or [
        item for item in items if wanted and (item.number or "").rstrip(".") == wanted
    ]
    return found[0] if len(found) == 1 else None


class Edition(Model):
    """All that one edition of a concept says, as data."""

    concept: Concept
    scoring: Scoring | None = None
    experts: Experts | None = None
    roadmaps: tuple[Roadmap, ...] = ()

    @property
    def key(self) -> str:
        """Concept and edition in one word, such as ``nazran@2021``."""
        return f"{self.concept.id}@{self.concept.edition}"

    def model_copy(self, *, update: Mapping[str, Any] | None = None, deep: bool = False) -> Self:
        """A copy with some fields replaced; it works out its own hash and indexes."""
        copied = super().model_copy(update=update, deep=deep)
        for cached in vars(copied).keys() - type(self).model_fields.keys():
            del vars(copied)[cached]
        return copied

    @cached_property
    def rules_hash(self) -> str:
        """SHA-256 of the canonical JSON of everything the edition says, as hexadecimal text.

        Translations are no part of it: the document is what it says in Russian.
        """
        data = self.model_dump(mode="json", by_alias=True, exclude_defaults=True, context=UNTRANSLATED)
        text = json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        return hashlib.sha256(text.encode()).hexdigest()

    @cached_property
    def readings(self) -> dict[str, Reading]:
        """Every reading of the edition by its id."""
        groups = [self.concept.readings, *(roadmap.readings for roadmap in self.roadmaps)]
        groups += [part.readings for part in (self.scoring, self.experts) if part is not None]
        return {reading.id: reading for group in groups for reading in group}

    @cached_property
    def measures(self) -> dict[str, Measure]:
        """Every measure of the edition by its id, in the order of the data."""
        return {measure.id: measure for measure in (self.scoring.measures if self.scoring else ())}

    def criteria(self) -> Iterator[Criterion]:
        """Every criterion, each before its parts."""
        yield from _walk(self.scoring.criteria if self.scoring else ())

    def indicators(self) -> Iterator[Indicator]:
        """Every indicator, in the order of the data."""
        for criterion in self.criteria():
            yield from criterion.indicators


def _walk(criteria: tuple[Criterion, ...]) -> Iterator[Criterion]:
    for criterion in criteria:
        yield criterion
        yield from _walk(criterion.criteria)
