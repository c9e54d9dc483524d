"""Files opened with care: what suffixes are read, how large a file may be; what is wrong is said, never raised."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Final

from mqes_core.diagnostics import Diagnostic, Place

__all__ = ["WORKBOOKS", "content_of"]

WORKBOOKS: Final = (".xlsx", ".xlsm")
_MIB: Final = 2**20


def content_of(path: Path, most: Mapping[str, int], found: list[Diagnostic]) -> bytes | None:
    """The bytes of a file whose suffix is in ``most``, which says how many MiB it may have; None where it is not so."""
    place = Place(path.name)
    suffix = path.suffix.lower()
    if suffix not in most:
        found.append(Diagnostic("MQ702", place, {"suffix": suffix}))
        return None
    try:
        if not path.is_file():
            found.append(Diagnostic("MQ701", place))
            return None
        if path.stat().st_size > most[suffix] * _MIB:
            found.append(Diagnostic("MQ707", place, {"most": most[suffix]}))
            return None
        data = path.read_bytes()
    except (OSError, ValueError):
        found.append(Diagnostic("MQ701", place))
        return None
    if not data:
        found.append(Diagnostic("MQ703", place))
        return None
    return data
