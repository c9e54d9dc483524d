"""One data file: its bytes, its kind, and the model it holds, with all that is wrong with it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, NamedTuple

from pydantic import ValidationError

from mqes_core.diagnostics import Diagnostic, Place
from mqes_core.loading.problems import problems
from mqes_core.loading.strict_yaml import scan
from mqes_core.loading.tree import Tree, Value
from mqes_core.loading.wording import listed, not_an_option, shown
from mqes_core.model.base import Model
from mqes_core.model.concept import ConceptFile
from mqes_core.model.experts import ExpertsFile
from mqes_core.model.roadmap import RoadmapFile
from mqes_core.model.scoring import ScoringFile

__all__ = ["FILE_MODELS", "FORMAT", "LoadedFile", "ReadFile", "read_file"]

FORMAT: Final = 1
"""The format of data files that this program reads and writes."""

FILE_MODELS: Final[Mapping[str, type[Model]]] = {
    "concept": ConceptFile,
    "scoring": ScoringFile,
    "roadmap": RoadmapFile,
    "experts": ExpertsFile,
}
"""The model of each kind of file of an edition."""


@dataclass(frozen=True, slots=True)
class LoadedFile:
    """A file that holds what its kind asks for."""

    kind: str
    model: Model
    tree: Tree


class ReadFile(NamedTuple):
    """What came out of one file: its kind as far as it is known, the model where it holds, and what is wrong."""

    kind: str | None
    loaded: LoadedFile | None
    diagnostics: tuple[Diagnostic, ...]


def read_file(data: bytes, name: str, models: Mapping[str, type[Model]] = FILE_MODELS) -> ReadFile:
    """Reads the bytes of one file of a kind in ``models``; raises nothing.

    Structural problems are told together with problems of the YAML behind which the file is still readable.
    """
    tree, found = scan(data, name)
    if tree is None:
        return ReadFile(None, None, found)
    root = tree.data
    if not isinstance(root, dict):
        return ReadFile(None, None, (*found, Diagnostic("MQ009", Place(name, 1, 1), {"found": shown(root)})))
    head = _head(root, tree, models)
    kind = root.get("kind")
    kind = kind if isinstance(kind, str) and kind in models else None
    if head or kind is None:
        return ReadFile(kind, None, (*found, *head))
    model_type = models[kind]
    try:
        # JSON is the data model of the files: there, a list may become a tuple and a text a date, and nothing else.
        model = model_type.model_validate_json(json.dumps(root, ensure_ascii=False))
    except ValidationError as error:
        told = {item.place.line for item in found}
        return ReadFile(
            kind, None, (*found, *(item for item in problems(error, model_type, tree) if item.place.line not in told))
        )
    return ReadFile(kind, None if found else LoadedFile(kind, model, tree), found)


def _head(root: dict[str, Value], tree: Tree, models: Mapping[str, type[Model]]) -> list[Diagnostic]:
    """What is wrong with the two keys that say how to read the rest."""
    found = []
    declared = root.get("format")
    if "format" not in root:
        found.append(Diagnostic("MQ030", tree.place(()), {"format": FORMAT}))
    elif isinstance(declared, bool) or not isinstance(declared, int) or declared < 1:
        found.append(Diagnostic("MQ032", tree.place(("format",)), {"found": shown(declared), "format": FORMAT}))
    elif declared > FORMAT:
        found.append(Diagnostic("MQ031", tree.place(("format",)), {"found": declared, "format": FORMAT}))
    kind = root.get("kind")
    if kind is None:
        found.append(Diagnostic("MQ033", tree.place(("kind",)), {"options": listed(models)}))
    elif not isinstance(kind, str) or kind not in models:
        code, params = not_an_option(shown(kind), models, unknown="MQ034", like="MQ113")
        found.append(Diagnostic(code, tree.place(("kind",)), params))
    return found
