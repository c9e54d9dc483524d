"""A folder of YAML files becomes an edition, or an error that lists every problem of every file."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Final, NamedTuple

from mqes_core.diagnostics import Diagnostic, Place
from mqes_core.errors import LoadError
from mqes_core.i18n import refusal
from mqes_core.loading.consistency import check
from mqes_core.loading.files import FILE_MODELS, LoadedFile, ReadFile, read_file
from mqes_core.loading.tree import Step, Tree
from mqes_core.model.concept import ConceptFile
from mqes_core.model.edition import Edition
from mqes_core.model.experts import ExpertsFile
from mqes_core.model.roadmap import RoadmapFile
from mqes_core.model.scoring import ScoringFile

__all__ = ["LoadedEdition", "is_beside_data", "load_edition", "load_with_places"]

_MANY: Final = frozenset({"roadmap"})
"""Kinds of which an edition may have several files."""

_BESIDE: Final = frozenset({"__init__.py", "__pycache__", "desktop.ini", "Thumbs.db"})


class _Read(NamedTuple):
    name: str
    file: ReadFile


class LoadedEdition(NamedTuple):
    """An edition, and where its parts stand in the author's files."""

    edition: Edition
    place: Callable[[Sequence[Step]], Place]
    """File, line and column of the part at a path such as ``("roadmaps", 0, "sections", 2, "title")``."""


def load_edition(folder: Path | Traversable) -> Edition:
    """The edition whose files lie in ``folder``.

    Each file says its ``format`` and ``kind``; exactly one is a concept, at most one holds scoring and one
    requirements to experts, any number hold roadmaps, which keep the order of their file names.

    Args:
        folder: a folder on disk or inside an installed package.

    Raises:
        LoadError: with every problem of every file, in the order of files and lines.
    """
    return load_with_places(folder).edition


def load_with_places(folder: Path | Traversable) -> LoadedEdition:
    """As :func:`load_edition`, and the places of everything in the files.

    Raises:
        LoadError: with every problem of every file, in the order of files and lines.
    """
    if not folder.is_dir():
        raise LoadError([Diagnostic("MQ001", Place(str(folder)), {"folder": str(folder)})])
    own = (entry for entry in folder.iterdir() if not is_beside_data(entry.name))
    entries = sorted(own, key=lambda entry: entry.name)
    foreign = [problem for entry in entries if (problem := _foreign(entry)) is not None]
    read = [_Read(str(entry), _read(entry)) for entry in entries if entry.name.endswith(".yaml") and not entry.is_dir()]
    found = [*foreign, *_counted(read, str(folder))]
    found += [diagnostic for item in read for diagnostic in item.file.diagnostics]
    loaded = _first_of_each([item.file.loaded for item in read if item.file.loaded])
    found += check(loaded, _unread(read))
    if found:
        raise LoadError(sorted(found, key=lambda item: (item.place.file, item.place.line, item.place.column)))
    return LoadedEdition(_assemble(loaded), _places(loaded))


def is_beside_data(name: str) -> bool:
    """Whether an entry of the folder belongs to the operating system, an editor or Python rather than to the data."""
    return name in _BESIDE or name.startswith((".", "~")) or name.endswith("~")


def _foreign(entry: Path | Traversable) -> Diagnostic | None:
    if entry.is_dir():
        return Diagnostic("MQ036", Place(str(entry)), {"name": entry.name})
    return None if entry.name.endswith(".yaml") else Diagnostic("MQ035", Place(str(entry)), {"name": entry.name})


def _read(entry: Path | Traversable) -> ReadFile:
    try:
        data = entry.read_bytes()
    except OSError as error:
        return ReadFile(None, None, (Diagnostic("MQ002", Place(str(entry)), {"reason": refusal(error)}),))
    return read_file(data, str(entry))


def _counted(read: list[_Read], folder: str) -> Iterator[Diagnostic]:
    """Whether each kind of file is there as often as it should be, as far as the kinds are known."""
    first: dict[str, str] = {}
    for name, file in read:
        kind = file.kind
        if kind is None or kind in _MANY:
            continue
        if kind in first:
            yield Diagnostic("MQ004", Place(name, 1, 1), {"kind": kind, "first": first[kind]})
        else:
            first[kind] = name
    if "concept" not in first and all(file.kind for _, file in read):
        yield Diagnostic("MQ003", Place(folder))


def _first_of_each(files: list[LoadedFile]) -> list[LoadedFile]:
    """The files without a second of a kind that may be there once: all its names would be said to be taken."""
    kinds = [file.kind for file in files]
    return [file for index, file in enumerate(files) if file.kind in _MANY or file.kind not in kinds[:index]]


def _unread(read: list[_Read]) -> frozenset[str]:
    """Kinds of files whose names are not all known."""
    kinds = {file.kind for _, file in read if file.loaded is None}
    if None in kinds:
        return frozenset(FILE_MODELS)
    missing = set() if any(file.kind == "concept" for _, file in read) else {"concept"}
    return frozenset(kind for kind in kinds | missing if kind)


def _assemble(files: list[LoadedFile]) -> Edition:
    models = [file.model for file in files]
    concept = next(model.concept for model in models if isinstance(model, ConceptFile))
    return Edition(
        concept=concept,
        scoring=next((model.scoring for model in models if isinstance(model, ScoringFile)), None),
        experts=next((model.experts for model in models if isinstance(model, ExpertsFile)), None),
        roadmaps=tuple(model.roadmap for model in models if isinstance(model, RoadmapFile)),
    )


def _places(files: list[LoadedFile]) -> Callable[[Sequence[Step]], Place]:
    """The way from a path in the edition to a place in the file that holds that part."""
    trees: dict[tuple[Step, ...], Tree] = {}
    for file in files:
        number = sum(head[0] == "roadmaps" for head in trees)
        trees[("roadmaps", number) if file.kind == "roadmap" else (file.kind,)] = file.tree

    def place(path: Sequence[Step]) -> Place:
        length = 2 if path[0] == "roadmaps" else 1
        kind = "roadmap" if path[0] == "roadmaps" else path[0]
        return trees[tuple(path[:length])].place((kind, *path[length:]))

    return place
