"""The JSON Schemas of all files that mqes reads and writes."""

from __future__ import annotations

import json
from pathlib import Path

from mqes_core import exchange, loading
from mqes_core.api.edge import writing
from mqes_core.reporting import json_schema
from mqes_core.timing import record

__all__ = ["write_schemas"]


def write_schemas(folder: Path | str) -> tuple[Path, ...]:
    """Write the JSON Schemas of concept files, cases, scorecards and deadlines into a folder."""
    folder = Path(folder)
    written = []
    rooms = (loading, exchange, json_schema, record)
    for name, schema in {name: schema for room in rooms for name, schema in room.schemas().items()}.items():
        path = folder / name
        with writing(path):
            path.write_text(json.dumps(schema, ensure_ascii=False, indent=2) + "\n", encoding="utf-8", newline="\n")
        written.append(path)
    return tuple(written)
