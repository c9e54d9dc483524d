"""Names that the data give to things: each is given once, and whoever uses a name finds what it stands for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final, Literal, NamedTuple

from mqes_core.diagnostics import Diagnostic
from mqes_core.loading.files import FILE_MODELS
from mqes_core.loading.locate import models_in
from mqes_core.loading.parts import Part
from mqes_core.loading.wording import nearest
from mqes_core.model import computed, concept, experts, measures, roadmap, scales, scoring, sources, tables
from mqes_core.model.base import Model

__all__ = ["DECLARATIONS", "REFERENCES", "Names", "unknown_names"]

Scope = Literal["edition", "file", "list"]


class Declaration(NamedTuple):
    """A kind of model whose ``id`` is a name, and how far the name reaches."""

    space: str
    scope: Scope = "edition"


class Reference(NamedTuple):
    """A field that holds a name, or several, and the code for one that stands for nothing."""

    field: str
    space: str
    code: str


_MEASURES: Final = models_in(measures.Measure)

DECLARATIONS: Final[Mapping[type[Model], Declaration]] = {
    sources.Document: Declaration("documents"),
    sources.Act: Declaration("acts"),
    sources.Reading: Declaration("readings"),
    concept.Statement: Declaration("statements", "list"),
    concept.Definition: Declaration("definitions"),
    concept.Body: Declaration("bodies"),
    concept.Procedure: Declaration("procedures"),
    concept.Direction: Declaration("directions"),
    concept.Mechanism: Declaration("mechanisms"),
    concept.MechanismUse: Declaration("mechanism uses"),
    tables.Table: Declaration("tables"),
    **dict.fromkeys(_MEASURES, Declaration("measures")),
    measures.ChoiceOption: Declaration("options", "list"),
    scoring.Criterion: Declaration("rules"),
    scoring.Indicator: Declaration("rules"),
    scoring.Bonus: Declaration("bonuses"),
    experts.Group: Declaration("groups"),
    experts.ExpertCategory: Declaration("categories"),
    experts.Requirement: Declaration("requirements", "list"),
    roadmap.Roadmap: Declaration("roadmaps"),
    roadmap.Stage: Declaration("stages", "file"),
    roadmap.RoadmapSection: Declaration("sections", "file"),
    roadmap.Activity: Declaration("activities", "file"),
    roadmap.Passport: Declaration("passports"),
    roadmap.PassportRow: Declaration("passport rows", "file"),
}

_PROCEDURE: Final = Reference("procedure", "procedures", "MQ135")


def _reading(name: str) -> Reference:
    return Reference(name, "readings", "MQ132")


REFERENCES: Final[Mapping[type[Model], tuple[Reference, ...]]] = {
    sources.Source: (Reference("document", "documents", "MQ133"),),
    **dict.fromkeys(_MEASURES, (_PROCEDURE,)),
    measures.CountMeasure: (_PROCEDURE, Reference("out_of", "counts", "MQ138")),
    measures.ShareMeasure: (_PROCEDURE, Reference("out_of_count", "counts", "MQ138")),
    computed.FromProcedures: (_reading("readings"),),
    computed.FromPeople: (_reading("readings"),),
    scales.BandReading: (_reading("reading"),),
    concept.Instrument: (Reference("mechanism", "mechanisms", "MQ147"), Reference("issuer", "bodies", "MQ148")),
    concept.MechanismUse: (
        Reference("direction", "directions", "MQ134"),
        Reference("experts", "bodies", "MQ148"),
        Reference("procedures", "procedures", "MQ135"),
        _reading("readings"),
    ),
    scoring.Applicability: (_reading("reading"),),
    scoring.Target: (_reading("readings"),),
    scoring.Indicator: (Reference("measure", "measures", "MQ131"), _reading("open"), _reading("readings")),
    scoring.Minimum: (_reading("reading"),),
    **dict.fromkeys((scoring.Criterion, scoring.LowResults), (_reading("readings"),)),
    **dict.fromkeys((scoring.Sum, scoring.Greatest, scoring.Least, scoring.Weighted), (_reading("reading"),)),
    experts.Requirement: (_reading("reading"),),
    roadmap.Timing: (_reading("reading"),),
    roadmap.RoadmapSection: (Reference("direction", "directions", "MQ134"), _reading("readings")),
    **dict.fromkeys((roadmap.Passport, roadmap.PassportRow), (_reading("readings"),)),
    roadmap.Activity: (
        Reference("stage", "stages", "MQ136"),
        Reference("parent", "activities", "MQ137"),
        Reference("uses", "activities", "MQ137"),
        _reading("readings"),
    ),
}

_DECLARED_IN: Final[Mapping[str, frozenset[str]]] = {
    "readings": frozenset(FILE_MODELS),
    "documents": frozenset({"concept"}),
    "procedures": frozenset({"concept"}),
    "directions": frozenset({"concept"}),
    "bodies": frozenset({"concept"}),
    "mechanisms": frozenset({"concept"}),
    "measures": frozenset({"scoring"}),
    "counts": frozenset({"scoring"}),
}
"""Kinds of files that declare names used in other files; the rest are used only where they are declared."""


@dataclass(slots=True)
class Names:
    """Every name of an edition with what it stands for.

    ``unread`` are the kinds of files that could not be read: names that they may declare are not called unknown.
    """

    unread: frozenset[str] = frozenset()
    spaces: dict[tuple[object, ...], dict[str, Part]] = field(default_factory=dict)
    former: dict[tuple[object, ...], dict[str, Part]] = field(default_factory=dict)

    def declare(self, part: Part) -> Iterator[Diagnostic]:
        """Takes up the name of a model; says so where the name is taken."""
        declaration = DECLARATIONS.get(type(part.item))
        if declaration is None:
            return
        name = part.item.id
        known = self.spaces.setdefault(_space(declaration.space, declaration.scope, part), {})
        if name in known:
            yield part.report("MQ130", "id", id=name, first=str(known[name].place("id")))
        else:
            known[name] = part
            if isinstance(part.item, measures.CountMeasure):
                self.spaces.setdefault(("counts",), {})[name] = part

    def renamed(self, part: Part) -> Iterator[Diagnostic]:
        """What is wrong with the former name of a model: something here still bears it, or claims it too."""
        declaration = DECLARATIONS.get(type(part.item))
        name = getattr(part.item, "renamed_from", None)
        if declaration is None or name is None:
            return
        space = _space(declaration.space, declaration.scope, part)
        if (bearer := self.spaces[space].get(name)) is not None:
            yield part.report("MQ139", "renamed_from", id=name, first=str(bearer.place("id")))
        if (claimed := self.former.setdefault(space, {}).setdefault(name, part)) is not part:
            yield part.report("MQ129", "renamed_from", id=name, first=str(claimed.place("renamed_from")))

    def known(self, space: str, user: Part) -> dict[str, Part] | None:
        """What the names of a space stand for where ``user`` stands; None where they could not all be read."""
        if self.unread & _DECLARED_IN.get(space, frozenset()):
            return None
        return self.spaces.get((space,)) or self.spaces.get((space, user.tree.file), {})

    def everywhere(self, space: str) -> list[str]:
        """The names of a space in all files, also where they reach no farther than their file."""
        return [name for key, known in self.spaces.items() if key[0] == space for name in known]

    def measure(self, name: str | None) -> Model | None:
        """The measure of that name, if it could be read."""
        found = self.spaces.get(("measures",), {}).get(name or "")
        return found.item if found else None


def unknown_names(part: Part, names: Names) -> Iterator[Diagnostic]:
    """Names that the model uses and nothing bears."""
    for reference in REFERENCES.get(type(part.item), ()):
        value = getattr(part.item, reference.field)
        known = names.known(reference.space, part)
        if value is None or known is None:
            continue
        used = [((reference.field,), value)] if isinstance(value, str) else _each(reference.field, value)
        for steps, name in used:
            if name not in known:
                yield part.report(reference.code, *steps, id=name, near=nearest(name, known))


def _each(key: str, values: tuple[str, ...]) -> list[tuple[tuple[str | int, ...], str]]:
    return [((key, index), name) for index, name in enumerate(values)]


def _space(name: str, scope: Scope, part: Part) -> tuple[object, ...]:
    if scope == "edition":
        return (name,)
    return (name, part.tree.file) if scope == "file" else (name, part.tree.file, part.path[:-1])
