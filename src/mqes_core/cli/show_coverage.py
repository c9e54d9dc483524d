"""How complete a concept's data is, in words for a person and as data."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from mqes_core.cli.command import Session

if TYPE_CHECKING:
    from mqes_core.completeness import Coverage, TableCoverage
    from mqes_core.model import Edition

__all__ = ["show_coverage"]


def show_coverage(session: Session, edition: Edition) -> None:
    """Print, table by table, the rows that are printed, encoded, mapped and evaluable, and why the others are not."""
    from mqes_core.completeness import coverage

    found = coverage(edition)
    session.say(*_lines(session, edition, found))
    session.put(
        {"edition": found.edition, "complete": found.complete, "tables": [_data(item) for item in found.tables]}
    )


def _lines(session: Session, edition: Edition, found: Coverage) -> Iterator[str]:
    from mqes_core.evaluation import source_in_words

    yield session.word("coverage.head", edition=found.edition)
    if not found.tables:
        yield f"   {session.word('coverage.none')}"
    for item in found.tables:
        table = item.table
        yield f"{table.title.in_language(session.lang)} [{table.id}]"
        yield f"   {session.word('explain.source')}: {source_in_words(table.source, edition, session.lang)}"
        yield f"   {', '.join(_counts(session, item))}"
        for gap in item.gaps:
            why = session.word(f"coverage.reason.{gap.reason}")
            ids = f" [{', '.join(gap.ids)}]" if len(gap.ids) < item.encoded else ""
            yield f"   {session.word(f'coverage.step.{gap.step}')} {gap.rows}: {why}{ids}"
        if item.counted:
            numbers = _numbers(edition, item.counted)
            yield f"   {session.word('coverage.counted', n=len(item.counted), of=item.encoded, rows=numbers)}"
        for group in table.merged:
            because = group.because.in_language(session.lang)
            yield f"   {session.word('coverage.merged', rows=group.rows, items=len(group.items), because=because)}"
        if table.note:
            yield f"   {table.note.in_language(session.lang)}"


def _numbers(edition: Edition, ids: tuple[str, ...]) -> str:
    """Indicators by their printed numbers."""
    return ", ".join((line.number or line.id).rstrip(".") for line in edition.indicators() if line.id in ids)


def _counts(session: Session, item: TableCoverage) -> Iterator[str]:
    yield session.word("coverage.table", printed=item.table.rows, encoded=item.encoded)
    steps = {"mapped": item.mapped, "staged": item.staged, "evaluable": item.evaluable}
    for key, count in {**steps, "provisional": item.provisional or None}.items():
        if count is not None:
            yield session.word(f"coverage.{key}", n=count)


def _data(item: TableCoverage) -> dict[str, Any]:
    return {
        "id": item.table.id,
        "title": item.table.title.model_dump(exclude_none=True),
        "source": item.table.source.model_dump(mode="json", exclude_defaults=True),
        "holds": item.table.holds,
        "printed": item.table.rows,
        "encoded": item.encoded,
        "mapped": item.mapped,
        "staged": item.staged,
        "provisional": item.provisional,
        "evaluable": item.evaluable,
        "complete": item.complete,
        "counted": list(item.counted),
        "gaps": [{"step": gap.step, "reason": gap.reason, "rows": gap.rows, "ids": list(gap.ids)} for gap in item.gaps],
        "merged": [group.model_dump(mode="json", exclude_defaults=True) for group in item.table.merged],
    }
