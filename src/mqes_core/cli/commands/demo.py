"""``mqes demo``: the bundled example region, scored and reported."""

from __future__ import annotations

from pathlib import Path

import click

from mqes_core.cli.command import Session, mqes_command
from mqes_core.cli.language import word


@mqes_command("demo")
@click.option(
    "-o",
    "--output",
    "folder",
    type=click.Path(file_okay=False, path_type=Path),
    default=Path("mqes-demo"),
    help=word("cli.demo.output"),
)
def command(session: Session, folder: Path) -> None:
    """Score the example and say where the report lies."""
    from mqes_core.api.example import write_demo

    session.say(session.word("cli.demo.about"))
    result = write_demo(folder, lang=session.lang, library=session.library())
    years = sorted({card.year for card in result.cards})
    units = len({card.unit.id for card in result.cards})
    session.say(
        session.word("cli.demo.done", units=units, years=", ".join(map(str, years))),
        session.word("cli.demo.report", path=str((folder / "report.html").resolve())),
        session.word("cli.demo.workbook", path=str((folder / "report.xlsx").resolve())),
    )
    session.put({"units": units, "years": years, "written": [str(folder / "report.html"), str(folder / "report.xlsx")]})
