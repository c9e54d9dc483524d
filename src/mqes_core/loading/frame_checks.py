"""Checks of links to what all concepts share: editions of the frame, codes in them, stages of the cycle."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Final

from mqes_core.diagnostics import Diagnostic
from mqes_core.loading.frames import frames, management_cycle
from mqes_core.loading.parts import Part
from mqes_core.loading.wording import listed, nearest, similar
from mqes_core.model import frame
from mqes_core.model.base import Model
from mqes_core.model.roadmap import CycleLink

__all__ = ["FRAME_CHECKS"]


def _mapping(part: Part) -> Iterator[Diagnostic]:
    link: frame.Mapping = part.item
    known = frames()
    if link.frame not in known:
        yield part.report("MQ143", "frame", id=link.frame, near=nearest(link.frame, known))
    elif known[link.frame].find(link.code) is None:
        elsewhere = [name for name, other in known.items() if other.find(link.code)]
        codes = [item.code for item in known[link.frame].directions]
        if elsewhere:
            yield part.report("MQ145", "code", found=link.code, frame=link.frame, other=listed(elsewhere))
        else:
            near = similar(link.code, codes) or listed(codes)
            yield part.report("MQ144", "code", found=link.code, frame=link.frame, near=near)


def _cycle_link(part: Part) -> Iterator[Diagnostic]:
    link: CycleLink = part.item
    stages = [stage.id for stage in management_cycle().stages]
    if link.stage not in stages:
        yield part.report("MQ146", "stage", id=link.stage, near=nearest(link.stage, stages))


FRAME_CHECKS: Final[Mapping[type[Model], Callable[[Part], Iterator[Diagnostic]]]] = {
    frame.Mapping: _mapping,
    CycleLink: _cycle_link,
}
"""The check of each kind of link."""
