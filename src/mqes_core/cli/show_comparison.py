"""The map of the management cycle in a terminal: a line for each direction, a figure for each stage."""

from __future__ import annotations

from collections.abc import Iterator

from mqes_core.comparison.concepts import SideBySide
from mqes_core.comparison.concepts.marks import MARKS, cell_mark
from mqes_core.comparison.concepts.summary import summary
from mqes_core.i18n import Language, translate

__all__ = ["map_lines"]


def map_lines(comparison: SideBySide, lang: Language) -> Iterator[str]:
    """The frame and its edition, the stages, each concept with its sentences and its map, and what the signs mean."""
    yield comparison.frame.title.in_language(lang)
    stages = [stage.title.in_language(lang) for stage in comparison.cycle.stages]
    listed = "; ".join(f"{number} – {title}" for number, title in enumerate(stages, start=1))
    yield f"{translate('compare.map.stages', lang)}: {listed}"
    used = set()
    for concept in comparison.concepts:
        yield ""
        yield f"{concept.edition.key}: {concept.edition.concept.municipality.in_language(lang)}"
        yield from (f"  {sentence}" for sentence in summary(concept, comparison, lang))
        if concept.column.applicable:
            for entry in concept.column.entries:
                marks = [cell_mark(cell) for cell in entry.cells if cell.stage is not None]
                used |= {mark.state for mark in marks} | {"partial" for mark in marks if mark.partial}
                yield f"  {entry.direction.code:<5}" + "".join(f"{mark.sign:>5}" for mark in marks)
    if used:
        yield ""
        for state, sign in MARKS.items():
            if state in used:
                yield f"{sign:>5}  {translate(f'compare.legend.{state}', lang)}"
