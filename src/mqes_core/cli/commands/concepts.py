"""``mqes concepts``: which concepts are at hand, in which editions, and what each holds."""

from __future__ import annotations

from typing import Any

import click

from mqes_core.cli.command import FINDINGS, Session, mqes_command
from mqes_core.errors import LoadError


@mqes_command("concepts")
def command(session: Session) -> None:
    """List every edition; one that does not load is listed with the reason."""
    library = session.library()
    rows: list[dict[str, Any]] = []
    for name in library.names:
        try:
            edition = library.edition(name)
        except LoadError as error:
            rows.append({"name": name, "loads": False})
            session.say(f"{name}: {session.word('cli.concepts.broken')}")
            session.report(error.diagnostics)
            continue
        concept = edition.concept
        indicators = sum(1 for _ in edition.indicators())
        activities = sum(len(part.activities) for roadmap in edition.roadmaps for part in roadmap.sections)
        rows.append(
            {
                "name": name,
                "loads": True,
                "title": concept.title.in_language(session.lang),
                "municipality": concept.municipality.in_language(session.lang),
                "indicators": indicators,
                "activities": activities,
                "readings": len(edition.readings),
                "rules_hash": edition.rules_hash,
            }
        )
        session.say(
            f"{name}: {concept.title.in_language(session.lang)}",
            "   " + session.word("cli.concepts.holds", indicators=indicators, activities=activities),
        )
    if not rows:
        session.say(session.word("cli.concepts.none"))
    session.put({"concepts": rows})
    if not all(row["loads"] for row in rows):
        raise click.exceptions.Exit(FINDINGS)
