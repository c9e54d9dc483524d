"""``mqes compare``: concepts side by side under one edition of the frame, results of districts under their rules."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from mqes_core.cli.command import Session, mqes_command
from mqes_core.cli.language import word
from mqes_core.cli.progress import Bar
from mqes_core.cli.region_options import Chosen, region_options
from mqes_core.cli.scoring_options import as_date

if TYPE_CHECKING:
    from mqes_core.library import Library


@mqes_command("compare")
@click.argument("concepts_or_folders", nargs=-1, metavar="[CONCEPT|DIR]…")
@click.option("-o", "out", type=click.Path(path_type=Path), multiple=True, help=word("cli.compare.out"))
@click.option("--frame", default="federal-2020", metavar="EDITION", help=word("cli.compare.frame"))
@click.option("--on", type=click.DateTime(["%Y-%m-%d", "%d.%m.%Y"]), metavar="DATE", help=word("cli.compare.on"))
@region_options
def command(
    session: Session,
    concepts_or_folders: tuple[str, ...],
    out: tuple[Path, ...],
    frame: str,
    on: datetime | None,
    chosen: Chosen,
) -> None:
    """Print what stands side by side, or write the whole report; without a name, of every concept at hand."""
    from mqes_core.api.comparing import compare_concepts
    from mqes_core.api.regional import Region, compare_districts, write_region
    from mqes_core.cli.show_comparison import map_lines
    from mqes_core.cli.show_results import result_lines
    from mqes_core.reporting.region.render import region_record

    library = session.library()
    subjects = [_subject(name, library) for name in concepts_or_folders]
    day = as_date(on)
    if chosen.data is None:
        region = Region(compare_concepts(subjects or library.names, frame=frame, on=day, library=library))
    else:
        with Bar(session.word("cli.compare.working"), chosen.files) as bar:
            region = compare_districts(
                chosen.data, subjects, frame=frame, on=day, library=library, on_file=bar.step, **chosen.settings
            )
    session.report(region.remarks)
    if not out:
        session.say(*map_lines(region.concepts, session.lang))
        if region.results is not None:
            session.say("", *result_lines(region.results, session.lang))
    for path in out:
        with Bar(session.word("cli.compare.writing", path=str(path)), 1):
            written = write_region(region, path, lang=session.lang, template=chosen.template, letters=chosen.letters)
        session.say(session.word("cli.written", path=str(path)))
        session.report(written.diagnostics)
    session.put(region_record(region))


def _subject(name: str, library: Library) -> str | Path:
    """A concept at hand, else the folder of one edition."""
    known = {concept.split("@")[0] for concept in library.names} | set(library.names)
    return Path(name) if name not in known and Path(name).is_dir() else name
