"""A plugin that fails is set aside with a reason that names the fault, and its neighbour works on."""

from __future__ import annotations

import sys

import pytest

from mqes_core.plugins import State
from mqes_core.plugins.manager import HOOKS

BAD = {
    "an import that is missing": ("import no_such_module_anywhere", {}, "MQ902"),
    "an exception at import": ("1 / 0", {}, "MQ902"),
    "code that is not Python": ("def (", {}, "MQ902"),
    "an end of the program at import": ("import sys; sys.exit(3)", {}, "MQ902"),
    "a bare BaseException at import": ("class Odd(BaseException): pass\nraise Odd", {}, "MQ902"),
    "an end of generators at import": ("raise GeneratorExit", {}, "MQ902"),
    "an end of iteration at import": ("raise StopIteration", {}, "MQ902"),
    "recursion without end": ("def f(): f()\nf()", {}, "MQ902"),
    "an exception that cannot say what it is": (
        "class Mute(Exception):\n    def __str__(self): raise ValueError\nraise Mute", {}, "MQ902",
    ),
    "a misspelt hook": ("@hookimpl\ndef mqes_concpets():\n    return []", {}, "MQ903"),
    "a hook without a marker": ("def mqes_concepts():\n    return []", {}, "MQ915"),
    "a hook with a parameter that nobody gives": ("@hookimpl\ndef mqes_concepts(config):\n    return []", {}, "MQ914"),
    "a wrapper around others": (
        "@hookimpl(wrapper=True)\ndef mqes_concepts():\n    return (yield)", {}, "MQ914",
    ),
    "two answers to one question": (
        "@hookimpl(specname='mqes_plugin')\ndef other():\n    return PluginInfo('bad', 'x', 1)", {}, "MQ914",
    ),
    "an interface that is too new": ("", {"api": 2}, "MQ907"),
    "an interface that is too new, with hooks of its day": (
        "@hookimpl\ndef mqes_hook_of_tomorrow():\n    return []", {"api": 99}, "MQ907",
    ),
    "an interface that never was": ("", {"api": 0}, "MQ908"),
    "an interface version in words": ("", {"api": "'1'"}, "MQ906"),
    "an interface version that is true": ("", {"api": "True"}, "MQ906"),
    "a hook that raises": ("@hookimpl\ndef mqes_concepts():\n    raise KeyError('data')", {}, "MQ905"),
    "a hook that ends the program": ("@hookimpl\ndef mqes_scale_kinds():\n    raise SystemExit", {}, "MQ905"),
    "a forgotten return": ("@hookimpl\ndef mqes_concepts():\n    pass", {}, "MQ906"),
    "text for a list": ("@hookimpl\ndef mqes_concepts():\n    return 'data'", {}, "MQ906"),
    "a generator for a list": ("@hookimpl\ndef mqes_concepts():\n    yield 1", {}, "MQ906"),
    "nonsense in the list": ("@hookimpl\ndef mqes_concepts():\n    return ['data']", {}, "MQ906"),
    "a slug in capitals": (
        "@hookimpl\ndef mqes_concepts():\n    return [ConceptFolder('Bad', files('json'))]", {}, "MQ906",
    ),
    "a path as text": ("@hookimpl\ndef mqes_concepts():\n    return [ConceptFolder('bad', '/tmp')]", {}, "MQ906"),
    "a folder that is not there": (
        "@hookimpl\ndef mqes_concepts():\n    return [ConceptFolder('bad', files('json') / 'data')]", {}, "MQ913",
    ),
    "a folder without editions": (
        "@hookimpl\ndef mqes_concepts():\n    return [ConceptFolder('bad', files('json'))]", {}, "MQ913",
    ),
    "a concept twice": (
        "@hookimpl\ndef mqes_concepts():\n    return 2 * [ConceptFolder('bad', files(__package__) / 'data' / 'bad')]",
        {}, "MQ916",
    ),
    "an answer that lies about its class": (
        "class Liar:\n    @property\n    def __class__(self): raise OSError\n"
        "@hookimpl\ndef mqes_concepts():\n    return [Liar()]", {}, "MQ914",
    ),
    "a kind twice": ("", {"kinds": ["bad.a", "bad.a"]}, "MQ916"),
    "a kind without a dot": ("", {"kinds": ["bad"]}, "MQ906"),
    "a kind that is none": ("@hookimpl\ndef mqes_scale_kinds():\n    return [ExtensionKind]", {}, "MQ906"),
    "a kind on nothing": (
        "mqes_scale_kinds = hookimpl(lambda: [kind('bad.a', measures=frozenset())])\n", {"kinds": ["bad.a"]}, "MQ906",
    ),
    "a kind on measures that do not exist": (
        "mqes_scale_kinds = hookimpl(lambda: [kind('bad.a', measures=frozenset({'cuont'}))])\n",
        {"kinds": ["bad.a"]}, "MQ906",
    ),
    "a kind on a list of measures": (
        "mqes_scale_kinds = hookimpl(lambda: [kind('bad.a', measures=['count'])])\n", {"kinds": ["bad.a"]}, "MQ906",
    ),
    "a kind whose parameters are no model": (
        "mqes_scale_kinds = hookimpl(lambda: [kind('bad.a', params=dict)])\n", {"kinds": ["bad.a"]}, "MQ906",
    ),
    "a kind without a rule": (
        "mqes_scale_kinds = hookimpl(lambda: [kind('bad.a', points=None)])\n", {"kinds": ["bad.a"]}, "MQ906",
    ),
}  # fmt: skip


