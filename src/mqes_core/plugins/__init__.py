"""Plugins: what their authors import, and what the composition root asks.

An author needs ``hookimpl``, ``PluginInfo``, ``ConceptFolder``, ``ExtensionKind`` and the number that ``API_VERSION``
had on the day of writing; for clauses about experts also ``ClauseKind``, for rules of the linter ``LintRule``,
``RuleWords``, ``Defect`` and ``Severity``.
What takes long to import is imported when it is first used.
"""

from typing import TYPE_CHECKING, Any

from mqes_core.diagnostics import Severity
from mqes_core.plugins.hookspecs import API_VERSION, hookimpl
from mqes_core.plugins.types import ConceptFolder, EditionFolder, PluginInfo, PluginSet, PluginState, State

if TYPE_CHECKING:
    from mqes_core.eligibility.extension import ClauseKind
    from mqes_core.evaluation.kinds.extension import ExtensionKind
    from mqes_core.lint.rule import Defect, LintRule, RuleWords
    from mqes_core.plugins.discovery import disabled_in, discover, folders_in

__all__ = [
    "API_VERSION",
    "ClauseKind",
    "ConceptFolder",
    "Defect",
    "EditionFolder",
    "ExtensionKind",
    "LintRule",
    "PluginInfo",
    "PluginSet",
    "PluginState",
    "RuleWords",
    "Severity",
    "State",
    "disabled_in",
    "discover",
    "folders_in",
    "hookimpl",
]

_LATE = {
    "ClauseKind": "mqes_core.eligibility.extension",
    "Defect": "mqes_core.lint.rule",
    "ExtensionKind": "mqes_core.evaluation.kinds.extension",
    "LintRule": "mqes_core.lint.rule",
    "RuleWords": "mqes_core.lint.rule",
    "disabled_in": "mqes_core.plugins.discovery",
    "discover": "mqes_core.plugins.discovery",
    "folders_in": "mqes_core.plugins.discovery",
}


def __getattr__(name: str) -> Any:
    if name not in _LATE:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(_LATE[name]), name)
