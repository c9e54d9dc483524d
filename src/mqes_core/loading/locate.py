"""From a location in pydantic's terms to the path in the author's file, and the model that holds it."""

from __future__ import annotations

from types import UnionType
from typing import Annotated, Any, Final, Literal, NamedTuple, Union, get_args, get_origin

from mqes_core.loading.tree import Step
from mqes_core.model.base import Model

__all__ = ["EXTENSION", "Location", "locate", "models_in", "tags"]

EXTENSION: Final = "extension"
"""The tag under which the model keeps kinds of scales that plugins add."""


class Location(NamedTuple):
    """Where something is wrong, in terms of the author's data."""

    path: tuple[Step, ...]
    """The path without the union tags that pydantic puts in between."""
    owner: type[Model] | None
    """The model to which the last key of the path belongs."""
    models: tuple[type[Model], ...]
    """The models that may stand at the path."""


def locate(root: type[Model], location: tuple[Step, ...]) -> Location:
    """Walks the location alongside the annotations of ``root``; a step that names a member of a union is no key."""
    path: list[Step] = []
    models: tuple[type[Model], ...] = (root,)
    owner: type[Model] | None = None
    keyed = False
    for step in location:
        if isinstance(step, int) or keyed:
            path.append(step)
            keyed = False
        elif len(models) > 1:
            models = tuple(model for model in models if step in tags(model))
        elif models:
            path.append(step)
            owner = models[0]
            field = owner.model_fields.get(step)
            keyed = field is not None and get_origin(field.annotation) is dict
            models = models_in(field.annotation) if field else ()
    return Location(tuple(path), owner, models)


def models_in(annotation: Any) -> tuple[type[Model], ...]:
    """The models that may stand under an annotation, each once, in its order."""
    if isinstance(annotation, type) and get_origin(annotation) is None:
        return (annotation,) if issubclass(annotation, Model) else ()
    if get_origin(annotation) is Annotated:
        return models_in(get_args(annotation)[0])
    if get_origin(annotation) in (Union, UnionType, tuple, list, dict):
        found = (model for part in get_args(annotation) for model in models_in(part))
        return tuple(dict.fromkeys(found))
    return ()


def tags(model: type[Model]) -> tuple[str, ...]:
    """The values of ``kind`` that choose this member of a union."""
    annotation = model.model_fields["kind"].annotation
    return get_args(annotation) if get_origin(annotation) is Literal else (EXTENSION,)
