"""What a page and a workbook show of two editions: changes by weight, with words, sources and stretches of scales."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Final, NamedTuple

from mqes_core.comparison.concepts.scales import ScalePair
from mqes_core.comparison.concepts.wording import ends_words, range_words, stretch_words
from mqes_core.comparison.editions.bearing import Bearing
from mqes_core.comparison.editions.difference import Difference, RuleChange
from mqes_core.comparison.editions.impact import Impact
from mqes_core.comparison.editions.telling import tier
from mqes_core.comparison.editions.wording import Words, in_words, rule_name
from mqes_core.eligibility import ClauseKind
from mqes_core.evaluation import ExtensionKind
from mqes_core.i18n import Language, translate

__all__ = ["TIERS", "Row", "Shown", "Stretched", "View"]

TIERS: Final = ("results", "others", "without")
"""How much a change weighs: it changes results; the plan, targets or content; nothing but words, places and names."""


class Row(NamedTuple):
    """One thing that a rule says otherwise."""

    what: str
    before: str
    after: str
    bearing: Bearing | None


class Stretched(NamedTuple):
    """Values for which two scales give other points."""

    values: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Shown:
    """One change in words."""

    change: RuleChange
    family: str
    name: str
    rows: tuple[Row, ...]
    sources: tuple[str, str]
    """Where it stands in each edition; empty where it does not."""
    stretches: tuple[Stretched, ...]
    note: str
    """What is to be said of the scales as a whole."""

    def where(self, lang: Language) -> str:
        """Where it stands in the documents, a line each; one line where that is the same."""
        if self.sources[0] == self.sources[1]:
            return self.sources[0]
        named = zip(("before", "after"), self.sources, strict=True)
        return "\n".join(f"{translate(f'diff.{key}', lang)}: {words}" for key, words in named if words)


class View:
    """The difference of two editions in one language."""

    def __init__(
        self,
        difference: Difference,
        impact: Impact | None,
        lang: Language,
        kinds: Mapping[str, ExtensionKind] | None = None,
        clauses: Mapping[str, ClauseKind] | None = None,
    ) -> None:
        self.difference, self.impact = difference, impact
        self.lang: Language = lang
        self.words = tuple(
            Words(edition, lang, kinds=kinds, clauses=clauses) for edition in (difference.before, difference.after)
        )

    @cached_property
    def shown(self) -> tuple[Shown, ...]:
        """Every change in words, in the order of the difference."""
        return tuple(self._shown(change) for change in self.difference.changes)

    def of(self, name: str) -> tuple[Shown, ...]:
        """The changes of one weight."""
        return tuple(item for item in self.shown if tier(item.change) == name)

    def _shown(self, change: RuleChange) -> Shown:
        sides = zip(self.words, (change.before, change.after), strict=True)
        sources = ["" if rule is None else words.source(rule) for words, rule in sides]
        stretches = tuple(_stretches(change.scales, self.lang)) if change.scales else ()
        return Shown(
            change,
            translate(f"diff.family.{change.rule.family}", self.lang),
            rule_name(change.rule, self.lang),
            tuple(self._rows(change)),
            (sources[0], sources[1]),
            stretches,
            self._note(change.scales),
        )

    def _rows(self, change: RuleChange) -> Iterator[Row]:
        if change.before is None or change.after is None:
            place = 1 if change.before is None else 0
            said = self.words[place].says(change.rule)
            nothing = translate("diff.nothing", self.lang)
            if said:
                ends = (nothing, said) if place else (said, nothing)
                yield Row(translate("diff.field.whole", self.lang), *ends, None)
            return
        for field in change.fields:
            first, second = in_words(change, field, *self.words)
            yield Row(translate(f"diff.field.{field.name}", self.lang), first, second, field.bearing)
        if change.moved:
            first, second = (
                rule_name(rule.parent, self.lang) if rule.parent else "–" for rule in (change.before, change.after)
            )
            yield Row(translate("diff.field.moved", self.lang), first, second, None)
        if change.renamed:
            yield Row(translate("diff.field.renamed", self.lang), change.before.id, change.after.id, Bearing.RECORD)

    def _note(self, scales: ScalePair | None) -> str:
        if scales is None:
            return ""
        if scales.why is not None:
            why = translate(f"compare.scales.why.{scales.why}", self.lang)
            return translate("diff.scales.unlaid", self.lang, why=why)
        return translate("diff.scales.equal", self.lang) if scales.equal else ""


def _stretches(pair: ScalePair, lang: Language) -> Iterator[Stretched]:
    """The values for which the points differ; all others are left out."""
    if pair.why is not None or pair.equal:
        return
    for item in pair.stretches:
        if not item.equal or item.endless:
            values = stretch_words(item, pair.pair.first.what.unit_in(lang), lang)
            yield Stretched(values, ends_words(item.first, lang), ends_words(item.second, lang))
    for answer in pair.answers:
        if answer.first != answer.second:
            value = answer.title or str(answer.value)
            if isinstance(answer.value, bool):
                value = translate(f"compare.values.{'yes' if answer.value else 'no'}", lang)
            yield Stretched(value, range_words(answer.first, lang), range_words(answer.second, lang))
    if pair.ranges is not None:
        first, second = (range_words(item, lang) for item in pair.ranges)
        yield Stretched(translate("compare.scales.range", lang), first, second)
