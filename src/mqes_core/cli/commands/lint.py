"""``mqes lint``: what an attentive reader would hold against concepts."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from mqes_core.cli.command import FINDINGS, Session, mqes_command
from mqes_core.cli.language import word
from mqes_core.cli.scoring_options import as_date

if TYPE_CHECKING:
    from mqes_core.library import Library
    from mqes_core.lint import LintReport


@mqes_command("lint", formats=("text", "json", "sarif"))
@click.argument("concepts_or_folders", nargs=-1, metavar="[CONCEPT|DIR]…")
@click.option("-o", "out", type=click.Path(dir_okay=False, path_type=Path), help=word("cli.lint.out"))
@click.option("--on", type=click.DateTime(["%Y-%m-%d"]), help=word("cli.lint.on"))
def command(session: Session, concepts_or_folders: tuple[str, ...], out: Path | None, on: datetime | None) -> None:
    """Print the findings, or write them to a file; without a name, of every concept at hand."""
    from mqes_core.api.checking import lint_concept, write_findings
    from mqes_core.reporting.remarks import sarif

    library = session.library()
    subjects = [subject for name in concepts_or_folders for subject in _subjects(name, library)] or library.names
    reports = [lint_concept(subject, on=as_date(on), library=library) for subject in subjects]
    if out is not None:
        write_findings(reports, out, lang=session.lang)
        session.say(session.word("cli.written", path=str(out)))
    elif not session.json:
        for report in reports:
            session.say(*_lines(session, report))
    if session.output == "sarif":
        session.put(sarif(reports, Path.cwd(), session.lang))
    else:
        session.put({"reports": [report.to_dict() for report in reports]})
    if any(report.open for report in reports):
        raise click.exceptions.Exit(FINDINGS)


def _subjects(name: str, library: Library) -> list[str | Path]:
    """What a name stands for: a concept at hand, else a folder that holds one edition or several."""
    folder = Path(name)
    known = {concept.split("@")[0] for concept in library.names} | set(library.names)
    if name in known or not folder.is_dir():
        return [name]
    inside = [path for path in sorted(folder.iterdir()) if path.is_dir() and any(path.glob("*.yaml"))]
    return [*inside] if inside and not any(folder.glob("*.yaml")) else [folder]


def _lines(session: Session, report: LintReport) -> list[str]:
    head = session.word("cli.lint.head", concept=report.edition.key, n=len(report.open), excused=len(report.excused))
    return [head, *(item.text(report.edition, session.lang) for item in report.open), ""]
