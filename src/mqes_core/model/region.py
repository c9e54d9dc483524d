"""The districts of a region whose forms lie in one folder: their order, their titles, the concepts they work under."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from mqes_core.model.base import Line, Model, Slug, Text

__all__ = ["District", "RegionFile"]


class District(Model):
    """A district of the region."""

    id: Line
    """Name of the folder in which its forms lie."""
    title: Text
    concept: Slug | None = None
    """The concept that it works under: needed where a file does not name one, and held against those that do."""


class RegionFile(Model):
    """The file ``region.yaml`` beside the folders of the districts."""

    format: Literal[1]
    kind: Literal["region"]
    title: Text
    districts: tuple[District, ...] = Field(min_length=1)
    """In the order in which they are shown."""
