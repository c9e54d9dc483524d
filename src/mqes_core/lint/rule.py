"""A rule of the linter: a function that finds, and the data that says how much a finding weighs and what it means."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from mqes_core.diagnostics import Severity
from mqes_core.i18n import Language, translate
from mqes_core.lint.subject import Path, Subject

__all__ = ["FAMILIES", "Check", "Defect", "Example", "LintRule", "RuleWords"]

FAMILIES: Final[Mapping[str, str]] = {
    "1": "structure",
    "2": "scales",
    "3": "experts",
    "4": "roadmaps",
    "5": "sources",
    "6": "law",
}
"""Families of rules by the figure that follows ``MQ`` in their codes."""


@dataclass(frozen=True, slots=True)
class Defect:
    """What a check found: the way to the place, and what fills in the words of the rule."""

    path: Path
    params: Mapping[str, Any] = field(default_factory=dict)
    also: tuple[Path, ...] = ()
    """Other places that belong to the same defect, such as the first of two equal rows."""


Check = Callable[[Subject], Iterator[Defect]]
"""A pure function from an edition laid out for checking to its defects."""


@dataclass(frozen=True, slots=True)
class RuleWords:
    """The words of a rule in one language; ``message`` and ``hint`` hold placeholders such as ``{number}``."""

    title: str
    message: str
    hint: str
    why: str


@dataclass(frozen=True, slots=True)
class Example:
    """A piece of data with the defect and without it, to be put at a place of the clean concept."""

    file: str
    """The file of the clean concept, such as ``roadmap.yaml``."""
    at: str
    """The place in it, such as ``roadmap.sections[0].activities``."""
    bad: str
    """YAML."""
    good: str
    """YAML."""


@dataclass(frozen=True, slots=True)
class LintRule:
    """One rule: what it is called, how much it weighs, and the function that finds.

    The words of a rule of mqes stand in the message catalogue under its code (``MQ151``, ``MQ151.hint``,
    ``MQ151.title``, ``MQ151.why``); the rule of a plugin brings its own.
    """

    code: str
    severity: Severity
    check: Check
    example: Example | None = None
    basis: str = ""
    """For a rule of law: the act it rests on, with its date."""
    words: Mapping[Language, RuleWords] | None = None

    @property
    def family(self) -> str:
        """The family by the code; ``plugin`` for a rule that a plugin brings."""
        return FAMILIES[self.code[2]] if self.words is None else "plugin"

    def title(self, lang: Language = "ru") -> str:
        """The defect in a few words."""
        return self._say("title", lang, {})

    def why(self, lang: Language = "ru") -> str:
        """Why it matters."""
        return self._say("why", lang, {})

    def message(self, lang: Language, params: Mapping[str, Any]) -> str:
        """What is wrong, as a sentence."""
        return self._say("message", lang, params)

    def hint(self, lang: Language, params: Mapping[str, Any]) -> str:
        """How to mend it, as a sentence."""
        return self._say("hint", lang, params)

    def _say(self, what: str, lang: Language, params: Mapping[str, Any]) -> str:
        if self.words is None:
            return translate(self.code if what == "message" else f"{self.code}.{what}", lang, **params)
        words: str = getattr(self.words[lang], what)
        return words.format(**params)
