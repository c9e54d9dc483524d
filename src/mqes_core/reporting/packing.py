"""Explanations packed small for a page: every text stands once, and an explanation is numbers that point at texts."""

from __future__ import annotations

from typing import Any

from mqes_core.evaluation.explain import Explanation, ReadingNote

__all__ = ["Packer"]

Packed = list[Any]


class Packer:
    """Collects texts, readings and lines while explanations are packed.

    A packed explanation is ``[number, title, status, outcome, inputs, rule, because, minimum, readings, source,
    parts]``: texts as places in ``texts``, inputs as pairs of such places, readings as pairs of a place in ``readings``
    (each ``[id, about, taken, because, provisional]``) and how it bore on the result, parts packed in the same way. One
    without parts, a line, is its place in ``lines``: many units have the very same.
    """

    def __init__(self) -> None:
        self._texts: dict[str, int] = {}
        self._readings: dict[tuple[str, str, str, str, bool], int] = {}
        self._lines: list[Packed] = []
        self._places: dict[int, tuple[Explanation, int]] = {}

    @property
    def texts(self) -> list[str]:
        """Every text, once."""
        return list(self._texts)

    @property
    def readings(self) -> list[Packed]:
        """Every reading, once, its words in full."""
        return [[*words, int(provisional)] for *words, provisional in self._readings]

    @property
    def tables(self) -> dict[str, list[Any]]:
        """All that packed explanations point at, by the names that the page knows."""
        return {"texts": self.texts, "readings": self.readings, "lines": self._lines}

    def text(self, words: str) -> int:
        """The place of ``words``."""
        return self._texts.setdefault(words, len(self._texts))

    def _note(self, note: ReadingNote) -> int:
        # By all it says: another edition may read the same place in another way.
        key = note.id, note.about, note.taken, note.because, note.provisional
        return self._readings.setdefault(key, len(self._readings))

    def pack(self, explanation: Explanation) -> Packed | int:
        """The explanation with all its parts; the very same line is packed once."""
        if explanation.parts:
            return self._packed(explanation)
        known = self._places.get(id(explanation))
        if known is None:
            known = explanation, len(self._lines)  # it is kept, so that its id stays its own
            self._lines.append(self._packed(explanation))
            self._places[id(explanation)] = known
        return known[1]

    def _packed(self, explanation: Explanation) -> Packed:
        return [
            self.text(explanation.number),
            self.text(explanation.title),
            self.text(explanation.status),
            self.text(explanation.outcome),
            [[self.text(label), self.text(value)] for label, value in explanation.inputs],
            self.text(explanation.rule),
            self.text(explanation.because),
            self.text(explanation.minimum),
            [[self._note(note), note.bearing] for note in explanation.readings],
            self.text(explanation.source),
            [self.pack(part) for part in explanation.parts],
        ]
