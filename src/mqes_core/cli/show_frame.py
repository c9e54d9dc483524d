"""The shared frame of directions and the management cycle, in words for a person and as data."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from mqes_core.cli.command import Session

if TYPE_CHECKING:
    from mqes_core.model.frame import Frame, FrameDirection, ManagementCycle

__all__ = ["show_frame"]


def show_frame(session: Session, name: str | None) -> None:
    """Print one edition of the frame; without a name, the editions there are and the management cycle."""
    from mqes_core.api.concepts import frame, frames, management_cycle

    if name is not None:
        found = frame(name)
        session.say(*_frame(session, found))
        session.put(found.model_dump(mode="json", exclude_defaults=True))
        return
    every, cycle = frames(), management_cycle()
    session.say(session.word("cli.show.frames"))
    session.say(*(f"   {item.id}: {item.title.in_language(session.lang)}" for item in every))
    session.say(*_cycle(session, cycle))
    data = [item.model_dump(mode="json", exclude_defaults=True) for item in (*every, cycle)]
    session.put({"frames": data[:-1], "cycle": data[-1]})


def _frame(session: Session, frame: Frame) -> Iterator[str]:
    yield f"{frame.id}: {frame.title.in_language(session.lang)}"
    yield f"   {session.word('explain.source')}: {frame.basis.in_language(session.lang)}"
    groups = {group.code: group.title.in_language(session.lang) for group in frame.groups}
    shown = None
    for direction in frame.directions:
        if direction.group != shown and direction.group in groups:
            yield f"{direction.group}. {groups[direction.group]}"
        shown = direction.group
        yield from _direction(session, direction)


def _direction(session: Session, direction: FrameDirection) -> Iterator[str]:
    seen = session.word(f"cli.show.seen.{direction.seen}")
    if direction.code_seen:
        seen += "; " + session.word("cli.show.seen.code", seen=session.word(f"cli.show.seen.{direction.code_seen}"))
    yield f"   {direction.code} {direction.title.in_language(session.lang)} [{seen}]"
    for link in direction.mappings:
        from mqes_core.model.frame import comparability

        words = [session.word(f"cli.show.relation.{link.relation}")]
        words.append(session.word(f"cli.show.comparability.{comparability(link.relation)}"))
        words += [session.word("cli.show.provisional")] if link.provisional else []
        because = f" {link.because.in_language(session.lang)}" if link.because else ""
        yield f"      → {link.frame} {link.code}: {', '.join(words)}.{because}"
    if direction.note:
        yield f"      {direction.note.in_language(session.lang)}"


def _cycle(session: Session, cycle: ManagementCycle) -> Iterator[str]:
    yield session.word("cli.show.cycle")
    for stage in cycle.stages:
        yield f"   {stage.title.in_language(session.lang)} [{stage.id}]"
    for version in cycle.versions:
        seen = session.word(f"cli.show.seen.{version.seen}")
        yield f"   {version.title.in_language(session.lang)} [{seen}]: {version.basis.in_language(session.lang)}"
        for number, step in enumerate(version.steps, start=1):
            yield f"      {number}. {step.title.in_language(session.lang)} [{', '.join(step.stages)}]"
