"""The map of the four documents, every cell looked at against its document: a change must be looked at again.

``python -m tests.comparison.concepts.test_snapshot`` writes the snapshots anew, for a reviewer to read.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from mqes_core.comparison.concepts.cells import Placed
from mqes_core.comparison.concepts.columns import Column
from mqes_core.comparison.concepts.wording import blank_words, task_words, way_words
from tests.comparison.concepts.samples import CONCEPTS, FRAMES, compared

SNAPSHOTS = Path(__file__).with_name("snapshots")


def lines(concept: str, frame: str) -> Iterator[str]:
    """The way of each direction, each cell with its rows or its reason, what stands outside, what to do."""
    it = compared(frame)
    item = it.concepts[list(CONCEPTS).index(concept)]
    column: Column = item.column
    for entry in column.entries:
        yield f"{entry.direction.code} {entry.direction.title.ru}"
        for linked in (*entry.linked, *entry.related):
            yield f"  = {linked.direction.id}: {way_words(linked.way, it, 'ru')} [{linked.way.comparability}]"
        for cell in entry.cells:
            rows = " ".join(_row(placed) for placed in cell.placed)
            related = " ".join(_row(placed) for placed in cell.related)
            reason = f"{cell.blank.reason.value}: {blank_words(cell.blank, it, 'ru')}" if cell.blank else ""
            yield f"  {cell.stage}: {rows or reason}{f' | смежно: {related}' if related else ''}"
    for outside in column.outside:
        yield f"вне рамки: {outside.provision.key} ({outside.why.value})"
    for task in item.todo:
        yield f"дело: {task_words(task, item, it, 'ru')}"


def _row(item: Placed) -> str:
    return f"{item.provision.key}{'?' if item.provisional else ''}"


def file(concept: str, frame: str) -> Path:
    return SNAPSHOTS / f"{concept}.{frame}.txt"


@pytest.mark.parametrize("frame", FRAMES)
@pytest.mark.parametrize("concept", CONCEPTS)
def test_the_map_is_the_one_that_was_looked_at(concept: str, frame: str) -> None:
    reviewed = file(concept, frame).read_text(encoding="utf-8")
    assert "".join(f"{line}\n" for line in lines(concept, frame)) == reviewed


def test_every_snapshot_belongs_to_a_concept_and_a_frame() -> None:
    assert set(SNAPSHOTS.iterdir()) == {file(concept, frame) for concept in CONCEPTS for frame in FRAMES}


if __name__ == "__main__":
    for concept in CONCEPTS:
        for frame in FRAMES:
            file(concept, frame).write_text("".join(f"{line}\n" for line in lines(concept, frame)), encoding="utf-8")
