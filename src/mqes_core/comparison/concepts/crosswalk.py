"""How directions of a concept come to those of the chosen frame: by links of its own, or on through a crosswalk."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from mqes_core.model import frame as model
from mqes_core.model.frame import Comparability, Frame

__all__ = ["Crosswalk", "Way", "far"]


@dataclass(frozen=True, slots=True)
class Way:
    """One way to a direction of the chosen frame, link by link; the last link leads there."""

    links: tuple[model.Mapping, ...]

    @property
    def code(self) -> str:
        """The direction of the chosen frame."""
        return self.links[-1].code

    @property
    def provisional(self) -> bool:
        """Whether a link of it still waits to be confirmed."""
        return any(link.provisional for link in self.links)

    @property
    def comparability(self) -> Comparability:
        """How far it lets compare.

        As far as its weakest link. What leads up to something broader and down again to something narrower has lost
        the thread: two parts of one whole need not have anything in common.
        """
        return far([link.relation for link in self.links])


def far(relations: Sequence[model.Relation]) -> Comparability:
    """How far a chain of relations lets compare, from the first to the last."""
    if "broad" in relations and "narrow" in relations[relations.index("broad") :]:
        return "none"
    return model.comparability(*relations)


@dataclass(frozen=True, eq=False)
class Crosswalk:
    """The chosen edition of the frame, and what leads to it from the others."""

    frame: Frame
    frames: Mapping[str, Frame]
    """Every edition at hand, by its id."""

    def ways(self, mappings: Iterable[model.Mapping]) -> tuple[Way, ...]:
        """The way to each direction of the chosen frame that the links lead to, the best where there are several.

        A link to the chosen edition itself goes before any through another edition.
        """
        found: dict[str, Way] = {}
        for way in sorted(self._all(mappings), key=_preference):
            found.setdefault(way.code, way)
        order = [item.code for item in self.frame.directions]
        return tuple(sorted(found.values(), key=lambda way: order.index(way.code)))

    def reaches(self, edition: str, code: str) -> bool:
        """Whether any direction of an edition leads to this direction of the chosen one."""
        return edition == self.frame.id or any(
            way[-1].code == code and far([link.relation for link in way]) != "none"
            for (start, _), ways in self._onward.items()
            if start == edition
            for way in ways
        )

    def _all(self, mappings: Iterable[model.Mapping]) -> Iterator[Way]:
        for link in mappings:
            if link.frame == self.frame.id:
                if self.frame.find(link.code) is not None:
                    yield Way((link,))
            else:
                yield from (Way((link, *onward)) for onward in self._onward.get((link.frame, link.code), ()))

    @cached_property
    def _onward(self) -> Mapping[tuple[str, str], tuple[tuple[model.Mapping, ...], ...]]:
        """The ways from each direction of every other edition to the chosen one, through no edition twice."""
        return {
            (edition.id, direction.code): tuple(self._lead(edition, direction.code, frozenset({edition.id})))
            for edition in self.frames.values()
            if edition.id != self.frame.id
            for direction in edition.directions
        }

    def _lead(self, edition: Frame, code: str, seen: frozenset[str]) -> Iterator[tuple[model.Mapping, ...]]:
        for other in (*self.frames.values(), self.frame):
            if other.id in seen:
                continue
            links = [link for own, link in edition.links_to(other) if own.code == code]
            if other.id == self.frame.id:
                yield from ((link,) for link in links)
            else:
                for link in links:
                    yield from ((link, *more) for more in self._lead(other, link.code, seen | {other.id}))
            seen |= {other.id}


def _preference(way: Way) -> tuple[int, int, bool]:
    return len(way.links), ("comparable", "partial", "none").index(way.comparability), way.provisional
