"""Values of options and arguments: what is wrong with one, in the catalogue's words, not the library's English."""

from __future__ import annotations

import copy
import os
from pathlib import Path
from typing import Any

import click

from mqes_core.cli.language import interface_language, word
from mqes_core.i18n import format_interval

__all__ = ["in_words"]


def in_words(kind: Any) -> Any:
    """The same type of value, complaining in words."""
    worded = copy.copy(kind)
    convert = worded.convert

    def converted(value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        try:
            return convert(value, param, ctx)
        except click.BadParameter as error:
            raise click.BadParameter(_reason(kind, value), ctx, param) from error

    worded.convert = converted
    return worded


def _reason(kind: Any, value: Any) -> str:
    match kind:
        case click.Choice():
            return word("cli.wrong.choice", value=value, listed=", ".join(map(str, kind.choices)))
        case click.DateTime():
            return word("cli.wrong.date", value=value)
        case click.Path():
            return word(f"cli.wrong.{_wrong_path(kind, value)}", value=os.fsdecode(value))
    if isinstance(kind, click.IntRange) and _is_whole(value):
        bounds = format_interval(kind.min, kind.max, interface_language())
        return word("cli.wrong.range", value=value, bounds=bounds)
    whole = isinstance(kind, click.types.IntParamType)
    return word("cli.wrong.number" if whole else "cli.wrong.value", value=value)


def _is_whole(value: Any) -> bool:
    try:
        int(value)
    except (ValueError, TypeError):
        return False
    return True


def _wrong_path(kind: Any, value: Any) -> str:
    path = Path(os.fsdecode(value))
    if not path.exists():
        return "no_file" if not kind.dir_okay else "no_folder" if not kind.file_okay else "no_path"
    if not kind.dir_okay and path.is_dir():
        return "is_folder"
    if not kind.file_okay and not path.is_dir():
        return "is_file"
    return "closed"
