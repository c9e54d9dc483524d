"""The composition root: plugins → editions → plans → results, as plain functions that users call."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from difflib import get_close_matches
from functools import cached_property
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import get_args

from mqes_core import evaluation, exchange, loading, reporting
from mqes_core.diagnostics import Diagnostic
from mqes_core.errors import FormError, UsageError
from mqes_core.evaluation import Explanation, ExtensionKind, Plan, ReadingMode, Scorecard, compile_plan
from mqes_core.i18n import Language
from mqes_core.model.edition import Edition
from mqes_core.model.scoring import Criterion, Indicator
from mqes_core.model.units import Case
from mqes_core.plugins import PluginSet, disabled_in, discover, folders_in

__all__ = [
    "Library",
    "ScoreResult",
    "explain",
    "find_rule",
    "load_folder",
    "open_library",
    "read_cases",
    "score",
    "write_demo",
    "write_form",
    "write_report",
    "write_schemas",
]


@dataclass(frozen=True)
class Library:
    """The concepts at hand: from installed plugins and from folders. Editions load when first asked for."""

    plugins: PluginSet
    """What was found, and what became of it."""
    _editions: dict[str, Edition] = field(default_factory=dict, repr=False)
    _plans: dict[str, Plan] = field(default_factory=dict, repr=False)

    @cached_property
    def names(self) -> tuple[str, ...]:
        """Every edition at hand as ``concept@edition``."""
        return tuple(f"{folder.slug}@{folder.edition}" for folder in self.plugins.concepts)

    def edition(self, concept: str) -> Edition:
        """The edition named ``concept@edition``; a bare concept stands for its newest edition.

        Raises:
            UsageError: MQ801, there is no such concept or edition here.
            LoadError: its data does not hold together.
        """
        name = self._full_name(concept)
        if name not in self._editions:
            folder = next(item for item in self.plugins.concepts if f"{item.slug}@{item.edition}" == name)
            self._editions[name] = loading.load_edition(folder.folder)
        return self._editions[name]

    def plan(self, concept: str) -> Plan:
        """The compiled plan of an edition.

        Raises:
            UsageError: MQ801, there is no such concept or edition here.
            LoadError: its data does not hold together, or it scores nothing (MQ253).
        """
        edition = self.edition(concept)
        if edition.key not in self._plans:
            self._plans[edition.key] = compile_plan(edition, self.plugins.kinds)
        return self._plans[edition.key]

    def _since(self, name: str) -> tuple[date, str]:
        """When an edition comes into force; one that does not say so is the oldest."""
        return self.edition(name).concept.validity.since or date.min, name

    def _full_name(self, concept: str) -> str:
        if concept in self.names:
            return concept
        editions = [f"{item.slug}@{item.edition}" for item in self.plugins.concepts if item.slug == concept]
        if editions:
            return editions[0] if len(editions) == 1 else max(editions, key=self._since)
        slugs = {item.slug for item in self.plugins.concepts} | set(self.names)
        near = ", ".join(get_close_matches(concept, slugs)) or ", ".join(self.names) or "—"
        raise UsageError([Diagnostic("MQ801", params={"concept": concept, "near": near})])


@dataclass(frozen=True, slots=True)
class ScoreResult:
    """Scorecards of a data set, with what was noticed while reading it."""

    edition: Edition
    cards: tuple[Scorecard, ...]
    diagnostics: tuple[Diagnostic, ...] = ()
    kinds: Mapping[str, ExtensionKind] = field(default_factory=dict)
    """The kinds of scales that plugins add; needed to put their rules into words."""


def open_library(
    *,
    folders: Sequence[Path] | None = None,
    plugin: Sequence[str] | None = None,
    no_plugins: bool = False,
) -> Library:
    """Find the plugins that are installed and the folders that are named.

    Args:
        folders: folders that hold concepts as YAML; without it, those of the variable ``MQES_CONCEPTS``.
        plugin: the only plugins wanted; without it, all.
        no_plugins: no installed plugin is imported; folders are still read.

    The variable ``MQES_DISABLE_PLUGINS`` (names with commas between) sets plugins aside before they are imported.

    Raises:
        PluginError: MQ924, a plugin that was asked for is not installed.
    """
    if folders is None:
        folders = folders_in(os.environ)
    found = discover(folders=folders, only=plugin, disabled=disabled_in(os.environ), no_plugins=no_plugins)
    return Library(found)


def load_folder(folder: Path | str) -> Edition:
    """Load one edition from the folder that holds its YAML files.

    Raises:
        LoadError: with every problem found, each with file, line and column.
    """
    return loading.load_edition(Path(folder))


def write_form(concept: str, path: Path | str, *, library: Library | None = None, lang: Language = "ru") -> Path:
    """Write an empty form (xlsx) that asks for everything the concept scores.

    Raises:
        UsageError: MQ801 unknown concept, MQ807 another suffix than .xlsx, MQ893 the file cannot be written.
        LoadError: the concept does not load or scores nothing.
    """
    plan = (library or open_library()).plan(concept)
    path = Path(path)
    if path.suffix.lower() != ".xlsx":
        raise UsageError([Diagnostic("MQ807", params={"path": str(path)})])
    with _writing(path):
        exchange.write_form(plan.edition, path, lang=lang)
    return path


def read_cases(concept: str, files: Iterable[Path | str], *, library: Library | None = None) -> exchange.Dataset:
    """Read filled-in forms (xlsx), or the same content as csv or json.

    Raises:
        FormError: with every problem found, each with its sheet and cell or line.
        UsageError: MQ801 unknown concept.
        LoadError: the concept does not load.
    """
    edition = (library or open_library()).edition(concept)
    return exchange.read_cases([Path(file) for file in files], edition)


def score(
    concept: str,
    data: Iterable[Path | str] | Sequence[Case] | Path | str,
    *,
    reading: ReadingMode = "adopted",
    on: date | None = None,
    year: int | None = None,
    library: Library | None = None,
) -> ScoreResult:
    """Score forms or cases under a concept.

    Args:
        concept: ``nazran`` or ``nazran@2021``.
        data: files (xlsx, csv, json) or cases made in Python.
        reading: ``adopted``, or ``letter`` to leave open what the document does not decide.
        on: the date of evaluation, today if not given; it stands in the header and decides on legal notices.
        year: only the scorecards of this year; other years in the data still serve as periods before.
        library: where the concept comes from; the installed plugins if not given.

    Raises:
        FormError: a file cannot be read or does not hold together, or a case does not (MQ791–MQ794).
        ValueError: ``reading`` is neither of the two.
        UsageError: MQ801 unknown concept, MQ806 no data for that year.
        LoadError: the concept does not load or scores nothing.
    """
    library = library or open_library()
    plan = library.plan(concept)
    if reading not in get_args(ReadingMode):
        raise ValueError(f"reading must be one of {get_args(ReadingMode)}, not {reading!r}")
    items = [data] if isinstance(data, (str, Path)) else list(data)
    cases = [item for item in items if isinstance(item, Case)]
    files = [Path(item) for item in items if not isinstance(item, Case)]
    dataset = exchange.read_cases(files, plan.edition) if files else exchange.Dataset((), ())
    every = [*cases, *dataset.cases]
    if problems := tuple(exchange.check_cases(every, plan.edition)):
        raise FormError(problems)
    cards = plan.score(every, reading=reading, on=on or _today())
    if year is not None:
        years = sorted({card.year for card in cards})
        cards = tuple(card for card in cards if card.year == year)
        if not cards:
            present = ", ".join(map(str, years)) or "—"
            raise UsageError([Diagnostic("MQ806", params={"year": str(year), "present": present})])
    return ScoreResult(plan.edition, cards, dataset.diagnostics, library.plugins.kinds)


def explain(
    result: ScoreResult, unit: str, *, year: int | None = None, rule: str | None = None, lang: Language = "ru"
) -> tuple[Explanation, ...]:
    """Why a unit got its points: an explanation for each of its years, of the total or of one rule.

    Raises:
        UsageError: MQ804 no such unit in the data, MQ806 not in that year, MQ803 no such rule in the concept.
    """
    years = {card.year: card for card in result.cards if card.unit.id == unit}
    cards = [card for number, card in years.items() if year in (None, number)]
    if years and not cards:
        present = ", ".join(map(str, sorted(years)))
        raise UsageError([Diagnostic("MQ806", params={"year": str(year), "present": present})])
    if not cards:
        units = sorted({card.unit.id for card in result.cards})
        near = ", ".join(get_close_matches(unit, units) or units[:8]) or "—"
        raise UsageError([Diagnostic("MQ804", params={"unit": unit, "near": near})])
    found = []
    for card in cards:
        node = card.total if rule is None else card.find(rule)
        if node is None:
            near = ", ".join(get_close_matches(rule or "", [item.id for item in card.nodes])) or "—"
            raise UsageError([Diagnostic("MQ803", params={"rule": rule, "near": near})])
        found.append(evaluation.explain(node, result.edition, lang, result.kinds))
    return tuple(found)


def find_rule(edition: Edition, rule: str) -> Criterion | Indicator:
    """The criterion or indicator with this id, or with this printed number where only one has it.

    Raises:
        UsageError: MQ803, no such rule.
    """
    rules: list[Criterion | Indicator] = [*edition.criteria(), *edition.indicators()]
    named = [item for item in rules if item.id == rule]
    numbered = [item for item in rules if (item.number or "").rstrip(".") == rule.rstrip(".")]
    found = named or numbered
    if len(found) != 1:
        near = ", ".join(get_close_matches(rule, [item.id for item in rules])) or "—"
        raise UsageError([Diagnostic("MQ803", params={"rule": rule, "near": near})])
    return found[0]


def write_report(result: ScoreResult, path: Path | str, *, lang: Language = "ru") -> Path:
    """Write scorecards as a page (html), workbook (xlsx), record (json) or table (csv), by the file's suffix.

    Raises:
        UsageError: MQ890 no such format, MQ893 the file cannot be written.
    """
    path = Path(path)
    with _writing(path):
        reporting.write_report(result.cards, result.edition, path, lang=lang, kinds=result.kinds)
    return path


def write_schemas(folder: Path | str) -> tuple[Path, ...]:
    """Write the JSON Schemas of concept files, cases and scorecards into a folder."""
    import json

    folder = Path(folder)
    written = []
    for name, schema in {**loading.schemas(), **exchange.schemas(), **reporting.schemas()}.items():
        path = folder / name
        with _writing(path):
            path.write_text(json.dumps(schema, ensure_ascii=False, indent=2) + "\n", encoding="utf-8", newline="\n")
        written.append(path)
    return tuple(written)


def write_demo(
    folder: Path | str, *, lang: Language = "ru", on: date | None = None, library: Library | None = None
) -> ScoreResult:
    """Score the made-up example region under its concept and write the reports into a folder."""
    from importlib.resources import as_file

    library = library or open_library()
    with as_file(_example_region()) as region:
        result = score("nazran", sorted(region.glob("*.xlsx")), on=on, library=library)
    folder = Path(folder)
    for suffix in ("html", "xlsx"):
        write_report(result, folder / f"report.{suffix}", lang=lang)
    return result


@contextmanager
def _writing(path: Path) -> Iterator[None]:
    """Make the folder of a file about to be written; what the system refuses is said in the author's words."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        yield
    except OSError as error:
        params = {"path": str(path), "reason": error.strerror or str(error)}
        raise UsageError([Diagnostic("MQ893", params=params)]) from error


def _today() -> date:
    return date.today()  # noqa: DTZ011 — the calendar day where the user sits is what the header means


def _example_region() -> Traversable:
    """The example's forms: in the package once installed, in the repository while it is edited in place."""
    from importlib.resources import files

    packaged = files("mqes_core") / "examples" / "region"
    if packaged.is_dir():
        return packaged
    return Path(__file__).parents[2] / "examples" / "region" / "forms"
