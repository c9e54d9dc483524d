"""Values of options and arguments: what is wrong with one, in the catalogue's words instead of the library's English."""

from __future__ import annotations

import copy
import os
from typing import Any

import click

from mqes_core.cli.language import word

__all__ = ["in_words"]


def in_words(kind: click.ParamType) -> click.ParamType:
    """The same type of value, complaining in words."""
    worded = copy.copy(kind)
    convert = worded.convert

    def converted(value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        try:
            return convert(value, param, ctx)
        except click.BadParameter as error:
            raise click.BadParameter(_reason(kind, value), ctx, param) from error

    worded.convert = converted  # type: ignore[method-assign]
    return worded


def _reason(kind: click.ParamType, value: Any) -> str:
    match kind:
        case click.Choice():
            return word("cli.wrong.choice", value=value, listed=", ".join(map(str, kind.choices)))
        case click.DateTime():
            return word("cli.wrong.date", value=value)
        case click.Path():
            return word(f"cli.wrong.{_wrong_path(kind, value)}", value=os.fsdecode(value))
    whole = isinstance(kind, click.types.IntParamType)
    return word("cli.wrong.number" if whole else "cli.wrong.value", value=value)


def _wrong_path(kind: click.Path, value: Any) -> str:
    if not os.path.exists(value):
        return "no_file" if not kind.dir_okay else "no_folder" if not kind.file_okay else "no_path"
    if not kind.dir_okay and os.path.isdir(value):
        return "is_folder"
    if not kind.file_okay and not os.path.isdir(value):
        return "is_file"
    return "closed"
