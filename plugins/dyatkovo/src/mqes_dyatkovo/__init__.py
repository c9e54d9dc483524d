"""Dyatkovo district, Bryansk region: passports and plans by direction, 2021–2022."""

from importlib.resources import files

from mqes_core.plugins import ConceptFolder, PluginInfo, hookimpl

__all__ = ["mqes_concepts", "mqes_plugin"]


@hookimpl
def mqes_plugin() -> PluginInfo:
    """Who the plugin is."""
    return PluginInfo(name="dyatkovo", title="Паспорта и дорожные карты Дятьковского района", api_version=1)


@hookimpl
def mqes_concepts() -> tuple[ConceptFolder, ...]:
    """Where the concept's editions lie."""
    return (ConceptFolder(slug="dyatkovo", where=files("mqes_dyatkovo") / "data"),)
