"""What plugins hand over and what becomes of them: frozen records, light to import."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from mqes_core.diagnostics import Diagnostic

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

    from mqes_core.eligibility.extension import ClauseKind
    from mqes_core.evaluation.kinds.extension import ExtensionKind
    from mqes_core.lint.rule import LintRule

__all__ = ["ConceptFolder", "EditionFolder", "PluginInfo", "PluginSet", "PluginState", "State"]


@dataclass(frozen=True, slots=True)
class PluginInfo:
    """Who a plugin is."""

    name: str
    """The name of its entry point; for a municipality, its slug."""
    title: str
    """What it brings, in a few words for people."""
    api_version: int
    """The version of the plugin interface that it was written for: ``API_VERSION`` of that day, as a number."""


@dataclass(frozen=True, slots=True)
class ConceptFolder:
    """Where the data of one concept lies."""

    slug: str
    """The concept's id."""
    where: Traversable
    """The folder that holds ``<edition>/*.yaml``; from ``importlib.resources.files`` or a ``Path``."""


@dataclass(frozen=True, slots=True)
class EditionFolder:
    """Where one edition of a concept lies, and who brought it."""

    slug: str
    edition: str
    folder: Traversable
    provider: str
    """Distribution with its version, or the folder that the user named."""


class State(StrEnum):
    """What became of a plugin."""

    ACTIVE = "active"
    BLOCKED = "blocked"
    """Not wanted by the user; its code was not imported."""
    FAILED = "failed"
    """Set aside; the reason says why, and what to do."""


@dataclass(frozen=True, slots=True)
class PluginState:
    """What became of one plugin, and why."""

    name: str
    distribution: str
    """The distribution that brought it; for a folder, its path."""
    version: str
    state: State
    title: str = ""
    reason: Diagnostic | None = None
    details: tuple[Diagnostic, ...] = ()
    """Whatever else was wrong with it."""

    def to_dict(self) -> dict[str, Any]:
        """JSON-ready form."""
        return {
            "name": self.name,
            "distribution": self.distribution,
            "version": self.version,
            "state": str(self.state),
            "title": self.title,
            "reason": None if self.reason is None else self.reason.to_dict(),
            "details": [item.to_dict() for item in self.details],
        }


@dataclass(frozen=True, slots=True)
class PluginSet:
    """All that the plugins give together. The order in which they were found leaves no trace in it."""

    concepts: tuple[EditionFolder, ...] = ()
    """Every edition of every concept, by slug and edition."""
    states: tuple[PluginState, ...] = ()
    """Every plugin that was found, by name: active, blocked or failed."""
    kinds: Mapping[str, ExtensionKind] = field(default_factory=lambda: MappingProxyType({}))
    """The kinds of scales that plugins add, by name."""
    clauses: Mapping[str, ClauseKind] = field(default_factory=lambda: MappingProxyType({}))
    """The kinds of clauses about experts that plugins add, by name."""
    rules: Mapping[str, LintRule] = field(default_factory=lambda: MappingProxyType({}))
    """The rules of the linter that plugins add, by code."""

    @property
    def problems(self) -> tuple[Diagnostic, ...]:
        """Why plugins failed; blocked ones are no problem."""
        failed = (state for state in self.states if state.state is State.FAILED and state.reason is not None)
        return tuple(item for state in failed for item in (state.reason, *state.details) if item is not None)
