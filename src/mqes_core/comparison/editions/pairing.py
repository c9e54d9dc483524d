"""Which things of two editions are the same thing: by their stable ids, by former ids, else by their words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass
from typing import Generic, Protocol, TypeVar

__all__ = ["Pairs", "by_id", "by_words"]


class _Renamable(Protocol):
    @property
    def id(self) -> str: ...

    @property
    def renamed_from(self) -> str | None: ...


_Named = TypeVar("_Named", bound=_Renamable)
_Any = TypeVar("_Any")


@dataclass(frozen=True, slots=True)
class Pairs(Generic[_Any]):
    """What stands in both editions, and what in one alone; each thing once, in the order of its edition."""

    both: tuple[tuple[_Any, _Any], ...]
    removed: tuple[_Any, ...]
    added: tuple[_Any, ...]


def by_id(before: Iterable[_Named], after: Iterable[_Named]) -> Pairs[_Named]:
    """Pairs of one id, then those of which either says that it had the other's id.

    A link counts where it leads from one thing to one thing; so the pairs are the same whichever edition comes first.
    """
    before, after = tuple(before), tuple(after)
    left, right = ({item.id: place for place, item in enumerate(items)} for items in (before, after))
    both = {left[name]: right[name] for name in left if name in right}
    links = {(left[item.renamed_from], place) for place, item in enumerate(after) if item.renamed_from in left}
    links |= {(place, right[item.renamed_from]) for place, item in enumerate(before) if item.renamed_from in right}
    taken = set(both.values())
    links = {(one, other) for one, other in links if one not in both and other not in taken}
    often = Counter(("before", one) for one, _ in links) + Counter(("after", other) for _, other in links)
    both |= {one: other for one, other in links if often["before", one] == often["after", other] == 1}
    return _sorted_out(before, after, both)


def by_words(before: Iterable[_Any], after: Iterable[_Any], words: Callable[[_Any], Hashable]) -> Pairs[_Any]:
    """Pairs whose ``words`` are the same and stand once on either side: between two concepts ids mean nothing."""
    before, after = tuple(before), tuple(after)
    once = [Counter(words(item) for item in items) for items in (before, after)]
    places = {words(item): place for place, item in enumerate(after)}
    both = {
        place: places[key]
        for place, item in enumerate(before)
        if (key := words(item)) in places and once[0][key] == once[1][key] == 1
    }
    return _sorted_out(before, after, both)


def _sorted_out(before: Sequence[_Any], after: Sequence[_Any], both: dict[int, int]) -> Pairs[_Any]:
    taken = set(both.values())
    return Pairs(
        tuple((before[one], after[other]) for one, other in sorted(both.items())),
        tuple(item for place, item in enumerate(before) if place not in both),
        tuple(item for place, item in enumerate(after) if place not in taken),
    )
