"""The rules of two editions paired, family by family, the outer before the inner."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final, NamedTuple

from mqes_core.comparison.editions.pairing import by_id, by_words
from mqes_core.comparison.editions.rules import FAMILIES, LISTED, Rule, rules
from mqes_core.model.edition import Edition
from mqes_core.roadmapping.bodies import fold

__all__ = ["Matching", "match_rules"]

_SOLE: Final = frozenset({"roadmap", "target"})
"""Kinds of which the only one left on either side is the same, whatever it is called: the plan of the new years, the
one target of a row."""

_IN_PLANS: Final = frozenset({"stage", "section", "activity", "passport", "passport_row"})
_OUTER_FIRST: Final = sorted(FAMILIES, key=lambda name: 2 if name in LISTED else 1 if name in _IN_PLANS else 0)


@dataclass(frozen=True, eq=False)
class Matching:
    """Which rule of the one edition is which of the other."""

    by_id: bool
    """Whether ids decide; between two concepts only words can, and only where they stand once on either side."""
    pairs: tuple[tuple[Rule, Rule], ...]
    removed: tuple[Rule, ...]
    added: tuple[Rule, ...]


class _Keyed(NamedTuple):
    """A rule under a name given once in the whole edition, and the same on both sides inside of what is paired."""

    id: str
    renamed_from: str | None
    rule: Rule


def match_rules(before: Edition, after: Edition) -> Matching:
    """Pair the rules of two editions; the same whichever comes first."""
    same = before.concept.id == after.concept.id
    sides: list[defaultdict[str, list[Rule]]] = []
    for edition in (before, after):
        sides.append(defaultdict(list))
        for rule in rules(edition):
            sides[-1][rule.family].append(rule)
    scopes: dict[int, str] = {}
    pairs: list[tuple[Rule, Rule]] = []
    removed: list[Rule] = []
    added: list[Rule] = []
    for family in _OUTER_FIRST:
        ours, theirs = ([*_keyed(side[family], scopes, place)] for place, side in enumerate(sides))
        found = by_id(ours, theirs) if same else by_words(ours, theirs, _words)
        both = [(one.rule, other.rule) for one, other in found.both]
        gone, new = [item.rule for item in found.removed], [item.rule for item in found.added]
        if family in _SOLE:
            both += _sole(gone, new, scopes)
        for number, (one, other) in enumerate(both):
            scopes[id(one)] = scopes[id(other)] = f"{family}{number}"
        pairs += both
        removed += gone
        added += new
    return Matching(same, tuple(pairs), tuple(removed), tuple(added))


def _keyed(found: Iterable[Rule], scopes: dict[int, str], side: int) -> Iterator[_Keyed]:
    """The rules under whole names; a scope that is on one side alone has a name of its own."""
    for rule in found:
        head = "" if rule.scope is None else scopes.setdefault(id(rule.scope), f"{side}:{len(scopes)}") + "/"
        head += f"{rule.listed}/" if rule.listed else ""
        yield _Keyed(head + rule.id, None if rule.renamed_from is None else head + rule.renamed_from, rule)


def _words(item: _Keyed) -> tuple[str, str]:
    return item.id.rpartition("/")[0], fold(item.rule.title.ru)


def _sole(gone: list[Rule], new: list[Rule], scopes: dict[int, str]) -> Iterator[tuple[Rule, Rule]]:
    """Pairs of what is alone on its side inside of one scope; they are taken off the lists."""

    def scope(rule: Rule) -> str:
        return "" if rule.scope is None else scopes[id(rule.scope)]

    for one in [*gone]:
        there = [rule for rule in new if scope(rule) == scope(one)]
        if len(there) == 1 and sum(scope(rule) == scope(one) for rule in gone) == 1:
            gone.remove(one)
            new.remove(there[0])
            yield one, there[0]
