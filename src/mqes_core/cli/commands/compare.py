"""``mqes compare``: concepts side by side under one edition of the frame."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from mqes_core.cli.command import Session, mqes_command
from mqes_core.cli.language import word
from mqes_core.cli.scoring_options import as_date

if TYPE_CHECKING:
    from mqes_core.library import Library


@mqes_command("compare")
@click.argument("concepts_or_folders", nargs=-1, metavar="[CONCEPT|DIR]…")
@click.option("-o", "out", type=click.Path(dir_okay=False, path_type=Path), help=word("cli.compare.out"))
@click.option("--frame", default="federal-2020", show_default=True, metavar="EDITION", help=word("cli.compare.frame"))
@click.option("--on", type=click.DateTime(["%Y-%m-%d", "%d.%m.%Y"]), metavar="DATE", help=word("cli.compare.on"))
def command(
    session: Session, concepts_or_folders: tuple[str, ...], out: Path | None, frame: str, on: datetime | None
) -> None:
    """Print the map, or write the whole comparison; without a name, of every concept at hand."""
    from mqes_core.api.comparing import compare_concepts, write_comparison
    from mqes_core.cli.show_comparison import map_lines
    from mqes_core.comparison.concepts.record import comparison_record

    library = session.library()
    subjects = [_subject(name, library) for name in concepts_or_folders or library.names]
    comparison = compare_concepts(subjects, frame=frame, on=as_date(on), library=library)
    if out is not None:
        write_comparison(comparison, out, lang=session.lang)
        session.say(session.word("cli.written", path=str(out)))
    else:
        session.say(*map_lines(comparison, session.lang))
    session.put(comparison_record(comparison))


def _subject(name: str, library: Library) -> str | Path:
    """A concept at hand, else the folder of one edition."""
    known = {concept.split("@")[0] for concept in library.names} | set(library.names)
    return Path(name) if name not in known and Path(name).is_dir() else name
