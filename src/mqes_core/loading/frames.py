"""The shared frames and the management cycle, read once from the files that come with the program."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import Final

from mqes_core.loading.strict_yaml import parse
from mqes_core.model.base import Model
from mqes_core.model.frame import CycleFile, Frame, FrameFile, ManagementCycle

__all__ = ["FRAME_MODELS", "frames", "management_cycle"]

FRAME_MODELS: Final[dict[str, type[Model]]] = {"frame": FrameFile, "cycle": CycleFile}
"""The model of each kind of file that holds what all concepts share."""


@cache
def frames() -> dict[str, Frame]:
    """Every edition of the frame by its id, the oldest first."""
    found = sorted((item.frame for item in _files() if isinstance(item, FrameFile)), key=lambda frame: frame.year)
    return {frame.id: frame for frame in found}


@cache
def management_cycle() -> ManagementCycle:
    """The stages of the management cycle and how sources group them."""
    return next(item.cycle for item in _files() if isinstance(item, CycleFile))


def _files() -> Iterator[Model]:
    for entry in (files("mqes_core") / "shared").iterdir():
        if entry.name.endswith(".yaml"):
            data = parse(entry.read_bytes(), entry.name).data
            assert isinstance(data, dict)
            yield FRAME_MODELS[str(data["kind"])].model_validate_json(json.dumps(data))
