"""Who answers for a row: names as printed, brought together under the bodies of the concept."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from mqes_core.model.concept import Concept

__all__ = ["Body", "BodyNames", "fold"]


class Body(NamedTuple):
    """Who answers: a body of the concept, or a name that the concept explains nowhere."""

    id: str
    """The body's id, or the folded name where the concept has no such body."""
    title: str
    known: bool


def fold(text: str) -> str:
    """The words alone, for comparison: no difference of case, ё and е, spaces, dashes, quotes and full stops."""
    plain = text.casefold().replace("ё", "е")
    return " ".join("".join(sign if sign.isalnum() else " " for sign in plain).split())


class BodyNames:
    """The names by which a concept calls its bodies: title and aliases."""

    def __init__(self, concept: Concept) -> None:
        self._known: dict[str, Body] = {}
        self._names: dict[str, set[str]] = {}
        for item in concept.bodies:
            body = Body(item.id, item.title.ru, known=True)
            english = (item.title.en,) if item.title.en else ()
            names = {fold(name) for name in (item.id, item.title.ru, *english, *item.aliases)}
            self._names[item.id] = names
            for name in names:
                self._known.setdefault(name, body)

    def find(self, printed: str) -> Body:
        """The body that a printed name stands for; by itself where the concept names no such body."""
        name = fold(printed)
        return self._known.setdefault(name, Body(name, printed, known=False))

    def all(self, printed: Iterable[str]) -> tuple[Body, ...]:
        """The bodies of several names, each once, in their order."""
        return tuple({body.id: body for body in map(self.find, printed)}.values())

    def answers_to(self, body: Body, asked: str) -> bool:
        """Whether somebody who asks for a name may mean this body: one of its names, or a part of one."""
        wanted = fold(asked)
        names = self._names.get(body.id, set()) | {fold(body.title)}
        return bool(wanted) and any(f" {wanted}" in f" {name}" for name in names)
