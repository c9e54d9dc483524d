"""Scorecards as one long CSV table: a row for each unit, year and rule.

UTF-8 with a byte order mark, so that Excel reads Cyrillic letters. The dialect follows the language, as Excel expects
it: semicolon and decimal comma in Russian, comma and decimal point in English. Column names are the same in both.
A ratio that never ends is rounded in ``low`` and ``high`` and stands in full in ``low_exact`` and ``high_exact``, with
the fraction slash U+2044, because Excel takes 1/3 for a date. An apostrophe
stands before texts that a spreadsheet would run as a formula, and before an apostrophe.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from fractions import Fraction

from mqes_core.evaluation.explain import source_in_words
from mqes_core.evaluation.outcomes import Points
from mqes_core.evaluation.scorecard import NodeResult, Scorecard
from mqes_core.i18n import Language
from mqes_core.model import Edition, render_exact

__all__ = ["COLUMNS", "guarded", "render_table"]

COLUMNS = (
    "concept", "edition", "rules_hash", "engine", "evaluated_on", "reading", "notices", "unit", "unit_title", "year",
    "rule", "kind", "number", "title", "status", "low", "high", "low_exact", "high_exact", "match", "minimum",
    "minimum_status", "source",
)  # fmt: skip

_GUARDED = ("=", "+", "-", "@", "\t", "\r", "'")
_PLACES = 6


def render_table(cards: Sequence[Scorecard], edition: Edition, lang: Language) -> bytes:
    """The table as bytes; an end without a bound and what is not there are empty cells."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=";" if lang == "ru" else ",", lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for card in cards:
        writer.writerows(_row(result, edition, lang) for result in _in_order(card.total))
    return text.getvalue().encode("utf-8-sig")


def _in_order(result: NodeResult) -> Iterator[NodeResult]:
    yield result
    for part in result.children:
        yield from _in_order(part)


def _row(result: NodeResult, edition: Edition, lang: Language) -> list[str]:
    header, unit = result.card.header, result.card.unit
    minimum = result.minimum
    return [
        *map(guarded, (header.concept, header.edition, header.rules_hash, header.engine)),
        header.evaluated_on.isoformat(),
        header.reading,
        " ".join(header.notices),
        guarded(unit.id),
        guarded(unit.title or ""),
        str(result.card.year),
        guarded(result.node.id),
        result.node.kind,
        guarded(result.node.number),
        guarded(result.node.title(lang)),
        str(result.status),
        _number(result.low, lang),
        _number(result.high, lang),
        _exact(result.low),
        _exact(result.high),
        result.match.key,
        "" if minimum is None else _number(minimum.points, lang),
        str(result.minimum_status or ""),
        guarded(source_in_words(result.node.source, edition, lang)),
    ]


def guarded(text: str) -> str:
    """Text that no spreadsheet runs: an apostrophe stands before what begins like a formula or with an apostrophe."""
    return f"'{text}" if text.startswith(_GUARDED) else text


def _number(value: Points | None, lang: Language) -> str:
    if value is None:
        return ""
    text = str(render_exact(value))
    if "/" in text:
        text = str(render_exact(Fraction(round(value * 10**_PLACES), 10**_PLACES)))
    return text.replace(".", ",") if lang == "ru" else text


def _exact(value: Points | None) -> str:
    """The ratio of a number that never ends; empty for all others."""
    text = "" if value is None else str(render_exact(value))
    return text.replace("/", "\N{FRACTION SLASH}") if "/" in text else ""
