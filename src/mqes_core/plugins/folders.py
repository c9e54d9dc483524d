"""Plain folders of YAML as plugins: no Python needed, no code run."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from mqes_core.diagnostics import Diagnostic, Place
from mqes_core.errors import LoadError
from mqes_core.plugins.contribution import Contribution
from mqes_core.plugins.guard import UnusableError, guard
from mqes_core.plugins.layout import holds_concept, is_edition, is_slug, subfolders, yaml_files
from mqes_core.plugins.types import EditionFolder, PluginState, State

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

__all__ = ["load_folders"]


class _Identity(NamedTuple):
    """Which edition of which concept a folder holds."""

    slug: str
    edition: str


def load_folders(folders: Sequence[Path]) -> tuple[list[Contribution], list[PluginState]]:
    """Every edition in the folders, and every folder or edition that had to be set aside.

    A folder is an edition, or holds editions, or holds folders of editions. Every edition stands for itself: one that
    cannot be read leaves those beside it as they are. A folder that is named twice counts once.
    """
    contributions: list[Contribution] = []
    failed: list[PluginState] = []
    editions: dict[Path, None] = {}
    for folder in dict.fromkeys(_absolute(folder) for folder in folders):
        try:
            editions.update(dict.fromkeys(_editions(folder)))
        except UnusableError as problem:
            failed.append(_failed(folder, problem.diagnostics))
    for edition in editions:
        try:
            contributions.append(_contribution(edition))
        except UnusableError as problem:
            failed.append(_failed(edition, problem.diagnostics))
    return contributions, failed


def _absolute(folder: Path) -> Path:
    """The folder by one name, however it was named; one that cannot be resolved keeps its own."""
    try:
        return folder.expanduser().resolve()
    except (OSError, RuntimeError, ValueError):
        return folder.absolute()


def _failed(folder: Path, problems: Sequence[Diagnostic]) -> PluginState:
    return PluginState(folder.name, str(folder), "", State.FAILED, reason=problems[0], details=tuple(problems[1:]))


def _editions(folder: Path) -> list[Path]:
    """The folders of editions in a folder that the user named."""
    place = Place(str(folder))
    with guard("MQ934", place):
        if not folder.is_dir():
            raise UnusableError(Diagnostic("MQ930", place))
        if holds_concept(folder):
            return [folder]
        editions: list[Path] = []
        for child in subfolders(folder):
            editions.extend(Path(str(item)) for item in ([child] if _has_yaml(child) else subfolders(child)))
        editions = [item for item in editions if _has_yaml(item)]
        # A folder with YAML that is not recognisable as a concept is reported as one that cannot be read.
        if editions or yaml_files(folder):
            return editions or [folder]
    raise UnusableError(Diagnostic("MQ931", place))


def _has_yaml(folder: Traversable) -> bool:
    """Whether YAML lies in it; a folder that cannot be listed is taken for an edition, and so fails on its own."""
    try:
        return bool(yaml_files(folder))
    except OSError:
        return True


def _contribution(folder: Path) -> Contribution:
    slug, edition = _identity(folder)
    return Contribution(
        name=slug,
        distribution=str(folder),
        version="",
        root=str(folder.parent),
        concepts=(EditionFolder(slug, edition, folder, str(folder)),),
    )


def _identity(folder: Path) -> _Identity:
    """Concept and edition, from the first file that says it; nothing else is checked before the edition is loaded.

    Raises:
        UnusableError: no file says it (MQ932), with whatever made files unreadable; or the folder cannot be read
            (MQ934).
    """
    from mqes_core.loading.strict_yaml import parse

    problems: list[Diagnostic] = []
    with guard("MQ934", Place(str(folder))):
        for file in yaml_files(folder):
            try:
                tree = parse(file.read_bytes(), str(file))
            except LoadError as error:
                problems.extend(error.diagnostics)
                continue
            data = tree.data
            if isinstance(data, dict) and data.get("kind") == "concept":
                concept = data.get("concept")
                about = concept if isinstance(concept, dict) else {}
                # A year without quotation marks is a number; that is for the loading of the edition to explain.
                slug, edition = about.get("id"), str(about.get("edition", ""))
                if is_slug(slug) and is_edition(edition):
                    return _Identity(slug, edition)
                problems.append(Diagnostic("MQ935", tree.place(["concept", "id" if not is_slug(slug) else "edition"])))
    raise UnusableError(Diagnostic("MQ932", Place(str(folder))), *problems)
