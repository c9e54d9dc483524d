"""An edition taken apart into its rules: each with its family, its place in the whole, and where it stands."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import count
from typing import Any, Final, NamedTuple

from mqes_core.model import concept, experts, measures, roadmap, scoring
from mqes_core.model.base import Model, Text
from mqes_core.model.edition import Edition
from mqes_core.model.sources import Source
from mqes_core.roadmapping.bodies import fold

__all__ = ["FAMILIES", "INNER", "LISTED", "Rule", "rules"]


class Part(NamedTuple):
    """A field that holds rules of their own, and whether an id is given once in all of the edition."""

    field: str
    family: str
    everywhere: bool = True


INNER: Final[dict[type[Model], tuple[Part, ...]]] = {
    Edition: (
        Part("concept", "concept"),
        Part("scoring", "total"),
        Part("experts", "experts"),
        Part("roadmaps", "roadmap"),
    ),
    concept.Concept: (
        Part("documents", "document"),
        Part("acts", "act"),
        Part("abbreviations", "abbreviation"),
        Part("definitions", "definition"),
        *(
            Part(name, "statement", everywhere=False)
            for name in ("goals", "tasks", "principles", "elements", "objects", "provisions")
        ),
        Part("bodies", "body"),
        Part("procedures", "procedure"),
        Part("directions", "direction"),
        Part("mechanisms", "mechanism"),
        Part("mechanism_uses", "mechanism_use"),
        Part("tables", "table"),
        Part("readings", "reading"),
    ),
    concept.Body: (Part("powers", "statement", everywhere=False),),
    concept.Mechanism: (Part("procedures", "statement", everywhere=False),),
    scoring.Scoring: (
        Part("measures", "measure"),
        Part("criteria", "criterion"),
        Part("bonuses", "bonus"),
        Part("low_results", "low_results"),
        Part("readings", "reading"),
    ),
    measures.ChoiceMeasure: (Part("options", "option", everywhere=False),),
    scoring.Criterion: (Part("criteria", "criterion"), Part("indicators", "indicator"), Part("bonuses", "bonus")),
    scoring.Indicator: (Part("targets", "target", everywhere=False),),
    experts.Experts: (Part("groups", "group"), Part("readings", "reading")),
    experts.Group: (Part("categories", "category"),),
    experts.ExpertCategory: (Part("requirements", "requirement", everywhere=False),),
    roadmap.Roadmap: (
        Part("stages", "stage", everywhere=False),
        Part("sections", "section", everywhere=False),
        Part("passport", "passport", everywhere=False),
        Part("readings", "reading"),
    ),
    roadmap.RoadmapSection: (Part("activities", "activity", everywhere=False),),
    roadmap.Passport: (Part("rows", "passport_row", everywhere=False),),
    roadmap.PassportRow: (Part("targets", "target", everywhere=False),),
}
"""Where rules stand inside of others. What is not named here is a field of its rule."""

FAMILIES: Final = (
    "total", "criterion", "indicator", "bonus", "low_results", "measure", "option", "experts", "group", "category",
    "requirement", "roadmap", "stage", "section", "activity", "passport", "passport_row", "target", "direction",
    "mechanism", "mechanism_use", "procedure", "body", "concept", "statement", "definition", "abbreviation", "act",
    "document", "reading", "table",
)  # fmt: skip
"""The kinds of rules, in the order in which changes are told."""

LISTED: Final = frozenset({"statement", "target", "requirement", "option"})
"""Kinds whose ids are given anew in every list; those of the others in a plan are given once in the plan."""


@dataclass(frozen=True, slots=True, eq=False)
class Rule:
    """One rule of an edition."""

    family: str
    id: str
    """As in the data; for what has no id there, its words, or its number in the list."""
    renamed_from: str | None
    model: Any
    scope: Rule | None
    """Inside of what its id is given once; None for the edition."""
    parent: Rule | None
    """Inside of what it stands."""
    listed: str = ""
    """The list it stands in, where its parent holds several of one family."""
    place: int = 0
    """The how-manieth rule of the edition it is."""

    @property
    def number(self) -> str:
        """Number as printed; empty where there is none."""
        return getattr(self.model, "number", None) or "" if self.family not in {"act", "document"} else ""

    @property
    def title(self) -> Text:
        """What a reader knows it by."""
        for name in ("title", "text", "term", "about"):
            if (found := getattr(self.model, name, None)) is not None:
                return found  # type: ignore[no-any-return]  # all of them are texts
        if isinstance(self.model, (scoring.Target, concept.MechanismUse)) and self.parent is not None:
            return self.parent.title
        return Text(ru=self.id)

    @property
    def source(self) -> Source | None:
        """Where it stands in the document; None for what is no place in a document, such as a measure."""
        return getattr(self.model, "source", None)


def rules(edition: Edition) -> tuple[Rule, ...]:
    """Every rule of the edition, each before those inside it, in the order of the data."""
    return tuple(_below(edition, None, None, count()))


def _below(holder: Model, parent: Rule | None, plan: Rule | None, places: Iterator[int]) -> Iterator[Rule]:
    for part in INNER.get(type(holder), ()):
        value = getattr(holder, part.field)
        items: Sequence[Any] = value if isinstance(value, tuple) else () if value is None else (value,)
        for item, name in zip(items, _names(items, part.family), strict=True):
            scope = None if part.everywhere else parent if part.family in LISTED else plan
            listed = part.field if part.family == "statement" else ""
            rule = Rule(
                part.family, name, getattr(item, "renamed_from", None), item, scope, parent, listed, next(places)
            )
            yield rule
            yield from _below(item, rule, rule if part.family == "roadmap" else plan, places)


def _names(items: Iterable[Any], family: str) -> list[str]:
    """Ids; the one of what is there once is its family's name, and what has none is known by its words."""
    if family in {"concept", "total", "low_results", "experts", "passport"}:
        return [family for _ in items]
    names = []
    seen: Counter[str] = Counter()
    for place, item in enumerate(items, start=1):
        if family == "abbreviation":
            name = item.short
        elif family == "target":
            name = (fold(item.title.ru) if item.title else "") or str(place)
        else:
            name = item.id
        seen[name] += 1
        names.append(name if seen[name] == 1 or hasattr(item, "id") else f"{name}/{seen[name]}")
    return names
