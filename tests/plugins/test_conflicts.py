"""What two plugins claim goes to neither, and the message names both and tells how to choose."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("first", "second", "code", "value"),
    [
        ({"slugs": ["nazran"]}, {"slugs": ["nazran"]}, "MQ911", "nazran"),
        ({"kinds": ["steps.one"]}, {"kinds": ["steps.one"]}, "MQ912", "steps.one"),
    ],
)
def test_a_conflict_names_both_distributions(world, plugin_source, codes, first, second, code, value) -> None:
    paths = [
        world.install(plugin_source(name, **gives), name=name, slugs=gives.get("slugs", ()), version=version)
        for name, gives, version in (("one", first, "1.0"), ("two", second, "2.0"))
    ]
    found = world.look(*paths)
    assert codes(found) == {"one": code, "two": code}
    assert found.concepts == ()
    assert dict(found.kinds) == {}
    for lang in ("ru", "en"):
        words = found.problems[0].message(lang)
        assert all(part in words for part in (value, "one (mqes-one 1.0)", "two (mqes-two 2.0)"))


def test_the_way_out_that_is_told_works(world, plugin_source, codes) -> None:
    paths = [
        world.install(plugin_source("nazran", slugs=["nazran"]), name="nazran", distribution=name, slugs=["nazran"])
        for name in ("mqes-nazran", "mqes-nazran-copy")
    ]
    both = world.look(*paths)
    assert [state.reason.code for state in both.states] == ["MQ910", "MQ910"]
    assert [[item.code for item in state.details] for state in both.states] == 2 * [["MQ911", "MQ933"]]
    one = world.look(*paths, disabled={"mqes-nazran-copy"})
    assert [place.provider for place in one.concepts] == ["mqes-nazran 1.0"]


def test_one_distribution_may_not_name_a_plugin_twice(world, plugin_source, codes) -> None:
    path = world.install(plugin_source("twin"), name="twin", entry_points="[mqes]\ntwin = PACKAGE\ntwin = PACKAGE\n")
    found = world.look(path)
    assert [state.reason.code for state in found.states] == ["MQ910", "MQ910"]


def test_an_installed_plugin_and_a_folder(world, plugin_source, concept_writer) -> None:
    path = world.install(plugin_source("nazran", slugs=["nazran"]), name="nazran", slugs=["nazran"])
    folder = concept_writer(world.root / "mine" / "2024", "nazran", "2024")
    found = world.look(path, folders=[folder])
    assert [state.reason.code for state in found.states] == ["MQ911", "MQ911"]
    assert "mqes-nazran 1.0" in found.problems[0].message("ru")
    assert str(folder.resolve()) in found.problems[0].message("ru")
    assert [place.edition for place in world.look(path, folders=[folder], disabled={"nazran"}).concepts] == ["2024"]
