"""The models of a file one by one, each with its path, so that a check can be written for one kind of model."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from mqes_core.diagnostics import Diagnostic, Place
from mqes_core.loading.files import LoadedFile
from mqes_core.loading.tree import Step, Tree
from mqes_core.model.base import Model, Text

__all__ = ["Part", "parts"]


class Part(NamedTuple):
    """A model somewhere in a file."""

    item: Any
    path: tuple[Step, ...]
    tree: Tree

    def place(self, *steps: Step) -> Place:
        """The place of the model, or of a key inside it."""
        return self.tree.place((*self.path, *steps))

    def report(self, code: str, *steps: Step, **params: object) -> Diagnostic:
        """An error at the model, or at a key inside it."""
        return Diagnostic(code, self.place(*steps), params)


def parts(file: LoadedFile) -> Iterator[Part]:
    """Every model of the file, each before those inside it, in the order of the model's fields."""
    yield from _below(file.model, (), file.tree)


def _below(value: object, path: tuple[Step, ...], tree: Tree) -> Iterator[Part]:
    if isinstance(value, tuple):
        for index, item in enumerate(value):
            yield from _below(item, (*path, index), tree)
    elif isinstance(value, Model) and not isinstance(value, Text):
        yield Part(value, path, tree)
        for name, inner in value.__dict__.items():
            if isinstance(inner, (tuple, Model)):
                yield from _below(inner, (*path, name), tree)
