"""Explanations packed small for a page: every text stands once, and an explanation is numbers that point at texts."""

from __future__ import annotations

from typing import Any

from mqes_core.evaluation.explain import Explanation, ReadingNote

__all__ = ["Packer"]

Packed = list[Any]


class Packer:
    """Collects texts and readings while explanations are packed.

    A packed explanation is ``[number, title, status, outcome, inputs, rule, because, minimum, readings, source,
    parts]``: texts as places in ``texts``, inputs as pairs of such places, readings as pairs of a place in ``readings``
    (each ``[id, about, taken, because, provisional]``) and how it bore on the result, parts packed in the same way.
    """

    def __init__(self) -> None:
        self._texts: dict[str, int] = {}
        self._readings: dict[tuple[str, str, str, str, bool], int] = {}
        self._lines: dict[int, tuple[Explanation, Packed]] = {}

    @property
    def texts(self) -> list[str]:
        """Every text, once."""
        return list(self._texts)

    @property
    def readings(self) -> list[Packed]:
        """Every reading, once, its words in full."""
        return [[*words, int(provisional)] for *words, provisional in self._readings]

    def text(self, words: str) -> int:
        """The place of ``words``."""
        return self._texts.setdefault(words, len(self._texts))

    def _note(self, note: ReadingNote) -> int:
        # By all it says: another edition may read the same place in another way.
        key = note.id, note.about, note.taken, note.because, note.provisional
        return self._readings.setdefault(key, len(self._readings))

    def pack(self, explanation: Explanation) -> Packed:
        """The explanation with all its parts; the very same line is packed once."""
        known = self._lines.get(id(explanation))
        if known is not None:
            return known[1]
        packed = self._packed(explanation)
        if not explanation.parts:
            self._lines[id(explanation)] = explanation, packed  # kept, so that its id stays its own
        return packed

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
