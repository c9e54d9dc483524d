"""What a change of a rule bears on: points, minima, deadlines and the rest, down to words alone and to the source."""

from __future__ import annotations

from enum import StrEnum
from typing import Final

from mqes_core.model import concept, experts, scoring
from mqes_core.model.base import Model

__all__ = ["IDENTITY", "RESULTS", "WITHOUT", "Bearing", "of_family", "of_field"]


class Bearing(StrEnum):
    """On what a change bears, the weightiest first."""

    POINTS = "points"
    """How values earn points, and how points make the whole."""
    MINIMA = "minima"
    """How many points must be reached."""
    DATA = "data"
    """What has to be observed and reported."""
    EXPERTS = "experts"
    """Who may be an expert."""
    DEADLINES = "deadlines"
    """By when something is to be done."""
    PLAN = "plan"
    """What is to be done, by whom, with what result."""
    TARGETS = "targets"
    """What values the document wants reached."""
    FRAME = "frame"
    """What the rule may be compared with: links to the frame of directions and to the management cycle."""
    CONTENT = "content"
    """Other things that the document lays down."""
    WORDS = "words"
    """Words alone."""
    SOURCE = "source"
    """The place in the document alone."""
    RECORD = "record"
    """How the document is kept as data: names, counted rows, exceptions."""


RESULTS: Final = (Bearing.POINTS, Bearing.MINIMA, Bearing.DATA, Bearing.EXPERTS, Bearing.DEADLINES)
"""What changes results: points, minima, what is reported, who is admitted, what is late."""
WITHOUT: Final = (Bearing.WORDS, Bearing.SOURCE, Bearing.RECORD)
"""What has no bearing on anything that is evaluated, planned or compared."""

IDENTITY: Final[dict[type[Model], frozenset[str]]] = {
    concept.Concept: frozenset({"id", "edition", "supersedes"}),
}
"""Fields by which editions are told apart: no change of a rule."""

_EVERYWHERE: Final = {
    "title": Bearing.WORDS,
    "note": Bearing.WORDS,
    "number": Bearing.WORDS,
    "source": Bearing.SOURCE,
    "also": Bearing.SOURCE,
    "readings": Bearing.RECORD,
    "reading": Bearing.RECORD,
    "exceptions": Bearing.RECORD,
    "mappings": Bearing.FRAME,
    "cycle": Bearing.FRAME,
    "timing": Bearing.DEADLINES,
}

_OF_FAMILY: Final[dict[str, dict[str, Bearing]]] = {
    "concept": {
        **dict.fromkeys(("municipality", "region", "subject"), Bearing.WORDS),
        **dict.fromkeys(("validity", "approved"), Bearing.CONTENT),
        "scope": Bearing.RECORD,
    },
    "document": dict.fromkeys(("kind", "title", "number", "dated", "issuer", "extent"), Bearing.SOURCE),
    "act": dict.fromkeys(("kind", "issuer", "number", "dated"), Bearing.CONTENT),
    "abbreviation": dict.fromkeys(("short", "meaning"), Bearing.WORDS),
    "statement": {"text": Bearing.WORDS},
    "definition": dict.fromkeys(("term", "gist"), Bearing.WORDS),
    "body": {"level": Bearing.CONTENT, "aliases": Bearing.WORDS},
    "procedure": {"short": Bearing.WORDS, "level": Bearing.CONTENT},
    "mechanism_use": dict.fromkeys(("direction", "experts", "procedures", "content", "instruments"), Bearing.CONTENT),
    "table": dict.fromkeys(("title", "holds", "within", "rows", "merged", "note"), Bearing.RECORD),
    "reading": {
        **dict.fromkeys(("about", "taken", "because", "alternatives"), Bearing.WORDS),
        **dict.fromkeys(("provisional", "breaks_off"), Bearing.RECORD),
    },
    "total": {"combine": Bearing.POINTS, "minimum": Bearing.MINIMA},
    "criterion": {"combine": Bearing.POINTS, "minimum": Bearing.MINIMA, "rank": Bearing.WORDS},
    "indicator": {
        **dict.fromkeys(("measure", "scale", "applies", "open"), Bearing.POINTS),
        **dict.fromkeys(("better", "period", "nature"), Bearing.CONTENT),
        "printed": Bearing.WORDS,
    },
    "bonus": dict.fromkeys(("when", "at_least", "points", "percent"), Bearing.POINTS),
    "low_results": dict.fromkeys(("years", "below"), Bearing.MINIMA),
    "measure": {
        **dict.fromkeys(
            ("kind", "unit", "counted", "out_of", "out_of_count", "per", "at_least", "at_most"), Bearing.DATA
        ),
        "procedure": Bearing.CONTENT,
        "assessor": Bearing.CONTENT,
        "computed": Bearing.CONTENT,
        "given": Bearing.RECORD,
    },
    "requirement": dict.fromkeys(("clause", "obligatory", "validity"), Bearing.EXPERTS),
    "roadmap": {"period": Bearing.DEADLINES},
    "section": {"direction": Bearing.FRAME},
    "activity": {
        **dict.fromkeys(("responsible", "partners", "participants", "results", "stage", "parent"), Bearing.PLAN),
        "uses": Bearing.PLAN,
    },
    "passport_row": {"statements": Bearing.CONTENT},
    "target": dict.fromkeys(("relation", "value", "unit", "out_of", "by"), Bearing.TARGETS),
}

_WHOLE: Final = {
    "total": Bearing.POINTS,
    "criterion": Bearing.POINTS,
    "indicator": Bearing.POINTS,
    "bonus": Bearing.POINTS,
    "low_results": Bearing.MINIMA,
    "measure": Bearing.DATA,
    "option": Bearing.DATA,
    **dict.fromkeys(("experts", "group", "category", "requirement"), Bearing.EXPERTS),
    **dict.fromkeys(("roadmap", "stage", "section", "activity"), Bearing.PLAN),
    **dict.fromkeys(("passport", "passport_row", "target"), Bearing.TARGETS),
    "document": Bearing.SOURCE,
    **dict.fromkeys(("abbreviation", "definition"), Bearing.WORDS),
    **dict.fromkeys(("reading", "table"), Bearing.RECORD),
}


def of_field(family: str, field: str) -> Bearing:
    """On what a change of a field bears.

    Raises:
        KeyError: nobody has said so of this field yet.
    """
    own = _OF_FAMILY.get(family, {})
    return own[field] if field in own else _EVERYWHERE[field]


def of_family(family: str, model: Model) -> Bearing:
    """On what it bears that such a rule is there, or stands elsewhere."""
    if isinstance(model, scoring.Indicator) and model.scale is None:
        return Bearing.CONTENT
    if isinstance(model, scoring.Criterion) and not _scored(model):
        return Bearing.CONTENT
    if isinstance(model, experts.Requirement) and not model.obligatory:
        return Bearing.CONTENT
    return _WHOLE.get(family, Bearing.CONTENT)


def _scored(criterion: scoring.Criterion) -> bool:
    return any(line.scale is not None for line in criterion.indicators) or any(map(_scored, criterion.criteria))
