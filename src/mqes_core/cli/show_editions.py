"""Two editions in a terminal: in short, then rule by rule, then unit by unit."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from mqes_core.comparison.editions.difference import RuleChange
from mqes_core.comparison.editions.impact import Impact, Moved, Verdict
from mqes_core.comparison.editions.telling import (
    effect_words,
    left_words,
    minimum_words,
    open_words,
    shift_words,
    span_words,
    summary,
    tier,
)
from mqes_core.comparison.editions.wording import Words, in_words, rule_name
from mqes_core.i18n import Language, format_interval, translate

if TYPE_CHECKING:
    from mqes_core.api.editions import DiffResult

__all__ = ["lines"]


def lines(result: DiffResult, lang: Language) -> Iterator[str]:
    """What changed, the weightiest first, and whom it moves."""
    difference = result.difference
    before, after = (
        Words(edition, lang, kinds=result.kinds, clauses=result.clauses)
        for edition in (difference.before, difference.after)
    )
    yield f"{difference.before.key} → {difference.after.key}"
    yield from summary(difference, result.impact, lang)
    for name in ("results", "others", "without"):
        found = [change for change in difference.changes if tier(change) == name]
        if found:
            yield ""
            yield translate(f"diff.{name}", lang)
            for change in found:
                yield from _change(change, before, after, lang)
    if difference.shifts:
        yield ""
        yield translate("diff.shifts", lang)
        for shift in difference.shifts:
            yield f"  {rule_name(shift.after, lang)}: {'; '.join(shift_words(shift, lang))}"
    if result.impact is not None:
        yield from _impact(result.impact, lang)


def _change(change: RuleChange, before: Words, after: Words, lang: Language) -> Iterator[str]:
    family = translate(f"diff.family.{change.rule.family}", lang)
    status = ", ".join(translate(f"diff.status.{mark}", lang) for mark in change.marks)
    yield f"  {family}: {rule_name(change.rule, lang)} – {status}"
    words, rule = (after, change.after) if change.after is not None else (before, change.before)
    if change.status != "changed" and rule is not None and (says := words.says(rule)):
        yield f"      {says}"
    if change.before is not None and change.after is not None:
        if change.renamed:
            yield f"      {translate('diff.field.renamed', lang)}: {change.before.id} → {change.after.id}"
        if change.moved:
            ends = [rule_name(rule.parent, lang) if rule.parent else "–" for rule in (change.before, change.after)]
            yield f"      {translate('diff.field.moved', lang)}: {ends[0]} → {ends[1]}"
    for field in change.fields:
        first, second = in_words(change, field, before, after)
        yield f"      {translate(f'diff.field.{field.name}', lang)}: «{first}» → «{second}»"


def _impact(impact: Impact, lang: Language) -> Iterator[str]:
    yield ""
    yield translate("diff.impact", lang)
    reading = translate(f"diff.impact.reading.{impact.reading}", lang)
    yield translate("diff.impact.lead", lang, reading=reading)
    yield from (f"{notice.code}: {notice.message(lang)}" for notice in impact.notices)
    for verdict in Verdict:
        units = impact.of(verdict)
        if units:
            yield ""
            yield f"{translate(f'diff.verdict.{verdict}', lang)}: {len(units)}"
            for moved in units:
                yield from _unit(moved, impact, lang)


def _unit(moved: Moved, impact: Impact, lang: Language) -> Iterator[str]:
    cards = (moved.before, moved.after)
    points = [format_interval(card.total.low, card.total.high, lang) for card in cards]
    change = span_words(moved.change, lang)
    if moved.verdict is Verdict.NO_TOTAL:
        points, change = ["–", "–"], "–"
    yield f"  {moved.before.unit.id}, {moved.before.year}: {points[0]} → {points[1]} ({change})"
    yield from (f"      {effect_words(part, impact, lang)}" for part in moved.deciding)
    yield from (f"      {minimum_words(move, lang)}" for move in moved.minima)
    if reasons := open_words(moved, lang):
        yield f"      {translate('diff.verdict.open', lang)}: {'; '.join(reasons)}"
    left = "; ".join(left_words(item, impact.difference, lang) for item in moved.carried.left)
    if left:
        yield f"      {translate('diff.impact.left', lang)}: {left}"
