"""``mqes calendar``: the deadlines of plans as a calendar."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import click

from mqes_core.cli.command import Session, mqes_command
from mqes_core.cli.language import word
from mqes_core.cli.scoring_options import as_date


@mqes_command("calendar")
@click.argument("concepts_named", nargs=-1, metavar="[CONCEPT]…")
@click.option(
    "-o",
    "--output",
    "path",
    type=click.Path(dir_okay=False, path_type=Path),
    required=True,
    help=word("cli.calendar.output"),
)
@click.option("--until", type=click.DateTime(["%Y-%m-%d", "%d.%m.%Y"]), metavar="DATE", help=word("cli.calendar.until"))
@click.option("--remind", type=click.IntRange(0, 365), default=7, metavar="N", help=word("cli.calendar.remind"))
@click.option("--responsible", multiple=True, metavar="NAME", help=word("cli.roadmap.responsible"))
@click.option("--direction", multiple=True, metavar="NAME", help=word("cli.roadmap.direction"))
@click.option("--stage", multiple=True, metavar="NAME", help=word("cli.roadmap.stage"))
def command(
    session: Session,
    concepts_named: tuple[str, ...],
    path: Path,
    until: datetime | None,
    remind: int,
    responsible: tuple[str, ...],
    direction: tuple[str, ...],
    stage: tuple[str, ...],
) -> None:
    """Write the calendar, and say what could not go into it."""
    from mqes_core.api.roadmaps import write_calendar
    from mqes_core.roadmapping import Filters
    from mqes_core.roadmapping.wording import deadline_words, row_words

    library = session.library()
    made = write_calendar(
        concepts_named or library.names,
        path,
        until=as_date(until),
        remind=remind,
        filters=Filters(responsible, direction, stage),
        library=library,
        lang=session.lang,
    )
    session.say(session.word("cli.written", path=str(path)))
    session.say(session.word("roadmap.calendar.done", n=made.events, left=len(made.left_out)))
    if made.left_out:
        session.say(session.word("roadmap.calendar.left"))
        session.say(
            *(f"   {row_words(row, session.lang)}: {deadline_words(row, session.lang)}" for row in made.left_out)
        )
    session.put(
        {
            "written": str(path),
            "events": made.events,
            "left_out": [f"{row.edition.key}:{row.key}" for row in made.left_out],
        }
    )
