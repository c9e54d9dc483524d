"""Options of ``mqes compare`` that are about results: where they lie, and what the user states for them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from pathlib import Path
from typing import Any, Final

import click
from click.core import ParameterSource

from mqes_core.cli.language import word

__all__ = ["Chosen", "region_options"]

_FOLDER: Final = click.Path(exists=True, file_okay=False, path_type=Path)
_WORD: Final = click.Path(exists=True, dir_okay=False, path_type=Path)
_PERCENT: Final = click.IntRange(0, 100)

_OPTIONS: Final = {
    "data": click.option("--data", type=_FOLDER, metavar="DIR", help=word("cli.compare.data")),
    "reading": click.option(
        "--reading", type=click.Choice(["adopted", "letter"]), default="adopted", help=word("cli.option.reading")
    ),
    "under": click.option("--under", metavar="CONCEPT", help=word("cli.compare.under")),
    "by": click.option("--by", type=click.Choice(["points", "share"]), default="points", help=word("cli.compare.by")),
    "low_by": click.option("--low-by", type=click.IntRange(1, 100), metavar="%", help=word("cli.compare.low_by")),
    "low_years": click.option("--low-years", type=click.IntRange(1), metavar="N", help=word("cli.compare.low_years")),
    "small": click.option("--small", type=click.IntRange(0), default=5, metavar="N", help=word("cli.compare.small")),
    "known": click.option("--known", type=_PERCENT, default=50, metavar="%", help=word("cli.compare.known")),
    "spread": click.option("--spread", type=_PERCENT, default=25, metavar="%", help=word("cli.compare.spread")),
    "samples": click.option(
        "--samples", type=click.IntRange(0, 100_000), default=200, metavar="N", help=word("cli.compare.samples")
    ),
    "seed": click.option("--seed", type=int, default=1, metavar="N", help=word("cli.compare.seed")),
    "template": click.option("--template", type=_WORD, metavar="FILE", help=word("cli.compare.template")),
    "letters": click.option("--letters/--no-letters", default=True, help=word("cli.compare.letters")),
}


@dataclass(frozen=True, slots=True)
class Chosen:
    """What the user chose for the results."""

    data: Path | None
    template: Path | None
    letters: bool
    settings: dict[str, Any]
    """What was stated, by its name in :func:`mqes_core.api.regional.compare_districts`."""

    @property
    def files(self) -> int:
        """How many files may have to be read, for whoever shows how far the work is."""
        return sum(path.is_file() for path in self.data.rglob("*.*")) if self.data else 0


def region_options(function: Callable[..., None]) -> Callable[..., None]:
    """Add the options to a command, which gets them together as ``chosen``."""

    @wraps(function)
    def run(*args: Any, **given: Any) -> None:
        ours = {name: given.pop(name) for name in _OPTIONS}
        if ours["data"] is None:
            _refuse_without_data()
        function(*args, chosen=_chosen(**ours), **given)

    decorated: Callable[..., None] = run
    for option in reversed(_OPTIONS.values()):
        decorated = option(decorated)
    return decorated


def _refuse_without_data() -> None:
    """Whoever states something for the results and names no data must not think that it was heeded."""
    context = click.get_current_context()
    stated = [name for name in _OPTIONS if context.get_parameter_source(name) is ParameterSource.COMMANDLINE]
    idle = [f"--{name.replace('_', '-')}" for name in stated if name not in ("template", "letters")]
    if idle:
        raise click.UsageError(word("cli.compare.needs_data", options=", ".join(idle)))


def _chosen(
    data: Path | None,
    template: Path | None,
    letters: bool,
    low_by: int | None,
    low_years: int | None,
    known: int,
    **others: Any,
) -> Chosen:
    from fractions import Fraction

    from mqes_core.comparison.results import Low

    if (low_by is None) != (low_years is None):
        raise click.UsageError(word("cli.compare.low_both"))
    low = None if low_by is None or low_years is None else Low(low_by, low_years)
    return Chosen(data, template, letters, {**others, "known": Fraction(known, 100), "low": low})
