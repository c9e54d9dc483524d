"""What all commands share: language, output format, where concepts come from, errors in the author's words."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

import click

from mqes_core.cli.help import HelpInWords
from mqes_core.cli.language import interface_language, word
from mqes_core.diagnostics import Diagnostic
from mqes_core.errors import MqesError
from mqes_core.i18n import Language, translate

if TYPE_CHECKING:
    from mqes_core.library import Library

__all__ = ["FINDINGS", "WRONG", "Session", "mqes_command"]

FINDINGS = 1
"""Exit code: done, but there are findings that the user asked to fail on."""
WRONG = 2
"""Exit code: wrong use or wrong input."""


@dataclass(frozen=True, slots=True)
class Session:
    """One run of a command: how to speak, and where concepts come from."""

    lang: Language
    output: str
    """How to answer: ``text`` for people, or a format for programs."""
    folders: tuple[Path, ...]
    plugins: tuple[str, ...]
    no_plugins: bool

    @property
    def json(self) -> bool:
        """Whether a program reads the answer."""
        return self.output != "text"

    def library(self, *also: Path) -> Library:
        """The concepts at hand; plugins that failed are reported on stderr, and the others go on.

        ``also``: folders with concepts that the command itself brings.
        """
        from mqes_core.library import open_library

        folders = (*self.folders, *also) or None
        library = open_library(folders=folders, plugin=self.plugins or None, no_plugins=self.no_plugins)
        self.report(library.plugins.problems)
        return library

    def word(self, key: str, **params: Any) -> str:
        """Words of the catalogue in the language of this run."""
        return translate(key, self.lang, **params)

    def say(self, *lines: str) -> None:
        """Lines for a person; left out where JSON was asked for."""
        if not self.json:
            click.echo("\n".join(lines))

    def put(self, data: Any) -> None:
        """The result as JSON, where it was asked for."""
        if self.json:
            click.echo(json.dumps(data, ensure_ascii=False, indent=2))

    def report(self, diagnostics: Iterable[Diagnostic]) -> None:
        """Diagnostics on stderr, all of them."""
        items = tuple(diagnostics)
        if items and self.json:
            click.echo(json.dumps({"diagnostics": [item.to_dict() for item in items]}, ensure_ascii=False), err=True)
        elif items:
            click.echo("\n".join(item.text(self.lang) for item in items), err=True)

    def fail(self, error: MqesError) -> NoReturn:
        """Report an error and end with the code for wrong use or input."""
        self.report(error.diagnostics)
        raise click.exceptions.Exit(WRONG)


def mqes_command(
    name: str, formats: Sequence[str] = ("text", "json")
) -> Callable[[Callable[..., None]], click.Command]:
    """Make a function a command: it gets a :class:`Session` first, then its own arguments."""

    def decorate(function: Callable[..., None]) -> click.Command:
        @wraps(function)
        def run(
            lang: Language | None,
            output: str,
            concepts: tuple[Path, ...],
            plugin: tuple[str, ...],
            no_plugins: bool,
            **arguments: Any,
        ) -> None:
            session = Session(lang or interface_language(), output, concepts, plugin, no_plugins)
            try:
                function(session, **arguments)
            except MqesError as error:
                session.fail(error)

        decorated: Callable[..., None] = run
        for option in reversed(_shared_options(formats)):
            decorated = option(decorated)
        return click.command(
            name, cls=HelpInWords, help=word(f"cli.{name}.help"), short_help=word(f"cli.{name}.short")
        )(decorated)

    return decorate


def _shared_options(formats: Sequence[str]) -> list[Callable[[Callable[..., None]], Callable[..., None]]]:
    folder = click.Path(exists=True, file_okay=False, path_type=Path)
    return [
        click.option("--lang", type=click.Choice(["ru", "en"]), help=word("cli.option.lang")),
        click.option("--format", "output", type=click.Choice(formats), default="text", help=word("cli.option.format")),
        click.option("--concepts", type=folder, multiple=True, metavar="DIR", help=word("cli.option.concepts")),
        click.option("--plugin", multiple=True, metavar="NAME", help=word("cli.option.plugin")),
        click.option("--no-plugins", is_flag=True, help=word("cli.option.no_plugins")),
    ]
