"""A docx file packed so that the same content gives the same bytes."""

from __future__ import annotations

import io
import zipfile
from typing import Final

__all__ = ["packed"]

_DAY: Final = (1980, 1, 1, 0, 0, 0)
"""The earliest day that a zip file can name."""


def packed(content: bytes) -> bytes:
    """The same parts, in the same order, without the time at which they were written."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as new:
        for item in old.infolist():
            entry = zipfile.ZipInfo(item.filename, _DAY)
            entry.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(entry, old.read(item.filename))
    return buffer.getvalue()
