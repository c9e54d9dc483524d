"""Two editions of a concept: what changed, rule by rule, whom it moves, and former data under new rules."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any, get_args

from mqes_core import exchange, loading
from mqes_core.api.edge import today, writing
from mqes_core.comparison.editions.carry import Carried, Carrier
from mqes_core.comparison.editions.difference import Difference, diff
from mqes_core.comparison.editions.impact import Impact, impact
from mqes_core.comparison.editions.record import difference_record
from mqes_core.diagnostics import Diagnostic
from mqes_core.eligibility import ClauseKind
from mqes_core.errors import FormError, UsageError
from mqes_core.evaluation import ExtensionKind, ReadingMode, compile_plan
from mqes_core.i18n import Language
from mqes_core.library import Library, open_library
from mqes_core.model.edition import Edition
from mqes_core.model.units import Case
from mqes_core.reporting.editions import render_difference

__all__ = ["DiffResult", "carry_cases", "diff_editions", "write_diff"]


@dataclass(frozen=True, slots=True)
class DiffResult:
    """Two editions compared, with what was noticed while the data was read."""

    difference: Difference
    impact: Impact | None = None
    """Whom the change moves; None where no data was given."""
    diagnostics: tuple[Diagnostic, ...] = ()
    kinds: Mapping[str, ExtensionKind] = field(default_factory=dict)
    """The kinds of scales that plugins add; needed to put their rules into words."""
    clauses: Mapping[str, ClauseKind] = field(default_factory=dict)
    """The kinds of clauses that plugins add."""

    def to_dict(self) -> dict[str, Any]:
        """JSON-ready form; follows ``schemas/difference.schema.json``."""
        return difference_record(self.difference, self.impact, kinds=self.kinds, clauses=self.clauses)


def diff_editions(
    before: str | Path | Edition,
    after: str | Path | Edition,
    data: Iterable[Path | str] | Sequence[Case] = (),
    *,
    reading: ReadingMode = "adopted",
    on: date | None = None,
    library: Library | None = None,
    on_file: Callable[[], None] = lambda: None,
) -> DiffResult:
    """What changed between two editions of a concept, or two concepts, rule by rule; with data, whom it moves.

    Args:
        before: ``nazran@2021``, the folder of one edition, or an edition already loaded.
        after: the edition to which it changed.
        data: forms of the former edition (xlsx, csv, json), or cases of it made in Python.
        reading: ``adopted``, or ``letter`` to leave open what the documents do not decide.
        on: the day of the comparison and of the evaluation, today if not given.
        library: where concepts and kinds come from; the installed plugins if not given.
        on_file: called after each file is read, for whoever shows how far the work is.

    Raises:
        FormError: a file cannot be read or does not hold together, or a case does not (MQ791–MQ794).
        UsageError: MQ801 unknown concept; MQ886 data of one concept cannot be carried to another.
        LoadError: an edition does not load; with data, one of them scores nothing.
        ValueError: ``reading`` is neither of the two.
    """
    library, day = library or open_library(), on or today()
    if reading not in get_args(ReadingMode):
        raise ValueError(f"reading must be one of {get_args(ReadingMode)}, not {reading!r}")
    plugins = library.plugins
    first, second = _edition(before, library), _edition(after, library)
    difference = diff(first, second, on=day, clauses=plugins.clauses)
    items = list(data)
    if not items:
        return DiffResult(difference, None, (), plugins.kinds, plugins.clauses)
    cases, found = _cases(items, first, second, on_file)
    plans = compile_plan(first, plugins.kinds), compile_plan(second, plugins.kinds)
    moved = impact(difference, plans, cases, reading=reading, on=day)
    return DiffResult(difference, moved, found, plugins.kinds, plugins.clauses)


def carry_cases(
    data: Iterable[Path | str] | Sequence[Case],
    before: str | Path | Edition,
    after: str | Path | Edition,
    *,
    library: Library | None = None,
) -> tuple[Carried, ...]:
    """Forms or cases of one edition as cases of another, each with what could not be carried and why.

    Raises:
        FormError: a file cannot be read or does not hold together, or a case does not.
        UsageError: MQ801 unknown concept; MQ886 the two are editions of different concepts.
        LoadError: an edition does not load.
    """
    library = library or open_library()
    first, second = _edition(before, library), _edition(after, library)
    cases, _ = _cases(list(data), first, second, lambda: None)
    carrier = Carrier(first, second)
    return tuple(carrier(case) for case in cases)


def write_diff(result: DiffResult, path: Path | str, *, lang: Language = "ru") -> Path:
    """Write a comparison of editions as a page (html), a workbook (xlsx) or a record (json), by the file's suffix.

    Raises:
        UsageError: MQ887 no such format, MQ893 the file cannot be written.
    """
    path = Path(path)
    data = render_difference(
        result.difference, result.impact, path.suffix.lower(), lang=lang, kinds=result.kinds, clauses=result.clauses
    )
    with writing(path):
        path.write_bytes(data)
    return path


def _edition(item: str | Path | Edition, library: Library) -> Edition:
    if isinstance(item, Edition):
        return item
    return loading.load_edition(item) if isinstance(item, Path) else library.edition(item)


def _cases(
    items: Sequence[Path | str | Case], before: Edition, after: Edition, on_file: Callable[[], None]
) -> tuple[tuple[Case, ...], tuple[Diagnostic, ...]]:
    """What was observed under the former edition, with what was noticed."""
    if before.concept.id != after.concept.id:
        raise UsageError([Diagnostic("MQ886", params={"before": before.key, "after": after.key})])
    made = [item for item in items if isinstance(item, Case)]
    files = [Path(item) for item in items if not isinstance(item, Case)]
    dataset = exchange.read_cases(files, before, on_file=on_file) if files else exchange.Dataset((), ())
    cases = (*made, *dataset.cases)
    if problems := tuple(exchange.check_cases(cases, before)):
        raise FormError(problems)
    return cases, dataset.diagnostics