@pytest.fixture
def good(world, plugin_source) -> str:
    return world.install(plugin_source("good", slugs=["good"]), name="good", slugs=["good"])


@pytest.mark.parametrize(("extra", "options", "code"), BAD.values(), ids=BAD.keys())
def test_a_fault_is_named_and_stays_alone(world, plugin_source, codes, good, extra, options, code) -> None:
    bad = world.install(plugin_source("bad", extra=extra, **options), name="bad", slugs=["bad"])
    found = world.look(bad, good)
    assert codes(found) == {"bad": code, "good": "active"}
    assert [(place.slug, place.edition) for place in found.concepts] == [("good", "2021")]
    assert dict(found.kinds) == {}
    assert found.problems[0].code == code


def test_the_faults_differ_from_a_plugin_without_one_by_their_fault_alone(world, plugin_source, codes) -> None:
    sound = world.install(
        plugin_source("bad", slugs=["bad"], kinds=["bad.a"]), name="bad", slugs=["bad"], editions=["2021", "2024"]
    )
    found = world.look(sound)
    assert codes(found) == {"bad": "active"}
    assert [(place.slug, place.edition, place.provider) for place in found.concepts] == [
        ("bad", "2021", "mqes-bad 1.0"), ("bad", "2024", "mqes-bad 1.0"),
    ]  # fmt: skip
    assert list(found.kinds) == ["bad.a"]
    assert found.states[0].title == "Плагин для проверки"
    assert found.problems == ()


def test_the_users_own_interruption_is_no_fault_of_a_plugin(world, plugin_source) -> None:
    path = world.install("raise KeyboardInterrupt", name="bad")
    with pytest.raises(KeyboardInterrupt):
        world.look(path)


def test_a_plugin_that_does_not_say_who_it_is(world, codes) -> None:
    assert codes(world.look(world.install("", name="mute"))) == {"mute": "MQ904"}


@pytest.mark.parametrize("given", ["None", "PluginInfo", "{'name': 'mute'}", "PluginInfo('mute', '', 1)"])
def test_a_plugin_that_says_nonsense_of_itself(world, codes, given) -> None:
    code = f"from mqes_core.plugins import PluginInfo, hookimpl\nmqes_plugin = hookimpl(lambda: {given})"
    assert codes(world.look(world.install(code, name="mute"))) == {"mute": "MQ906"}


def test_a_plugin_that_calls_itself_otherwise_than_it_is_installed(world, plugin_source, codes) -> None:
    found = world.look(world.install(plugin_source("nazran"), name="magas"))
    assert codes(found) == {"magas": "MQ909"}
    assert "nazran" in found.problems[0].message("ru")


def test_an_entry_point_that_leads_to_nothing(world, codes) -> None:
    path = world.install("nothing = None", name="a", entry_points="[mqes]\na = PACKAGE:nothing\nb = PACKAGE:absent\n")
    assert codes(world.look(path)) == {"a": "MQ914", "b": "MQ902"}


def test_a_plugin_may_be_an_object(world, plugin_source, codes) -> None:
    code = """
    class Plugin:
        @hookimpl
        def mqes_plugin(self):
            return PluginInfo("thing", "Предмет", 1)

    plugin = Plugin()
    """
    path = world.install(
        plugin_source("other", extra=code), name="thing", entry_points="[mqes]\nthing = PACKAGE:plugin\n"
    )
    assert codes(world.look(path)) == {"thing": "active"}


