"""``mqes roadmap``: what plans ask for on a day."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import click

from mqes_core.cli.command import Session, mqes_command
from mqes_core.cli.language import word
from mqes_core.cli.scoring_options import as_date


@mqes_command("roadmap")
@click.argument("concepts_named", nargs=-1, metavar="[CONCEPT]…")
@click.option("--on", type=click.DateTime(["%Y-%m-%d", "%d.%m.%Y"]), metavar="DATE", help=word("cli.roadmap.on"))
@click.option("-o", "--output", "path", type=click.Path(dir_okay=False, path_type=Path), help=word("cli.roadmap.out"))
@click.option("--days", type=click.IntRange(min=0), default=30, metavar="N", help=word("cli.roadmap.days"))
@click.option("--responsible", multiple=True, metavar="NAME", help=word("cli.roadmap.responsible"))
@click.option("--direction", multiple=True, metavar="NAME", help=word("cli.roadmap.direction"))
@click.option("--stage", multiple=True, metavar="NAME", help=word("cli.roadmap.stage"))
@click.option("--year", type=click.IntRange(1990, 2100), metavar="YEAR", help=word("cli.roadmap.year"))
@click.option(
    "--progress",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    multiple=True,
    metavar="FILE",
    help=word("cli.roadmap.progress"),
)
def command(
    session: Session,
    concepts_named: tuple[str, ...],
    on: datetime | None,
    path: Path | None,
    days: int,
    responsible: tuple[str, ...],
    direction: tuple[str, ...],
    stage: tuple[str, ...],
    year: int | None,
    progress: tuple[Path, ...],
) -> None:
    """Print the rows by state, or a year by months."""
    from mqes_core.cli.show_roadmap import show_overview, show_year
    from mqes_core.planning import read_progress, roadmap_overview, roadmap_year, write_plan
    from mqes_core.roadmapping import Filters

    library = session.library()
    filters = Filters(responsible, direction, stage)
    concepts = [library.edition(name) for name in concepts_named or library.names]
    if year is not None:
        show_year(session, concepts, roadmap_year(concepts, year, filters=filters))
        return
    day = as_date(on)
    kept = read_progress(concepts, progress, on=day) if progress else None
    session.report(kept.diagnostics if kept else ())
    found = roadmap_overview(concepts, on=day, days=days, filters=filters, progress=kept)
    if path is None:
        show_overview(session, found)
        return
    written = write_plan(found, path, lang=session.lang)
    session.say(session.word("cli.written", path=str(written)))
    session.put({"written": str(written)})
