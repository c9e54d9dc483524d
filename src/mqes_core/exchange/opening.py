"""Files opened with care: what suffixes are read, how large a file may be; what is wrong is said, never raised."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Final

from mqes_core.diagnostics import Diagnostic, Place

__all__ = ["FORMS", "TABLES", "WORKBOOKS", "content_of"]

WORKBOOKS: Final = (".xlsx", ".xlsm")
TABLES: Final = (".csv", ".tsv", ".txt")
FORMS: Final = {".json": 32, **dict.fromkeys(TABLES, 16), **dict.fromkeys(WORKBOOKS, 48)}
"""How many MiB a filled-in form or data file may have, pictures in a workbook counted; 10,000 schools take a third."""
_MIB: Final = 2**20


def content_of(path: Path, most: Mapping[str, int], found: list[Diagnostic], name: str = "") -> bytes | None:
    """The bytes of a file whose suffix is in ``most``, which says how many MiB it may have; None where it is not so.

    ``name`` is what the file is called where something is wrong with it: its own name unless given.
    """
    place = Place(name or path.name)
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
