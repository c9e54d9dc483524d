"""The repository holds what it should, and nothing that ties it to one workplace."""

from __future__ import annotations

import importlib.metadata
import re
import subprocess
import tomllib
from functools import cache
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parents[2]
TOP_LEVEL = {
    ".ci", ".editorconfig", ".gitattributes", ".gitignore", "CHANGELOG.md", "CONTRIBUTING.md", "LICENSE", "Makefile",
    "README.md", "SECURITY.md", "benchmarks", "constraints.txt", "docs", "examples", "plugins", "pyproject.toml",
    "schemas", "src", "tests",
}  # fmt: skip
MUNICIPALITIES = {"dyatkovo", "nazran", "shatoy", "zelenchuk"}
REGISTRY = re.compile(
    r"""(pypi|pythonhosted|npmjs|registry\.|anaconda|conda\.io|jfrog|artifactory|nexus)[\w.-]*\.(org|com|io|net)
        | --(extra-)?index-url | --find-links | trusted-host""",
    re.IGNORECASE | re.VERBOSE,
)


@cache
def tracked() -> tuple[str, ...]:
    """Files under version control."""
    listing = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True)
    return tuple(path for path in listing.stdout.split("\0") if path and (ROOT / path).is_file())


def test_the_top_level_holds_only_what_such_projects_keep() -> None:
    assert {path.split("/")[0] for path in tracked()} == TOP_LEVEL


def test_each_municipality_is_a_distribution_of_its_own() -> None:
    assert {path.name for path in (ROOT / "plugins").iterdir() if path.is_dir()} == MUNICIPALITIES
    for name in MUNICIPALITIES:
        project = tomllib.loads((ROOT / "plugins" / name / "pyproject.toml").read_text(encoding="utf-8"))["project"]
        assert project["name"] == f"mqes-{name}"
        assert list(project["entry-points"]["mqes"]) == [name]


def test_no_file_names_a_package_registry() -> None:
    texts = [path for path in tracked() if not path.endswith((".xlsx", ".png")) and path != _here()]
    named = [path for path in texts if REGISTRY.search((ROOT / path).read_text(encoding="utf-8", errors="replace"))]
    assert named == []


def _here() -> str:
    return Path(__file__).resolve().relative_to(ROOT).as_posix()


@pytest.mark.parametrize(
    "text",
    # Put together here, so that not even this file holds an address.
    ["--index-url https://x", *(".".join(parts) for parts in (("pypi", "org"), ("registry", "npmjs", "org")))],
)
def test_the_search_for_registries_finds_them(text: str) -> None:
    assert REGISTRY.search(text)


def _closure(name: str, extras: frozenset[str], seen: dict[str, str], done: set[tuple[str, frozenset[str]]]) -> None:
    if (name, extras) in done:
        return
    done.add((name, extras))
    distribution = importlib.metadata.distribution(name)
    seen[name] = distribution.version
    for line in distribution.requires or ():
        needed = Requirement(line)
        if needed.marker is None or any(needed.marker.evaluate({"extra": extra}) for extra in extras or {""}):
            _closure(canonicalize_name(needed.name), frozenset(needed.extras), seen, done)


def test_everything_the_checks_install_is_pinned_to_the_version_in_use() -> None:
    lines = (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()
    pins = dict(line.split("==") for line in lines if line and not line.startswith("#"))
    needed: dict[str, str] = {}
    _closure("mqes-core", frozenset({"dev", "testing", ""}), needed, set())
    del needed["mqes-core"]
    assert {name: pins.get(name) for name in needed} == needed
    assert set(pins) - set(needed) <= {"colorama"}, "a pin that nothing needs"


def test_pins_are_plain_versions_in_order() -> None:
    lines = (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()
    pins = [line for line in lines if not line.startswith("#")]
    names = [pin.split("==")[0] for pin in pins]
    assert names == sorted(names)
    assert all(re.fullmatch(r"[a-z0-9-]+==[0-9][0-9.]*(post[0-9]+)?", line) for line in pins)
