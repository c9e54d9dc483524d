"""Forms become scorecards: score, explain, run again, report."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any, get_args

from mqes_core import evaluation, exchange, reporting
from mqes_core.api.concepts import listed, no_rule
from mqes_core.api.edge import today, writing
from mqes_core.diagnostics import Diagnostic
from mqes_core.errors import FormError, UsageError
from mqes_core.evaluation import Explanation, ExtensionKind, Plan, ReadingMode, Scorecard, compile_plan
from mqes_core.i18n import Language
from mqes_core.library import Library, open_library
from mqes_core.model.edition import Edition
from mqes_core.model.near import near
from mqes_core.model.units import Case

__all__ = ["ScoreResult", "explain", "read_cases", "replay", "score", "write_form", "write_report"]


@dataclass(frozen=True, slots=True)
class ScoreResult:
    """Scorecards of a data set, with what was noticed while reading it or running it again."""

    edition: Edition
    cards: tuple[Scorecard, ...]
    diagnostics: tuple[Diagnostic, ...] = ()
    kinds: Mapping[str, ExtensionKind] = field(default_factory=dict)
    """The kinds of scales that plugins add; needed to put their rules into words."""


def write_form(
    concept: str | Edition, path: Path | str, *, library: Library | None = None, lang: Language = "ru"
) -> Path:
    """Write an empty form (xlsx) that asks for everything the concept scores.

    Raises:
        UsageError: MQ801 unknown concept, MQ807 another suffix than .xlsx, MQ893 the file cannot be written.
        LoadError: the concept does not load or scores nothing.
    """
    plan = _plan(concept, library or open_library())
    path = Path(path)
    if path.suffix.lower() != ".xlsx":
        raise UsageError([Diagnostic("MQ807", params={"path": str(path)})])
    with writing(path):
        exchange.write_form(plan.edition, path, lang=lang)
    return path


def read_cases(
    concept: str | Edition, files: Iterable[Path | str], *, library: Library | None = None
) -> exchange.Dataset:
    """Read filled-in forms (xlsx), or the same content as csv or json.

    Raises:
        FormError: with every problem found, each with its sheet and cell or line.
        UsageError: MQ801 unknown concept.
        LoadError: the concept does not load.
    """
    edition = concept if isinstance(concept, Edition) else (library or open_library()).edition(concept)
    return exchange.read_cases([Path(file) for file in files], edition)


def score(
    concept: str | Edition,
    data: Iterable[Path | str] | Sequence[Case] | Path | str,
    *,
    reading: ReadingMode = "adopted",
    on: date | None = None,
    year: int | None = None,
    library: Library | None = None,
    on_file: Callable[[], None] = lambda: None,
) -> ScoreResult:
    """Score forms or cases under a concept.

    Args:
        concept: ``nazran``, ``nazran@2021``, or an edition from :func:`load_folder`.
        data: files (xlsx, csv, json) or cases made in Python.
        reading: ``adopted``, or ``letter`` to leave open what the document does not decide.
        on: the date of evaluation, today if not given; it stands in the header and decides on legal notices.
        year: only the scorecards of this year; other years in the data still serve as periods before.
        library: where the concept and the kinds of scales come from; the installed plugins if not given.
        on_file: called after each file is read, for whoever shows how far the work is.

    Raises:
        FormError: a file cannot be read or does not hold together, or a case does not (MQ791–MQ794).
        ValueError: ``reading`` is neither of the two.
        UsageError: MQ801 unknown concept, MQ806 no data for that year.
        LoadError: the concept does not load or scores nothing.
    """
    library = library or open_library()
    plan = _plan(concept, library)
    if reading not in get_args(ReadingMode):
        raise ValueError(f"reading must be one of {get_args(ReadingMode)}, not {reading!r}")
    items = [data] if isinstance(data, (str, Path)) else list(data)
    cases = [item for item in items if isinstance(item, Case)]
    files = [Path(item) for item in items if not isinstance(item, Case)]
    dataset = exchange.read_cases(files, plan.edition, on_file=on_file) if files else exchange.Dataset((), ())
    every = [*cases, *dataset.cases]
    if problems := tuple(exchange.check_cases(every, plan.edition)):
        raise FormError(problems)
    cards = plan.score(every, reading=reading, on=on or today())
    if year is not None:
        years = sorted({card.year for card in cards})
        cards = tuple(card for card in cards if card.year == year)
        if not cards:
            present = ", ".join(map(str, years)) or "—"
            raise UsageError([Diagnostic("MQ806", params={"year": str(year), "present": present})])
    return ScoreResult(plan.edition, cards, dataset.diagnostics, library.plugins.kinds)


def replay(
    record: Mapping[str, Any] | Path | str, *, concept: str | Edition | None = None, library: Library | None = None
) -> ScoreResult:
    """Run recorded scorecards again: under the same rules, date and reading, from the same values.

    Args:
        record: the file that :func:`write_report` wrote as json, its content, or one scorecard of it.
        concept: the edition to run it under; without it, the one that the record names.
        library: where the concept comes from; the installed plugins if not given.

    The result carries warnings where another version of the engine made the record (MQ815) and where its results are
    not what its own data gives (MQ816).

    Raises:
        UsageError: MQ801 unknown concept, MQ810 a value cannot be read, MQ811 the record was made under other rules,
            MQ817 it is no record.
        LoadError: the concept does not load or scores nothing.
    """
    data = _recorded(record)
    library = library or open_library()
    cards: list[Scorecard] = []
    found: list[Diagnostic] = []
    try:
        named = "{concept}@{edition}".format_map(data[0]["header"])
    except (KeyError, TypeError, IndexError) as error:
        raise UsageError([Diagnostic("MQ817", params={"reason": f"{type(error).__name__}: {error}"})]) from error
    plan = _plan(concept or named, library)
    for item in data:
        again = evaluation.replay(item, plan)
        cards.append(again.card)
        found += [diagnostic for diagnostic in again.diagnostics if diagnostic not in found]
    return ScoreResult(plan.edition, tuple(cards), tuple(found), library.plugins.kinds)


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
        units = {card.unit.id: card.unit.title or "" for card in result.cards}
        like = near(unit, units) or sorted(units)[:8]
        raise UsageError([Diagnostic("MQ804", params={"unit": unit, "near": listed(like, units)})])
    found = []
    for card in cards:
        node = card.total if rule is None else card.find(rule)
        if node is None:
            raise no_rule(rule or "", {item.id: item.title(lang) for item in card.nodes})
        found.append(evaluation.explain(node, result.edition, lang, result.kinds))
    return tuple(found)


def write_report(result: ScoreResult, path: Path | str, *, lang: Language = "ru") -> Path:
    """Write scorecards as a page (html), workbook (xlsx), record (json) or table (csv), by the file's suffix.

    Raises:
        UsageError: MQ890 no such format, MQ893 the file cannot be written.
    """
    path = Path(path)
    with writing(path):
        reporting.write_report(
            result.cards, result.edition, path, lang=lang, kinds=result.kinds, remarks=result.diagnostics
        )
    return path


def _plan(concept: str | Edition, library: Library) -> Plan:
    """The plan of an edition by its name, or of one already loaded."""
    return compile_plan(concept, library.plugins.kinds) if isinstance(concept, Edition) else library.plan(concept)


def _recorded(record: Mapping[str, Any] | Path | str) -> list[Any]:
    """The scorecards of a record, of whatever shape it was given."""
    data: Any = record
    if isinstance(record, (str, Path)):
        try:
            data = json.loads(Path(record).read_bytes())
        except (OSError, ValueError) as error:
            raise UsageError([Diagnostic("MQ817", params={"reason": str(error)})]) from error
    cards = data.get("scorecards", [data]) if isinstance(data, Mapping) else data
    return cards if isinstance(cards, list) else [cards]
