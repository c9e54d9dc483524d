"""Plugins: what their authors import, and what the composition root asks.

An author needs ``hookimpl``, ``PluginInfo``, ``ConceptFolder``, ``ExtensionKind`` and the number that ``API_VERSION``
had on the day of writing. What takes long to import is imported when it is first used.
"""

from typing import TYPE_CHECKING, Any

from mqes_core.plugins.hookspecs import API_VERSION, hookimpl
from mqes_core.plugins.types import ConceptFolder, EditionFolder, PluginInfo, PluginSet, PluginState, State

if TYPE_CHECKING:
    from mqes_core.evaluation.kinds.extension import ExtensionKind
    from mqes_core.plugins.discovery import disabled_in, discover, folders_in

__all__ = [
    "API_VERSION",
    "ConceptFolder",
    "EditionFolder",
    "ExtensionKind",
    "PluginInfo",
    "PluginSet",
    "PluginState",
    "State",
    "disabled_in",
    "discover",
    "folders_in",
    "hookimpl",
]

_LATE = {
    "ExtensionKind": "mqes_core.evaluation.kinds.extension",
    "disabled_in": "mqes_core.plugins.discovery",
    "discover": "mqes_core.plugins.discovery",
    "folders_in": "mqes_core.plugins.discovery",
}


def __getattr__(name: str) -> Any:
    if name not in _LATE:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(_LATE[name]), name)
