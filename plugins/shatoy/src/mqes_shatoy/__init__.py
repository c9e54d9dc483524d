"""Shatoy district, Chechen Republic: concept of the network of experts, 2022–2024."""

from importlib.resources import files

from mqes_core.plugins import ConceptFolder, PluginInfo, hookimpl

__all__ = ["mqes_concepts", "mqes_plugin"]


@hookimpl
def mqes_plugin() -> PluginInfo:
    """Who the plugin is."""
    return PluginInfo(name="shatoy", title="Сетевое экспертное сообщество Шатойского района", api_version=1)


@hookimpl
def mqes_concepts() -> tuple[ConceptFolder, ...]:
    """Where the concept's editions lie."""
    return (ConceptFolder(slug="shatoy", where=files("mqes_shatoy") / "data"),)
