"""Requirements to experts side by side: stricter, weaker, equal or incomparable, with the clause that decides."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from mqes_core import eligibility
from mqes_core.eligibility import ClauseKind, Comparison, Relation
from mqes_core.model.edition import Edition
from mqes_core.model.experts import ExpertCategory, Experts

__all__ = ["Category", "RequirementPair", "Requirements", "requirements"]


@dataclass(frozen=True, slots=True)
class Category:
    """A category of experts of one of the concepts."""

    column: int
    """The place of its concept among those compared."""
    category: ExpertCategory


@dataclass(frozen=True, slots=True)
class RequirementPair:
    """How the first category's requirements stand to the second's."""

    first: int
    """Place among the categories."""
    second: int
    comparison: Comparison


@dataclass(frozen=True, eq=False)
class Requirements:
    """All categories of all concepts, each beside each."""

    categories: tuple[Category, ...]
    pairs: tuple[RequirementPair, ...]
    """Every pair once, the earlier category first."""
    silent: tuple[int, ...]
    """Concepts that ask nothing of experts."""

    def relation(self, first: int, second: int) -> Relation:
        """How one category stands to another, whichever comes first."""
        if first == second:
            return Relation.EQUAL
        low, high = sorted((first, second))
        place = low * (2 * len(self.categories) - low - 1) // 2 + high - low - 1
        found = self.pairs[place].comparison.relation
        return found if first < second else _TURNED.get(found, found)


_TURNED = {Relation.STRICTER: Relation.WEAKER, Relation.WEAKER: Relation.STRICTER}


def requirements(editions: Sequence[Edition], on: date, kinds: Mapping[str, ClauseKind] | None = None) -> Requirements:
    """Compare what all concepts require of experts on a day, as adopted.

    Raises:
        LoadError: MQ340 a clause's kind is a plugin's that is not there, MQ341 its parameters do not fit.
    """
    found: list[tuple[Category, Experts]] = []
    for place, edition in enumerate(editions):
        if edition.experts is not None:
            for group in edition.experts.groups:
                found += [(Category(place, item), edition.experts) for item in group.categories]
    pairs = tuple(
        RequirementPair(first, second, _compare(found[first], found[second], on, kinds))
        for first in range(len(found))
        for second in range(first + 1, len(found))
    )
    with_some = {category.column for category, _ in found}
    silent = tuple(place for place in range(len(editions)) if place not in with_some)
    return Requirements(tuple(category for category, _ in found), pairs, silent)


def _compare(
    first: tuple[Category, Experts], second: tuple[Category, Experts], on: date, kinds: Mapping[str, ClauseKind] | None
) -> Comparison:
    (one, ours), (other, theirs) = first, second
    return eligibility.compare((one.category, ours), (other.category, theirs), on, kinds=kinds)
