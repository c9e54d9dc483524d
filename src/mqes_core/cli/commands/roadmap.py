"""``mqes roadmap``: what plans ask for on a day."""

from __future__ import annotations

import re
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from mqes_core.cli.command import Session, mqes_command
from mqes_core.cli.language import word
from mqes_core.cli.scoring_options import as_date

if TYPE_CHECKING:
    from mqes_core.model.edition import Edition
    from mqes_core.roadmapping import Template


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
@click.option("--passport", is_flag=True, help=word("cli.roadmap.passport"))
@click.option("--as-template", is_flag=True, help=word("cli.roadmap.as_template"))
@click.option("--period", metavar="2026-2028", help=word("cli.roadmap.period"))
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
    passport: bool,
    as_template: bool,
    period: str | None,
) -> None:
    """Print the rows by state, a year by months or the passports; write the plan as a chart or as a template."""
    from mqes_core.api.roadmaps import read_progress, roadmap_overview, roadmap_passports, roadmap_year, write_plan
    from mqes_core.cli.show_roadmap import show_overview, show_passports, show_templates, show_year
    from mqes_core.roadmapping import Filters

    library = session.library()
    filters = Filters(responsible, direction, stage)
    concepts = [library.edition(name) for name in concepts_named or library.names]
    if passport:
        show_passports(session, roadmap_passports(concepts))
        return
    if as_template:
        show_templates(session, _templates(concepts, path, period))
        return
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


def _templates(concepts: list[Edition], path: Path | None, period: str | None) -> tuple[tuple[Path, Template], ...]:
    """Write the templates of the one concept that is named.

    Raises:
        UsageError: MQ854 no such period, MQ855 something is missing in the call.
    """
    from mqes_core.api.roadmaps import write_template
    from mqes_core.diagnostics import Diagnostic
    from mqes_core.errors import UsageError

    if path is None or period is None or len(concepts) != 1:
        raise UsageError([Diagnostic("MQ855")])
    years = re.fullmatch(r"\s*(\d{4})(?:\s*[-–—]\s*(\d{4}))?\s*", period)
    if years is None:
        raise UsageError([Diagnostic("MQ854", params={"period": period})])
    return write_template(concepts[0], path, (int(years[1]), int(years[2] or years[1])))