def test_all_misspelt_and_unmarked_hooks_are_told_at_once_with_the_name_that_was_meant(world, plugin_source) -> None:
    extra = """
    @hookimpl
    def mqes_scale_kind():
        return []

    @hookimpl
    def mqes_concept():
        return []

    def mqes_concepts():
        return []
    """
    state = world.look(world.install(plugin_source("bad", extra=extra), name="bad")).states[0]
    told = [state.reason, *state.details]
    assert [(item.code, item.params["hook"]) for item in told] == [
        ("MQ903", "mqes_concept"), ("MQ903", "mqes_scale_kind"), ("MQ915", "mqes_concepts"),
    ]  # fmt: skip
    assert [item.params["near"] for item in told[:2]] == ["mqes_concepts", "mqes_scale_kinds"]


def test_a_hook_like_no_other_is_answered_with_all_names(world, plugin_source) -> None:
    extra = "@hookimpl\ndef zzz():\n    return []"
    state = world.look(world.install(plugin_source("bad", extra=extra), name="bad")).states[0]
    assert state.reason.params["near"] == ", ".join(HOOKS)


def test_a_fault_has_its_line_in_the_plugins_own_code(world, plugin_source) -> None:
    extra = "import json\n@hookimpl\ndef mqes_concepts():\n    return json.loads('{')"
    path = world.install(plugin_source("bad", extra=extra), name="bad")
    state = world.look(path).states[0]
    lines = (world.root / "site0" / "fakeplugin_0" / "__init__.py").read_text(encoding="utf-8").splitlines()
    assert state.reason.place.file.startswith(path)
    assert "json.loads" in lines[state.reason.place.line - 1]
    assert "JSONDecodeError" in state.reason.message("ru")


def test_a_fault_of_syntax_has_its_line_too(world) -> None:
    path = world.install("x = 1\ndef (", name="bad")
    place = world.look(path).states[0].reason.place
    assert (place.file.startswith(path), place.line) == (True, 2)


def test_a_module_that_is_not_there_has_no_place(world) -> None:
    path = world.install("", name="bad", entry_points="[mqes]\nbad = no_such_module_anywhere\n")
    reason = world.look(path).states[0].reason
    assert str(reason.place) == ""
    assert "no_such_module_anywhere" in reason.message("ru")


def test_a_long_complaint_is_cut_to_its_first_line(world) -> None:
    path = world.install("raise ValueError('x' * 1000 + '\\nsecond')", name="bad")
    error = world.look(path).states[0].reason.params["error"]
    assert len(error) < 400
    assert "second" not in error


@pytest.mark.parametrize(
    ("entry_points", "metadata"),
    [
        ("[mqes]\nthis line has no equals sign\n", None),
        (None, "Metadata-Version: 2.1\nVersion: 1.0\n"),
        (None, ""),
    ],
)
def test_a_distribution_whose_lists_cannot_be_read(world, plugin_source, good, entry_points, metadata) -> None:
    path = world.install(plugin_source("bad"), name="bad", entry_points=entry_points, metadata=metadata)
    found = world.look(path, good)
    assert [(state.state, state.reason and state.reason.code) for state in found.states] == [
        (State.FAILED, "MQ901") if state.name != "good" else (State.ACTIVE, None) for state in found.states
    ]
    assert len(found.states) == 2
    assert [place.slug for place in found.concepts] == ["good"]


def test_distributions_that_are_none_of_ours_are_passed_over(world) -> None:
    other = world.install("", name="x", entry_points="[other]\nx = PACKAGE\n", metadata="")
    script = world.install("", name="y", entry_points="[console_scripts]\nmqes = PACKAGE\n")
    garbage = world.install("", name="z")
    next((world.root / "site2").glob("*.dist-info")).joinpath("entry_points.txt").write_bytes(b"\xff\xfe mqes")
    assert world.look(other, script, garbage).states == ()
    assert world.imported() == set()


def test_a_distribution_that_lies_on_the_path_twice_counts_once(world, plugin_source, codes) -> None:
    code = plugin_source("good", slugs=["good"])
    first = world.install(code, name="good", version="2.0", slugs=["good"])
    second = world.install(code, name="good", distribution="MQES_good", version="1.0", slugs=["good"])
    found = world.look(first, second)
    assert codes(found) == {"good": "active"}
    assert found.states[0].version == "2.0"


def test_without_a_search_path_what_python_finds_is_found(world, plugin_source, codes) -> None:
    from mqes_core.plugins import discover

    path = world.install(plugin_source("fakeplugin", slugs=["fakeplugin"]), name="fakeplugin", slugs=["fakeplugin"])
    with world.on_path([path]):
        assert path in sys.path
        found = discover(only=["fakeplugin"])
    assert codes(found)["fakeplugin"] == "active"
    assert [place.slug for place in found.concepts] == ["fakeplugin"]
