"""A concept's table of mechanisms: for each direction who works, in which procedures, on what, by which mechanisms."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from mqes_core.cli.command import Session

if TYPE_CHECKING:
    from mqes_core.model import Edition
    from mqes_core.model.concept import MechanismUse

__all__ = ["show_mechanisms"]


def show_mechanisms(session: Session, edition: Edition, direction: str | None = None) -> None:
    """Print the table row by row, of one direction where it is named by id or number; as JSON, the same rows.

    Raises:
        UsageError: MQ818, the concept has no such direction.
    """
    from mqes_core.diagnostics import Diagnostic
    from mqes_core.errors import UsageError
    from mqes_core.model.edition import find_named

    wanted = None if direction is None else find_named(edition.concept.directions, direction)
    if direction is not None and wanted is None:
        listed = ", ".join(f"{item.number or ''} {item.id}".strip() for item in edition.concept.directions) or "—"
        raise UsageError([Diagnostic("MQ818", params={"direction": direction, "near": listed})])
    titles = {
        item.id: item.title.in_language(session.lang)
        for items in (edition.concept.bodies, edition.concept.procedures, edition.concept.mechanisms)
        for item in items
    }
    uses = [use for use in edition.concept.mechanism_uses if wanted is None or use.direction == wanted.id]
    session.say(*(_lines(session, edition, titles, uses) if uses else [session.word("mechanisms.none")]))
    session.put({"edition": edition.key, "rows": [use.model_dump(mode="json", exclude_defaults=True) for use in uses]})


def _lines(session: Session, edition: Edition, titles: dict[str, str], every: list[MechanismUse]) -> Iterator[str]:
    for direction in edition.concept.directions:
        uses = [use for use in every if use.direction == direction.id]
        if uses:
            yield f"{direction.number or ''} {direction.title.in_language(session.lang)} [{direction.id}]".strip()
        for use in uses:
            yield from _row(session, edition, use, titles)


def _row(session: Session, edition: Edition, use: MechanismUse, titles: dict[str, str]) -> Iterator[str]:
    from mqes_core.evaluation import source_in_words

    yield f"   [{use.id}] {source_in_words(use.source, edition, session.lang)}"
    cells: dict[str, list[str]] = {
        "experts": [titles[name] for name in use.experts],
        "procedures": [titles[name] for name in use.procedures],
        "content": [text.in_language(session.lang) for text in use.content],
    }
    for item in use.instruments:
        mechanism = f" ({titles[item.mechanism]})" if item.mechanism else ""
        cells.setdefault(item.kind, []).append(item.title.in_language(session.lang) + mechanism)
    for key, values in cells.items():
        if values:
            yield f"      {session.word(f'mechanisms.{key}')}: {'; '.join(values)}"
    for name in use.readings:
        yield f"      {session.word('explain.reading')} [{name}]: {_taken(session, edition, name)}"


def _taken(session: Session, edition: Edition, name: str) -> str:
    return edition.readings[name].taken.in_language(session.lang)
