"""The program ``mqes``: a group of commands, each imported only when it is run."""

from __future__ import annotations

from difflib import get_close_matches
from importlib import import_module
from typing import Final

import click

from mqes_core.__about__ import __version__
from mqes_core.cli.help import HelpInWords, WrongCall
from mqes_core.cli.language import word

__all__ = ["COMMANDS", "app"]

COMMANDS: Final = (
    "demo",
    "concepts",
    "plugins",
    "show",
    "form",
    "score",
    "explain",
    "lint",
    "timing",
    "roadmap",
    "calendar",
    "experts",
    "compare",
    "diff",
    "schema",
)


class _LazyGroup(HelpInWords, click.Group):
    """A group that knows the names of its commands and imports a command when it is called."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            near = ", ".join(get_close_matches(cmd_name, COMMANDS) or COMMANDS)
            raise WrongCall(word("cli.no_command", name=cmd_name, near=near))
        command: click.Command = import_module(f"mqes_core.cli.commands.{cmd_name}").command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Help lists the commands from the catalogue, without importing them."""
        with formatter.section(word("cli.commands")):
            formatter.write_dl([(name, word(f"cli.{name}.short")) for name in COMMANDS])


@click.command(cls=_LazyGroup, help=word("cli.help"), context_settings={"help_option_names": ["-h", "--help"]})
@click.option("--lang", type=click.Choice(["ru", "en"]), expose_value=False, help=word("cli.option.lang"))
@click.version_option(__version__, "-V", "--version", prog_name="mqes", help=word("cli.version"))
def app() -> None:
    """The program itself; the commands do the work."""
