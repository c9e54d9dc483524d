"""Help and complaints of the command line in the catalogue's words instead of the library's English."""

from __future__ import annotations

import click

from mqes_core.cli.language import word

__all__ = ["HelpInWords", "complaint"]


class HelpInWords(click.Command):
    """A command whose help has its headings from the catalogue."""

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the line that shows how to call the command."""
        pieces = " ".join(self.collect_usage_pieces(ctx))
        formatter.write_usage(ctx.command_path, pieces, prefix=word("cli.help.usage") + " ")

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the options and, for a group, its commands."""
        options = (param for param in self.get_params(ctx) if isinstance(param, click.Option))
        records = [record for option in options if (record := option.get_help_record(ctx)) is not None]
        if records:
            with formatter.section(word("cli.help.options")):
                formatter.write_dl(records)
        if isinstance(self, click.Group):
            self.format_commands(ctx, formatter)

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """The option ``--help``, described in the language of the process."""
        option = super().get_help_option(ctx)
        if option is not None:
            option.help = word("cli.help.help")
        return option


def complaint(error: click.UsageError) -> str:
    """What is wrong with the call, and how to see the right one."""
    match error:
        case click.NoSuchOption():
            words = word("MQ820", option=error.option_name, near=", ".join(error.possibilities or ()) or "—")
        case click.MissingParameter():
            name = error.param.human_readable_name if error.param is not None else "?"
            words = word("MQ821", name=name.upper() if isinstance(error.param, click.Argument) else _flag(error.param))
        case click.BadParameter():
            words = word("MQ822", name=_flag(error.param), why=error.message)
        case _:
            words = word("MQ823", why=error.message)
    path = error.ctx.command_path if error.ctx is not None else "mqes"
    return f"{words}\n    {word('cli.help.try', path=path)}"


def _flag(param: click.Parameter | None) -> str:
    if param is None:
        return "?"
    return param.opts[-1] if isinstance(param, click.Option) else param.human_readable_name.upper()
