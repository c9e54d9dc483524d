"""The check of tables: the plan or part of a plan they stand in, and the rows they merge, must be there."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from mqes_core.diagnostics import Diagnostic
from mqes_core.loading.names import Names
from mqes_core.loading.parts import Part
from mqes_core.loading.wording import nearest
from mqes_core.model.tables import Holds, Table

__all__ = ["table_of_unknown_names"]

_SPACES: Final[dict[Holds, tuple[str, str]]] = {
    "acts": ("concept", "acts"),
    "activities": ("roadmap", "activities"),
    "indicators": ("scoring", "rules"),
    "mechanisms": ("concept", "mechanism uses"),
    "passport": ("roadmap", "passport rows"),
    "requirements": ("experts", "categories"),
    "targets": ("roadmap", "passport rows"),
}
"""For what a table holds: the kind of file that declares its rows, and the space of their names."""


def table_of_unknown_names(part: Part, names: Names) -> Iterator[Diagnostic]:
    """Names in ``within`` and in merged rows that nothing bears."""
    table: Table = part.item
    if table.within is not None and "roadmap" not in names.unread:
        plans = [*names.everywhere("roadmaps"), *names.everywhere("sections")]
        if table.within not in plans:
            yield part.report("MQ149", "within", id=table.within, near=nearest(table.within, plans))
    kind, space = _SPACES[table.holds]
    rows = names.everywhere(space)
    for number, group in enumerate(table.merged):
        for index, name in enumerate(group.items):
            if name not in rows and kind not in names.unread:
                yield part.report("MQ149", "merged", number, "items", index, id=name, near=nearest(name, rows))
