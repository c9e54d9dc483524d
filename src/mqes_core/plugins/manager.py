"""One plugin at a time: import, register, check, ask. The only module that drives pluggy.

Every plugin gets a manager of its own, so that none can wrap, reorder or break what another one gives.
"""

from __future__ import annotations

import difflib
import inspect
from collections.abc import Callable
from typing import Final

import pluggy

from mqes_core.diagnostics import Diagnostic
from mqes_core.plugins import answers, hookspecs
from mqes_core.plugins.contribution import Contribution
from mqes_core.plugins.guard import UnusableError, guard
from mqes_core.plugins.types import PluginInfo

__all__ = ["HOOKS", "is_supported", "load"]

HOOKS: Final = tuple(sorted(name for name in vars(hookspecs) if name.startswith("mqes_")))
"""Names of all hooks."""


def load(name: str, distribution: str, version: str, import_it: Callable[[], object]) -> Contribution:
    """Import one plugin and ask it all that there is to ask.

    Args:
        name: name of its entry point.
        distribution: the distribution that brought it.
        version: version of that distribution.
        import_it: gives the plugin: a module, a class or an object with hook implementations.

    Raises:
        UnusableError: the plugin cannot be used (MQ902–MQ917); diagnostics say why.
    """
    with guard("MQ902", name=name):
        plugin = import_it()
    with guard("MQ914", name=name):
        manager = _registered(name, plugin)
        info = _info(name, plugin, manager)
        provider = f"{distribution} {version}".rstrip()
        return Contribution(
            name=name,
            distribution=distribution,
            version=version,
            title=info.title,
            concepts=answers.concepts(name, provider, _ask(name, manager, "mqes_concepts")),
            kinds=answers.kinds(name, _ask(name, manager, "mqes_scale_kinds")),
            clauses=answers.clauses(name, _ask(name, manager, "mqes_clause_kinds")),
            rules=answers.rules(name, _ask(name, manager, "mqes_lint_rules")),
        )


def is_supported(version: int, host: int = hookspecs.API_VERSION) -> bool:
    """Whether a host of one version of the interface accepts a plugin written for another: its own or the last."""
    return max(1, host - 1) <= version <= host


def _registered(name: str, plugin: object) -> pluggy.PluginManager:
    manager = pluggy.PluginManager(hookspecs.PROJECT)
    manager.add_hookspecs(hookspecs)
    if manager.register(plugin, name=name) is None:
        raise TypeError("the entry point gives None")
    for hook, implementations in _implementations(manager).items():
        if any(item.wrapper or item.hookwrapper for item in implementations):
            raise TypeError(f"{hook}: wrapper=True")
        if len(implementations) > 1:
            raise TypeError(f"{hook}: {len(implementations)} × @hookimpl")
    return manager


def _implementations(manager: pluggy.PluginManager) -> dict[str, list[pluggy.HookImpl]]:
    return {name: caller.get_hookimpls() for name, caller in sorted(vars(manager.hook).items())}


def _info(name: str, plugin: object, manager: pluggy.PluginManager) -> PluginInfo:
    """Who the plugin is. A plugin of another version is refused before its hooks are: it may have more of them."""
    info = answers.info(name, _ask(name, manager, "mqes_plugin"))
    if info is not None and not is_supported(info.api_version):
        code = "MQ907" if info.api_version > hookspecs.API_VERSION else "MQ908"
        raise UnusableError(
            Diagnostic(code, params={"name": name, "api": info.api_version, "host": hookspecs.API_VERSION})
        )
    if problems := [*_misspelt(name, manager), *_unmarked(name, plugin, manager)]:
        raise UnusableError(*problems)
    if info is None:
        raise UnusableError(Diagnostic("MQ904", params={"name": name}))
    if info.name != name:
        raise UnusableError(Diagnostic("MQ909", params={"name": name, "own": info.name}))
    return info


def _misspelt(name: str, manager: pluggy.PluginManager) -> list[Diagnostic]:
    """Hooks that do not exist, and so would never be called."""
    try:
        manager.check_pending()
    except pluggy.PluginValidationError:
        unknown = [hook for hook in _implementations(manager) if hook not in HOOKS]
        return [Diagnostic("MQ903", params={"name": name, "hook": hook, "near": _nearest(hook)}) for hook in unknown]
    return []


def _unmarked(name: str, plugin: object, manager: pluggy.PluginManager) -> list[Diagnostic]:
    """Functions that have the name of a hook but not its marker, and so would never be called."""
    return [
        Diagnostic("MQ915", params={"name": name, "hook": hook})
        for hook in HOOKS
        if callable(inspect.getattr_static(plugin, hook, None)) and manager.parse_hookimpl_opts(plugin, hook) is None
    ]


def _nearest(hook: str) -> str:
    near = difflib.get_close_matches(hook, HOOKS, n=1)
    return near[0] if near else ", ".join(HOOKS)


def _ask(name: str, manager: pluggy.PluginManager, hook: str) -> list[object]:
    """The plugin's answer; nothing where it does not implement the hook."""
    caller: pluggy.HookCaller = getattr(manager.hook, hook)
    with guard("MQ905", name=name, hook=hook):
        given: list[object] = caller()
    # pluggy leaves out None, which here is the answer of a function that forgot its "return".
    return given if given or not caller.get_hookimpls() else [None]
