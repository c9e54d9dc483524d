"""``mqes diff``: what changed between two editions, rule by rule, and whom it moves."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import click

from mqes_core.cli.command import FINDINGS, Session, mqes_command
from mqes_core.cli.language import word
from mqes_core.cli.progress import Bar
from mqes_core.cli.scoring_options import as_date

if TYPE_CHECKING:
    from mqes_core.library import Library


@mqes_command("diff")
@click.argument("before", metavar="EDITION")
@click.argument("after", metavar="EDITION")
@click.argument("files", type=click.Path(exists=True, dir_okay=False, path_type=Path), nargs=-1, metavar="[FILE]…")
@click.option("-o", "path", type=click.Path(dir_okay=False, path_type=Path), multiple=True, help=word("cli.diff.out"))
@click.option("--reading", type=click.Choice(["adopted", "letter"]), default="adopted", help=word("cli.option.reading"))
@click.option("--on", type=click.DateTime(["%Y-%m-%d", "%d.%m.%Y"]), metavar="DATE", help=word("cli.diff.on"))
@click.option("--fail-on", type=click.Choice(["change"]), help=word("cli.diff.fail_on"))
def command(
    session: Session,
    before: str,
    after: str,
    files: tuple[Path, ...],
    path: tuple[Path, ...],
    reading: Literal["letter", "adopted"],
    on: datetime | None,
    fail_on: str | None,
) -> None:
    """Print what changed, or write it to files; with forms of the former edition, whom it moves."""
    from mqes_core.api.editions import diff_editions, write_diff
    from mqes_core.cli.show_editions import lines

    library = session.library()
    with Bar(session.word("cli.score.working"), len(files) + 1) as bar:
        result = diff_editions(
            _subject(before, library),
            _subject(after, library),
            files,
            reading=reading,
            on=as_date(on),
            library=library,
            on_file=bar.step,
        )
    session.report(result.diagnostics)
    for item in path:
        write_diff(result, item, lang=session.lang)
        session.say(session.word("cli.written", path=str(item)))
    if not path and not session.json:
        session.say(*lines(result, session.lang))
    if session.json:
        session.put(result.to_dict())
    if fail_on and result.difference.changes:
        raise click.exceptions.Exit(FINDINGS)


def _subject(name: str, library: Library) -> str | Path:
    """An edition at hand, else the folder of one."""
    known = {concept.split("@")[0] for concept in library.names} | set(library.names)
    return Path(name) if name not in known and Path(name).is_dir() else name
