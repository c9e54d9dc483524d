"""How concepts are named and how they lie on disk: a folder of editions, each a folder of YAML files."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, TypeGuard

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

__all__ = ["edition_folders", "holds_concept", "is_edition", "is_kind", "is_slug", "subfolders", "yaml_files"]

_CONCEPT: Final = re.compile(rb"""\bkind["']?\s*:\s*["']?concept\b""")
# The same as in the model, which takes long to import.
_SLUG: Final = re.compile(r"[a-z][a-z0-9_]{0,39}")
_EDITION: Final = re.compile(r"(?=.{1,80}\Z)[a-z0-9]+([._-][a-z0-9]+)*")
_KIND: Final = re.compile(r"[a-z][a-z0-9_]*\.[a-z][a-z0-9_]*")


def is_slug(value: object) -> TypeGuard[str]:
    """Whether the value may be the id of a concept."""
    return type(value) is str and _SLUG.fullmatch(value) is not None


def is_edition(value: object) -> TypeGuard[str]:
    """Whether the value may be the name of an edition."""
    return type(value) is str and _EDITION.fullmatch(value) is not None


def is_kind(value: object) -> TypeGuard[str]:
    """Whether the value may be the name of a kind of scale that a plugin adds."""
    return type(value) is str and _KIND.fullmatch(value) is not None


def yaml_files(folder: Traversable) -> list[Traversable]:
    """The YAML files of an edition, by name; the concept file first where it has its usual name."""
    files = [item for item in folder.iterdir() if item.name.endswith(".yaml") and item.is_file()]
    return sorted(files, key=lambda item: (item.name != "concept.yaml", item.name))


def subfolders(folder: Traversable) -> list[Traversable]:
    """The folders inside, by name, without hidden and private ones."""
    folders = [item for item in folder.iterdir() if not item.name.startswith((".", "_")) and item.is_dir()]
    return sorted(folders, key=lambda item: item.name)


def edition_folders(root: Traversable) -> list[Traversable]:
    """The folders inside that hold YAML, by name: the editions of a concept.

    Raises:
        OSError: the folder is not there, is no folder or may not be read.
    """
    return [folder for folder in subfolders(root) if yaml_files(folder)]


def holds_concept(folder: Traversable) -> bool:
    """Whether the folder is itself an edition, by a look at its files that does not parse them."""
    return any(_CONCEPT.search(file.read_bytes()) for file in yaml_files(folder))
