"""Help and complaints of the command line in the catalogue's words instead of the library's English."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from mqes_core.cli.language import interface_language, word
from mqes_core.cli.values import in_words
from mqes_core.i18n import format_interval

__all__ = ["HelpInWords", "WrongCall", "complaint"]


class WrongCall(click.UsageError):
    """A wrong call, told in the catalogue's words."""


class HelpInWords(click.Command):
    """A command whose help and complaints are in the catalogue's words."""

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        for param in self.params:
            param.type = in_words(param.type)

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Parse the arguments, and complain of what is left over."""
        takes_more, ctx.allow_extra_args = ctx.allow_extra_args, True
        try:
            rest = super().parse_args(ctx, args)
        except click.UsageError as error:
            error.ctx = error.ctx or ctx  # which not every complaint of the library knows
            raise
        if rest and not takes_more and not ctx.resilient_parsing:
            raise WrongCall(word("cli.wrong.extra", listed=" ".join(rest)), ctx)
        return rest

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the line that shows how to call the command."""
        pieces = " ".join(self.collect_usage_pieces(ctx))
        formatter.write_usage(ctx.command_path, pieces, prefix=word("cli.help.usage") + " ")

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the options and, for a group, its commands."""
        options = (param for param in self.get_params(ctx) if isinstance(param, click.Option))
        records = [(record[0], _help(option, ctx)) for option in options if (record := option.get_help_record(ctx))]
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


def _help(option: click.Option, ctx: click.Context) -> str:
    """What the option is for, whether it is needed, what it may be, and what holds without it."""
    more = [word("cli.help.required")] if option.required else []
    if isinstance(option.type, click.IntRange):
        least, most = option.type.min, option.type.max
        more.append(format_interval(least, most, interface_language()))
    default = option.get_default(ctx, call=False)
    if option.is_flag and option.secondary_opts:
        default = (option.opts if default else option.secondary_opts)[0]
    elif option.is_flag:
        default = None
    if isinstance(default, (str, int, Path)):
        more.append(word("cli.help.default", value=str(default)))
    return f"{option.help or ''}  [{'; '.join(more)}]" if more else option.help or ""


def complaint(error: click.UsageError) -> str:
    """What is wrong with the call, and how to see the right one."""
    match error:
        case click.NoSuchOption():
            near = ", ".join(error.possibilities or ())
            words = word("MQ820" if near else "MQ826", option=error.option_name, near=near)
        case click.MissingParameter():
            name = error.param.human_readable_name if error.param is not None else "?"
            words = word("MQ821", name=name.upper() if isinstance(error.param, click.Argument) else _flag(error.param))
        case click.BadOptionUsage():
            takes = any(error.option_name in (*item.opts, *item.secondary_opts) for item in _with_values(error.ctx))
            words = word("MQ824" if takes else "MQ825", option=error.option_name)
        case click.BadParameter():
            words = word("MQ822", name=_flag(error.param), why=error.message)
        case _:
            no_command = not isinstance(error, WrongCall) and error.ctx and isinstance(error.ctx.command, click.Group)
            words = word("MQ823", why=word("cli.wrong.no_command") if no_command else error.message)
    path = error.ctx.command_path if error.ctx is not None else "mqes"
    return f"{words}\n    {word('cli.help.try', path=path)}"


def _with_values(ctx: click.Context | None) -> list[click.Option]:
    params = ctx.command.get_params(ctx) if ctx is not None else []
    return [item for item in params if isinstance(item, click.Option) and not item.is_flag and not item.count]


def _flag(param: click.Parameter | None) -> str:
    if param is None:
        return "?"
    return param.opts[-1] if isinstance(param, click.Option) else param.human_readable_name.upper()
