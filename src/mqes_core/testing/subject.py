"""The plugin under test: found as mqes finds it, its editions loaded once, its worked cases read once."""

from __future__ import annotations

import os
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from mqes_core.errors import PluginError
from mqes_core.model.edition import Edition
from mqes_core.plugins import EditionFolder, PluginSet, State, discover
from mqes_core.testing.printed_facts import FactsFile, read_printed_facts
from mqes_core.testing.worked_cases import WorkedCase, read_worked_cases

__all__ = ["Subject"]


@dataclass(frozen=True)
class Subject:
    """A plugin by the name of its package or entry point, or a folder of YAML; and the folder of its worked cases."""

    plugin: str | Path
    cases_folder: Path

    @property
    def is_folder(self) -> bool:
        """Whether it is a plain folder: a ``Path``, or text that holds a separator."""
        return isinstance(self.plugin, Path) or os.sep in self.plugin or "/" in self.plugin

    @cached_property
    def plugins(self) -> PluginSet:
        """What mqes finds when it looks for this plugin alone.

        Raises:
            AssertionError: it finds none, or sets it aside.
        """
        if self.is_folder:
            found = discover(folders=[Path(self.plugin)], no_plugins=True)
        else:
            try:
                found = discover(only=[str(self.plugin).removeprefix("mqes_")])
            except PluginError as error:
                raise AssertionError(str(error)) from error
        assert not found.problems, "\n".join(item.text() for item in found.problems)
        return found

    @cached_property
    def active(self) -> tuple[str, ...]:
        """Names of the plugins that stand ready."""
        return tuple(state.name for state in self.plugins.states if state.state is State.ACTIVE)

    @property
    def folders(self) -> tuple[EditionFolder, ...]:
        """Where its editions lie."""
        return self.plugins.concepts

    @cached_property
    def editions(self) -> tuple[Edition, ...]:
        """Its editions, in the order of their folders.

        Raises:
            LoadError: the data of one does not hold together.
        """
        from mqes_core.loading import load_edition

        return tuple(load_edition(item.folder) for item in self.folders)

    @property
    def scored(self) -> tuple[Edition, ...]:
        """Those of its editions that give points."""
        return tuple(
            edition
            for edition in self.editions
            if any(item.scale is not None and item.measure is not None for item in edition.indicators())
        )

    @cached_property
    def cases(self) -> tuple[WorkedCase, ...]:
        """Its worked cases, file by file.

        Raises:
            LoadError: a file cannot be read.
        """
        files = sorted(self.cases_folder.glob("*.yaml"))
        return tuple(case for file in files for case in read_worked_cases(file))

    @cached_property
    def facts(self) -> FactsFile | None:
        """The numbers that the document prints, from ``facts.yaml`` beside the worked cases, if it is there.

        Raises:
            LoadError: the file cannot be read.
        """
        path = self.cases_folder.parent / "facts.yaml"
        return read_printed_facts(path) if path.is_file() else None
