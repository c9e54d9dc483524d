"""Words, bodies and acts that rules know: data in ``lists/``, each with the reason why it stands there."""

from __future__ import annotations

from functools import cache
from importlib import resources
from typing import Any

__all__ = ["listed"]


@cache
def listed(name: str) -> Any:
    """What stands in the list of this name."""
    import yaml

    data = (resources.files("mqes_core.lint") / "lists" / f"{name}.yaml").read_bytes()
    return yaml.load(data, Loader=yaml.CSafeLoader)
