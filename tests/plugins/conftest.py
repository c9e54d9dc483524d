"""Fake distributions: real ``dist-info`` folders with real packages, each in a folder of its own on the path."""

from __future__ import annotations

import importlib
import itertools
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from textwrap import dedent

import pytest

from mqes_core.plugins import PluginSet, PluginState, discover

HEADER = """
from importlib.resources import files
from mqes_core.plugins import ConceptFolder, ExtensionKind, PluginInfo, hookimpl
"""
WHO = """
@hookimpl
def mqes_plugin():
    return PluginInfo(name={name!r}, title="Плагин для проверки", api_version={api})
"""
DATA = """
@hookimpl
def mqes_concepts():
    return [ConceptFolder(slug=slug, where=files(__package__) / "data" / slug) for slug in {slugs!r}]
"""
KINDS = """
from mqes_core.model import Model

class Params(Model):
    points: int

def kind(name, **changed):
    fields = dict(
        name=name, measures=frozenset({{"count"}}), params=Params, range=lambda params: (0, params.points),
        points=lambda params, value: params.points if value % 2 == 0 else 0, describe=lambda params, lang: "!",
    )
    return ExtensionKind(**(fields | changed))

@hookimpl
def mqes_scale_kinds():
    return [kind(name) for name in {kinds!r}]
"""
CONCEPT = "format: 1\nkind: concept\nconcept:\n  id: {slug}\n  edition: '{edition}'\n"


def source(name: str, *, slugs: Sequence[str] = (), kinds: Sequence[str] = (), api: object = 1, extra: str = "") -> str:
    """Code of a plugin without faults, with ``extra`` behind it."""
    parts = [HEADER, WHO.format(name=name, api=api)]
    parts += [DATA.format(slugs=tuple(slugs))] if slugs else []
    parts += [KINDS.format(kinds=tuple(kinds))] if kinds else []
    return "\n".join([*parts, dedent(extra)])


@dataclass
class World:
    """A place to install distributions in, and to look what mqes makes of them."""

    root: Path
    packages: set[str] = field(default_factory=set)
    numbers: Iterator[int] = field(default_factory=itertools.count)

    def install(
        self,
        code: str,
        *,
        name: str,
        distribution: str | None = None,
        version: str = "1.0",
        slugs: Sequence[str] = (),
        editions: Sequence[str] = ("2021",),
        entry_points: str | None = None,
        metadata: str | None = None,
    ) -> str:
        """Install a distribution with one package; its folder is what has to be on the path."""
        number = next(self.numbers)
        package = f"fakeplugin_{number}"
        distribution = distribution or f"mqes-{name}"
        folder = self.root / f"site{number}"
        home = folder / package
        info = folder / f"{distribution.replace('-', '_')}-{version}.dist-info"
        home.mkdir(parents=True)
        info.mkdir()
        (home / "__init__.py").write_text(code, encoding="utf-8")
        for slug in slugs:
            for edition in editions:
                write_concept(home / "data" / slug / edition, slug, edition)
        facts = f"Metadata-Version: 2.1\nName: {distribution}\nVersion: {version}\n"
        (info / "METADATA").write_text(facts if metadata is None else metadata, encoding="utf-8")
        points = f"[mqes]\n{name} = {package}\n" if entry_points is None else entry_points
        (info / "entry_points.txt").write_text(points.replace("PACKAGE", package), encoding="utf-8")
        self.packages.add(package)
        return str(folder)

    @contextmanager
    def on_path(self, paths: Sequence[str]) -> Iterator[None]:
        """The fake distributions on ``sys.path``, none of them imported yet; gone afterwards."""
        before = list(sys.path)
        self.forget()
        sys.path[:0] = paths
        importlib.invalidate_caches()
        try:
            yield
        finally:
            sys.path[:] = before
            importlib.invalidate_caches()

    def forget(self) -> None:
        for module in [module for module in sys.modules if module.partition(".")[0] in self.packages]:
            del sys.modules[module]

    def imported(self) -> set[str]:
        """Which fake packages have been imported since the last look."""
        return self.packages & set(sys.modules)

    def look(self, *paths: str, **options: object) -> PluginSet:
        """What mqes makes of these distributions alone; everything it says is said in both languages."""
        with self.on_path(paths):
            found = discover(search=paths, **options)  # type: ignore[arg-type]
        for state in found.states:
            for diagnostic in filter(None, (state.reason, *state.details)):
                said = diagnostic.to_dict()
                assert all(said[part][lang] for part in ("message", "hint") for lang in ("ru", "en"))
        return found


def write_concept(folder: Path, slug: str, edition: str) -> Path:
    """An edition as discovery sees it: a concept file with its two names."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "concept.yaml").write_text(CONCEPT.format(slug=slug, edition=edition), encoding="utf-8")
    return folder


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    made = World(tmp_path)
    yield made
    made.forget()


@pytest.fixture(scope="session")
def lasting_world(tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    """A world for properties: its distributions stand for the whole run."""
    made = World(tmp_path_factory.mktemp("world"))
    yield made
    made.forget()


@pytest.fixture(scope="session")
def plugin_source() -> Callable[..., str]:
    return source


@pytest.fixture(scope="session")
def concept_writer() -> Callable[[Path, str, str], Path]:
    return write_concept


@pytest.fixture(scope="session")
def codes() -> Callable[[PluginSet], Mapping[str, str]]:
    """The state of every plugin, or the code of the reason why it is not active."""

    def told(state: PluginState) -> str:
        return state.reason.code if state.reason else str(state.state)

    return lambda found: {state.name: told(state) for state in found.states}
