"""Rules of structure: numbering, repeats, what is empty, what is named in one place only."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from mqes_core.lint.families import abbreviations, cells, named, numbering, references, repeats
from mqes_core.lint.rule import Check, Defect
from mqes_core.lint.subject import Subject

__all__ = ["CHECKS"]


def _unused_exceptions(_: Subject) -> Iterator[Defect]:
    """Judged after all other rules, by the linter itself."""
    yield from ()


CHECKS: Final[Mapping[str, Check]] = {
    "MQ150": numbering.repeated,
    "MQ151": numbering.skipped,
    "MQ152": numbering.sections_numbered_twice,
    "MQ153": numbering.criteria_skipped,
    "MQ154": named.direction_not_planned,
    "MQ155": numbering.starts_late,
    "MQ156": named.direction_not_everywhere,
    "MQ157": named.indicator_not_everywhere,
    "MQ160": cells.without("timing"),
    "MQ161": cells.without("responsible"),
    "MQ162": cells.without("results"),
    "MQ165": repeats.repeated_rows,
    "MQ170": abbreviations.undefined,
    "MQ171": abbreviations.not_listed,
    "MQ172": abbreviations.two_meanings,
    "MQ173": abbreviations.defined_twice,
    "MQ174": abbreviations.never_used,
    "MQ180": references.missing_appendix,
    "MQ181": references.missing_table,
    "MQ199": _unused_exceptions,
}
