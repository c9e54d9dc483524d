"""What sums may be told beside withheld numbers: none that lets one of them be worked out."""

from __future__ import annotations

from collections.abc import Callable, Collection, Hashable, Iterable, Mapping, Sequence, Set
from itertools import islice
from typing import Final, Generic, NamedTuple, TypeVar

__all__ = ["Ledger", "Places", "Room", "Trade"]

Number = TypeVar("Number", bound=Hashable)
Places = Mapping[Number, int]
"""Where each number stands: in no sum (0), or in the same sums as others with this mark."""
Trade = tuple[tuple[Number, Number | None], ...]
"""Numbers that change, each with the other number that makes up for it, or None where it stands in no sum."""

_TRIES: Final = 20
"""With how many others a number is tried; rather one sum too few than a long search."""


class Room(NamedTuple):
    """Whether a withheld number could be one less or one more, for all that is published beside it."""

    less: bool
    more: bool


class Ledger(Generic[Number]):
    """All sums that were told about withheld numbers.

    A number stays hidden if there are other numbers for which all looks the same from outside. Two ways to them are
    tried, both with another number that stands in the same sums: the one rises by one and the other falls, alone or
    with what is withheld beside them; or the two change places. A sum is told only while each number in any sum stays
    hidden so. What would be hidden in a less simple way counts as revealed.
    """

    def __init__(
        self,
        rooms: Mapping[Number, Room],
        trade: Callable[[Number, Number, Places[Number]], Trade[Number] | None],
    ) -> None:
        """``trade``: what changes if a number changes and another makes up for it; None where that cannot be."""
        self._rooms = rooms
        self._trade = trade
        self._groups: list[Sequence[Number]] = [tuple(rooms)]
        """Numbers that stand in the same sums, together; first those that stand in none."""
        self._trades: dict[Number, Trade[Number]] = {}

    def tell(self, sums: Iterable[Collection[Number]]) -> bool:
        """Take sums of these numbers as told, all or none; False, and nothing is told, where they would reveal one."""
        untold, *told = self._groups
        for item in sums:
            numbers = frozenset(item)
            inside, untold = _split(untold, numbers)
            told = [part for group in told for part in _split(group, numbers) if part] + ([inside] if inside else [])
        groups = [untold, *told]
        places = {number: at for at, group in enumerate(groups) for number in group}
        if not all(self._stay_hidden(group, places) for group in told):
            return False
        self._groups = groups
        return True

    def _stay_hidden(self, group: Sequence[Number], places: Places[Number]) -> bool:
        rooms = [self._rooms[number] for number in group]
        less, more = sum(room.less for room in rooms), sum(room.more for room in rooms)
        alone = [(room.less and more > room.more) or (room.more and less > room.less) for room in rooms]
        return all(hidden or self._trades_with(one, group, places) for one, hidden in zip(group, alone, strict=True))

    def _trades_with(self, number: Number, group: Sequence[Number], places: Places[Number]) -> bool:
        known = self._trades.get(number)
        if known is not None and all(places[one] == (0 if by is None else places[by]) for one, by in known):
            return True
        for other in islice((other for other in group if other != number), _TRIES):
            trade = self._trade(number, other, places)
            if trade is not None:
                self._trades[number] = trade
                return True
        return False


def _split(group: Sequence[Number], numbers: Set[Number]) -> tuple[Sequence[Number], Sequence[Number]]:
    """Those of the group that are among the numbers, and the others, in their order."""
    return tuple(one for one in group if one in numbers), tuple(one for one in group if one not in numbers)
