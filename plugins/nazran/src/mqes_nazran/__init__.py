"""Nazran and Magas, Republic of Ingushetia: concept of the municipal system for evaluating quality, 2021–2023."""

from importlib.resources import files

from mqes_core.plugins import ConceptFolder, PluginInfo, hookimpl

__all__ = ["mqes_concepts", "mqes_plugin"]


@hookimpl
def mqes_plugin() -> PluginInfo:
    """Who the plugin is."""
    return PluginInfo(name="nazran", title="МСОКО г. Назрани и г. Магаса", api_version=1)


@hookimpl
def mqes_concepts() -> tuple[ConceptFolder, ...]:
    """Where the concept's editions lie."""
    return (ConceptFolder(slug="nazran", where=files("mqes_nazran") / "data"),)
