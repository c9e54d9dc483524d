"""Zelenchuk district, Karachay-Cherkessia: regulation on the municipal system for evaluating quality, 2021."""

from importlib.resources import files

from mqes_core.plugins import ConceptFolder, PluginInfo, hookimpl

__all__ = ["mqes_concepts", "mqes_plugin"]


@hookimpl
def mqes_plugin() -> PluginInfo:
    """Who the plugin is."""
    return PluginInfo(name="zelenchuk", title="МСОКО Зеленчукского района", api_version=1)


@hookimpl
def mqes_concepts() -> tuple[ConceptFolder, ...]:
    """Where the concept's editions lie."""
    return (ConceptFolder(slug="zelenchuk", where=files("mqes_zelenchuk") / "data"),)
