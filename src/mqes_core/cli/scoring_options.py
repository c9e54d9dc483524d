"""Options of the commands that score: reading, year, date of evaluation."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path

import click

from mqes_core.cli.language import word

__all__ = ["as_date", "scoring_options"]


def scoring_options(function: Callable[..., None]) -> Callable[..., None]:
    """Add CONCEPT, FILE… and the options of an evaluation to a command."""
    file = click.Path(exists=True, dir_okay=False, path_type=Path)
    for option in (
        click.option("--on", type=click.DateTime(["%Y-%m-%d", "%d.%m.%Y"]), metavar="DATE", help=word("cli.option.on")),
        click.option("--year", type=int, help=word("cli.option.year")),
        click.option(
            "--reading", type=click.Choice(["adopted", "letter"]), default="adopted", help=word("cli.option.reading")
        ),
        click.argument("files", type=file, nargs=-1, required=True, metavar="FILE..."),
        click.argument("concept"),
    ):
        function = option(function)
    return function


def as_date(moment: datetime | None) -> date | None:
    """The day that the user gave."""
    return None if moment is None else moment.date()
