"""Find, filter, load: what is installed, what of it is wanted, and only then is anything imported."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from importlib import metadata
from pathlib import Path
from typing import Final

from mqes_core.diagnostics import Diagnostic, Place, Severity
from mqes_core.errors import PluginError
from mqes_core.plugins.contribution import Contribution, combine
from mqes_core.plugins.folders import load_folders
from mqes_core.plugins.guard import UnusableError, guard
from mqes_core.plugins.hookspecs import ENTRY_POINT_GROUP
from mqes_core.plugins.manager import load
from mqes_core.plugins.types import PluginSet, PluginState, State

__all__ = ["Filter", "Found", "disabled_in", "discover", "find", "folders_in", "select"]

_SEPARATORS: Final = re.compile(r"[-_.]+")


@dataclass(frozen=True, slots=True, order=True)
class Found:
    """A plugin that is installed and of which nothing has been imported."""

    name: str
    distribution: str
    version: str
    entry_point: metadata.EntryPoint = field(compare=False, repr=False)

    def is_called(self, names: Iterable[str]) -> bool:
        """Whether any of the names is that of the plugin or of its distribution."""
        own = {_normal(self.name), _normal(self.distribution)}
        return any(_normal(name) in own for name in names)

    def state(self, state: State, *diagnostics: Diagnostic) -> PluginState:
        """What became of it."""
        reason = diagnostics[0] if diagnostics else None
        return PluginState(self.name, self.distribution, self.version, state, reason=reason, details=diagnostics[1:])


@dataclass(frozen=True, slots=True)
class Filter:
    """Which installed plugins the user wants. Names are those of plugins or of distributions.

    Folders are outside of it: they are asked for by their path and hold no code.
    """

    only: frozenset[str] | None = None
    """``--plugin``: none but these; None for all."""
    disabled: frozenset[str] = frozenset()
    """``MQES_DISABLE_PLUGINS``: not these, even if named in ``only``."""
    none: bool = False
    """``--no-plugins``."""

    def objection(self, found: Found) -> Diagnostic | None:
        """Why the plugin is not wanted; None if it is."""
        code = None
        if self.none:
            code = "MQ920"
        elif found.is_called(self.disabled):
            code = "MQ922"
        elif self.only is not None and not found.is_called(self.only):
            code = "MQ921"
        return None if code is None else Diagnostic(code, params={"name": found.name}, severity=Severity.NOTE)


def discover(
    *,
    folders: Sequence[Path] = (),
    only: Iterable[str] | None = None,
    disabled: Iterable[str] = (),
    no_plugins: bool = False,
    search: Sequence[str] | None = None,
) -> PluginSet:
    """All that installed plugins and folders give together.

    A plugin that fails is set aside with its reason and leaves the others as they are. Of plugins that contradict each
    other none is taken, so that the order in which they were found decides nothing.

    Args:
        folders: editions, folders of editions, or folders of those, as plain YAML.
        only: names of plugins or distributions that are wanted; None for all.
        disabled: names of plugins or distributions that are not wanted.
        no_plugins: import no installed plugin at all; folders are still read.
        search: where to look for installed distributions; ``sys.path`` unless given.

    Raises:
        PluginError: ``only`` names plugins that are not installed (MQ924).
    """
    wanted = Filter(None if only is None else frozenset(only), frozenset(disabled), no_plugins)
    found, unreadable = find(search)
    kept, blocked = select(found, wanted)
    contributions: list[Contribution] = []
    failed: list[PluginState] = []
    for plugin in kept:
        try:
            contributions.append(load(plugin.name, plugin.distribution, plugin.version, plugin.entry_point.load))
        except UnusableError as problem:
            failed.append(plugin.state(State.FAILED, *problem.diagnostics))
    from_folders, failed_folders = load_folders(folders)
    return combine([*contributions, *from_folders], [*unreadable, *blocked, *failed, *failed_folders])


def find(search: Sequence[str] | None = None) -> tuple[list[Found], list[PluginState]]:
    """Every installed plugin, and every distribution whose list of plugins cannot be read.

    Of a distribution that lies on the path twice the first counts, as it does for ``import``.
    """
    found: list[Found] = []
    unreadable: list[PluginState] = []
    seen: set[str] = set()
    for distribution in metadata.distributions() if search is None else metadata.distributions(path=list(search)):
        if not _may_have_plugins(distribution):
            continue
        name = ""
        try:
            with guard("MQ901", Place(str(distribution.locate_file("")))):
                name, version = _identity(distribution)
                if _normal(name) not in seen:
                    points = [point for point in distribution.entry_points if point.group == ENTRY_POINT_GROUP]
                    found.extend(Found(point.name, name, version, point) for point in points)
        except UnusableError as problem:
            shown = name or "?"
            unreadable.append(PluginState(shown, shown, "", State.FAILED, reason=problem.diagnostics[0]))
        seen.add(_normal(name))
    return sorted(found), unreadable


def select(found: Sequence[Found], wanted: Filter) -> tuple[list[Found], list[PluginState]]:
    """The plugins that are wanted, and what became of the others. Nothing is imported.

    Raises:
        PluginError: ``wanted.only`` names plugins that are not installed.
    """
    _check_names(found, wanted.only or ())
    kept: list[Found] = []
    blocked: list[PluginState] = []
    for plugin in found:
        objection = wanted.objection(plugin)
        if objection is None:
            kept.append(plugin)
        else:
            blocked.append(plugin.state(State.BLOCKED, objection))
    for name in sorted(wanted.disabled):
        if not any(plugin.is_called([name]) for plugin in found):
            note = Diagnostic("MQ923", params={"name": name}, severity=Severity.NOTE)
            blocked.append(PluginState(name, "", "", State.BLOCKED, reason=note))
    return kept, blocked


def folders_in(environment: Mapping[str, str]) -> tuple[Path, ...]:
    """The folders named in ``MQES_CONCEPTS``, separated as in ``PATH``."""
    parts = environment.get("MQES_CONCEPTS", "").split(os.pathsep)
    return tuple(Path(part.strip()) for part in parts if part.strip())


def disabled_in(environment: Mapping[str, str]) -> frozenset[str]:
    """The names in ``MQES_DISABLE_PLUGINS``, separated by commas, semicolons or blanks."""
    return frozenset(filter(None, re.split(r"[,;\s]+", environment.get("MQES_DISABLE_PLUGINS", ""))))


def _check_names(found: Sequence[Found], names: Iterable[str]) -> None:
    installed = ", ".join(sorted({plugin.name for plugin in found})) or "—"
    unknown = [name for name in sorted(names) if not any(plugin.is_called([name]) for plugin in found)]
    if unknown:
        raise PluginError(Diagnostic("MQ924", params={"name": name, "installed": installed}) for name in unknown)


def _may_have_plugins(distribution: metadata.Distribution) -> bool:
    """A cheap look that spares the reading of metadata; a file that is not even text cannot be meant for us."""
    try:
        return ENTRY_POINT_GROUP in (distribution.read_text("entry_points.txt") or "")
    except (OSError, ValueError):
        return False


def _identity(distribution: metadata.Distribution) -> tuple[str, str]:
    name: str | None = distribution.metadata["Name"]
    version: str | None = distribution.metadata["Version"]
    if not name:
        raise ValueError("METADATA: Name?")
    return name, version or ""


def _normal(name: str) -> str:
    return _SEPARATORS.sub("-", name.strip()).lower()
