"""The folder of a region's report: apart from the data that was read; what an earlier report left in it is told."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path

from mqes_core.diagnostics import Diagnostic, Place, Severity
from mqes_core.errors import UsageError
from mqes_core.reporting.region.documents import made_here
from mqes_core.reporting.region.files import ROOMS
from mqes_core.reporting.region.tidy.package import DESCRIPTOR, NAME

__all__ = ["check_apart", "left_behind", "tables_there"]


def check_apart(folder: Path, given: Path | None) -> None:
    """Refuse a report that would be written into the folder of the data that was read, or around it.

    Raises:
        UsageError: MQ835.
    """
    if given is None:
        return
    for room in ROOMS:
        place, data = (folder / room).resolve(), given.resolve()
        if place == data or place in data.parents or data in place.parents:
            raise UsageError([Diagnostic("MQ835", params={"path": str(place), "data": str(data)})])


def tables_there(folder: Path) -> frozenset[Path]:
    """The tables of an earlier report in a folder, as its description lists them; none where there is none of ours."""
    room = folder / "data"
    try:
        package = json.loads((room / DESCRIPTOR).read_bytes())
        names = [Path(item["path"]).stem for item in package["resources"]] if package["name"] == NAME else []
    except (OSError, ValueError, KeyError, TypeError):
        return frozenset()
    files = (room / f"{name}{suffix}" for name in names for suffix in (".csv", ".parquet"))
    return frozenset(file for file in files if file.is_file())


def left_behind(folder: Path, tables: Iterable[Path], written: Iterable[Path]) -> Iterator[Diagnostic]:
    """A warning (MQ834) about tables and letters of an earlier report that lie beside what was just written.

    Only what mqes made counts; whatever else somebody keeps in the folder is nobody's business.
    """
    just = frozenset(written)
    letters = (file for file in folder.glob("letters/*/*.docx") if file not in just and _is_ours(file))
    left = sorted({*tables, *letters} - just)
    if left:
        params = {"path": str(folder), "n": len(left), "first": left[0].relative_to(folder).as_posix()}
        yield Diagnostic("MQ834", Place(), params, Severity.WARNING)


def _is_ours(file: Path) -> bool:
    try:
        return made_here(file.read_bytes())
    except OSError:
        return False
