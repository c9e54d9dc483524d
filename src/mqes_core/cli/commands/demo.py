"""``mqes demo``: the bundled example region, compared and reported."""

from __future__ import annotations

from pathlib import Path

import click

from mqes_core.cli.command import Session, mqes_command
from mqes_core.cli.language import word
from mqes_core.cli.progress import Bar


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
    """Compare the districts of the example and say where the report lies."""
    from mqes_core.api.example import example_region, write_demo

    session.say(session.word("cli.demo.about"))
    with example_region() as region:
        library = session.library(region / "concepts")
        forms = sum(1 for _ in region.glob("forms/*/*.xlsx"))
        with Bar(session.word("cli.demo.working"), forms) as bar:
            compared = write_demo(folder, lang=session.lang, library=library, on_file=bar.step)
    results = compared.results
    assert results is not None
    units, years = len({unit.key for unit in results.units()}), sorted(results.years)
    session.say(
        session.word("cli.demo.done", districts=len(results.districts), units=units, years=", ".join(map(str, years))),
        session.word("cli.demo.report", path=str((folder / "report.html").resolve())),
        session.word("cli.demo.others", path=str(folder.resolve())),
    )
    session.put({
        "districts": [item.id for item in results.districts], "units": units, "years": years,
        "written": sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()),
    })  # fmt: skip
