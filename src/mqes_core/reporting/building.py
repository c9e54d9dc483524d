"""Cards and an edition become what a report shows: rows in their order, ranks, words, explanations."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import groupby

from mqes_core.diagnostics import Diagnostic
from mqes_core.evaluation.explain import Explanation, ReadingNote, explain
from mqes_core.evaluation.kinds import ExtensionKind
from mqes_core.evaluation.outcomes import MinimumStatus, Points, Status
from mqes_core.evaluation.ranking import RankRange, rank
from mqes_core.evaluation.scorecard import NodeResult, Scorecard
from mqes_core.evaluation.wording import outcome_in_words
from mqes_core.i18n import Language, format_interval, format_number, translate
from mqes_core.model import Edition
from mqes_core.reporting.unit_words import unit_words
from mqes_core.reporting.view import GAPS, VERDICTS, Cell, Column, Report, Row, YearTable, walk

__all__ = ["build_report", "natural"]


def build_report(
    cards: Sequence[Scorecard],
    edition: Edition,
    lang: Language,
    kinds: Mapping[str, ExtensionKind] | None = None,
    remarks: Sequence[Diagnostic] = (),
) -> Report:
    """Rows, ranks, words and explanations of ``cards``, which share one header and are not empty.

    ``kinds`` are the kinds of scales that plugins add; they describe their own rules. ``remarks`` are what was noticed
    while the data was read.
    """
    has_total = cards[0].total.match.key != "separate"
    by_year = groupby(sorted(cards, key=lambda card: -card.year), key=lambda card: card.year)

    def reason(card: Scorecard) -> Explanation:
        return explain(card.total, edition, lang, kinds)

    years = tuple(YearTable(year, _rows(tuple(group), lang, reason, remarks)) for year, group in by_year)
    notes = [note for table in years for row in table.rows for note in _notes(row.explanation)]
    by_id = {note.id: note for note in notes}
    return Report(
        header=cards[0].header,
        edition=edition,
        lang=lang,
        columns=tuple(_column(result, lang) for result in cards[0].criteria),
        years=years,
        readings=tuple(by_id[key] for key in sorted(by_id, key=natural)),
        bearing=Counter(note.id for note in notes if note.decisive),
        has_total=has_total,
        unsaid=has_total and cards[0].header.reading == "letter" and _rests_on_a_combination(edition),
        remarks=tuple(remarks),
    )


def _rests_on_a_combination(edition: Edition) -> bool:
    """Whether only a reading says how some parts make a whole."""
    wholes = [*edition.criteria(), *([edition.scoring] if edition.scoring else ())]
    return any(getattr(rule.combine, "reading", None) for rule in wholes)


def natural(text: str) -> tuple[tuple[int, int, str], ...]:
    """Sorting key under which «Школа № 2» stands before «Школа № 10»."""
    pieces = re.split(r"([0-9]+)", text.casefold().replace("ё", "е"))
    return tuple((0, int(piece), "") if index % 2 else (1, 0, piece) for index, piece in enumerate(pieces))


def _rows(
    cards: Sequence[Scorecard],
    lang: Language,
    reason: Callable[[Scorecard], Explanation],
    remarks: Sequence[Diagnostic],
) -> tuple[Row, ...]:
    ranks = _ranks(cards)
    totals = _cells([card.total for card in cards], lang)
    columns = [_cells(column, lang) for column in zip(*(card.criteria for card in cards), strict=True)]
    names = [card.unit.title or card.unit.id for card in cards]
    name_orders = _dense([natural(name) for name in names])
    rows = [
        Row(
            card=card,
            name=name,
            about=unit_words(card.unit, lang),
            rank=place,
            total=total,
            cells=tuple(column[index] for column in columns),
            explanation=reason(card),
            verdict=_verdict(card.minima.values()),
            name_order=name_order,
            remarks=tuple(item for item in remarks if item.about == (card.unit.id, card.year)),
        )
        for index, (card, name, place, total, name_order) in enumerate(
            zip(cards, names, ranks, totals, name_orders, strict=True)
        )
    ]
    # Who has no rank stands after who has one; equals stand by name.
    rows.sort(key=lambda row: (row.rank is None, row.rank or (), row.name_order, row.card.unit.id))
    return tuple(rows)


def _ranks(cards: Sequence[Scorecard]) -> list[RankRange | None]:
    """Rank ranges among the cards that have a total; None for the others."""
    totalled = [card for card in cards if card.total.status is not Status.NOT_APPLICABLE]
    ranges = iter(rank(totalled))
    return [next(ranges) if card.total.status is not Status.NOT_APPLICABLE else None for card in cards]


def _cells(results: Sequence[NodeResult], lang: Language) -> list[Cell]:
    applicable = [result for result in results if result.status is not Status.NOT_APPLICABLE]
    orders = iter(_dense([_from_the_best(result) for result in applicable]))
    return [
        Cell(
            result,
            points=_points_in_words(result, lang),
            note=translate(f"status.{result.status}", lang) if result.status in GAPS else "",
            order=None if result.status is Status.NOT_APPLICABLE else next(orders),
        )
        for result in results
    ]


def _points_in_words(result: NodeResult, lang: Language) -> str:
    """The interval of points, or that the rule does not apply."""
    if result.status is Status.NOT_APPLICABLE:
        return outcome_in_words(result.outcome, lang)
    return format_interval(result.low, result.high, lang)


def _from_the_best(result: NodeResult) -> tuple[tuple[int, Points], tuple[int, Points]]:
    """Sorting key by the least points, then by the most; an end without a bound lies beyond all numbers."""
    low = (1, 0) if result.low is None else (0, -result.low)
    high = (0, 0) if result.high is None else (1, -result.high)
    return low, high


def _dense(keys: Sequence[object]) -> list[int]:
    """The place of each key among the distinct keys, counted from zero."""
    places = {key: place for place, key in enumerate(sorted(set(keys)))}  # type: ignore[type-var]
    return [places[key] for key in keys]


def _column(result: NodeResult, lang: Language) -> Column:
    minimum = result.minimum
    words = translate("report.minimum.points", lang, points=format_number(minimum.points, lang)) if minimum else ""
    return Column(result.node.id, result.node.number.rstrip("."), result.node.title(lang), words)


def _verdict(minima: Iterable[MinimumStatus]) -> MinimumStatus | None:
    """The worst that is certain: one minimum missed decides; then one open; then one met."""
    found = frozenset(minima)
    return next((status for status in VERDICTS if status in found), None)


def _notes(explanation: Explanation) -> Iterator[ReadingNote]:
    for part in walk(explanation):
        yield from part.readings
