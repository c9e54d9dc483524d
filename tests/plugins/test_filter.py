"""What the user does not want is never imported, and everything that was blocked says so."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from mqes_core.diagnostics import Severity
from mqes_core.errors import PluginError
from mqes_core.plugins import State, disabled_in, folders_in
from mqes_core.plugins.discovery import find


@pytest.fixture
def paths(world, plugin_source) -> list[str]:
    return [
        world.install(plugin_source(name, slugs=[name]), name=name, slugs=[name], distribution=f"mqes-of-{name}")
        for name in ("alpha", "beta")
    ]


@pytest.mark.parametrize(
    ("options", "states", "imported"),
    [
        ({}, {"alpha": "active", "beta": "active"}, {"fakeplugin_0", "fakeplugin_1"}),
        ({"no_plugins": True}, {"alpha": "MQ920", "beta": "MQ920"}, set()),
        ({"disabled": frozenset({"alpha"})}, {"alpha": "MQ922", "beta": "active"}, {"fakeplugin_1"}),
        ({"disabled": frozenset({"MQES_of.Alpha"})}, {"alpha": "MQ922", "beta": "active"}, {"fakeplugin_1"}),
        ({"only": ["alpha"]}, {"alpha": "active", "beta": "MQ921"}, {"fakeplugin_0"}),
        ({"only": ["mqes-of-alpha"]}, {"alpha": "active", "beta": "MQ921"}, {"fakeplugin_0"}),
        ({"only": []}, {"alpha": "MQ921", "beta": "MQ921"}, set()),
        ({"only": ["alpha"], "disabled": {"alpha"}}, {"alpha": "MQ922", "beta": "MQ921"}, set()),
        ({"only": ["alpha"], "no_plugins": True}, {"alpha": "MQ920", "beta": "MQ920"}, set()),
    ],
)
def test_blocking_comes_before_import(world, paths, codes, options, states, imported) -> None:
    found = world.look(*paths, **options)
    assert codes(found) == states
    assert world.imported() == imported
    assert [place.slug for place in found.concepts] == [name for name, state in states.items() if state == "active"]


def test_a_blocked_plugin_is_no_problem(world, paths) -> None:
    found = world.look(*paths, no_plugins=True)
    assert {state.state for state in found.states} == {State.BLOCKED}
    assert {state.reason.severity for state in found.states} == {Severity.NOTE}
    assert found.problems == ()


def test_a_broken_plugin_that_is_blocked_does_no_harm(world, paths, codes) -> None:
    broken = world.install("raise SystemExit", name="broken")
    assert codes(world.look(*paths, broken, disabled={"broken"}))["broken"] == "MQ922"


def test_a_name_that_blocks_nothing_is_told(world, paths, codes) -> None:
    found = world.look(*paths, disabled={"alhpa"})
    assert codes(found) == {"alpha": "active", "beta": "active", "alhpa": "MQ923"}
    assert found.problems == ()


def test_a_plugin_that_is_asked_for_must_be_there(world, paths) -> None:
    with pytest.raises(PluginError) as caught:
        world.look(*paths, only=["gamma", "alpha", "delta"])
    assert [(item.code, item.params["name"]) for item in caught.value.diagnostics] == [
        ("MQ924", "delta"), ("MQ924", "gamma"),
    ]  # fmt: skip
    assert "alpha, beta" in caught.value.diagnostics[0].message("ru")
    assert world.imported() == set()


def test_nothing_installed_is_said_in_so_many_words(world) -> None:
    with pytest.raises(PluginError, match="Installed: —"):
        world.look(only=["gamma"])


def test_what_the_environment_says() -> None:
    folders = os.pathsep.join(["one", "", " two ", os.pathsep])
    assert folders_in({"MQES_CONCEPTS": folders}) == (Path("one"), Path("two"))
    assert folders_in({}) == ()
    assert disabled_in({"MQES_DISABLE_PLUGINS": "alpha, beta;gamma\tdelta,,"}) == {"alpha", "beta", "gamma", "delta"}
    assert disabled_in({}) == frozenset()


def test_folders_are_outside_of_the_filter(world, paths, concept_writer, codes) -> None:
    folder = concept_writer(world.root / "mine" / "2021", "gamma", "2021")
    found = world.look(*paths, folders=[folder], no_plugins=True)
    assert codes(found) == {"alpha": "MQ920", "beta": "MQ920", "gamma": "active"}
    assert [place.provider for place in found.concepts] == [str(folder.resolve())]


def test_plugins_are_imported_in_the_order_of_their_names(world, paths) -> None:
    found, unreadable = find(list(reversed(paths)))
    assert [plugin.name for plugin in found] == ["alpha", "beta"]
    assert unreadable == []
