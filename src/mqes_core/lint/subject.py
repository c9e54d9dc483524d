"""An edition laid out for checking: every model and every text in it with the path that leads there."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cache, cached_property
from typing import Any, Final, NamedTuple, TypeVar, get_args

from pydantic import StringConstraints

from mqes_core.diagnostics import Place
from mqes_core.evaluation.kinds import ExtensionKind
from mqes_core.model.base import Model, Text
from mqes_core.model.edition import Edition
from mqes_core.model.exceptions import Checked, LintException
from mqes_core.model.scoring import Criterion, Indicator, Scoring
from mqes_core.model.sources import Source

__all__ = ["Found", "Path", "Subject", "Written", "dotted"]

Path = tuple[str | int, ...]
"""The way to a part of an edition, such as ``("roadmaps", 0, "sections", 2, "title")``."""

_M = TypeVar("_M", bound=Model)
_T = TypeVar("_T")


class Found(NamedTuple):
    """A model and the way to it."""

    path: Path
    item: Any


class Written(NamedTuple):
    """A text that stands in the data, in Russian, and the way to it."""

    path: Path
    text: str


def dotted(path: Path) -> str:
    """The path as one line, such as ``roadmaps[0].sections[2].title``."""
    return "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in path).lstrip(".")


@dataclass(frozen=True)
class Subject:
    """What a rule of the linter looks at.

    Rules ask for all models of a type (``each``) or for all texts (``texts``), and name what they find by its path.
    """

    edition: Edition
    on: date
    """The date of the check; it decides which letters are already known."""
    kinds: Mapping[str, ExtensionKind] = field(default_factory=dict, repr=False)
    """The kinds of scales that plugins add."""
    locate: Callable[[Path], Place] | None = field(default=None, repr=False)
    """Where in the YAML a path stands, where the edition came from files."""

    def each(self, kind: type[_M]) -> Iterator[tuple[Path, _M]]:
        """Every model of this type with its path, in the order of the data."""
        yield from self._by_type.get(kind, ())

    @cached_property
    def texts(self) -> tuple[Written, ...]:
        """Every text for people in the order of the data: titles, statements, names as printed; no ids, no numbers."""
        return tuple(_texts(self.everything))

    def at(self, path: Path) -> Any:
        """The value at a path."""
        value: Any = self.edition
        for step in path:
            value = value[step] if isinstance(step, int) else getattr(value, step)
        return value

    def above(self, path: Path) -> Iterator[Found]:
        """The models that hold the path, from the nearest outwards; the model at the path itself first."""
        for end in range(len(path), 0, -1):
            model = self._by_path.get(path[:end])
            if model is not None:
                yield Found(path[:end], model)

    def source(self, path: Path) -> Source | None:
        """The place in the document of what stands at the path: of the nearest model around it that names one."""
        for found in self.above(path):
            if isinstance(found.item, Source):
                return found.item
            source = getattr(found.item, "source", None)
            if isinstance(source, Source):
                return source
        return None

    def label(self, path: Path) -> str:
        """The number and title of the row, rule or section at the path, as a person would name it."""
        for found in self.above(path):
            title = getattr(found.item, "title", None)
            if isinstance(title, Text):
                number = getattr(found.item, "number", None)
                return f"{number} {title.ru}" if number else title.ru
        return ""

    def position(self, path: Path) -> int:
        """Where the path stands in the order of the data, as a number to sort by."""
        return next((self._order[found.path] for found in self.above(path)), 0)

    def readings(self, path: Path) -> tuple[str, ...]:
        """The readings that stand beside the rule at the path."""
        for found in self.above(path):
            if isinstance(getattr(found.item, "source", None), Source):
                return _reading_ids(found.item)
        return ()

    def excuse(self, code: str, path: Path) -> tuple[Path, LintException] | None:
        """The exception that covers a finding, written at the rule or at what holds it, with the way to it."""
        for found in self.above(path):
            if isinstance(found.item, Checked):
                for index, exception in enumerate(found.item.exceptions):
                    if exception.code == code:
                        return (*found.path, "exceptions", index), exception
        return None

    def once(self, make: Callable[[Subject], _T]) -> _T:
        """What a function makes of the subject, worked out at the first call: rules of one family share it."""
        if make not in self._made:
            self._made[make] = make(self)
        made: _T = self._made[make]
        return made

    @cached_property
    def _made(self) -> dict[Callable[[Subject], Any], Any]:
        return {}

    @cached_property
    def everything(self) -> tuple[Found, ...]:
        """Every model of the edition with its path, each before those inside it."""
        return tuple(_below(self.edition, ()))

    @cached_property
    def _by_path(self) -> Mapping[Path, Model]:
        return dict(self.everything)

    @cached_property
    def _order(self) -> Mapping[Path, int]:
        return {found.path: index for index, found in enumerate(self.everything)}

    @cached_property
    def _by_type(self) -> Mapping[type[Model], list[Any]]:
        groups: dict[type[Model], list[Any]] = {}
        for found in self.everything:
            groups.setdefault(type(found.item), []).append(found)
        return groups


def _below(value: object, path: Path) -> Iterator[Found]:
    if isinstance(value, tuple):
        for index, item in enumerate(value):
            yield from _below(item, (*path, index))
    elif isinstance(value, Model):
        if path:
            yield Found(path, value)
        for name in type(value).model_fields:
            inner = getattr(value, name)
            if isinstance(inner, (tuple, Model)):
                yield from _below(inner, (*path, name))


_NOT_WORDS: Final = frozenset({"meant", "number", "readings", "exceptions", "because", "scope", "extent", "code"})
"""Fields whose text is a figure, or speaks about the document instead of being part of it."""


def _texts(models: tuple[Found, ...]) -> Iterator[Written]:
    for path, item in models:
        if _NOT_WORDS.intersection(path) or "source" in path:
            continue
        if isinstance(item, Text):
            yield Written(path, item.ru)
        model: type[Model] = type(item)
        for name in _line_fields(model):
            value = getattr(item, name)
            if isinstance(value, str):
                yield Written((*path, name), value)
            elif isinstance(value, tuple):
                yield from (Written((*path, name, index), text) for index, text in enumerate(value))


@cache
def _line_fields(model: type[Model]) -> tuple[str, ...]:
    """The fields of a model that hold text for people, alone or in a list."""
    if model is Text:
        return ()
    fields = model.model_fields.items()
    return tuple(name for name, info in fields if name not in _NOT_WORDS and _is_line(info.annotation, info.metadata))


def _is_line(annotation: Any, metadata: Sequence[Any]) -> bool:
    if any(isinstance(item, StringConstraints) and item.pattern == r"\S" for item in metadata):
        return True
    return any(_is_line(inner, getattr(inner, "__metadata__", ())) for inner in get_args(annotation))


def _reading_ids(item: object) -> tuple[str, ...]:
    if isinstance(item, (Criterion, Indicator, Scoring)):
        return item.reading_ids()
    one, several = getattr(item, "reading", None), getattr(item, "readings", ())
    return tuple(name for name in (one, *several) if isinstance(name, str))
