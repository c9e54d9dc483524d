"""Where a report meets the disk: the suffix picks the format, and nothing is written until all is ready."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path

from mqes_core.diagnostics import Diagnostic, Place
from mqes_core.errors import UsageError
from mqes_core.evaluation.kinds import ExtensionKind
from mqes_core.evaluation.scorecard import Scorecard
from mqes_core.i18n import Language, refusal
from mqes_core.model import Edition
from mqes_core.reporting.building import build_report
from mqes_core.reporting.flat_table import render_table
from mqes_core.reporting.page import render_page
from mqes_core.reporting.record import render_record
from mqes_core.reporting.workbook import render_workbook

__all__ = ["render_report", "write_report"]


def write_report(
    cards: Sequence[Scorecard],
    edition: Edition,
    path: Path,
    *,
    lang: Language = "ru",
    kinds: Mapping[str, ExtensionKind] | None = None,
    remarks: Sequence[Diagnostic] = (),
) -> None:
    """Write the scorecards of one evaluation to ``path``: .html, .xlsx, .csv or .json, as its suffix says.

    The same cards give the same bytes. ``kinds`` are the kinds of scales that plugins add; ``remarks``, which a csv
    file has no place for, are what was noticed while the data was read.

    Raises:
        UsageError: MQ890 the suffix is not known; MQ891 there is no card; MQ892 the cards are of different
            evaluations; MQ893 the file cannot be written; MQ894 two cards are of one unit and year.
    """
    content = render_report(cards, edition, path.suffix.lower(), lang=lang, kinds=kinds, remarks=remarks, path=path)
    try:
        path.write_bytes(content)
    except OSError as error:
        params = {"path": path, "reason": refusal(error)}
        raise UsageError([Diagnostic("MQ893", Place(file=str(path)), params)]) from error


def render_report(
    cards: Sequence[Scorecard],
    edition: Edition,
    suffix: str,
    *,
    lang: Language = "ru",
    kinds: Mapping[str, ExtensionKind] | None = None,
    remarks: Sequence[Diagnostic] = (),
    path: Path | None = None,
) -> bytes:
    """The report as the bytes of a file with that suffix; ``path`` is named in errors only.

    Raises:
        UsageError: MQ890, MQ891, MQ892 and MQ894, as for :func:`write_report`.
    """
    problems = list(_problems(cards))
    if suffix not in (".html", ".xlsx", ".csv", ".json"):
        problems.append(Diagnostic("MQ890", params={"path": path or suffix, "suffix": suffix}))
    if problems:
        raise UsageError(problems)
    match suffix:
        case ".json":
            return render_record(cards, remarks)
        case ".csv":
            return render_table(cards, edition, lang)
        case ".xlsx":
            return render_workbook(build_report(cards, edition, lang, kinds, remarks))
        case _:
            return render_page(build_report(cards, edition, lang, kinds, remarks))


def _problems(cards: Sequence[Scorecard]) -> list[Diagnostic]:
    if not cards:
        return [Diagnostic("MQ891")]
    headers = sorted({_named(card) for card in cards})
    if len({card.header for card in cards}) > 1:
        return [Diagnostic("MQ892", params={"headers": "; ".join(headers)})]
    counts = Counter((card.unit.id, card.year) for card in cards)
    return [
        Diagnostic("MQ894", params={"unit": unit, "year": str(year)})
        for (unit, year), times in counts.items()
        if times > 1
    ]


def _named(card: Scorecard) -> str:
    header = card.header
    return f"{header.concept}@{header.edition}, {header.evaluated_on.isoformat()}, {header.reading}"
