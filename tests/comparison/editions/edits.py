"""Editions changed in one place, for tests that see what is told of it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from mqes_core.model.base import Model
from mqes_core.model.edition import Edition

__all__ = ["edited", "next_edition"]


def edited(model: Any, change: Callable[[Any], Any]) -> Any:
    """A deep copy in which ``change`` replaced what it wanted to; it is given every model, the inner ones first."""
    if isinstance(model, tuple):
        return tuple(edited(item, change) for item in model)
    if not isinstance(model, Model):
        return model
    inner = {name: edited(getattr(model, name), change) for name in type(model).model_fields}
    return change(model.model_copy(update=inner))


def next_edition(edition: Edition, name: str = "2024") -> Edition:
    """The same rules as another edition that replaces this one."""
    concept = edition.concept
    return edition.model_copy(
        update={"concept": concept.model_copy(update={"edition": name, "supersedes": concept.edition})}
    )
