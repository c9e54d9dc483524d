"""``mqes form``: an empty form to fill in."""

from __future__ import annotations

from pathlib import Path

import click

from mqes_core.cli.command import Session, mqes_command
from mqes_core.cli.language import word


@mqes_command("form")
@click.argument("concept")
@click.option(
    "-o",
    "--output",
    "path",
    type=click.Path(dir_okay=False, path_type=Path),
    required=True,
    help=word("cli.form.output"),
)
@click.option("--roadmap", is_flag=True, help=word("cli.form.roadmap"))
@click.option("--experts", is_flag=True, help=word("cli.form.experts"))
def command(session: Session, concept: str, path: Path, roadmap: bool, experts: bool) -> None:
    """Write the form and say where it lies."""
    from mqes_core.api.experts import write_experts_form
    from mqes_core.api.roadmaps import write_progress_table
    from mqes_core.api.scoring import write_form

    if roadmap and experts:
        raise click.UsageError(word("cli.form.one"))
    write = write_progress_table if roadmap else write_experts_form if experts else write_form
    written = write(concept, path, library=session.library(), lang=session.lang)
    session.say(session.word("cli.written", path=str(written)))
    session.put({"written": str(written)})
