"""The concepts at hand: plugins are found once, an edition loads and a plan compiles when first asked for."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from difflib import get_close_matches
from functools import cached_property
from pathlib import Path

from mqes_core import loading
from mqes_core.diagnostics import Diagnostic
from mqes_core.errors import UsageError
from mqes_core.evaluation import Plan, compile_plan
from mqes_core.model.edition import Edition
from mqes_core.plugins import PluginSet, disabled_in, discover, folders_in

__all__ = ["Library", "open_library"]


@dataclass(frozen=True)
class Library:
    """The concepts at hand: from installed plugins and from folders. Editions load when first asked for."""

    plugins: PluginSet
    """What was found, and what became of it."""
    _editions: dict[str, loading.LoadedEdition] = field(default_factory=dict, repr=False)
    _plans: dict[str, Plan] = field(default_factory=dict, repr=False)

    @cached_property
    def names(self) -> tuple[str, ...]:
        """Every edition at hand as ``concept@edition``."""
        return tuple(f"{folder.slug}@{folder.edition}" for folder in self.plugins.concepts)

    def edition(self, concept: str) -> Edition:
        """The edition named ``concept@edition``; a bare concept stands for its newest edition.

        Raises:
            UsageError: MQ801, there is no such concept or edition here.
            LoadError: its data does not hold together.
        """
        return self.located(concept).edition

    def located(self, concept: str) -> loading.LoadedEdition:
        """As :meth:`edition`, with the places of its parts in the files.

        Raises:
            UsageError: MQ801, there is no such concept or edition here.
            LoadError: its data does not hold together.
        """
        name = self._full_name(concept)
        if name not in self._editions:
            folder = next(item for item in self.plugins.concepts if f"{item.slug}@{item.edition}" == name)
            self._editions[name] = loading.load_with_places(folder.folder)
        return self._editions[name]

    def plan(self, concept: str) -> Plan:
        """The compiled plan of an edition.

        Raises:
            UsageError: MQ801, there is no such concept or edition here.
            LoadError: its data does not hold together, or it scores nothing (MQ253).
        """
        edition = self.edition(concept)
        if edition.key not in self._plans:
            self._plans[edition.key] = compile_plan(edition, self.plugins.kinds)
        return self._plans[edition.key]

    def _since(self, name: str) -> tuple[date, str]:
        """When an edition comes into force; one that does not say so is the oldest."""
        return self.edition(name).concept.validity.since or date.min, name

    def _full_name(self, concept: str) -> str:
        if concept in self.names:
            return concept
        editions = [f"{item.slug}@{item.edition}" for item in self.plugins.concepts if item.slug == concept]
        if editions:
            return editions[0] if len(editions) == 1 else max(editions, key=self._since)
        slugs = {item.slug for item in self.plugins.concepts} | set(self.names)
        near = ", ".join(get_close_matches(concept, slugs)) or ", ".join(self.names) or "—"
        raise UsageError([Diagnostic("MQ801", params={"concept": concept, "near": near})])


def open_library(
    *,
    folders: Sequence[Path] | None = None,
    plugin: Sequence[str] | None = None,
    no_plugins: bool = False,
) -> Library:
    """Find the plugins that are installed and the folders that are named.

    Args:
        folders: folders that hold concepts as YAML; without it, those of the variable ``MQES_CONCEPTS``.
        plugin: the only plugins wanted; without it, all.
        no_plugins: no installed plugin is imported; folders are still read.

    The variable ``MQES_DISABLE_PLUGINS`` (names with commas between) sets plugins aside before they are imported.

    Raises:
        PluginError: MQ924, a plugin that was asked for is not installed.
    """
    if folders is None:
        folders = folders_in(os.environ)
    found = discover(folders=folders, only=plugin, disabled=disabled_in(os.environ), no_plugins=no_plugins)
    return Library(found)
