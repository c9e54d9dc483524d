"""One record for everything that may be wrong: code, severity, place, words, way out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from mqes_core.i18n import Language, translate

__all__ = ["Diagnostic", "Place", "Severity", "has_errors"]


class Severity(StrEnum):
    """How much a diagnostic weighs: an error stops the work, a warning is passed on with the result."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """Where a problem stands: a position in a text file, or a cell of a sheet.

    Lines and columns count from one, as editors show them; zero means "not known".
    """

    file: str = ""
    line: int = 0
    column: int = 0
    sheet: str = ""
    cell: str = ""
    path: str = ""

    def __str__(self) -> str:
        if self.sheet or self.cell:
            where = "!".join(part for part in (self.sheet, self.cell) if part)
            return f"{self.file}: {where}" if self.file else where
        if self.line:
            return f"{self.file}:{self.line}:{self.column}"
        return self.file or self.path


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One finding, in the author's words: what is wrong, where, why, and how to mend it.

    ``code`` is stable and never reused (families: MQ0xx loading, MQ1xx structure, MQ2xx scales and
    indicators, MQ3xx experts, MQ4xx roadmaps, MQ5xx sources, MQ6xx law and use, MQ7xx observations
    and forms, MQ9xx plugins). Its words stand in the message catalogue under the code; ``params``
    fill them in.
    """

    code: str
    place: Place = field(default_factory=Place)
    params: Mapping[str, Any] = field(default_factory=dict)
    severity: Severity = Severity.ERROR
    about: tuple[str, int] | None = None
    """Code of the unit and the year whose data it is about, where it is about one."""

    def message(self, lang: Language = "ru") -> str:
        """What is wrong, as a sentence."""
        return translate(self.code, lang, **self.params)

    def hint(self, lang: Language = "ru") -> str:
        """The way out, as a sentence; empty where there is none to give."""
        return translate(f"{self.code}.hint", lang, default="", **self.params)

    def text(self, lang: Language = "ru") -> str:
        """Place, code, message and hint as a person reads them."""
        where = str(self.place)
        hint = self.hint(lang)
        head = f"{where}: {self.code}: {self.message(lang)}" if where else f"{self.code}: {self.message(lang)}"
        return f"{head}\n    {hint}" if hint else head

    def to_dict(self) -> dict[str, Any]:
        """JSON-ready form with the words in both languages."""
        place = {name: value for name in Place.__slots__ if (value := getattr(self.place, name))}
        unit, year = self.about or (None, None)
        about = {} if unit is None else {"unit": unit, "year": year}
        return {
            "code": self.code,
            "severity": str(self.severity),
            "place": place,
            **about,
            "message": {"ru": self.message("ru"), "en": self.message("en")},
            "hint": {"ru": self.hint("ru"), "en": self.hint("en")},
        }


def has_errors(diagnostics: Iterable[Diagnostic]) -> bool:
    """Whether anything among them stops the work."""
    return any(item.severity is Severity.ERROR for item in diagnostics)
