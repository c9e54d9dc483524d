"""Every hook is described with an example, and the examples run as they stand."""

from __future__ import annotations

import inspect
import shutil
import subprocess
import sys
from textwrap import dedent

import pytest

import mqes_core.plugins
from mqes_core.plugins import API_VERSION, hookspecs
from mqes_core.plugins.manager import HOOKS, is_supported


def example(hook: str) -> str:
    text = inspect.getdoc(getattr(hookspecs, hook)) or ""
    assert "Example::\n" in text
    return dedent(text.split("Example::\n", 1)[1])


def test_there_are_hooks() -> None:
    assert set(HOOKS) >= {"mqes_concepts", "mqes_lint_rules", "mqes_plugin", "mqes_scale_kinds"}


@pytest.mark.parametrize("hook", HOOKS)
def test_a_hook_has_a_sentence_an_example_and_no_parameters(hook) -> None:
    spec = getattr(hookspecs, hook)
    assert (inspect.getdoc(spec) or "").index(".") < 120
    assert f"def {hook}()" in example(hook)
    assert not inspect.signature(spec).parameters
    assert inspect.signature(spec).return_annotation not in (inspect.Signature.empty, "None")


def test_the_examples_together_are_a_plugin(world, codes) -> None:
    code = "\n".join(example(hook) for hook in HOOKS).replace('"mqes_nazran"', "__package__")
    path = world.install(code, name="nazran")
    data = next(world.root.glob("site0/fakeplugin_0"))
    (data / "data" / "2021").mkdir(parents=True)
    (data / "data" / "2021" / "concept.yaml").write_text("kind: concept\n", encoding="utf-8")
    found = world.look(path)
    assert codes(found) == {"nazran": "active"}
    assert [(place.slug, place.edition) for place in found.concepts] == [("nazran", "2021")]
    kind = found.kinds["nazran.parity"]
    params = kind.params(points=3)
    assert [kind.points(params, value) for value in (4, 5)] == [3, 0]
    assert kind.range(params) == (0, 3)
    assert kind.describe(params, "ru") == "за чётное число"


@pytest.mark.parametrize(
    ("host", "accepted"), [(1, [1]), (2, [1, 2]), (3, [2, 3]), (7, [6, 7])]
)  # fmt: skip
def test_the_host_accepts_its_own_version_and_the_one_before(host, accepted) -> None:
    assert [version for version in range(-1, 12) if is_supported(version, host)] == accepted


def test_the_host_accepts_what_it_calls_its_version() -> None:
    assert is_supported(API_VERSION)


def test_the_front_door_leads_to_everything_it_names() -> None:
    for name in mqes_core.plugins.__all__:
        assert getattr(mqes_core.plugins, name) is not None
    with pytest.raises(AttributeError, match="no attribute 'nonsense'"):
        mqes_core.plugins.nonsense  # noqa: B018 - the look-up is the test


def test_listing_plugins_loads_neither_models_nor_yaml(world, plugin_source) -> None:
    code = plugin_source("light", slugs=["light"]).replace("ExtensionKind, ", "")
    path = world.install(code, name="light", slugs=["light"])
    script = f"""
import sys
sys.path.insert(0, {path!r})
from mqes_core.plugins import discover
found = discover(search=[{path!r}])
assert [place.slug for place in found.concepts] == ["light"], found
print(*sorted({{"pydantic", "yaml", "babel", "click", "rich", "openpyxl", "jinja2"}} & set(sys.modules)))
"""
    result = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)
    assert (result.stdout.strip(), result.stderr) == ("", "")


def test_a_plugin_may_lie_in_an_archive(world, plugin_source, codes) -> None:
    path = world.install(plugin_source("packed", slugs=["packed"]), name="packed", slugs=["packed"])
    archive = shutil.make_archive(str(world.root / "packed"), "zip", path)
    found = world.look(archive)
    assert codes(found) == {"packed": "active"}
    (place,) = found.concepts
    assert (place.slug, place.edition) == ("packed", "2021")
    assert b"kind: concept" in (place.folder / "concept.yaml").read_bytes()
