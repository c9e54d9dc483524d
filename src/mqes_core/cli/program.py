"""The process: run the command line on its arguments and end with its exit code."""

from __future__ import annotations

import io
import sys

import click

from mqes_core.cli.app import app
from mqes_core.cli.command import WRONG
from mqes_core.cli.help import complaint

__all__ = ["main"]

_INTERRUPTED = 130


def main() -> None:
    """Run ``mqes``; complaints about the call are in the catalogue's words."""
    for stream in (sys.stdout, sys.stderr):
        # Piped output in a code page of old would fail on «–» or «−»; a console takes any letter as it is.
        if isinstance(stream, io.TextIOWrapper) and not stream.isatty():
            stream.reconfigure(encoding="utf-8")
    try:
        sys.exit(app.main(prog_name="mqes", standalone_mode=False))
    except click.exceptions.NoArgsIsHelpError as error:
        click.echo(error.format_message())
        sys.exit(WRONG)
    except click.UsageError as error:
        click.echo(complaint(error), err=True)
        sys.exit(WRONG)
    except (click.Abort, KeyboardInterrupt):
        sys.exit(_INTERRUPTED)
