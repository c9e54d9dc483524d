"""``mqes timing``: how a deadline is read, when it is next, what was assumed."""

from __future__ import annotations

from datetime import date, datetime

import click

from mqes_core.cli.command import FINDINGS, Session, mqes_command
from mqes_core.cli.language import word
from mqes_core.cli.scoring_options import as_date


@mqes_command("timing")
@click.argument("phrase")
@click.option("--on", type=click.DateTime(["%Y-%m-%d", "%d.%m.%Y"]), metavar="DATE", help=word("cli.timing.on"))
@click.option("--year", type=click.IntRange(1990, 2099), help=word("cli.timing.year"))
def command(session: Session, phrase: str, on: datetime | None, year: int | None) -> None:
    """Print the reading of one phrase; what cannot be read ends with the code for findings."""
    from mqes_core.timing import describe, read
    from mqes_core.timing.describe import next_windows, window_words
    from mqes_core.timing.record import to_dict

    reading = read(phrase, year=year)
    day = as_date(on) or date.today()  # noqa: DTZ011 — the calendar day where the user sits
    session.say(*describe(reading, session.lang))
    if coming := next_windows(reading, day):
        session.say(session.word("cli.timing.next", on=window_words(type(coming[0])(day, day), session.lang)))
        session.say(*(f"  {window_words(window, session.lang)}" for window in coming))
    elif any(part.open_ended for part in reading.parts or (reading,)):
        session.say(session.word("cli.timing.open"))
    elif reading.kind != "unreadable":
        session.say(session.word("cli.timing.none"))
    session.put(to_dict(reading, day))
    if reading.kind == "unreadable":
        raise click.exceptions.Exit(FINDINGS)
