"""``mqes schema``: the JSON Schemas of all files that mqes reads and writes."""

from __future__ import annotations

from pathlib import Path

import click

from mqes_core.cli.command import Session, mqes_command
from mqes_core.cli.language import word


@mqes_command("schema")
@click.option(
    "-o",
    "--output",
    "folder",
    type=click.Path(file_okay=False, path_type=Path),
    required=True,
    help=word("cli.schema.output"),
)
def command(session: Session, folder: Path) -> None:
    """Write the schemas into a folder and name them."""
    from mqes_core.api.schemas import write_schemas

    written = [str(path) for path in write_schemas(folder)]
    session.say(*(session.word("cli.written", path=path) for path in written))
    session.put({"written": written})
